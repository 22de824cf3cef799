"""Vocabularies and tables that stand in YAML files beside the code."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import yaml

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The parser in C, many times faster, where the library was built with it."""


def read_data(path: Path) -> Any:
    """What the YAML file at `path` holds."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=_LOADER)


def pattern(value: str | Sequence[str], parts: Mapping[str, str] | None = None) -> str:
    """A regular expression of a vocabulary, written whole or as a list of alternatives, with the `parts` that it names ({NAME}) put in."""
    text = value if isinstance(value, str) else "|".join(value)
    for name, part in (parts or {}).items():
        text = text.replace(f"{{{name}}}", part)
    return text


class Patterns(Mapping[str, re.Pattern[str]]):
    """Regular expressions by name, each compiled where it is first asked for: of a vocabulary one question uses few."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._texts = dict(texts)
        self._compiled: dict[str, re.Pattern[str]] = {}

    def __getitem__(self, name: str) -> re.Pattern[str]:
        if name not in self._compiled:
            self._compiled[name] = re.compile(self._texts[name])
        return self._compiled[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._texts)

    def __len__(self) -> int:
        return len(self._texts)


@cache
def patterns(path: Path) -> Patterns:
    """The regular expressions of a vocabulary file; those named in capitals are parts of the ones after them."""
    parts: dict[str, str] = {}
    found: dict[str, str] = {}
    for name, value in read_data(path).items():
        text = pattern(value, parts)
        if name.isupper():
            parts[name] = f"(?:{text})"
        else:
            found[name] = text
    return Patterns(found)
