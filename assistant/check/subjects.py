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
_STOP = re.compile(r"[，。；：:\n\t|（）()]")
_CHINESE = re.compile(r"[\u4e00-\u9fff]{2,}")
_PLAIN = re.compile(r"目标|完成|达到|实现|到|年|以上|以内|左右|全区|全市|全省|新增|累计|建成|培育|力争|争取|超过|不低于|提高")
_LONG = 8


@lru_cache(maxsize=4096)
def pairs(text: str) -> frozenset[str]:
    """The pairs of neighbouring Chinese characters in a text, common words of targets left out."""
    return frozenset(
        word[i : i + 2] for word in _CHINESE.findall(_PLAIN.sub(" ", text)) for i in range(len(word) - 1))


def misplaced(segment: Segment, known: dict[int, Source]) -> Iterator[Complaint]:
    """Words before a mark share nothing with the quote marked, nor with that marked before, but nearly all with another."""
    start = segment.start
    before: tuple[int, ...] = ()
    for group in segment.groups:
        words = pairs(MARK.sub("", segment.text[start - segment.start : group.start - segment.start]))
        near = {n for n in (*group.numbers, *before) if n in known}
        far = known.keys() - near
        if len(words) >= _LONG and near and far:
            own = max(len(words & pairs(known[n].citation.quote)) for n in near) / len(words)
            if own < 0.15 and max(len(words & pairs(known[n].citation.quote)) for n in far) > 0.7 * len(words):
                yield complaint("sentence", segment.text, marks=shown(group))
        start, before = group.end, group.numbers


def other_subject(figure: Figure, matches: tuple[Figure, ...], segment: Segment, source: Source) -> bool:
    """Whether the quote gives the figure only for something else, and a later figure of that unit for what is spoken of.

    An earlier figure does not count: what follows it often goes on about the same thing without naming it.
    """
    unit = common_unit(figure.unit)
    last = max(own.end for own in matches)
    rivals = [
        own for own in source.figures
        if own.start > last and own.unit and not own.spelled and common_unit(own.unit) == unit
        and _PAUSE.search(source.citation.quote, last, own.start)
    ]
    if any(_goes_on(own, source) for own in matches):
        return False
    if not rivals or "分别" in source.citation.quote:
        return False
    start, _ = segment.reach(figure.start)
    text = segment.text
    words = pairs(text[start - segment.start : figure.start - segment.start])
    words |= pairs(_PAUSE.split(text[figure.end - segment.start :], maxsplit=1)[0])
    right = [_about(own, source) for own in matches]
    return any(
        all(len(about - rival) >= 2 and not words & (about - rival) for about in right)
        and words & (rival - frozenset().union(*right))
        for rival in (_about(own, source) for own in rivals)
    )


def _numbers(source: Source) -> list[Figure]:
    """The figures of a quote but for 一次, 一批 and the like."""
    return [own for own in source.figures if not (own.spelled and own.value == 1)]


def _goes_on(own: Figure, source: Source) -> bool:
    """Whether a figure is tied to the one before it without a pause ("由59.5%下降至52.6%"): both are about the same."""
    earlier = max((other.end for other in _numbers(source) if other.end <= own.start), default=None)
    return earlier is not None and not _PAUSE.search(source.citation.quote, earlier, own.start)


def _about(own: Figure, source: Source) -> frozenset[str]:
    """The pairs of the clause that a figure of a quote stands in."""
    quote = source.citation.quote
    others = _numbers(source)
    earlier = max((other.end for other in others if other.end <= own.start), default=0)
    later = min((other.start for other in others if other.start >= own.end), default=len(quote))
    before = _STOP.split(quote[earlier : own.start])[-1]
    after = _PAUSE.split(quote[own.end : later])[0]
    return pairs(before) | pairs(after)
