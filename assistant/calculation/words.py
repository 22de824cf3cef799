"""The words of calculation in questions, from `words.yaml`, as compiled patterns."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from index.data_files import pattern, read_data

_PARTS = ("Q", "V", "MAY", "RATE", "UP", "DOWN", "BASE")


@dataclass(frozen=True, slots=True)
class Words:
    """Patterns: of kinds of calculation and of what holds two sides together, by name; of a ratio written out (增加值÷总产值), with those known
    by name (`ratios`: part and whole), and two of these held against each other (`ratios_held`: 煤炭行业增加值率比电力行业高几个百分点); of words without a topic; of what asks whether a figure is right; of a question; of things going on as they did (照这个劲头); of the count behind a list (四个产业); of changes held against each other, not figures (净增最多的是哪样, 增幅最大); of a wish to see figures (列个表); of a number of years."""

    operations: dict[str, re.Pattern[str]]
    links: dict[str, re.Pattern[str]]
    ratios: dict[str, tuple[str, str]]
    ratios_held: re.Pattern[str]
    noise: re.Pattern[str]
    tested: re.Pattern[str]
    ask: re.Pattern[str]
    carried: re.Pattern[str]
    onward: re.Pattern[str]
    ratio: re.Pattern[str]
    counted: re.Pattern[str]
    changes: re.Pattern[str]
    shown: re.Pattern[str]
    span: re.Pattern[str]


@cache
def words() -> Words:
    """The vocabulary file, read and compiled once."""
    tree = read_data(Path(__file__).with_name("words.yaml"))
    parts: dict[str, str] = {}
    for name in _PARTS:
        parts[name] = pattern(tree.pop(name), parts)
    operations, links = ({key: re.compile(pattern(one, parts)) for key, one in tree.pop(name).items()} for name in ("operations", "links"))
    ratios = {str(name): (str(part), str(whole)) for name, (part, whole) in tree.pop("ratios").items()}
    names = "|".join(ratios)
    held = re.compile(rf"(?P<one>[^，。；？！]{{2,12}}?)的?(?P<ratio>{names})比(?P<other>[^，。；？！]{{2,12}}?)的?(?:{names})?(?P<asked>[高低多少](?:了|出)?[^，。；？！]*)")
    return Words(operations=operations, links=links, ratios=ratios, ratios_held=held, **{name: re.compile(pattern(one, parts)) for name, one in tree.items()})
