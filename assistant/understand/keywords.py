"""What does a row of keywords ask that ends in the name of an answer, as one types it in a search box?

    广州 就业见习基地 见习期限         → 广州就业见习基地见习期限是多久
    国家药监局 药品集中采购试点 职责   → 国家药监局在药品集中采购试点中的职责是什么
    专项资金 申报资料报送部门          → 专项资金申报资料报送到哪个部门

The names of answers and how each is asked for stand in `keywords.yaml`, with other words beside them (最长, 至少).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from assistant.understand.formal import ASKS
from index.data_files import pattern, read_data

_BETWEEN = re.compile(r"[\s，,、]+")
_LETTERS = re.compile(r"[A-Za-z\d]$")
_LONGEST, _MOST = 48, 6
_SENTENCE = re.compile(r"[。；;：:！!？?]")


@dataclass(frozen=True, slots=True)
class _Name:
    """The name of a kind of answer: the keyword that ends in it, the question put for it, with what of the other keywords stands `about` it."""

    said: re.Pattern[str]
    asked: str
    about: re.Pattern[str] | None


def asked_for(text: str) -> str:
    """A row of keywords with the name of an answer among them as the question for it; any other text as it is."""
    if len(text) > _LONGEST or ASKS.search(text) or _SENTENCE.search(text.rstrip("。？?")) or _words("verbs").search(text):
        return text
    keys = [one for one in _BETWEEN.split(text.rstrip("。？? ").strip()) if one]
    bounds = [one for one in keys if _words("bound").fullmatch(one)]
    keys = [one for one in keys if one not in bounds]
    if not 1 <= len(keys) <= _MOST:
        return text
    for place in (len(keys) - 1, *range(len(keys) - 1)):
        for name in _names():
            if (match := name.said.search(keys[place])) is not None and (len(keys) > 1 or match.start()):
                return _question(match, name, keys, place, bounds)
    return text


def _question(match: re.Match[str], name: _Name, keys: Sequence[str], place: int, bounds: Sequence[str]) -> str:
    """The question of a row of keywords, of which the one at `place` ends in the name of an answer."""
    own, others = match.string[: match.start()], [one for at, one in enumerate(keys) if at != place]
    if name.about is not None:
        meant = own or next((one for one in reversed(others) if name.about.search(one)), "") or (keys[place - 1] if place else others[0])
        rest = _joined([one for one in others if one != meant])
        things = {"meant": meant, "within": f"{rest}里" if rest and "{meant}在" not in name.asked else rest}
        asked = name.asked if rest else name.asked.replace("在{within}中", "")
        return asked.format(**things, **match.groupdict(""))
    return _joined([*others[:place], own, *others[place:]]) + name.asked.format(bound="".join(bounds), **match.groupdict(""))


def _joined(keys: Sequence[str]) -> str:
    """Keywords side by side, letters and figures kept apart."""
    made = ""
    for one in keys:
        made += ("，" if made and one and _LETTERS.search(made) and _LETTERS.match(one[:1]) else "") + one
    return made


@cache
def _names() -> tuple[_Name, ...]:
    return tuple(_Name(re.compile(f"(?:{pattern(one['said'])})$"), one["asked"], re.compile(one["about"]) if "about" in one else None) for one in _tree()["names"])


@cache
def _words(name: str) -> re.Pattern[str]:
    return re.compile(pattern(_tree()[name]))


@cache
def _tree() -> dict[str, Any]:
    tree: dict[str, Any] = read_data(Path(__file__).with_suffix(".yaml"))
    return tree
