"""What words cost and which signs stand side by side, by a library's documents, by questions and by the dictionary together.

Costs and bonds are natural logarithms: a word costs the less the likelier it is; a bond is what two signs beside each other at the border
of two words give back, 0 where neither the library nor questions have them so.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping
from pathlib import Path

from index.slips.questions import LATIN, NUMBER, STOP, questions
from index.slips.sounds import Sounds
from index.words import dictionary_frequency, own_words

NUMERALS = frozenset("零一二三四五六七八九十百千万亿两〇")
_USUAL = frozenset(Path(__file__).with_name("usual.txt").read_text(encoding="utf-8").split())
"""Words of two signs that people ask policy documents with."""
_DICTIONARY = 6e7
"""The words that the dictionary's frequencies were counted in."""
_DEAREST_WORD, _DEAREST_SIGN = 12.5, 9.5
"""No word of the dictionary costs more, nor a sign that is a word by itself."""
RARE = 30
"""What the dictionary has counted no oftener than so is hardly a word (煤碳)."""
_SAID = 5000
"""A sign that the dictionary has counted so often is a word by itself."""
_BOND, _LOOSEST, _CLOSEST = 1.1, 0.5, 5.0
_ALONE = frozenset(
    "的了是在不要多各每等我你他这那有被把给让评升降讲厂新到建奖连争上下去来用做搞办投买卖开关停拆改增减加补领拿报交申批审考查验定出入进退留离比占达超满缺差为说写树栽种养走跑高低大小长短快慢远近前后左右好坏老"
    "几哪谁年月日号条项个家户座名人台件类点区省市县全本该由向于与和及或从至得将使跟同对无没可能会应须需也都还又再才就只但而且则若如当期底末内里间中数型率值量级吨元块成倍些次位文看问因按照含归管抓拉抬划缴扣帮守搭读租住死挣赚撤并转接送收取带换装走跟请教学练养护救养赔欠借贷存付花省耗缺余剩摆排挑选评推拆迁盖修挖铺绿软硬新旧奔冲追赶催等候盯督逼劝靠凭托替陪实集"
    "店站所局院校园房车机炉款证险员表稿警著券卡书费税"
)
"""Signs that are words by themselves."""
_USUAL_SHARE = 2e-4
_COMMON_IN_QUESTIONS = 15


class Lexicon:
    """Costs and bonds over a library: the bigrams and trigrams of its `names`, the bigrams of its passages (`frequency`)."""

    def __init__(self, names: Counter[str], frequency: Counter[str], sounds: Mapping[str, str]) -> None:
        self._names, self._frequency = names, frequency
        self._asked = questions()
        self._before, self._after = Counter[str](), Counter[str]()
        for pair, count in frequency.items():
            if len(pair) == 2 and is_han(pair):
                self._before[pair[0]] += count
                self._after[pair[1]] += count
        self._all = max(1, self._before.total())
        self.sounds = Sounds(sounds)
        self._costs: dict[str, float] = {}
        self._bonds: dict[str, float] = {}
        self._index()

    def _index(self) -> None:
        """The words and signs of the library and of questions, by their sound and by their first and last sign."""
        asked = self._asked
        self._words = set(_USUAL)
        self._words |= {pair for pair, count in self._frequency.items() if count > 1 and _in_dictionary(pair)}
        self._words |= {word for word, count in self._names.items() if (_in_dictionary(word) if len(word) != 2 else count > 1 or _in_dictionary(word))}
        self._words |= {word for word, count in asked.words.items() if count >= _COMMON_IN_QUESTIONS}
        self._terms = {word for word in own_words() if len(word) > 2 and all(word[place : place + 2] in self._frequency for place in range(len(word) - 1))}
        self._words |= self._terms
        self._words = {word for word in self._words if len(word) > 1 and is_han(word)}
        self._sounding = defaultdict[str, list[str]](list)
        self._starting, self._ending = defaultdict[str, list[str]](list), defaultdict[str, list[str]](list)
        for word in sorted(self._words):
            for sound in self.sounds.readings(word):
                self._sounding[sound].append(word)
            if len(word) == 2 and self.is_word(word):
                self._starting[word[0]].append(word)
                self._ending[word[1]].append(word)
        signs = {sign for sign in (*self._before, *self._after, *asked.words) if len(sign) == 1} - NUMERALS
        for sign in sorted(signs):
            for sound in self.sounds.readings(sign):
                self._sounding[sound].append(sign)

    def has(self, word: str) -> bool:
        """Whether the library or questions have a word of two or more signs."""
        return word in self._words

    def is_word(self, word: str) -> bool:
        """Whether it is a word of the dictionary or of questions, not only a piece of the library's names."""
        return dictionary_frequency(word) > RARE or word in _USUAL

    def sounding(self, typed: str) -> list[str]:
        """The words and single signs that sound like what is typed."""
        found = [word for sound in self.sounds.readings(typed) for word in self._sounding.get(sound, ())]
        return [word for word in found if word != typed]

    def starting(self, sign: str) -> list[str]:
        """The words of two signs that begin with a sign."""
        return self._starting.get(sign, [])

    def ending(self, sign: str) -> list[str]:
        """The words of two signs that end with a sign."""
        return self._ending.get(sign, [])

    def familiar(self, word: str) -> bool:
        """Whether a word stands in the library, or is usual in questions."""
        return word in self._frequency or word in self._names or word in _USUAL or self._asked.words.get(word, 0) >= _COMMON_IN_QUESTIONS

    def asked(self, word: str) -> bool:
        """Whether questions are made with a word."""
        return word in self._asked.words

    def alone(self, sign: str) -> bool:
        """Whether a sign is a word by itself and stands beside any other."""
        return sign in _ALONE or dictionary_frequency(sign) > _SAID

    def named(self, run: str) -> bool:
        """Whether three signs stand in a name of the library."""
        return run in self._names

    def whole(self, word: str) -> bool:
        """Whether a word of three or more signs is a name of the library by itself."""
        return len(word) > 2 and (word in self._names or word in self._terms)

    def known(self, pair: str) -> bool:
        """Whether two signs stand side by side in the library or in questions."""
        return pair in self._frequency or pair in self._names or pair in self._asked.pairs

    def cost(self, word: str) -> float:
        """What a word costs, more than 0."""
        found = self._costs.get(word)
        if found is None:
            found = self._costs[word] = self._cost(word)
        return found

    def bond(self, pair: str) -> float:
        """What two signs side by side at a border give back."""
        found = self._bonds.get(pair)
        if found is None:
            found = self._bonds[pair] = self._bond(pair)
        return found

    def _cost(self, word: str) -> float:
        if word in (NUMBER, LATIN, STOP):
            return 0.0
        frequency = dictionary_frequency(word)
        asked = self._asked.words.get(word, 0) / self._asked.all_words
        if len(word) == 1:
            here = self._before[word] / self._all / 50 if self.alone(word) else 0.0
        else:
            often = min(self._frequency[word[place : place + 2]] for place in range(len(word) - 1))
            here = (1.5 * often * (1.0 if frequency > RARE or word in self._names else 0.1) + 3 * self._names[word]) / self._all
            asked += _USUAL_SHARE if word in _USUAL else 0
        cost = -math.log((0.3 * (frequency or 0.05) / _DICTIONARY + 0.35 * here + 0.35 * asked) + 1e-9)
        if len(word) > 1 and frequency > RARE and word[0] != word[-1]:
            return min(cost, _DEAREST_WORD)
        if len(word) == 1:
            return min(cost, _DEAREST_SIGN if self.alone(word) else _DEAREST_WORD)
        return cost

    def _bond(self, pair: str) -> float:
        first, second = pair[0], pair[1]
        best = -math.inf
        if often := self._frequency[pair] or min(1, self._names[pair]):
            best = math.log(often * self._all / ((self._before[first] + 5) * (self._after[second] + 5)))
        asked = self._asked
        if often := asked.pairs.get(pair, 0):
            best = max(best, math.log(often * asked.all_pairs / ((asked.before[first] + 60) * (asked.after[second] + 60))))
        return _BOND * max(_LOOSEST, min(_CLOSEST, best + 1)) if best > -math.inf else 0.0


def is_han(text: str) -> bool:
    """Whether a text is Chinese signs and nothing else."""
    return bool(text) and min(text) >= "\u4e00" and max(text) <= "\u9fff"


def _in_dictionary(word: str) -> bool:
    return dictionary_frequency(word) > 0
