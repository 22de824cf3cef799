"""Target rows as an answer tells them: with a mark and a name that tells them apart, as lines, as a table."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.compose.citing import Citations
from assistant.compose.of_figures.comparable import core
from assistant.compose.rows import apart, dated, in_digits, place, printed, role, short_title, subject, when
from assistant.compose.worked import Cited
from assistant.records import Grid
from index.library import Library
from index.records import Target
from prompts import say


def named(row: Target, cite: Citations, library: Library, shown: Sequence[Target]) -> Cited:
    """The row with its mark and a name that tells it apart from the others shown."""
    documents = {one.document for one in shown}
    subjects = {subject(one) for one in shown}
    name = dated(row) if row.status == "actual" and any(one.year and subject(one) == subject(row) for one in shown) else when(row)
    if len({one.region for one in shown}) > 1 and row.region:
        name = f"{row.region}{name}"
    elif len(documents) > 1:
        name = say("rows.of_document", title=short_title(row.document, library), name=name)
    if len({core(one.indicator) for one in shown}) > 1 and len(subjects) > 1:
        name = f"{name}{subject(row)}"
    return Cited(row, cite.target(row), name or subject(row))


def facts(cited: Sequence[Cited], library: Library) -> list[str]:
    """The figures as lines; a single one with the words of its source."""
    if len(cited) == 1:
        row = cited[0].row
        text = when(row)
        return [
            say("figures.one", subject=f"{text}{'，' if text and row.measure != 'annual_flow' else ''}{subject(row)}",
                role=role(row), figure=in_digits(row), where=_where(row, library), mark=f"[{cited[0].mark}]"),
            *_origin(cited[0]),
        ]
    return [line(one, library, cited) for one in cited]


def line(one: Cited, library: Library, beside: Sequence[Cited] = ()) -> str:
    """A figure as one line of a list, `beside` others."""
    return say("figures.line", when=dated(one.row), subject=subject(one.row), figure=in_digits(one.row),
               where=_where(one.row, library, beside), role=role(one.row), mark=f"[{one.mark}]")


def _origin(one: Cited) -> list[str]:
    return [say("figures.origin", quote=one.row.quote, mark=f"[{one.mark}]")]


def _where(row: Target, library: Library, beside: Sequence[Cited] = ()) -> str:
    """The document and the region, with the heading that tells a row apart from one of the same name in a section built alike."""
    heading = next((found for one in beside if one.row.indicator == row.indicator and (found := apart(row.path, one.row.path))), "")
    return f"{place(row, library)}·{heading}" if heading else place(row, library)


def grid(cited: Sequence[Cited], library: Library) -> Grid:
    """The figures as a table."""
    columns = tuple(say(f"figures.table.{name}") for name in ("when", "document", "region", "indicator", "figure", "role"))
    rows = tuple(
        (when(one.row), short_title(one.row.document, library), one.row.region, subject(one.row), printed(one.row), role(one.row))
        for one in cited
    )
    return Grid(columns, rows)
