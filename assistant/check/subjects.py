"""What a figure or sentence is about: whether a mark is at the wrong sentence, or a figure at another figure's subject.

Both complain only where the words leave no doubt: nothing in common with what is cited, nearly all with what is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from assistant.check.citations import shown
from assistant.check.figures import common_unit
from assistant.check.reading import MARK
from assistant.check.records import Complaint, Figure, Segment, complaint
from assistant.check.sources import Source

_PAUSE = re.compile(r"[，。；、：:\n\t|（）()]")
_CHINESE = re.compile(r"[\u4e00-\u9fff]{2,}")
_PLAIN = re.compile(r"目标|完成|达到|实现|到|年|以上|以内|左右|全区|全市|全省|新增|累计|建成|培育|力争|争取|超过|不低于|提高")
_LONG = 12


@lru_cache(maxsize=4096)
def pairs(text: str) -> frozenset[str]:
    """The pairs of neighbouring Chinese characters in a text, common words of targets left out."""
    return frozenset(
        word[i : i + 2] for word in _CHINESE.findall(_PLAIN.sub(" ", text)) for i in range(len(word) - 1))


def misplaced(segment: Segment, known: dict[int, Source]) -> Iterator[Complaint]:
    """A sentence with marks shares nothing with the quotes marked but nearly all its words with another quote."""
    numbers = {n for group in segment.groups for n in group.numbers if n in known}
    if not numbers or len(numbers) == len(known):
        return
    words = pairs(MARK.sub("", segment.text))
    if len(words) < _LONG:
        return
    own = max(len(words & pairs(known[n].citation.quote)) for n in numbers) / len(words)
    other = max(len(words & pairs(source.citation.quote)) for n, source in known.items() if n not in numbers) / len(words)
    if own < 0.15 and other > 0.7:
        yield complaint("sentence", segment.text, marks="".join(shown(group) for group in segment.groups))


def other_subject(figure: Figure, matches: tuple[Figure, ...], segment: Segment, source: Source) -> bool:
    """Whether the quote gives the figure only for something else, and another figure of that unit for what is spoken of."""
    rivals = [own for own in source.figures if own not in matches and own.unit and common_unit(own.unit) == common_unit(figure.unit)]
    if not rivals:
        return False
    if "分别" in source.citation.quote:
        return False
    start, _ = segment.reach(figure.start)
    text = segment.text
    words = pairs(text[start - segment.start : figure.start - segment.start])
    words |= pairs(_PAUSE.split(text[figure.end - segment.start :], maxsplit=1)[0])
    if any(len(about) < 2 or words & about for about in (_about(own, source) for own in matches)):
        return False
    return any(len(words & _about(own, source)) >= 4 for own in rivals)


def _about(own: Figure, source: Source) -> frozenset[str]:
    """The pairs of the clause that a figure of a quote stands in."""
    quote = source.citation.quote
    earlier = max((other.end for other in source.figures if other.end <= own.start), default=0)
    later = min((other.start for other in source.figures if other.start >= own.end), default=len(quote))
    before = _PAUSE.split(quote[earlier : own.start])[-1]
    after = _PAUSE.split(quote[own.end : later])[0]
    return pairs(before) | pairs(after)
