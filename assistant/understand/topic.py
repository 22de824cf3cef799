"""What a question is about: the words of it that no cue, place, year or figure takes ("2025年绿色工厂和绿色园区各多少个": 绿色工厂, 绿色园区)."""

from __future__ import annotations

import re
from collections.abc import Collection
from itertools import pairwise

from assistant.understand.years import Stretch
from assistant.vocabulary import vocabulary
from index.synonyms import spoken_segments
from index.term_statistics import TermStatistics
from index.words import bigrams, segment, tagged

_CLAUSE = re.compile(r"[^，。；？！：]+")
_ASKING = ("count", "list", "responsibility", "support", "mention")
"""Kinds of answer whose cues make a clause one that asks."""
_TALK = frozenset("vadrtcpumqy")
"""Parts of speech, by their first sign, of words that are no topic unless a heading has them."""
_LIVE = frozenset("可大小中高低有新多总少能上下")
"""Words of one sign that may begin a name."""
_ONE_OF = re.compile("^[一几](?:幢|栋|台|辆|间|套|艘|家|块|片|份|张|座|处)(?![一二两三四五六七八九十])(?=..)")
"""So many of a thing are told before its name (一幢|停保场办公楼)."""
_COUNTED = re.compile(r"[一两二三四五六七八九十百多][^一两二三四五六七八九十百多]{1,2}")
_COUNTED_ALONE = re.compile(f"(?:{_COUNTED.pattern}){{2,}}")
_NUMBER_NAME, _NAMED = re.compile(r"[1-9]\d{2}"), re.compile(r"(?![万亿千百元吨家个项户条座年月名人号多])[\u4e00-\u9fff]{2}")
"""A number of three digits right before a word that is no measure is a name (168平台)."""
_DIGITS = re.compile(r"[\d.]+%?")
_LETTER = re.compile(r"[\w&]")
_QUESTION_WORD = re.compile(r"什么|怎么|怎样|如何|哪")
"""A word that asks is no topic: 干什么, 怎么回事."""


def blanked(text: str, taken: Collection[Stretch]) -> str:
    """The text with some stretches turned to commas."""
    chars = list(text)
    for stretch in taken:
        chars[stretch.start : stretch.end] = "，" * (stretch.end - stretch.start)
    return "".join(chars)


def topic_of(text: str, taken: Collection[Stretch], terms: TermStatistics) -> tuple[str, ...]:
    """The words of the question that say what it is about, in order, neighbours joined to runs.

    A function word of one sign stays where it makes a word of the library's names with the next (可再生, 大企业).
    """
    stop = vocabulary().stop
    runs: list[str] = []
    joined = False
    for word, after in pairwise((*spoken_segments(blanked(text, taken)), "")):
        number = _DIGITS.fullmatch(word) and not after.startswith("亿级") and not (_NUMBER_NAME.fullmatch(word) and _NAMED.match(after))
        named = word in _LIVE and len(after) > 1 and terms.in_names(word + after[:2])
        content = _LETTER.search(word) and (named or not (stop.fullmatch(word) or _QUESTION_WORD.search(word))) and not number
        if content and joined:
            runs[-1] += word
        elif content:
            runs.append(word)
        joined = bool(content)
    return tuple(part for run in runs if len(run) > 1 for part in _things(_ONE_OF.sub("", run), terms))


def _things(run: str, terms: TermStatistics) -> list[str]:
    """The words of a run that are a list without commas (煤炭电力冶金化工建材, 一核两带多园): counted names, or words of the library's names of which two pairs at
    least never stand side by side there; else the run as it is."""
    counted = _COUNTED.findall(run) if _COUNTED_ALONE.fullmatch(run) else []
    if counted and not any(terms.known(piece[-1] + after[0]) for piece, after in pairwise(counted)):
        return counted
    words = segment(run)
    apart = sum(not terms.known(word[-1] + after[0]) for word, after in pairwise(words))
    listed = apart > 1 and len(words) > 3 and all(len(word) > 1 and terms.in_names(word[:2]) for word in words)
    return words if listed else [run]


def core_of(text: str, taken: Collection[Stretch], topic: tuple[str, ...], terms: TermStatistics) -> tuple[str, ...]:
    """The `topic` of the clauses that ask, without verbs, adverbs and the like that no heading and no indicator has; nothing where
    less than half of these clauses' topic would be left."""
    words = vocabulary()
    cues = (words.figure, *(words.kinds[name] for name in _ASKING), *words.operations.values())
    clauses = [Stretch(match.start(), match.end()) for match in _CLAUSE.finditer(text)]
    silent = [one for one in clauses if not any(cue.search(text, one.start, one.end) for cue in cues)]
    silent = silent if len(silent) < len(clauses) else []
    taken = [*taken, *silent]
    talk = []
    at = 0
    for word, tag in tagged(text):
        named = any(terms.in_names(gram) for gram in bigrams(word) if len(gram) > 1)
        if not named and (tag == "v" or (len(word) > 1 and tag[:1] in _TALK)):
            talk.append(Stretch(at, at + len(word)))
        at += len(word)
    whole, core = topic_of(text, taken, terms) if silent else topic, topic_of(text, [*taken, *talk], terms)
    if not any(terms.known(gram) for run in core for gram in bigrams(run)):
        return ()
    return core if 2 * sum(map(len, core)) >= sum(map(len, whole)) else ()
