"""The catalogue of indicators and the linking of printed names to it, so that the same indicator lines up across documents.

In: an indicator's name as a document prints it. Out: `link(name)`, the catalogue's name or, for names that are not in it, the
normalised name itself; `difference(a, b)`, a warning in Chinese where two linked names do not cover the same thing.
The vocabulary is `indicators.yaml`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Literal

from index.data_files import read_data

Direction = Literal["higher", "lower", ""]


@dataclass(frozen=True, slots=True)
class Indicator:
    """A catalogue entry. `variants` are near names (name, what differs); `unit` families its level may have; `note` its 口径."""

    name: str
    also: tuple[str, ...] = ()
    variants: tuple[tuple[str, str], ...] = ()
    unit: tuple[str, ...] = ()
    better: Direction = ""
    note: str = ""
    distinct: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class IndustryGroup:
    """Names that one industry has had in succession, and what changed between them."""

    names: tuple[str, ...]
    note: str


@cache
def _raw() -> dict[str, list[dict[str, object]]]:
    path = Path(__file__).with_name("indicators.yaml")
    data: dict[str, list[dict[str, object]]] = read_data(path)
    return data



@cache
def catalogue() -> tuple[Indicator, ...]:
    """All entries of the catalogue."""
    return tuple(_entry(row) for row in _raw()["indicators"])


def _entry(row: dict[str, object]) -> Indicator:
    def texts(key: str) -> tuple[str, ...]:
        value = row.get(key, [])
        return tuple(str(item) for item in value) if isinstance(value, list) else ()

    variants = row.get("variants", [])
    better = row.get("better", "")
    return Indicator(
        name=str(row["name"]),
        also=texts("also"),
        variants=tuple((str(item["name"]), str(item["note"])) for item in variants)
        if isinstance(variants, list)
        else (),
        unit=texts("unit"),
        better="higher" if better == "higher" else "lower" if better == "lower" else "",
        note=str(row.get("note", "")),
        distinct=texts("distinct"),
    )


@cache
def industry_groups() -> tuple[IndustryGroup, ...]:
    """The industries that were renamed or regrouped."""
    return tuple(
        IndustryGroup(tuple(str(name) for name in _list(row["names"])), str(row["note"]))
        for row in _raw()["industries"]
    )


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []


_SCOPE = re.compile(
    r"^(?:全区|全省|全市|全县|全国|全社会(?=固定资产|用水)|我国|我省|我市|我区|我县|区内|省内|自治区(?!级)|本市|各地区|各地|"
    r"[一-鿿]{2,8}(?:省|自治区|市|州|县)(?=规模|规上|地区生产|GDP|城镇|居民|一般公共|固定资产|社会消费|高新技术|森林|粮食|常住))"
)
_LEAD = re.compile(
    r"^(?:每年|年均|平均每年|累计|分别)?(?:(?:滚动实施|组织实施|实施|培育认定|培育|认定|建设|建成|创建|打造|引进|推动建设|推动|开展|完成|实现|新建成|新建|组织认定)的?)?(?=[^的])"
)
_GROWTH = re.compile(
    r"(?:的)?(?:年均|同比|平均|累计|年)?(?:增长速度|增速|增幅|增长率|增长|递增|下降|降低|减少|提高|提升|增加|上涨|降幅|降低率|降低幅度|提高幅度|下降幅度)$"
)
_RANK = re.compile(
    r"^(?:各类)?(?:国家级?|自治区级?|省级?|市级|省部级)(?:[和、及与](?:国家级?|自治区级?|省级?|市级))*(?:以上)?"
)
_MARKS = re.compile(r"[\s“”\"'‘’·]")
_EQUAL = (
    (re.compile(r"规上"), "规模以上"),
    (re.compile(r"限上"), "限额以上"),
    (re.compile(r"\("), "（"),
    (re.compile(r"\)"), "）"),
    (re.compile(r"占比重|所占比重"), "占比"),
    (re.compile(r"的(?=比重|占比|比例|企业占比)"), ""),
    (re.compile(r"国内生产总值|地区生产总值|生产总值"), "GDP"),
    (re.compile(r"研究与[试实]验发展|Ｒ＆Ｄ|R＆D|研发(?=经费|投入)"), "R&D"),
    (re.compile(r"固体废弃物|固体废物|固废"), "固体废物"),
    (re.compile(r"工业技改|工业技术改造"), "工业技术改造"),
    (re.compile(r"数量$|总数$|户数$|总量(?<=主体总量)$"), ""),
)


@lru_cache(maxsize=8192)
def normalise(name: str) -> str:
    """A name without scope words, growth words, quotes, and with equal words written alike."""
    plain = _MARKS.sub("", name)
    plain = _SCOPE.sub("", plain) or plain
    shorter = _GROWTH.sub("", plain)
    if len(shorter) >= 2:
        plain = shorter
    for pattern, word in _EQUAL:
        changed = pattern.sub(word, plain)
        plain = changed or plain
    return plain


@cache
def _links() -> dict[str, str]:
    table: dict[str, str] = {}
    for entry in catalogue():
        for name in (entry.name, *entry.also, *(variant for variant, _ in entry.variants)):
            table.setdefault(normalise(name), entry.name)
    return table


@cache
def _by_name() -> dict[str, Indicator]:
    return {entry.name: entry for entry in catalogue()}


def indicator(key: str) -> Indicator | None:
    """The catalogue entry of a key, None for a name that is not in the catalogue."""
    return _by_name().get(key)


@lru_cache(maxsize=8192)
def link(name: str) -> str:
    """The catalogue's name of the indicator, else the normalised name.

    规上工业增加值年均增速 → 规模以上工业增加值 (what it measures is told by the target's measure).
    """
    table = _links()
    plain = normalise(name)
    if plain in table:
        return table[plain]
    without_lead = normalise(_LEAD.sub("", name, count=1))
    shorter = (without_lead, without_lead.removeprefix("全社会"), _RANK.sub("", without_lead), _of_enterprises(plain))
    found = next((word for word in (*shorter, _unslipped(without_lead)) if word in table), "")
    if found:
        return table[found]
    return without_lead if len(without_lead) >= 2 else plain


_ENTERPRISES = re.compile(r"^规模以上(?:工业|制造业)?企业(?:的|中)?(?=.{3,}率$)")
_LONG = 12
_TELLING = frozenset("0123456789一二三四五六七八九十百千万亿第省市县区国州城乡镇村高低上下大小中新旧前后内外东南西北男女水电气煤油风光粗细非不无有年月进出增减正负")
"""Signs that tell one indicator from another: a name that differs in one of them is no misprint."""


def _of_enterprises(plain: str) -> str:
    """A rate among 规模以上工业企业 without these words: catalogues name such rates without them."""
    return _ENTERPRISES.sub("", plain)


@cache
def _masked() -> dict[str, tuple[str, str]]:
    """Long names of the catalogue with one sign masked → the sign and the name."""
    return {
        f"{name[:place]}*{name[place + 1 :]}": (sign, name)
        for name in _links()
        if len(name) >= _LONG
        for place, sign in enumerate(name)
    }


@lru_cache(maxsize=8192)
def _unslipped(plain: str) -> str:
    """The catalogue's long name that differs from `plain` in one sign (支持 misprinted for 支出); else `plain` itself."""
    if len(plain) < _LONG or plain in _links():
        return plain
    masked = _masked()
    for place, sign in enumerate(plain):
        right, name = masked.get(f"{plain[:place]}*{plain[place + 1 :]}", ("", ""))
        if name and not {sign, right} <= _TELLING:
            return name
    return plain


@cache
def _variant_notes() -> dict[str, str]:
    return {_of_enterprises(normalise(name)): note for entry in catalogue() for name, note in entry.variants}


def difference(first: str, second: str) -> str:
    """Why two linked names may not be comparable, in Chinese; "" if they name the same thing."""
    one, two = (_of_enterprises(_unslipped(normalise(name))) for name in (first, second))
    if one == two:
        return ""
    notes = _variant_notes()
    found = [f"“{name}”：{notes[plain]}" for name, plain in ((first, one), (second, two)) if plain in notes]
    if found:
        return "；".join(dict.fromkeys(found))
    groups = (industry_group(first), industry_group(second))
    if groups[0] is not None and groups[0] == groups[1] and _industry(first) != _industry(second):
        return groups[0].note
    return ""


@cache
def _industry_names() -> tuple[tuple[str, IndustryGroup], ...]:
    pairs = [(name, group) for group in industry_groups() for name in group.names]
    return tuple(sorted(pairs, key=lambda pair: len(pair[0]), reverse=True))


def _industry(name: str) -> str:
    plain = normalise(name)
    return next((industry for industry, _ in _industry_names() if plain.startswith(normalise(industry))), "")


def industry_group(name: str) -> IndustryGroup | None:
    """The group of renamed industries that a name (an industry, or an indicator of one such as 电子信息产业产值) belongs to."""
    plain = normalise(name)
    return next(
        (group for industry, group in _industry_names() if plain.startswith(normalise(industry))), None
    )


_OF_INDUSTRY = re.compile(r"(?:产业|行业|工业|业)?(?=$|规|总|产值|增加值|营|主营|投资|综合|全产业链|年产值|实现|完成|利润|占)")


@lru_cache(maxsize=8192)
def kin(key: str) -> str:
    """The name under which an indicator of a renamed industry lines up with that of its other names; others as they are."""
    for name, group in _industry_names():
        plain = normalise(name)
        rest = _OF_INDUSTRY.match(key, len(plain)) if key.startswith(plain) else None
        if rest:
            return normalise(group.names[0]) + key[rest.end() :]
    return key
