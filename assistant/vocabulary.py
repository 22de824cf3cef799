"""The words of questions, from `vocabulary.yaml`, as compiled patterns."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from index.data_files import pattern, read_data

_SIGNS = re.compile(r"[，。！？~\s]+")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Patterns by what they tell of a question; `stop` matches whole words that carry no topic,
    `respelled` words as they are often written wrong, or asked with, → as they are read."""

    operations: dict[str, re.Pattern[str]]
    kinds: dict[str, re.Pattern[str]]
    figure: re.Pattern[str]
    asked_unit: re.Pattern[str]
    converted: re.Pattern[str]
    request: re.Pattern[str]
    actual: re.Pattern[str]
    done: re.Pattern[str]
    reached: re.Pattern[str]
    outcome: re.Pattern[str]
    goal_of: re.Pattern[str]
    outcome_of: re.Pattern[str]
    next_report: re.Pattern[str]
    about_goals: re.Pattern[str]
    grown: re.Pattern[str]
    planned: re.Pattern[str]
    genre: re.Pattern[str]
    preamble: re.Pattern[str]
    excluded: re.Pattern[str]
    forecast: re.Pattern[str]
    personal: re.Pattern[str]
    not_policy: re.Pattern[str]
    greeting: re.Pattern[str]
    follow_up: re.Pattern[str]
    stop: re.Pattern[str]
    respelled: dict[str, str]

    def greets(self, text: str) -> bool:
        """Whether the text is nothing but a greeting or thanks."""
        said = _SIGNS.sub("", text)
        return bool(said) and not self.greeting.sub("", said)

_PIECE = re.compile(r"[^，。；？！]+")
_OF_A_YEAR = re.compile(r"(?:(?:19|20)\d\d年|[今去前明]年|上年)[^，。；？！]*(?:多少|几|呢)")
_ONLY_WHEN = re.compile(r"[到至](?:20\d\d年|十[三四五六]五末)")
"""A time told like this (到2023年底) is one of a plan only where nothing says that what has been is asked."""


@cache
def vocabulary() -> Vocabulary:
    """The vocabulary file, read and compiled once."""
    tree = read_data(Path(__file__).with_name("vocabulary.yaml"))
    stop = re.compile(pattern(tree.pop("stop")))
    pairs = iter(f"{tree.pop('misspelt')} {tree.pop('asking')}".split())
    return Vocabulary(
        operations={name: re.compile(pattern(one)) for name, one in tree.pop("operations").items()},
        kinds={name: re.compile(pattern(one)) for name, one in tree.pop("kinds").items()},
        stop=stop,
        respelled=dict(zip(pairs, pairs, strict=True)),
        **{name: re.compile(pattern(one), re.IGNORECASE) for name, one in tree.items()},
    )


def wanted(text: str) -> str:
    """ "actual" where what has happened is asked, "target" where what is planned; "" where both or neither, or one thing of one year
    and the other of another (去年增长多少，今年定多少)."""
    text = vocabulary().excluded.sub("，", text)
    of_years = {_wanted(piece) for piece in _PIECE.findall(text) if _OF_A_YEAR.search(piece)}
    return _wanted(text) if len(of_years) < 2 else ""


def _wanted(text: str) -> str:
    words = vocabulary()
    if words.done.search(text) or words.grown.search(text):
        return "actual"
    actual, plans = bool(words.actual.search(text)), [match.group() for match in words.planned.finditer(text)]
    planned = any(not _ONLY_WHEN.fullmatch(one) for one in plans) if actual else bool(plans)
    return "" if actual == planned else "actual" if actual else "target"
