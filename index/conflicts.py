"""Conflicts between targets: the same indicator, region, scope, year and measure, but a different figure.

In: targets of one or many documents. Out: `Conflict` values with a grade and a sentence that says what disagrees; `contradict`
tells of two rows whether both figures can hold. Also found: yearly numbers that cannot add up to the milestones beside them, and counts of nested sizes (过50亿元 fewer than 过100亿元).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import combinations, pairwise, repeat
from typing import Literal

from index.canonical import canonical
from index.indicators import difference, indicator
from index.quantities import in_base_units, unit_family
from index.records import Target
from index.wording import figure_words

Grade = Literal["数值矛盾", "口径不同", "限定词不同", "时限不同"]

_SURE = 0.5
_COUNTS = {
    "家": "个",
    "户": "个",
    "项": "个",
    "座": "个",
    "处": "个",
    "家(个)": "个",
    "家（个）": "个",
    "个百分点": "百分点",
}
_SIZE = re.compile(
    r"^(?P<what>.*?)(?:超过|超|过|达到?|突破)(?P<size>[\d.]+)(?P<unit>万亿|亿|万)元?(?:以上)?的?(?P<kind>.+)$"
)
_MOST_ALL_PAIRS = 12
"""Up to so many rows are compared each with each; more are compared with the first alone, or a large library would not end."""
_MORE = re.compile(r"新(?:建成|创建|认定|培育|打造|建|引进|开工)|再(?:打造|培育|建设|新增)|净增")
_RANK = re.compile(r"国家级?|自治区级?|省级?|市级?|县级?")
_ADDED = re.compile(r"新增|净增")
_AVERAGE = re.compile(r"年均|平均每年|每年平均")
_SPELLED_RATE = re.compile(r"(?:的)?(?:年均|同比|平均|累计)?(?:增长速度|增速|增幅|增长率|增长|递增)$")
_JOINED = re.compile(r"(?<=[\u4e00-\u9fff])(?:以及|和|及|与)(?=[\u4e00-\u9fff])")
_MEASURE_ALONE = re.compile(r"[\u4e00-\u9fff]{0,3}(?:率|产能|产量)")
"""A name that tells only what is measured (深加工率), of the thing that a heading over it names."""
_TELLING = re.compile(
    r"国家|中央|地方|自治区|省|市|县|区|乡|镇|村|城|农|级|新增|净增|累计|年均|每年|人均|户均|亩均|单位|占|率|比|其中|中小|小微|大型|重点|骨干|示范|"
    r"试点|民营|国有|外资|内资|民间|进口|出口|线上|网上|限额|规模|第[一二三]|[^工企行产农林牧渔商实事就创]业|[东西南北中]部|\d"
)
"""What a longer name must not add to a shorter one if both are to name one thing: 财政赤字, 中央财政赤字 are a whole and a part."""
_LEAST_NAME = 4
_ABOUT = Decimal("0.05")
"""How far a figure with 左右 may lie from the exact one."""
_MARKER = re.compile(r"^[（(]?[\d一二三四五六七八九十]+[)）.、．]*\s*|^第[\d一二三四五六七八九十百]+[章节条]\s*")


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two targets that do not agree; `what` says so in Chinese."""

    grade: Grade
    first: Target
    second: Target
    what: str


def contradict(a: Target, b: Target) -> bool:
    """Whether both rows say how much of one thing there is at one time, and both figures cannot hold.

    No contradiction: figures of one sentence (a total and its parts, a list); an increment beside a total; a sum over years, or
    a yearly average, beside one year; other years, places, scopes, units; 目标 beside 完成; sections built alike about different
    things (4.水泥 › 发展路线图, 5.焦炭 › 发展路线图); a figure within what the other's bound or rounding allows (1344 beside
    1300以上). Two goals with different floors do contradict: 15%以上 and 10%以上. Rows of two documents may be given.
    """
    if a.document == b.document and (a.sentence == b.sentence or built_alike(a.path, b.path)):
        return False
    if (a.region, a.scope, a.status) != (b.region, b.scope, b.status) or not _same_time(a, b):
        return False
    if _base(a.value, a.unit)[1] != _base(b.value, b.unit)[1] or not _same_measure(a, b):
        return False
    return same_thing(a, b) and _value(a) != _value(b) and not compatible(a, b)


def _same_time(a: Target, b: Target) -> bool:
    return (a.year, a.base_year) == (b.year, b.base_year) and (a.year is not None or a.measure == "annual_flow")


def _same_measure(a: Target, b: Target) -> bool:
    """Both a total, both an increment over the same time, both a growth of one year or both an average."""
    if a.measure != b.measure or bool(_ADDED.search(a.indicator)) != bool(_ADDED.search(b.indicator)):
        return False
    if a.measure == "annual_growth" and bool(_AVERAGE.search(a.indicator)) != bool(_AVERAGE.search(b.indicator)):
        return False
    return _measure(a) == _measure(b)


def same_thing(a: Target, b: Target) -> bool:
    """Whether two rows name one thing: alike, or one name adds only what tells nothing apart (工业技术改造投资, 技术改造投资)."""
    one, two = sorted((_SPELLED_RATE.sub("", joined(row.indicator)) for row in (a, b)), key=len)
    if one == two:
        return True
    ranks = [set(_RANK.findall(row.indicator)) for row in (a, b)]
    if difference(a.indicator, b.indicator) or (all(ranks) and ranks[0] != ranks[1]):
        return False
    if a.key and a.key == b.key:
        return True
    more = two.replace(one, "", 1)
    return len(one) >= _LEAST_NAME and one in two and not _TELLING.search(more) and not (_MEASURE_ALONE.fullmatch(one) and _of_another(more, a, b))


def _of_another(more: str, a: Target, b: Target) -> bool:
    """Whether what is measured by a bare name is another thing than the one that the longer name tells: no heading over it names that."""
    short = min((a, b), key=lambda row: len(_SPELLED_RATE.sub("", joined(row.indicator))))
    return not any(more[at : at + 2] in canonical("".join(short.path)) for at in range(max(len(more) - 1, 1)))


def joined(name: str) -> str:
    """A name in canonical form, things named together all with 、 between them (国家和自治区级 → 国家、自治区级)."""
    return _JOINED.sub("、", canonical(name))


def built_alike(path: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two sections are built alike and about different things: one heading above the last differs, the last is the same."""
    if len(path) != len(other):
        return False
    places = [place for place, pair in enumerate(zip(path, other, strict=True)) if _title(pair[0]) != _title(pair[1])]
    return len(places) == 1 and 0 < places[0] < len(path) - 1


def _title(heading: str) -> str:
    return _MARKER.sub("", heading).strip("。：: ")


def conflicts(targets: Iterable[Target]) -> tuple[Conflict, ...]:
    """All conflicts inside and between documents, those of value first."""
    rows = [row for row in targets if row.confidence >= _SURE and row.key]
    found: list[Conflict] = [*_same_year(rows), *_same_figure(rows), *_sums(rows), *_sizes(rows)]
    order = {"数值矛盾": 0, "口径不同": 1, "限定词不同": 2, "时限不同": 3}
    return tuple(sorted(found, key=lambda item: (order[item.grade], item.first.document, item.first.start)))


def _measure(row: Target) -> str:
    stock = row.measure in ("level", "cumulative") and not row.indicator.startswith(("新增", "净增"))
    if stock and _MORE.search(row.quote):
        return "added"
    return "stock" if stock else row.measure


@lru_cache(maxsize=65536)
def _base(value: Decimal, unit: str) -> tuple[Decimal, str]:
    value, base = in_base_units(value, unit)
    return value, _COUNTS.get(base, base)


def _value(row: Target) -> tuple[Decimal, Decimal]:
    low = _base(row.value, row.unit)[0]
    return low, _base(row.value_max, row.unit)[0] if row.value_max is not None else low


def _group(rows: Iterable[Target], *, by_year: bool) -> Iterator[list[Target]]:
    """Rows of one indicator, region, status and measure, and of one year or else of one figure."""
    groups: dict[tuple[object, ...], list[Target]] = defaultdict(list)
    for row in rows:
        year = row.year if row.measure != "annual_flow" else None
        figure, unit = _base(row.value, row.unit)
        same = year if by_year else (figure, row.value_max)
        groups[row.key, row.region, row.status, _measure(row), unit, row.base_year, same].append(row)
    return (group for group in groups.values() if len(group) > 1)


def _pairs(group: list[Target]) -> Iterator[tuple[Target, Target]]:
    if len(group) <= _MOST_ALL_PAIRS:
        return combinations(group, 2)
    return zip(repeat(group[0]), group[1:], strict=False)


def _apart(first: Target, second: Target) -> bool:
    """Whether two rows stand in different sentences and are about the same scope."""
    if first.document == second.document and first.sentence == second.sentence:
        return False
    return first.scope == second.scope


def _grade(first: Target, second: Target) -> tuple[Grade, str] | None:
    """The grade of two rows of one group and year, None if they agree."""
    if _value(first) == _value(second):
        same = first.bound == second.bound
        return None if same else ("限定词不同", "数值相同，限定词不同")
    note = difference(first.indicator, second.indicator)
    if note:
        return "口径不同", note
    ranks = [set(_RANK.findall(row.indicator)) for row in (first, second)]
    if all(ranks) and ranks[0] != ranks[1]:
        entry = indicator(first.key)
        return "口径不同", (entry.note if entry and entry.note else "认定级别不同")
    if compatible(first, second):
        return "限定词不同", "数值不同，按限定词可以并存"
    return "数值矛盾", "数值不同"


def compatible(first: Target, second: Target) -> bool:
    """Whether one figure may hold beside the other: 8个—10个 beside 10个, 5家以上 beside 8家, 14.2万亿 beside 14.18万亿."""
    if _value(first) == _value(second) or _rounded(first, second) or _rounded(second, first):
        return True
    if first.status == "actual" and second.status == "actual" and {first.bound, second.bound} in ({">="}, {"<="}):
        return True
    for one, other in ((first, second), (second, first)):
        low, high = _value(one)
        least, most = _value(other)
        if one.bound == "range" and low <= least and most <= high:
            return True
        if (one.bound == ">=" and other.bound == "=" and least >= low) or (
            one.bound == "<=" and other.bound == "=" and most <= low
        ):
            return True
        if one.bound == "~" and other.bound in ("=", "~") and abs(low - least) <= _ABOUT * max(abs(low), abs(least)):
            return True
        if one.bound == ">=" and other.bound == "range" and least >= low:
            return True
        if one.bound == "<=" and other.bound == "range" and most <= low:
            return True
    return False


def _rounded(short: Target, long: Target) -> bool:
    """Whether one exact figure is the other one, rounded to three digits or more, or to two of a larger unit (1.4万家, 14012家)."""
    if short.value_max is not None or long.value_max is not None or {short.bound, long.bound} != {"="}:
        return False
    digits = len(short.value.normalize().as_tuple().digits)
    if digits < (3 if short.unit == long.unit else 2) or not short.value or not long.value:
        return False
    step = Decimal(1).scaleb(int(short.value.normalize().as_tuple().exponent))
    unit = _base(Decimal(1), short.unit)[0]
    return abs(_value(long)[0] - _value(short)[0]) * 2 <= step * unit


def _same_year(rows: list[Target]) -> Iterator[Conflict]:
    for group in _group(rows, by_year=True):
        seen: set[tuple[object, ...]] = set()
        for first, second in _pairs(group):
            if (first.year is None and first.measure != "annual_flow") or not _apart(first, second):
                continue
            graded = _grade(first, second)
            if graded and graded[0] == "数值矛盾" and not contradict(first, second):
                continue
            mark = (first.document, second.document, _value(first), _value(second), first.bound, second.bound)
            if graded and mark not in seen:
                seen.add(mark)
                yield Conflict(graded[0], first, second, f"{_say(first)}；{_say(second)}：{graded[1]}")


def _same_figure(rows: list[Target]) -> Iterator[Conflict]:
    """The same figure of the same indicator for another year, in another document."""
    for group in _group(rows, by_year=False):
        seen: set[tuple[object, ...]] = set()
        for first, second in _pairs(group):
            years = (first.year, second.year)
            if (
                first.document == second.document
                or None in years
                or years[0] == years[1]
                or first.status == "actual"
            ):
                continue
            mark = (first.document, second.document, _value(first))
            if (
                _value(first) == _value(second)
                and first.scope == second.scope
                and first.measure != "annual_flow"
                and mark not in seen
            ):
                seen.add(mark)
                yield Conflict(
                    "时限不同", first, second, f"{_say(first)}；{_say(second)}：数值相同，年份不同"
                )


def _sums(rows: list[Target]) -> Iterator[Conflict]:
    """每年8至10个 beside 2020年30家, 2022年70家: the yearly number cannot reach the second milestone."""
    levels: dict[tuple[str, str, str], list[Target]] = defaultdict(list)
    for row in rows:
        if (
            _measure(row) == "stock"
            and row.year is not None
            and row.status == "target"
            and unit_family(row.unit) == "count"
        ):
            levels[row.document, row.key, row.scope].append(row)
    for flow in rows:
        if flow.measure != "annual_flow" or unit_family(flow.unit) != "count":
            continue
        steps = sorted(levels.get((flow.document, flow.key, flow.scope), ()), key=lambda row: row.year or 0)
        for early, late in pairwise(steps):
            years = (late.year or 0) - (early.year or 0)
            gain = _value(late)[0] - _value(early)[0]
            if years > 0 and gain > _value(flow)[1] * years and flow.bound in ("=", "~", "range", "<="):
                text = f"{_say(flow)}；{_say(early)}，{_say(late)}：{years}年要增加{gain}{flow.unit}，每年的数加不到"
                yield Conflict("数值矛盾", flow, late, text)


def _sizes(rows: list[Target]) -> Iterator[Conflict]:
    """产值过50亿元的企业7家 beside 过100亿元的企业10家: unclear whether the smaller class contains the larger."""
    groups: dict[tuple[object, ...], list[tuple[Decimal, Target]]] = defaultdict(list)
    for row in rows:
        found = _SIZE.match(row.indicator)
        if found and row.year is not None:
            size = in_base_units(Decimal(found["size"]), found["unit"])[0]
            groups[row.document, found["what"], found["kind"], row.year, row.status].append((size, row))
    for group in groups.values():
        ordered = sorted(group, key=lambda pair: pair[0])
        for (small, first), (large, second) in pairwise(ordered):
            if small < large and _value(first)[0] < _value(second)[0]:
                text = f"{_say(first)}；{_say(second)}：规模小的一档反而少，只能按分档（互不包含）理解"
                yield Conflict("口径不同", first, second, text)


def _say(row: Target) -> str:
    year = f"{row.year}年" if row.year is not None and row.measure != "annual_flow" else ""
    return f"{row.document} {year}{row.indicator} {figure_words(row)}"
