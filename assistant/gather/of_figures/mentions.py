"""Where a document speaks of an indicator without giving a figure ("完成国家和自治区下达目标任务")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.gather.of_figures.items import Item
from assistant.gather.of_figures.metrics import wanted_metrics
from assistant.records import Point
from index.canonical import canonical
from index.library import Library
from index.records import Target
from index.words import bigrams, tagged

_CLAUSE = re.compile(r"[^。；！？\n]+[。；！？]?")
_PART = re.compile(r"[^，。；！？\n]+")
_FIGURE = re.compile(r"\d+(?:\.\d+)?(?:%|个|家|亿|万|户|项|吨|倍)")
_SAME = frozenset({"城乡", "全省", "全市", "全区", "全县", "全国", "地区", "国内", "我省", "我市"})
_SHARE = 0.75


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of a document."""

    document: str
    path: tuple[str, ...]
    start: int
    end: int


def without_figure(item: Item, rows: Sequence[Target], point: Point, library: Library) -> Mention | None:
    """The clause that speaks of what the `item` asks for (or of one of the `rows`' names) without a figure, in documents that
    fit the point: its document, its region, or a plan that ends in its year. None if there is none."""
    name = item.name
    wanted = [frozenset(bigrams(canonical(words))) for words in dict.fromkeys((name, *(row.indicator for row in rows)))]
    wanted.append(frozenset(gram for gram in item.asked if len(item.asked) >= 4))
    metric = wanted_metrics(canonical(name))
    best: tuple[float, Mention] | None = None
    for id in _documents(point, library):
        for hit in library.search_passages(name, 8, [id]):
            passage = library.passages([hit.id])[hit.id]
            for clause in _CLAUSE.finditer(passage.text):
                for start, end in _parts(clause.group()):
                    part = clause.group()[start:end]
                    if _FIGURE.search(part) or _of_another(name, part) or (metric and not metric & wanted_metrics(canonical(part))):
                        continue
                    grams = frozenset(bigrams(canonical(part)))
                    share = max((len(one & grams) / len(one) for one in wanted if one), default=0.0)
                    if share >= _SHARE and (best is None or share > best[0]):
                        at = passage.start + clause.start()
                        best = share, Mention(id, passage.path, at + start, at + end)
    return best[1] if best else None


def _of_another(name: str, part: str) -> bool:
    """Whether a noun right before a name makes it the name of something else (海洋生产总值, 单位生产总值能耗)."""
    before = part.partition(name)[0] if name in part else ""
    word, tag = tagged(before)[-1] if before else ("", "")
    return tag.startswith("n") and word not in _SAME


def _parts(clause: str) -> list[tuple[int, int]]:
    """The comma-separated parts of a clause, and the clause as a whole if it is short."""
    parts = [match.span() for match in _PART.finditer(clause)]
    return [*parts, (0, len(clause.rstrip("。；！？")))] if len(clause) <= 80 else parts


def _documents(point: Point, library: Library) -> list[str]:
    if point.document:
        return [point.document]
    found = []
    for id, card in library.cards.items():
        if point.region and card.meta.region != point.region:
            continue
        if point.year and card.meta.period and not card.meta.period[0] <= point.year <= card.meta.period[1]:
            continue
        found.append((card.meta.period[1] != point.year if card.meta.period and point.year else True, id))
    return [id for _, id in sorted(found)][:4]
