"""Typing slips in questions, mended by what a library's documents say: 增加植 → 增加值, 可在生能源 → 可再生能源.

A sign is only ever put as one that sounds the same or looks alike. A word that the dictionary has yields to a name of the library that
goes on beyond it (绿色工场 → 绿色工厂), never otherwise.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import product
from pathlib import Path

from index.regions import find_regions
from index.words import dictionary_words, in_dictionary

_LOOKALIKES = Path(__file__).with_name("lookalikes.txt")
_NUMERALS = frozenset("零一二三四五六七八九十百千万亿两")
_FUNCTION_SIGNS = frozenset("的了和与及或在是为对将等也都而就以被把于其该此之得地着过有不从到要可能会所按由各每年月日")
"""Signs that say nothing of the name beside which they stand."""
_AFTER_VERBS = frozenset("了过着上下出到来去")
"""Signs before which a verb of one sign stands, which is no end of a name."""
_ENDINGS = frozenset("厂店站所局院校园户房车机炉费税款证险员家率量表管领交报拿买卖属")
"""Signs that end any number of names (铝厂, 奶站) or are verbs by themselves (领, 交); one that stands alone is no slip."""
_SAID_ALONE = frozenset(
    "的了是在不要多各每等我你他这那有被把给让评升降讲厂新到建奖连争上下去来用做搞办投买卖开关停拆改增减加补领拿报交申批审考查验定出入进退留离比占达超满缺差为说写树栽种养走跑高低大小长短快慢远近前后左右多少好坏新老"
)
"""Signs that are words by themselves and stand beside any other."""
_GIVES = frozenset("奖补贴罚")
"""Verbs of one sign that questions about support end with (…企业奖多少)."""
_FAR, _CLEARLY = 20, 3
"""A word so many times as usual as what is typed, and as the next word that sounds like it, is meant."""
_USUAL_NAMES = 2
_USUAL_PASSAGES = 3
"""A bigram in so many headings and indicators, or passages (at least one in two hundred), is a usual word."""
_SLIPS = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("ng", "n"))
_READINGS = {"曾": ("ceng", "zeng"), "重": ("zhong", "chong"), "长": ("zhang", "chang"), "行": ("xing", "hang"), "调": ("diao", "tiao"),
             "降": ("jiang", "xiang"), "传": ("chuan", "zhuan"), "参": ("can", "shen"), "校": ("xiao", "jiao"), "差": ("cha", "chai")}
"""Usual signs with several readings."""


class Slips:
    """The bigrams and trigrams of a library's `names`, its passages' bigrams (`frequency`, of `passages` passages) and the `sounds` of
    signs, by which questions are put right."""

    def __init__(self, names: Counter[str], frequency: Counter[str], passages: int, sounds: Mapping[str, str]) -> None:
        self._names = names
        self._frequency = frequency
        self._passages = passages
        self._sounds = {**sounds, **{sign: "|".join(map(_slurred, readings)) for sign, readings in _READINGS.items()}}
        self._alike = self._by_sound()

    def corrected(self, text: str, keep: Collection[tuple[int, int]] = ()) -> str:
        """`text` with signs that go with neither neighbour anywhere in the library, or that break a name of it, put as that name has them.

        Place names and numbers are left as they are; no sign of the stretches `keep` (start, end) is part of a word mended, but for a
        single one in the middle of a name.
        """
        chars = list(text)
        words = _words(text)
        kept = {place for start, end in keep for place in range(start, end)}
        single = {start for start, end in keep if end - start == 1}
        fixed = {place for one in find_regions(text) for place in range(one.start, one.end)}
        fixed |= {place for place, char in enumerate(text) if char in _NUMERALS}
        for place, char in enumerate(text):
            if place in fixed or not _is_han(char):
                continue
            by_itself = _size(words[place]) == 1 and char in _ENDINGS | _GIVES
            if not by_itself and self._lonely(chars, place):
                better = "" if place in kept else self._beside(chars, place, words, kept)
            else:
                better = self._inside(chars, place) if _size(words[place]) == 1 and (place in single or place not in kept) else ""
            chars[place] = better or char
        return "".join(chars)

    def rejoined(self, text: str, usual: Collection[str]) -> str:
        """`text` with two signs that the dictionary takes for two words put as the one word that sounds the same, shares a sign with them and
        is far more usual in the library, or among the `usual` words (计化 → 计划, 型动 → 行动)."""
        chars = list(text)
        fixed = {place for one in find_regions(text) for place in range(one.start, one.end)}
        words = _words(text)
        for place in range(len(text) - 1):
            pair = "".join(chars[place : place + 2])
            if not _is_han(pair) or {place, place + 1} & fixed or _size(words[place]) > 1 or _size(words[place + 1]) > 1:
                continue
            if pair in usual or set(pair) & _NUMERALS or self._names[pair] or in_dictionary(pair):
                continue
            often = {better: self._frequency[better] + (self._passages if better in usual else 0) for better in self._sounding(pair, usual)}
            first, second = [*sorted(often, key=lambda word: (-often[word], word))[:2], "", ""][:2]
            least = max(_USUAL_PASSAGES, self._passages / 100, _FAR * self._frequency[pair], _CLEARLY * often.get(second, 0))
            if first and often[first] >= least:
                chars[place : place + 2] = first
        return "".join(chars)

    def _sounding(self, pair: str, usual: Collection[str]) -> Iterator[str]:
        """The words of two signs, of the library or `usual`, that sound like the pair and have one of its signs at its place."""
        for sound in self._readings(pair):
            yield from (word for word in self._alike.get(sound, ()) if _differ(word, pair) and self._frequency[word] >= _USUAL_PASSAGES and in_dictionary(word))
        yield from (word for word in usual if _differ(word, pair) and all(self._like(one, other) for one, other in zip(word, pair, strict=True)))

    def respelled(self, text: str, usual: Collection[str], keep: Collection[tuple[int, int]] = ()) -> str:
        """`text` with a sign that goes with neither neighbour anywhere in the library put as in the `usual` word (of two signs) that
        sounds or looks the same and has the other sign (产植 → 产值, 示犯 → 示范); no sign of the stretches `keep` (start, end) nor of a word
        of the dictionary (倒退) is changed."""
        chars = list(text)
        words = _words(text)
        fixed = {place for start, end in keep for place in range(start, end)}
        for place in range(len(text)):
            before, after = text[max(0, place - 1) : place + 1], text[place : place + 2]
            if not _is_han(text[place]) or any(len(pair) == 2 and (pair in usual or self._known(pair)) for pair in (before, after)):
                continue
            for pair, at in ((before, 1), (after, 0)):
                if len(pair) < 2 or not _is_han(pair) or place in fixed:
                    continue
                start, end = words[place + 1 - 2 * at]
                rest = text[start:end].replace(pair[1 - at], "", 1)
                if _size(words[place]) > 1 or (rest and rest not in _FUNCTION_SIGNS):
                    continue
                alike = [word for word in usual if word[1 - at] == pair[1 - at] and self._like(word[at], pair[at])]
                if alike:
                    chars[place] = min(alike)[at]
                    break
        return "".join(chars)

    def _lonely(self, chars: Sequence[str], place: int) -> bool:
        """Whether a sign goes with neither neighbour anywhere in the library."""
        pairs = [pair for pair, _ in _pairs(chars, place)]
        return bool(pairs) and not any(self._known(pair) for pair in pairs)

    def _beside(self, chars: Sequence[str], place: int, words: Sequence[tuple[int, int]], kept: Collection[int]) -> str:
        """The sign that makes a word of the library's names with a neighbour, "" where none does."""
        best: tuple[tuple[bool, int, int, int], str] | None = None
        for pair, at in _pairs(chars, place):
            first = place - at
            other = place + 1 - 2 * at
            if other in kept or (words[first] != words[first + 1] and _size(words[place]) > 1):
                continue
            if at and _size(words[place]) == 1 and "".join(chars[place + 1 : place + 2]) in _AFTER_VERBS:
                continue
            for better in self._candidates(pair, at):
                if self._fits(chars, first, at, better, words):
                    found = len(self._trigrams([*chars[:place], better[at], *chars[place + 1 :]], place))
                    rank = (_size(words[other]) == 1, found, *self._usage(better))
                    if best is None or rank > best[0]:
                        best = rank, better[at]
        return best[1] if best else ""

    def _inside(self, chars: Sequence[str], place: int) -> str:
        """The sign that makes one name of what stands before and behind it, where the name is broken as it is; else ""."""
        if self._trigrams(chars, place):
            return ""
        best = ""
        most = 1
        for pair, at in _pairs(chars, place):
            for better in self._candidates(pair, at):
                mended = [*chars[:place], better[at], *chars[place + 1 :]]
                found = self._trigrams(mended, place)
                around = "".join(mended[max(0, place - 1) : place + 2])
                if len(found) > most and around in found:
                    best, most = better[at], len(found)
        return best

    def _candidates(self, pair: str, at: int) -> Iterator[str]:
        """The usual bigrams that have the pair's other sign and, at `at`, one that sounds or looks like its own."""
        for sound in self._readings(pair):
            for better in self._alike.get(sound, ()):
                if better[1 - at] == pair[1 - at] and better != pair:
                    yield better
        for sign in _lookalikes().get(pair[at], ""):
            better = pair[0] + sign if at else sign + pair[1]
            if better in self._names or self._usual(better):
                yield better

    def _fits(self, chars: Sequence[str], first: int, at: int, better: str, words: Sequence[tuple[int, int]]) -> bool:
        """Whether a mended bigram stands so in the library: as the end or the beginning of a name together with the word beside it, or as
        a usual word of its own where the signs were no words of the dictionary."""
        own, other = words[first + at], words[first + 1 - at]
        if own == other:
            return self._goes_on(chars, first, better, own, words)
        if _size(other) > 1:
            near = "".join(chars[max(other[0], other[1] - 2) : other[1]]) if at else "".join(chars[other[0] : other[0] + 2])
            joined = near + better[1] if at else better[0] + near
            return self._names[joined] >= 1
        wider = self._wider(chars, first, better)
        if not in_dictionary(better):
            return any(len(dictionary_words(gram)) == 1 or self._names[gram] >= _USUAL_NAMES for gram in wider)
        return bool(wider) or self._known(better)

    def _goes_on(self, chars: Sequence[str], first: int, better: str, own: tuple[int, int], words: Sequence[tuple[int, int]]) -> bool:
        """Whether names of the library have a word of the dictionary (`own`), mended, together with the word before or behind it."""
        mended = [*chars[:first], *better, *chars[first + 2 :]]
        begin, end = own
        before = words[begin - 1] if begin and _is_han(chars[begin - 1]) else (begin, begin)
        after = words[end] if end < len(chars) and _is_han(chars[end]) else (end, end)
        for start, stop in ((max(before[0], before[1] - 2), end), (begin, min(after[1], after[0] + 2))):
            outside = mended[start:begin] or mended[end:stop]
            if not outside or (len(outside) == 1 and outside[0] in _FUNCTION_SIGNS):
                continue
            if self._stands("".join(mended[start:stop])):
                return True
        return False

    def _stands(self, run: str) -> bool:
        """Whether all trigrams of a run stand in names."""
        return all(run[place : place + 3] in self._names for place in range(len(run) - 2))

    def _wider(self, chars: Sequence[str], first: int, better: str) -> list[str]:
        """The trigrams of names that the bigram, put at `first`, is part of."""
        before = chars[first - 1] if first else ""
        after = chars[first + 2] if first + 2 < len(chars) else ""
        return [gram for gram in (before + better, better + after) if len(gram) == 3 and gram in self._names]

    def _trigrams(self, chars: Sequence[str], place: int) -> list[str]:
        """The trigrams of names over a place."""
        grams = ("".join(chars[start : start + 3]) for start in range(max(0, place - 2), place + 1))
        return [gram for gram in grams if len(gram) == 3 and gram in self._names]

    def _known(self, pair: str) -> bool:
        return pair in self._frequency or pair in self._names

    def _usual(self, gram: str) -> bool:
        """Whether a bigram is a usual word of the library."""
        return self._names[gram] >= _USUAL_NAMES or self._frequency[gram] >= max(_USUAL_PASSAGES, self._passages / 200)

    def _usage(self, gram: str) -> tuple[int, int]:
        return self._names[gram], self._frequency[gram]

    def _like(self, sign: str, typed: str) -> bool:
        """Whether a sign sounds or looks like the one typed."""
        return not set(self._readings(sign)).isdisjoint(self._readings(typed)) or sign in _lookalikes().get(typed, "")

    def _readings(self, signs: str) -> list[str]:
        return [" ".join(one) for one in product(*(self._sounds.get(sign, sign).split("|") for sign in signs))]

    def _by_sound(self) -> dict[str, list[str]]:
        """Sound → the bigrams of names and the usual ones of passages that have it."""
        found: dict[str, list[str]] = defaultdict(list)
        for gram in {**self._names, **{gram: 0 for gram in self._frequency if self._usual(gram)}}:
            if len(gram) == 2 and _is_han(gram):
                for sound in self._readings(gram):
                    found[sound].append(gram)
        return dict(found)


def sounds(chars: Iterable[str]) -> dict[str, str]:
    """Sign → syllable without tone, the usual slips (zh/z, in/ing …) made one; for these signs and all common ones."""
    from pypinyin import Style, lazy_pinyin

    common = {
        bytes((high, low)).decode("gb2312", "ignore")
        for high in range(0xB0, 0xF8)
        for low in range(0xA1, 0xFF)
    }
    signs = sorted(char for char in {*chars, *common} if len(char) == 1 and "\u4e00" <= char <= "\u9fff")
    return {sign: _slurred(syllable) for sign, syllable in zip(signs, lazy_pinyin(signs, style=Style.NORMAL), strict=True)}


def _slurred(syllable: str) -> str:
    """A syllable with what is often mistaken made one: zhang → zan."""
    for written, meant in _SLIPS:
        syllable = syllable.replace(written, meant)
    return syllable


@cache
def _lookalikes() -> dict[str, str]:
    """Sign → those that look like it."""
    found: dict[str, str] = defaultdict(str)
    for line in _LOOKALIKES.read_text(encoding="utf-8").splitlines():
        for group in line.split() if not line.startswith("#") else ():
            for sign in group:
                found[sign] += group.replace(sign, "")
    return dict(found)


def _differ(word: str, pair: str) -> bool:
    """Whether two signs differ from a word in one, which is not usual by itself."""
    typed = [sign for sign, meant in zip(pair, word, strict=True) if sign != meant]
    return len(typed) == 1 and typed[0] not in _SAID_ALONE


def _pairs(chars: Sequence[str], place: int) -> list[tuple[str, int]]:
    """The pairs of Chinese signs that a place is part of, with its place in them."""
    before = chars[place - 1] if place and _is_han(chars[place - 1]) else ""
    after = chars[place + 1] if place + 1 < len(chars) and _is_han(chars[place + 1]) else ""
    return [(pair, at) for pair, at in ((before + chars[place], 1), (chars[place] + after, 0)) if len(pair) == 2]


def _is_han(text: str) -> bool:
    return bool(text) and all("\u4e00" <= char <= "\u9fff" for char in text)


def _words(text: str) -> list[tuple[int, int]]:
    """For each sign of the text, where its word of the dictionary begins and ends."""
    spans: list[tuple[int, int]] = []
    for word in dictionary_words(text):
        start = len(spans)
        spans += [(start, start + len(word))] * len(word)
    return spans


def _size(word: tuple[int, int]) -> int:
    return word[1] - word[0]
