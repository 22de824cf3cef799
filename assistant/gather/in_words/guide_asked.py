"""Which topics of service guides a question means, and which of their fields it asks for.

    开办餐饮店一件事承诺几个工作日，在哪儿办？ → the topic 开办餐饮店一件事, its promised days and its place
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.gather.in_words.field_words import KINDS, WORDS, kinds_in
from assistant.gather.in_words.guides import GENERAL, Field, Topic, guide, telling
from assistant.gather.of_documents.in_force import documents_in_force, holds_in
from assistant.gather.of_documents.titled import titled
from assistant.gather.speech import who
from assistant.gather.wording import Text, Word, share, words_of
from assistant.records import Query
from index.library import Library

_CLAUSES = re.compile("[，。；？！,;?!]+")
_NEAR: dict[str, tuple[tuple[str, ...], ...]] = {
    "within": (("time",),), "days": (("promised", "legal"), ("days",)), "legal": (("legal",),), "promised": (("promised",),), "place": (("place",), ("unit",), ("manner",)), "unit": (("unit",), ("place",)),
    "hours": (("hours",),), "time": (("time",), ("hours",)), "who": (("who",), ("conditions",)), "conditions": (("conditions",), ("who",)), "may": (("conditions",), ("who",)), "steps": (("steps",), ("manner",)),
    "manner": (("manner",), ("steps",), ("place",)), "delivery": (("delivery",),),
}
"""Which kinds of fields tell what is asked, those that come next where there are none of the first."""
_COUNTED = frozenset(("phone", "complaints", "cost", "days", "legal", "promised", "within", "papers", "matters"))
"""Kinds that are asked by how many or how much, too."""
_NAMED, _SURELY, _HALF, _HITS = 0.5, 0.75, 0.5, 8
"""A question names a topic where it has so much of its name; so much where another is named too, half where the question joins two."""
_SHORT = 2
_TAIL, _CALLED = 4, 0.6
"""A topic is called by so many signs that end its name and no other's (施工许可 for 建筑工程施工许可)."""
_TWO, _TELLING, _WHOLE, _EQUAL = 2, 4.0, 0.9, 0.999
_FIELD = re.compile("|".join(f"(?:{WORDS[kind].pattern})" for kind in KINDS))
_GOES_ON = re.compile("(?:那么?|要是|如果)?[^，。；？]{2,16}呢[？?]?")
_JOINED = re.compile("和|与|跟|同|、|还是|以及|两[个项件样]")


@dataclass(frozen=True, slots=True)
class Meant:
    """A topic that a question means, in its document."""

    document: str
    topic: Topic
    alone: bool = False
    others_tell: frozenset[str] = frozenset()

    def silent(self, kind: str, text: str) -> bool:
        """Whether the topic surely does not tell what is asked: it has the fields of a service, or others of its guide tell that (`others_tell`), and nothing in its
        text (of the document `text`) speaks of it."""
        return (self.topic.guides or kind in self.others_tell) and not self.alone and not self.topic.speaks_of(kind, text)

    def told(self, kind: str) -> tuple[Field, ...]:
        """The fields that tell what is asked; none that lies within another of them."""
        fields = self.topic.fields
        for kinds in _NEAR.get(kind, ((kind,),)):
            found = [one for one in fields if one.kinds & set(kinds)]
            if found:
                exact = [one for one in found if any(other.at <= one.at and one.end <= other.end for other in found if other != one)] if kind in ("hours", "place", "phone", "complaints", "time") else []
                exact = [one for one in exact if len(one.kinds) == 1]
                return tuple(exact or [one for one in found if not any(other.at <= one.at and one.end <= other.end for other in found if other != one)])
        return ()


def kinds_asked(text: str) -> tuple[str, ...]:
    """The kinds of fields that a question asks for, in its order; () where it asks for something else too."""
    if WORDS["other"].search(text):
        return ()
    clauses = _CLAUSES.split(text)
    if any(WORDS["sum"].search(clause) and not _COUNTED & set(kinds_in(clause)) for clause in clauses):
        return ()
    asking = [clause for clause in clauses if WORDS["asks"].search(clause)]
    if any(not kinds_in(clause) and not WORDS["goes_on"].search(clause) for clause in asking):
        return ()
    if WORDS["compares"].search(text) and not any(kinds_in(clause) for clause in clauses):
        return ("days",)
    told = asking if asking and not WORDS["compares"].search(text) else clauses
    found = dict.fromkeys(kind for clause in told for piece in re.split("、|和(?=什么|哪|几|怎)", clause) for kind in kinds_in(piece))
    return tuple(kind for kind in found if kind != "days" or not {"legal", "promised"} & set(found))


def fields_asked(query: Query) -> tuple[str, ...]:
    """The kinds of fields that a question asks for; of one that only goes on with another topic (那特困供养呢？) those asked before."""
    if not _GOES_ON.fullmatch(query.text) or kinds_in(query.text):
        return kinds_asked(query.text)
    return next((kinds for text in reversed(query.dialogue[:-1]) if (kinds := kinds_asked(text))), ())


def meant(query: Query, library: Library) -> tuple[Meant, ...]:
    """The topics of guides that a question names, else those of which it goes on to speak, best first; () where there are none, or the same topic stands in guides of
    several places."""
    found = _named_in(_in_full(query, library), query, library)
    if found or len(query.dialogue) < _TWO or (not query.leans and sum(word.weight for word in _own_words(query, library)) >= _TELLING):
        return found
    return next((told for text in reversed(query.dialogue) if (told := _named_in(text, query, library))), ())


def _own_words(query: Query, library: Library) -> tuple[Word, ...]:
    """The words of a question that name something, not a field."""
    return words_of([piece for run in query.core for piece in _FIELD.sub(" ", run).split()], library)


def _named_in(text: str, query: Query, library: Library) -> tuple[Meant, ...]:
    """The topics of guides that a text names, best first."""
    found: list[tuple[float, float, Meant]] = []
    own = _own_words(query, library) if query.text in text else ()
    for document in _homes(text, query, library):
        told = guide(document, library)
        if len(told) == 1 and not WORDS["guide_title"].search(library.cards[document].title):
            continue  # other ways read a document of one thing
        fields = frozenset(kind for topic in told for kind in KINDS if Meant(document, topic).told(kind))
        for topic in told:
            part, weight = _named(topic, document, text, told, library)
            if part < _NAMED and sum(word.weight for word in own) >= _TELLING and share(own, Text.of(topic.name))[0] >= _WHOLE:
                part, weight = _NAMED, sum(word.weight for word in own)  # all that is said names it, though not all of its name is said
            if part >= _NAMED:
                found.append((part, weight, Meant(document, topic, len(told) == 1, fields)))
    grants = WORDS["grant"].findall(query.text)
    owners = [one for _, _, one in found if any(_is_grant(grant, one, library) for grant in grants)]
    found = sorted((one for one in found if not grants or one[2] in owners or (owners and _JOINED.search(text))), key=lambda one: (-one[0] * one[1], -one[0]))
    if not found:
        return ()
    first = found[0]
    names = [one.topic.name for _, _, one in found]
    kept, rest = [first[2]], _without(text, first[2].topic.name, names)
    for part, weight, one in found[1:]:
        if one.document != first[2].document:
            if part * weight >= first[0] * first[1] * _EQUAL and not {one.document, first[2].document} & set(query.documents):
                return ()
            continue
        if _named(one.topic, one.document, rest, guide(one.document, library), library)[0] >= (_HALF if _JOINED.search(text) else _SURELY):
            kept.append(one)
            rest = _without(rest, one.topic.name, names)
    return tuple(kept)


def asks(query: Query, library: Library) -> bool:
    """Whether a question asks for fields of topics of guides that it names, each of which is told or surely missing."""
    return bool(answers(query, library))


def answers(query: Query, library: Library) -> tuple[tuple[Meant, dict[str, tuple[Field, ...]]], ...]:
    """The topics that a question means, each with the fields that tell what is asked by kind, none where the topic surely has none; () where nothing is asked of a
    guide, or it cannot be said that the topic does not tell it."""
    kinds = fields_asked(query)
    topics = meant(query, library) if kinds else ()
    found = tuple((one, {kind: one.told(kind) for kind in kinds if kind != "may" or not {"conditions", "who"} & set(kinds)}) for one in topics)
    silent = all(fields or one.silent(kind, library.text(one.document)) for one, told in found for kind, fields in told.items())
    return found if silent and not (kinds == ("may",) and len(found) != 1) else ()


def _named(topic: Topic, document: str, text: str, siblings: Sequence[Topic], library: Library) -> tuple[float, float]:
    """How much of a topic's name a text has, less the words that other topics of its guide have too, and the weight of that; of the only topic its title counts too."""
    best = (0.0, 0.0)
    for name in (topic.name, *([library.cards[document].title] if len(siblings) == 1 or not topic.name else [])):
        region = library.cards[document].meta.region
        own = telling(name.replace(region, " ") if region else name)
        words = words_of(own.split(), library)
        told = tuple(word for word in words if not any(word.text in other.name for other in siblings if other != topic))
        part = 1.0 if own in text else share(told, Text.of(text))[0] if told else 0.0
        if own[-_TAIL:] in text and len(own) > _TAIL and not any(telling(other.name).endswith(own[-_TAIL:]) for other in siblings if other != topic):
            part = max(part, _CALLED)
        if all(word.text in who() for word in words) and not any(kind in text for kind in GENERAL.findall(name)):
            part = 0.0  # whom it is for alone names nothing
        best = max(best, (part, max(sum(word.weight for word in words), len(own)) * part))
    return best


def _is_grant(grant: str, one: Meant, library: Library) -> bool:
    """Whether a topic is a grant by its name (技改补助), or tells of it."""
    topic = one.topic
    return grant in topic.name or grant in library.text(one.document)[topic.start : topic.end] or share(words_of([grant[:2]], library), Text.of(topic.name))[0] >= _SURELY


def _in_full(query: Query, library: Library) -> str:
    """The question with what its words are called besides (公租房 公共租赁住房)."""
    others = (other for word in words_of([*query.core, *query.topic], library) for other in word.others)
    return " ".join((query.text, *dict.fromkeys(others)))


def _without(text: str, name: str, names: Sequence[str]) -> str:
    """A text without the signs in a row that a name shares with it, but for the short ones that others of the `names` have too."""
    bare = telling(name)
    for piece in sorted({bare[at:to] for at in range(len(bare)) for to in range(at + 2, len(bare) + 1)}, key=len, reverse=True):
        if len(piece) > _SHORT or not any(piece in other for other in names if other != name):
            text = text.replace(piece, "。")
    return text


def _homes(text: str, query: Query, library: Library) -> tuple[str, ...]:
    """The documents named, else those in force, of the places named, that are called after what is asked or that hold the passages nearest to it."""
    if query.documents:
        return query.documents
    allowed = documents_in_force(query, library)
    words = words_of(query.core or query.words, library)
    hits = library.search_passages(text, _HITS, allowed)
    near = (one.document for one in library.passages([hit.id for hit in hits]).values())
    found = dict.fromkeys((*(query.soft_documents), *titled(words, library), *near))
    return tuple(id for id in found if id not in library.superseded and (allowed is None or id in allowed) and _of_place(id, query, library))


def _of_place(document: str, query: Query, library: Library) -> bool:
    """Whether a document is of a place that a question names; one of which no region is known has to speak of it."""
    region, places = library.cards[document].meta.region, (*query.regions, *query.unknown_regions)
    return not places or any(holds_in(region, place) if region else place[:-1] in library.text(document) for place in places)
