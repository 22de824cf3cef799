"""Sums for each further so many above a threshold told before ("突破2000万元的，奖励20万元；此后每增加1000万元，再奖励10万元") or in the same
part ("3人以上的，超出部分每增加1人给予3000元")."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from index.quantities import in_base_units
from index.records import Condition, SupportRule

_FURTHER = re.compile(r"每再?(?:(?:增加|增长|增|递增)(?![\d.]+[家户人名个位])|超过|超|多)(?P<count>[\d.,]*[百千万亿]*[一-鿿]{1,3}?)(?=[，,]|再|另|给|奖|补|增加|追加|的)")
_GOES_ON = re.compile(r"在[^，。；]{1,10}(?:的)?基础上[，,]?每|(?:此后|其后|以后|之后|在此基础上|其中)?[^，。；]{0,6}?[，,]?每")
_AGAINST_A_YEAR = re.compile(r"同比|[比较]上年|[比较]去年|上一?年度")
"""Growth against another year is no excess over the threshold."""


_EXCESS = re.compile(r"(?:其中|对|就|按)?(?:超过|超出|高出|多出|超额|新增超出)的?(?:部分|人数|数量|面积)?[，,]?(?:每?(?:再)?(?:增加|新增|增|多|超过|超出|超)?(?:一|[1-9]\d*)?(?P<unit>[一-鿿]{1,3}?)?)")
"""A condition that says no more than that the part above the threshold beside it counts."""
_ONE_OF = re.compile(r"^1(?=[一-鿿])")


def excess_parts(rules: list[SupportRule]) -> list[SupportRule]:
    """The rules of one sentence; where one is for what lies above its own threshold ("3人以上的，超出部分每增加1人给予3000元"), that part is what it asks for,
    as it would be told in one ("超过3人的部分，每人3000元")."""
    return [_of_excess(rule) for rule in rules]


def _of_excess(rule: SupportRule) -> SupportRule:
    per = _ONE_OF.sub("", rule.per)
    unit = per.lstrip("0123456789")
    own = [one for one in rule.conditions if one.minimum is not None and one.maximum is None and one.unit and _alike(one.unit, unit) and _EACH_ABOVE.fullmatch(one.text) is None]
    named = next((one for one in rule.conditions if one not in own and (((found := _EXCESS.fullmatch(one.text)) is not None and found["unit"] in (None, unit)) or _each_above(one.text, own))), None)
    if len(own) != 1 or rule.amount is None or rule.tiers or (named is None and _ABOVE_IT.search(rule.quote) is None):
        return rule
    limit = own[0]
    part = limit if limit.unit == "%" else replace(limit, text=f"超过{limit.minimum.normalize() if limit.minimum else 0:f}{limit.unit}的部分")
    return replace(rule, per=per, conditions=tuple(part if one is limit else one for one in rule.conditions if one is not named))


def _each_above(text: str, own: list[Condition]) -> bool:
    """Whether words say that each unit above the threshold beside them counts ("展期超过3天的，每增加1天另行补助")."""
    found = _EACH_ABOVE.fullmatch(text)
    return found is not None and (found["growing"] is None or any("超" in one.text for one in own)) and not any(_AGAINST_A_YEAR.search(one.text) and one.unit != "%" for one in own)


_EACH_ABOVE = re.compile(r"(?:其中)?每再?(?:超过|超出|高出|高于|多出|超|多|(?P<growing>增加|延长|增|提高))[\d.一]*[一-鿿]{1,4}?(?:的|再|另行?|另外|额外|增加|给予|予以)*")
_ABOVE_IT = re.compile(r"[，,](?:对|就|按|其)*(?:超过|超出|高出|多出|超额)的?(?:部分|用量|电量|数量|人数|面积)(?:的)?[，,]?(?:按|每|给|予|以)")
"""Behind a threshold: what is given is for the part above it ("超过500万千瓦时的，超出部分按每千瓦时0.05元")."""


def _alike(unit: str, other: str) -> bool:
    """Whether two units count the same, in whatever multiples (万千瓦时, 千瓦时)."""
    return unit == other or (unit == "%" and other in _POINTS) or (bool(other) and in_base_units(Decimal(1), unit)[1] == in_base_units(Decimal(1), other)[1])


_POINTS = frozenset({"个百分点", "百分点"})


def counted_beyond(rules: list[SupportRule], beside: SupportRule | None) -> list[SupportRule]:
    """The rules of one sentence, those for each further so many with the part that counts for them: what lies above the threshold of the rule
    before; `beside` is the one before the sentence in its paragraph."""
    done: list[SupportRule] = []
    for rule in rules:
        before = done[-1] if done else beside
        limit = None if before is None or rule.tiers or rule.amount is None else _threshold(rule, before)
        if limit is not None and limit.minimum is not None:
            part = Condition(f"超过{limit.minimum.normalize():f}{limit.unit}的部分", "other", limit.subject, limit.minimum, None, limit.unit, limit.start, limit.end)
            rule = replace(rule, conditions=(part, *(one for one in rule.conditions if not _FURTHER.search(one.text + "，"))))
        done.append(rule)
    return done


def _threshold(rule: SupportRule, before: SupportRule) -> Condition | None:
    """The threshold that the rule counts from, None where it counts all or growth."""
    further = _FURTHER.search(rule.quote)
    if further is None or _GOES_ON.match(rule.quote[further.start() :] if rule.start == before.start else rule.quote) is None or _AGAINST_A_YEAR.search(rule.quote):
        return None
    limits = [one for one in before.conditions if one.minimum is not None and one.unit and one.maximum is None]
    if before.tiers or not limits or any(one.minimum is not None for one in rule.conditions if one.unit == limits[-1].unit and not _FURTHER.search(one.text + "，")):
        return None
    unit = rule.per.lstrip("0123456789.")
    same = in_base_units(Decimal(1), limits[-1].unit)[1] == in_base_units(Decimal(1), unit)[1]
    return limits[-1] if same else None
