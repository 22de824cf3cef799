"""Which rows lie beyond a threshold that the question gives: "产值目标超过1000亿元的产业有哪些", "哪些指标不低于60%"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.gather.of_figures import filters, metrics
from assistant.gather.of_figures.points import points
from assistant.gather.of_figures.size_limits import Sign, sign_of
from assistant.records import Query
from assistant.vocabulary import wanted
from index.canonical import canonical
from index.library import Library
from index.quantities import Quantity, in_base_units, quantities
from index.records import Target

_WHICH = re.compile(r"哪些|哪几|哪(?:一|两|三|四|五)?[个项类]|有几[个项类]|多少[个项类]|列出|列举|有什么")
_THINGS = re.compile(r"指标|产业|行业|领域|目标|增速|项目|板块|产品|品种|县区?|市")
_BRANCHES = re.compile(r"产业|行业")
_METRICS = re.compile(r"工业(?=总?产值|增加值)|总?产值|增加值|主?营业务?收入|投资|规模以上|全部|总规模")
_WHOLE = re.compile(r"开发区|园区|企业|地区|社会|[一二三四五六七八九十]大|[一二三四五六七八九十]个")
"""Names of what is no branch of industry but the whole of several."""
_POOL = 400
"""So many rows are looked through where the question names no document."""
_GROWTH = re.compile(r"增速|增长|增幅|提高|涨")


@dataclass(frozen=True, slots=True)
class Threshold:
    """A sign and a figure with its unit."""

    sign: Sign
    value: Decimal
    unit: str

    def holds(self, row: Target) -> bool:
        """Whether a row's figure (of a range its lower end) lies beyond."""
        value, unit = in_base_units(row.value, row.unit)
        own, wanted_unit = in_base_units(self.value, self.unit)
        if unit != wanted_unit:
            return False
        return {">": value > own or (value == own and _beyond(row)), ">=": value >= own, "<": value < own, "<=": value <= own}[self.sign]


@dataclass(frozen=True, slots=True)
class Beyond:
    """The rows beyond a threshold, in document and text order, one an indicator."""

    threshold: Threshold
    rows: tuple[Target, ...]


def beyond(query: Query, library: Library) -> Beyond | None:
    """The rows beyond the threshold that the question gives, None where it asks for no such list or names no document to look in."""
    if not (_WHICH.search(query.text) and _THINGS.search(query.text)):
        return None
    threshold = next((made for quantity in quantities(query.text) if (made := _threshold(query.text, quantity)) is not None), None)
    if threshold is None:
        return None
    point = points(query, library)[0]
    documents = filters.documents(query, point, library)
    asked = canonical("".join(query.topic))
    measured = metrics.wanted_metrics(asked)
    if documents is None and not (measured and point.year):
        return None
    pool = library.targets(documents) if documents else library.search_targets(" ".join(query.topic), _POOL)
    branches = _BRANCHES.search(query.text) is not None
    grown = _GROWTH.search(query.text) is not None
    rows = [row for row in pool
            if threshold.holds(row) and (point.year is None or row.year == point.year)
            and (not measured or metrics.wanted_metrics(canonical(row.indicator)) & measured)
            and (row.measure in ("annual_growth", "change")) == grown
            and (not branches or ((rest := _METRICS.sub("", row.indicator)) and not _WHOLE.search(rest)))
            and (not wanted(query.text) or row.status == wanted(query.text))]
    return Beyond(threshold, _once(rows)) if rows else None


def _threshold(text: str, quantity: Quantity) -> Threshold | None:
    """The threshold that a figure of the question is, by the words round it; None where it is none."""
    sign = sign_of(text, quantity) if quantity.unit else None
    return Threshold(sign, quantity.value, quantity.unit) if sign else None


def _beyond(row: Target) -> bool:
    """Whether the source itself says that the figure is passed (超过2000亿元)."""
    return any(word in row.quote for word in ("超过", "突破", "高于", "大于"))


def _once(rows: Sequence[Target]) -> tuple[Target, ...]:
    kept: dict[tuple[object, ...], Target] = {}
    for row in rows:
        kept.setdefault((row.document, canonical(row.indicator), row.scope, row.year, row.status), row)
    return tuple(kept.values())
