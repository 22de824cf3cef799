"""What a grant to a person asks for of a kind of which each person has one value (小学 or 初中, 寄宿 or 走读), and which is told: 读高二 → 学段 高中."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from index.data_files import read_data
from index.records import SupportRule

_DATA = read_data(Path(__file__).with_name("kinds.yaml"))
Values = Mapping[str, frozenset[str]]
"""The values of each kind, those of a kind of which nothing is said left out."""
STAGE = "学段"


@cache
def _patterns() -> dict[str, dict[str, tuple[re.Pattern[str], re.Pattern[str]]]]:
    return {kind: {value: (re.compile(forms[0]), re.compile(forms[1])) for value, forms in values.items()} for kind, values in _DATA["kinds"].items()}


def told(text: str) -> tuple[Values, Values]:
    """The values that somebody tells of himself, and those among which he leaves it open (考上大学: 专科, 本科)."""
    plain = {kind: frozenset(value for value, (_, spoken) in values.items() if spoken.search(text)) for kind, values in _patterns().items()}
    sure = {kind: values for kind, values in plain.items() if values}
    return sure, {kind: values for kind, values in _grouped(text).items() if kind not in sure}


def asked_by(rule: SupportRule) -> Values:
    """The values for which a rule is: those of its own words, of each other kind those of the heading above it."""
    found: dict[str, frozenset[str]] = {}
    for values in (of_words(rule), *(_written(heading) for heading in reversed(rule.path[-2:]))):
        for kind, one in values.items():
            found.setdefault(kind, one)
    return found


def of_words(rule: SupportRule) -> Values:
    """The values that the words of a rule name themselves, what it says of a word for several left out."""
    return _plain(" ".join(rule.for_whom))


def of_base(rule: SupportRule) -> Values:
    """The values of which the standard is that a rule gives a share of (寄宿生标准的50%: 寄宿)."""
    return _written(rule.base)


def _written(text: str) -> Values:
    return {**_grouped(text), **_plain(text)}


def _plain(text: str) -> Values:
    found = {kind: frozenset(value for value, (written, _) in values.items() if written.search(text)) for kind, values in _patterns().items()}
    return {kind: values for kind, values in found.items() if values}


def _grouped(text: str) -> Values:
    found = [frozenset(values) for word, values in _DATA["groups"].items() if re.search(word, text)]
    return {kind: both for kind, values in _patterns().items() if (both := frozenset(one for group in found for one in group if one in values))}
