"""Questions for a figure that do not say of what ("增速多少"): the indicators that they may mean."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from assistant.gather.of_figures import filters, metrics
from assistant.records import Query
from index.canonical import canonical
from index.indicators import kin
from index.library import Library
from index.records import Target
from index.views import generations
from index.words import segment

_IN_WORDS = frozenset({"how", "why", "support", "responsibility", "document", "summary", "change", "list"})
_MAIN = re.compile(r"(?:主要|发展|预期|总体)?(?:预期)?目标")
_SHARE = re.compile(r"占|比重|比例")
_EACH = re.compile(r"各|每个|每一个|分别|所有|全部|都[有是]|[一二三四五六七八九十]大")
"""All of a kind are asked for."""
_READ, _LATEST = 800, 40
"""So many rows, or rows of so many documents, are looked through at most."""
_FEW = 6
"""So many candidates are rather all shown."""


@dataclass(frozen=True, slots=True)
class _Words:
    broad: re.Pattern[str]
    alike: tuple[tuple[str, ...], ...]
    growth: re.Pattern[str]


def candidates(query: Query, library: Library) -> tuple[Target, ...]:
    """One target for each indicator that a question without a telling word may mean, of the latest documents first; () where the
    question tells, or asks for no figure."""
    if query.kinds & _IN_WORDS or query.operations - {"share"} or query.leans or query.asker or query.unknown_regions:
        return ()
    if not (query.unit or "figure" in query.kinds) or query.wants == "actual":
        return ()
    if _EACH.search(query.text):
        return ()
    said = _words()
    parts = [part for run in query.topic for part in segment(run)]
    if not all(said.broad.fullmatch(canonical(run)) or said.broad.fullmatch(run) for run in query.topic):
        return ()
    rows = [row for row in _looked_through(query, parts, library) if _fits(query, row, parts)]
    order = {card.id: -place for place, card in enumerate(generations(library.cards.values()))}
    rows.sort(key=lambda row: (order[row.document], not any(_MAIN.search(part) for part in row.path), row.start))
    found: dict[tuple[str, str], Target] = {}
    for row in rows:
        found.setdefault((kin(row.key or row.indicator), metrics.family(row.unit)), row)
    named = canonical("".join(query.topic))
    if any(canonical(row.indicator) == named for row in rows) or len(found) < 2:
        return ()
    return tuple(found.values())


def _looked_through(query: Query, parts: list[str], library: Library) -> Sequence[Target]:
    """The rows that may be meant: those whose names come nearest to what is asked, or all of the latest documents where nothing is named."""
    documents = _documents(query, library)
    if parts:
        return library.search_targets(" ".join(form for part in parts for form in _forms(part)), _READ, documents)
    return library.targets(documents or [card.id for card in generations(library.cards.values())[-_LATEST:]])


def _forms(part: str) -> tuple[str, ...]:
    """The words that name the same measure as one of them."""
    return next((group for group in _words().alike if part in group), (part,))


def few(rows: tuple[Target, ...]) -> bool:
    """Whether there are so few candidates that all of them are better shown than one asked for."""
    return len(rows) <= _FEW


def _documents(query: Query, library: Library) -> list[str] | None:
    if query.documents:
        return list(query.documents)
    if query.regions:
        return [id for id, card in library.cards.items() if card.meta.region in query.regions]
    return None


def _fits(query: Query, row: Target, parts: list[str]) -> bool:
    if row.status != "target" or (query.years and row.year not in query.years):
        return False
    units = filters.units(query)
    if units and metrics.family(row.unit) not in units:
        return False
    shares = "share" in query.operations
    if shares and not _SHARE.search(row.indicator):
        return False
    if not parts and not shares:
        return any(_MAIN.search(part) for part in row.path)
    name = canonical(row.indicator)
    said = _words()
    for part in parts:
        if said.growth.fullmatch(part):
            if row.measure != "annual_growth":
                return False
            continue
        if not any(canonical(form) in name for form in _forms(part)):
            return False
    return True


@cache
def _words() -> _Words:
    text = Path(__file__).with_suffix(".yaml").read_text(encoding="utf-8")
    tree = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return _Words(re.compile(tree["broad"]), tuple(tuple(group) for group in tree["alike"]), re.compile(tree["growth"]))
