"""Typing slips in questions, mended by what a library's documents and questions at large say: 增加植 → 增加值, 珍断 → 诊断.

A question is read as the words that cost least, by how usual they are and how well they go with their neighbours. Where it reads badly,
words that sound or look alike, or have its signs swapped, doubled or left out, are read as well, each at the price of its slip; they
are meant where the whole is cheaper so.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache

from index.regions import find_regions
from index.slips.guesses import Guesses, signs, weak
from index.slips.lattice import Edge, Step, best
from index.slips.lexicon import NUMERALS, Lexicon, is_han
from index.slips.sounds import sounds
from index.synonyms import known_places
from index.words import dictionary_frequency

__all__ = ["Slips", "sounds"]
_YES_OR_NO = re.compile(r"([\u4e00-\u9fff])[不没]\1")
_HOW_MANY = re.compile(r"几(?=[，、？家个项条年种类名人次座台件户成倍])|(?<=多少)[家个项条种名座台件户]")
"""Asking for a number before its measure, and the measure: right as they stand (企业几家, 多少家工业企业)."""
_KIN = re.compile(r"(?<=[我他她你咱俺])[爸妈爹娘哥姐弟妹叔姑舅姨爷奶公婆孙]|(?<=[能以要得不想])先(?=[\u4e00-\u9fff])|(?<=了)[辆家间套台个块份](?=[\u4e00-\u9fff])|(?<=\d)[亩辆家间套台个块份条项件户座头只株](?=[\u4e00-\u9fff])|(?<=[日号月天年])[签订开办交付买卖建拿领批投装租](?=[的了下])")
"""Somebody's kin, a measure right behind a number (80亩标准化果园), 先 before what one may do, a measure without its 一, what was done on a day: right as they stand
(我弟一家, 能不能先领, 买了辆车, 4月2日签的)."""
_LONGEST = 4
_SURE = 1.0
"""A reading with guesses is cheaper by so much, or what is typed stays."""
_KEPT = 512
"""So many questions are kept with their reading."""


class Slips:
    """The slips of questions to a library with these `names` (counts of their bigrams and trigrams), this `frequency` of bigrams in its
    passages, and these `sounds` of signs."""

    def __init__(self, names: Counter[str], frequency: Counter[str], sounds: Mapping[str, str]) -> None:
        self._lexicon = Lexicon(names, frequency, sounds)
        self._read = lru_cache(_KEPT)(self._mended)

    def mended(self, text: str) -> str:
        """`text` with its slips put right; place names and numbers stay as they are."""
        return "".join(step.word if step.guessed else text[step.start : step.end] for step in self._read(text))

    def changes(self, text: str) -> tuple[tuple[str, str], ...]:
        """What is put right in `text`, each as typed and as read, in order."""
        return tuple((text[step.start : step.end], step.word) for step in self._read(text) if step.guessed)

    def _mended(self, text: str) -> tuple[Step, ...]:
        """The words of which the text is read."""
        fixed = {place for one in find_regions(text) for place in range(one.start, one.end)}
        fixed |= {place for place, char in enumerate(text) if char in NUMERALS}
        fixed |= {match.start() for form in (_HOW_MANY, _KIN) for match in form.finditer(text)}
        closed = {place for start, end in (*known_places(text), *(match.span() for match in _YES_OR_NO.finditer(text))) for place in range(start, end)}
        edges = self._typed(text)
        cost, path = best(edges, self._lexicon.bond)
        found = False
        for place, edge in Guesses(text, fixed, closed, weak(path, signs(text), self._lexicon) - fixed, self._lexicon).edges():
            edges[place].append(edge)
            found = True
        cheaper, other = best(edges, self._lexicon.bond) if found else (cost, path)
        return tuple(other if cheaper < cost - _SURE else path)

    def _typed(self, text: str) -> list[list[Edge]]:
        """The words that the text has as it is typed, from each place."""
        edges: list[list[Edge]] = []
        for start, sign in enumerate(signs(text)):
            found = [Edge(start + 1, sign, self._lexicon.cost(sign))]
            for end in range(start + 2, min(start + _LONGEST, len(text)) + 1) if is_han(sign) else ():
                word = text[start:end]
                if not is_han(word[-1]):
                    break
                if dictionary_frequency(word) or self._lexicon.has(word):
                    found.append(Edge(end, word, self._lexicon.cost(word)))
            edges.append(found)
        return edges
