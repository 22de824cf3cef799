"""The values that the steps of cleaning hand on."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Piece:
    """One source line on its way: `index` in `Loaded.lines`, `raw` as loaded, `text` normalised (markup taken off)."""

    index: int
    raw: str
    text: str
    width: int = 0
    indent: int = 0
    page: int | None = None
    after_blank: bool = False
    stated: bool = False
    """The format itself says that the line is a heading or a table row."""
    bold: int = 0
    """Length of the bold lead in `text`."""


@dataclass(slots=True)
class Paragraph:
    """One paragraph of the clean text: `parts` are (text, line index); a table row has `cells` and its table's number."""

    parts: list[tuple[str, int]]
    level: int | None = None
    bold: int = 0
    table: int | None = None
    header: bool = False
    cells: tuple[str, ...] = ()
    seam: bool = False
    """Something was dropped between the paragraph before and this one."""
