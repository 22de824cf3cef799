"""In which class somebody is by what a document says of each: "D类：具有博士学位或者正高级职称的人才，其中博士不超过45周岁…"; 博士, 39岁 → D类."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from assistant.eligibility.records import Facts
from assistant.eligibility.told.classes_told import LABEL, plain_label
from assistant.eligibility.vocabulary import OR
from index.data_files import read_data

_WORDS = {name: tuple(re.compile(one) for one in forms) for name, forms in read_data(Path(__file__).with_name("class_defined.yaml")).items()}
_DEFINED = re.compile(rf"(?:^|(?<=[。；;\n]))[ \t]*(?:[（(][一二三四五六七八九十\d]{{1,2}}[)）]|\d{{1,2}}[.．、])?[ \t]*(?P<label>{LABEL.pattern})(?:[一-鿿]{{0,4}}人才|人员|对象)?(?:[：:]|，?是?指|包括)(?P<words>[^\n。；;]{{4,200}})", re.MULTILINE)
_OLDEST = re.compile(r"(?P<who>[^，；。]*?)(?:年龄)?(?:原则上)?(?P<most>不超过|未满|不满|在)?(?P<age>\d{2})周?岁(?:[（(]含[^()（）]*[)）])?(?P<behind>及?以下|以内|以下)?")
_FULL_TIME = "全日制"
_PART_TIME = re.compile(r"非全日制|在职(?:读|研究生|硕士)|不是全日制")
_NAY = re.compile(r"(?:没有?|不是|无|未|还差)[^，。；]{0,3}$")


@dataclass(frozen=True, slots=True)
class Definition:
    """What makes up a class: its label and the place of the words."""

    label: str
    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class Standing:
    """Where somebody stands: the definition that decides; `missing` what he has to tell still (全日制, 年龄); `fits` False where his age is above
    what each class asks for in which his qualification would put him, and `why` the bound."""

    definition: Definition
    fits: bool
    missing: tuple[str, ...] = ()
    why: str = ""


def definitions(text: str) -> tuple[Definition, ...]:
    """The definitions of classes that a document prints, the first of each."""
    found: dict[str, Definition] = {}
    for one in _DEFINED.finditer(text):
        found.setdefault(plain_label(one["label"]), Definition(plain_label(one["label"]), one.start("label"), one.end(), one["words"]))
    return tuple(found.values()) if len(found) > 1 else ()


def standing(own: Facts, defined: Sequence[Definition]) -> Standing | None:
    """Where the asker stands by the definitions, the highest class first; None where he tells no qualification that they name."""
    ages = [one.value for one in own.figures if one.unit == "岁"]
    age = ages[-1] if ages else None
    weighed = [Standing(one, *held) for one in defined for alternative in OR.split(_head(one.words)) if (held := _held(alternative, one.words, own, age)) is not None]
    fitting = [one for one in weighed if one.fits]
    return next((one for one in fitting if not one.missing), None) or next(iter(fitting or weighed), None)


def qualified(own: Facts) -> bool:
    """Whether the asker tells a qualification at all."""
    return any(_told(name, own) for name in _WORDS)


def _told(name: str, own: Facts) -> bool:
    """Whether he tells a qualification of himself, and not that he has it not."""
    return any(not _NAY.search(own.text[max(0, one.start() - _NEAR) : one.start()]) for one in _WORDS[name][1].finditer(own.text))


_NEAR = 6


def _head(words: str) -> str:
    """The words of a definition without the clauses that bound an age."""
    return "、".join(clause for clause in re.split("[，,]", words) if not re.search(r"\d周?岁", clause) and not clause.startswith("其中"))


def _names(words: str) -> list[str]:
    return [name for name, (written, _) in _WORDS.items() if written.search(words)]


def _held(alternative: str, words: str, own: Facts, age: Decimal | None) -> tuple[bool, tuple[str, ...], str] | None:
    """Whether the asker is what one alternative names, with what is not told yet and the bound that he is above; None where he is not, or does not say so."""
    names = _names(alternative)
    told = [name for name in names if _told(name, own)]
    if not told or (_FULL_TIME in alternative and _PART_TIME.search(own.text)):
        return None
    missing = [_FULL_TIME] if _FULL_TIME in alternative and _FULL_TIME not in own.text else []
    for bound in _bounds(words, told):
        if age is None:
            return True, (*missing, bound.group().strip("，其中 ")), ""
        most = Decimal(bound["age"])
        if age > most or (age == most and bound["most"] in ("未满", "不满")):
            return False, (), bound.group().strip("，其中 ")
    return True, tuple(missing), ""


def _bounds(words: str, told: Sequence[str]) -> Iterator[re.Match[str]]:
    """The bounds on an age that concern one of these qualifications: those told of it, else those told of all."""
    bounds = [one for clause in re.split("[，,]", words) if (one := _OLDEST.search(clause)) is not None and (one["most"] or one["behind"])]
    own = [one for one in bounds if set(_names(one["who"])) & set(told)]
    yield from own or [one for one in bounds if not _names(one["who"])]
