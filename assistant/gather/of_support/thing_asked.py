"""The thing that a question asks for, as a person would name it (高龄津贴, 冷库电费的补贴): for the words of a refusal.

A story tells much that is not asked for. The last name in the clause that asks names the thing, a grant before anything else; where it has none, a grant named
before it, else the last name in the clause before it. Names are cut by `gather/noun_phrases`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from assistant.gather.noun_phrases import Phrase, is_general, is_giver, noun_phrases
from assistant.records import Query
from index.data_files import Patterns, patterns
from index.regions import bare_name, find_regions

_BREAK = re.compile(r"[，,。；;？?！!：:]+")
_QUOTED = re.compile(r"[“”\"《》「」『』]+")
_GIVEN = "补贴"


def thing_asked(query: Query) -> str:
    """The thing that a question asks for, "" where none can be named.

    "种柠檬的，冷库一个夏天电费好几万，县里给不给电费补贴？" → "电费补贴"
    """
    clauses = [piece.strip() for piece in _BREAK.split(query.question) if piece.strip()]
    asking = [place for place, piece in enumerate(clauses) if _words()["asks"].search(piece)]
    if not asking:
        return ""
    before = list(range(asking[-1] - 1, -1, -1))
    found = _named(clauses[asking[-1]], query)
    given = found.given
    if not found.name and given and not _words()["grant"].search(clauses[asking[-1]]):
        before.sort(key=lambda place: not _words()["before_grant"].search(clauses[place]))
    for place in () if found.name else before:
        found = _named(clauses[place], query)
        given = given or found.given
        if found.name:
            break
    found = found if found.name else _named(clauses[asking[-1]], query, done=True)
    return found.name if not found.name or not given or found.itself or _words()["paid"].fullmatch(found.name) else f"{found.name}的{given}"


def only_talk(text: str) -> bool:
    """Whether words only ask, or tell how much or how often, and name no thing (最多, 到底)."""
    return not _words()["talk"].sub("", text)


@dataclass(frozen=True, slots=True)
class _Named:
    """What a clause names: the thing ("" without), the word for what is given for it ("" where nothing is), and whether the thing is what is given itself."""

    name: str
    given: str
    itself: bool = False


def _named(clause: str, query: Query, *, done: bool = False) -> _Named:
    """The thing in a clause, or what is `done` in it."""
    words = _words()
    text = words["by_document"].sub("，", words["in_document"].sub("", words["aside"].sub("，", _QUOTED.sub("", clause))))
    for place in sorted(find_regions(text), key=lambda one: -one.start):
        text = f"{text[: place.start]}，{text[place.end :]}"
    for region in query.regions:
        text = text.replace(region, "，").replace(bare_name(region), "，")
    grant = words["grant"].search(text)
    given = grant.group() if grant is not None else _GIVEN if words["giving"].search(text) else ""
    phrases = [one for one in noun_phrases(text) if not is_general(one.text) and not words["grant"].fullmatch(one.text)]
    named = [one for one in phrases if words["by_points"].search(one.text) or ((own := words["grant"].search(one.text)) and own.start() > 0)]
    meant = named or [one for one in phrases if one.thing != done and not _beside(one, given)]
    if not meant:
        return _Named("", given)
    name = words["paper_of"].sub("", meant[-1].text)
    return _Named(name, given, words["grant"].search(name) is not None or words["given_itself"].search(meant[-1].before) is not None)


def _beside(one: Phrase, given: str) -> bool:
    """Whether a name in a clause is not of what is asked for, but of those who give or are given, of that by which it is reckoned, or of the document."""
    words = _words()
    return (is_giver(one.text) or words["by"].search(one.before) is not None or (bool(given) and words["paper"].fullmatch(one.text) is not None)
            or (words["to_whom"].search(one.before) is not None and words["gives"].match(one.behind) is not None))


@cache
def _words() -> Patterns:
    return patterns(Path(__file__).with_suffix(".yaml"))
