"""What a figure is told with, beyond words: a size (过100亿元的企业7家), a rank (千亿级), a place in a row (分别), 新增 or 累计.

Where the answer tells a figure with one of them and the quote with another, the figure is that of something else.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.check.figures import common_unit, same
from assistant.check.records import Figure

_SIZED = re.compile(
    r"(?:以上|级)?的?[\u4e00-\u9fff“”（）()]{0,10}?(?:企业|园区|集群|项目|产业|基地|平台|工厂|机构)(?:数量|数)?(?:达到|达|到|为|有|共|约|：|:)?\s?约?"
)
_RANK = re.compile(r"(?:\d+|[十百千万]+)亿元?级")
_STOP = re.compile(r"[，。；：:\n\t|（）()、]")
_ROW = re.compile(r"[、和与及或]|以及")
_GROWN = ("新增", "累计")
"""What came in a year, and all there is."""


def told_apart(
    figure: Figure, matches: Sequence[Figure], clause: str, beside: Sequence[Figure], text: str, quote: str, numbers: Sequence[Figure]
) -> bool:
    """Whether the answer tells `figure` with what the quote tells with another figure than those that say the same (`matches`).

    `clause` are the words of the answer before the figure, `beside` the figures of its sentence in `text`, `numbers` those of the quote.
    """
    size = _size(figure, beside, text)
    others = [own for own in numbers if own not in matches]
    if size is not None and (
        _other_size(size, matches, others, quote, numbers) or _other_place(size, matches, quote, numbers)
    ):
        return True
    return _other_rank(figure, matches, clause, text, quote, others) or _other_growth(matches, clause, quote, others)


def _size(figure: Figure, numbers: Sequence[Figure], text: str) -> Figure | None:
    """The figure of another unit or scale before a figure in one clause, None where there is none."""
    before = next((own for own in reversed(numbers) if own.end <= figure.start), None)
    return None if before is None or _STOP.search(text, before.end, figure.start) else before


def _other_size(
    size: Figure, matches: Sequence[Figure], others: Sequence[Figure], quote: str, numbers: Sequence[Figure]
) -> bool:
    def of(own: Figure) -> Figure | None:
        found = _size(own, numbers, quote)
        return found if found is not None and _SIZED.fullmatch(quote, found.end, own.start) else None

    sizes = [of(own) for own in matches]
    if any(own is None or same(own, size) for own in sizes):
        return False
    unit = common_unit(matches[0].unit)[1]
    return any(common_unit(own.unit)[1] == unit and (found := of(own)) is not None and same(found, size) for own in others)


def _other_place(size: Figure, matches: Sequence[Figure], quote: str, numbers: Sequence[Figure]) -> bool:
    """Whether the size stands at another place of its row than the figure in its own (10亿元、50亿元, 分别 100万元、300万元)."""
    place = quote.find("分别")
    if place < 0 or quote.find("分别", place + 1) >= 0:
        return False
    sizes = _row([own for own in numbers if own.end <= place][::-1], quote)[::-1]
    values = _row([own for own in numbers if own.start >= place], quote)
    if len(sizes) < 2 or len(sizes) != len(values):
        return False
    told = [number for number, own in enumerate(sizes) if same(own, size)]
    given = [number for number, own in enumerate(values) if own in matches]
    return bool(told) and bool(given) and not set(told) & set(given)


def _row(numbers: Sequence[Figure], quote: str) -> list[Figure]:
    """The figures that stand in a row from the first on, nothing but a list comma or 和 between them."""
    row = list(numbers[:1])
    for own in numbers[1:]:
        one, two = sorted((row[-1], own), key=lambda figure: figure.start)
        if not _ROW.fullmatch(quote[one.end : two.start].strip()):
            break
        row.append(own)
    return row


def _other_rank(
    figure: Figure, matches: Sequence[Figure], clause: str, text: str, quote: str, others: Sequence[Figure]
) -> bool:
    """Whether the answer tells the figure with a rank (千亿级) that the quote tells with another."""
    asked = {*_RANK.findall(clause), *_RANK.findall(_STOP.split(text[figure.end : figure.end + 12])[0])}
    if len(asked) != 1:
        return False
    own = {rank for one in matches for rank in _RANK.findall(_clause(one, quote))}
    theirs = {rank for one in others if common_unit(one.unit) == common_unit(figure.unit) for rank in _RANK.findall(_clause(one, quote))}
    return bool(own) and not asked & own and asked <= theirs


def _other_growth(matches: Sequence[Figure], clause: str, quote: str, others: Sequence[Figure]) -> bool:
    """Whether the answer tells as 累计 what the quote tells as 新增, or the other way round, and the quote has both."""
    for said, other in (_GROWN, _GROWN[::-1]):
        if said in clause and other not in clause and all(
            other in _clause(one, quote) and said not in _clause(one, quote) for one in matches
        ):
            unit = common_unit(matches[0].unit)
            return any(said in _clause(one, quote) and common_unit(one.unit) == unit for one in others)
    return False


def _clause(own: Figure, quote: str) -> str:
    """The clause of a quote round a figure."""
    return _STOP.split(quote[: own.start])[-1] + _STOP.split(quote[own.end :], maxsplit=1)[0]
