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

from assistant.gather.in_words.field_labels import (
    DATA,
    MARK,
    Label,
    Line,
    kinds_of,
    labels_in,
    line_of,
    timed,
)
from index.library import Library
from index.records import Table
from index.stretches import LINE

GENERAL = re.compile(DATA["general"])
"""Words of a topic's name that other topics have too."""
_SIGNS = {kind: re.compile(sign) for kind, sign in DATA["signs"].items()}
_RUN_IN = re.compile(rf"[ \t　]*(?:{MARK})?[ \t　]*(?P<name>[^。；，：:\n]{{2,30}})[。：:]")
_RANKS = ("部分", "一、", "（一）", "1.", "（1）", "①", "·", "")
_BEFORE = re.compile(r"[\s　：:]+|答[：:]")
_NAMED = re.compile(r"[ \t　]*[一-鿿]{2,9}[：:]")
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


def guide(document: str, library: Library) -> tuple[Topic, ...]:
    """The topics of a document that is a guide, those in rows of tables too; () where it is none."""
    found = topics(library.text(document))
    guides = [one for one in found if one.guides]
    if guides:
        guides += [one for one in found if len(one.fields) > 1 and one not in guides and one.end - one.start <= _LONGEST_TOPIC]
    alike = Counter(label for one in found for label in {field.label for field in one.fields if field.kinds & _SERVICE - {"unit"}})
    common = {label for label, times in alike.items() if times > 1}
    kept = (one for one in found if one in guides or (one.end - one.start <= _LONGEST_TOPIC and any(field.label in common for field in one.fields)))
    return (*kept, *(topic for table in library.tables(document) for topic in _of_rows(table) if topic.guides))


@lru_cache(maxsize=512)
def topics(text: str) -> tuple[Topic, ...]:
    """The topics of a text with their fields, in its order."""
    lines = [line_of(one) for one in LINE.finditer(text)]
    labels = [label for place, line in enumerate(lines) for label in labels_in(text, line, place)]
    styled = {(one.style, one.number) for one in labels if not one.glued}
    labels = [one for one in labels if not one.glued or {(one.style, one.number + 1), (one.style, one.number - 1), (one.style, one.number + 2)} & styled]
    groups: list[tuple[Line | None, list[Label]]] = []
    for label in labels:
        head = _head(lines, label, groups, labels)
        if not groups or head is not None or ("name" in label.kinds and any("name" in one.kinds for one in groups[-1][1])):
            groups.append((head, []))
        elif label.style and any(one.style == label.style and one.number >= label.number for one in groups[-1][1]):
            continue  # an item of the list under a label
        groups[-1][1].append(label)
    if not groups:
        return ()
    ends = [*(head.start if head is not None else group[0].at for head, group in groups[1:]), len(text)]
    return tuple(_topic(text, lines, head, group, end) for (head, group), end in zip(groups, ends, strict=True))


def name_in(heading: str) -> str:
    """What a topic is called, of the line that heads it: without its number and the words that any topic has."""
    return re.sub(rf"^[ \t　]*(?:{MARK})[ \t　]*", "", heading).strip(" \t　：:")


def telling(name: str) -> str:
    """The words of a topic's name that tell it from others, all where none do."""
    return GENERAL.sub(" ", name).strip(" -—、（）()") or name


def _head(lines: Sequence[Line], label: Label, groups: Sequence[tuple[Line | None, list[Label]]], labels: Sequence[Label]) -> Line | None:
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
            return Line(line.start, line.end, said["name"], line.style, line.number)
    return None


def _heads(line: Line) -> bool:
    """Whether a line is only the name of what stands below it."""
    bare = name_in(line.text)
    return 2 <= len(bare) <= _LONGEST_HEAD and not re.search(r"[。；;，,！\t→]|[：:].", bare) and len(re.findall("[一-鿿]", bare)) > 1


def _topic(text: str, lines: Sequence[Line], head: Line | None, group: Sequence[Label], end: int) -> Topic:
    fields = tuple(field for at, label in enumerate(group) if (field := _field(text, lines, head, label, group[at + 1 :], end)) is not None)
    named = next((text[one.start : one.end].strip() for one in fields if "name" in one.kinds), "")
    name = named or (name_in(head.text) if head is not None else "")
    return Topic(name, head.start if head is not None else group[0].at, end, fields)


def _field(text: str, lines: Sequence[Line], head: Line | None, label: Label, after: Sequence[Label], end: int) -> Field | None:
    """What is told under a label; None where nothing is."""
    stop = _stop(lines, head, label, after, end)
    start = label.start
    while start < stop and (blank := _BEFORE.match(text, start, stop)) is not None:
        start = blank.end()
    stop = start + len(text[start:stop].rstrip(" \t　\n，,"))
    if stop - start > _LONGEST:
        stop = max(text.rfind("\n", start, start + _LONGEST), start)
    if stop <= start:
        return None
    return Field(timed(label.kinds, text[start:stop], label.name), label.name, label.at, start, stop)


def _stop(lines: Sequence[Line], head: Line | None, label: Label, after: Sequence[Label], end: int) -> int:
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
        fields = tuple(Field(timed(kind, cell.text, column), column, cell.start, cell.start, cell.end)
                       for kind, column, cell in zip(kinds, table.columns, cells, strict=False) if kind and cell.text.strip() and cell.start is not None and cell.end is not None)
        yield Topic(cells[name].text.strip(), row.start, row.end, fields)
