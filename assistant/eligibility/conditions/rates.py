"""A rate that a condition asks for by its name (留用率, 裁员率), worked out from the heads that the asker tells: how many of how many."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal

from assistant.compute import in_unit, plain
from assistant.eligibility.conditions.verdicts import between, held
from assistant.eligibility.records import Facts, OwnFigure
from assistant.eligibility.vocabulary import groups
from assistant.records import ConditionCheck
from index.records import Condition
from prompts import say

_NAMES = groups("rates")
_HEADS = frozenset({"个", "人", "名", "位"})
_BELOW = re.compile(r"(?:超过|高于|大于)(?P<bound>\d+(?:\.\d+)?)")
"""A bound that itself is not enough ("超过50%")."""
_CENT = Decimal("0.01")


def rate_told(condition: Condition, facts: Facts) -> ConditionCheck | None:
    """The check of a rate with its working; None where the condition asks for none by a name known, or the asker does not tell both numbers."""
    name = next((name for name in _NAMES if name in condition.text), None) if condition.unit == "%" else None
    heads = [figure for figure in facts.figures if figure.unit in _HEADS or figure.noun == "人"]
    part = next((figure for figure in reversed(heads) if name is not None and any(word in figure.about for word in _NAMES[name])), None)
    wholes = [figure for figure in heads if figure is not part and part is not None and figure.value >= part.value > 0]
    if part is None or len({figure.value for figure in wholes}) != 1:
        return None
    share = part.value / wholes[0].value * 100
    shown = share.quantize(_CENT, ROUND_HALF_UP)
    working = f"{_told(part)} ÷ {_told(wholes[0])} × 100% {'=' if shown == share else '≈'} {plain(shown)}%"
    over = _BELOW.search(condition.text.replace("不超过", "").replace("不高于", ""))
    fits = between(share, condition.minimum, condition.maximum) and not (over is not None and share == Decimal(over["bound"]) and "含" not in condition.text)
    return held(condition.text, fits, say(f"eligibility.reason.share_{'fits' if fits else 'fails'}", working=working))


def _told(figure: OwnFigure) -> str:
    return in_unit(figure.value, "人" if figure.unit == "个" else figure.unit)
