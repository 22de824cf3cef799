"""Where the documents state a thing asked: the statement that gives it, of the years, the places and the thing that the question means."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from assistant.gather.of_documents.in_force import answers_for
from assistant.gather.of_documents.titled import shares
from assistant.gather.of_figures.filters import left_out
from assistant.gather.of_figures.other_things import Things
from assistant.gather.of_figures.outcomes import only_planned
from assistant.gather.of_lists.headings import looks_back
from assistant.gather.wording import Text, share
from assistant.records import Query
from assistant.stated.asked import Asked
from assistant.stated.counterparts import of_group_asked
from assistant.stated.match import Match, best
from assistant.stated.slots import NUMERIC
from assistant.stated.statements import Statement, of_document, statements
from assistant.stated.tiers import of_tier
from index.dates import YEAR
from index.library import Library

_HITS = 30
_ALIKE = 5
"""Parts that end in so many signs alike ask the same of several things."""
_TITLED, _CLEARLY = 0.4, 0.25
"""A document is meant whose title alone has so much of a thing's words, or so much more of them than any other's."""
_TIMES = frozenset({"duration", "ahead", "times", "frequency", "day", "date", "since", "age", "organ", "platform", "recipient"})
"""Slots of what may be said of a grant without its name: by when and by whom it is decided."""
_PLANNED = re.compile(r"目标|计划|预期|打算|力争")
_AHEAD = re.compile(r"到?20\d\d年|今年|目标|力争|确保|(?<!稳)预期|计划|不低于|不超过|不少于|至少|(?<!主)要|拟")
_GIVEN_FOR = re.compile(r"(?:补[贴助]?|奖励?|资助|津贴)(?:能|可以)?[发给领拿]?(?:几年|几个月|多久|多长时间)")
"""How long a grant is given, not what else is said of it by time."""
_GRANTED = re.compile(r"补|奖|贴|资助|津贴|减免|免收|免征")
"""What is given is asked for, and told of."""
_FINED = re.compile(r"罚(?!则)")
"""Who is asked what it costs to break a rule is told of a fine."""
_SENTENCE = re.compile(r"[。；！？\n]")
_DATED = frozenset({"day", "date", "validity"})
_STOPS = " ，,。；;！!？?"


def all_stating(query: Query, parts: Sequence[Asked], documents: Collection[str] | None, library: Library) -> list[Match | None]:
    """For each thing asked the statement that gives it, all in the document of the surest one where more may be meant."""
    found = [stating(query, part, documents, library) for part in parts]
    surest = max((match for match in found if match is not None), key=lambda match: match.weight, default=None)
    if surest is None:
        return found
    home = surest.statement.passage.document
    found = [match if match is None or match.statement.passage.document == home or query.years else stating(query, match.asked, (home,), library)
             for match in found]
    return _side_by_side([match for match in found if match is not None], query, library) if None not in found else found


def stating(query: Query, part: Asked, documents: Collection[str] | None, library: Library, beside: Statement | None = None) -> Match | None:
    """The statement that surely gives a thing asked, of the passage of the one `beside` it if that has another; None where no single thing is asked."""
    home = _home(part, documents, library)
    if part.slot is None or not (part.words or (part.slot.acts and home)):
        return None
    own = " ".join(word.text for word in part.words)
    texts = dict.fromkeys((own, " ".join((own, *(word.text for word in part.around))), part.text))
    things = Things.of(query.topic if "figure" in query.kinds and part.slot.name in NUMERIC else (), query.text, library)
    granted = "support" in query.kinds and _GRANTED.search(query.text) is not None and (part.slot.name not in _TIMES or _GIVEN_FOR.search(part.text) is not None)
    read = statements(texts, documents, _HITS, library)
    whole = of_document(home, part.slot, library) if home else ()
    known = {(one.passage.document, one.start) for one in read}
    among = [one for one in (*read, *(one for one in whole if (one.passage.document, one.start) not in known)) if part.slot.places(one.text) and _in_place(one, query, part, library)
             and (not granted or _GRANTED.search(_surroundings(one, "")))
             and (not _FINED.search(part.text) or _FINED.search(_surroundings(one, "")))
             and not things.lacking(_about(one, library.cards[one.passage.document].title))
             and not (query.wants == "actual" and only_planned(one.passage.document, one.start, one.end, library))]
    near = [one for one in among if beside is not None and one.passage == beside.passage and one.start != beside.start]
    match = of_group_asked(best(part, near, library) or best(part, among, library), query.text, among, library)
    if match is None:
        return None
    statement = of_tier(match.statement, among, query.asker)
    return replace(match, statement=statement, alike=match.alike if statement == match.statement and not query.asker else ())


def _side_by_side(found: Sequence[Match], query: Query, library: Library) -> list[Match | None]:
    """The matches; where one thing is asked of several alike, all of one passage that has a statement for each."""
    alike = len(found) > 1 and len({(match.statement.passage.document, match.asked.text[-_ALIKE:]) for match in found}) == 1
    if not alike or len({match.statement.passage for match in found}) == 1:
        return list(found)
    for first in found:
        beside = [first if one is first else stating(query, one.asked, (first.statement.passage.document,), library, first.statement) for one in found]
        if all(match is not None and match.statement.passage == first.statement.passage and _says(match) >= _says(one) for match, one in zip(beside, found, strict=True)):
            return beside
    return list(found)


def _says(match: Match) -> float:
    """The share of what is asked that its statement itself says, with its headings."""
    return share(match.asked.words, Text.of(" ".join((*match.statement.passage.path, match.statement.text))))[0]


def _home(part: Asked, documents: Collection[str] | None, library: Library) -> str:
    """The only document that a thing asked can be looked for in: that of these documents whose title has most of its words; "" where several may be meant."""
    if documents is not None and len(documents) == 1:
        return next(iter(documents))
    likely = sorted(((share, id) for share, id in shares(part.words, library, _TITLED) if documents is None or id in documents), reverse=True)
    return likely[0][1] if likely and (len(likely) == 1 or likely[0][0] - likely[1][0] >= _CLEARLY) else ""


def _in_place(statement: Statement, query: Query, part: Asked, library: Library) -> bool:
    """Whether a statement is of one of the years asked for, as far as its document has a period, and of the places asked for."""
    card = library.cards[statement.passage.document]
    numeric = part.slot is not None and part.slot.name in NUMERIC
    if left_out(query, statement.text):
        return False
    if query.unknown_regions and not answers_for(query, statement.passage.document, _surroundings(statement, card.title, before=not numeric), library):
        return False
    years = part.years
    told = {int(year) for year in YEAR.findall(statement.text)}
    if years and told and told.isdisjoint(years) and part.slot is not None and part.slot.name not in _DATED:
        return False
    if query.wants == "target" and _PLANNED.search(query.text) and (looks_back(statement.passage.path)
                                                                    or not _AHEAD.search(f"{''.join(statement.passage.path)}{statement.text}")):
        return False
    if not years or statement.passage.document in query.documents:
        return True
    spoken = {int(year) for year in YEAR.findall(f"{_surroundings(statement, card.title)}{card.meta.published[:4]}")}
    period = card.meta.period
    return any(year in spoken or (period is not None and period[0] <= year <= period[1]) for year in years)


def _surroundings(statement: Statement, title: str, *, before: bool = True) -> str:
    """A statement with the title, the headings and the opening of its list, and what stands before it in its passage."""
    return "".join((title, *statement.passage.path, statement.text, statement.before if before else "", statement.lead_text))


def _about(statement: Statement, title: str) -> str:
    """What tells which thing a statement is of: itself, the sentence before it, title, headings and the opening of its list."""
    return "".join((_surroundings(statement, title, before=False), _SENTENCE.split(statement.before.rstrip(_STOPS))[-1]))
