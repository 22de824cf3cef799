"""Shares asked for by part and whole (A占B): which rows give the share of just this part in just this whole."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.gather.of_figures.metrics import METRIC
from index.canonical import canonical
from index.indicators import indicator, link
from index.library import Library
from index.records import Target
from index.words import bigrams

_ASKED = re.compile(
    r"(?P<part>[^，。；？、：]{2,24}?)(?:所|各|要|应|会|将|得|需|须|能)?占(?:到|据)?(?:了)?(?!比|多|几|地|百分)(?:全[区省市县国])?(?P<whole>[\u4e00-\u9fffA-Za-z&]{2,16}?)"
    r"(?:总量|总额|总数)?的?(?:比重|比例|份额|百分|多少|几|要|得|应|达|是|为|不低于|不高于|到底|究竟|$)"
)
_SECOND = re.compile(r"以及|[和及与、并]")
"""Before 占: the share is asked beside something else, or shares of two things are."""
_TOGETHER = re.compile(r"(?:^|(?<=[，。：]))(?P<parts>[\u4e00-\u9fff]{2,8}(?:(?:以及|[和及与、])[\u4e00-\u9fff]{2,8}?)+)(?:加起来|合起来|合计|一共|总共|一块儿?|两[个样项])?占(?!比)")
_TOTAL = re.compile(r"(?:合计|总)(?:数量?|和|量|额|计|值)?")
"""A sum asked for beside a share is no part (合计数及电子信息占多少)."""
_SHARE = re.compile(r"占|比[重例率]|份额")
_WHOLE = re.compile(r"占(?P<whole>[^占]{2,}?)(?:总量|总额|总数)?的?(?:比重|比例|份额)?$")
_HELD = re.compile(r"(?:高于|低于|快于|慢于|超过)[^，]{2,}$")
"""What a row of a distance (增速高于GDP增速1个百分点) is no share of."""
_APART = re.compile(r"投资|利润|税收|用电|能耗|用水|出口|就业|企业")
"""What is measured of a whole that is not its output: only a share of that is meant by the whole's bare name."""
_SAME = 0.7
"""Wholes are one if they have so many of the pairs of signs of the shorter one in common."""
_CANDIDATES = 60
"""So many rows called most like a part are looked through for one about it."""


@dataclass(frozen=True, slots=True)
class Share:
    """A share asked for: the words before 占, which end with what it is the share of, and the whole that the question names."""

    before: str
    whole: str

    def name(self, words: Sequence[str]) -> str:
        """The share as indicators are called, by the one of the question's `words` that it is the share of; "" where none is."""
        return next((f"{word}占{self.whole}的比重" for word in words if self.before.endswith(word)), "")


def asked(text: str) -> Share | None:
    """The share that a question asks for by part and whole; None where it names no whole, or several shares are asked for."""
    found = list(_ASKED.finditer(text))
    if len(found) != 1 or _SECOND.search(found[0]["part"]):
        return None
    return Share(found[0]["part"], found[0]["whole"])


def lacking(text: str, rows: Sequence[Target], library: Library) -> tuple[str, ...]:
    """The things whose share together is asked for (甲和乙占丙) that none of the rows, and none called most like it, is about; () where all or none
    are, or one thing's share is asked for."""
    parts = _several(text)
    grams = {part: frozenset(bigrams(canonical(METRIC.sub("", part)))) for part in parts}
    missing = tuple(part for part, own in grams.items() if own and not any(_about(own, row) for row in (*rows, *library.search_targets(part, _CANDIDATES))))
    return missing if len(missing) < len(parts) else ()


def _about(own: frozenset[str], row: Target) -> bool:
    """Whether a row that is no share is about a thing, by at least half of its pairs of signs."""
    return "占" not in row.indicator and 2 * len(own.intersection(bigrams(canonical(f"{' '.join(row.path[-2:])} {row.indicator}")))) >= len(own)


def of_several(text: str) -> bool:
    """Whether the share of several things together is asked for, which no list of what is in the whole answers."""
    return len(_several(text)) > 1


def _several(text: str) -> list[str]:
    """The things named side by side before 占, totals left out; [] where none are."""
    found = _TOGETHER.search(text)
    return [part for part in _SECOND.split(found["parts"]) if part and not _TOTAL.fullmatch(part)] if found is not None else []


def told(text: str) -> bool:
    """Whether a text tells a share of anything at all."""
    return _SHARE.search(text) is not None


def gives(row: Target, share: Share) -> bool:
    """Whether a row is told as a share of the whole asked for."""
    told = _WHOLE.search(row.indicator)
    return told is not None and _one_whole(told["whole"], share)


def misses(row: Target, share: Share) -> bool:
    """Whether a row is a share of another whole than the one asked for, or how far apart two rates are."""
    told = _WHOLE.search(row.indicator)
    return (told is not None and not _one_whole(told["whole"], share)) or _HELD.search(row.indicator) is not None


def _one_whole(told: str, share: Share) -> bool:
    """Whether the whole told is the one asked for; one that is asked for without what is measured of it (占工业比重) is none of what only
    others are shares of (占工业投资)."""
    named = share.whole
    if not METRIC.search(named) and (own := _APART.search(told)) is not None and own[0] not in f"{share.before}{named}":
        return False
    keys = link(told), link(named)
    if all(indicator(key) is not None for key in keys):
        return keys[0] == keys[1]
    shorter, longer = sorted(map(canonical, (told, named)), key=len)
    pairs = frozenset(bigrams(shorter))
    return set(shorter) <= set(longer) or len(pairs & frozenset(bigrams(longer))) >= _SAME * len(pairs)
