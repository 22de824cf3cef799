"""What a document of one year alone says (an arrangement of holidays, a yearly report), asked for another year: it holds for its own year only."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from assistant.compose.citing import Citations
from assistant.compose.refused.refusal import topic_of
from assistant.compose.rows import short_title
from assistant.eligibility import facts
from assistant.gather.in_words.procedure_asked import asked as asked_of_applying
from assistant.gather.of_documents.in_force import documents_for
from assistant.gather.of_figures.reports import own_year
from assistant.gather.of_lists.headings import looks_back
from assistant.records import Citation, Draft, Point, Query, Reason, Status
from index.library import Library
from index.settings import today
from prompts import say

_YEAR = re.compile(r"(?:19|20)\d\d(?=年|[-—－~～至])")
_REPORT = "工作报告"


def held(draft: Draft, query: Query, library: Library, anew: Callable[[Query], Draft]) -> Draft:
    """In place of quotations that are all of documents for another year than those asked for what the documents of that year give (`anew`), else the refusal, with the
    nearest sentence; else the draft.

    One who tells his own case, or asks for support, may tell a year of something else: his question is left as it is.
    """
    if (other := _of_other_round(draft, query, library)) is not None:
        return _nearest(draft, say("refusal.other_round", asked=other[0], own=other[1], title=short_title(draft.citations[0].document, library)), library)
    if (later := _of_later_round(draft, query, library)) is not None:
        return _nearest(draft, say("refusal.later_round", asked=later[0], own=later[1], title=short_title(draft.citations[0].document, library)), library)
    asks = query.years and not ((query.soft_documents and not query.leans) or query.asker or query.operations or "support" in query.kinds)
    told = draft.status.tells and draft.citations and not (draft.targets or draft.computations or draft.decides)
    if not asks or not told or any(_holds(one, query, library) for one in draft.citations) or facts(query.dialogue, query.regions).personal:
        return draft
    for documents in _of_those_years(query, library) if not query.documents else ():
        made = anew(replace(query, soft_documents=documents))
        if made.status.tells and any(_holds(one, query, library) for one in made.citations):
            return made
    own = own_year(Point(document=draft.citations[0].document), library)
    own = max(_years_in(*draft.citations[0].path), default=own) if own in query.years else own
    title = short_title(draft.citations[0].document, library)
    topic = title.replace(f"{own}年", "").removeprefix("度") if query.documents else topic_of(query) or re.sub("^那?，+", "", query.bare).strip("，？?。 ")
    return _nearest(draft, say("refusal.other_time", years="、".join(map(str, query.years)), topic=topic, own=own, title=title), library)


def _nearest(draft: Draft, why: str, library: Library) -> Draft:
    """The refusal for a reason, with what a draft quotes first as the nearest."""
    first = draft.citations[0]
    cite = Citations(library)
    mark = cite.span(first.document, first.path, first.start, first.end)
    return Draft(Status.REFUSED, Reason.OTHER_YEAR, "\n".join((why, say("refusal.closest"), f"“{first.quote.strip()}”[{mark}]")), cite.all, decides=True)


_ROUND = re.compile(r"(?P<year>20\d\d)年度?的?(?:[一-鿿]{0,6}?(?P<batch>第[一二三四五六]批次?))?")
_GRANTED = re.compile(r"(?:(?![通获拿被又才就取购买投建招评办开交做])[^，。？]){0,10}(?:资助|补贴|补助|奖励|奖补|申报|项目|征集)")
"""The grants of a round right behind it, none of a deed of the asker's in that year (2024年又通过认定)."""
_CALL = re.compile(r"申报|受理|征集|组织|开展|认定|评选|遴选")


def _of_other_round(draft: Draft, query: Query, library: Library) -> tuple[str, str] | None:
    """The round (2025年第一批) of whose grants the question asks, and the other one (2017年第二批) that the title of the document quoted first calls for; None else."""
    if draft.status == Status.REFUSED or not draft.citations:
        return None
    title = library.cards[draft.citations[0].document].title
    own = _ROUND.search(title) if _CALL.search(title) else None
    asked = [one for one in _ROUND.finditer(query.text) if _GRANTED.match(query.text, one.end())]
    if own is None or not asked:
        return None
    same = (one["year"] == own["year"] and not (one["batch"] and own["batch"] and one["batch"][:3] != own["batch"][:3]) for one in asked)
    return None if any(same) else (asked[0].group().removesuffix("的"), own.group())


_DATED = re.compile(r"(?P<y>20\d\d)年[^。；\n]{0,24}?\d{1,2}月")
_COMES_BACK = re.compile(r"每年|常年|全年|年度内|另行|随时|长期|之日起")
_NEXT = {"明年": 1, "下一年": 1, "次年": 1, "后年": 2}


def _of_later_round(draft: Draft, query: Query, library: Library) -> tuple[int, int] | None:
    """The year (2027) of whose round it is asked when one applies, and the earlier one whose days alone the document tells; None else."""
    if not draft.status.tells or not draft.citations or "time" not in asked_of_applying(query.text):
        return None
    named = [int(year) for year in _YEAR.findall(query.text)] or [today().year + ahead for word, ahead in _NEXT.items() if word in query.text]
    cited = next((one for one in draft.citations if _DATED.search(one.quote)), None)
    if len(named) != 1 or cited is None:
        return None
    own = {int(one["y"]) for one in _DATED.finditer(cited.quote)}
    told = f"{library.cards[cited.document].title} {' '.join(cited.path)} {cited.quote}"
    return None if str(named[0]) in told or max(own) >= named[0] or _COMES_BACK.search(cited.quote) else (named[0], max(own))


def _of_those_years(query: Query, library: Library) -> tuple[tuple[str, ...], ...]:
    """The documents of the years asked for; then the reports of the years after them, which look back on them."""
    own = {id: year for id in documents_for(query, library) or () if (year := own_year(Point(document=id), library)) is not None}
    of_them = tuple(id for id, year in own.items() if year in query.years)
    after = tuple(id for id, year in own.items() if year - 1 in query.years and library.cards[id].title.endswith(_REPORT))
    return tuple(documents for documents in (of_them, after) if documents)


def _holds(cited: Citation, query: Query, library: Library) -> bool:
    """Whether a citation may be of a year asked for: its document is not for one year alone, or is asked for by its own, or names the year asked for."""
    own = own_year(Point(document=cited.document), library)
    title = library.cards[cited.document].title
    if own is not None and not query.documents and looks_back(cited.path) and (years := _years_in(*cited.path)):
        return not (years | _years_in(cited.quote)).isdisjoint(query.years)
    if own is None or str(own) in query.text or not (title.endswith(_REPORT) or str(own) in title):
        return True
    told = {own, *_years_in(*cited.path, cited.quote), *((own - 1,) if title.endswith(_REPORT) else ())}
    return not told.isdisjoint(query.years)


def _years_in(*texts: str) -> set[int]:
    return {int(year) for text in texts for year in _YEAR.findall(text)}
