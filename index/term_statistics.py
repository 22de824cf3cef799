"""How often character bigrams occur in a library, and which of its words sound alike: weights and typing slips.

Kept as one JSON file in the library's folder; made from passages, headings and indicator names at build time.
"""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from functools import cached_property
from itertools import pairwise
from pathlib import Path

from index.regions import find_regions
from index.words import bigrams, dictionary_words, fold, in_dictionary, segment

_FILE = "terms.json"
_NUMERALS = frozenset("零一二三四五六七八九十百千万亿两")
_USUAL_NAMES = 2
_USUAL_PASSAGES = 3
"""A bigram in so many headings and indicators, or passages (at least one in a hundred), is a usual word."""
_ENDINGS = frozenset("厂店站所局院校园户房车机炉费税款证险员家率量表管领交报拿买卖属")
"""Signs that end any number of names (铝厂, 奶站) or are verbs by themselves (领, 交); one that stands alone is no slip."""
_SLIPS = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("ng", "n"))


class TermStatistics:
    """Bigram counts of a library: `passages` in all, `frequency` passages with the bigram, `names` names with the
    bigram or trigram."""

    def __init__(
        self, passages: int, frequency: Counter[str], names: Counter[str], sounds: dict[str, str]
    ) -> None:
        self.passages = passages
        self._frequency = frequency
        self._names = names
        self._sounds = sounds
        self._weights: dict[str, float] = {}

    @classmethod
    def count(cls, passages: Iterable[str], names: Iterable[str]) -> TermStatistics:
        """The statistics of these passages and names (headings, indicators)."""
        frequency: Counter[str] = Counter()
        number = 0
        for text in passages:
            frequency.update(set(bigrams(text)))
            number += 1
        named: Counter[str] = Counter()
        for name in names:
            grams = bigrams(name)
            named.update({*grams, *(a + b[1:] for a, b in pairwise(grams) if a[1:] == b[:1])})
        return cls(number, frequency, named, _sounds({char for gram in frequency for char in gram}))

    @classmethod
    def open(cls, folder: Path) -> TermStatistics:
        """The statistics written in `folder`."""
        tree = json.loads((folder / _FILE).read_text(encoding="utf-8"))
        return cls(tree["passages"], Counter(tree["frequency"]), Counter(tree["names"]), tree["sounds"])

    def write(self, folder: Path) -> None:
        """Write the statistics into `folder`."""
        tree = {
            "passages": self.passages,
            "frequency": self._frequency,
            "names": self._names,
            "sounds": self._sounds,
        }
        (folder / _FILE).write_text(json.dumps(tree, ensure_ascii=False, sort_keys=True), encoding="utf-8")

    def weight(self, gram: str) -> float:
        """The inverse document frequency of a bigram, at least 0.2; one the library has never seen weighs most."""
        known = self._weights.get(gram)
        if known is None:
            known = self._weights[gram] = max(0.2, math.log((self.passages + 1) / (self._frequency.get(gram, 0) + 0.5)))
        return known

    def known(self, gram: str) -> bool:
        """Whether the library has the bigram anywhere."""
        return gram in self._frequency or gram in self._names

    def in_names(self, gram: str) -> bool:
        """Whether a bigram or trigram stands in a heading or an indicator's name."""
        return fold(gram) in self._names

    def corrected(self, text: str, keep: Collection[tuple[int, int]] = ()) -> str:
        """`text` with slips mended: a sign that goes with neither neighbour anywhere in the library, where one that sounds alike
        makes a word of its headings or indicators.

        Place names are left as they are; no sign of the stretches `keep` (start, end) is part of a word mended.
        """
        chars = list(text)
        places = [(mention.start, mention.end) for mention in find_regions(text)]
        words = _words(text)
        real = _spans(dictionary_words(text))
        numerals = {place for place, char in enumerate(text) if char in _NUMERALS}
        kept = {place for start, end in keep for place in range(start, end)}
        fixed = numerals | kept | {place for start, end in places for place in range(start, end)}
        for place, char in enumerate(chars):
            if place in fixed or not _is_han(char) or (_size(real[place]) == 1 and char in _ENDINGS):
                continue
            before = chars[place - 1] if place and _is_han(chars[place - 1]) else ""
            after = chars[place + 1] if place + 1 < len(chars) and _is_han(chars[place + 1]) else ""
            if (
                not before + after
                or (before and self.known(before + char))
                or (after and self.known(char + after))
            ):
                continue
            for pair, at in ((before + char, 1), (char + after, 0)):
                first = place - at
                if len(pair) < 2 or {first, first + 1} & kept or (words[first] != words[first + 1] and _size(words[place]) > 1):
                    continue
                better = self._alike.get(self._sound(pair))
                if not better or better[1 - at] != pair[1 - at]:
                    continue
                start, end = real[place]
                if end - start > 2 and not in_dictionary("".join((*chars[start:place], better[at], *chars[place + 1 : end]))):
                    continue
                cut = any(_size(real[sign]) > 1 for sign in (first, first + 1))
                if self._named_so(chars, first, better) if cut else self._fits(chars, first, better, words):
                    chars[place] = better[at]
                    break
        return "".join(chars)

    def respelled(self, text: str, usual: Collection[str], keep: Collection[tuple[int, int]] = ()) -> str:
        """`text` with a sign that goes with neither neighbour anywhere in the library put as in the `usual` word (of two signs) that
        sounds the same and has the other sign (产植 → 产值, 示犯 → 示范); no sign of the stretches `keep` (start, end) is part of one, a real word (倒退) stays."""
        chars = list(text)
        real = _spans(dictionary_words(text))
        kept = {place for start, end in keep for place in range(start, end)}
        fixed = kept | {place for place, word in enumerate(real) if _size(word) > 1}
        for place in range(len(text)):
            before, after = text[max(0, place - 1) : place + 1], text[place : place + 2]
            if place in fixed or not _is_han(text[place]) or self._stands(before, usual) or self._stands(after, usual):
                continue
            for pair, at in ((before, 1), (after, 0)):
                free = len(pair) == 2 and _is_han(pair) and not in_dictionary(pair) and kept.isdisjoint((place - at, place - at + 1))
                sound = self._sound(pair) if free else ""
                if not sound:
                    continue
                alike = [word for word in usual if word[1 - at] == pair[1 - at] and self._sound(word) == sound]
                if alike:
                    chars[place] = min(alike)[at]
                    break
        return "".join(chars)

    def _stands(self, pair: str, usual: Collection[str]) -> bool:
        """Whether a pair of signs is one that the library or people who ask know."""
        return len(pair) == 2 and (pair in usual or self.known(pair))

    def _fits(self, chars: list[str], place: int, better: str, words: Sequence[tuple[int, int]]) -> bool:
        """Whether the mended bigram, with the sign before or after it, stands so as a word in a heading or an indicator; or is itself a
        usual word where the signs were two words of one sign each, a very usual one where they were a word of two."""
        before = chars[place - 1] if place else ""
        after = chars[place + 2] if place + 2 < len(chars) else ""
        wider = [gram for gram in (before + better, better + after) if gram in self._names]
        whole = len(segment(better)) == 1
        if any(len(segment(gram)) < (3 if whole else 2) for gram in wider):
            return True
        if not whole:
            return False
        first, second = words[place], words[place + 1]
        if first == second and _size(first) == 2:
            return self._frequency[better] >= max(_USUAL_PASSAGES, self.passages / 50)
        return _size(first) == _size(second) == 1 and self._usual(better)

    def _named_so(self, chars: Sequence[str], first: int, better: str) -> bool:
        """Whether a name has the mended bigram, in place of a real word (经纪) or of a part of one (产业连), together with the sign
        before or after it (数字经济, 产业链); nothing less makes a slip of what the dictionary has."""
        before = chars[first - 1] if first else ""
        after = chars[first + 2] if first + 2 < len(chars) else ""
        return any(len(gram) == 3 and _is_han(gram) and gram in self._names for gram in (before + better, better + after))

    def _usual(self, gram: str) -> bool:
        """Whether a bigram is a usual word of the library."""
        return self._names[gram] >= _USUAL_NAMES or self._frequency[gram] >= max(_USUAL_PASSAGES, self.passages / 200)

    def _sound(self, pair: str) -> str:
        return " ".join(self._sounds.get(char, char) for char in pair)

    @cached_property
    def _alike(self) -> dict[str, str]:
        """Sound → the usual bigram that has it, those of names before those of passages, the most frequent first."""
        named = sorted(self._names.items(), key=lambda item: (-item[1], item[0]))
        usual = sorted(self._frequency.items(), key=lambda item: (-item[1], item[0]))
        best: dict[str, str] = {}
        for gram in (*(gram for gram, _ in named), *(gram for gram, _ in usual if self._usual(gram))):
            if len(gram) == 2 and _is_han(gram):
                best.setdefault(self._sound(gram), gram)
        return best


def _is_han(text: str) -> bool:
    return bool(text) and all("\u4e00" <= char <= "\u9fff" for char in text)


def _words(text: str) -> list[tuple[int, int]]:
    """For each sign of the text, where its word begins and ends."""
    return _spans(segment(text))


def _spans(words: Iterable[str]) -> list[tuple[int, int]]:
    """For each sign of the words, where its word begins and ends."""
    spans: list[tuple[int, int]] = []
    for word in words:
        start = len(spans)
        spans += [(start, start + len(word))] * len(word)
    return spans


def _size(word: tuple[int, int]) -> int:
    return word[1] - word[0]


def _sounds(chars: set[str]) -> dict[str, str]:
    """Sign → syllable without tone, the usual slips (zh/z, in/ing …) made one; for these signs and all common ones."""
    from pypinyin import Style, lazy_pinyin

    common = {
        bytes((high, low)).decode("gb2312", "ignore")
        for high in range(0xB0, 0xF8)
        for low in range(0xA1, 0xFF)
    }
    signs = sorted(char for char in chars | common if len(char) == 1 and "\u4e00" <= char <= "\u9fff")
    found = dict(zip(signs, lazy_pinyin(signs, style=Style.NORMAL), strict=True))
    for sign, syllable in found.items():
        for written, meant in _SLIPS:
            syllable = syllable.replace(written, meant)
        found[sign] = syllable
    return found
