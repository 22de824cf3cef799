"""What a service guide tells: its topics, and under each the fields that labels name, whole.

    开办餐饮店一件事 / 5.申请材料 / 1.申请表； / 2.身份证明； / 8.承诺办结时限 9个工作日
    → the topic 开办餐饮店一件事 with its papers (both lines) and its days (9个工作日)

A label stands at the beginning of a line, behind a stop, in 【】 or in a cell; what is told under it reaches to the next label of its rank. A topic is
what stands over the first of its labels, a row of a table whose columns are labels, or the document itself.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from index.data_files import read_data
from index.library import Library
from index.records import Table

_DATA: dict[str, Any] = read_data(Path(__file__).with_suffix(".yaml"))
_NOUNS: dict[str, str] = _DATA["nouns"]
_VERBS = rf"(?:{_DATA['verbs']})*"
_ONE = rf"{_VERBS}(?:{'|'.join(_NOUNS.values())})"
_JOINS = rf"(?:{_DATA['joins']})"
_APART = re.compile(rf"(?<!涉){_JOINS}")
_LABEL = rf"(?:{_ONE}|{_VERBS}{_JOINS}{_ONE})(?:{_JOINS}{_ONE})*"
_MARK = r"第[一二三四五六七八九十]+部分|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、](?!\d)|[一二三四五六七八九十]{1,3}、|[①-⑳]|[·•●◆■▪-]\s?"
_OPENING = re.compile(rf"[ \t　]*(?P<mark>{_MARK})?[ \t　]*(?P<bracket>[【〔\[])?(?P<whose>[一-鿿]{{2,14}}?)??(?P<label>{_LABEL})(?:[（(][^）)\n]{{1,16}}[）)])?[】〕\]]?(?P<sep>[：:][ \t]*|[ \t　]+|(?=[？?]?\n|$)|(?<=[】〕\]]))?")
_INLINE = re.compile(rf"(?:(?<=[。；;，,\t])[ \t　]*(?P<label>{_LABEL})[：:]|[【〔](?P<bracketed>{_LABEL})[】〕][：:]?|(?<=\t)(?P<cell>{_LABEL})\t+)")
_GLUED = re.compile(r"(?!应|须|需|不|齐|真实|的|要(?!求)|进行|和|及|与|[，。；、）)])[一-鿿《“\d]")
GENERAL = re.compile(_DATA["general"])
"""Words of a topic's name that other topics have too."""
_FOREIGN = re.compile(_DATA["foreign"])
_HOURS, _WITHIN = re.compile(_DATA["hours"]), re.compile(_DATA["within"], re.MULTILINE)
_SIGNS = {kind: re.compile(sign) for kind, sign in _DATA["signs"].items()}
_WHOSE = frozenset(("papers", "conditions", "steps", "who", "days"))
_LINES = re.compile(r"[^\n]+")
_STYLED = re.compile(rf"[ \t　]*(?P<mark>{_MARK})")
_RUN_IN = re.compile(rf"[ \t　]*(?:{_MARK})?[ \t　]*(?P<name>[^。；，：:\n]{{2,30}})[。：:]")
_RANKS = ("部分", "一、", "（一）", "1.", "（1）", "①", "·", "")
_NAMED = re.compile(r"[ \t　]*[一-鿿]{2,9}[：:]")
_CHINESE = "一二三四五六七八九十"
_WHOLE = 4
"""A label that nothing parts from what it tells has so many signs: 申报条件, not 窗口."""
_LONGEST_HEAD, _LONGEST, _LONGEST_TOPIC, _FEWEST = 40, 1000, 8000, 3
_FIRST = frozenset(("name", "who", "conditions", "matters"))
"""What a topic begins with."""
_SERVICE = frozenset(("papers", "steps", "days", "legal", "promised", "place", "hours", "time", "phone", "manner", "cost", "unit"))


@dataclass(frozen=True, slots=True)
class Field:
    """What a guide tells under a label: the kinds that it names, where the label begins, where what it tells begins and ends."""

    kinds: frozenset[str]
    label: str
    at: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic of a guide: its name, "" for the document itself, where it begins and ends, its fields."""

    name: str
    start: int
    end: int
    fields: tuple[Field, ...]

    @property
    def guides(self) -> bool:
        """Whether it has enough fields, and such as services have."""
        kinds = frozenset(kind for one in self.fields for kind in one.kinds)
        return len(kinds - {"other", "name"}) >= _FEWEST and len(kinds & _SERVICE) > 1 and self.end - self.start <= _LONGEST_TOPIC

    def speaks_of(self, kind: str, text: str) -> bool:
        """Whether something in its text, under whatever label, may tell a kind of thing."""
        return _SIGNS[kind].search(text, self.start, self.end) is not None


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    text: str
    style: str
    number: int


@dataclass(frozen=True, slots=True)
class _Label:
    """A label found: the line it stands in, its kinds, where it begins, where what it tells begins, its rank and number, whether nothing parts it from that."""

    line: int
    kinds: frozenset[str]
    name: str
    at: int
    start: int
    style: str
    number: int
    glued: bool


def guide(document: str, library: Library) -> tuple[Topic, ...]:
    """The topics of a document that is a guide, those in rows of tables too; () where it is none."""
    found = (*topics(library.text(document)), *(topic for table in library.tables(document) for topic in _of_rows(table)))
    guides = [one for one in found if one.guides]
    alike = Counter(label for one in found for label in {field.label for field in one.fields if field.kinds & _SERVICE - {"unit"}})
    common = {label for label, times in alike.items() if times > 1}
    return tuple(one for one in found if one in guides or (one.end - one.start <= _LONGEST_TOPIC and any(field.label in common for field in one.fields)))


@lru_cache(maxsize=512)
def topics(text: str) -> tuple[Topic, ...]:
    """The topics of a text with their fields, in its order."""
    lines = [_line(one) for one in _LINES.finditer(text)]
    labels = [label for place, line in enumerate(lines) for label in _labels(text, line, place)]
    styled = {(one.style, one.number) for one in labels if not one.glued}
    labels = [one for one in labels if not one.glued or {(one.style, one.number + 1), (one.style, one.number - 1), (one.style, one.number + 2)} & styled]
    groups: list[tuple[_Line | None, list[_Label]]] = []
    for label in labels:
        head = _head(lines, label, groups, labels)
        if not groups or head is not None:
            groups.append((head, []))
        elif label.style and any(one.style == label.style and one.number >= label.number for one in groups[-1][1]):
            continue  # an item of the list under a label
        groups[-1][1].append(label)
    if not groups:
        return ()
    ends = [*(head.start if head is not None else group[0].at for head, group in groups[1:]), len(text)]
    return tuple(_topic(text, lines, head, group, end) for (head, group), end in zip(groups, ends, strict=True))


def kinds_of(label: str) -> frozenset[str]:
    """The kinds of things that the words of a label name."""
    found: set[str] = set()
    pieces = _APART.split(label)
    for piece in pieces:
        if piece != pieces[-1] and re.fullmatch("(?:咨询|联系)", piece):
            found.add("phone")
        for kind, noun in _NOUNS.items():
            if re.fullmatch(rf"{_VERBS}(?:{noun})", piece):
                found.add("promised" if kind == "days" and "承诺" in piece else "legal" if kind == "days" and "法定" in piece else "complaints" if kind == "phone" and re.search("监督|投诉|举报", piece) else kind)
                break
    return frozenset(found)


def name_in(heading: str) -> str:
    """What a topic is called, of the line that heads it: without its number and the words that any topic has."""
    return re.sub(rf"^[ \t　]*(?:{_MARK})[ \t　]*", "", heading).strip(" \t　：:")


def telling(name: str) -> str:
    """The words of a topic's name that tell it from others, all where none do."""
    return GENERAL.sub(" ", name).strip(" -—、（）()") or name


def _line(found: re.Match[str]) -> _Line:
    mark = _STYLED.match(found.group())
    style, number = _style(mark["mark"]) if mark is not None else ("", 0)
    return _Line(found.start(), found.end(), found.group(), style, number)


def _style(mark: str) -> tuple[str, int]:
    """The rank of a mark and its number."""
    digits, signs = re.search(r"\d+", mark), re.search(rf"[{_CHINESE}]+", mark)
    number = int(digits.group()) if digits is not None else _CHINESE.find(signs.group()[-1]) + 1 + 10 * (len(signs.group()) > 1) if signs is not None else 0
    if "部分" in mark:
        return "部分", number
    if mark[0] in "（(":
        return ("（1）" if digits is not None else "（一）"), number
    return ("1." if digits is not None else "一、" if signs is not None else "①" if "①" <= mark[0] <= "⑳" else "·"), number


def _labels(text: str, line: _Line, place: int) -> Iterator[_Label]:
    """The labels of a line: at its beginning, and within it."""
    found = _OPENING.match(text, line.start, line.end)
    inside = line.start
    if sum(bool(kinds_of(cell.strip())) for cell in line.text.split("\t")) >= _FEWEST:
        return  # the columns of a table
    if found is not None and (kinds := kinds_of(found["label"])) and not _FOREIGN.search(f"{found['whose'] or ''}{found['label']}"):
        whose, sep = found["whose"], found["sep"]
        glued = sep is None
        proper = not glued and (found["mark"] or found["bracket"] or "：" in (sep or "") or ":" in (sep or "") or "\t" in (sep or "") or not sep)
        allowed = bool(kinds & _WHOSE) and (not sep or sep[:1] in "：:") if whose else proper or bool(found["mark"] and len(found["label"]) >= _WHOLE and _GLUED.match(text, found.end()))
        if allowed and not (glued and whose) and (not sep or sep.strip("　 ") or found["mark"]):
            yield _Label(place, kinds, f"{whose or ''}{found['label']}", line.start, found.end(), line.style, line.number, glued)
            inside = found.end()
    for one in _INLINE.finditer(text, inside, line.end):
        words = one["label"] or one["bracketed"] or one["cell"]
        if kinds := kinds_of(words):
            yield _Label(place, kinds, words, one.start(), one.end(), "", 0, False)


def _head(lines: Sequence[_Line], label: _Label, groups: Sequence[tuple[_Line | None, list[_Label]]], labels: Sequence[_Label]) -> _Line | None:
    """The line that heads the topic which a label opens; None where the label goes on with the topic before it."""
    labelled = {one.line for one in labels}
    if label.line in labelled and any(one.line == label.line and one.at < label.at for one in labels):
        return None
    head, group = groups[-1] if groups else (None, [])
    begins = not group or bool(label.kinds & {kind for one in group for kind in one.kinds if one.style == label.style}) or (label.style != "" and label.number == 1 and any(one.style == label.style for one in group))
    before = []
    for place in range(label.line - 1, -1, -1):
        if place in labelled:
            break
        before.append(place)
    for far, place in enumerate(before):
        line = lines[place]
        alike = head is not None and head.style != "" and line.style == head.style and line.number == head.number + 1
        wider = line.style != "" and _RANKS.index(line.style) < _RANKS.index(label.style)
        if head is not None and _wider(head.style, line.style):
            continue  # an item of a list below the topic's head
        fresh = far == 0 and line.style == label.style == "" and bool(label.kinds & _FIRST) and place > 0 and lines[place - 1].text.rstrip().endswith("。")
        if (alike or fresh or (begins and (wider or far == 0 or line.style == ""))) and _heads(line):
            return line
        if (alike or (begins and wider)) and (said := _RUN_IN.match(line.text)) is not None and not kinds_of(said["name"]):
            return _Line(line.start, line.end, said["name"], line.style, line.number)
    return None


def _heads(line: _Line) -> bool:
    """Whether a line is only the name of what stands below it."""
    bare = line.text.strip()
    return 2 <= len(bare) <= _LONGEST_HEAD and not re.search(r"[。；;，,！\t→]|[：:].", bare) and len(re.findall("[一-鿿]", bare)) > 1


def _topic(text: str, lines: Sequence[_Line], head: _Line | None, group: Sequence[_Label], end: int) -> Topic:
    fields = tuple(field for at, label in enumerate(group) if (field := _field(text, lines, head, label, group[at + 1 :], end)) is not None)
    named = next((text[one.start : one.end].strip() for one in fields if "name" in one.kinds), "")
    name = named or (name_in(head.text) if head is not None else "")
    return Topic(name, head.start if head is not None else group[0].at, end, fields)


def _field(text: str, lines: Sequence[_Line], head: _Line | None, label: _Label, after: Sequence[_Label], end: int) -> Field | None:
    """What is told under a label; None where nothing is."""
    stop = _stop(lines, head, label, after, end)
    start = label.start
    while start < stop and text[start] in " \t　\n：:":
        start += 1
    stop = start + len(text[start:stop].rstrip(" \t　\n，,"))
    if stop - start > _LONGEST:
        stop = max(text.rfind("\n", start, start + _LONGEST), start)
    if stop <= start:
        return None
    return Field(_timed(label.kinds, text[start:stop], label.name), label.name, label.at, start, stop)


def _timed(kinds: frozenset[str], told: str, label: str) -> frozenset[str]:
    """The kinds, with which sort of time is told where a label only says 时间."""
    if "when" not in kinds:
        return kinds
    first = told.split("\n")[0]
    sort = {"days"} if _WITHIN.search(first) and re.search("办[理结]|审", label) and not _HOURS.search(first) else {"hours"} if _HOURS.search(first) else {"time"}
    return (kinds - {"when"}) | sort


def _stop(lines: Sequence[_Line], head: _Line | None, label: _Label, after: Sequence[_Label], end: int) -> int:
    """Where what stands under a label ends: before the next label or mark of its own rank, and before any wider one."""
    for other in after:
        if other.style == label.style or other.line == label.line or (label.style == "" and other.style != "") or _wider(other.style, label.style):
            end = min(end, other.at)
            break
    items = 0
    run_in = lines[label.line].end > label.start + 1
    for line in lines[label.line + 1 :]:
        if line.start >= end:
            break
        if line.style and (_wider(line.style, label.style) or (head is not None and line.style == head.style and line.number == head.number + 1)) and (label.style or head is None or not _wider_eq(head.style, line.style)):
            return min(end, line.start)
        if label.style and line.style == label.style:
            if line.number == items + 1:
                items = line.number
            elif line.number == label.number + 1:
                return min(end, line.start)
        if not label.style and run_in and _NAMED.match(line.text):
            return min(end, line.start)
    return end


def _wider(style: str, than: str) -> bool:
    return style != "" and than != "" and _RANKS.index(style) < _RANKS.index(than)


def _wider_eq(style: str, than: str) -> bool:
    """Whether a heading has a wider rank than a mark, so that the mark is one of a list below it."""
    return _RANKS.index(style or "部分") < _RANKS.index(than)


def _of_rows(table: Table) -> Iterator[Topic]:
    """The rows of a table whose columns are labels, each as a topic."""
    kinds = [kinds_of(re.sub(r"\s", "", column)) for column in table.columns]
    if sum(bool(one - {"name"}) for one in kinds) < _FEWEST:
        return
    name = next((at for at, one in enumerate(kinds) if "name" in one), next((at for at, one in enumerate(kinds) if not one and not re.search("序号|编号", table.columns[at])), None))
    if name is None:
        return
    for row in table.rows:
        cells = row.cells
        if name >= len(cells) or not cells[name].text.strip():
            continue
        fields = tuple(Field(_timed(kind, cell.text, column), column, cell.start, cell.start, cell.end)
                       for kind, column, cell in zip(kinds, table.columns, cells, strict=False) if kind and cell.text.strip() and cell.start is not None and cell.end is not None)
        yield Topic(cells[name].text.strip(), row.start, row.end, fields)
