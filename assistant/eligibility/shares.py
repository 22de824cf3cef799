"""A share that a condition asks for ("科技人员占职工总数的比例不低于10%"), worked out from the part and the whole that the asker tells."""

from __future__ import annotations

import re
from decimal import ROUND_CEILING, ROUND_HALF_UP, Decimal

from assistant.compute import plain
from assistant.eligibility.records import Facts, OwnFigure
from assistant.eligibility.said import same
from assistant.eligibility.units import convert
from assistant.records import Computation, ConditionCheck
from index.quantities import in_base_units
from prompts import say

_SHARE = re.compile(
    r"(?P<part>[^，。；占]{2,30})占(?P<whole>[^，。；的]{2,16}(?:总[数额量])?)的?(?:比例|比重|比率)?(?:应)?(?P<least>不低于|不少于|达到?|超过|在)(?P<rate>\d+(?:\.\d+)?)%(?:以上)?")
_FILLING = re.compile(r"[的了我们公司企业当年同期总数额量从事相关全部]")
_CENT = Decimal("0.01")


def part_of_whole(sentence: str, facts: Facts) -> tuple[ConditionCheck, tuple[Computation, ...]] | None:
    """The check of the share in `sentence` with its working, None where it asks for none or the asker does not tell both figures."""
    asked = _SHARE.search(sentence)
    if asked is None:
        return None
    whole = _figure(asked["whole"], facts, None) or _all_heads(asked["whole"], facts)
    part = _figure(asked["part"], facts, whole)
    if whole is None or part is None or not whole.value or part.measure == whole.measure:
        return None
    value = convert(part.value, part.unit, whole.unit)
    value = part.value if value is None else value
    rate = Decimal(asked["rate"])
    share = (value / whole.value * 100).quantize(_CENT, ROUND_HALF_UP)
    fits = value * 100 >= rate * whole.value
    least = whole.value * rate / 100
    sign = "=" if share * whole.value == value * 100 else "≈"
    unit, own = whole.unit, part.unit
    steps = [Computation("share", f"{plain(value)} ÷ {plain(whole.value)} × 100% {sign} {plain(share)}%", share, "%", ("asker",))]
    reason = say(f"eligibility.reason.share_{'fits' if fits else 'fails'}", working=steps[0].expression)
    if not fits:
        steps.append(Computation("product", f"{plain(whole.value)}{unit}×{plain(rate)}% = {plain(least)}{unit}", least, unit, ("asker",)))
        reason += say("eligibility.reason.share_least", working=steps[1].expression)
        gap = (least if "元" in unit else least.to_integral_value(ROUND_CEILING)) - value
        if least == least.to_integral_value() or "元" in unit:
            steps.append(Computation("difference", f"{plain(least)}{unit}−{plain(value)}{own} = {plain(gap)}{unit}", gap, unit, ("asker",)))
            reason += say("eligibility.reason.share_gap", gap=f"{plain(gap)}{unit}")
    return ConditionCheck(asked.group(), "符合" if fits else "不符合", reason), tuple(steps)


_STAFF = re.compile(r"职工|员工|人数|从业人员")


def _all_heads(name: str, facts: Facts) -> OwnFigure | None:
    """The heads that the asker counts first ("公司200人，其中…"), where `name` says all the staff; None where he counts none."""
    heads = [figure for figure in facts.figures if figure.unit in ("人", "名") and "其中" not in figure.about]
    return heads[0] if heads and _STAFF.search(name) else None


def _figure(name: str, facts: Facts, other: OwnFigure | None) -> OwnFigure | None:
    """The asker's figure that is told of what `name` says: of all but `other` the one with most of its pairs of signs."""
    form = _FILLING.sub("", same(name))
    pairs = {form[i : i + 2] for i in range(len(form) - 1)}
    best: tuple[int, OwnFigure] | None = None
    for figure in facts.figures:
        if figure == other or figure.unit == "%" or (other is not None and not _alike(figure, other)):
            continue
        hits = sum(pair in _FILLING.sub("", same(figure.about + figure.measure)) for pair in pairs)
        if hits and (best is None or hits > best[0]):
            best = hits, figure
    return None if best is None else best[1]


def _alike(figure: OwnFigure, other: OwnFigure) -> bool:
    """Whether the two count things of one kind; a bare 个 counts heads beside heads."""
    return in_base_units(figure.value, figure.unit)[1] == in_base_units(other.value, other.unit)[1] or {figure.unit, other.unit} <= {"个", "人", "名", "位"}
