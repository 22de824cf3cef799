"""Figures of an answer in English: "66%以上" → at least 66%; figures in 万 or 亿 keep the original, with its reading behind."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from assistant.compute import plain
from index.data_files import read_data
from index.quantities.units import split_scale, units_pattern

_NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_SCALES = ((Decimal(10) ** 12, "trillion"), (Decimal(10) ** 9, "billion"), (Decimal(10) ** 6, "million"))
_RANGE = re.compile(rf"(?P<low>{_NUMBER})(?P<first>[^\d—~～至到-]*)[—~～至到-]+(?P<high>{_NUMBER})(?P<unit>.*)")
_MORE = 3


@cache
def speech() -> dict[str, Any]:
    """What stands between messages, in English."""
    return dict(read_data(Path(__file__).with_name("speech.yaml")))


@cache
def figure_pattern() -> re.Pattern[str]:
    """A figure with its unit and its words of degree, as answers print them."""
    before = "|".join(sorted(map(re.escape, speech()["before"]), key=len, reverse=True))
    behind = "|".join(sorted(map(re.escape, speech()["behind"]), key=len, reverse=True))
    unit = rf"(?:(?:万亿|千万|百万|[万亿])?(?:{units_pattern()})|万亿|[万亿])(?:/(?:[万亿]?[\u4e00-\u9fff]{{1,4}}?)(?=[^\u4e00-\u9fff]|$))?"
    core = rf"(?:{_NUMBER})(?:(?:{unit})?[—~～至到-]+(?:{_NUMBER}))?(?:{unit})?"
    return re.compile(rf"(?P<before>(?:{before}){{0,2}})(?P<core>{core})(?P<behind>(?:{behind})?)(?:（含）)?")


def english(match: re.Match[str]) -> str:
    """What `figure_pattern` found, in English."""
    text = _core(match["core"])
    if match["behind"]:
        text = str(speech()["behind"][match["behind"]]).format(text)
    for word in reversed(_words(match["before"])):
        text = str(speech()["before"][word]).format(text)
    return text


def unit_name(unit: str) -> str | None:
    """The English of a unit without 万 or 亿 ("吨/亩" → " tonnes per mu"), None for one that is not known."""
    names: list[str] = [speech()["units"].get(part, "?") for part in unit.split("/")]
    if "?" in names:
        return None
    first, *rest = names
    return first + "".join(f" per {name.strip().removesuffix('s') or 'unit'}" for name in rest)


def _core(text: str) -> str:
    ranged = _RANGE.fullmatch(text)
    numbers = [ranged["low"], ranged["high"]] if ranged else [re.match(_NUMBER, text)[0]]  # type: ignore[index]
    unit = ranged["unit"] if ranged else text[len(numbers[0]) :]
    if not unit:
        return "–".join(numbers)
    scale, bare = split_scale(unit)
    name = unit_name(bare)
    if name is None:
        return text
    if scale == 1:
        return "–".join(numbers) + name
    return f"{text} ({_read([Decimal(one.replace(',', '')) * scale for one in numbers])}{name})"


def _read(values: list[Decimal]) -> str:
    """Values as English counts them: 280 billion, 48,500."""
    for size, word in _SCALES:
        if min(values) >= size and all((-(value / size).normalize().as_tuple().exponent) <= _MORE for value in values):  # type: ignore[operator]
            return "–".join(plain(value / size) for value in values) + f" {word}"
    return "–".join(f"{value:,f}".rstrip("0").rstrip(".") if value % 1 else f"{value:,.0f}" for value in values)


def _words(text: str) -> list[str]:
    """The words of degree of a run of them, in order."""
    words: list[str] = []
    while text:
        word = next(word for word in sorted(speech()["before"], key=len, reverse=True) if text.startswith(word))
        words.append(word)
        text = text[len(word) :]
    return words
