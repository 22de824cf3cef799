"""The parts of a document: its sections, tables, passages, and the units that a clause makes responsible."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

SectionKind = Literal[
    "part", "chapter", "article", "heading", "item", "bullet", "box", "attachment", "contents", "body"
]


@dataclass(frozen=True, slots=True)
class Section:
    """A node of the heading tree (条款层级). Sections are in text order; the first is the document's root (level 0, whole text).

    `start…end` covers heading, body and children; `heading_end` ends the heading (== start where it has none).
    The leaves and the own text of inner nodes cover the document without gaps. `marker` is the printed number ("（一）", "1.",
    "第三条", "专栏2", "附件1", "——"), `title` the heading's words without it, `path` the headings from the top down to this one,
    as printed, the root left out.
    """

    index: int
    parent: int | None
    level: int
    kind: SectionKind
    marker: str
    title: str
    start: int
    heading_end: int
    end: int
    path: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell: its words (a merged cell's words are repeated in each row it spans) and its place, if printed in this row."""

    text: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Row:
    start: int
    end: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its caption or heading as `title`, its column names, its rows (header rows left out), and where it stands."""

    document: str
    index: int
    title: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    start: int
    end: int
    path: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """What is searched and quoted (段落): a clause or a table row; a slice of the text, never across a section or a seam.

    `context` is what has to be read with it and does not stand in the slice (table title and column heads).
    `section` is the index of its section; `number` counts passages of the document from 0.
    """

    document: str
    number: int
    section: int
    path: tuple[str, ...]
    start: int
    end: int
    text: str
    kind: Literal["clause", "row"] = "clause"
    context: str = ""
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Responsibility:
    """责任单位 of a clause: `role` as printed (责任单位, 牵头单位, 配合单位 …), the units in order, the span that names them."""

    role: str
    units: tuple[str, ...]
    start: int
    end: int
