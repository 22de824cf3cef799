"""The values that the steps of cleaning hand on."""

from __future__ import annotations

from dataclasses import dataclass, field


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
    seams: list[int] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(text for text, _ in self.parts)
