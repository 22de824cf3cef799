"""Figures of one measure for every industry of a document, where the question counts none: "2027年各产业的产值目标", "哪个产业最高"."""

from __future__ import annotations

import re

from assistant.gather.of_figures.filters import documents as documents_of
from assistant.gather.of_figures.points import points
from assistant.gather.of_lists.siblings import Family, Member, homes
from assistant.records import Point, Query
from index.canonical import canonical
from index.library import Library
from index.records import Target

_EACH = re.compile(
    r"(?:各(?:个|大|类)?|每个|哪(?:个|些|一个|几个)?|所有|不同|按|分)(?:重点|传统|新兴|优势|主导|特色|工业|细分)*(?:产业|行业|领域)"
    r"|(?:产业|行业)(?:中|里|之中|当中)?(?:哪|谁)"
)
_METRIC = re.compile(r"总产值|产值|增加值|营业收入|投资|产能")
_TOLD = re.compile(r"多少|分别|各是|各为|列|排|最[高低大小多少]|目标|哪")
_RANKED = re.compile(r"排|从[高大多]到[低小少]")
_ASCENDING = re.compile(r"从[低小少]到[高大多]")
_WHOLE = re.compile(r"^(?:[一二三四五六七八九十\d]+[大个类]).*|^(?:全[区省市县国]|规模?以?上|全部|一二三|第[一二三])*(?:工业|制造业|产业|企业|经济|服务业|农业|地区|国内|生产|园区|开发区)*$")
_TAIL = re.compile(r"(?:(?<!加)工业)?(?:总?产值|增加值|营业收入|投资|产能)$")
_LEAST = 3


def peers(query: Query, library: Library) -> Family | None:
    """The figures, of the document that has most of them; None if the question asks for no such thing or fewer than three are found."""
    metric = _METRIC.search(query.text)
    if metric is None or not _EACH.search(query.text) or not _TOLD.search(query.text):
        return None
    if query.operations - {"highest", "lowest", "rank"}:
        return None
    point = points(query, library)[0]
    best: list[Target] = []
    for id in documents_of(query, point, library) or list(query.documents) or homes(query, library):
        rows = _rows(metric[0], point, library.targets([id]))
        best = rows if len(rows) > len(best) else best
    if len(best) < _LEAST:
        return None
    if _RANKED.search(query.text) or _ASCENDING.search(query.text):
        best.sort(key=lambda row: row.value, reverse=not _ASCENDING.search(query.text))
    about = f"{best[0].year or ''}年{metric[0]}".removeprefix("年")
    return Family(about, tuple(Member(_name(row), (row,)) for row in best), None)


def _rows(metric: str, point: Point, targets: tuple[Target, ...]) -> list[Target]:
    """The targets of the measure for one year (the point's, else the latest) and in one unit, one an industry, totals left out."""
    fitting = [
        row for row in targets
        if row.status == "target" and row.measure == "level" and _measures(metric, row) and not _WHOLE.fullmatch(_name(row))
    ]
    years = [row.year for row in fitting if row.year]
    year = point.year or (max(years) if years else None)
    found: dict[str, Target] = {}
    for row in fitting:
        if row.year == year and row.unit == next((one.unit for one in fitting if one.year == year), ""):
            found.setdefault(canonical(_name(row)), row)
    return list(found.values())


def _measures(metric: str, row: Target) -> bool:
    """Whether a row measures the metric itself, not a part or a rate of it."""
    name = canonical(row.indicator)
    return name.endswith(canonical(metric)) and not (metric.endswith("产值") and name.endswith("增加值"))


def _name(row: Target) -> str:
    return _TAIL.sub("", row.indicator)
