"""The question without what its asker tells of himself and his day before he asks.

    娃在旁边闹得我字都看不进去，中卫到2023年绿色工厂要建几家？ → 中卫到2023年绿色工厂要建几家？

Nothing lists what people tell. A clause before the first that asks is an aside where it tells of people, gives no figure, place, condition or
order, and the library's words explain next to nothing of it, while what is left of the question stands in the library's headings and names.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from assistant.gather.filters import METRIC
from assistant.vocabulary import vocabulary
from index.data_files import read_data
from index.regions import find_regions
from index.term_statistics import TermStatistics
from index.words import bigrams, tagged

_CLAUSE = re.compile(r"(?P<words>[^，。；：？！—~]+)(?P<mark>[，。；：？！—~]*)")
_ASKED = "？"
_LEAST = 3
_EXPLAINED = 0.3
"""A clause of which the library explains a larger part says something of the matter."""
_IN_TEXT = 0.5
"""What a word counts that only stands in the library's texts, against one of its headings and names."""


@dataclass(frozen=True, slots=True)
class _Words:
    """What `asides.yaml` says."""

    asks: re.Pattern[str]
    wonders: re.Pattern[str]
    told: re.Pattern[str]
    binds: re.Pattern[str]
    opens: re.Pattern[str]
    refers: re.Pattern[str]
    stands: re.Pattern[str]


def without_asides(text: str, terms: TermStatistics) -> str:
    """`text`, a question in normal form, without the asides before it; as it is where the library does not explain what would be left."""
    clauses = [(match["words"], match["mark"]) for match in _CLAUSE.finditer(text)]
    asking = next((place for place, clause in enumerate(clauses) if _asks(*clause)), len(clauses) - 1)  # an order stands last
    told = [place for place in range(asking) if _tells(clauses[place][0])]
    if not told or vocabulary().kinds["support"].search(text):
        return text  # whatever one tells may be a condition of support
    rest = "".join(words for place, (words, _) in enumerate(clauses) if place not in told)
    told = [place for place in told if _explained(clauses[place][0], rest, terms) <= _EXPLAINED]
    if not told or (told[-1] == asking - 1 and _words().refers.match(clauses[asking][0])):
        return text
    kept = "".join(words + mark for place, (words, mark) in enumerate(clauses) if place not in told)
    return _words().opens.sub("", kept) if _says_enough(kept, terms) else text


def _asks(words: str, mark: str) -> bool:
    """Whether a clause asks, not only tells that somebody does."""
    return _ASKED in mark or (_words().asks.search(words) is not None and not _words().wonders.search(words))


def _tells(clause: str) -> bool:
    """Whether a clause tells of people and binds the question to nothing."""
    return len(clause) >= _LEAST and METRIC.search(clause) is None and _words().told.search(clause) is not None and not _words().binds.search(clause)


def _explained(clause: str, rest: str, terms: TermStatistics) -> float:
    """What part of a clause the library explains beyond the `rest` of the question; all of it where it alone names a place."""
    if any(not one.relative for one in find_regions(clause)) and all(one.relative for one in find_regions(rest)):
        return 1.0
    found = 0.0
    for word in _content(clause):
        if word not in rest:
            found += len(word) * (1 if _named(word, terms) else _IN_TEXT if _known(word, terms) else 0)
    return found / len(clause)


def _says_enough(question: str, terms: TermStatistics) -> bool:
    """Whether a question can be asked by itself and names a thing that the library's headings and names have, not only what is measured of it."""
    return _words().stands.search(question) is not None and any(_named(word, terms) for word in _content(METRIC.sub("，", question)))


def _content(text: str) -> list[str]:
    """The words of a text that may carry a topic."""
    stop = vocabulary().stop
    return [word for word, tag in tagged(text) if len(word) > 1 and tag[:1] in ("n", "v", "a", "x", "") and not stop.fullmatch(word)]


def _named(word: str, terms: TermStatistics) -> bool:
    return all(terms.in_names(gram) for gram in bigrams(word))


def _known(word: str, terms: TermStatistics) -> bool:
    return all(terms.known(gram) for gram in bigrams(word))


@cache
def _words() -> _Words:
    return _Words(**{name: re.compile(pattern) for name, pattern in read_data(Path(__file__).with_suffix(".yaml")).items()})
