"""Ladders: steps of a benefit that depend on one figure, within one sentence part or over several."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from index.records import Condition, SupportRule, Tier
from index.rules.figures import Figure, in_yuan, plain
from index.rules.thresholds import Threshold, thresholds
from index.rules.values import Value

_PART = re.compile(r"部分$")
_STEP_ONLY = re.compile(
    r"^(?:其中|对|对于|年|当年|金额|规模|总额|面积|人数|数量|的|在|达到?|超过|满|不足|[不高]?低于|不[少高]于|累计|全年|[（(][^)）]*[)）]|[\d.,]+|以[上下内]|至|到|[-—~～]|不?含|[亿万千百]+(?:美?元|人民币)?|美?元|人民币|平方米|立方米|人次|小时|[学课]时|公里|架次|批次|标箱|[人家户]次|张床位?|床位|[头只羽座处场期辆床张人亩家个户件台套吨年次名%班天]|部分|及|、)*+$"
)


def tiers(items: tuple[str, ...], values: list[Value]) -> tuple[Tier, ...] | None:
    """The steps of a ladder: each item's threshold with the value of the same place; None where an item has no threshold."""
    last = next((limit.unit for item in reversed(items) for limit in thresholds(item)), "")
    limits = [_step_in(item, last) for item in items]
    unit = next((limit.unit for limit in reversed(limits) if limit is not None), "")
    filled: list[Threshold] = []
    for item, limit in zip(items, limits, strict=True):
        if limit is None:
            limit = next(iter(thresholds(re.sub(r"(\d)(?!.*\d)", rf"\g<1>{unit}", item))), None)
        if limit is None:
            return None
        filled.append(
            aligned(limit, unit if limits[0] is None else filled[0].unit if filled else limit.unit)
        )
    money = next((f for v in values for f in (v.amount, v.cap) if f is not None), None)
    target = money.unit if money else ""
    return closed(
        tuple(
            Tier(
                text=item,
                minimum=limit.minimum,
                maximum=limit.maximum,
                unit=limit.unit,
                rate=value.rate.value if value.rate else None,
                amount=sum_in(value.amount, target),
                cap=sum_in(value.cap, target),
            )
            for item, limit, value in zip(items, filled, values, strict=True)
        )
    )


def _step_in(item: str, unit: str) -> Threshold | None:
    """The threshold of an item on what the steps are in, the first where none is ("12个月内进出口额达到3000万元" among sums)."""
    found = list(thresholds(item))
    return next((one for one in found if one.unit.lstrip(_SCALES) == unit.lstrip(_SCALES)), found[0] if found else None)


def closed(steps: tuple[Tier, ...]) -> tuple[Tier, ...]:
    """Steps without an upper bound end where the next one begins."""
    bounds = sorted(step.minimum for step in steps if step.minimum is not None)
    return tuple(
        replace(
            step, maximum=next((b for b in bounds if step.minimum is not None and b > step.minimum), None)
        )
        if step.maximum is None
        else step
        for step in steps
    )


def joined_steps(rules: list[SupportRule]) -> list[SupportRule]:
    """Rules that follow each other in one sentence and differ only in a threshold on one figure become one with tiers."""
    done: list[SupportRule] = []
    for rule in rules:
        step = _limit(rule, "")
        ladder = _limit(done[-1], step.unit) if done and step else None
        if step is None or ladder is None or rule.tiers or not _is_next(done[-1], ladder, rule, step):
            done.append(rule)
        else:
            done[-1] = _extended(done[-1], ladder, rule, step)
    return done


def alike_measured(rules: list[SupportRule]) -> list[SupportRule]:
    """The rules of one sentence, a bare threshold on the figure that the last one before it in the same unit is on ("年产值达到1亿元的，…；达到5亿元的，再…")."""
    done: list[SupportRule] = []
    for rule in rules:
        earlier = [one for before in done for one in before.conditions if one.subject]
        done.append(replace(rule, conditions=tuple(_on_the_same(one, earlier) for one in rule.conditions)))
    return done


def _on_the_same(bare: Condition, earlier: list[Condition]) -> Condition:
    if bare.subject or not bare.unit or _STEP_ONLY.match(_without_lead(bare.text, "".join(one.text for one in earlier))) is None:
        return bare
    same = next((one for one in reversed(earlier) if one.unit.lstrip(_SCALES) == bare.unit.lstrip(_SCALES)), None)
    return bare if same is None else replace(bare, subject=same.subject)


def _limit(rule: SupportRule, unit: str) -> Condition | None:
    """The rule's last threshold, if a unit is given the last on such a unit."""
    limits = [
        c for c in rule.conditions if c.unit and (not unit or c.unit.lstrip(_SCALES) == unit.lstrip(_SCALES))
    ]
    return limits[-1] if limits else None


def _is_next(first: SupportRule, ladder: Condition, second: SupportRule, step: Condition) -> bool:
    """Whether `second` gives the same kind of thing and states nothing but another step of the same figure."""
    if _ON_TOP.search(second.quote):
        return False
    capped = not first.per and second.cap is not None and first.cap is None
    if first.benefit != second.benefit or (first.per != second.per and not capped):
        return False
    money = first.benefit == "fixed" and first.currency_unit.endswith("元") and second.currency_unit.endswith("元") and "美" not in first.currency_unit + second.currency_unit
    if first.currency_unit != second.currency_unit and not money and not (capped and second.rate is not None):
        return False
    if first.subject != second.subject or (step.minimum, step.maximum) in {
        (t.minimum, t.maximum) for t in first.tiers
    } | {(ladder.minimum, ladder.maximum)}:
        return False
    others = {c.text for c in second.conditions if c is not step and not c.text.endswith("基础上")}
    named = step.subject if step.subject and ladder.subject.endswith(step.subject) else ladder.subject
    words = step.text.replace(named, "", 1) if named else step.text
    words = _without_lead(words if step.unit.endswith("岁") else _without_thing(words, ladder.text), ladder.text)
    return others <= {c.text for c in first.conditions} and _STEP_ONLY.match(words) is not None


def _without_lead(step: str, first: str) -> str:
    """The words of a step without those before its figure that the first step says too ("增长20%以上" behind "同比增长10%以上")."""
    lead = _LEAD.match(step)
    return step[lead.end() :] if lead is not None and lead.group() in first else step


_LEAD = re.compile(r"(?:首次|同比|较上年)?(?:增长|增幅|增速|下降|提高)?")


def _without_thing(step: str, first: str) -> str:
    """The words of a step without those behind its figure that the first step has too ("1000吨标准煤以上" behind "500吨标准煤以上")."""
    tail = _BEHIND_FIGURE.search(first)
    return step.removesuffix(tail.group()) if tail is not None and len(step) > len(tail.group()) > _THING else step


_THING = 4
"""More signs than a unit and a bound have name a thing as well."""
_BEHIND_FIGURE = re.compile(r"(?<=\d)[^\d，。；]+$")
_ON_TOP = re.compile(r"(?:再|另行?|另外|额外)(?:一次性|按[^，。；\d]{0,10})?(?:给予|予以|增加|奖|补|资助|发放|追加)|增加(?:一次性)?(?:奖|补|资助|发放)|[加增]发|追加")
"""A sum on top of that of the step before is no step in its place ("达到5亿元的，再奖励20万元")."""
_NUMBERED = re.compile(r"[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]?")
"""The number of an item, which names no figure."""
_MEASURED_BY = re.compile(
    r"(?:按照?|以|根据|依据)(?P<base>[^，。；：、的\d]{2,12}?(?:总额|费用|投资额|收入|金额|租金|贡献|产值|面积|人数|数量))"
)
"""The figure that the steps of a list are on, told before it ("按研发费用总额所在档次")."""


def _named(ladder: Condition, rule: SupportRule) -> Condition:
    """The first step's threshold; where only the number of its item stands before it, on the figure named before the list."""
    if _NUMBERED.fullmatch(ladder.subject) is None:
        return ladder
    measured = _MEASURED_BY.search(rule.quote)
    return replace(ladder, subject=measured["base"] if measured is not None else "")


def _extended(first: SupportRule, ladder: Condition, second: SupportRule, step: Condition) -> SupportRule:
    named = _named(ladder, first)
    first = replace(first, conditions=tuple(named if one is ladder else one for one in first.conditions))
    ladder = named
    steps = first.tiers or (_tier(ladder, first, ladder.unit),)
    whole = second.cap if all(one.cap is None for one in steps) or second.cap == first.cap else None
    if second.amount is not None and second.currency_unit != first.currency_unit:
        second = replace(second, amount=convert(second.amount, second.currency_unit, first.currency_unit),
                         cap=None if second.cap is None else convert(second.cap, second.currency_unit, first.currency_unit), currency_unit=first.currency_unit)
        whole = None if whole is None else second.cap
    following = _tier(step, second, steps[0].unit)
    return based(replace(
        first,
        tiers=closed((*steps, replace(following, cap=None) if whole is not None else following)),
        rate=None,
        amount=None,
        amount_max=None,
        cap=whole,
        per=first.per or second.per,
        currency_unit=second.currency_unit if whole is not None else first.currency_unit,
        end=second.end,
        base=first.base or (ladder.subject if second.rate is not None and not ladder.subject.endswith("部分") else ""),
        marginal=_PART.search(step.text) is not None and (second.rate is not None or steps[0].unit in second.per.split("/")),
        years=first.years or second.years,
        period=first.period or second.period,
    ))


_LADDER = re.compile(
    r"^(?:(?:补助|补贴|奖励|救助)?按(?:照)?)?(?:当年)?(?P<base>[一-鿿]{2,14}?)(?:所在档次|按(?:照)?(?:下列|以下|如下|分段|分档|累进|超额))[^，。；]*(?:计算|计补|补助|补贴|奖励|救助|执行|发放|比例)[^，。；]*$"
)
"""Words that tell of what the steps after them are taken ("研发费用按下列标准分段累进计算补助")."""


def based(rule: SupportRule) -> SupportRule:
    """The ladder of shares with the figure that its conditions name for all its steps, which is no condition."""
    if rule.base or not any(tier.rate is not None for tier in rule.tiers):
        return rule
    named = next((match for one in rule.conditions if (match := _LADDER.match(one.text)) is not None), None)
    if named is None:
        return rule
    return replace(rule, base=named["base"], conditions=tuple(one for one in rule.conditions if one.text != named.string))


def _tier(condition: Condition, rule: SupportRule, unit: str) -> Tier:
    limit = aligned(Threshold(condition.minimum, condition.maximum, condition.unit, 0, 0), unit)
    return Tier(condition.text, limit.minimum, limit.maximum, limit.unit, rule.rate, rule.amount, rule.cap)


_SCALES = "亿千百十万"


def aligned(limit: Threshold, unit: str) -> Threshold:
    """The threshold told in `unit` where both are multiples of one currency or count."""
    if limit.unit == unit or limit.unit.lstrip(_SCALES) != unit.lstrip(_SCALES):
        return limit
    factor = in_yuan(Decimal(1), limit.unit) / in_yuan(Decimal(1), unit)
    return replace(
        limit,
        unit=unit,
        minimum=None if limit.minimum is None else plain(limit.minimum * factor),
        maximum=None if limit.maximum is None else plain(limit.maximum * factor),
    )


def sum_in(figure: Figure | None, unit: str) -> Decimal | None:
    """A sum of money told in `unit`; None for no figure or a rate."""
    return None if figure is None or figure.kind != "money" else convert(figure.value, figure.unit, unit)


def most_in(figure: Figure | None, unit: str) -> Decimal | None:
    """The upper end of a range told in `unit`, or None."""
    return (
        None if figure is None or figure.value_max is None else convert(figure.value_max, figure.unit, unit)
    )


def convert(value: Decimal, unit: str, target: str) -> Decimal:
    """A sum of `unit` told in `target`."""
    return value if unit == target else plain(in_yuan(value, unit) / in_yuan(Decimal(1), target))
