"""Things listed to be added up (交通、水利、能源加起来) as the figures of one sentence that tells them side by side, with the whole that it splits."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.gather.of_figures.metrics import family
from assistant.records import Query
from index.canonical import canonical
from index.library import Library
from index.records import Target
from index.synonyms import expand
from index.words import bigrams

_ADDED = r"(?:加起来|加一起|加在一起|加一块儿?|合起来|合在一起|合计|总共|一共|之和)"
_LIST = re.compile(rf"(?P<list>[^，。；？！：]{{2,20}}?(?:(?:、|以及|还有|[和与及跟])[^，。；？！：]{{2,12}}?)+)(?:这)?(?:[两三四五六七八\d](?:个|块|项|类|样|者))?(?:的[^，。；？]{{1,4}})?{_ADDED}")
_JOINS = re.compile(r"、|以及|还有|[和与及跟]")
_SEVERAL_YEARS = re.compile(r"(?<![\d])[2-9两三四五]年(?!级)")
_OF_WHICH = re.compile(r"其中|分别为|包括")
_SHARE_OF = re.compile(r"(?P<part>[^，。；？！]{0,10}?)占(?:到|了|其中的?|其)?(?P<whole>[^，。；？！]{0,6}?)(?:的)?(?:几成|百分之[几多]|多少|比[重例]|多大)")
_POOL = 200
_NAMED = 0.6


@dataclass(frozen=True, slots=True)
class Listed:
    """The figures of the things listed, in their order; the whole that their sentence tells before them (None where it tells none); which of them is asked
    for as a share (None: their sum), and whether a share is asked for at all."""

    rows: tuple[Target, ...]
    whole: Target | None
    part: Target | None
    shared: bool


def parts_listed(query: Query, library: Library) -> Listed | None:
    """The figures listed; None where no list is to be added up, or no one sentence of the places and years named tells all of it."""
    match = _LIST.search(query.text)
    names = [_runs(piece, query) for piece in _JOINS.split(match["list"])] if match is not None else []
    if len(names) < 2 or not all(names) or query.leans or len(query.years) > 1 or not (query.regions or query.documents):
        return None
    documents = query.documents or tuple(library.of_regions(query.regions))
    words = " ".join(word for runs in names for run in runs for word in (run, *expand(run)))
    groups: dict[tuple[str, tuple[int, int]], None] = {}
    for row in library.search_targets(words, _POOL, documents):
        if row.sentence[1] and (not query.years or row.year in query.years):
            groups.setdefault((row.document, row.sentence))
    found = [(key, rows) for key in groups if (rows := _each(names, library.targets_in({key}), query)) is not None]
    alone = [one for one in found if not _SEVERAL_YEARS.search(library.text(one[0][0]), *one[0][1])] or found
    if len({tuple((row.value, row.unit) for row in rows) for _, rows in alone}) != 1:
        return None
    key, rows = alone[0]
    share = _SHARE_OF.search(query.text)
    part = next((row for runs, row in zip(names, rows, strict=True) if share is not None and any(run[:2] in share["part"] for run in runs)), None)
    return Listed(rows, _whole(rows, library.targets_in({key}), library), part, share is not None)


def _runs(piece: str, query: Query) -> tuple[str, ...]:
    return tuple(run for run in query.topic if run in piece)


def _each(names: Sequence[Sequence[str]], rows: Sequence[Target], query: Query) -> tuple[Target, ...] | None:
    """One row for each of the things, of one kind of unit and one year, no shares; None where one has none."""
    found: list[Target] = []
    for runs in names:
        like = [row for row in rows if row not in found and (not query.years or row.year in query.years) and any(_calls(run, row) for run in runs)]
        if not like:
            return None
        found.append(min(like, key=lambda row: len(row.indicator)))
    kinds = {(family(row.unit), row.year, row.status) for row in found}
    return tuple(found) if len(kinds) == 1 and family(found[0].unit) != "share" and all(row.value_max is None for row in found) else None


def _calls(run: str, row: Target) -> bool:
    """Whether a row is called by a thing, or by another word for it."""
    own = frozenset(bigrams(canonical(f"{row.indicator}{row.scope}")))
    return any(len(grams & own) >= _NAMED * len(grams) for word in (run, *expand(run)) if (grams := frozenset(bigrams(canonical(word)))))


def _whole(rows: Sequence[Target], beside: Sequence[Target], library: Library) -> Target | None:
    """The figure told before the parts of which they are parts (共3000名，其中甲…), in their unit's family and no less than their sum."""
    first = min(rows, key=lambda row: row.start)
    before = [row for row in beside if row.end <= first.start + len(row.quote) and row.start < first.start and row not in rows and row.unit == first.unit]
    text = library.text(first.document)
    told = [row for row in before if _OF_WHICH.search(text, row.start, first.end) and row.value >= sum(one.value for one in rows)]
    return told[-1] if told else None
