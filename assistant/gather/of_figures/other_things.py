"""Rows of another thing than the one asked for: 农业用水量 is not answered with 工业用水量, nor 光伏装机 with 火电装机."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from assistant.gather.of_figures import filters, metrics
from assistant.gather.of_figures.naming import NamedRow, called, folded
from assistant.gather.speech import names_thing
from assistant.gather.wording import Word, word_of
from index.canonical import canonical
from index.data_files import patterns
from index.library import Library
from index.records import Target
from index.synonyms import spoken_segments
from index.words import bigrams

_COUNTED = patterns(Path(__file__).with_name("naming.yaml"))["counted"]
_EXAMPLES = re.compile(r".+(?:这[类种样]的?|之类的?|等各?[类种])")
"""What stands before is only named as an example (风电光伏这类可再生能源)."""
_LATIN = re.compile(r"[a-z\d&.+-]+")
_PARTED = re.compile(r"[，。；？！、：和与及]")
_READ = 8
"""Of so many documents the sentences of doubtful rows are read."""
_WORD = 3
"""A run of so many signs is a single word …"""
_TELLING = 2
"""… and more words that tell things apart, side by side, are things of their own."""
_THERE = 0.7
"""A word stands in a text if so much of it does, by weight."""


@dataclass(frozen=True, slots=True)
class Thing:
    """A thing that a run of the question names: its words, the `telling` ones that tell it from others of its kind where it has some, and all its
    bigrams."""

    words: tuple[Word, ...]
    telling: bool
    grams: frozenset[str]

    @classmethod
    def of(cls, name: str, library: Library) -> Thing:
        """The thing of a name in canonical form."""
        words = _words(_telling(name), library)
        return cls(words or _words((name,), library), bool(words), frozenset(bigrams(name)))


@dataclass(frozen=True, slots=True)
class Things:
    """The things that a question names, and the bigrams of the `measures` that it asks of them (葡萄酒2020年的产值); none where
    it asks for one of no thing besides (工业总产值)."""

    things: tuple[Thing, ...]
    measures: frozenset[str] = frozenset()

    @classmethod
    def of(cls, runs: Sequence[str], said: str, library: Library) -> Things:
        """The things named by the runs of the question `said`, runs side by side as one; what only says what is measured names none."""
        named = (canonical(_EXAMPLES.sub("", run)) for run in _side_by_side(runs, said) if not metrics.is_measure(run))
        measures = {run for before, run in pairwise(runs) if metrics.METRIC.fullmatch(run) and _goes_with(before, run, said)}
        alone = any(metrics.is_measure(run) and run not in measures for run in runs)
        return cls(tuple(thing for name in named if (thing := Thing.of(name, library)).words),
                   frozenset() if alone else frozenset(gram for run in measures for gram in bigrams(run)))

    def kept(self, rows: Sequence[NamedRow], library: Library) -> list[NamedRow]:
        """The rows without those of another thing: of every thing asked for that the name touches, a word stands nowhere about the row. Only for
        rows of the documents whose names fit best the whole sentence is read."""
        doubtful = [row for row in rows if self._touched(row)._lacking(_about(row.target, library))] if self.things else []
        best = sorted(doubtful, key=lambda row: -row.fit)
        read = set(list(dict.fromkeys(row.target.document for row in best))[:_READ])
        other = {id(row) for row in doubtful if row.target.document not in read or self._touched(row)._lacking(
            f"{_about(row.target, library)} {_sentence(row.target, library)}")}
        return [row for row in rows if id(row) not in other]

    def _touched(self, row: NamedRow) -> Things:
        """The things that the name of a row touches; all of them where it only has what is measured of one."""
        telling = tuple(thing for thing in self.things if thing.telling)
        only_measured = row.explained & self.measures and not any(thing.grams & row.explained for thing in self.things)
        return Things(telling if only_measured else tuple(thing for thing in telling if thing.grams & row.name))

    def lacking(self, text: str) -> bool:
        """Whether the text has none of the things: of every one a word is lacking."""
        return self._lacking(folded(text))

    def _lacking(self, form: str) -> bool:
        return any(thing.telling for thing in self.things) and all(any(not _stands(word, form) for word in thing.words) for thing in self.things)


NOTHING = Things(())
"""No thing: no row is of another one."""


def _about(row: Target, library: Library) -> str:
    """What stands about a row, folded: its name, headings, title, place and quotation."""
    card = library.cards[row.document]
    return " ".join(map(folded, (called(row), row.key, *row.path, card.title, *card.meta.aliases, row.region, row.quote)))


def _sentence(row: Target, library: Library) -> str:
    begin, end = row.sentence
    return folded(library.text(row.document)[begin:end])


def _stands(word: Word, text: str) -> bool:
    """Whether most of a word, or another word for the same, stands in a folded text; one in letters and digits whole (5G is not 4G)."""
    if word.text.isascii():
        return word.text in _LATIN.findall(text) or any(other in text for other in word.others)
    return sum(weight for gram, weight in word.grams if gram in text) >= _THERE * word.weight or any(other in text for other in word.others)


def _side_by_side(runs: Sequence[str], said: str) -> list[str]:
    """The runs, single words between which nothing stands in what is said put together (现代|船舶|产业), unless they are a row of things
    (煤炭|电力|冶金)."""
    chains: list[list[str]] = []
    for run in runs:
        last = chains[-1] if chains else []
        if last and max(len(last[-1]), len(run)) <= _WORD and f"{''.join(last)}{run}" in said:
            last.append(run)
        else:
            chains.append([run])
    return [name for chain in chains for name in (["".join(chain)] if len(_telling("".join(chain))) <= _TELLING else chain)]


def _goes_with(thing: str, measure: str, said: str) -> bool:
    """Whether a measure stands behind a thing in what is said with nothing between that parts them but a time."""
    place = said.find(thing)
    between = said[place + len(thing) : said.find(measure, place + len(thing))] if place >= 0 else "，"
    return _PARTED.search(between) is None


def _words(texts: Sequence[str], library: Library) -> tuple[Word, ...]:
    return tuple(word for text in texts if (word := word_of(text, library)) is not None)


@lru_cache(maxsize=4096)
def _telling(name: str) -> tuple[str, ...]:
    """The words of a name that tell one thing from another of its kind: no measures, no ranks, no places."""
    return tuple(word for word in spoken_segments(name)
                 if len(word) > 1 and names_thing(word) and not metrics.METRIC.search(word) and word not in filters.WHOLE and not _COUNTED.fullmatch(word))
