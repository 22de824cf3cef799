"""Finds the heading lines of a clean text: numbered, stated by the format, or bare short lines; not yet a tree."""

from __future__ import annotations

import re
from dataclasses import dataclass

from index.acts import Act, acts, is_title
from index.closings import ends_with, signs_off, stands_below_signature
from index.contents import entries, find_contents
from index.heading_leads import STATED_LIMIT, TITLE_LIMIT, lead
from index.lines import Line, ragged, split_lines
from index.numbering import Number
from index.records import CleanText, SectionKind
from index.responsibility import is_unit_list

_KINDS: dict[str, SectionKind] = {
    "part": "part",
    "chapter": "chapter",
    "article": "article",
    "box": "box",
    "attachment": "attachment",
    "dash": "bullet",
    "bullet": "bullet",
}
_ONE_SENTENCE = re.compile(r"[^。；;\d]{4,60}。")
_CAPTION = re.compile(r"^(?:图|表)\s?\d+")
_CHINESE = re.compile(r"[\u4e00-\u9fff]{2}")
_LEADERS = re.compile(r"[\s.…·．]+")
_LABEL = re.compile(r"^[^。，；]{2,10}[：:]")
_ATTACHMENT_LIST = re.compile(r"^附\s?件\s?\d*\s?[:：]\s?\S")
_LIST_ITEM = re.compile(r"^(?:\d+\s?[.．、]|附\s?件\s?\d)")
_BARE_ATTACHMENT = re.compile(r"^附\s?件\s?[\d一二三四五六七八九十]*\s?[:：]?$")
_COLUMNS = re.compile(
    r"(?:(?:序号|重点任务|工作任务|主要任务|任务|路线图|时间表|完成时[限间]|责任单位|牵头单位|配合单位|备注|项目名称|指标|单位|内容)\s*){3}|^序号"
)
_COMPLETE = re.compile(
    r"(?:表|计划|方案|清单|目录|办法|意见|规划|名单|细则|要点|措施|任务|分工|制度|标准|指南|流程图?|规定|预案)$|[)）]$"
)
_PLAIN_LIMIT = 24
_NAMED = ("part", "chapter", "section", "box")
_UNLISTED = (*_NAMED, "article", "attachment")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading at `start…end` of the text. `style` is its numbering style; "plain" if it has no number, "stated1"… if only the
    format states it, "contents" a table of contents, "closing" final provisions without a number (附则). Two styles only end sections: "close" all of them (sign-off, list of
    attachments), "end_bullet" an open bullet; "act" is a document in a compilation. `line` is its (last) line number; `run_in` says that body follows on the same line;
    `stated` is the level that the format gives it.
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
    stated: int | None = None


def headings(clean: CleanText) -> list[Heading]:
    """The headings of `clean` in text order."""
    return _Finder(split_lines(clean)).find()


class _Finder:
    """One pass over the lines of a text."""

    def __init__(self, lines: list[Line]) -> None:
        self.lines = lines
        self.acts = {act.first: act for act in acts(lines)}
        self.contents = dict(find_contents(lines))
        self.known = entries(lines, list(self.contents.items()))
        self.listed = _enumerated(lines)
        self.ragged = ragged(lines)
        self.last_of = {_squeeze(line.text): index for index, line in enumerate(lines)}
        self.body_seen = False

    def find(self) -> list[Heading]:
        found: list[Heading] = []
        bullet_at = -1
        index = 0
        while index < len(self.lines):
            line = self.lines[index]
            if index in self.contents:
                end = self.contents[index]
                found.append(Heading("contents", "contents", None, "", "目录", line.first, line.last, index))
                if end < len(self.lines):
                    found.append(_close(self.lines[end], end))
                index = end
                continue
            act = self.acts.get(index)
            heading = self._act(act) if act else self._heading(index)
            if heading is not None:
                found.append(heading)
                bullet_at = index if heading.kind == "bullet" and heading.end < line.last else -1
                index = self._list_end(index) if heading.style == "close" else heading.line
            elif bullet_at >= 0 and self._ends_bullet(index):
                found.append(Heading("end_bullet", "body", None, "", "", line.start, line.start, index))
                bullet_at = -1
            self.body_seen = self.body_seen or heading is not None or line.words.endswith(("。", "；", "！", "？"))
            index += 1
        return found

    def _heading(self, index: int) -> Heading | None:
        line = self.lines[index]
        if line.row or not line.words:
            return None
        if signs_off(line.words, [one.words for one in self._after(index, 4)], line.number is not None):
            return _close(line, index)
        return self._numbered(index) or self._unnumbered(index)

    def _act(self, act: Act) -> Heading:
        start = self.lines[act.first].first
        return Heading("act", "part", None, "", act.title, start, act.end, act.last)

    def _after(self, index: int, count: int = 1) -> list[Line]:
        """The next lines that are not empty."""
        return [one for one in self.lines[index + 1 : index + 1 + 2 * count] if one.words][:count]

    def _ends_bullet(self, index: int) -> bool:
        line = self.lines[index]
        return (
            bool(line.words) and not line.row and line.words[0] not in "（(【" and not is_unit_list(line.text)
        )

    def _numbered(self, index: int) -> Heading | None:
        line = self.lines[index]
        number = line.number
        if number is None or (self.listed[index] and line.stated is None):
            return None
        if not self.body_seen and line.stated is None and is_title(line.words):
            return None
        if number.style == "attachment":
            return self._attachment(index, number)
        kind = _KINDS.get(number.style, "heading")
        if (
            kind == "bullet"
            and not self.body_seen
            and len(line.words) <= 40
            and not line.words.endswith("。")
        ):
            return None
        rest = line.text[number.end :].rstrip()
        if not rest:
            return self._joined(index, number, kind)
        length, title = lead(rest, number.style, line.bold - number.end, line.stated is not None, self.known)
        if (
            not length
            and number.style != "article"
            and _ONE_SENTENCE.fullmatch(rest)
            and self._has_body(index)
        ):
            length, title = len(rest), rest[:-1]
        if number.style.startswith("decimal") and length < len(rest) and not title:
            return None
        run_in = length < len(rest)
        if run_in and kind == "heading" and number.style != "section":
            kind = "item"
        end = line.start + (number.end + length if length else len(line.text[: number.end].rstrip()))
        return Heading(
            number.style,
            kind,
            number.value,
            number.marker,
            title,
            line.first,
            end,
            index,
            run_in,
            line.stated,
        )

    def _has_body(self, index: int) -> bool:
        """Whether body, not the next item of the same list, follows."""
        after = self._after(index)
        number = self.lines[index].number
        return bool(after) and (
            after[0].number is None or number is None or after[0].number.style != number.style
        )

    def _joined(self, index: int, number: Number, kind: SectionKind) -> Heading | None:
        """A heading whose words stand on the next line: 第一章 ⏎ 总则; （一） ⏎ 加强领导。…"""
        line = self.lines[index]
        if number.style == "article":
            return Heading("article", kind, number.value, number.marker, "", line.first, line.last, index)
        after = self.lines[index + 1] if index + 1 < len(self.lines) else None
        if after is None or after.row or after.number is not None or kind == "bullet" or not after.words:
            if number.style not in _NAMED:
                return None
            return Heading(number.style, kind, number.value, number.marker, "", line.first, line.last, index)
        if after.short:
            title, end = after.words, after.last
        elif number.style in _NAMED:
            title, end = "", line.last
        else:
            length, title = lead(after.words, number.style, after.bold, after.stated is not None, self.known)
            end = after.first + length if length else line.last
        last = index + 1 if end > line.last else index
        run_in = end < after.last and number.style not in _NAMED
        if run_in and kind == "heading":
            kind = "item"
        return Heading(number.style, kind, number.value, number.marker, title, line.first, end, last, run_in)

    def _attachment(self, index: int, number: Number) -> Heading | None:
        line = self.lines[index]
        rest = line.text[number.end :].strip()
        if rest and (len(rest) > TITLE_LIMIT or any(sign in rest for sign in "。；")):
            return None
        after = self._after(index)
        if rest:
            repeated = self.last_of.get(_squeeze(rest), -1) > index
            last = self._closes(index)
            items = after and _LIST_ITEM.match(after[0].words) and _ATTACHMENT_LIST.match(line.words)
            listed = after and _LIST_ITEM.match(rest) and _LIST_ITEM.match(after[0].words)
            if repeated or last or items or listed:
                return _close(line, index)
        elif self._lists_only(index):
            return _close(line, index)
        end = index
        title = [rest] if rest else []
        while end + 1 < len(self.lines) and end - index < 3 and not rest and self.lines[end + 1].short:
            more = self.lines[end + 1].words
            if _COLUMNS.search(more) or (
                title and _COMPLETE.search(title[-1]) and not more.startswith(("（", "("))
            ):
                break
            end += 1
            title.append(more)
        stop = self.lines[end].last
        return Heading(
            "attachment", "attachment", number.value, number.marker, "".join(title), line.first, stop, end
        )

    def _lists_only(self, index: int) -> bool:
        """Whether nothing but the names of attachments follows a bare “附件”."""
        end = self._list_end(index)
        return end > index and self._closes(end)

    def _closes(self, index: int) -> bool:
        """Whether the document ends after line `index`: with the text, a sign-off or the next document of a compilation."""
        after = self._after(index)
        return (
            not after
            or ends_with(after[0].words)
            or any(place in self.acts for place in range(index + 1, index + 3))
        )

    def _list_end(self, index: int) -> int:
        """The last line of the list of attachments that starts at line `index`."""
        while index + 1 < len(self.lines):
            words = self.lines[index + 1].words
            if index + 1 in self.acts or not _LIST_ITEM.match(words) or words.endswith(("。", "；")) or _BARE_ATTACHMENT.match(words):
                return index
            index += 1
        return index

    def _unnumbered(self, index: int) -> Heading | None:
        line = self.lines[index]
        words = line.words
        if line.stated is not None and self.body_seen and len(words) <= STATED_LIMIT and line.number is None:
            style, title = f"stated{line.stated}", words.rstrip("。:：")
            return Heading(
                style, "heading", None, "", title, line.first, line.last, index, stated=line.stated
            )
        if self.body_seen and words == "附则" and any(one.number is not None for one in self._after(index)):
            return Heading("closing", "heading", None, "", words, line.first, line.last, index)
        if not self.body_seen or self.ragged or not self._bare(index):
            return None
        before = next((one for one in reversed(self.lines[max(0, index - 3) : index]) if one.words), None)
        after = self._after(index, 3)
        if before is None or not after or before.row or after[0].row:
            return None
        closed = before.words.endswith(("。", "：", "；", "”", "）", "！")) or (
            before.number is not None and len(before.words) <= TITLE_LIMIT
        )
        prose = len(after[0].words) > 40 and after[0].words.endswith(("。", "：", "）"))
        if stands_below_signature(before.words) and _COMPLETE.search(words):
            return None
        if (
            not closed
            or not (prose or after[0].number is not None)
            or any(is_unit_list(one.text) for one in after)
        ):
            return None
        return Heading("plain", "heading", None, "", words, line.first, line.last, index)

    def _bare(self, index: int) -> bool:
        """Whether the line reads like a heading without number."""
        line = self.lines[index]
        words = line.words
        if not line.short or not 3 <= len(words) <= _PLAIN_LIMIT or words[0] in "（(，。、；：《":
            return False
        if words.endswith(("的", "和", "与", "及", "等", "或", "》")) or not _CHINESE.search(words):
            return False
        parts = words.split("，")
        if len(parts) > 2 or (len(parts) == 2 and abs(len(parts[0]) - len(parts[1])) > 3) or "。" in words:
            return False
        return not (ends_with(words) or _CAPTION.match(words) or _LABEL.match(words))


def _enumerated(lines: list[Line]) -> list[bool]:
    """For each line whether it is an item of an enumeration that is one sentence over several lines (…；…；…。)."""
    marks = [False] * len(lines)
    before: dict[str, int] = {}
    for index, line in enumerate(lines):
        number = line.number
        if number is None or number.style in _UNLISTED:
            continue
        last = before.get(number.style)
        before[number.style] = index
        if line.words.endswith(("；", ";")):
            marks[index] = True
        elif last is not None and marks[last] and index - last <= 3:
            earlier = lines[last].number
            steady = (
                earlier is None
                or None in (number.value, earlier.value)
                or number.value == (earlier.value or 0) + 1
            )
            marks[index] = steady
    return marks


def _close(line: Line, index: int) -> Heading:
    return Heading("close", "body", None, "", "", line.start, line.start, index)


def _squeeze(words: str) -> str:
    return _LEADERS.sub("", words)
