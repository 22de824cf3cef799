"""Two target rows held against each other: whether they name one thing, whether both figures can hold (1344 beside 1300以上), whether they contradict."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from index.canonical import canonical
from index.indicators import difference
from index.quantities import in_base_units
from index.records import Target

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
_MORE = re.compile(r"新(?:建成|创建|认定|培育|打造|建|引进|开工)|再(?:打造|培育|建设|新增)|净增")
RANK = re.compile(r"国家级?|自治区级?|省级?|市级?|县级?")
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
    if in_base(a.value, a.unit)[1] != in_base(b.value, b.unit)[1] or not _same_measure(a, b):
        return False
    return same_thing(a, b) and ends_of(a) != ends_of(b) and not compatible(a, b)


def _same_time(a: Target, b: Target) -> bool:
    return (a.year, a.base_year) == (b.year, b.base_year) and (a.year is not None or a.measure == "annual_flow")


def _same_measure(a: Target, b: Target) -> bool:
    """Both a total, both an increment over the same time, both a growth of one year or both an average."""
    if a.measure != b.measure or bool(_ADDED.search(a.indicator)) != bool(_ADDED.search(b.indicator)):
        return False
    if a.measure == "annual_growth" and bool(_AVERAGE.search(a.indicator)) != bool(_AVERAGE.search(b.indicator)):
        return False
    return kind_of(a) == kind_of(b)


def same_thing(a: Target, b: Target) -> bool:
    """Whether two rows name one thing: alike, or one name adds only what tells nothing apart (工业技术改造投资, 技术改造投资)."""
    one, two = sorted((_SPELLED_RATE.sub("", joined(row.indicator)) for row in (a, b)), key=len)
    if one == two:
        return True
    ranks = [set(RANK.findall(row.indicator)) for row in (a, b)]
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


def kind_of(row: Target) -> str:
    """Whether a row tells a stock, what is added to it, or another kind of measure."""
    stock = row.measure in ("level", "cumulative") and not row.indicator.startswith(("新增", "净增"))
    if stock and _MORE.search(row.quote):
        return "added"
    return "stock" if stock else row.measure


@lru_cache(maxsize=65536)
def in_base(value: Decimal, unit: str) -> tuple[Decimal, str]:
    """A figure in its base unit, with that; what is counted alike in one unit."""
    value, base = in_base_units(value, unit)
    return value, _COUNTS.get(base, base)


def ends_of(row: Target) -> tuple[Decimal, Decimal]:
    """The lowest and the highest figure that a row tells, in its base unit."""
    low = in_base(row.value, row.unit)[0]
    return low, in_base(row.value_max, row.unit)[0] if row.value_max is not None else low


def compatible(first: Target, second: Target) -> bool:
    """Whether one figure may hold beside the other: 8个—10个 beside 10个, 5家以上 beside 8家, 14.2万亿 beside 14.18万亿."""
    if ends_of(first) == ends_of(second) or _rounded(first, second) or _rounded(second, first):
        return True
    if first.status == "actual" and second.status == "actual" and {first.bound, second.bound} in ({">="}, {"<="}):
        return True
    for one, other in ((first, second), (second, first)):
        low, high = ends_of(one)
        least, most = ends_of(other)
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
    unit = in_base(Decimal(1), short.unit)[0]
    return abs(ends_of(long)[0] - ends_of(short)[0]) * 2 <= step * unit
