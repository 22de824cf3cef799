"""Vocabularies and tables that stand in YAML files beside the code."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
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


@cache
def patterns(path: Path) -> dict[str, re.Pattern[str]]:
    """The regular expressions of a vocabulary file by name; those named in capitals are parts of the ones after them."""
    parts: dict[str, str] = {}
    found: dict[str, re.Pattern[str]] = {}
    for name, value in read_data(path).items():
        text = pattern(value, parts)
        if name.isupper():
            parts[name] = f"(?:{text})"
        else:
            found[name] = re.compile(text)
    return found
