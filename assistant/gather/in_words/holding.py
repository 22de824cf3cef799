"""The one document that a practical question is about (a telephone, office hours, a last day), among those that hold such a thing.

    我店在甲县，报名找哪个单位，电话多少 (after a question on the signing up of shops) → the notice on that signing up, which lists the counties' offices

A question of this kind names its thing in few words, often only in the question before: the words of both are held against the titles and the texts.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from assistant.gather.in_words.procedure_asked import WORDS
from assistant.gather.of_documents.in_force import holds_in
from assistant.gather.of_documents.titled import titled
from assistant.gather.wording import Text, share, words_of
from assistant.records import Query
from index.library import Library

_HITS, _TWO = 12, 2
_OF_TITLE, _OF_BOTH, _OF_TEXT, _OF_NAMED, _NAME = 0.4, 0.5, 0.85, 0.4, 4
"""A document is meant where its title has so much of the words and its text and title so much, or its text nearly all; less where so many signs in a row that name the
thing stand in its title, its headings or the words that hold it."""
_IDLE = re.compile(r"(?:联系|咨询|服务)?(?:电话|热线|号码|方式)|房间|办公室|科室|窗口|周[一二三四五六日天末]|星期[一二三四五六日天]?|上午|下午|中午|早上|晚上|今天|现在|今年|明年|去年|通知|公告|指南|政策|机会|首批|那批|这批|一批|补报|来得及|报名")


def home(query: Query, library: Library, holds: Callable[[str], str]) -> str:
    """The document meant among those that hold what is asked (`holds` gives the words that do, "" for none); "" where none is."""
    if query.documents:
        named = [id for id in query.documents if holds(id)]
        return named[0] if len(named) == 1 else ""
    pieces = _pieces(query)
    words = tuple(word for word in words_of(pieces, library) if not WORDS["idle"].fullmatch(word.text))
    if not words:
        return ""
    hits = library.search_passages(" ".join(word.text for word in words), _HITS)
    near = (one.document for one in library.passages([hit.id for hit in hits]).values())
    found: list[tuple[float, str]] = []
    local = [id for id, card in library.cards.items() if card.meta.region in query.regions and holds(id)]
    for id in dict.fromkeys((*query.soft_documents, *titled(words, library), *near, *(local if len(local) == 1 else ()))):
        if id in library.superseded or not of_place(id, query, library) or not holds(id):
            continue
        title, text = library.cards[id].title, library.text(id)
        heads = " ".join((title, holds(id), *(text[one.start : one.heading_end] for one in library.sections(id))))
        of_title, both = (share(words, Text.of(one))[0] for one in (title, f"{title} {text}"))
        entitled = any(len(piece) > _NAME and piece in title for piece in pieces)
        called = [id] == local or any(piece[at : at + _NAME] in heads for piece in pieces for at in range(len(piece) - _NAME + 1))
        if entitled or both >= (_OF_NAMED if called else _OF_BOTH if of_title >= _OF_TITLE else _OF_TEXT):
            found.append((of_title + both, id))
    return max(found)[1] if found else ""


def asked_before(query: Query) -> tuple[str, ...]:
    """What is asked with what was asked before, the last first."""
    return (query.question, *(reversed(query.dialogue[:-1]) if query.leans or query.context else ()))


def whole(query: Query) -> Query:
    """A question that goes on from another, with what that one speaks of."""
    if len(query.dialogue) < _TWO or not (query.leans or query.context):
        return query
    return replace(query, leans=False, topic=(*query.context, *query.topic), text="，".join(query.dialogue))


def _pieces(query: Query) -> list[str]:
    """The runs of words that name the thing, of the question before too."""
    runs = (*(query.context if len(query.dialogue) >= _TWO else ()), *(query.topic or query.core))
    return [piece for run in runs for piece in _IDLE.sub(" ", WORDS["asking"].sub(" ", run)).split() if len(piece) > 1]


def of_place(document: str, query: Query, library: Library) -> bool:
    """Whether a document is of a place that a question names, or wider; one of which no region is known, or that lists smaller places, has to speak of it."""
    region, places = library.cards[document].meta.region, (*query.regions, *query.unknown_regions)
    return not places or any(holds_in(region, place) if region else place[:-1] in library.text(document) for place in places)
