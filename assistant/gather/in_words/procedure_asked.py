"""What a question asks of applying for something: with which papers, where, by when, in which steps; and what it calls the thing that is applied for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from assistant.eligibility.conditions.seasons import in_digits
from assistant.gather.in_words.called import called
from assistant.gather.of_documents.titled import shares
from assistant.gather.wording import Word
from assistant.records import Query
from index.data_files import patterns
from index.library import Library

Kind = Literal["papers", "time", "place", "steps", "name", "term"]
KINDS: tuple[Kind, ...] = ("papers", "time", "place", "steps", "name")
WORDS = patterns(Path(__file__).with_name("procedure.yaml"))
_CLAUSES = re.compile("[，。；？！：,;?!:]+")
_OWN_WORD: tuple[Kind, ...] = ("papers", "steps", "name", "term")
"""Kinds that are asked by a word for them: a time or a place is one of applying only where applying is spoken of."""
_ABOUT = 0.75
_OF_MONTH = re.compile(r"\d月(?![以之]?内)")


@dataclass(frozen=True, slots=True)
class Ask:
    """One thing asked of applying: its kind, and the clause that asks it."""

    kind: Kind
    clause: str


def asked(text: str) -> tuple[Kind, ...]:
    """What is asked about applying, in the order in which it is told; () where it is not, or something else is asked besides."""
    clauses = [clause for clause in _CLAUSES.split(text) if clause and not WORDS["late"].search(clause)]
    asking = {kind: [clause for clause in clauses if WORDS[kind].search(clause)] for kind in KINDS}
    if not any(WORDS["which"].search(clause) for clause in asking["papers"]) and any(set(clauses[-1:]) & set(asking[kind]) for kind in KINDS if kind != "papers"):
        asking["papers"] = []  # they are only named of which something else is asked (申报资料，应报送到哪个部门)
    found = tuple(kind for kind in KINDS if asking[kind])
    if not found or WORDS["other"].search(_without_late(text)):
        return ()
    return tuple(kind for kind in found if kind in _OWN_WORD or WORDS["applies"].search(text))


def asks_in_time(text: str) -> bool:
    """Whether it is asked if something can still be handed in on a day of some month that is told."""
    return WORDS["in_time"].search(text) is not None and _OF_MONTH.search(in_digits(text)) is not None


def _without_late(text: str) -> str:
    """A text without the clauses that ask whether it may still be handed in later."""
    late = [clause for clause in _CLAUSES.split(text) if WORDS["late"].search(clause)]
    for clause in late:
        text = text.replace(clause, "")
    return text


def asks(query: Query) -> tuple[Ask, ...]:
    """What a question asks of applying besides whatever else it asks, clause by clause, each kind once."""
    found: dict[Kind, Ask] = {}
    for clause in (piece for whole in _CLAUSES.split(query.question) for piece in _listed(whole)):
        if WORDS["late"].search(clause):
            found.setdefault("time", Ask("time", clause))
        if not WORDS["which"].search(clause) or WORDS["has_them"].search(clause) or WORDS["other"].search(clause):
            continue
        for kind in (*KINDS[:3], "term") if any(WORDS[kind].search(clause) for kind in KINDS[:3]) else (*KINDS[3:], "term"):
            if WORDS[kind].search(clause) and (kind in _OWN_WORD or WORDS["applies"].search(clause)):
                found.setdefault(kind, Ask(kind, clause))
    return tuple(found.values())


def _listed(clause: str) -> list[str]:
    """The asks that a clause lists (什么时候报、到哪里报), else the clause itself."""
    pieces = clause.split("、")
    return pieces if all(WORDS["which"].search(piece) for piece in pieces) else [clause]


def rest(query: Query) -> str:
    """A question without what it asks of applying, "" where it asks nothing of that or no sum besides."""
    aside = {one.clause for one in asks(query)}
    clauses = [piece.strip() for piece in _CLAUSES.split(query.question) if piece.strip()]
    kept = [one for one in clauses if one not in aside]
    return "，".join(kept) if len(kept) < len(clauses) and any(WORDS["much"].search(one) for one in kept) else ""


def applies(query: Query, library: Library) -> bool:
    """Whether a question speaks of applying by its proper words, not of who is to do something; the titles of documents that it names are none of its words."""
    text = query.text
    for id in query.documents:
        text = text.replace(library.cards[id].title, "")
    return WORDS["applying"].search(text) is not None


def thing_of(query: Query, library: Library) -> tuple[Word, ...]:
    """The words by which a question calls the thing that is applied for."""
    return called(query, lambda clause: bool(asked(clause)), WORDS, library)


def named_after(thing: tuple[Word, ...], library: Library) -> tuple[str, ...]:
    """The documents that are called after most of a thing, best first."""
    return tuple(id for _, id in sorted(shares(thing, library, _ABOUT), reverse=True))
