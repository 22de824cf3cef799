"""Whether a figure that the asker tells is of more, of less or of something else than what a rule counts ("零售额3000万" told, 通过公共网络实现的商品零售额 counted).

A whole that lies below what a part has to reach decides, and so does a part that reaches what the whole has to; for the rest it is asked.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from assistant.eligibility.records import Facts, OwnFigure
from assistant.eligibility.told.staff import is_staff
from assistant.eligibility.vocabulary import CLAUSE, measures_in
from index.data_files import read_data
from index.regions import find_regions
from index.synonyms import spoken_words

_DATA = read_data(Path(__file__).with_suffix(".yaml"))
_GENERAL = frozenset(_DATA["general"].split())
_SIGNS: dict[str, list[str]] = _DATA["signs"]
_APART: list[dict[str, list[str]]] = _DATA["apart"]
_NARROWING = re.compile("|".join(_DATA["narrowing"]))
_WHOSE = re.compile(r".*(?:企业|公司|单位|机构|主体|合作社|农场|项目|平台|园区|基地|团队|以上|[）)、，；：])")
"""Whose it is, or another thing before it: what stands behind tells what is counted."""
_REMARK = re.compile(r"[（(][^（）()]*[)）]|经[^，。；、]{0,12}(?:核定|审定|审计|认定|确认|核实|备案|登记|批准)的?")
"""What is said aside, and the office that settles the figure."""
_KIND = re.compile(r"n|vn|j|l|b|s|x?$|spoken")
_ASIDE = re.compile(r"其中|里[面头边]|当中|包括|多少|几|[吗么呢？?]|能不能|没|不(?!错)")
"""A clause that asks, denies, or tells of a part: it does not say what the figures beside it are of."""


@dataclass(frozen=True, slots=True)
class Told:
    """How a figure told stands to what is counted: of the `whole` of which that is a part, of a `part` of it, or of an `other` thing; `name` is what is counted."""

    of: Literal["whole", "part", "other"]
    name: str


def told_of(counted: str, figure: OwnFigure, facts: Facts, *, known: bool = False) -> Told | None:
    """How `figure` stands to what the words `counted` of a rule (up to their number) name, None where it may be just that. Any noun before the
    measure tells a part, or only those of the vocabulary where just those `known` count."""
    named = _named(counted, figure)
    if named is None:
        return None
    before, measure = named
    name = before + measure
    if _apart(name, figure.words):
        return Told("other", name)
    words = list(_telling(before, known=known or not (measure or is_staff(figure))))
    kinds = {sign for sign in _SIGNS if sign in words or (len(sign) > 1 and sign in measure and sign not in figure.measure)}
    others = [word for word in words if word not in kinds]
    said = list(_saying(figure, facts))
    if any(not _any_signed((kind,), said) for kind in kinds) or (others and not _any_signed(words, said)):
        return Told("whole", name)
    narrow = _NARROWING.search(f"{figure.about}{figure.thing}")
    return Told("part", name) if narrow is not None and not _signed(narrow.group()[:2], name) else None


def _named(counted: str, figure: OwnFigure) -> tuple[str, str] | None:
    """What is counted, from whose it is up to the name of the measure, and that name; None where it names no measure that the figure tells."""
    text = _WHOSE.sub("", _REMARK.sub("", counted))
    if is_staff(figure) or figure.measure in ("", figure.unit):
        return text, ""
    found = [(start, end) for start, end, kind in measures_in(text) if kind == figure.measure]
    return (text[: found[-1][0]], text[slice(*found[-1])]) if found else None


def _telling(before: str, *, known: bool) -> Iterator[str]:
    """The words before the name of a measure that may tell a part from the whole, no places; verbs, and where only those `known`
    count any word, only of the vocabulary."""
    places = [before[one.start : one.end] for one in find_regions(before)]
    for word, tag in spoken_words(before):
        noun = not known and _KIND.match(tag) is not None and tag != "ns" and word not in _GENERAL
        if word in _SIGNS or (noun and not any(word in place for place in places)):
            yield word


def _saying(figure: OwnFigure, facts: Facts) -> Iterator[str]:
    """The clauses in which the asker may tell what the figure is of: its own, and those that tell no part."""
    yield figure.words + figure.thing
    yield from (clause.group() for clause in CLAUSE.finditer(facts.text) if not _ASIDE.search(clause.group()) and clause.group().strip() != figure.words)


def _any_signed(words: Collection[str], said: Sequence[str]) -> bool:
    """Whether the clauses said have a sign of one of the words."""
    return any(_signed(word, told) for word in words for told in said)


def _signed(word: str, told: str) -> bool:
    """Whether words told have a word, or one by which people tell the same."""
    if word in told:
        return True
    return any(sign in told for key, signs in _SIGNS.items() if key == word or (len(key) > 1 and (key in word or word in key)) for sign in signs)


def _apart(name: str, told: str) -> bool:
    """Whether a figure is told by a name that is never the one that is counted."""
    for row in _APART:
        counted = {kind for kind, words in row.items() if any(word in name for word in words)}
        own = {kind for kind, words in row.items() if any(word in told for word in words)}
        if counted and own and not counted & own:
            return True
    return False
