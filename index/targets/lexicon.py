"""The vocabulary of figure-bearing sentences, loaded once from `lexicon.yaml` and compiled to regular expressions."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from index.data_files import read_data


@cache
def words(name: str) -> tuple[str, ...]:
    """The words of one list of the vocabulary, the longest first."""
    raw: dict[str, list[str]] = _raw()
    return tuple(sorted(dict.fromkeys(raw[name]), key=len, reverse=True))


@cache
def _raw() -> dict[str, list[str]]:
    data: dict[str, list[str]] = read_data(Path(__file__).parent / "lexicon.yaml")
    return data


@cache
def any_of(*names: str) -> str:
    """A regular expression (not grouped) of all words of the named lists, the longest first."""
    found = {word for name in names for word in words(name)}
    return "|".join(re.escape(word) for word in sorted(found, key=len, reverse=True))


ADDED = re.compile("新增|净增")
"""A number counts what came to be in the time told of."""
