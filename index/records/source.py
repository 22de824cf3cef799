"""A source as its loader read it, and the clean text made of it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Line:
    """One line or paragraph as a loader found it, before cleaning.

    `level` is a heading level that the format itself states (DOCX style, HTML h1…h6, Markdown #), 1 the highest, or None.
    `table` numbers the source's own tables from 0; a row's cells are joined with tabs in `text`, merged cells repeated
    downwards in `cells` only (`text` keeps the cell once, where the source prints it). `header` marks a table's header rows.
    `bold` is the number of leading characters that are bold. `item` says that the format itself begins an item of a list here: the line goes on with none before it.
    """

    text: str
    page: int | None = None
    level: int | None = None
    table: int | None = None
    header: bool = False
    cells: tuple[str, ...] = ()
    bold: int = 0
    item: bool = False


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a loader returns for one document: its lines in reading order and what the format says of itself.

    `wrapped` says that the lines are physical (PDF, OCR) and have to be joined to paragraphs; None lets cleaning decide.
    `title`, `published` come from the file's own properties or page header (HTML meta tags), "" where there are none.
    `name` is the member name inside an archive, or the file name. `faults` are warnings about what could not be read.
    `card` is what a page prints about the document beside its content (文号, 失效日期, 有效性 …), as `record_card.card_pairs` gives it.
    `sha256` is that of the document's own bytes (those of the member, in an archive).
    """

    name: str
    format: str
    lines: tuple[Line, ...]
    wrapped: bool | None = None
    title: str = ""
    published: str = ""
    recognised: bool = False
    faults: tuple[str, ...] = ()
    sha256: str = ""
    card: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Mark:
    """A structural hint about a stretch of the clean text: a heading the format states, a bold lead, a table row.

    kind "heading": `level` as in `Line.level`; "bold": the bold lead; "row"/"header": a table row, `table` its number,
    `cells` its cells with merged ones filled in.
    """

    kind: Literal["heading", "bold", "row", "header"]
    start: int
    end: int
    level: int | None = None
    table: int | None = None
    cells: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Dropped:
    """Source text that cleaning left out, and why. `line` is the 0-based index in `Loaded.lines`."""

    reason: Literal["repeat", "page_number", "running_head", "furniture", "markup"]
    text: str
    line: int
    page: int | None = None


@dataclass(frozen=True, slots=True)
class CleanText:
    """The clean text of one document.

    Paragraphs are separated by "\\n"; a table row is one line, its cells separated by "\\t". Full-width digits, letters and
    signs such as ％＋． are half-width; Chinese punctuation is kept; blanks inside Chinese text are gone. Apart from blanks,
    widths and markup, each paragraph stands so in the source.
    `seams`: offsets at which something that stood between two characters of the source was dropped.
    `pages`: (offset, page number) where each page begins, empty if the source has no pages.
    `lines`: (offset, index in Loaded.lines), ascending: the map back to the source.
    `coverage`: kept meaningful characters / meaningful characters that are not furniture or repeats (0…1).
    """

    text: str
    marks: tuple[Mark, ...] = ()
    seams: tuple[int, ...] = ()
    pages: tuple[tuple[int, int], ...] = ()
    lines: tuple[tuple[int, int], ...] = ()
    dropped: tuple[Dropped, ...] = ()
    coverage: float = 1.0

    @property
    def breaks(self) -> tuple[int, ...]:
        """Offsets, ascending, before which something of the source was dropped (page numbers, running heads, repeats):
        a stretch over one of them does not stand in the source without a gap."""
        return breaks(self.seams, self.lines, (drop.line for drop in self.dropped if drop.reason != "markup"))


def breaks(seams: Iterable[int], lines: Sequence[tuple[int, int]], dropped: Iterable[int]) -> tuple[int, ...]:
    """The offsets, ascending, before which something was dropped, by the `seams` and `lines` of a clean text and the lines `dropped`."""
    indices = [index for _, index in lines]
    places = (bisect_left(indices, line) for line in dropped)
    return tuple(sorted({*seams, *(lines[place][0] for place in places if place < len(indices))} - {0}))


def page(pages: Iterable[tuple[int, int]], offset: int) -> int | None:
    """The page, of `pages` as clean texts have them, on which the character at `offset` stands; None where there are none."""
    found = None
    for start, number in pages:
        if start > offset:
            break
        found = number
    return found
