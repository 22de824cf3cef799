"""Place names of China in a text, and words such as 全区 and 我市 that mean a region relative to the text's own."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from index.data_files import read_data

Level = Literal["国家", "省", "市", "县", ""]

NATION = "全国"
_STATE = re.compile(r"国务院|全国|国家(?!级)|党?中央(?!企业|财政|预算)")
_SUFFIX = re.compile(r"(?:特别行政区|自治区|自治州|自治县|地区|林区|新区|省|市|盟|县|区|州)$")
_COUNTY = re.compile(r"[\u4e00-\u9fff]{1,8}?(?:自治县|自治旗|新区|县|旗|区|市)(?![域级委政直间区内外际县市])")
_STANDALONE = re.compile(
    r"(?:^|(?<=[\n。，、；：（(“《\s]))([\u4e00-\u9fff]{2,4}(?:自治县|县|区))(?=人民政府|委员会|政府|发展|财政|[一二三四五六七八九]|$|[\n，、。）)])"
)
_LISTED = re.compile(r"[\u4e00-\u9fff]{1,6}?(?:自治县|自治旗|新区|县|旗|区)(?![域级委政直间内外际县市])")
_NOT_COUNTY = re.compile(
    r"[各全本我该每等和与及的在已受享由对从到向以按经报将是于或非所被未需应可局厅委部院府办政]|开发|园|工业|城乡|主城|中心城|建成|社区|片区|"
    r"示范|地区|市辖|试验|投资|合作|景区|保护|经济|自治区|贫困|产业|功能|中心|市区|郊区|公司|人民"
)
_BOUND_COUNTY = re.compile(r"(?:^|(?<=[\n。，、；：（“《\s]))([\u4e00-\u9fff]{2,3}(?:自治县|县|旗))")


_INSURED = frozenset("医社参投续退脱")
"""Before a name that begins with 保 these make another word: 医保定点 is no place."""


@dataclass(frozen=True, slots=True)
class Region:
    """A place: full name, level, and the province and prefecture it belongs to ("" where none or unknown)."""

    name: str
    level: Level
    province: str = ""
    city: str = ""

    @property
    def parent(self) -> str:
        return self.city or self.province


@dataclass(frozen=True, slots=True)
class RegionMention:
    """A place named at `start…end`. `relative`: a word such as 全区; `name` is then that word, to be resolved by `resolve`."""

    name: str
    level: Level
    parent: str
    start: int
    end: int
    relative: bool = False


def first_place(words: str) -> RegionMention | None:
    """The place that a title or an issuer names first, down to the lowest level named with it (某省某市某区); None if none."""
    named = [one for one in find_regions(words) if not one.relative]
    if not named:
        return None
    lowest = named[0]
    for one in named[1:]:
        if one.parent == lowest.name and one.start == lowest.end:
            lowest = one
    return lowest


_RANKED = re.compile(r"百强|\d+[强名位家]|前\d|前[一二三五十百]|知名|优秀|先进|文明|示范|首[家个批]|第一")
"""Behind 全国: a rank among all, no place."""


def find_regions(text: str) -> tuple[RegionMention, ...]:
    """The places that `text` names, in text order, none inside another; 宁夏/某某 short names give the full name."""
    found: list[RegionMention] = []
    names, pattern = _names(), _pattern()
    last: RegionMention | None = None
    place = 0
    while match := pattern.search(text, place):
        place = match.end()
        word = match.group()
        if text[match.end() : match.end() + 1] == "性" or (word == NATION and _RANKED.match(text, match.end())):
            continue
        if word.startswith("保") and text[match.start() - 1 : match.start()] in _INSURED:
            continue
        if word in _relative():
            level: Level = {"区": ""}.get(_relative()[word], _relative()[word])  # type: ignore[assignment]
            if word == "自治区" and text[match.end() : match.end() + 1] in "级党":
                continue
            found.append(RegionMention(word, level, "", match.start(), match.end(), relative=True))
            continue
        region = _choose(names[word], last if last and last.end == match.start() else None)
        last = RegionMention(region.name, region.level, region.parent, match.start(), match.end())
        found.append(last)
        county = _county(text, last)
        if county is not None:
            found.append(county)
            last, place = county, county.end
            while (further := _listed_county(text, last)) is not None:
                found.append(further)
                last, place = further, further.end
    taken = [(one.start, one.end) for one in found]
    for match in _STANDALONE.finditer(text):
        if _NOT_COUNTY.search(match.group(1)) or any(
            a < match.end(1) and match.start(1) < b for a, b in taken
        ):
            continue
        found.append(RegionMention(match.group(1), "县", "", match.start(1), match.end(1)))
    return tuple(sorted(found, key=lambda one: one.start))


def counties(text: str) -> Counter[str]:
    """How often each county is named at the start of a clause; counties are known by their suffix only."""
    found = (match.group(1) for match in _BOUND_COUNTY.finditer(text))
    return Counter(name for name in found if not _NOT_COUNTY.search(name))


def names_county(word: str) -> bool:
    """Whether a word alone reads as the name of a county (同心县); districts and towns are not told so."""
    return re.fullmatch(r"[\u4e00-\u9fff]{2,3}(?:自治)?[县旗]", word) is not None and not _NOT_COUNTY.search(word)


def region(name: str) -> Region | None:
    """The place called `name` (full or short), or None; of several, the highest."""
    if name in (NATION, "国家", "中国", "我国"):
        return Region(NATION, "国家")
    return _names()[name][0] if name in _names() else None


def is_short(word: str) -> bool:
    """Whether a word is the short name of a province or of a prefecture, be it a common word too (吉林)."""
    return word in _shorts()


def places(*levels: Level) -> tuple[Region, ...]:
    """All places of these levels that the vocabulary knows."""
    return tuple(dict.fromkeys(one for held in _names().values() for one in held if one.level in levels))


def bare_name(full: str) -> str:
    """The name of a place without its suffix and the peoples of an autonomous place: 北海市 → 北海, 延边朝鲜族自治州 → 延边."""
    return _SUFFIX.sub("", _peoples().sub("", full))


def of_nation(text: str) -> bool:
    """Whether a text speaks of the nation, by that name or by those who govern it."""
    return _STATE.search(text) is not None


def resolve(word: str, home: str) -> str:
    """The place that a relative `word` (全区, 我市) means in a text of `home`; "" if that cannot be told."""
    level = _relative().get(word, "")
    if level == "国家":
        return NATION
    known = region(home)
    upper = known.province if known else ""
    if known and known.level == "省":
        municipality = home.endswith("市")
        fits = (
            level == "省" or (level == "市" and municipality) or (level == "区" and home.endswith("自治区"))
        )
        return home if fits else ""
    if known and known.level == "市":
        if level == "市":
            return home
        autonomous = level == "区" and upper.endswith("自治区")
        return upper if level == "省" or autonomous else ""
    if level == "县" or (level == "区" and home.endswith("区")):
        return home
    if level == "市":
        return home if home.endswith("市") else (known.city if known else "")
    return upper if level in ("省", "区") and upper else ""


def _county(text: str, above: RegionMention) -> RegionMention | None:
    """A county, district or county-level city named right after the place `above`."""
    if above.level not in ("省", "市"):
        return None
    match = _COUNTY.match(text, above.end)
    if match is None or _NOT_COUNTY.search(match.group()) or match.group() in _relative():
        return None
    if above.level == "省" and not above.name.endswith("市") and match.group().endswith(("区", "市")):
        return None
    return RegionMention(match.group(), "县", above.name, match.start(), match.end())


def _listed_county(text: str, before: RegionMention) -> RegionMention | None:
    """A further county of the same list: 某某区、某某县."""
    if text[before.end : before.end + 1] != "、":
        return None
    match = _LISTED.match(text, before.end + 1)
    if match is None or _NOT_COUNTY.search(match.group()):
        return None
    return RegionMention(match.group(), "县", before.parent, match.start(), match.end())


def _choose(candidates: tuple[Region, ...], above: RegionMention | None) -> Region:
    if above is not None:
        for one in candidates:
            if above.name in (one.province, one.city):
                return one
    return candidates[0]


@cache
def _data() -> dict[str, object]:
    return dict(read_data(Path(__file__).with_name("regions.yaml")))


@cache
def _peoples() -> re.Pattern[str]:
    return re.compile("(?:" + "|".join(str(_data()["peoples"]).split()) + ")+(?=自治[州县])")


@cache
def _relative() -> dict[str, str]:
    return dict(_data()["relative"])  # type: ignore[call-overload, no-any-return]


@cache
def _names() -> dict[str, tuple[Region, ...]]:
    """Every name that counts in running text → the places it may mean, highest first."""
    data = _data()
    needed = set(str(data["suffix_needed"]).split())
    names: dict[str, list[Region]] = {}

    def add(one: Region, *words: str) -> None:
        for word in words:
            if len(word) > 1 and one not in names.setdefault(word, []):
                names[word].append(one)

    provinces: list[dict[str, str]] = data["provinces"]  # type: ignore[assignment]
    for entry in provinces:
        add(Region(entry["name"], "省"), entry["name"], entry["short"])
    for entry in provinces:
        for full in entry.get("cities", "").split():
            bare = bare_name(full)
            place = Region(full, "市", entry["name"])
            add(
                place,
                full,
                *([bare] if bare not in needed else []),
                *([bare + "州"] if full.endswith("州") else []),
            )
    for entry in provinces:
        for full in entry.get("districts", "").split():
            bare = bare_name(full)
            place = Region(full, "县", entry["name"])
            add(place, full, *([bare + "县"] if full.endswith("自治县") else []))
    return {word: tuple(places) for word, places in names.items()}


@cache
def _shorts() -> frozenset[str]:
    provinces: list[dict[str, str]] = _data()["provinces"]  # type: ignore[assignment]
    cities = (bare_name(full) for entry in provinces for full in entry.get("cities", "").split())
    return frozenset((*(entry["short"] for entry in provinces), *cities))


@cache
def _pattern() -> re.Pattern[str]:
    words = sorted({*_names(), *_relative()}, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, words)))
