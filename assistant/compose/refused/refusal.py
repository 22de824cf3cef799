"""Refusals: typed, with the nearest thing that is in the documents, marked as such."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.check import Complaint
from assistant.compose.citing import Citations
from assistant.compose.in_words.clauses.figure import AMOUNT
from assistant.compose.in_words.clauses.quoting import quotations
from assistant.compose.rows import dated, place, printed, role, subject
from assistant.gather.aspects import asked as aspects_asked
from assistant.gather.in_words.asked_parts import parts
from assistant.gather.in_words.clauses import clauses
from assistant.gather.in_words.sentences import sentences
from assistant.gather.noun_phrases import well_formed
from assistant.gather.of_documents.in_force import holds_in
from assistant.gather.of_figures import shares
from assistant.gather.of_figures.filters import by_direction, left_out
from assistant.gather.of_figures.items import Figures
from assistant.gather.of_figures.outcomes import only_planned
from assistant.gather.of_lists.headings import looks_back
from assistant.gather.of_support.thing_asked import thing_asked
from assistant.gather.speech import names_thing
from assistant.gather.wording import Text, part_of, words_of
from assistant.records import Draft, Query, Reason, Status
from assistant.vocabulary import vocabulary
from index.library import Library
from index.quantities import quantities
from index.records import Target
from index.regions import NATION, find_regions
from prompts import say

_YEAR = re.compile(r"(?:19|20)\d\d(?=年)")
_DONE = re.compile(r"已经?|完成了|达到了|实现了|建成了|取得了|结果(?:为|显示)")
_AIM = re.compile(r"(?:目标|预期|计划|打算|力争)[^，。？]{0,8}(?:多少|几|多大|多高)|(?:多少|几)[^，。？]{0,6}目标")
_AHEAD = re.compile(r"(?:到|力争|争取)(?:20\d\d年|“?十[三四五六]五”?末)[^。；]{0,60}(?:达到|建成|实现|培育|突破|完成)")
_PIECE = re.compile(r"(?:[^，；。,;]|(?<=\d),(?=\d))+")
_DATE = re.compile(r"(?:19|20)\d\d年")
_MATERIAL = re.compile(r"材料|证明|证件|证书|身份证|复印件|原件|凭证|申请表")
_IN_ALL = re.compile(r"[一总]共|总数|总量|保有量|合计")
_ADDED = re.compile(r"新增|净增|每年|年均|增加(?!值)")
_OWN_UNIT = frozenset("台辆架艘头只株")
"""Units of machines, vehicles and the like: a number of firms or projects is none of them."""
_DONE_VERB = re.compile(r"(?:清零|到位|[完成好掉清退建])+$")
_ASKS_MORE = re.compile(r"什么|哪|谁|多少|几[个家项条]|怎|如何")
_READ, _LONGEST = 8, 160
"""So many passages are looked through for the sentence nearest to a question, which is no longer than so many signs."""
_NEAREST = 3
_REGIONS = 10
_NEAR = 0.5
_ELSEWHERE = 0.75
"""… and so much where it is known of another region only: a name of less is that of another thing."""
"""Rows that explain this share of the question are worth showing as the nearest."""
_SURE = frozenset({Reason.OTHER_YEAR, Reason.OTHER_REGION, Reason.NOT_RECORDED, Reason.NOT_PLANNED})


def outright(query: Query, library: Library) -> Draft | None:
    """The refusal that the question's own words call for, None where the library has to be asked."""
    if query.refusal == Reason.UNKNOWN_DOCUMENT:
        available = "、".join(f"《{card.title}》" for card in list(library.cards.values())[:8])
        return refuse(query.refusal, documents="、".join(query.assumed), available=available)
    if query.refusal == Reason.NOT_POLICY and vocabulary().greets(query.text):
        return Draft(Status.REFUSED, Reason.NOT_POLICY, say("refusal.greeting"))
    if query.refusal != Reason.NONE:
        return refuse(query.refusal)
    return None


def known_but_not_so(query: Query, found: Figures, library: Library) -> Draft | None:
    """The refusal where the indicator asked for is known, but not for that year or region or not as done; else None."""
    least = _ELSEWHERE if found.reason == Reason.OTHER_REGION and found.missing else _NEAR
    known = found.nearest and found.explained >= least and found.reason in _SURE
    return nearest(query, found.reason, found.nearest, library) if known else None


def not_found(query: Query, found: Figures | None, library: Library) -> Draft:
    """The refusal where the library has nothing that answers, with the rows that come nearest, if some do."""
    outside = [name for name in query.unknown_regions if not _covering(name, library)]
    if outside:
        return refuse(Reason.OTHER_REGION, regions="、".join(outside), covered=covered(library))
    if query.unknown_regions and not (found is not None and found.nearest and found.explained >= _NEAR):
        wider = dict.fromkeys(one for name in query.unknown_regions for one in _covering(name, library))
        text = say("refusal.inside", regions="、".join(query.unknown_regions), covered="、".join(wider),
                   topic=topic_of(query) or query.text)
        return Draft(Status.REFUSED, Reason.NOT_FOUND, text)
    if found is not None and found.nearest and found.explained >= _NEAR:
        return nearest(query, found.reason, found.nearest, library)
    return _told_after_all(query, library) or _with_closest(nothing_on(query), query, library)


def nothing_on(query: Query) -> Draft:
    """The refusal of what a question asks for by its name; without one where none can be cut from it."""
    topic = topic_of(query)
    return refuse(Reason.NOT_FOUND, topic=topic) if topic else Draft(Status.REFUSED, Reason.NOT_FOUND, say("refusal.not_found_at_all"))


def _told_after_all(query: Query, library: Library) -> Draft | None:
    """The sentence that comes nearest where it has the whole name of what a question asks the figure of, and a figure of the kind asked for; else None."""
    name = topic_of(query).replace(_OF, "")
    figure = AMOUNT.search(query.text) is not None and bool(query.kinds & {"figure"}) and "support" not in query.kinds
    if not figure or len(name) < _WHOLE_NAME or query.years or query.asker or query.wants or query.leans or query.operations - _BOUNDS:
        return None
    for one in sentences(clauses(query, library)[:_READ], parts(query, library)[0], library):
        if len(one.text) <= _LONGEST and name in one.text.replace(_OF, "") and any(query.unit and query.unit in _own_units(piece) for piece in _PIECE.findall(one.text)):
            return quotations([(one.passage, one.start, one.end)], library)
    return None


def _own_units(piece: str) -> set[str]:
    return {one.unit.removeprefix("万").removeprefix("亿") for one in quantities(_DATE.sub("，", piece))} - {""}


_WHOLE_NAME = 3
_BOUNDS = frozenset({"highest", "lowest"})


def _with_closest(refusal: Draft, query: Query, library: Library) -> Draft:
    """The refusal with the sentence that comes nearest to the question, if one has the weightiest of its things."""
    things = sorted((word for word in words_of(query.words, library) if names_thing(word.text)), key=lambda word: -word.weight)
    if not things:
        return refusal
    part = parts(query, library)[0]
    for one in sentences(clauses(query, library)[:_READ], part, library):
        if len(one.text) <= _LONGEST and part_of(things[0], Text.of(one.text)) >= 1.0:
            cite = Citations(library)
            mark = cite.passage(one.passage, one.start, one.end)
            return replace(refusal, text="\n".join((refusal.text, say("refusal.closest"), f"“{one.text.strip()}”[{mark}]")), citations=cite.all)
    return refusal


def untimely(draft: Draft | None, query: Query, library: Library) -> Draft | None:
    """The refusal in place of a quotation for a figure of a certain year that speaks of other years only; else the draft.

    A quotation without a year speaks of the years of its document's period.
    """
    if draft is None or not draft.citations or "figure" not in query.kinds or not query.years or draft.computations:
        return draft
    quoted = {int(year) for one in draft.citations for year in _YEAR.findall(one.quote)}
    periods = [period for one in draft.citations if (period := library.cards[one.document].meta.period)]
    spans = [(min(quoted), max(quoted))] if quoted else periods
    if not spans or any(first <= year <= last for first, last in spans for year in query.years):
        return draft
    first = draft.citations[0]
    lines = (_why(query, Reason.OTHER_YEAR, library), say("refusal.closest"), f"“{first.quote}”[{first.n}]")
    return Draft(Status.REFUSED, Reason.OTHER_YEAR, "\n".join(lines), draft.citations[:1])


def untold(draft: Draft | None, query: Query, library: Library) -> Draft | None:
    """The refusal in place of quotations that do not tell what is asked: no figure where an amount is, no share where one is, a plan
    where the outcome is, what has been where a plan is; else the draft."""
    if draft is None or not draft.citations or draft.computations:
        return draft
    quotes = [one.quote for one in draft.citations]
    if query.wants == "target" and "figure" in query.kinds and _AIM.search(query.text) and all(looks_back(one.path) for one in draft.citations):
        told, reason = False, Reason.UNKNOWN_INDICATOR
    elif vocabulary().outcome.search(query.text):
        told, reason = any(_DONE.search(quote) for quote in quotes), Reason.NOT_RECORDED
    elif query.wants == "actual" and "figure" in query.kinds:
        ahead = (_AHEAD.search(one.quote) or only_planned(one.document, one.start, one.end, library) for one in draft.citations)
        told, reason = not all(ahead), Reason.NOT_RECORDED
    elif shares.asked(query.text) is not None:
        told, reason = any(shares.told(quote) for quote in quotes), Reason.UNKNOWN_INDICATOR
    elif AMOUNT.search(query.text) and "material" in aspects_asked(query.text):
        told, reason = any(map(_MATERIAL.search, quotes)), Reason.UNKNOWN_INDICATOR
    elif AMOUNT.search(query.text):
        own = [quote for quote in quotes if not left_out(query, quote)]
        told, reason = any(_tells(query, piece) for quote in own for piece in _PIECE.findall(quote)), Reason.UNKNOWN_INDICATOR
    else:
        return draft
    if told:
        return draft
    if reason == Reason.NOT_RECORDED and query.wants != "actual":
        why = say("refusal.no_outcome", topic=_undone(query) or query.text)
        if _ASKS_MORE.search(vocabulary().outcome.sub("，", query.text)):
            return replace(draft, status=Status.PARTIAL, reason=Reason.PART_MISSING, text=f"{draft.text}\n> {why}")
    else:
        why = _why(query, reason, library)
    first = draft.citations[0]
    lines = (why, say("refusal.closest"), f"“{first.quote}”[{first.n}]")
    return Draft(Status.REFUSED, reason, "\n".join(lines), draft.citations[:1])


def _tells(query: Query, piece: str) -> bool:
    """Whether a piece of a sentence has a figure of the kind asked for: none of what is added where a total is asked, of machines and animals
    one in their own unit."""
    if _IN_ALL.search(query.text) and _ADDED.search(piece) and not _ADDED.search(query.text):
        return False
    units = {one.unit.removeprefix("万") for one in quantities(_DATE.sub("，", piece))} - {""}
    return query.unit in units if query.unit in _OWN_UNIT else bool(units)


def _undone(query: Query) -> str:
    """What the question asks the outcome of, without the verb that asks it (散乱污清零了没)."""
    return "".join(_DONE_VERB.sub("", run) for run in query.words)


def unsupported(draft: Draft, complaints: Sequence[Complaint]) -> Draft:
    """The refusal that takes the place of a draft that the guard found unsupported; its citations stay to be read."""
    first = draft.citations[:1]
    quote = "\n".join((say("refusal.closest"), *(f"“{one.quote}”[{one.n}]" for one in first))) if first else ""
    text = say("refusal.guard", why=complaints[0].message)
    return Draft(Status.REFUSED, Reason.NOT_FOUND, f"{text}\n{quote}".rstrip(), first)


def refuse(reason: Reason, **values: object) -> Draft:
    """A refusal without a nearest fact."""
    return Draft(Status.REFUSED, reason, say(f"refusal.{reason.value}", **values))


def nearest(query: Query, reason: Reason, rows: Sequence[Target], library: Library) -> Draft:
    """A refusal with the rows that come nearest to what was asked."""
    cite = Citations(library)
    shown = by_direction(query, list(rows))
    years = query.years or query.soft_years
    homes = {library.cards[id].meta.region for id in query.documents} or set(query.regions)
    if years or homes:
        shown.sort(key=lambda row: (bool(homes) and row.region not in homes, min((abs((row.year or 0) - year) for year in years), default=0)))
    if any(row.region in homes for row in shown):
        shown = [row for row in shown if row.region in homes]
    shown = shown[:_NEAREST]
    lines = [_why(query, reason, library)]
    if shown:
        lines.append(say("figures.nearest"))
        lines += [
            say("figures.line", when=dated(row), subject=subject(row), figure=printed(row),
                where=place(row, library), role=role(row), mark=f"[{cite.target(row)}]")
            for row in shown
        ]
    undone = vocabulary().grown.search(query.text) is not None
    return Draft(Status.REFUSED, reason, "\n".join(lines), cite.all, targets=tuple(shown), decides=undone)  # no outcome follows from a goal


def _why(query: Query, reason: Reason, library: Library) -> str:
    share = shares.asked(query.text)
    topic = (share and share.name(query.words)) or (topic_of(query) or "".join(query.words) if query.words else "")
    if reason == Reason.OTHER_YEAR:
        return say("refusal.other_year", years="、".join(str(year) for year in query.years), topic=topic)
    if reason == Reason.OTHER_REGION and _elsewhere(query, library):
        return say("refusal.other_region", regions="、".join((*query.unknown_regions, *query.regions)) or topic,
                   covered=covered(library))
    if reason in (Reason.NOT_RECORDED, Reason.NOT_PLANNED):
        return say(f"refusal.{reason.value}", topic=topic)
    if query.documents and len(query.documents) < len(library.cards):
        return say("refusal.not_there", topic=topic or query.text)
    return say("refusal.unknown_indicator", topic=topic or query.text)


def topic_of(query: Query) -> str:
    """What is not found, as a person would name it: of a question for support, or of a story, the thing asked for, else what the question is about where it is
    said as one name; "" where no name can be cut from it."""
    told = "support" in query.kinds or len(_CLAUSE.findall(query.question)) >= _STORY
    names = (thing_asked(query), _said(query)) if told else (_said(query), thing_asked(query).removesuffix(_AIMED))
    before = (thing_asked(replace(query, question=one)).removesuffix(_AIMED) for one in reversed(query.dialogue[:-1])) if query.leans else ()
    name = next((one for one in (*names, *before) if one), "")
    places = [run for run in query.topic if run not in name and any(one.name == run and one.name not in query.regions for one in find_regions(run))]
    return f"{'、'.join(places)}{_OF}{name}" if name and places else name


def _said(query: Query) -> str:
    """What a question is about in its own words, and those it leans on, where they stand together and each is a name (固定资产投资定的增长目标: 固定资产投资增长); else ""."""
    text = _YEAR_SAID.sub("", query.text)
    together = re.search("[^，。；？！]{0,3}".join(map(re.escape, query.topic)), text) is not None
    about = "".join(query.words)
    if not query.topic or not together or (query.leans and find_regions(about)):
        return ""
    told = "，".join((text, *query.dialogue))
    return about if well_formed(about, text.replace(_OF, "")) or all(well_formed(one, told) for one in query.words) else ""


_YEAR_SAID = re.compile(r"(?:19|20)\d\d年(?:度|[初中末底])?")
_AIMED = "目标"
_OF = "的"
_CLAUSE = re.compile(r"[^，,。；;？?！!\s]+")
_STORY = 3


def _elsewhere(query: Query, library: Library) -> bool:
    """Whether a region that the question names is none of the library's."""
    own = {card.meta.region for card in library.cards.values()}
    return bool(query.unknown_regions) or not set(query.regions) <= own


def _covering(name: str, library: Library) -> list[str]:
    """The regions of the library in which the place `name` lies."""
    own = dict.fromkeys(card.meta.region for card in library.cards.values() if card.meta.region not in ("", NATION))
    return [region for region in own if holds_in(region, name)]


def covered(library: Library) -> str:
    """The regions that the library has documents of."""
    regions = list(dict.fromkeys(card.meta.region for card in library.cards.values() if card.meta.region))
    if len(regions) <= _REGIONS:
        return "、".join(regions)
    return say("refusal.among", regions="、".join(regions[:_REGIONS]))
