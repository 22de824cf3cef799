"""What a short question asks about of which the documents quoted have no sign: neither the word, nor a part of it, nor one near in meaning.

A story tells much that no document has, and is still answered; a question of one clause names what it is about and hardly anything else.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.gather.aspects import asked, only_asks, only_measures
from assistant.gather.of_figures.metrics import METRIC
from assistant.gather.speech import names_thing, telling, who
from assistant.gather.wording import Text, Word, part_of, weighed, words_of
from assistant.records import Query
from index.akin import akin
from index.canonical import canonical
from index.library import Library
from index.words import dictionary_words, in_dictionary, tagged

_CLAUSE = re.compile(r"[，,。；;！!：:]|[？?](?!$)")
_LONGEST = 28
"""Longer questions tell a story, or name a document beside the thing."""
_OTHERWISE = frozenset({"support", "responsibility", "list", "summary", "document", "change", "mention"})
"""Kinds of questions that are held to what they ask for in other ways."""
_MATTERS = 0.25
"""So much of the words of a question, by weight, is a word that it is about."""
_ELSE = 0.3
"""Quotations that tell so much else of the question, by weight, are about it, whatever the thing is called there."""
_OFTEN = 6
"""A word that a document has so often is what the document is about."""
_SPEAKS = 0.5
_RUN = 5
"""Longer runs are no single thing."""
_TELLS = 0.6
"""What only says how one talks counts less."""
_PLACES = "里中上下内外"
"""Signs at the end of a word for a place (表里): no thing asked about."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quotation, with what it stands under `around` it, the title of its document and the whole text of that."""

    quote: str
    around: str
    title: str
    document: str


def of_one_clause(query: Query) -> bool:
    """Whether a question is short, of one clause and by itself, of a kind that is held to what it names by nothing else."""
    return not (query.kinds & _OTHERWISE or len(query.question) > _LONGEST or query.leans or query.context or _CLAUSE.search(query.question.strip()))


def unspoken(query: Query, quotes: Sequence[Quoted], library: Library) -> tuple[str, ...]:
    """The things that a short question is about and of which neither the documents quoted nor the quotations with what they stand under have
    a sign; the question is `of_one_clause`. () where all is spoken of, and where the quotations tell much
    else of what is asked that not every clause of their documents has."""
    texts = list(dict.fromkeys(one.document for one in quotes))
    words = words_of(query.words, library)
    total = sum(word.weight for word in words)
    things = [word.text for word in words if _of_thing(word, total) and not any(_speaks(word, text) for text in texts)]
    things += [run for run in query.words if _unheard(run, query.text, texts, library) and not any(thing in run for thing in things)]
    around = " ".join(one.around for one in quotes)
    things = [thing for thing in things if not akin(_core(thing), around)]
    return tuple(things) if things and _told_else(words, quotes) < _ELSE * total else ()


def _told_else(words: Sequence[Word], quotes: Sequence[Quoted]) -> float:
    """How much, by weight, of the words the quotations themselves tell, but for those that their documents are about as a whole."""
    said = " ".join(one.quote for one in quotes)
    return sum(word.weight for word in words
               if not any(_subject(word, one) for one in quotes) and (_speaks(word, said) or akin(word.text, said)))


def _subject(word: Word, quoted: Quoted) -> bool:
    """Whether a document has a word in its title or all over its text."""
    often = max(quoted.document.count(form) for form in (canonical(word.text), *word.others))
    return often >= _OFTEN or _speaks(word, quoted.title)


def _core(thing: str) -> str:
    """The longest word of the dictionary in a run (养宠物 → 宠物)."""
    return max(dictionary_words(thing), key=len)


def _of_thing(word: Word, total: float) -> bool:
    """Whether a word names a thing that the question is about, not who asks nor what is measured."""
    return (word.weight >= _MATTERS * total and len(word.text) > 1 and not only_measures(word.text) and names_thing(word.text) and in_dictionary(word.text) and word.text[-1] not in _PLACES
            and word.text not in who() and METRIC.fullmatch(word.text) is None)


def _speaks(word: Word, text: str) -> bool:
    """Whether a text has the word, a word for the same, or half of it."""
    return part_of(word, Text.of(text)) >= _SPEAKS


def _unheard(run: str, question: str, texts: Sequence[str], library: Library) -> bool:
    """Whether no two signs of a run of words that stand together in the question (养宠物, 没收驾照), nor words for the same, stand in the texts."""
    word = weighed(run, library)
    if not 2 <= len(run) <= _RUN or run[-1] in _PLACES or (len(run) == 2 and not in_dictionary(run)) or only_asks(run, asked(question)) or telling(*tagged(run)[-1]) < _TELLS:
        return False
    return not any(piece in text for text in texts for piece in (*word.others, *(gram for gram, _ in word.grams)))
