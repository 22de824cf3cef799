"""What a figure or sentence is about: whether a mark is at the wrong sentence, or a figure at another figure's subject.

Both complain only where the words leave no doubt: nothing in common with what is cited, nearly all with what is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from assistant.check.citations import shown
from assistant.check.figures import common_unit
from assistant.check.records import Complaint, Figure, Segment, complaint
from assistant.check.sources import Source
from assistant.check.telling import told_apart
from assistant.records import MARK

_PAUSE = re.compile(r"[，。；、：:\n\t|（）()]")
_STOP = re.compile(r"[，。；：:\n\t|（）()]")
_TITLE = re.compile(r"《[^《》]*》")
_LATIN = re.compile(r"\d?[A-Z][A-Za-z]+|\dG")
_CHINESE = re.compile(r"[\u4e00-\u9fff]{2,}")
_PLAIN = re.compile(r"目标|完成|达到|实现|到|年|以上|以内|左右|全区|全市|全省|新增|累计|建成|培育|力争|争取|超过|不低于|提高")
_LONG = 8
_NAME = 3
"""So many pairs of characters make a name."""
_MOST = 0.6
_COMPARES = re.compile(r"\s*(?:较|比|由|从|高于|低于)")
_GOES_ON = re.compile(r"\s*(?:较|比|由|从|同比|环比|占|并|且|年均|每年|累计|力争|争取|增|到\s?(?:19|20)\d\d|(?:19|20)\d\d|“?十[一二三四五]?五|[达升降提高增减至到为和与及、以约近超])")


@lru_cache(maxsize=4096)
def pairs(text: str) -> frozenset[str]:
    """The pairs of neighbouring Chinese characters in a text and its Latin words, titles of documents and common words of targets left out."""
    plain = _PLAIN.sub(" ", _TITLE.sub(" ", text))
    return frozenset((*(word[i : i + 2] for word in _CHINESE.findall(plain) for i in range(len(word) - 1)), *_LATIN.findall(plain)))


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
                yield complaint("sentence", marks=shown(group))
        start, before = group.end, group.numbers


def other_subject(figure: Figure, matches: tuple[Figure, ...], segment: Segment, source: Source, text: str) -> bool:
    """Whether the quote gives the figure only for something else, and another figure for what is spoken of.

    What it is told with decides first (see `told_apart`). By words, a later figure of the same unit counts as the right one where
    its words are spoken of and those of the figure are not. An earlier one, or one of another unit, needs more, since what follows
    a figure often goes on about the same thing without naming it: the figure's clause must have a name of its own, and the sentence
    most of the other's.
    """
    quote = source.citation.quote
    start, _ = segment.reach(figure.start)
    clause = _PAUSE.split(segment.text[start - segment.start : figure.start - segment.start])[-1]
    numbers = _numbers(source)
    if told_apart(figure, matches, clause, segment.figures, text, quote, numbers):
        return True
    others = [own for own in numbers if own not in matches and own.unit and not own.spelled]
    if not others or "分别" in quote or any(_goes_on(own, source) for own in matches):
        return False
    words = pairs(segment.text[start - segment.start : figure.start - segment.start])
    words |= pairs(_PAUSE.split(segment.text[figure.end - segment.start :], maxsplit=1)[0])
    near = pairs(clause) | pairs(_PAUSE.split(segment.text[figure.end - segment.start :], maxsplit=1)[0])
    right = [_about(own, source) for own in matches]
    every = frozenset().union(*right)
    last = max(own.end for own in matches)
    unit = common_unit(figure.unit)
    name = unit[1]
    carried = all(_COMPARES.match(_before(own, source) or "") for own in matches)
    told = [_about(own, source) for own in others if _told_before(own, figure, segment)]
    for own in others:
        rival = _about(own, source)
        if _told_before(own, figure, segment) or rival in told:  # of the same name, what is said of it is said of the one that is told (每吨补贴400元…500元)
            continue
        if not all(len(about - rival) >= 2 and not words & (about - rival) for about in right):
            continue
        theirs = rival - every
        kin = common_unit(own.unit)[1] == name
        if own.start > last and common_unit(own.unit) == unit and not carried and _PAUSE.search(quote, last, own.start) and words & theirs:
            return True
        said = words if kin else near
        if len(theirs) >= _NAME - kin and len(said & theirs) >= _MOST * len(theirs) and all(_has_name(one, source) for one in matches):
            return True
    return False


def _told_before(own: Figure, figure: Figure, segment: Segment) -> bool:
    """Whether the sentence tells a figure of the quote itself before the figure in question, parted by a pause: what is said up to there is of that one."""
    return any(one.value == own.value and common_unit(one.unit) == common_unit(own.unit) and one.end <= figure.start and _PAUSE.search(segment.text, one.end - segment.start, figure.start - segment.start)
               for one in segment.figures)


def _has_name(own: Figure, source: Source) -> bool:
    """Whether a figure's clause names what the figure is of, rather than going on about what was named before it."""
    before = _before(own, source)
    return before is not None and not _GOES_ON.match(before) and len(pairs(before)) >= _NAME


def _before(own: Figure, source: Source) -> str | None:
    """The words of the clause before a figure, without 其中; None where the clause begins with another figure."""
    quote = source.citation.quote
    earlier = max((other.end for other in _numbers(source) if other.end <= own.start), default=0)
    if earlier and not _STOP.search(quote, earlier, own.start):
        return None
    return _STOP.split(quote[earlier : own.start])[-1].removeprefix("其中")


def _numbers(source: Source) -> list[Figure]:
    """The figures of a quote but for 一次, 一批 and the like, and names such as 5G."""
    return [own for own in source.figures if not (own.spelled and own.value == 1) and own.unit != "G"]


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
