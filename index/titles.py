"""The title page of a document: its title, its printed key-value block, its head lines."""

from __future__ import annotations

import re
from dataclasses import dataclass

from index.document_number import NUMBER
from index.record_card import LABELS, Key

KIND = (
    r"(?:通知|意见|办法|方案|规划|纲要|计划|决定|决议|条例|规定|规则|细则|报告|措施|要点|公告|通告|批复|复函|函|清单|政策|指南|指引|制度|草案|标准|"
    r"目录|举措|汇编|条件|流程|程序|要求|时间|安排|章程|预案|公报|通报|命令|令|准则|规范|任务|路线图|手册|建议|讲话|工作法|解读)"
)
"""The last word of a title: the kind of document."""

_COVER = r"(?:通知|公告|决定|通告|函)"
TITLE_END = re.compile(rf"{KIND}[”》]?(?:[（(][^（()）]{{1,20}}[)）]){{0,2}}$")
"""The end of a title: the kind of document, and what may stand in brackets behind it."""
_PAIR = {
    key: re.compile(rf"(?<![\u4e00-\u9fff])(?:{'|'.join(labels)})[】\]]?\s*[:：\t]\s*([^\t\n|【]*)", re.M)
    for key, labels in LABELS.items()
}
_PAIR_LINE = re.compile(r"^[\u4e00-\u9fff\s]{2,8}[:：]")
_BANNER = re.compile(
    r"^[\u4e00-\u9fff\s]{4,40}文\s?件$|^★$|^[^关]{2,24}令$|^[（(]?第\s?[\d一二三四五六七八九十百]+\s?号[)）]?$|^[A-Za-z0-9\-—/]+$"
)
_NOT_TITLE = re.compile(
    r"^(?:索引号|主题|分类|发文|成文|发布|文号|名称|来源|时间|日期|字号|字体|浏览|点击|打印|分享|当前位置|首页|目\s*录|各.{1,40}[:：]|[（(].*[)）]$|抄送|附件)"
)
_DATED = re.compile(r"^\d{4}年.*日$")
_KEY_LINE = re.compile(r"^(?:来源|附件|标题)")
_BODY = re.compile(r"^(?:第[一1][章条编]|一、|目\s*录$)")
_ISSUE = re.compile(
    rf"^.{{0,60}}?(?:关于)?(?:印发|转发|下发|发布|公布|批转)(?:.*?(?:等(?:部门|单位)?|厅|局|委|部|办)(?=《))?"
    rf"[《<〈]?(?P<title>.+?)[》>〉]?(?:的{_COVER})?$"
)
_QUOTED_ISSUE = re.compile(rf"《([^《》]{{4,80}})》的{_COVER}$")
_RUN_IN = re.compile(
    r"\s*([^\n。；]{4,100}?的(?:通知|意见|决定|公告|通告|函))(?=[（(]\d{4}年|[^\n。；，]{2,40}[：:])"
)
_YEARS = re.compile(r"[（(](?:[^（()）]*\d{4}[^（()）]*|试行|暂行|草案|修订|征求意见稿)[)）](?:草案)?$")
_DATE_TAIL = re.compile(r"[（(]\s*(?:19|20)\d{2}年\d{1,2}月\d{1,2}日[^（()）]*[)）]$")
_LETTERHEAD = re.compile(r"^[\u4e00-\u9fff]{4,40}文件(?=.*关于)")
_LIST_PLACE = re.compile(r"^\d{1,3}[.、．](?!\d)|^[★☆*#\s]+|^在.{4,40}会议上的(?=.{4,})")
_LEADING_NUMBER = re.compile(r"^.*?[〕\]】]\d+号")
_SITE_BREAK = re.compile(r"\s*[_|｜]\s*|\s+[-–—]+\s+|\s*-{2,}\s*|\s*—{2,}(?=[^—]*(?:网|政府|门户)$)")
_SITE = re.compile(r"\s*[-–—]\s*[\u4e00-\u9fff]{2,20}(?:网|网站|门户|平台)$")
_GOES_ON = ("的通知", "的公告", "的决定", "的意见", "》", "和", "暨", "及", "的若干", "的实施")
_NOT_ALONE = re.compile(r"[。；，：《》]|印发|通知|^附件|^\d")
_SENTENCE = re.compile(r"[。，；：？！]")
_BLANKS = re.compile(r"\s+")
_WRAP_LIMIT = 6
_HEAD_LIMIT = 6000


@dataclass(frozen=True, slots=True)
class TitlePage:
    """What the head of a document prints: `title` of the document itself, `full_title` of its covering notice where it has
    one (else the same), the key-value block (`pairs`, see `record_card`), the head lines.
    """

    title: str
    full_title: str
    pairs: dict[Key, str]
    lines: tuple[str, ...]


def title_page(text: str, stated: str = "") -> TitlePage:
    """Reads the head of `text`; `stated` is the title that the format gives (an HTML title), used where none is printed."""
    lines = _head(text)
    block = "\n".join(lines)
    pairs: dict[Key, str] = {
        key: found.group(1).strip() for key, pattern in _PAIR.items() if (found := pattern.search(block))
    }
    full = (
        _printed_title(lines) or clean_title(pairs.get("title", "")) or clean_title(stated) or _run_in(text)
    )
    return TitlePage(_issued_title(full, text), full, pairs, tuple(lines))


def clean_title(words: str) -> str:
    """A page title without the site's name (“X_某某政府网” → “X”)."""
    parts = [part.strip() for part in _SITE_BREAK.split(words) if part.strip()]
    if not parts:
        return ""
    return _SITE.sub("", next((part for part in parts if TITLE_END.search(part)), parts[0])).strip()


def _head(text: str) -> list[str]:
    """The lines before the body, which begins at the addressee, the first heading or the first real sentence."""
    lines: list[str] = []
    for line in text[:_HEAD_LIMIT].split("\n"):
        words = line.strip()
        sentence = words.endswith(("。", "；")) or words.count("，") >= 2 or "。" in words[:-1]
        prose = len(words) > 30 and sentence and "\t" not in words
        addressee = words.endswith(("：", ":")) and len(words) > 6 and not _KEY_LINE.match(words)
        if prose or addressee or _BODY.match(words) or len(lines) > 60:
            break
        lines.append(words)
    return [line for line in lines if line]


def _printed_title(lines: list[str]) -> str:
    """The first title that the head lines print, joined where it is wrapped; a lone short line above the body will do."""
    usable = [i for i, line in enumerate(lines) if not _skip(line)]
    for first in usable:
        words = ""
        for last in range(first, min(first + _WRAP_LIMIT, len(lines))):
            if last not in usable and not (words and _YEARS.match(lines[last])):
                break
            words += _BLANKS.sub("", lines[last])
            if len(words) > 120:
                break
            if TITLE_END.search(_DATE_TAIL.sub("", words)) and not _continues(lines, last):
                return _trimmed(words)
    if len(lines) <= 3 and usable:
        line = lines[usable[0]]
        if 4 <= len(line) <= 40 and not _SENTENCE.search(line):
            return _trimmed(line)
    return ""


def _run_in(text: str) -> str:
    """A title that stands before the addressee on the same line."""
    found = _RUN_IN.match(text)
    return _trimmed(found.group(1)) if found else ""


def _skip(line: str) -> bool:
    patterns = (_BANNER, _NOT_TITLE, _PAIR_LINE, _DATED)
    return (
        "\t" in line
        or any(pattern.match(line) for pattern in patterns)
        or bool(NUMBER.fullmatch(line.strip("（）() ")))
    )


def _continues(lines: list[str], last: int) -> bool:
    """Whether the title goes on in the next line: “…方案》⏎的通知”, “…规划⏎（2021-2025年）”."""
    following = lines[last + 1] if last + 1 < len(lines) else ""
    if lines[last].count("《") > lines[last].count("》"):
        return True
    if _YEARS.match(following):
        return not _DATE_TAIL.search(following)
    return following.startswith(_GOES_ON) and not following.endswith("。")


def _trimmed(words: str) -> str:
    """A title without letterhead, place in a collection, leading 文号 and trailing date."""
    words = _LIST_PLACE.sub("", _LETTERHEAD.sub("", _DATE_TAIL.sub("", words)))
    return _LEADING_NUMBER.sub("", words) if NUMBER.match(words) else words


def _issued_title(full: str, text: str) -> str:
    """The title of the document that a notice issues (关于印发《X》的通知 → X), as the text itself prints it where it does."""
    quoted, found = _QUOTED_ISSUE.search(full), _ISSUE.match(full)
    if found is None:
        return full
    inner = quoted.group(1) if quoted else found.group("title").strip("《》<>〈〉")
    return _line_alone(inner, text) or inner


def _line_alone(words: str, text: str) -> str:
    """The line (or two) of `text` that holds `words` and hardly more: the place before or the years after; "" if none."""
    wanted = _BLANKS.sub("", words)
    lines = [_BLANKS.sub("", line) for line in text.split("\n")]
    for place, line in enumerate(lines):
        if not line or len(line) > 80 or _NOT_TITLE.match(line):
            continue
        for candidate in (line, line + "".join(lines[place + 1 : place + 2])):
            if (
                wanted in candidate
                and len(candidate) <= len(wanted) + 16
                and not _NOT_ALONE.search(candidate)
            ):
                return candidate
    return ""
