"""Classes that a document defines by lists of cases ("（一）第一类资助对象。1.…；2.…"): which of them the asker is in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from assistant.eligibility import Facts
from assistant.eligibility.told.said import denied, mentioned
from assistant.eligibility.vocabulary import OR
from index.library import Library
from index.records import SupportRule
from prompts import say

_LABEL = re.compile(r"(?:第[一二三四五六七八九]|[A-F甲乙丙丁])类[一-鿿]{0,8}")
_HEAD = re.compile(r"^[ \t]*(?:[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、])?[ \t]*(?P<label>(?:第[一二三四五六七八九]|[A-F甲乙丙丁])类[一-鿿]{0,8})[。：:]?[ \t]*$", re.MULTILINE)
_ENDS = re.compile(r"^[ \t]*(?:[（(][一二三四五六七八九十]{1,3}[）)]|第[一二三四五六七八九十百]+[条章])", re.MULTILINE)
_ITEM = re.compile(r"^[ \t]*\d{1,2}[.．、][ \t]*(?P<words>[^\n]{2,120}?)[；;。]?[ \t]*$", re.MULTILINE)
_LEAD = re.compile(r"条件之一的(?P<words>[^\n：:]{2,40})[：:]")
_AGE = re.compile(r"(?P<years>\d{1,3})周?岁(?:[（(]含[）)])?(?:及?以上|以上)")
_WITHIN = re.compile(r"等\d+类(?:人员|对象)?中|(?<=人员)中(?=.)|(?<=家庭)中(?=.)")
_AND = re.compile(r"且|并")
_WHO = re.compile(r"的?(?:老年人|人员|人|对象)?的?$|[（(][^）)]*[）)]")
_LONGEST = 1200


@dataclass(frozen=True, slots=True)
class Membership:
    """That the asker is in a class, and the item (`start…end` of the document) by which he is."""

    document: str
    label: str
    start: int
    end: int


def classified(own: Facts, rules: Sequence[SupportRule], library: Library) -> tuple[Facts, tuple[Membership, ...]]:
    """The facts with the class that the asker is in said, where rules give each class of their document something and he tells
    what puts him in one; with the item that does."""
    documents = sorted({rule.document for rule in rules})
    labels = {(rule.document, rule.subject) for rule in library.rules(documents) if _LABEL.fullmatch(rule.subject)}
    found = next((one for document, label in sorted(labels) for one in _members(document, label, own, library)), None)
    found = found or next((one for document in documents for one in _so_called(document, own, library)), None)
    if found is None:
        return own, ()
    return replace(own, text=f"{own.text}。{say('eligibility.class', label=found.label)}"), (found,)


def _members(document: str, label: str, own: Facts, library: Library) -> Iterator[Membership]:
    text = library.text(document)
    head = next((one for one in _HEAD.finditer(text) if one["label"] == label), None)
    if head is None:
        return
    end = _ENDS.search(text, head.end())
    stop = min(end.start() if end else len(text), head.end() + _LONGEST)
    lead = _LEAD.search(text, head.end(), stop)
    if lead is not None and not all(_one(part, own) for part in _AND.split(lead["words"])):
        return
    for item in _ITEM.finditer(text, head.end(), stop):
        if all(any(_one(case, own) for case in OR.split(group)) for group in _WITHIN.split(item["words"])):
            yield Membership(document, label, *item.span("words"))


_SO_CALLED = re.compile(r"(?:^|(?<=[。；;：:\n]))[ \t]*(?:[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、])?[ \t]*(?P<words>[^（）()。；;\n]{2,80})[（(]以下(?:统一?|简|合|并)?称(?:为|作)?“?(?P<label>第?[一二三四五六七八九A-H甲乙丙丁]类[一-鿿]{0,2}(?:对象|人员|家庭|人群))”?[）)]", re.MULTILINE)
"""A class by what else its members are called: 最低生活保障对象（以下称二类对象）."""
_NAMES = re.compile(r"、|或者?|以及|和(?!无)")
_MARGIN = "边缘"


def _so_called(document: str, own: Facts, library: Library) -> Iterator[Membership]:
    """The class of whose other names the asker tells one; a name at the margin of a group (低保边缘家庭) is none of that group."""
    for one in _SO_CALLED.finditer(library.text(document)):
        if any((_MARGIN in name) == (_MARGIN in own.text) and _one(name, own) for name in _NAMES.split(one["words"])):
            yield Membership(document, one["label"], one.start("words"), one.end())


def _one(case: str, own: Facts) -> bool:
    """Whether the asker says of himself what one case asks for: so old, or its words."""
    age = _AGE.search(case)
    if age is not None:
        return any(figure.unit == "岁" and figure.value >= Decimal(age["years"]) for figure in own.figures)
    words = _WHO.sub("", case.strip()).strip()
    return len(words) > 1 and bool(words in own.text or mentioned(words, own.text)) and not denied(words, own.text)
