"""Faithfulness: whether each figure of an answer stands in what it quotes, computes or was told.

This is a check from outside: it shares no code with the guard that passes answers, and looks at values only.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from eval.cases import Case
from eval.measures.text import clean

_FIGURE = re.compile(r"(?<![\d.A-Za-z])\d+(?:\.\d+)?(?!\d)")
_YEAR = re.compile(r"(?:19|20)\d\d(?=年|[-—–~至到、和]|$)|(?<=年)\d{1,2}月(?:\d{1,2}日)?")
_LABEL = re.compile(r"(?m)^\s*(?:[-*]\s+)?\d{1,2}[.、)]\s?(?=\D)")
_SCALES = (Decimal(1), Decimal(10_000), Decimal(100_000_000), Decimal(100))
"""个, 万, 亿; and shares written as per cent."""


def supported(case: Case, answer: Mapping[str, Any]) -> tuple[int, int]:
    """How many figures of the answer's text are supported, and how many it has. Years, dates and list numbers are no figures."""
    text = clean(_LABEL.sub("", str(answer.get("answer") or "")))
    stated = [Decimal(figure) for figure in _FIGURE.findall(_YEAR.sub("年", text))]
    known = _values(_grounds(case, answer))
    return sum(_stands(value, known) for value in stated), len(stated)


def _grounds(case: Case, answer: Mapping[str, Any]) -> Iterable[str]:
    """All that may hold a figure: quotes and where they stand, workings and results, what the asker said."""
    yield from (case.question, *case.history)
    for citation in answer.get("citations") or ():
        yield from (citation["quote"], str(citation.get("title") or ""), str(citation.get("number") or ""))
        yield from citation.get("path") or ()
    for computation in answer.get("computations") or ():
        yield from (str(computation["expression"]), str(computation["result"]))


def _values(texts: Iterable[str]) -> frozenset[Decimal]:
    return frozenset(Decimal(figure) for text in texts for figure in _FIGURE.findall(clean(text)))


def _stands(value: Decimal, known: frozenset[Decimal]) -> bool:
    return any(value * scale in known or value / scale in known for scale in _SCALES)
