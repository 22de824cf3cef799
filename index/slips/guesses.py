"""What may be meant where a text reads badly: words that sound or look like what is typed, signs swapped, doubled, left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from index.slips.lattice import Edge, Step
from index.slips.lexicon import RARE, Lexicon, is_han
from index.slips.questions import STOP, plain
from index.slips.sounds import lookalikes
from index.words import dictionary_frequency

_SOUND, _LOOK, _SWAPPED, _DOUBLED, _DROPPED = 6.5, 7.8, 4.5, 3.0, 10.0
"""What each kind of slip costs."""
_ALSO_SOUND = 2.8
"""… less, where a sign that looks alike sounds alike too (曾增)."""
_MORE_SIGNS = 1.0
"""… each further sign that is another in a word chosen for a word; where what is typed is no word each sign is a slip of its own."""
_SINGLE = 0.5
"""… a sign alone, of which one is as likely as many others."""
_FAMILIAR = 2.0
"""… in place of a word that the library has."""
_LONGER = 2.5
"""… less, for each sign beyond two of a word of which one sign is another, but for words that only ask (怎么办)."""
_STRANGE = 0.5
"""… less, in place of a word that neither the library nor questions have."""
_BROKEN_BOND = 3.0
"""… a word that goes with one neighbour only."""
_SAID = 1.0
"""… signs that are words by themselves."""
_ASKING = frozenset("几哪谁年家条项个")
"""Those that questions are made with, for which even another word may stand."""
_MEANT = frozenset("各每低高涨")
"""Signs that ask for something else than those that sound alike (十三五各产业, 低几个百分点), but right behind one that counts (多少各)."""
_COUNTING = frozenset("几少")
_BUILDING = frozenset("失非未无超复再双半准亚副总反免")
"""Signs that begin words which no dictionary has (失能, 非标): none is a slip alone before another sign."""
_ASKS_NEXT = ("几", "多少")
"""Before these stands what is asked of, said as it is (抵几年, 扣多少)."""
_DONE = frozenset("了过着到")
"""Before these stands a verb, said as it is (签了, 拆过, 升到)."""
_LEADING = frozenset("有在对从到和为与要给将")
"""Verbs and prepositions; before a word that begins with the same sign they are said, not typed twice (有有效证件, 对对标企业)."""
_IDLE = frozenset("的得地了着吗吧呢啊呀嘛过之")
"""Particles; one for another changes nothing."""
_DEAR = 12.0
"""A word that costs more reads badly wherever it stands."""
_EACH = "一"
"""Before a measure said twice (一项项)."""
_HEAD = "长"
"""Behind an office said twice with the title of its head (财政局局长)."""
_NAME = 2.6
"""What three signs of a name give back."""
_TWICE = 50
"""A word of one sign said twice is a word where the dictionary has it so often (看看)."""
_LONGEST_TYPED = 4
_PAIR_OF_WORDS = 4
"""Two words of two signs each, of which one sign each may have changed places (技制术造: 技术制造)."""
_RUN = 3


def weak(path: Sequence[Step], signs: str, lexicon: Lexicon) -> set[int]:
    """The places of a path over the text (`signs`, as in pairs) that read badly: signs that are no word by themselves or go with one neighbour
    at most, words that go with neither, or with one where the library does not have them."""
    places: set[int] = set()
    for start, end, word, _ in path:
        if not is_han(word):
            continue
        before = lexicon.known((signs[start - 1] if start else STOP) + word[0])
        after = lexicon.known(word[-1] + (signs[end] if end < len(signs) else STOP))
        bad = not (before or after) or not lexicon.familiar(word) or lexicon.cost(word) > _DEAR
        if (not (before and after) or not lexicon.alone(word)) if len(word) == 1 else bad:
            places.update(range(start, end))
    return places


class Guesses:
    """The guesses over one text, of which the `fixed` places are right, the `closed` ones whole words besides, and `weak` ones read badly."""

    def __init__(self, text: str, fixed: set[int], closed: set[int], weak: set[int], lexicon: Lexicon) -> None:
        self._text, self._fixed, self._closed, self._weak, self._lexicon = text, fixed, closed, weak, lexicon
        self._signs = signs(text)

    def edges(self) -> Iterator[tuple[int, Edge]]:
        """The guesses with the place where each begins."""
        yield from self._doubled()
        for start in range(len(self._text)):
            for end in range(start + 1, min(start + _LONGEST_TYPED, len(self._text)) + 1):
                typed = self._text[start:end]
                if not is_han(typed[-1]):
                    break
                if end - start > 1 and typed.endswith(_ASKS_NEXT):
                    continue
                places = range(start, end)
                if self._fixed.issuperset(places) or not self._closed.isdisjoint(places) or self._breaks(start, end):
                    continue
                if self._weak.isdisjoint(places):
                    found = self._named_for(typed, start) if end - start > 1 else iter(())
                else:
                    found = self._signs_for(typed, start) if end - start == 1 else self._words_for(typed, start)
                yield from ((start, Edge(end, word, self._lexicon.cost(word) + cost, True)) for word, cost in found)
        yield from self._dropped()
        yield from self._swapped_between()

    def _breaks(self, start: int, end: int) -> bool:
        """Whether what stands here is a word that the library has and the first sign of the next one that it has (服务星 of 服务星级)."""
        words = (self._text[start : end - 1], self._text[end - 1 : end + 1])
        return all(len(word) == 2 and self._lexicon.is_word(word) and self._lexicon.has(word) for word in words)

    def _signs_for(self, typed: str, place: int) -> Iterator[tuple[str, float]]:
        """Single signs that sound or look like one, with what it costs to take them."""
        said, alone = self._lexicon.alone(typed), self._lexicon.alone
        if typed in _MEANT and self._text[place - 1 : place] not in _COUNTING:
            return
        behind = self._text[place + 1 : place + 2]
        if (typed in _BUILDING and is_han(behind)) or (behind and behind in _DONE) or self._text.startswith(_ASKS_NEXT, place + 1):
            return
        for cost, alike in ((_SOUND, self._lexicon.sounding(typed)), (_LOOK, lookalikes().get(typed, ""))):
            for sign in alike:
                goes = self._goes(sign, place, place + 1)
                usual = all(goes) and (sign in _ASKING if said else alone(sign) or not alone(self._text[place - 1 : place]))
                if (usual or (any(goes) and not said and self._named(sign, place))) and not (sign in _IDLE and typed in _IDLE):
                    yield sign, cost + _SINGLE - _NAME * self._named(sign, place)

    def _words_for(self, typed: str, start: int) -> Iterator[tuple[str, float]]:
        """Words that sound or look like some signs, or have them in another order, with what it costs to take them."""
        lexicon = self._lexicon
        fixed = [place for place in range(len(typed)) if start + place in self._fixed] if self._fixed else []
        chosen = dictionary_frequency(typed) > RARE
        more, broken = (_MORE_SIGNS, _BROKEN_BOND) if chosen else (_SOUND, _BROKEN_BOND / 3)
        kept = (_FAMILIAR if lexicon.familiar(typed) else -_STRANGE) if chosen else 0.0
        alike = lexicon.sounding(typed)
        as_typed = self._named(typed, start) if alike else 0
        for word in alike:
            if all(word[place] == typed[place] for place in fixed):
                named = self._named(word, start) + lexicon.whole(word)
                others = [sign for sign, meant in zip(typed, word, strict=True) if sign != meant]
                if chosen and len(others) == len(word) and not lexicon.whole(word):
                    continue  # 证书 is no slip of 增速: of a word that one may say some sign is right
                if not lexicon.is_word(word) and (len(others) > 1 or named - as_typed <= lexicon.alone(others[0])):
                    continue
                lone = 0.0 if named or all(self._goes(word, start, start + len(typed))) else broken
                said = 0.0 if chosen else _SAID * sum(map(lexicon.alone, others))
                longer = _LONGER * (len(word) - 2) if len(others) == 1 and not lexicon.asked(word) else 0.0
                yield word, _SOUND + more * (len(others) - 1) + lone + kept + said - named * (_NAME / 2 if kept > 0 else _NAME) - longer
        look = lookalikes()
        for place, one in enumerate(typed):
            for sign in look.get(one, "") if place not in fixed else "":
                if lexicon.has(word := typed[:place] + sign + typed[place + 1 :]):
                    yield word, _LOOK - (_ALSO_SOUND if word in alike else 0.0)
        for place in range(len(typed) - 1) if not fixed else ():
            if not lexicon.is_word(typed[place : place + 2]) and lexicon.has(word := typed[:place] + typed[place + 1] + typed[place] + typed[place + 2 :]) and word != typed:
                yield word, _SWAPPED + 3 * _SAID * all(map(lexicon.alone, typed[place : place + 2]))

    def _named_for(self, typed: str, start: int) -> Iterator[tuple[str, float]]:
        """Words that sound like one that reads well, where only they make a name of the library with what stands beside."""
        if self._fixed.isdisjoint(range(start, start + len(typed))):
            for word, cost in self._words_for(typed, start):
                if self._lexicon.whole(word) or self._named(word, start) > max(1, self._named(typed, start)):
                    yield word, cost

    def _named(self, word: str, start: int) -> int:
        """How many runs of three signs that begin or end beside a word stand in names of the library."""
        end = start + len(word)
        around = self._signs[max(0, start - 2) : start] + word + self._signs[end : end + 2]
        runs = [around[place : place + _RUN] for place in range(len(around) - _RUN + 1)]
        return sum([self._lexicon.named(run) for run in runs if run not in word])

    def _doubled(self) -> Iterator[tuple[int, Edge]]:
        """One of two signs that are the same left out, where they are no word and the library does not have them side by side."""
        text = self._text
        for place in range(len(text) - 1):
            pair = text[place : place + 2]
            if pair[0] != pair[1] or not is_han(pair) or {place, place + 1} <= self._fixed or self._lexicon.familiar(pair):
                continue
            if text[place - 1 : place] == _EACH or text[place + 2 : place + 3] == _HEAD or dictionary_frequency(pair) > _TWICE:
                continue
            if pair[0] in _LEADING and self._lexicon.is_word(text[place + 1 : place + 3]):
                continue
            for start in range(max(0, place - 3), place + 1):
                for end in range(place + 2, min(len(text), start + 5) + 1):
                    word = text[start : place + 1] + text[place + 2 : end]
                    if is_han(word) and (len(word) == 1 or dictionary_frequency(word) or self._lexicon.has(word)):
                        yield start, Edge(end, word, self._lexicon.cost(word) + _DOUBLED, True)

    def _dropped(self) -> Iterator[tuple[int, Edge]]:
        """A sign put between two that never stand side by side, which makes a word of one and goes with the other."""
        lexicon, text = self._lexicon, self._text
        for place in range(1, len(text)):
            before, after = text[place - 1], text[place]
            if not is_han(before + after) or lexicon.known(before + after):
                continue
            if place - 1 not in self._fixed and place - 1 in self._weak:
                for word in lexicon.starting(before):
                    if lexicon.known(word[1] + after):
                        yield place - 1, Edge(place, word, lexicon.cost(word) + _DROPPED, True)
            if place not in self._fixed and place in self._weak:
                for word in lexicon.ending(after):
                    if lexicon.known(before + word[0]):
                        yield place, Edge(place + 1, word, lexicon.cost(word) + _DROPPED, True)

    def _swapped_between(self) -> Iterator[tuple[int, Edge]]:
        """Two words of the library side by side, of which the inner signs have changed places."""
        lexicon, text = self._lexicon, self._text
        for start in range(len(text) - _PAIR_OF_WORDS + 1):
            typed = text[start : start + _PAIR_OF_WORDS]
            a, b, c, d = tuple(typed)
            places = set(range(start, start + _PAIR_OF_WORDS))
            if not is_han(typed) or not self._weak & places or places & self._fixed or places & self._closed or lexicon.is_word(a + b) or lexicon.is_word(c + d):
                continue
            if lexicon.has(a + c) and lexicon.has(b + d) and lexicon.familiar(c + b):
                cost = lexicon.cost(a + c) + lexicon.cost(b + d) - lexicon.bond(c + b) + _SWAPPED
                yield start, Edge(start + _PAIR_OF_WORDS, a + c + b + d, cost, True)

    def _goes(self, word: str, start: int, end: int) -> tuple[bool, bool]:
        """Whether a word goes with what stands before and behind its places."""
        before = self._signs[start - 1] if start else STOP
        after = self._signs[end] if end < len(self._signs) else STOP
        return self._lexicon.known(before + word[0]), self._lexicon.known(word[-1] + after)


def signs(text: str) -> str:
    """The text as it stands in pairs, sign by sign."""
    return "".join(char if is_han(char) else plain(char) for char in text)
