"""What a question asks of applying besides what its answer tells (until when, with which papers, where): each told in a part of its own.

Each ask is answered from the document of the answer, by the sentence that tells it and has most of what is asked; where the document tells
nothing of it, that is said.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, reduce
from pathlib import Path

from assistant.compose.citing import Citations, without_stop
from assistant.compose.merging import joined
from assistant.compose.rows import short_title
from assistant.eligibility.applying import SPECIAL, listed, tells
from assistant.gather.aspects import APPLYING, only_asks
from assistant.gather.of_documents.in_force import holds_in
from assistant.gather.of_documents.titled import shares
from assistant.gather.wording import Text, Word, share, words_of
from assistant.records import Draft, Query, Reason, Status
from index.data_files import patterns
from index.dates import term_place
from index.library import Library
from prompts import say

_BREAK = re.compile(r"[，,。；;？?！!：:]+")
_SENTENCE = re.compile(r"[^。；;\n]+")
_ASIDE = re.compile(r"[（(][^（）()]*[）)]")
_DAY = re.compile(r"(?P<m>1[0-2]|[1-9])月(?P<d>[12]\d|3[01]|[1-9])[日号]")
_TOLD = (Status.ANSWERED, Status.PARTIAL, Status.NEEDS_INPUT)
_BEHIND = 0.05
"""Of sentences that have as much of what is asked, one behind what is quoted comes first."""
_TITLED, _CLEARLY = 0.4, 0.05
"""A document is meant whose title has so much of what is asked, and so much more than any other."""
_TELLS = 3.0
"""A word of less weight names no thing for which something is handed in."""
_OFFICES, _STRICT = 0.5, 0.3
"""A sentence on what offices have to do counts so much less, one that names what is asked as such so much more."""
_ABOUT = 0.2
"""… and it has so much of what is asked: papers, formalities and fees are told of all sorts of things."""


@dataclass(frozen=True, slots=True)
class Ask:
    """One thing asked of applying: its kind, and the clause that asks it."""

    kind: str
    clause: str


def asks(query: Query) -> tuple[Ask, ...]:
    """What a question asks of applying, each kind once, in the order of the question."""
    found: dict[str, Ask] = {}
    for clause in (piece for whole in _BREAK.split(query.question) for piece in _listed(whole)):
        kind = next((kind for kind in _KEYS if _words()[kind].search(clause)), "")
        if kind and not _words()["has_them"].search(clause):
            found.setdefault(kind, Ask(kind, clause))
    return tuple(found.values())


def _listed(clause: str) -> list[str]:
    """The asks that a clause lists (什么时候报、到哪里报), else the clause itself."""
    pieces = clause.split("、")
    return pieces if all(_words()["asks"].search(piece) for piece in pieces) else [clause]


_KEYS = {"时间": "time", "有效期": "term", "受理": "place", "材料": "papers", "手续": "formalities", "收费": "fees"}
"""The kinds of what is asked, of those that one clause may ask the first, with the names of what is said of them."""


def rest(query: Query) -> str:
    """A question without what it asks of applying, "" where it asks nothing of that or nothing else."""
    aside = {one.clause for one in asks(query)}
    clauses = [piece.strip() for piece in _BREAK.split(query.question) if piece.strip()]
    kept = [one for one in clauses if one not in aside]
    return "，".join(kept) if len(kept) < len(clauses) and any(_words()["much"].search(one) for one in kept) else ""


def compose(query: Query, library: Library) -> Draft | None:
    """What the one document meant tells of several things asked of applying, each in a part of its own, and what it leaves open; None where
    less than half is told, or no one document is meant."""
    wanted = asks(query)
    home = meant(query, library) if len(wanted) > 1 else ""
    places = [(one, _place(one, query, home, 0, library)) for one in wanted] if home else []
    parts = [_part(one, home, place, library) for one, place in places if place is not None]
    if not parts or 2 * len(parts) < len(wanted):
        return None
    return _noted(reduce(joined, parts), [one.kind for one, place in places if place is None], home, library)


def meant(query: Query, library: Library) -> str:
    """The one document that a question means by its name, or whose title clearly has most of what is asked; "" where there is none."""
    if len(query.documents) == 1:
        return query.documents[0]
    if query.documents or query.leans:
        return next(iter(query.soft_documents), "") if len(query.soft_documents) == 1 else ""
    words = [word for word in words_of(query.words, library) if not only_asks(word.text, APPLYING)]
    found = sorted(((part, id) for part, id in shares(words, library, _TITLED) if id not in library.superseded
                    and all(holds_in(library.cards[id].meta.region, place) for place in query.regions)), reverse=True)
    return found[0][1] if found and (len(found) == 1 or found[0][0] - found[1][0] >= _CLEARLY) else ""


def place_of(kind: str, query: Query, home: str, start: int, library: Library) -> tuple[int, int] | None:
    """Where a document tells what a question asks of one kind, None where it does not or that is not asked."""
    ask = next((one for one in asks(query) if one.kind == kind), None)
    return None if ask is None else _place(ask, query, home, start, library)


def times(home: str, library: Library) -> list[tuple[int, int]]:
    """Where a document tells the applicants, not the offices, by when to apply."""
    found = (one for one in _SENTENCE.finditer(library.text(home)) if _words()["时间_direct"].search(one.group()) and _tells("时间", one.group()))
    return [one.span() for one in found if not _words()["offices"].search(one.group())]


def completed(draft: Draft, query: Query, library: Library) -> Draft:
    """The draft of an answer on support with a part for each thing asked of applying that it does not tell yet; other drafts as they are."""
    if draft.status not in _TOLD or not draft.citations or draft.targets:
        return draft
    wanted = [one for one in asks(query) if not _told(one, draft)]
    home, start = draft.citations[0].document, draft.citations[0].start
    if not wanted:
        return draft
    open_: list[str] = []
    for one in wanted:
        place = _place(one, query, home, start, library)
        if place is None:
            open_.append(one.kind)
        elif not any(cited.document == home and cited.start <= place[0] and place[1] <= cited.end for cited in draft.citations):
            draft = joined(draft, _part(one, home, place, library))
    return draft if len(open_) == len(wanted) else _noted(draft, open_, home, library)


def _noted(draft: Draft, open_: Sequence[str], home: str, library: Library) -> Draft:
    """The draft with a note on what is asked and the document does not tell."""
    if not open_:
        return draft
    note = say("support.besides.untold", kinds="、".join(open_), title=short_title(home, library))
    status = (Status.PARTIAL, Reason.PART_MISSING) if draft.status == Status.ANSWERED else (draft.status, draft.reason)
    return replace(draft, status=status[0], reason=status[1], text=f"{draft.text}\n\n{note}")


def _told(ask: Ask, draft: Draft) -> bool:
    """Whether what a draft quotes tells what is asked."""
    return any(_tells(ask.kind, sentence.group()) and not _words()["offices"].search(sentence.group()) for one in draft.citations for sentence in _SENTENCE.finditer(one.quote))


def _tells(kind: str, sentence: str) -> bool:
    return bool(_words()[f"{kind}_told"].search(sentence)) or tells(kind, sentence)


def _place(ask: Ask, query: Query, home: str, start: int, library: Library) -> tuple[int, int] | None:
    """Where the document tells what is asked, None where it does not."""
    text = library.text(home)
    if ask.kind == "有效期":
        return term_place(text)
    words = words_of([ask.clause, *query.words], library)
    found = [(_fit(sentence, ask, words, start, home, library), sentence) for sentence in _SENTENCE.finditer(text) if _tells(ask.kind, sentence.group()) or _offers(ask, sentence.group(), words)]
    if not found:
        return None
    next_ = _next_round(ask, query, [sentence for _, sentence in sorted(found, key=lambda one: one[1].start())])
    fit, best = max(found, key=lambda one: one[0]) if next_ is None else (1.0, next_)
    return (best.start(), listed(text, best.end())) if fit >= _STRICT + _ABOUT else None


def _fit(sentence: re.Match[str], ask: Ask, words: tuple[Word, ...], start: int, home: str, library: Library) -> float:
    """How well a sentence answers an ask."""
    path = library.section_at(home, sentence.start()).path
    fit = share(words, Text.of(" ".join((*path[-2:], sentence.group()))))[0]
    offers = _offers(ask, sentence.group(), words)
    strict = offers or _tells(ask.kind, sentence.group())
    aside = _words()["offices"].search(sentence.group()) or SPECIAL.search(sentence.group())
    pattern = _words().get(f"{ask.kind}_direct")
    direct = offers or (pattern is not None and pattern.search(_ASIDE.sub("", sentence.group())) is not None)
    return fit + _STRICT * strict + _STRICT * direct - _OFFICES * bool(aside) + _BEHIND * (sentence.start() >= start)


def _offers(ask: Ask, sentence: str, words: tuple[Word, ...]) -> bool:
    """Whether a sentence says what is handed in for a thing of which the question speaks."""
    return ask.kind == "材料" and _words()["hands_in"].search(sentence) is not None and any(word.weight >= _TELLS and len(word.text) > 1 and word.text in sentence for word in words)


def _next_round(ask: Ask, query: Query, found: list[re.Match[str]]) -> re.Match[str] | None:
    """The sentence of the round of applications behind that of the day that the question tells, where it asks for the next one."""
    day = _DAY.search(query.question) if ask.kind == "时间" and _words()["next"].search(query.question) else None
    places = [place for place, one in enumerate(found) if day is not None and day.group()[:-1] in one.group()]
    return found[places[0] + 1] if places and places[0] + 1 < len(found) else None


def _part(ask: Ask, home: str, place: tuple[int, int], library: Library) -> Draft:
    """The part of an answer that quotes a place for an ask."""
    cite = Citations(library)
    mark = cite.span(home, library.section_at(home, place[0]).path, *place)
    quote = without_stop(library.text(home)[slice(*place)])
    return Draft(Status.ANSWERED, Reason.NONE, say(f"support.besides.{_KEYS[ask.kind]}", quote=quote, mark=f"[{mark}]"), cite.all)


@cache
def _words() -> dict[str, re.Pattern[str]]:
    return patterns(Path(__file__).with_suffix(".yaml"))
