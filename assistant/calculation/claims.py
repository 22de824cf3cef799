"""A figure that the asker puts to the test ("从975户到1186户，说增长21.6%，对不对"): the question that the figure would answer, and the figure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.calculation.lookup import Term
from assistant.calculation.reading import MONEY
from assistant.calculation.words import words
from index.quantities import Quantity, quantities

_ASKED = {"%": "百分之多少", "％": "百分之多少", "个百分点": "多少个百分点", "倍": "几倍", "番": "几番"}
_SAID = re.compile(r"(?:(?:和|跟|与|同|比)[^，。；？！：、]{0,8}|(?:规划|计划|方案|文件|材料|报告|书|表|[里中上])*)(?:写|说|提|讲|给|标|列|报|算)(?:的|了|是|着|成|到|出)*$")
_ROUGH = re.compile(r"(?:大约|大概|接近|将近|差不多|约|近)$")
_ROUGH_AFTER = re.compile(r"左右|上下|多|余")
_STOP = re.compile(r"[，,；;。？！：:]")
_BEHIND = 3
"""A sum is told so many signs behind its word at most (合计有300家)."""
_PART = re.compile(r"占|比重|比例|份额|相当于")
_CALCULATED = ("annual_rate", "multiple", "growth", "difference", "sum", "completion", "pace")


@dataclass(frozen=True, slots=True)
class Claim:
    """A figure put to the test, with its unit, and whether it is said to be rough; `text` is the question without it."""

    value: Decimal
    unit: str
    rough: bool
    text: str


def claimed(text: str) -> Claim | None:
    """The last figure of a question that would be the result of a calculation, where the question asks whether it is right; else None."""
    tested = words().tested.search(text)
    if tested is None:
        return None
    bare = f"{text[: tested.start()]}，{text[tested.end() :]}"
    found = None
    for quantity in quantities(bare):
        asked = next(_questions(bare, quantity), None)
        if asked is not None:
            rough = _ROUGH.search(bare, 0, quantity.start) is not None or _ROUGH_AFTER.match(bare, quantity.tail) is not None
            found = Claim(quantity.value, MONEY.get(quantity.unit, quantity.unit), rough, asked)
    return found


def told_claim(text: str, terms: Sequence[Term]) -> Claim | None:
    """The change that a document tells beside the figures used, where the question asks whether it is right without giving it (那个百分比算得对不对);
    else None."""
    told = [term.row for term in terms if term.row is not None and term.row.measure == "change" and term.row.unit == "%"]
    if len(told) != 1 or words().tested.search(text) is None:
        return None
    return Claim(told[0].value, told[0].unit, told[0].bound == "~", text)


def _questions(text: str, quantity: Quantity) -> Iterator[str]:
    """The text with a question in the place of a figure, where that asks for a calculation, or names one by a noun (增幅, 占比)."""
    word = _ASKED.get(quantity.unit, f"多少{quantity.unit}")
    before, after = text[: quantity.digits], text[quantity.tail :]
    after = _ROUGH_AFTER.sub("", after, count=1) if _ROUGH_AFTER.match(after) else after
    start = max((stop.end() for stop in _STOP.finditer(before)), default=0)
    stop = _STOP.search(after)
    clause = f"{before[start:]}{word}{after[: stop.start()] if stop else after}"
    place = len(before) - start
    for name in _CALCULATED:
        for match in words().operations[name].finditer(clause):
            near = match.start() < place + len(word) and place < match.end() + (_BEHIND if name == "sum" else 0)
            if near and (match.start() < place or match.end() > place + len(word)):
                yield f"{before}{word}{after}"
    if word == _ASKED["%"] and _PART.search(clause):
        yield f"{before}{word}{after}"
    said = _SAID.sub("", before[start:])
    if said and quantity.unit in _ASKED and any(words().operations[name].search(said) for name in (*_CALCULATED, "share")):
        yield f"{before[:start]}{said}{after}"
