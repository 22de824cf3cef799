"""An indicator over the plan generations, and indicators × documents with the gaps visible: as HTML and as the rows of a file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from html import escape
from itertools import groupby
from typing import Any
from urllib.parse import urlencode

from assistant.charts import drawing
from assistant.charts.points import part_of
from assistant.compose.rows import printed
from assistant.compute import plain
from assistant.page.filters import Filter, chosen_targets
from assistant.page.rows import MOST, listing_html, table_html, targets_html
from assistant.render import chart_html
from index.output import matrix_rows, target_row, trend_rows
from index.records import Target
from index.schema import Card
from index.views import Gap, Matrix, MatrixRow, Point, Series, gaps, matrix, nearest, trend
from prompts import say

OFFERED = 12
"""How many indicators are offered where none is named."""


def view_html(targets: Sequence[Target], cards: Mapping[str, Card], names: Mapping[str, str], wanted: Filter) -> str:
    """The targets that fit, shown as the filter's view says. `names` are the documents' short names."""
    if wanted.view == "trend":
        return trend_html(followed(targets, cards, wanted), targets, cards, wanted)
    if wanted.view == "matrix":
        return matrix_html(compared(targets, cards, wanted), names, wanted)
    return targets_html(chosen_targets(targets, cards, wanted), cards, wanted)


def file_rows(targets: Sequence[Target], cards: Mapping[str, Card], wanted: Filter) -> list[dict[str, Any]]:
    """The same as rows of a file, all of them."""
    if wanted.view == "trend":
        return trend_rows(followed(targets, cards, wanted))
    if wanted.view == "matrix":
        return matrix_rows(compared(targets, cards, wanted))
    return [target_row(target) for target in chosen_targets(targets, cards, wanted)]


def followed(targets: Sequence[Target], cards: Mapping[str, Card], wanted: Filter) -> tuple[Point, ...]:
    """The figures of the indicator that the filter's words name."""
    name = wanted.words.strip()
    return trend(chosen_targets(targets, cards, replace(wanted, words="")), cards.values(), name) if name else ()


def compared(targets: Sequence[Target], cards: Mapping[str, Card], wanted: Filter) -> Matrix:
    """Indicators × documents of the targets that fit."""
    return matrix(chosen_targets(targets, cards, wanted), cards.values())


def trend_html(points: Sequence[Point], targets: Sequence[Target], cards: Mapping[str, Card], wanted: Filter) -> str:
    """The figures of one indicator, kind by kind, each with drawing and table; where there are none, the indicators near it."""
    name = wanted.words.strip()
    if not points:
        near = nearest(targets, name) if name else tuple(row.indicator for row in matrix(targets, cards.values()).rows[:OFFERED])
        said = escape(say("page.trend.none", name=name) if name else say("page.trend.unnamed"))
        return f'<div class="reply listing"><p class="count" role="status">{said}</p><div class="asks">{"".join(map(_follow, near))}</div></div>'
    documents = len({point.target.document for point in points})
    count = escape(say("page.trend.count", name=name, figures=len(points), documents=documents))
    kinds = [list(each) for _, each in groupby(points, key=lambda point: point.series)]
    return listing_html(count, wanted, "".join(_kind(each, cards) for each in kinds))


def _kind(points: Sequence[Point], cards: Mapping[str, Card]) -> str:
    title = _called(points[0].series, [point.target for point in points])
    drawn = chart_html(drawing([point.target for point in points], {point.target.document: point.title for point in points}))
    table = table_html([(point.target, point.note) for point in points], cards, title)
    return f'<section class="kind"><h2>{escape(title)}</h2>{drawn}{_gaps(points)}{table}</section>'


def _gaps(points: Sequence[Point]) -> str:
    """How far the targets lie from the latest reported figure, with the working; every figure opens its source."""
    found = gaps(points)
    if not found:
        return ""
    titles = {point.target.document: point.title for point in points}
    head = "".join(f'<th scope="col">{escape(say(f"page.trend.gap.{name}"))}</th>' for name in ("target", "actual", "difference"))
    rows = "".join(
        f"<tr>{''.join(f'<td>{_figure(row, titles[row.document])}</td>' for row in (gap.target, gap.actual))}"
        f"<td><code>{escape(_working(gap))}</code></td></tr>" for gap in found
    )
    title = escape(say("page.trend.gap.title"))
    return (
        f'<section class="gaps"><h3>{title}</h3><div class="scroll" role="region" tabindex="0" aria-label="{title}"><table>'
        f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div><p class=\"same\">{escape(say('page.trend.gap.note'))}</p></section>"
    )


def _working(gap: Gap) -> str:
    return say("page.trend.gap.working", target=plain(gap.target.value), actual=plain(gap.actual.value),
               difference=plain(gap.difference), unit=gap.target.unit)


def _called(series: Series, targets: Sequence[Target]) -> str:
    """What kind of figure it is, with the units used: 数值（亿元）."""
    units = "、".join(dict.fromkeys(target.unit for target in targets if target.unit))
    kind = say(f"page.measure.{series.measure}")
    return say("page.trend.kind", kind=kind, units=units) if units else kind


def matrix_html(made: Matrix, names: Mapping[str, str], wanted: Filter) -> str:
    """One row an indicator, one column a document in the order of the plans; every figure opens its source."""
    if not made.rows:
        return f'<p class="none">{escape(say("page.targets.none"))}</p>'
    shown = made.rows[:MOST]
    shared = sum(len(made.documents) - row.gaps > 1 for row in made.rows)
    count = escape(say("page.matrix.count", count=len(made.rows), shared=shared, shown=len(shown)))
    head = "".join(f'<th scope="col">{escape(names.get(card.id, card.title))}</th>' for card in made.documents)
    body = "".join(_matrix_row(row, [card.title for card in made.documents]) for row in shown)
    table = (
        f'<div class="scroll tall matrix" role="region" tabindex="0" aria-label="{escape(say("page.targets.view.matrix"))}"><table>'
        f'<thead><tr><th scope="col">{escape(say("page.targets.column.indicator"))}</th>{head}</tr></thead><tbody>{body}</tbody></table></div>'
    )
    return listing_html(count, wanted, table)


def _matrix_row(row: MatrixRow, titles: Sequence[str]) -> str:
    kind = "" if row.series.measure == "level" else f' <span class="tag">{escape(say(f"page.measure.{row.series.measure}"))}</span>'
    cells = "".join(
        f'<td>{"".join(_figure(target, title) for target in cell)}</td>' if cell
        else f'<td class="gap"><span aria-label="{escape(say("page.matrix.gap"))}" role="img">—</span></td>'
        for cell, title in zip(row.cells, titles, strict=True)
    )
    return f'<tr><th scope="row">{_follow(row.indicator)}{kind}</th>{cells}</tr>'


def _figure(target: Target, title: str) -> str:
    """One figure with its year, and where it is for a part of the region, that part; opens its place in the source."""
    place = escape(urlencode({"document": target.document, "start": target.start, "end": target.end}))
    year = say("page.matrix.year", year=target.year) if target.year else ""
    done = f' <span class="tag actual">{escape(say("page.chart.actual"))}</span>' if target.status == "actual" else ""
    part = part_of(target) if part_of(target) != target.region else ""
    label = escape(say("page.source.open_at", title=title))
    return (
        f'<button type="button" class="quiet figure" data-source="source?{place}" title="{label}">'
        f"{escape(f'{year}{printed(target)}')}{done}{f'<span class=part>{escape(part)}</span>' if part else ''}</button>"
    )


def _follow(indicator: str) -> str:
    """A button that shows the indicator's trend."""
    return f'<button type="button" class="quiet follow" data-trend="{escape(indicator)}">{escape(indicator)}</button>'
