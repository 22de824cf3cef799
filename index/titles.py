"""The title page of a document: its title, 文号, printed key-value block, and the short names people use."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from index.regions import find_regions

NUMBER = re.compile(
    r"([\u4e00-\u9fff]{1,14})\s?[〔\[【（(［]\s?((?:19|20)\d{2})\s?[〕\]】)）］]\s?第?\s?(\d{1,5})\s?号"
)
_ORDER = re.compile(
    r"([\u4e00-\u9fff]{2,20}(?:令|公告))\s?[（(]?(?:(\d{4})\s?年\s?)?第\s?([\d一二三四五六七八九十百]{1,5})\s?号[)）]?"
)
_KIND = (
    r"(?:通知|意见|办法|方案|规划|纲要|计划|决定|决议|条例|规定|规则|细则|报告|措施|要点|公告|通告|批复|复函|函|清单|政策|指南|指引|制度|草案|标准|"
    r"目录|举措|汇编|条件|流程|程序|要求|时间|安排|章程|预案|公报|通报|命令|令|准则|规范|任务|路线图|手册|建议|讲话|工作法|解读)"
)
_ENDS = re.compile(rf"{_KIND}[”》]?(?:[（(][^（()）]{{1,20}}[)）]){{0,2}}$")
_KEYS = {
    "title": "标题|名称|文件名称|信息名称|公文名称",
    "number": "发文字号|文号|公文文号|文件编号|发布文号|文件字号",
    "issuer": "发文机关|发文机构|发布机构|发布单位|发文单位|制定机关|公开责任部门",
    "written": "成文日期|生成日期|成文时间|发文日期|印发日期",
    "posted": "发布日期|公开日期|发布时间|公开时间|公布日期",
    "effective": "生效日期|施行日期|实施日期",
    "until": "失效日期|废止日期|有效期至",
}
_PAIR = {
    key: re.compile(rf"(?<![\u4e00-\u9fff])(?:{words})[】\]]?\s*[:：\t]\s*([^\t\n|【]*)", re.M)
    for key, words in _KEYS.items()
}
_BANNER = re.compile(
    r"^[\u4e00-\u9fff\s]{4,40}文\s?件$|^★$|^[^关]{2,24}令$|^[（(]?第\s?[\d一二三四五六七八九十百]+\s?号[)）]?$|^[A-Za-z0-9\-—/]+$"
)
_NOT_TITLE = re.compile(
    r"^(?:索引号|主题|分类|发文|成文|发布|文号|名称|来源|时间|日期|字号|字体|浏览|点击|打印|分享|当前位置|首页|目\s*录|各.{1,40}[:：]|[（(].*[)）]$|抄送|附件)"
)
_ISSUE = re.compile(
    r"^(?P<issuer>.{0,60}?)(?:关于)?(?:印发|转发|下发|发布|公布|批转|修订印发|修改)(?:.*?(?:等(?:部门|单位)?|厅|局|委|部|办)(?=《))?"
    r"[《<〈]?(?P<title>.+?)[》>〉]?(?:的(?:通知|公告|决定|通告|函))?$"
)
_YEARS = re.compile(r"[（(](?:[^（()）]*\d{4}[^（()）]*|试行|暂行|草案|修订|征求意见稿)[)）](?:草案)?$")
_RUN_IN = re.compile(
    r"\s*([^\n。；]{4,100}?的(?:通知|意见|决定|公告|通告|函))(?=[（(]\d{4}年|[^\n。；，]{2,40}[：:])"
)
_SENTENCE = re.compile(r"[。，；：？！]")
_TAIL = re.compile(r"[（(]\s*(?:19|20)\d{2}年\d{1,2}月\d{1,2}日[^（()）]*[)）]$")
_KIND_WORD = re.compile(
    rf"(?:三年|五年|总体|专项)?(?:实施|推进|行动|工作|若干|发展|试点|建设|管理|促进|扶持|支持)*{_KIND}$"
)
_PLAN_OF = re.compile(
    r"(.{4,}?(?:计划|行动|规划|工程|战略|改造))的?(?:实施|若干|推进|工作)?(?:意见|方案|措施|办法|细则|通知)$"
)
_VERBS = re.compile(
    r"^(?:深入|加快|全面|进一步|大力|扎实|切实|持续)*(?:推进|推动|实施|促进|支持|加快|落实|做好|加强)(?=.{6,})"
)
_WRAP_LIMIT = 6


@dataclass(frozen=True, slots=True)
class TitlePage:
    """What the head of a document prints. `lines` are its head lines, `end` the offset where the body begins."""

    title: str
    full_title: str
    number: str
    pairs: dict[str, str]
    lines: tuple[str, ...]
    end: int


def title_page(text: str, stated: str = "") -> TitlePage:
    """Reads the head of `text`; `stated` is the title that the format itself gives (an HTML title), used where none is printed."""
    lines, end = _head(text)
    pairs = {
        key: found.group(1).strip()
        for key, pattern in _PAIR.items()
        if (found := pattern.search("\n".join(lines)))
    }
    full = (
        _printed_title(lines) or clean_title(pairs.get("title", "")) or clean_title(stated) or _run_in(text)
    )
    title = _issued_title(full, text)
    return TitlePage(title, full, _number(lines, pairs), pairs, tuple(lines), end)


def clean_title(words: str) -> str:
    """A page title without the site's name (“X_某某政府网” → “X”)."""
    parts = [
        part.strip()
        for part in re.split(
            r"\s*[_|｜]\s*|\s+[-–—]+\s+|\s*-{2,}\s*|\s*—{2,}(?=[^—]*(?:网|政府|门户)$)", words
        )
        if part.strip()
    ]
    if not parts:
        return ""
    best = next((part for part in parts if _ENDS.search(part)), parts[0])
    return re.sub(r"\s*[-–—]\s*[\u4e00-\u9fff]{2,20}(?:网|网站|门户|平台)$", "", best).strip()


def aliases(title: str, full: str, number: str, year: str) -> tuple[str, ...]:
    """Short names: the title without 关于/印发/通知, place and years; its “…” core with the kind of document; the bare 文号;
    with its `year` if it is a mere kind (政府工作报告).
    """
    names: list[str] = []
    bare = re.sub(
        r"[（(][^（()）]*\d{4}[^（()）]*[)）]|[（(](?:试行|暂行|草案|修订|征求意见稿|送审稿|节选|全文)[)）]",
        "",
        title,
    )
    bare = (
        re.sub(r"^.{2,40}?(?=关于)", "", bare)
        if re.search(r"(?:政府|委员会|厅|局|办公室|委|部|院)关于", bare)
        else bare
    )
    bare = re.sub(r"^关于(?:印发|转发|发布)?", "", bare)
    bare = (
        re.sub(r"的(通知|意见|决定|实施意见|若干意见|方案|实施方案|若干措施|公告)$", r"\1", bare)
        if bare != title
        else bare
    )
    names.append(bare)
    places = [one for one in find_regions(bare[:30]) if not one.relative]
    start = 0
    for place in places:
        start = place.end if place.start == start else start
    short = bare[start:]
    names.append(_VERBS.sub("", short))
    names.append(short)
    if plan := _PLAN_OF.match(_VERBS.sub("", short)):
        names.append(plan.group(1))
    core = re.search(r"[“\"][^”\"]{2,12}[”\"]", title)
    kind = _KIND_WORD.search(bare)
    if core and kind and re.search(r"(?:方案|规划|计划|意见|行动|办法|措施|政策|纲要|细则)$", kind.group()):
        names.append(core.group() + kind.group())
        names.append(re.sub(r"[“”\"]", "", names[-1]))
    names.append(re.sub(r"[“”\"]", "", names[-1]))
    names.append(re.sub(r"[“”\"《》]", "", title))
    if year and re.fullmatch(r"[^\d]{0,6}(?:报告|要点|计划|公报)", title):
        names.append(f"{year}年{title}")
    if found := NUMBER.search(number):
        names.append(f"{found.group(1)}{found.group(2)}{found.group(3)}号")
        names.append(f"{found.group(1)}{found.group(3)}号")
    if full != title:
        names.append(full)
    return tuple(dict.fromkeys(name for name in names if len(name) >= 4 and name != title))


def _head(text: str) -> tuple[list[str], int]:
    """The lines before the body and the offset where the body begins: at the addressee or the first real sentence."""
    lines: list[str] = []
    start = 0
    for line in text[:6000].split("\n"):
        words = line.strip()
        prose = len(words) > 30 and (
            words.endswith(("。", "；")) or words.count("，") >= 2 or "。" in words[:-1]
        )
        addressee = (
            words.endswith(("：", ":")) and len(words) > 6 and not re.match(r"^(?:来源|附件|标题)", words)
        )
        if (prose and "\t" not in words) or addressee or len(lines) > 60:
            break
        if re.match(r"^(?:第[一1][章条编]|一、|目\s*录$)", words):
            break
        lines.append(words)
        start += len(line) + 1
    return [line for line in lines if line], min(start, len(text))


def _printed_title(lines: list[str]) -> str:
    """The first title that the head lines print, joined where it is wrapped."""
    usable = [i for i, line in enumerate(lines) if not _skip(line)]
    for first in usable:
        words = ""
        for last in range(first, min(first + _WRAP_LIMIT, len(lines))):
            if last not in usable and not (words and _YEARS.match(lines[last])):
                break
            words += re.sub(r"\s+", "", lines[last])
            if len(words) > 120:
                break
            if _ENDS.search(_TAIL.sub("", words)) and not _continues(lines, last):
                return _trimmed(words)
    if (
        len(lines) <= 3
        and usable
        and 4 <= len(lines[usable[0]]) <= 40
        and not _SENTENCE.search(lines[usable[0]])
    ):
        return _trimmed(lines[usable[0]])
    return ""


def _run_in(text: str) -> str:
    """A title that stands before the addressee on the same line."""
    found = _RUN_IN.match(text)
    return _trimmed(found.group(1)) if found else ""


def _skip(line: str) -> bool:
    if "\t" in line or _BANNER.match(line) or _NOT_TITLE.match(line) or _PAIR_LINE.match(line):
        return True
    return bool(
        NUMBER.fullmatch(line.strip("（）() ")) or (re.match(r"^\d{4}年", line) and line.endswith("日"))
    )


_PAIR_LINE = re.compile(r"^[\u4e00-\u9fff\s]{2,8}[:：]")


def _continues(lines: list[str], last: int) -> bool:
    """Whether the title goes on in the next line: “…方案》⏎的通知”."""
    following = lines[last + 1] if last + 1 < len(lines) else ""
    opened = lines[last].count("《") > lines[last].count("》")
    years = _YEARS.match(following)
    goes_on = following.startswith(
        ("的通知", "的公告", "的决定", "的意见", "》", "和", "暨", "及", "的若干", "的实施")
    )
    return (
        opened or (bool(years) and not _TAIL.search(following)) or (goes_on and not following.endswith("。"))
    )


def _trimmed(words: str) -> str:
    words = re.sub(r"^[\u4e00-\u9fff]{4,40}文件(?=.*关于)", "", _TAIL.sub("", words))
    words = re.sub(r"^\d{1,3}[.、．](?!\d)|^[★☆*#\s]+|^在.{4,40}会议上的(?=.{4,})", "", words)
    return re.sub(r"^.*?[〕\]】]\d+号", "", words) if NUMBER.match(words) else words


def _issued_title(full: str, text: str) -> str:
    """The title of the document that a covering notice issues (关于印发《X》的通知 → X); as the text itself prints it if it does."""
    found = _ISSUE.match(full)
    if found is None:
        return full
    inner = found.group("title").strip("《》<>〈〉")
    quoted = re.search(r"《([^《》]{4,80})》的(?:通知|公告|决定|通告|函)$", full)
    if quoted:
        inner = quoted.group(1)
    printed = _squeezed_line(inner, text)
    return printed or inner


def _squeezed_line(words: str, text: str) -> str:
    """`words` as a line of `text` prints them alone, with the place or years before or after; "" if none does."""
    wanted = re.sub(r"\s+", "", words)
    lines = text.split("\n")
    for place, line in enumerate(lines):
        bare = re.sub(r"\s+", "", line)
        if not bare or len(bare) > 80 or _NOT_TITLE.match(bare):
            continue
        for candidate in (
            bare,
            bare + re.sub(r"\s+", "", lines[place + 1]) if place + 1 < len(lines) else bare,
        ):
            if (
                wanted in candidate
                and len(candidate) <= len(wanted) + 16
                and not re.search(r"[。；，：《》]|印发|通知|^附件|^\d", candidate)
            ):
                return candidate
    return ""


def _number(lines: list[str], pairs: dict[str, str]) -> str:
    """The document's own number: of the key-value block, else a head line that is hardly more than a number."""
    orders = (above + below for above, below in pairwise(lines) if above.endswith("令"))
    for words in (pairs.get("number", ""), *lines, *orders):
        if not words or re.search(r"^(?:根据|依据|按照|现将|为)|废止|同时", words):
            continue
        plain = re.sub(r"《[^》]*》|（[^（）]*《[^》]*》[^（）]*）", "", words)
        found = NUMBER.search(plain)
        if found and (len(plain) <= len(found.group()) + 40):
            prefix = re.sub(r"^.*(?:文号|字号|编号|的通知|的意见|方案|办法|文件)", "", found.group(1))
            return f"{prefix}〔{found.group(2)}〕{found.group(3)}号"
        undated = re.sub(r"\d{4}年\d{1,2}月\d{1,2}日", "", plain)
        order = _ORDER.search(undated)
        if order and len(undated) <= len(order.group()) + 12:
            year = f"{order.group(2)}年" if order.group(2) else ""
            organ = re.sub(r"^.*(?:通过|公布|发布|审议|签署)", "", order.group(1))
            return f"{organ}{year}第{order.group(3)}号"
    return ""
