"""Places by their names in English: the pinyin of the Chinese names, and the few that have another."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cache, lru_cache
from pathlib import Path

from index.data_files import read_data
from index.regions import places, region

_LEVELS = {"province": "省", "city": "市", "municipality": "市", "county": "县", "district": "区", "prefecture": "市", "autonomous region": ""}
_SUFFIXES = ("特别行政区", "壮族自治区", "回族自治区", "维吾尔自治区", "自治区", "自治州", "自治县", "地区", "新区", "省", "市", "盟", "县", "区", "州", "旗")


def english(name: str) -> str:
    """What a place is called in English: 宁夏回族自治区 → Ningxia, 柳河县 → Liuhe County."""
    short = _short(name)
    known = {chinese: word for word, chinese in _irregular().items()}
    told = (known.get(short) or _pinyin(short)).title()
    return f"{told} County" if name.endswith("县") else f"{told} District" if name.endswith("区") and "自治区" not in name else told


def by_english_name(library: Collection[str]) -> Mapping[str, str]:
    """Places by their English name in lower case; `library` are the regions of the library's documents, which go before others."""
    return _named(frozenset(library))


@lru_cache(maxsize=4)
def _named(library: frozenset[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for name in (*sorted(library), *(one.name for one in places("省", "市"))):
        if not name or name == "全国":
            continue
        short = _short(name)
        word = next((english for english, chinese in _irregular().items() if chinese == short), _pinyin(short))
        for form in (word, word.replace("'", "")):
            found.setdefault(form, name if region(short) is None else short)
        level = next((key for key, suffix in _LEVELS.items() if suffix and name.endswith(suffix)), "")
        if level:
            found.setdefault(f"{word} {level}", name)
    for word, chinese in _irregular().items():
        found.setdefault(word, chinese)
        found.setdefault(f"{word} province", chinese)
    return found


def _short(name: str) -> str:
    for suffix in _SUFFIXES:
        if name.endswith(suffix) and len(name) - len(suffix) >= 2:
            return name.removesuffix(suffix)
    return name


def _pinyin(name: str) -> str:
    from pypinyin import lazy_pinyin

    return "".join(lazy_pinyin(name))


@cache
def _irregular() -> dict[str, str]:
    return dict(read_data(Path(__file__).with_name("places.yaml")))
