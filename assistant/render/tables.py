"""Tables on the screen: what is the same in every row told once above, figures to the right, folded where the text says it all."""

from __future__ import annotations

import re
from html import escape

from assistant import markup
from assistant.records import Answer, Grid
from assistant.render.actions import Asked
from assistant.render.pieces import LONGEST_LINK, marks_of, section
from index.dates import YEAR
from prompts import say

_MARKS = re.compile(r"\[\d{1,3}\]")
_FIGURE = re.compile(r"\d")
_NUMERIC = re.compile(r"[-−+]?[\d,]+(?:\.\d+)?\s*[%％‰]?")


def table(answer: Answer, turn: str, asked: Asked) -> str:
    """The answer's table with the link that keeps it, folded where the text tells all of it already."""
    if answer.table is None or not answer.table.rows:
        return ""
    title, address = say("page.part.table"), asked.link("export", format="xlsx", last="true")
    keep = f'<a class="quiet" href="{escape(address)}" download>{escape(say("page.action.excel"))}</a>' if len(address) <= LONGEST_LINK else ""
    shared, grid = without_shared(answer.table)
    told = [escape(say("page.part.shared", name=name, words=markup.plain(words))) for name, words in shared]
    same = f'<p class="same">{"".join(f"<span>{one}</span>" for one in told)}</p>' if told else ""
    body = same + grid_html(grid, title, marks_of(answer), turn) + keep
    if not repeats(answer.table, answer.answer):
        return section("grid", title, body)
    folded = escape(say("page.part.table_again", count=len(answer.table.rows)))
    return f'<section class="grid"><details><summary><h3>{folded}</h3></summary>{body}</details></section>'


def repeats(grid: Grid, text: str) -> bool:
    """Whether every row of the table is told in a line of the list in the text already: the row's year, if it has one, and its figure."""
    lines = [markup.plain(_MARKS.sub("", line)) for line in text.split("\n") if line.startswith("- ")]
    rows = [[markup.plain(_MARKS.sub("", cell)) for cell in row] for row in grid.rows]
    figures = [[cell for cell in row if _FIGURE.search(cell)] for row in rows]
    return len(lines) >= len(rows) and all(told and any(all(cell in line for cell in told) for line in lines) for told in figures)


def without_shared(grid: Grid) -> tuple[tuple[tuple[str, str], ...], Grid]:
    """The columns that say the same in every row as (name, words), and the table without them; two columns stay at least."""
    width = len(grid.columns)
    same = [at for at in range(width) if len(grid.rows) > 1 and len({row[at] for row in grid.rows if len(row) == width}) == 1]
    if not same or width - len(same) < 2 or any(len(row) != width for row in grid.rows):
        return (), grid
    kept = [at for at in range(width) if at not in same]
    rows = tuple(tuple(row[at] for at in kept) for row in grid.rows)
    return tuple((grid.columns[at], grid.rows[0][at]) for at in same), Grid(tuple(grid.columns[at] for at in kept), rows)


def grid_html(grid: Grid, title: str, marks: frozenset[int] = frozenset(), turn: str = "") -> str:
    """A table that scrolls sideways where it must; columns of figures stand to the right, verdicts as badges."""
    numeric = [bool(grid.rows) and all(_is_figure(row[at]) for row in grid.rows if at < len(row)) for at in range(len(grid.columns))]
    head = "".join(
        f'<th scope="col"{_aligned(numeric[at])}>{escape(name)}</th>' for at, name in enumerate(grid.columns)
    )
    body = "".join(
        "<tr>" + "".join(
            f"<td{_aligned(at < len(numeric) and numeric[at])}>{_cell(cell, marks, turn)}</td>" for at, cell in enumerate(row)
        ) + "</tr>"
        for row in grid.rows
    )
    return (
        f'<div class="scroll" role="region" tabindex="0" aria-label="{escape(title)}">'
        f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _is_figure(cell: str) -> bool:
    """A bare figure or nothing; a year is a name, not a figure."""
    words = cell.strip()
    return not words or (_NUMERIC.fullmatch(words) is not None and YEAR.fullmatch(words) is None)


def _aligned(numeric: bool) -> str:
    return ' class="num"' if numeric else ""


def _cell(cell: str, marks: frozenset[int], turn: str) -> str:
    shown = markup.verdict(cell)
    return shown if shown != escape(cell) else markup.inline(cell, marks, turn)
