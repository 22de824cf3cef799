"""The thing that a question asks for, as a person would name it (高龄津贴, 冷库电费的补贴): for the words of a refusal.

A story tells much that is not asked for. What the clause that asks leaves without talk names the thing; where it leaves nothing, a grant named
before it, else what the clause before it leaves.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from assistant.gather.speech import names_thing
from assistant.records import Query
from index.data_files import Patterns, patterns
from index.regions import bare_name, find_regions
from index.synonyms import spoken_words

_BREAK = re.compile(r"[，,。；;？?！!：:]+")
_QUOTED = re.compile(r"[“”\"《》「」『』]+")
_LONGEST, _SHORTEST = 16, 2
_DOES = ("v", "j", "l")
"""Parts of speech of words of two signs that may name what is done, besides those that name things."""
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
    name, given = _named(clauses[asking[-1]], query)
    if not name and given and not _words()["grant"].search(clauses[asking[-1]]):
        before.sort(key=lambda place: not _words()["before_grant"].search(clauses[place]))
    for place in () if name else before:
        name, gives = _named(clauses[place], query)
        given = given or gives
        if name:
            break
    return name if not name or not given or _words()["paid"].fullmatch(name) else f"{name}的{given}"


def only_talk(text: str) -> bool:
    """Whether words only ask, or tell how much or how often, and name no thing (最多, 到底)."""
    return not _words()["talk"].sub("", text)


def _named(clause: str, query: Query) -> tuple[str, str]:
    """The name of the thing in a clause, "" without, and the word for what is given for it, "" where nothing is."""
    words = _words()
    text = words["by_document"].sub(" ", words["in_document"].sub("", _QUOTED.sub("", clause)))
    for place in sorted(find_regions(text), key=lambda one: -one.start):
        text = f"{text[: place.start]} {text[place.end :]}"
    for region in query.regions:
        text = text.replace(region, " ").replace(bare_name(region), " ")
    text = words["talk"].sub(" ", text)
    grant = words["grant"].search(text)
    pieces = [one for piece in text.split() if (one := _trimmed(piece))]
    told = [one for piece in pieces if not words["gives"].fullmatch(piece) and (one := _thing(piece))]
    gives = grant is not None or told != pieces
    kept = [piece for piece in told if len(piece) >= _SHORTEST and _names(piece)]
    kept = [piece for piece in kept if words["grant"].search(piece)] or kept
    name = "".join(kept)
    return name if len(name) <= _LONGEST else kept[-1][-_LONGEST:], (grant.group() if grant is not None else _GIVEN) if gives else ""


def _trimmed(piece: str) -> str:
    """A piece of a clause without what stands at its edges only to join it to others."""
    while (shorter := _words()["edge"].sub("", piece)) != piece:
        piece = shorter
    return piece


def _thing(piece: str) -> str:
    """A piece without the words that give."""
    piece = _words()["before"].sub("", piece)
    return _trimmed(_words()["behind"].sub("", piece))


def _names(piece: str) -> bool:
    """Whether a piece has a word that names a thing or what is done."""
    return any(len(word) > 1 and (names_thing(word) or tag.startswith(_DOES)) for word, tag in spoken_words(piece))


@cache
def _words() -> Patterns:
    return patterns(Path(__file__).with_suffix(".yaml"))
