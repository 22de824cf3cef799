"""The question without what its asker tells of himself and his day around what he asks.

    娃在旁边闹得我字都看不进去，中卫到2023年绿色工厂要建几家？ → 中卫到2023年绿色工厂要建几家？

Nothing lists what people tell. A sentence that asks nothing, or a clause before the first that asks, is an aside where it tells of people,
gives no figure, place, condition or order, and the library's words explain next to nothing of it, while what is left of the question stands in
the library's headings and names. Where support is asked only whole sentences go, and none that tells of the asker's own case.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from assistant.gather.of_figures.metrics import METRIC
from assistant.understand.talk import talk_words, without_talk
from assistant.vocabulary import vocabulary
from index.data_files import read_data
from index.regions import find_regions
from index.synonyms import known_places
from index.term_statistics import TermStatistics
from index.words import bigrams, tagged

Names = Callable[[str], bool]
_CLAUSE = re.compile(r"(?P<words>[^，。；：？！—~]+)(?P<mark>[，。；：？！—~]*)")
_ASKED = "？"
_TELLS_ON = re.compile(r"[我咱俺][^，哪什几谁怎多吗]{4,}呢$")
"""Tells of the asker, whatever mark he puts behind it (我下午还得打电话呢？)."""
_ENDS = re.compile(r"[。；：？！—~]")
_GRANTS = re.compile(r"(?:补|奖)[贴助励]?|贷款?")
_LATIN = re.compile(r"[A-Z]+")
_NUMBER_NAME = re.compile(r"(?<!\d)\d{3,}(?!\d|[年.%万亿元家个户项吨人号])")
_QUOTED = re.compile("[“《]")
_LEAST = 3
_ENOUGH = 6
"""A question that names no year and no document can be asked by itself where it has so many signs of the library's names."""
_TOLD = 4
"""What is done is named by so many signs at least where no thing is."""
_NAME = 12
"""The name of a place has no more signs than this."""
_EXPLAINED = 0.3
"""A clause of which the library explains a larger part says something of the matter."""
_IN_TEXT = 0.5
"""What a word counts that only stands in the library's texts, against one of its headings and names."""


@dataclass(frozen=True, slots=True)
class _Words:
    """What `asides.yaml` says."""

    asks: re.Pattern[str]
    orders: re.Pattern[str]
    wonders: re.Pattern[str]
    vague: re.Pattern[str]
    told: re.Pattern[str]
    binds: re.Pattern[str]
    idle: re.Pattern[str]
    told_figures: re.Pattern[str]
    reckons: re.Pattern[str]
    elsewhere: re.Pattern[str]
    common: re.Pattern[str]
    own: re.Pattern[str]
    others: re.Pattern[str]
    leads: re.Pattern[str]
    anchor: re.Pattern[str]
    opens: re.Pattern[str]
    refers: re.Pattern[str]
    points: re.Pattern[str]
    back: re.Pattern[str]
    corrects: re.Pattern[str]
    fixes: re.Pattern[str]
    open_end: re.Pattern[str]
    stands: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class _Clause:
    """A clause with the mark behind it, the number of its sentence, whether it asks, tells of people, binds the question to something, and does
    so with more than figures."""

    words: str
    mark: str
    sentence: int
    asks: bool
    tells: bool
    binds: bool
    means: bool


def without_asides(text: str, terms: TermStatistics, goes_on: bool = False, names: Names = lambda _: False) -> str:
    """`text`, a question in normal form, without the asides around it; as it is where the library does not explain what would be left, unless
    the question `goes_on` from another. `names` tells whether a sentence names a document of the library."""
    return _led(_without(text, terms, goes_on, names), terms)


def _led(text: str, terms: TermStatistics) -> str:
    """A question without what only says how its asker came to the year, document or place that it names right behind (翻到2018年那份方案), and
    without talk that runs into one of them with no mark between (刚开完会头都大了2023年绿色工厂几家)."""
    led = _words().leads.match(text)
    rest = text[led.end() :] if led else ""
    if rest and (_words().anchor.match(rest) or any(one.start == 0 for one in find_regions(rest[:_NAME]))):
        return rest
    first = _CLAUSE.match(text)
    if first is None or vocabulary().kinds["support"].search(text):
        return text
    found = [match.start() for match in (_words().anchor.search(first["words"]), _QUOTED.search(first["words"])) if match]
    place = min((*found, *(one.start for one in find_regions(first["words"]) if not one.relative)), default=0)
    return text[place:] if _runs_on(first["words"][:place], terms) else text


def _runs_on(words: str, terms: TermStatistics) -> bool:
    """Whether some words before what the library knows are talk that ends there."""
    told = _words().told.search(words) is not None or any(word in talk_words(of_use=False) for word, _ in tagged(words))
    goes_on = any(pattern.search(words) for pattern in (_words().open_end, _words().asks, _words().own))
    return len(words) > _LEAST and told and not goes_on and _blank(words, terms)


def _without(text: str, terms: TermStatistics, goes_on: bool, names: Names) -> str:
    """`text` without the clauses that are asides."""
    clauses = _clauses(text, terms)
    if len(clauses) < 2:
        return text
    support = vocabulary().kinds["support"].search(text) is not None
    asking = next((place for place, one in enumerate(clauses) if one.asks), len(clauses) - 1)  # an order stands last
    asked = {one.sentence for one in clauses if one.asks}
    itself = "".join(one.words for one in clauses if one.sentence in asked)
    figures = not support and _stands(itself) and _words().reckons.search(itself) is None
    silent = _silent(clauses, asking, support, figures)
    silent += [group for group in _idle(clauses, asking, support, terms) if group not in silent and not names("，".join(clauses[place].words for place in group))]
    groups = [*([] if support else _telling(clauses)), *silent]
    aside = {place for group in groups for place in group}
    rest = "".join(one.words for place, one in enumerate(clauses) if place not in aside)
    told = {place for group in groups if not _explained([clauses[place].words for place in group], rest, terms, group in silent) for place in group}
    told -= _meant(clauses, asking)
    if not told:
        return text
    kept = "".join(one.words + one.mark for place, one in enumerate(clauses) if place not in told)
    if not (_stands(kept) if goes_on else _says_enough(kept, terms)):
        return text
    return without_talk(_words().opens.sub("", kept.rstrip("，：")))


def _clauses(text: str, terms: TermStatistics) -> list[_Clause]:
    """The clauses of a question; none of a sentence that ends without a question mark asks where one with such a mark follows, and where none
    asks those that order something do."""
    words = _words()
    spoken = [(match["words"], match["mark"]) for match in _CLAUSE.finditer(text)]
    last = max((place for place, (_, mark) in enumerate(spoken) if _ASKED in mark), default=-1)
    asking = [_asks(one, mark) and (place >= last or _asked(spoken[place:])) for place, (one, mark) in enumerate(spoken)]
    asking = asking if any(asking) else [words.orders.search(one) is not None for one, _ in spoken]
    found = []
    sentence = 0
    for (one, mark), asks in zip(spoken, asking, strict=True):
        means = _binds(words.told_figures.sub("", one), terms)
        found.append(_Clause(one, mark, sentence, asks, words.told.search(one) is not None, means or _binds(one, terms), means))
        sentence += _ENDS.search(mark) is not None
    return found


def _asked(clauses: Sequence[tuple[str, str]]) -> bool:
    """Whether the first of these clauses stands in a sentence that ends with a question mark."""
    return _ASKED in next((mark for _, mark in clauses if _ENDS.search(mark)), "")


def _asks(words: str, mark: str) -> bool:
    """Whether a clause asks, not only tells that somebody does."""
    plain = _words().vague.sub("", words)
    return (_ASKED in mark and not _TELLS_ON.match(words)) or (_words().asks.search(plain) is not None and not _words().wonders.search(words))


def _binds(clause: str, terms: TermStatistics) -> bool:
    """Whether a clause says what is meant or what is to be done; names in letters that the library does not know and hours do not."""
    words = _words()
    plain = words.idle.sub("，", clause)
    plain = _GRANTS.sub("", plain) if words.others.search(plain) else plain
    plain = _LATIN.sub(lambda match: match[0] if all(map(terms.known, bigrams(match[0]))) else "", plain)
    return METRIC.search(clause) is not None or words.binds.search(plain) is not None


def _telling(clauses: Sequence[_Clause]) -> list[tuple[int, ...]]:
    """The places of the clauses before the first that asks and behind the last which tell and bind to nothing, each by itself."""
    asking = [place for place, one in enumerate(clauses) if one.asks] or [len(clauses) - 1]
    outer = (*range(asking[0]), *(place for place in range(asking[-1] + 1, len(clauses)) if not _words().orders.search(clauses[place].words)))
    return [(place,) for place in outer if clauses[place].tells and not clauses[place].binds and len(clauses[place].words) >= _LEAST]


def _meant(clauses: Sequence[_Clause], asking: int) -> set[int]:
    """The places of the clauses that the first which asks goes back to."""
    if _words().refers.match(clauses[asking].words):
        return {asking - 1}
    sentence = clauses[asking].sentence
    pointed = {match["sign"] for match in _words().points.finditer(clauses[asking].words)}
    named = {place for place, one in enumerate(clauses[:asking]) if any(sign in one.words for sign in pointed)}
    back = any(one.sentence == sentence and _words().back.match(one.words) for one in clauses[: asking + 1])
    return named | {place for place, one in enumerate(clauses) if back and one.sentence == sentence - 1}


def _silent(clauses: Sequence[_Clause], asking: int, support: bool, figures: bool) -> list[tuple[int, ...]]:
    """The places of the clauses of each sentence that tells, asks and orders nothing and binds to nothing; of `support` none that tells the
    asker's own case. `asking` is the place of the first clause that asks; `figures` bind to nothing where what asks can be read without them."""
    found = []
    for number in range(clauses[-1].sentence + 1):
        places = tuple(place for place, one in enumerate(clauses) if one.sentence == number)
        sentence = [clauses[place] for place in places]
        kept = any(one.asks or (one.means if figures else one.binds) for one in sentence) or asking in places
        own = support and any(_words().own.search(one.words) for one in sentence)
        ordered = places[-1] > asking and any(_words().orders.search(one.words) for one in sentence)
        if any(one.tells for one in sentence) and not (kept or own or ordered):
            found.append(places)
    return found


def _idle(clauses: Sequence[_Clause], asking: int, support: bool, terms: TermStatistics) -> list[tuple[int, ...]]:
    """The places of the clauses of each sentence and, before the first clause that asks, of each clause that says nothing of the matter, of a letter as
    of a chat: it orders nothing, fixes nothing, and the library knows next to nothing of it."""
    found = []
    again = "".join(one.words for one in clauses if one.sentence == clauses[asking].sentence)
    for number in range(clauses[-1].sentence + 1):
        places = tuple(place for place, one in enumerate(clauses) if one.sentence == number)
        if asking not in places and not any(_words().corrects.search(clauses[place].words) for place in places) and _says_nothing([clauses[place] for place in places], support, terms, places[-1] > asking, again):
            found.append(places)
    outer = () if support else range(asking)
    return found + [(place,) for place in outer if _talks([clauses[place]]) and _blank(clauses[place].words, terms)]


def _says_nothing(sentence: Sequence[_Clause], support: bool, terms: TermStatistics, behind: bool, again: str) -> bool:
    """Whether a sentence says nothing of the matter, `behind` the question or before it; none that tells the asker's own case does of which the
    library knows something, nor where `support` is asked. A number that is a name fixes nothing where what asks has it `again`."""
    words = "，".join(one.words for one in sentence)
    words = _NUMBER_NAME.sub(lambda match: "" if match[0] in again else match[0], words)
    own = _words().own.search(words) is not None
    if any(one.asks for one in sentence) or (own and support) or (behind and _words().orders.search(words)) or _fixed(words):
        return False
    return _blank(words, terms) if own or not _talks(sentence) else True


def _talks(clauses: Sequence[_Clause]) -> bool:
    """Whether some clauses tell of people or have a word of talk."""
    return any(one.tells or any(word in talk_words(of_use=False) for word, _ in tagged(one.words)) for one in clauses)


def _fixed(words: str) -> bool:
    """Whether some words say what is meant: a figure, a measure, a thing quoted, a condition."""
    plain = _words().idle.sub("，", words)
    return any(pattern.search(plain) for pattern in (_words().fixes, _words().told_figures)) or METRIC.search(words) is not None


def _blank(words: str, terms: TermStatistics) -> bool:
    """Whether the library knows none of some words but those of talk, and they fix nothing."""
    known = any(_weight(word, terms) for word, _ in _content(words, terms) if word not in talk_words())
    return not known and all(words[start:end] in talk_words() for start, end in known_places(words)) and not _fixed(words)


def _explained(clauses: Sequence[str], rest: str, terms: TermStatistics, whole_sentence: bool) -> bool:
    """Whether the library explains a good part of some clauses, or enough of one, beyond the `rest` of the question, or they alone name a place;
    in a whole sentence none from where somebody came or where he once was."""
    text = "，".join(clauses)
    text = _words().elsewhere.sub("", text) if whole_sentence else text
    if any(not one.relative for one in find_regions(text)) and all(one.relative for one in find_regions(rest)):
        return True
    idle: Collection[str] = talk_words() if whole_sentence else ()
    parts = [sum(_weight(word, terms) for word, _ in _content(one, terms) if word not in rest and word not in idle) for one in clauses]
    whole = sum(parts) / sum(map(len, clauses))
    return whole > _EXPLAINED or any(part / len(one) > _EXPLAINED and part >= _LEAST for part, one in zip(parts, clauses, strict=True))


def _weight(word: str, terms: TermStatistics) -> float:
    """So many signs of a word count as explained by the library."""
    if _words().common.fullmatch(word):
        return 0
    return len(word) * (1 if _named(word, terms) else _IN_TEXT if _known(word, terms) else 0)


def _stands(question: str) -> bool:
    return _words().stands.search(question) is not None


def _says_enough(question: str, terms: TermStatistics) -> bool:
    """Whether a question can be asked by itself and names a thing that the library's headings and names have, not only what is measured of it or
    what is done with it."""
    named = {word: tag for word, tag in _content(METRIC.sub("，", question), terms) if _named(word, terms)}
    length = sum(map(len, named))
    return (not all(tag == "v" for tag in named.values()) or length >= _TOLD) and (_stands(question) or length >= _ENOUGH)


def _content(text: str, terms: TermStatistics) -> list[tuple[str, str]]:
    """The words of a text that may carry a topic, each with its part of speech; an adjective of one sign that makes a name of the library with the
    common word behind it (新材料) is one word with it."""
    stop = vocabulary().stop
    found: list[tuple[str, str]] = []
    before = ""
    for word, tag in tagged(text):
        whole = before + word if before and _words().common.fullmatch(word) and _named(before + word, terms) else word
        before = word if len(word) == 1 and tag == "a" else ""
        if len(word) > 1 and tag[:1] in ("n", "v", "a", "x", "") and not stop.fullmatch(whole):
            found.append((whole, tag))
    return found


def _named(word: str, terms: TermStatistics) -> bool:
    return all(terms.in_names(gram) for gram in bigrams(word))


def _known(word: str, terms: TermStatistics) -> bool:
    return all(terms.known(gram) for gram in bigrams(word))


@cache
def _words() -> _Words:
    return _Words(**{name: re.compile(pattern) for name, pattern in read_data(Path(__file__).with_suffix(".yaml")).items()})
