"""Support asked for a thing of which no document quoted speaks, or asked for and not quoted: the answer would be about something else."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.compose.citing import Citations
from assistant.compose.of_documents.validity import asks_of_itself
from assistant.compose.of_support import doubled, how_many_kinds, matching, support
from assistant.compose.of_support.together import asked as sum_asked
from assistant.compose.of_support.together import names_several
from assistant.compose.refused.other_grants import (
    ANY,
    GENERAL,
    GIVEN,
    absent_things,
    no_support,
    of_another_title,
    other_grant,
    unheard_grant,
)
from assistant.compose.refused.stood_under import in_place, whole
from assistant.eligibility.conditions.office_hours import asks as asks_hours
from assistant.eligibility.conditions.seasons import seasons
from assistant.eligibility.conditions.time_limits import shared as shared_with
from assistant.eligibility.conditions.time_limits import time_limits
from assistant.gather.aspects import APPLYING, asked, of_procedure, only_measures
from assistant.gather.in_words.bearing import shared, unheard, words_told
from assistant.gather.in_words.contacts import asks as asks_contact
from assistant.gather.in_words.guide_asked import asks as asks_field
from assistant.gather.in_words.procedure_asked import asked as asked_of_applying
from assistant.gather.in_words.procedure_asked import asks_in_time
from assistant.gather.in_words.unspoken import Quoted, of_one_clause, unspoken
from assistant.gather.noun_phrases import phrase_with
from assistant.gather.of_figures.branches import asks_undone, elsewhere, told_undone
from assistant.gather.of_support import grants
from assistant.gather.of_support.deeds import of_other_deed
from assistant.gather.of_support.exclusions import OF_ALL
from assistant.gather.of_support.objects import borne_out, cut_off, wanted
from assistant.gather.of_support.rule_fit import gives_one_of, sums_meant
from assistant.gather.of_support.thing_asked import thing_asked
from assistant.gather.wording import Text, share, words_of
from assistant.records import Citation, Draft, Query, Reason, Status
from index.library import Library
from index.records import Target
from prompts import say

_MUCH = 0.4
"""… and so much of the things asked about that are not in the title, where the grant itself is named and is another one."""
_BEARS, _BEARS_SHARE, _UNHEARD, _NAMED = 7.5, 0.2, 0.45, 3
"""A quotation that shares words of less weight, and a lesser share of them, with what is told, of a document without a sign of so much of the things told, is about something else;
so many of them are named."""
_ASKS_GIVEN = re.compile("(?:[给补报奖贴退发]|报销|出钱)[^，。？]{0,4}(?:[不吗么点多几]|[？?]|$)|补不补|给不给|报不报|(?:换|抵|退|返|领|拿|贴|(?<![功职可产性智技节])能(?![源耗力级够]))[^，。？\\d]{0,6}(?:多少|几)|够不够|够格|够(?:得上)?(?:条件|资格)|有没有资格")
"""It is asked whether something is given or paid."""
_HOW_TO = APPLYING | {"material"}
"""How a grant is applied for is asked, not what it is."""


def held(draft: Draft, query: Query, library: Library) -> Draft:
    """The refusal in place of quotations (not of figures) that are about another grant, or from documents in which the things asked about
    do not occur, with the first of them as the nearest; else the draft. A question that is not for support is left as it is; one that
    names a document or tells figures of its own is held to the grant that it names only."""
    if asks_of_itself(query) or _of_table(draft):
        return draft
    if draft.decides and (asked_of_applying(query.text) or asks_in_time(query.text) or how_many_kinds.asks(query) or asks_contact(query.text) or asks_hours(query.question) or asks_field(query, library)):
        return draft
    if lacking := other_object(draft, query, library):
        return _nearest(lacking, draft, query, library, decides=True)
    if draft.citations and not draft.targets and _of_another_branch(draft, query, library):
        return _nearest(_called(query) or query.topic[-1:], draft, query, library, decides=True)
    if unheard_of := unheard_grant(draft, query, library):
        return _nearest(unheard_of, draft, query, library, decides=True)
    if elsewhere := of_another_title(draft, query, library):
        return _nearest([_called(query)[0] if _called(query) else elsewhere], draft, query, library, decides=False)
    if silent := _unspoken(draft, query, library):
        called = [name for name in _called(query) if any(thing in name for thing in silent)]
        return _nearest(called or silent, draft, query, library, decides=False)
    if hardly := _hardly(draft, query, library):
        return _nearest(_called(query) or hardly, draft, query, library, decides=False)
    if "support" not in query.kinds or matching.asks(query) or (draft.decides and doubled.asks(query) and (query.regions or _explains(draft, query, library))) or query.leans or not draft.citations:
        return draft
    if any(OF_ALL.search(one.quote) or next(seasons(one.quote), None) for one in draft.citations[:1]):
        return draft
    told = draft.status in (Status.ANSWERED, Status.PARTIAL, Status.NEEDS_INPUT) or draft.reason == Reason.NO_AMOUNT
    if not told or draft.targets or (draft.computations and not query.documents):
        return draft
    things = other = [] if asked(query.text) & _HOW_TO and not support.asks_amount(query) else other_grant(draft, query, library)
    if not (query.documents or query.soft_documents or query.asker):
        absent = absent_things(draft, query, library)
        things = things or (absent and (_called(query) or absent)) or no_support(draft, query, library)
    if not things:
        return draft
    return _nearest(things, draft, query, library, decides=bool(other))


def _of_table(draft: Draft) -> bool:
    """Whether an answer is worked out of rows of a table alone: that all that is asked about belongs to the table is seen to where it is found."""
    return draft.decides and draft.whole and bool(draft.citations) and all("\t" in one.quote for one in draft.citations)


def _of_another_branch(draft: Draft, query: Query, library: Library) -> bool:
    """Whether all that is quoted stands in parts on other branches than the one named, or none of it tells what is to go where that is asked."""
    if asks_undone(query) and not any(told_undone(one.quote) for one in draft.citations):
        return True
    return all(elsewhere(query, one.document, one.start, one.quote, library) for one in draft.citations)


def another(draft: Draft, query: Query, library: Library) -> bool:
    """Whether what is quoted is about another thing, or another grant, than is asked for."""
    return bool(other_object(draft, query, library) or unheard_grant(draft, query, library) or other_grant(draft, query, library)
                or _unspoken(draft, query, library))


def asks_given(query: Query) -> bool:
    """Whether it is asked that something be given or paid, in whatever words."""
    return _ASKS_GIVEN.search(query.text) is not None


def refused_for(things: Sequence[str], draft: Draft, query: Query, library: Library) -> Draft:
    """The refusal of things that no document quoted gives, with the first quotation as the nearest."""
    return _nearest(things, draft, query, library, decides=True)


def _called(query: Query) -> list[str]:
    """The thing asked for by its name, where it can be named."""
    name = thing_asked(query)
    return [name] if name else []


def _nearest(things: Sequence[str], draft: Draft, query: Query, library: Library, *, decides: bool) -> Draft:
    """The refusal for want of a rule on the things, each by the name of which it is a part, with the first quotation of the draft as the nearest."""
    first = draft.citations[0]
    cite = Citations(library)
    mark = cite.span(first.document, first.path, first.start, first.end)
    known = all(not GENERAL.fullmatch(thing) and _spoken_of(thing, library) for thing in things)
    names = dict.fromkeys(name for thing in things if (name := phrase_with(thing, query.text)))
    return replace(_refused("、".join(f"“{name}”" for name in names), first.quote, mark, cite, known=known), decides=decides)


def _spoken_of(thing: str, library: Library) -> bool:
    """Whether a passage names a thing: only what is asked of it is not written."""
    return any(thing in passage.text for passage in library.passages([hit.id for hit in library.search_passages(thing, _LOOKED)]).values())


_LOOKED = 3


def _hardly(draft: Draft, query: Query, library: Library) -> tuple[str, ...]:
    """The things told by one who asks to be given or paid something, where the quotations share next to nothing with what he tells and their documents
    have no sign of most of it: they would be about anything but what is asked."""
    told = draft.status in (Status.ANSWERED, Status.PARTIAL, Status.NEEDS_INPUT) and draft.citations and not draft.targets
    if not told or draft.decides or draft.computations or query.leans or "list" in query.kinds or matching.asks(query) or ANY.search(query.text) or not ("support" in query.kinds or _ASKS_GIVEN.search(query.text)) or of_procedure(query.text):
        return ()
    documents = list(dict.fromkeys(one.document for one in draft.citations))
    if any(_limits_what_is_told(one.quote, query) for one in draft.citations):
        return ()
    if _names_it(query, draft.citations):
        return ()
    words = words_told(query, library)
    weight, share_ = shared(words, " ".join(in_place(one, library) for one in draft.citations), documents, library)
    if weight >= _BEARS or share_ >= _BEARS_SHARE:
        return ()
    part, things = unheard(words, documents, library)
    return things[:_NAMED] if part >= _UNHEARD and not all(map(only_measures, things)) else ()


def _names_it(query: Query, cited: Sequence[Citation]) -> bool:
    """Whether a quotation, with the headings it stands under, has the thing that is asked for by its name, with or without the verb before it (盖标准厂房)."""
    name = thing_asked(query).partition("的补")[0]
    return len(name) >= _NAME and any(form in " ".join((*one.path, one.quote)) for one in cited for form in (name, name[1:]))


_NAME = 4
"""A shorter name (资金, 厂房) stands anywhere."""


def _limits_what_is_told(quoted: str, query: Query) -> bool:
    """Whether a quotation sets a limit, in the unit of a time that the asker tells, on what the dialogue speaks of: the other details of his story are no things asked for."""
    units = {figure.unit.replace("天", "日") for figure in query.asker}
    return any(one.unit in units and shared_with(one, "，".join(query.dialogue)) >= _PAIRS for one in time_limits(quoted))


_PAIRS = 3


def _unspoken(draft: Draft, query: Query, library: Library) -> tuple[str, ...]:
    """The things that a short question is about and that no document quoted, nor anything near in meaning, speaks of."""
    told = draft.status in (Status.ANSWERED, Status.PARTIAL, Status.NEEDS_INPUT) and draft.citations
    if not told or draft.targets or draft.computations or not of_one_clause(query) or matching.asks(query) or ANY.search(query.text):
        return ()
    quotes = [Quoted(one.quote, in_place(one, library), library.cards[one.document].title, whole(one.document, library)) for one in draft.citations]
    silent = unspoken(query, quotes, library)
    return () if any(thing in _held_against(draft) for thing in silent) else silent


def _held_against(draft: Draft) -> str:
    """The words of the asker by which his is a case that is left out: however he calls what is in them, it is what the document names."""
    lead = f"不符合　{say('eligibility.except', name='')}"
    return "".join(words for line in draft.text.split("\n") if draft.decides and lead in line for words in _ECHOED.findall(line))


def other_object(draft: Draft, query: Query, library: Library) -> tuple[str, ...]:
    """What the asker wants paid, where nothing quoted has a sign of any of it: however well its subject and place fit, it grants something else."""
    told = draft.status in (Status.ANSWERED, Status.PARTIAL, Status.NEEDS_INPUT) and draft.citations and not draft.targets
    if not told or ANY.search(query.text) or asked(query.text) & _HOW_TO or of_procedure(query.text) or (names_several(query) and sum_asked(query)):
        return ()  # of several things to be added up those without a clause are named beside the sum
    things = tuple(one for one in wanted(query, library) if not cut_off(one, query.text))
    if (draft.decides or not any(_SUM.search(one.quote) for one in draft.citations)) and any(_in_range(one, draft.citations[0].document, library) for one in things):
        return ()  # it is of the things for which all of the document is
    if things and (_gives_it(draft.citations[0], query, library) or (draft.decides and any(one in _ECHOED.sub("", draft.text) for one in things)) or any(one in _held_against(draft) for one in things)):
        return ()  # what is held against the asker is about it
    quoted = " ".join(in_place(one, library) for one in draft.citations) if things else ""
    if things and any(name in quoted for name in grants.in_full(query.text)):
        return ()  # what is quoted is the very grant that is asked about by its full name
    given = " ".join(one.quote for one in draft.citations if GIVEN.search(one.quote)) if things else ""
    return things if things and not any(borne_out(one, quoted, library) and not of_other_deed(one, given) for one in things) else ()


def _in_range(thing: str, document: str, library: Library) -> bool:
    """Whether a document lists a thing among those for which it is (销售冰箱、洗衣机、空调等6品类)."""
    return any(thing in line and _RANGE.search(line) for line in _STOP.split(library.text(document)))


_SUM = re.compile(r"\d[万亿]?元|\d[%％]")
_STOP = re.compile(r"[。\n]")
_RANGE = re.compile(r"品[类种目]|种类|(?:范围|目录)[：:为是]|包括|等?[\d一二三四五六七八九十]+(?:大)?[类种]")
_ECHOED = re.compile(r"（您[^（）\n]*）")
"""What the asker said, told with a verdict."""


def _gives_it(cited: Citation, query: Query, library: Library) -> bool:
    """Whether a citation is of a rule that gives the very sum by which the question names what it asks for; a sum told before another thing is asked for
    does not name that."""
    sums = sums_meant(replace(query, dialogue=(query.text,)))
    return bool(sums) and any(gives_one_of(rule, sums) for rule in library.rules([cited.document]) if rule.start < cited.end and cited.start < rule.end)


def _explains(draft: Draft, query: Query, library: Library) -> bool:
    """Whether the first sentence quoted has much of what is asked about."""
    return share(words_of(query.words, library), Text.of(draft.citations[0].quote))[0] >= _MUCH


def sum_of(row: Target, query: Query, library: Library) -> Draft:
    """The refusal of how much is given for a thing of which only numbers are told, with such a number as the nearest."""
    cite = Citations(library)
    mark = cite.target(row)
    return _refused(say("refusal.sum_of", thing=thing_asked(query).partition("的补")[0] or "".join(query.core or query.words)), cite.all[0].quote, mark, cite)


def _refused(things: str, quote: str, mark: int, cite: Citations, *, known: bool = False) -> Draft:
    nearest = {"nearest": say("refusal.closest"), "quote": quote.strip(), "mark": f"[{mark}]"}
    text = say("refusal.not_told_of" if known else "refusal.absent", things=things, **nearest) if things else say("refusal.absent_at_all", **nearest)
    return Draft(Status.REFUSED, Reason.NOT_FOUND, text, cite.all)
