"""The sentences that come nearest to a question in whatever words it has: verbs and talk count too, not its topic alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.gather.aspects import asked, only_asks, told
from assistant.gather.in_words.asked_parts import ASKS, SEGMENT
from assistant.gather.in_words.sentences import Sentence, spans
from assistant.gather.of_documents.in_force import documents_for
from assistant.gather.of_documents.titled import titled
from assistant.gather.wording import Text, Word, lighter, part_of, share_in, words_of
from assistant.records import Query
from index.library import Library
from index.schema import Card

PIECES = re.compile(r"[^\w%]+")
TALK = re.compile(r"(?:[不能要会没有]|怎么|怎样|咋|多少|几[种条个次]?|分别|按照?|里|我|你|他|自己|内|之内|以后|才能|哪些|什么|时候|这[个些]|那[个些]|一个|到底|究竟|听说|打算|可以|还是|哪一?天|几[块天号]|主要|全[省市县区]|当地|准备)+")
"""Words that ask, or say nothing of what is asked."""
_READ = 24
_TITLED = 0.5
"""A word of which so much stands in the title of the document named tells no sentence of it from another."""
_TITLE, _HEADING, _AROUND = 0.85, 0.7, 0.45
"""What a word counts that stands in the title, in the headings, elsewhere in the passage."""
_ASPECT, _SURE = 0.12, 0.1
_TELLS, _TOLD = 3.0, 0.5
"""Where a clause that asks has a word of so much weight, those of the clauses that only tell of the asker's case count less."""
_STOPS = "，,。；;：: "


@dataclass(frozen=True, slots=True)
class Provisions:
    """The `sentences` nearest to a question, best first, and the `words` of it that tell one from another; `named` where the question
    names the document."""

    sentences: tuple[Sentence, ...]
    words: tuple[Word, ...]
    named: bool

    def share(self, text: str, title: str = "", heading: str = "", around: str = "") -> float:
        """The share 0…1, by weight, of the words that a text has, less counting what only stands about it."""
        return share_in(self.words, ((1.0, Text.of(text)), (_TITLE, Text.of(title)), (_HEADING, Text.of(heading)), (_AROUND, Text.of(around))))

    def lacking(self, text: str) -> tuple[Word, ...]:
        """The words that a text has not."""
        form = Text.of(text)
        return tuple(word for word in self.words if part_of(word, form) < _TITLED)


def telling(query: Query, library: Library) -> tuple[Word, ...]:
    """The words of a question, verbs and talk with them, that tell what it is about; without those of the title of a document named."""
    text, aspects = query.bare or query.text, asked(query.text)
    asking = "，".join(piece.group() for piece in SEGMENT.finditer(text) if ASKS.search(piece.group().rstrip(_STOPS)))
    words = tuple(word for word in words_of(PIECES.split(text), library, of_passages=True) if not (
        only_asks(word.text, aspects) or TALK.fullmatch(word.text) or word.text.isdigit() or any(word.text in place for place in query.regions)))
    if any(word.weight >= _TELLS and word.text in asking for word in words):
        words = tuple(word if word.text in asking else lighter(word, _TOLD) for word in words)
    return _beyond(words, _named(query), library)


def provisions(query: Query, words: tuple[Word, ...], library: Library) -> Provisions:
    """The sentences that have most of the `words` of a question, in the documents that it names, else in those of its places, else in all."""
    named = _named(query)
    documents = _of_years(query, list(named) if named else documents_for(query, library), library)
    hits = {hit.id: hit for hit in library.search_passages(query.text, _READ, documents)}
    near = () if named else tuple(id for id in titled(words, library) if documents is None or id in documents)
    if near:
        hits |= {hit.id: hit for hit in library.search_passages(query.text, _READ, near) if hit.id not in hits}
    passages = library.passages(list(hits))
    aspects = asked(query.text)
    found = Provisions((), words, bool(named))
    weighed = [
        Sentence(passage, start, end, found.share(text, title, heading, passage.text) + _ASPECT * told(aspects, text) + _SURE * hit.confidence, order)
        for order, hit in enumerate(hits.values())
        for passage in (passages[hit.id],)
        for title, heading in ((_title(passage.document, library), " ".join(passage.path[-2:])),)
        for start, end in spans(passage, library)
        for text in (passage.text[start - passage.start : end - passage.start],)
    ]
    return Provisions(tuple(sorted(weighed, key=lambda one: (-one.weight, one.order, one.start))), words, bool(named))


def _of_years(query: Query, documents: Sequence[str] | None, library: Library) -> list[str] | None:
    """Those of the documents, or of all where None is named, that are of a year asked about or plan for it; as they are where no year is asked about, or
    the question names them."""
    if not query.years or query.documents:
        return None if documents is None else list(documents)
    cards = (library.cards[id] for id in (library.cards if documents is None else documents))
    return [card.id for card in cards if any(_of_year(card, year) for year in query.years)]


def _of_year(card: Card, year: int) -> bool:
    period = card.meta.period
    return card.meta.published[:4] == str(year) or str(year) in card.title or (period is not None and period[0] <= year <= period[1])


def _named(query: Query) -> tuple[str, ...]:
    return query.documents or query.soft_documents


def _beyond(words: Sequence[Word], documents: Sequence[str], library: Library) -> tuple[Word, ...]:
    """The words that the titles of these documents have not."""
    titles = Text.of(" ".join(_title(id, library) for id in documents))
    return tuple(word for word in words if part_of(word, titles) < _TITLED)


def _title(document: str, library: Library) -> str:
    card = library.cards[document]
    return " ".join((card.title, *card.meta.aliases, card.meta.region))

