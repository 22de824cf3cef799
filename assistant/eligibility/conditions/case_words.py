"""The words of a case that a document names which tell it from another, and what people say for each of them (`case_words.yaml`): 违章搭建 is a 违建, 离婚 is 离了婚."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from assistant.eligibility.conditions.deeds import said_for
from assistant.eligibility.vocabulary import alternation, groups
from index.canonical import canonical
from index.data_files import read_data
from index.words import tagged

_NOUNS = ("n", "v", "a", "b", "j", "i", "l", "s", "t", "m", "z")
SHORTEST, _LONG = 2, 3
LEAD = re.compile(r"^(?:[先经由对凭因在从于按凡已仍应曾须需限与向](?![验纳济历常读岗校职编届急])|属于|系|凡是|对于|参加|其中|正在)+")
_KINDS = frozenset("群旧新老外私公独二大小高低危")
"""A sign before a word says of which kind it is (群租房)."""
_BODY = re.compile(r"公司|企业|机构|合作社|学生|农户|村民")
"""A name that is nothing but one of these means just that."""
_OF = frozenset({"机关", "事业单位", "机关事业单位", "国家机关", "企业", "国有企业", "社会", "城镇", "农村", "单位", "政府"})
"""Where something is of (机关事业单位离休待遇) goes unsaid before what it is."""
_PLACE = re.compile(r"[一-鿿]{2,5}[市县区省州镇]")


@lru_cache(maxsize=4096)
def units(name: str) -> tuple[str, ...]:
    """The words of a name that tell one case from another."""
    known, plain = known_words(), _plain()
    found: list[str] = []
    doers: set[str] = set()
    for piece in known.split(LEAD.sub("", name)):
        if known.fullmatch(piece):
            found += [piece] if piece not in plain else []
            continue
        before = ""
        for word, tag in tagged(piece) if piece else ():
            if len(word) >= SHORTEST and tag[:1] in _NOUNS and word not in plain:
                if tag.startswith("v") and found and found[-1] in _OF and not word.endswith("休"):
                    doers.add(found[-1])  # who does it (机关事业单位引进的人才)
                found.append(before + word)
            before = word if word in _KINDS else ""
    if not found and (bare := _BODY.fullmatch(name)) is not None:
        return (bare.group(),)
    return tuple(word for place, word in enumerate(found) if place == len(found) - 1 or word not in _OF or word in doers)


@lru_cache(maxsize=4096)
def forms(unit: str) -> tuple[re.Pattern[str], ...]:
    """What people say for a unit: itself, words for the same, a verb of two signs taken apart (离了婚)."""
    words = [unit, *said_for(unit), *([unit[:-1]] if _PLACE.fullmatch(unit) or (len(unit) > _LONG and unit.endswith("业")) else []), *_told_words().get(unit, ()), *_same().get(unit, ())]
    made = [re.compile(alternation(tuple(dict.fromkeys(words))))]
    if len(unit) == SHORTEST:
        made.append(re.compile(f"{unit[0]}(?:[了过着的好完上]|的是){{1,2}}[^，。；]{{0,3}}?{unit[1]}"))
    return tuple(made)


@lru_cache(maxsize=4096)
def against(unit: str) -> tuple[re.Pattern[str], ...]:
    """What says of somebody that a unit is not so of him (有套房: 无房)."""
    words = (*_data()["against"].get(unit, ()), *groups("rules_out").get(unit, ()))
    undone = [re.compile(f"(?:没有?|未|没能)[^，。；]{{0,2}}?[{''.join(sorted({one[0] for one in done}))}]")] if (done := said_for(unit)) else []
    return (*([re.compile(alternation(tuple(words)))] if words else []), *undone)


@cache
def known_words() -> re.Pattern[str]:
    return re.compile(f"({alternation(tuple(dict.fromkeys((*(one for one in _told_words() if len(one) >= SHORTEST), *(one for one in _same() if len(one) >= _LONG)))))})")


@cache
def _told_words() -> dict[str, tuple[str, ...]]:
    kinds = read_data(Path(__file__).with_name("left_out.yaml"))
    found = {word: tuple(one["told"]) for one in kinds.values() if "where" not in one for word in one["printed"]}
    return found | {canonical(word): tuple(dict.fromkeys((*found.get(word, ()), *told))) for word, told in _data()["told"].items()}


@cache
def _same() -> dict[str, tuple[str, ...]]:
    """Words that say just the same of somebody, each with all of its group."""
    return {word: (name, *group) for name, group in groups("same").items() for word in (name, *group)}


@cache
def _plain() -> frozenset[str]:
    return frozenset(_data()["plain"])


@cache
def _data() -> dict[str, Any]:
    return dict(read_data(Path(__file__).with_name("case_words.yaml")))
