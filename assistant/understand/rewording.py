"""Rewordings of a question, in the order of a YAML file: what people write, and what the rest of the program reads for it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from assistant.understand.turned import TURNED
from index.data_files import pattern, read_data

_HAN = "\u4e00-\u9fff"


@dataclass(frozen=True, slots=True)
class Rewording:
    """What is `said`, what is `read` for it (a template, or what makes it of a match), and what the text holds `where` it is, or does
    not hold (`unless`)."""

    said: re.Pattern[str]
    read: str | Callable[[re.Match[str]], str]
    where: re.Pattern[str] | None
    unless: re.Pattern[str] | None

    def __call__(self, text: str) -> str:
        if (self.where and not self.where.search(text)) or (self.unless and self.unless.search(text)):
            return text
        return self.said.sub(self.read, text)


def reworded(text: str, rewordings: Sequence[Rewording]) -> str:
    """The text with each rewording done, one after another."""
    for rewording in rewordings:
        text = rewording(text)
    return text


@cache
def rewordings(path: Path) -> dict[str, tuple[Rewording, ...]]:
    """The rewordings of a file by group, each group a list of steps:

    - `said`: a regular expression, or a list of alternatives; `{HAN}` in it stands for the range of Chinese signs, any other name in
      capitals for the expression of that name at the file's top;
    - `read`: a template with the groups of `said`, or `by`: the name of what makes it of a match (`turned`);
    - `where`, `unless`: what the text must, or must not, hold besides.

    Raises:
        KeyError: a step names a function that `turned` lacks, or says neither `read` nor `by`.
        re.error: an expression that is none.
    """
    parts = _parts(path)
    return {name: tuple(_step(step, parts) for step in value) for name, value in read_data(path).items() if not name.isupper()}


@cache
def expression(path: Path, name: str) -> re.Pattern[str]:
    """The expression that a file of rewordings names in capitals at its top."""
    return re.compile(_parts(path)[name])


@cache
def _parts(path: Path) -> dict[str, str]:
    """The named expressions of a file, those before put into those after them."""
    parts: dict[str, str] = {}
    for name, value in read_data(path).items():
        if name.isupper():
            parts[name] = f"(?:{_expression(value, parts)})"
    return parts


def _step(step: dict[str, str], parts: dict[str, str]) -> Rewording:
    where, unless = (re.compile(_expression(step[key], parts)) if key in step else None for key in ("where", "unless"))
    return Rewording(re.compile(_expression(step["said"], parts)), TURNED[step["by"]] if "by" in step else step["read"], where, unless)


def _expression(value: str | Sequence[str], parts: dict[str, str]) -> str:
    return pattern(value, parts).replace("{HAN}", _HAN)
