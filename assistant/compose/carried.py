"""What is assumed of a question, told in one line each: typing slips put right, years reckoned from today, what a follow-up took over."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.compose.rows import short_title
from assistant.gather.of_figures.metrics import wanted_metrics
from assistant.records import Draft, Query, Reason, Status
from index.canonical import canonical
from index.library import Library
from index.words import bigrams
from prompts import say

_MOST = 2
_ONLY_ASKS = re.compile(r"(?:牵头|负责|责任|配合|主管|承担|单位|部门|提高|增长|下降|具体|举措|措施)+")
_HAS = 0.7
"""A run of words taken over matters where the evidence has this share of it."""


def carried(draft: Draft, query: Query, library: Library) -> Draft:
    """The draft with a line on the region, document, year and subject that it owes to the questions before."""
    if not draft.status.tells or not draft.citations:
        return draft
    mended = [say("understand.mended", typed=typed, read=read) for typed, read in dict.fromkeys(query.mended)]
    assumed = query.assumed if query.refusal == Reason.NONE else ()
    if mended or assumed:
        draft = replace(draft, text="\n".join((draft.text, *(f"> {one}。" for one in (*mended, *assumed)))))
    if not query.leans:
        return draft
    draft = _of_another_measure(draft, query)
    slots = [*_regions(draft, query, library), *_documents(draft, query, library), *_years(draft, query), *_subject(draft, query)]
    if not slots:
        return draft
    return replace(draft, text=f"{draft.text}\n> {say('understand.carried', slots='、'.join(dict.fromkeys(slots)))}")


def _of_another_measure(draft: Draft, query: Query) -> Draft:
    """The draft with a note where it tells another measure of the thing (产值) than was asked of the one before (增加值)."""
    wanted = wanted_metrics(canonical("".join(query.about))) - wanted_metrics(canonical("".join(query.topic)))
    told = [wanted_metrics(canonical(row.indicator)) for row in draft.targets]
    if not wanted or not told or any(not own or own & wanted for own in told):
        return draft
    note = say("understand.other_measure", asked="".join(query.about))
    return replace(draft, status=Status.PARTIAL, reason=Reason.PART_MISSING, text=f"{draft.text}\n> {note}", warnings=(*draft.warnings, note))


def _regions(draft: Draft, query: Query, library: Library) -> list[str]:
    """The region taken over, where documents of other regions might have answered."""
    regions = {library.cards[one.document].meta.region for one in draft.citations}
    other = {card.meta.region for card in library.cards.values()} - {""}
    return list(query.soft_regions) if len(other) > 1 and regions <= set(query.soft_regions) else []


def _documents(draft: Draft, query: Query, library: Library) -> list[str]:
    cited = {one.document for one in draft.citations}
    if not query.soft_documents or query.documents or not cited <= set(query.soft_documents):
        return []
    return [short_title(id, library) for id in query.soft_documents[:_MOST]]


def _years(draft: Draft, query: Query) -> list[str]:
    found = {row.year for row in draft.targets}
    if query.years or not found or not found <= set(query.soft_years):
        return []
    return [f"{year}年" for year in sorted(query.soft_years)]


def _subject(draft: Draft, query: Query) -> list[str]:
    """The words taken over that the evidence has and the question has not."""
    have = set(bigrams(canonical(" ".join([*(f"{row.indicator} {row.scope}" for row in draft.targets),
                                           *((one.quote + "".join(one.path)) for one in draft.citations if not draft.targets)]))))
    own = set(bigrams(canonical("".join(query.topic))))
    told = []
    for run in query.context:
        grams = set(bigrams(canonical(run)))
        if _ONLY_ASKS.fullmatch(run):
            continue
        if grams and not grams <= own and len(grams & have) >= _HAS * len(grams) and not (own and own & have and len(own & have) >= _HAS * len(own)):
            told.append(run)
    return told[:_MOST]
