"""The words of questions about agreement, from `words.yaml`, as compiled patterns."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from index.data_files import pattern, read_data


@dataclass(frozen=True, slots=True)
class Words:
    """Patterns for the parts of a document that questions name, and for what is asked of a thing: when, how fast, how much."""

    numbered: re.Pattern[str]
    usual: re.Pattern[str]
    body: re.Pattern[str]
    spoken: re.Pattern[str]
    aside: re.Pattern[str]
    time: re.Pattern[str]
    growth: re.Pattern[str]
    level: re.Pattern[str]
    flow: re.Pattern[str]
    reach: re.Pattern[str]
    whole: re.Pattern[str]
    puzzled: re.Pattern[str]
    elsewhere: re.Pattern[str]


@cache
def words() -> Words:
    """The vocabulary file, read and compiled once."""
    tree = read_data(Path(__file__).with_name("words.yaml"))
    return Words(**{name: re.compile(pattern(one)) for name, one in tree.items()})
