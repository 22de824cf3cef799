"""Tables of a document from the table rows that cleaning has marked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from index.records import Cell, CleanText, Mark, Row, Section, Table
from index.sections import section_at

_CAPTION = re.compile(
    r"^(?:附?表\s?[\d一二三四五六七八九十]|专栏)|(?:表|清单|目录|一览|名单|汇总|主要指标|指标体系)(?:[（(].*[)）])?$"
)
_UNIT_LINE = re.compile(r"^[（(]?\s*单位\s*[:：]")
_FIGURE = re.compile(r"^[\d.,%％\-—~～/\s]+$")


def tables(document_id: str, clean: CleanText, sections: Sequence[Section]) -> tuple[Table, ...]:
    """The tables of `clean` in text order, rows without heads; a head that a page break repeats is no row."""
    marks = [mark for mark in clean.marks if mark.kind in ("row", "header")]
    found = []
    for index, (_, group) in enumerate(groupby(marks, key=lambda mark: mark.table)):
        found.append(_table(document_id, index, list(group), clean.text, sections))
    return tuple(found)


def _table(document_id: str, index: int, marks: list[Mark], text: str, sections: Sequence[Section]) -> Table:
    heads = [mark for mark in marks if mark.kind == "header"]
    if not heads and _looks_like_head(marks):
        heads = marks[:1]
    columns = _columns(_top(marks, heads))
    rows = tuple(
        Row(mark.start, mark.end, _cells(mark, text))
        for mark in marks
        if mark not in heads and not _repeats_head(mark.cells, heads)
    )
    start, end = marks[0].start, marks[-1].end
    section = section_at(sections, start)
    return Table(
        document_id, index, _title(text, start, section, sections), columns, rows, start, end, section.path
    )


def _top(marks: list[Mark], heads: list[Mark]) -> list[tuple[str, ...]]:
    """The head rows that stand above the first row; a head that stands alone further down only repeats them."""
    above: list[tuple[str, ...]] = []
    for mark in marks:
        if mark not in heads:
            break
        above.append(mark.cells)
    return above or [mark.cells for mark in heads[:1]]


def _looks_like_head(marks: list[Mark]) -> bool:
    first = marks[0].cells
    return (
        len(marks) > 1
        and len(first) > 1
        and all(
            cell and len(cell) <= 20 and not _FIGURE.match(cell) and not cell.endswith("。") for cell in first
        )
        and len(set(first)) == len(first)
    )


def _columns(heads: list[tuple[str, ...]]) -> tuple[str, ...]:
    """Column names; a head of several rows gives “上 下”."""
    names: list[list[str]] = [[] for _ in range(max((len(cells) for cells in heads), default=0))]
    for cells in heads:
        for place, cell in enumerate(cells):
            words = _bare(cell)
            if words and words not in names[place]:
                names[place].append(words)
    return tuple(" ".join(words) for words in names)


def _repeats_head(cells: tuple[str, ...], heads: list[Mark]) -> bool:
    """Whether most of the cells are the words of a head row: “级别” stands for “级别及定位”."""
    for head in heads:
        pairs = [(_bare(a), _bare(b)) for a, b in zip(cells, head.cells, strict=False)]
        same = sum(bool(a) and (a == b) for a, b in pairs)
        near = sum(bool(a) and (a in b) for a, b in pairs)
        if pairs and near == len(pairs) and same * 2 >= len(pairs):
            return True
    return False


def _bare(cell: str) -> str:
    return "".join(cell.split())


def _cells(mark: Mark, text: str) -> tuple[Cell, ...]:
    """The row's cells with their places; cells carried down from a row above have none."""
    printed: list[tuple[str, int, int]] = []
    begin = mark.start
    for piece in text[mark.start : mark.end].split("\t"):
        left = begin + len(piece) - len(piece.lstrip())
        printed.append((piece.strip(), left, left + len(piece.strip())))
        begin += len(piece) + 1
    words = mark.cells or tuple(piece for piece, _, _ in printed)
    cells, next_ = [], 0
    for place, word in enumerate(words):
        exact = place if len(words) == len(printed) and printed[place][0] == word.strip() else None
        if exact is None:
            exact = next((i for i in range(next_, len(printed)) if printed[i][0] == word.strip()), None)
        if exact is None or not word.strip():
            cells.append(Cell(word.strip()))
            continue
        cells.append(Cell(printed[exact][0], printed[exact][1], printed[exact][2]))
        next_ = exact + 1
    return tuple(cells)


def _title(text: str, start: int, section: Section, sections: Sequence[Section]) -> str:
    """The caption right above the table, else the words of the nearest heading; a short one with those of the heading above."""
    for line in reversed(text[max(section.start, start - 200) : start].split("\n")[-4:]):
        words = line.strip()
        if not words or _UNIT_LINE.match(words):
            continue
        if len(words) <= 60 and _CAPTION.search(words) and "\t" not in words:
            return words
        break
    above = sections[section.parent].title if section.parent is not None else ""
    return f"{above} {section.title}" if above and len(section.title) <= 8 else section.title or above
