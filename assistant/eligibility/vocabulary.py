"""The word lists of `words.yaml`, read once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from index.data_files import read_data

CLAUSE = re.compile(r"[^，,。；;！!？?\n]+")
"""A clause of what an asker says."""
OR = re.compile("、|或者?|以及")
"""What stands between things of which any will do."""
_DATA: dict[str, Any] = read_data(Path(__file__).with_name("words.yaml"))


def words(name: str) -> tuple[str, ...]:
    """A plain list of words."""
    return tuple(_DATA[name])


GENERIC = frozenset(words("generic_subjects"))
"""Subjects of rules that tell one asker from another by nothing (企业, 单位)."""


def groups(name: str) -> dict[str, tuple[str, ...]]:
    """Groups of words under their normal name."""
    return {key: tuple(value) for key, value in _DATA[name].items()}


def alternation(items: tuple[str, ...]) -> str:
    """The words as a regular expression group, longest first."""
    return "(?:" + "|".join(re.escape(word) for word in sorted(items, key=lambda word: (-len(word), word))) + ")"


@dataclass(frozen=True, slots=True)
class Names:
    """Kinds of things by the words that name them (`kind_of`), and the pattern of any such word."""

    kind_of: dict[str, str]
    any: re.Pattern[str]

    def named(self, text: str) -> frozenset[str]:
        """The kinds that `text` names."""
        return frozenset(self.kind_of[found.group()] for found in self.any.finditer(text))


@cache
def names_of(file: str) -> Names:
    """The kinds of a vocabulary file beside this module: a line for each kind with the words for it."""
    tree = read_data(Path(__file__).with_name(file))
    kind_of = {word: kind for kind, group in tree.items() for word in group.split()}
    return Names(kind_of, re.compile(alternation(tuple(kind_of))))


MEASURES = groups("measures")
_NAMES = {word: name for name, group in MEASURES.items() for word in group}
_MEASURE = re.compile(alternation(tuple(_NAMES)))


_FLOWER = re.compile(r"[卉木园圃草朵生椒岗]")
"""Behind 花 where no money is spent."""
_IN_NAME = re.compile(r"[园]?区(?!域)|公司|集团|促进|控股|商会")
"""Behind 投资 in the name of a place or body (台商投资区): no money is told of."""
_LOOSE = frozenset({"投资", "支出"})
_COUNTED_FROM = groups("counted_from")
_COUNTED: tuple[frozenset[str], ...] = tuple(frozenset(group) for group in _DATA["same_count"])


def measures_in(text: str) -> list[tuple[int, int, str]]:
    """The measures named in `text`: (start, end, normal name), in order."""
    return [(match.start(), match.end(), _NAMES[match.group()]) for match in _MEASURE.finditer(text)
            if not (match.group() == "花" and _FLOWER.match(text, match.end())) and not (match.group() == "投资" and _IN_NAME.match(text, match.end()))]


def kinds_in(text: str) -> frozenset[str]:
    """The measures named in `text`; those that say only that money was put in (投资, 支出) count where no other is named."""
    found = frozenset(name for _, _, name in measures_in(text))
    return found - _LOOSE or found


def topics_in(text: str) -> frozenset[str]:
    """What a time may be of or counted from that `text` names: 登记注册, 购置."""
    return frozenset(name for name, group in _COUNTED_FROM.items() if any(word in text for word in group))


def same_count(unit: str, other: str) -> bool:
    """Whether two units without scale count the same things (人 and 名)."""
    return unit == other or any(unit in group and other in group for group in _COUNTED)


def measure_of(text: str) -> str:
    """The normal name of the measure that `text` ends on or names last, or "" where it names none known."""
    found = measures_in(text)
    return found[-1][2] if found else ""
