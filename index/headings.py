"""Finds the heading lines of a clean text: numbered, stated by the format, or bare short lines; not yet a tree."""

from __future__ import annotations

import re
from dataclasses import dataclass

from index.numbering import Number, read_number
from index.records import CleanText, SectionKind
from index.responsibility import is_unit_list

_KINDS: dict[str, SectionKind] = {
    "part": "part", "chapter": "chapter", "section": "heading", "article": "article", "box": "box",
    "attachment": "attachment", "dash": "bullet", "bullet": "bullet",
}  # fmt: skip
_LEAD = re.compile(r"[^。；;！？!?\n]{2,36}?[。:：]")
_FIGURE = re.compile(r"\d+(?:\.\d+)?\s?(?:%|个百分点|亿|万)")
_FINAL = "。；;，,、：:！？!?…"
_DATE = re.compile(
    r"^[\d〇○零一二三四五六七八九十\s]{2,8}年[\d一二三四五六七八九十\s]{1,4}月(?:[\d一二三四五六七八九十\s]{1,4}日)?$"
)
_CONTENTS = re.compile(r"^目\s*[录次]$")
_LEADER = re.compile(r"[.…·．—-]{3,}\s*\d*$|[\u4e00-\u9fff）)]\s*\d{1,3}$")
_CAPTION = re.compile(r"^(?:图|表)\s?\d+")
_LABEL = re.compile(r"^[^。，；]{2,10}[：:]")
_ATTACHMENT_LIST = re.compile(r"^附\s?件\s?\d*\s?[:：]\s?\S")
_LIST_ITEM = re.compile(r"^(?:\d+\s?[.．、]|附\s?件\s?\d)")
_SIGN_OFF = re.compile(
    r"^（?此件.{2,12}）?$|^抄送[:：]|^.{2,40}(?:办公厅|办公室|政府|委员会|厅|局|部|委|院|会)\s*$"
)
_BARE_ATTACHMENT = re.compile(r"^附\s?件\s?\d*\s?[:：]?$")
_COLUMNS = re.compile(
    r"(?:(?:序号|重点任务|工作任务|主要任务|任务|路线图|时间表|完成时[限间]|责任单位|牵头单位|配合单位|备注|项目名称|指标|单位|内容)\s*){3}|^序号"
)
_COMPLETE = re.compile(
    r"(?:表|计划|方案|清单|目录|办法|意见|规划|名单|细则|要点|措施|任务|分工|制度|标准|指南|流程图?|规定|预案)$|[)）]$"
)
_TITLE_LIMIT = 60
_PLAIN_LIMIT = 26


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading at `start…end` of the text. `style` is its numbering style; "plain" if it has no number, "stated1"… if only the
    format states it, "contents" a table of contents, "close" the end of all sections (sign-off, list of attachments).
    `line` is its line number; `run_in` says that body follows on the same line.
    """

    style: str
    kind: SectionKind
    value: int | None
    marker: str
    title: str
    start: int
    end: int
    line: int
    run_in: bool = False


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    start: int
    number: Number | None
    row: bool
    stated: int | None
    bold: int


def headings(clean: CleanText) -> list[Heading]:
    """The headings of `clean` in text order."""
    lines = _lines(clean)
    found: list[Heading] = []
    index, body_seen = 0, False
    listed = _enumerated(lines)
    while index < len(lines):
        line = lines[index]
        if _CONTENTS.match(line.text.strip()):
            end = _contents_end(lines, index)
            found.append(_contents(lines, index))
            if end < len(lines):
                found.append(_close(lines[end], end))
            index = end
            continue
        heading = None
        if not line.row and line.text.strip():
            heading = _numbered(lines, index, listed[index]) or _unnumbered(lines, index, body_seen)
        if heading is not None:
            found.append(heading)
            index = _list_end(lines, index) if heading.style == "close" else heading.line
        if heading is not None or line.text.rstrip().endswith(("。", "；")):
            body_seen = True
        index += 1
    return found


def _lines(clean: CleanText) -> list[_Line]:
    rows: set[int] = set()
    stated: dict[int, int] = {}
    bold: dict[int, int] = {}
    for mark in clean.marks:
        if mark.kind in ("row", "header"):
            rows.add(mark.start)
        elif mark.kind == "heading":
            stated[mark.start] = mark.level or 1
        elif mark.kind == "bold":
            bold[mark.start] = mark.end
    lines, start = [], 0
    for text in clean.text.split("\n"):
        row = start in rows or "\t" in text
        number = None if row else read_number(text)
        lines.append(_Line(text, start, number, row, stated.get(start), bold.get(start, start) - start))
        start += len(text) + 1
    return lines


def _enumerated(lines: list[_Line]) -> list[bool]:
    """For each line whether it is an item of an enumeration that is one sentence over several lines (…；…；…。)."""
    marks = [False] * len(lines)
    before: dict[str, int] = {}
    for index, line in enumerate(lines):
        number = line.number
        if number is None:
            continue
        last = before.get(number.style)
        follows = last is not None and marks[last] and index - last <= 3
        if follows and last is not None:
            earlier = lines[last].number
            follows = earlier is not None and (
                number.value is None or earlier.value is None or number.value == earlier.value + 1
            )
        ends = line.text.rstrip().endswith(("；", ";"))
        if (ends or follows) and number.style not in (
            "article",
            "chapter",
            "part",
            "section",
            "attachment",
            "box",
        ):
            marks[index] = True
        before[number.style] = index
    return marks


def _numbered(lines: list[_Line], index: int, listed: bool) -> Heading | None:
    line = lines[index]
    number = line.number
    if number is None or (listed and line.stated is None):
        return None
    if number.style == "attachment":
        return _attachment(lines, index, number)
    rest = line.text[number.end :].rstrip()
    kind = _KINDS.get(number.style, "heading")
    if not rest:
        if number.style == "box":
            return _joined(lines, index, number, kind)
        if number.style in ("part", "chapter", "section"):
            return _joined(lines, index, number, kind)
        if number.style != "article":
            return None
    length, title = _lead(rest, number.style, line.bold - number.end, line.stated is not None)
    if number.style.startswith("decimal") and length < len(rest):
        return None
    run_in = length < len(rest)
    if run_in and kind == "heading":
        kind = "item"
    start = line.start + len(line.text) - len(line.text.lstrip())
    end = line.start + number.end + length
    if not length:
        end = line.start + len(line.text[: number.end].rstrip())
    return Heading(number.style, kind, number.value, number.marker, title, start, end, index, run_in)


def _lead(rest: str, style: str, bold: int, stated: bool) -> tuple[int, str]:
    """How many characters of `rest` are heading, and its words without final sign."""
    if stated or (len(rest) <= _TITLE_LIMIT and not any(sign in rest for sign in "。；;")):
        if style == "article" and not stated and rest.endswith(tuple(_FINAL)):
            return 0, ""
        if rest.endswith(("；", ";", "，", ",")) and not stated:
            return 0, ""
        return len(rest), rest.rstrip("。:： ")
    if 0 < bold <= _TITLE_LIMIT and bold < len(rest):
        return bold, rest[:bold].rstrip("。:： ")
    if style == "article":
        return 0, ""
    found = _LEAD.match(rest)
    if found and not _FIGURE.search(found.group()):
        return found.end(), found.group()[:-1]
    return 0, ""


def _joined(lines: list[_Line], index: int, number: Number, kind: SectionKind) -> Heading:
    """A heading whose words stand on the next line(s): 第一章 ⏎ 总则."""
    line = lines[index]
    last = index
    if index + 1 < len(lines) and _short(lines[index + 1]):
        last = index + 1
    start = line.start + len(line.text) - len(line.text.lstrip())
    title = lines[last].text.strip() if last > index else ""
    end = lines[last].start + len(lines[last].text.rstrip())
    return Heading(number.style, kind, number.value, number.marker, title, start, end, last)


def _attachment(lines: list[_Line], index: int, number: Number) -> Heading | None:
    line = lines[index]
    rest = line.text[number.end :].strip()
    if rest and (len(rest) > _TITLE_LIMIT or any(sign in rest for sign in "。；")):
        return None
    after = [one for one in lines[index + 1 : index + 4] if one.text.strip()]
    if rest and (
        _ATTACHMENT_LIST.match(line.text.strip()) or (after and _LIST_ITEM.match(after[0].text.strip()))
    ):
        repeats = any(_squeeze(one.text) == _squeeze(rest) for one in lines[index + 1 :])
        listed = after and (_LIST_ITEM.match(after[0].text.strip()) or _SIGN_OFF.match(after[0].text.strip()))
        if repeats or listed or not after or _DATE.match(after[0].text.strip()):
            return _close(line, index)
    start = line.start + len(line.text) - len(line.text.lstrip())
    last = index
    words = [rest] if rest else []
    while last + 1 < len(lines) and last - index < 3 and not rest and _short(lines[last + 1]):
        more = lines[last + 1].text.strip()
        if _COLUMNS.search(more) or (
            words and _COMPLETE.search(words[-1]) and not more.startswith(("（", "("))
        ):
            break
        last += 1
        words.append(more)
    end = lines[last].start + len(lines[last].text.rstrip())
    return Heading("attachment", "attachment", number.value, number.marker, "".join(words), start, end, last)


def _list_end(lines: list[_Line], index: int) -> int:
    """The last line of the list of attachments that starts at line `index`."""
    while index + 1 < len(lines):
        words = lines[index + 1].text.strip()
        if not _LIST_ITEM.match(words) or words.endswith(("。", "；")) or _BARE_ATTACHMENT.match(words):
            return index
        index += 1
    return index


def _close(line: _Line, index: int) -> Heading:
    return Heading("close", "body", None, "", "", line.start, line.start, index)


def _short(line: _Line) -> bool:
    words = line.text.strip()
    return (
        bool(words)
        and len(words) <= 45
        and not line.row
        and line.number is None
        and not words.endswith(tuple(_FINAL))
    )


def _unnumbered(lines: list[_Line], index: int, body_seen: bool) -> Heading | None:
    line = lines[index]
    words = line.text.strip()
    start = line.start + len(line.text) - len(line.text.lstrip())
    end = start + len(words)
    if line.stated is not None and body_seen and len(words) <= 80:
        title = words.rstrip("。:：")
        return Heading(f"stated{line.stated}", "heading", None, "", title, start, end, index)
    if line.number is not None or not body_seen or not _short(line) or len(words) > _PLAIN_LIMIT:
        return None
    if _DATE.match(words) or _SIGN_OFF.match(words) or _CAPTION.match(words) or _LABEL.match(words):
        return None
    if len(words) < 3 or not re.search(r"[\u4e00-\u9fff]{2}", words) or words[0] in "（(，。、；：":
        return None
    before = next((one for one in reversed(lines[:index]) if one.text.strip()), None)
    after = next((one for one in lines[index + 1 :] if one.text.strip()), None)
    if before is None or after is None or before.row or after.row:
        return None
    closed = before.text.rstrip().endswith(("。", "：", "；", "”", "）", "！")) or before.number is not None
    follows = after.number is not None or (
        len(after.text) > 40 and after.text.rstrip().endswith(("。", "：", "）"))
    )
    if not closed or not follows or any(is_unit_list(one.text) for one in lines[index + 1 : index + 4]):
        return None
    return Heading("plain", "heading", None, "", words, start, end, index)


def _contents_end(lines: list[_Line], index: int) -> int:
    """The line after the table of contents that starts at line `index`."""
    later = index + 1
    seen: set[str] = set()
    while later < len(lines):
        words = lines[later].text.strip()
        if not words:
            later += 1
            continue
        entry = _squeeze(_LEADER.sub("", words)) or words
        if lines[later].row or len(words) > 70 or words.endswith(("。", "；")) or entry in seen:
            break
        seen.add(entry)
        later += 1
    return later


def _contents(lines: list[_Line], index: int) -> Heading:
    line = lines[index]
    title = line.text.strip()
    start = line.start + len(line.text) - len(line.text.lstrip())
    return Heading("contents", "contents", None, "", title, start, start + len(title), index)


def _squeeze(words: str) -> str:
    return re.sub(r"[\s.…·．]+", "", words)
