"""How signs sound, with what typists mix up made one (zh/z, in/ing …), and which signs look alike."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from itertools import product
from pathlib import Path

_LOOKALIKES = Path(__file__).with_name("lookalikes.txt")
_SLURS = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("ng", "n"))
_READINGS = {"曾": ("ceng", "zeng"), "重": ("zhong", "chong"), "长": ("zhang", "chang"), "行": ("xing", "hang"), "调": ("diao", "tiao"),
             "降": ("jiang", "xiang"), "传": ("chuan", "zhuan"), "参": ("can", "shen"), "校": ("xiao", "jiao"), "差": ("cha", "chai"),
             "得": ("de", "dei"), "率": ("lv", "shuai"), "还": ("hai", "huan"), "都": ("dou", "du"), "乐": ("le", "yue"), "系": ("xi", "ji")}
"""Usual signs with several readings."""


def sounds(chars: Iterable[str]) -> dict[str, str]:
    """Sign → syllable without tone, the usual slips (zh/z, in/ing …) made one; for these signs and all common ones."""
    from pypinyin import Style, lazy_pinyin

    common = {bytes((high, low)).decode("gb2312", "ignore") for high in range(0xB0, 0xF8) for low in range(0xA1, 0xFF)}
    signs = sorted(char for char in {*chars, *common} if len(char) == 1 and "\u4e00" <= char <= "\u9fff")
    return {sign: _slurred(syllable) for sign, syllable in zip(signs, lazy_pinyin(signs, style=Style.NORMAL), strict=True)}


class Sounds:
    """The readings of words, by the syllables of single signs."""

    def __init__(self, syllables: Mapping[str, str]) -> None:
        self._of: dict[str, tuple[str, ...]] = {sign: (syllable,) for sign, syllable in syllables.items()}
        self._of |= {sign: tuple(map(_slurred, readings)) for sign, readings in _READINGS.items()}

    def readings(self, word: str) -> list[str]:
        """Every way a word sounds, syllables parted by blanks; a sign of no known sound stands for itself."""
        of = [self._of.get(sign) or (sign,) for sign in word]
        return [" ".join(one) for one in product(*of)] if any(len(one) > 1 for one in of) else [" ".join([one[0] for one in of])]


@cache
def lookalikes() -> dict[str, str]:
    """Sign → those that look like it."""
    found: dict[str, str] = defaultdict(str)
    for line in _LOOKALIKES.read_text(encoding="utf-8").splitlines():
        for group in line.split() if not line.startswith("#") else ():
            for sign in group:
                found[sign] += group.replace(sign, "")
    return dict(found)


def _slurred(syllable: str) -> str:
    """A syllable with what is often mistaken made one: zhang → zan."""
    for written, meant in _SLURS:
        syllable = syllable.replace(written, meant)
    return syllable
