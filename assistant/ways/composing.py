"""The answer of the first way that has one (see `assistant/ways`), else a refusal; read once more where the answer is about something else or nothing is found."""

from __future__ import annotations

from dataclasses import replace

from assistant.compose.in_words import provision
from assistant.compose.of_support import without_sum
from assistant.compose.refused import (
    absent,
    before_it,
    inner_places,
    nationwide,
    other_year,
    refusal,
    unnamed,
)
from assistant.gather.in_words.fewer import fewer
from assistant.gather.in_words.ranks import of_other_rank
from assistant.gather.of_documents.one_place import told_elsewhere
from assistant.gather.of_documents.periods import first_there
from assistant.gather.of_documents.titled import called_whole
from assistant.gather.of_support.objects import newly_wanted
from assistant.records import Draft, Query, Reason, Status
from assistant.ways import LAST, POINTED, Way, again
from assistant.ways.asked import Asked
from assistant.ways.drafts import sentences_of
from index.library import Library

_HOMES = 2
"""Figures of more documents and of more indicators are scattered."""
_OPEN = frozenset({Reason.NOT_FOUND, Reason.OTHER_REGION})
"""Refusals after which the clause that bears on what is told is looked for."""


def compose(query: Query, library: Library) -> Draft:
    """The draft: of the first way that has an answer, else a refusal; a refusal too where the answer is about something else.

    A question that finds nothing by itself is read once more as a follow-up, then once more by its core alone, then by the clause that bears on
    what is told, as one is whose answer is about something else.
    """
    query = _by_itself(query)
    draft = first_there(query, library, lambda one: _composed(one, library))
    draft = nationwide.held(draft, query, library, lambda one: sentences_of(Asked(one, library)))
    draft = other_year.held(draft, query, library, lambda one: _composed(one, library))
    draft = unnamed.held(before_it.held(draft, query, library), query)
    fit = absent.held(draft, query, library)
    if draft.status != Status.REFUSED and fit.status == Status.REFUSED:
        fit = _fitting(query, library) or again.by_story(query, library) or fit
    if fit.status == Status.REFUSED and fit.reason in _OPEN and not fit.decides:
        nearer = again.compose(query, library)
        nearer = nearer and other_year.held(nearer, query, library, lambda one: _composed(one, library))
        fit = fit if nearer is None or absent.another(nearer, query, library) else nearer
    return without_sum.held(inner_places.held(fit, query, library), query, library)


def _by_itself(query: Query) -> Query:
    """A question that goes on from another with a thing of its own to be paid for (那一张床位补多少), with its own words only: what was asked before is not
    asked again."""
    return replace(query, leans=False) if query.leans and query.topic and newly_wanted(query) else query


def _fitting(query: Query, library: Library) -> Draft | None:
    """The draft of the first way whose answer is about what is asked for, where that of the first way that has one is about something else."""
    asked = Asked(query, library)
    drafts = (draft for way in (*POINTED, *LAST) if way.meant(asked) and (draft := way.draft(asked)) is not None)
    told = (draft for draft in drafts if draft.status != Status.REFUSED and not (told_elsewhere(draft, query, library) or of_other_rank(draft, query, library)))
    return next((draft for draft in told if absent.held(draft, query, library).status != Status.REFUSED), None)


def _composed(query: Query, library: Library) -> Draft:
    asked = Asked(query, library)
    draft = _first(POINTED, asked)
    if draft is not None:
        return draft
    draft = _first(LAST, asked)
    if query.context and not query.leans and (draft is None or draft.status == Status.REFUSED):
        leaning = _composed(replace(query, leans=True), library)
        if draft is None or leaning.status != Status.REFUSED:
            return leaning
    for words in fewer(query, library, of_support=asked.of_support, of_procedure=asked.of_procedure) if draft is None else ():
        nearer = _composed(replace(query, topic=words, core=()), library)
        if nearer.status != Status.REFUSED and not _scattered(nearer, query) and not _of_another(nearer, query, library):
            return nearer
    return draft or provision.compose(query, library) or refusal.not_found(query, asked.found, library)


def _first(ways: tuple[Way, ...], asked: Asked) -> Draft | None:
    drafts = (draft for way in ways if way.meant(asked) and (draft := way.draft(asked)) is not None)
    return next((draft for draft in drafts if not (told_elsewhere(draft, asked.query, asked.library) or of_other_rank(draft, asked.query, asked.library))), None)


def _of_another(draft: Draft, query: Query, library: Library) -> bool:
    """Whether what is worked out is of other documents than those called by a name of the question, which was left out to find it."""
    named = called_whole(query.topic, library) if draft.decides or draft.computations or "support" in query.kinds else frozenset()
    return bool(named) and bool(draft.citations) and not any(one.document in named for one in draft.citations)


def _scattered(draft: Draft, query: Query) -> bool:
    """Whether figures found by some of the words alone are of one thing here and of another there, for a question that names no place, document or year."""
    named = query.documents or query.soft_documents or query.regions or query.years
    return not named and len({row.document for row in draft.targets}) > _HOMES and len({row.key for row in draft.targets}) > _HOMES
