"""What the second and further ones of a thing are given less of: "同一项目连续举办多场的，第二场起按标准的50%补助，每年最高200万元"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from assistant.compute import in_unit, plain
from assistant.eligibility import Decision, Facts
from assistant.eligibility.records import Amount
from assistant.eligibility.sums.heads import count_unit
from assistant.eligibility.units import convert
from assistant.eligibility.vocabulary import same_count
from assistant.records import Computation
from index.library import Library
from index.records import SupportRule

_LATER = re.compile(
    r"(?P<case>[^，。；\n]{0,24}?[的，])?(?:从|自)?第(?P<nth>[二三四2-4两])(?P<unit>[场个家人辆台届次件项所批])(?:及以后|及以上|及其后|以后|起|开始)[^，。；\n]{0,10}?"
    r"按(?:照)?(?:上述|前述|该|原|相应|本条)?(?:奖励|补助|补贴)?标准的?(?P<rate>\d+(?:\.\d+)?)%(?:给予)?(?:补助|奖励|补贴|资助|计发|支持|发放|计算|执行)")
_MOST = re.compile(r"[^。；\n]{0,24}?(?:最高|不超过|最多)(?P<most>\d+(?:\.\d+)?)(?P<unit>[万亿]?元)")
_NTH = {"二": 2, "两": 2, "三": 3, "四": 4, "2": 2, "3": 3, "4": 4}
_ONE_THING = re.compile(r"同一|同[个场样]|连续|连[办开演续着]|系列")
"""That the several are of one thing, as a case asks and as an asker tells."""


def lessened(decision: Decision, own: Facts, library: Library) -> tuple[Decision, tuple[int, int] | None]:
    """The decision with the sums of the second and further ones as the sentence behind its rule gives them, and where that sentence stands; the
    sums as they are where the asker does not tell that the several are of one thing."""
    rule = decision.rule
    text = library.text(rule.document)
    line = text.find("\n", rule.start)
    found = _LATER.search(text, rule.start, line if line >= 0 else len(text))
    units = count_unit(rule)
    if found is None or not units or not same_count(units[0], found["unit"]) or not decision.amounts:
        return decision, None
    most = _MOST.match(text, found.end())
    span = found.start(), found.end() if most is None else most.end()
    case = found["case"] or ""
    if _ONE_THING.search(case) and not _ONE_THING.search(own.text):
        return decision, span
    limit = None if most is None else convert(Decimal(most["most"]), most["unit"], rule.currency_unit)
    made = tuple(_worked(one, rule, own, Decimal(_NTH[found["nth"]] - 1), Decimal(found["rate"]), limit) or one for one in decision.amounts)
    return replace(decision, amounts=made), span


def without_the_rest(decisions: Sequence[tuple[Decision, tuple[int, int] | None]]) -> list[tuple[Decision, tuple[int, int] | None]]:
    """The decisions, less those on a sentence by which another is `lessened`: it gives nothing by itself."""
    spans = [(one.rule.document, *span) for one, span in decisions if span is not None]
    kept = [(one, span) for one, span in decisions
            if not any(document == one.rule.document and start <= one.rule.start < end for document, start, end in spans)]
    return kept or list(decisions)


def _worked(amount: Amount, rule: SupportRule, own: Facts, full: Decimal, rate: Decimal, most: Decimal | None) -> Amount | None:
    """The sum of several, the first `full` of which count whole and the others by `rate` percent; None where the asker tells no more than those."""
    counts = {one.value for one in own.figures if same_count(one.unit, count_unit(rule)[0]) and one.value > full}
    sums = {one for one in (rule.amount, *(tier.amount for tier in rule.tiers)) if one is not None}
    fitting = [(count, single) for count in counts for single in sums if count * single == amount.value]
    if len(fitting) != 1:
        return None
    (count, single), unit = fitting[0], count_unit(rule)[0]
    value = single * full + single * rate / 100 * (count - full)
    one, less = in_unit(single, amount.unit), f"{in_unit(single, amount.unit)}×{plain(rate)}%"
    steps: tuple[Computation, ...] = ()
    if full == 1:
        counted = f"{in_unit(count, unit)}−{in_unit(full, unit)} = {in_unit(count - full, unit)}"
        steps, sum_ = (Computation("difference", counted, count - full, unit, ("asker",)),), f"{one} + {less}×{plain(count - full)}"
    elif count <= _LISTED:
        sum_ = " + ".join([one] * int(full) + [less] * int(count - full))
    else:
        return None
    working = f"{sum_} = {in_unit(value, amount.unit)}"
    if most is not None and value > most:
        value, working = most, f"min({sum_}, {in_unit(most, amount.unit)}) = {in_unit(most, amount.unit)}"
    steps = (*steps, Computation("total", working, value, amount.unit, ("asker",)))
    return replace(amount, value=value, working="；".join(step.expression for step in steps), words="", steps=steps)


_LISTED = 12
"""So many at most are added up one by one."""
