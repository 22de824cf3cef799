"""Which kinds of applicants of the countryside words name, and which of them nobody is at once: a cooperative is no household, a 一般户 no 脱贫户."""

from __future__ import annotations

import re
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any

from index.data_files import read_data

_DATA: dict[str, Any] = read_data(Path(__file__).with_name("applicants.yaml"))
KIND = "|".join(f"(?:{words})" for words in _DATA["words"].values())
"""A pattern of any word for a kind of applicant."""


@cache
def _named() -> dict[str, re.Pattern[str]]:
    return {name: re.compile(words) for name, words in _DATA["words"].items()}


def kind_of(word: str) -> str:
    """The kind that a word is for, "" where it is for none."""
    return next((name for name, words in _named().items() if words.fullmatch(word)), "")


def kinds_in(text: str) -> frozenset[str]:
    """The kinds that a text names, in whatever part of it."""
    return frozenset(name for name, words in _named().items() if words.search(text))


def fits(kind: str, other: str) -> bool:
    """Whether one of a kind surely is of another one: that itself, or a wider one."""
    return kind == other or kind in _DATA["within"].get(other, ())


def apart(kind: str, other: str) -> bool:
    """Whether one of a kind surely is none of another one."""
    groups = (pair for sides in _DATA["apart"] for pair in combinations(sides, 2))
    return kind != other and any((kind in first and other in second) or (kind in second and other in first) for first, second in groups)
