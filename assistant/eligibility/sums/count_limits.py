"""How many pieces a rule counts at most ("每家机构最多支持3人", "每个主体每年不超过5辆", "补贴面积不超过2000平方米")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from assistant.compute import in_unit, plain
from assistant.eligibility.records import Facts, OwnFigure
from assistant.eligibility.sums.bases import counted_in
from assistant.eligibility.sums.deductible import PART
from assistant.eligibility.units import convert
from assistant.eligibility.vocabulary import same_count, words
from index.quantities import numeral
from index.records import Limit, SupportRule

_APPLICANT = frozenset({"家", "户", "企业", "单位", "机构", "公司", "主体", "申请人", "服务商", "旅行社", "合作社", "年", "个", "企", ""})
"""Of these the asker is one, and he tells what he has in one year."""
_SPREAD = frozenset({"亩", "人", "平方米", "吨", "公斤", "名", "位"})
"""Of these the asker has many: a limit on what is counted for each of them needs their number."""
_PIECES = frozenset({"个", "项", "件"})
_WORD = 2


def at_most(rule: SupportRule, figure: OwnFigure, unit: str, facts: Facts) -> OwnFigure:
    """The figure, counted in `unit`, or as much of it as the rule counts."""
    figure = beyond(rule, figure, unit)
    bounds = [(figure.value, in_unit(figure.value, figure.unit), figure.unit), *_bounds(rule, figure, unit, facts)]
    least, _, printed = min(bounds, key=lambda one: one[0])
    if least == figure.value:
        return figure
    told = ", ".join(words_ for _, words_, _ in bounds)
    return replace(figure, value=least, unit=printed, derived=f"min({told})")


def none_above(rule: SupportRule, figure: OwnFigure, unit: str) -> bool:
    """Whether a rule is only for the part above more than the asker counts."""
    low = _least(rule, unit)
    return low is not None and figure.value <= low


def _least(rule: SupportRule, unit: str) -> Decimal | None:
    """How many a rule leaves out that is for the part above them ("200亩以上的部分，每亩再补贴30元"), None where it counts all."""
    above = ((part.minimum, part.unit) for part in rule.conditions if part.maximum is None and PART.fullmatch(part.text))
    told = (low if own == unit else convert(low, own, unit) for low, own in above if low is not None)
    return None if rule.tiers else next((low for low in told if low is not None), None if (first := _first(rule, unit)) is None else first - 1)


def _first(rule: SupportRule, unit: str) -> Decimal | None:
    """The number of the first that a rule counts ("从第3人起每人再给予1000元"), None where it counts all."""
    found = _FROM.search(rule.quote)
    if found is None or not same_count(found["unit"], unit):
        return None
    return numeral(found["count"])


_FROM = re.compile(r"(?:从|自)第(?P<count>[\d一二两三四五六七八九十]+)(?P<unit>[人名位个家户件项])(?:起|开始|及?以上)")


def beyond(rule: SupportRule, figure: OwnFigure, unit: str) -> OwnFigure:
    """The figure, counted in `unit`, less what the rule leaves out of it."""
    low = _least(rule, unit)
    if low is None:
        return figure
    first = _first(rule, unit)
    less = f"−{in_unit(low, figure.unit)}" if first is None else f"−{in_unit(first, figure.unit)}+{in_unit(Decimal(1), figure.unit)}"
    return replace(figure, value=max(figure.value - low, Decimal(0)), derived=f"{in_unit(figure.value, figure.unit)}{less}")


def _bounds(rule: SupportRule, figure: OwnFigure, unit: str, facts: Facts) -> Iterator[tuple[Decimal, str, str]]:
    """Each bound with its words and the unit it is told in; what is counted for each of several takes their number, where the asker tells it."""
    for part in rule.conditions:
        if part.maximum is not None and part.minimum is None and part.unit == unit and PART.fullmatch(part.text):
            yield part.maximum, in_unit(part.maximum, figure.unit), figure.unit
    for limit in rule.limits:
        one = _of(limit, unit) if limit.on == "count" else None
        if one is None or (limit.per == "年" and (facts.planned or 1) > 1) or _of_persons(limit, facts):
            continue
        each = [part for part in limit.per.removesuffix("终身").split("/") if part not in _APPLICANT]
        many = next((other.value for part in each for other in facts.figures if other is not figure and _is_each(other, part)), None)
        if many is not None or not set(each) & _SPREAD:
            own = limit.unit if one == limit.value and limit.unit in words("counters") else figure.unit
            yield one * (many or 1), f"{in_unit(one, own)}×{plain(many)}" if many is not None else in_unit(one, own), own


def _of(limit: Limit, unit: str) -> Decimal | None:
    """How many of `unit` the limit lets count, None where it limits other things; a thing that is named (5个产品) is counted in pieces."""
    told = counted_in(OwnFigure("", limit.value, limit.unit, "", thing=limit.unit), unit)
    named = limit.unit not in words("counters") and (unit in _PIECES or limit.unit.endswith(unit))
    named = named or (limit.unit in _PIECES and (unit in _PIECES or (len(unit) >= _WORD and unit in limit.what)))
    return limit.value if told is None and named and limit.unit not in _SPREAD else told


def _of_persons(limit: Limit, facts: Facts) -> bool:
    """Whether a limit is on natural persons only, and the asker a body."""
    return _PERSON.search(limit.text) is not None and _BODY.search(facts.text) is not None and _HIMSELF.search(facts.text) is None


_PERSON, _BODY = re.compile("自然人|同一个人|单个个人|每个个人"), re.compile(r"公司|企业|[我咱]们?厂|工厂|单位|合作社|研究[院所]|学校|大学|医院")
_HIMSELF = re.compile(r"我?个人(?!所得|贷)|自己名下|本人|我自己|我一个人")


def _is_each(figure: OwnFigure, each: str) -> bool:
    """Whether a figure tells how many there are of what the limit is for each of (每人, 每个展会)."""
    return figure.unit == each or counted_in(figure, each) is not None or (len(figure.thing) >= _WORD and (figure.thing[:_WORD] in each or (len(each) >= _WORD and each in figure.thing)))
