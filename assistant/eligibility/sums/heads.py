"""A fixed sum: once, for each unit the asker counts, or for each full one."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from assistant.compute import in_unit, plain
from assistant.eligibility.levels import levels
from assistant.eligibility.records import Amount, Facts, OwnFigure, Worked
from assistant.eligibility.sums.age_counts import of_age
from assistant.eligibility.sums.bases import counted_in, derived, in_all
from assistant.eligibility.sums.caps import against_cap, summed
from assistant.eligibility.sums.count_limits import at_most, beyond, none_above
from assistant.eligibility.sums.per_head import by_visits, told_of_each
from assistant.eligibility.sums.periods import YEARLY, is_yearly, over_time, without_yearly_cap
from assistant.eligibility.sums.which_count import called, done, of_kind, pairs_in, without_outcome
from assistant.eligibility.told import kin
from assistant.eligibility.told.growth import grown_by, grown_in
from assistant.eligibility.told.staff import without_staff
from assistant.eligibility.units import convert
from assistant.eligibility.vocabulary import same_count
from assistant.eligibility.wording import how_many
from assistant.records import Computation
from index.quantities import in_base_units
from index.records import SupportRule
from prompts import say

_FULL = re.compile(r"每(?:满|达到?|增加|增长|实现|完成)")
_GROWING = re.compile(r"每(?:增长|增加|新增|提高|多)(?:额|部分)?(?=[\d一])")
_LEAST = re.compile(r"(?:给予|予以|奖励|补助|补贴|资助)(?:不低于|不少于|至少)\d")
_NAME = 8
"""So many signs behind 每艘 name what the sum is for."""
APPLICANT = frozenset({"家", "户", "企业", "单位", "机构", "公司", "主体", "申请人", ""})
"""Of these the asker is one."""
_IN_ALL = re.compile(r"(?:共|合计|总计|累计)(?:有|是|为|接收|招)?(?:了)?$")
"""Before a number: it counts all of those told."""
_PERSON = re.compile(r"(?:毕业生|人员|人才|者|学生|老人|老年人|残疾人|军人|个人|居民|纳税人|青年|博士|硕士|研究生|对象|人口|成员|妇女|儿童|孤儿|职工|护理员|农民|教师|医生)$")
_MANY = re.compile(r"招(?!募)|雇|聘|员工|职工(?!养老|医保|医疗|社保|参保)|(?:公司|企业|(?<!进)单位)(?!里?(?:上班|工作|干活|打工|任职|就业|就职|实习))|见习基地|[\d两几]+(?:个|名|位)?人")


_WORKPLACE = re.compile(r"[在到进去](?:[^，。；？]{0,30}?(?:公司|企业|单位))[^，。；？]{0,8}(?:上班|工作|实习|就业|任职|打工|见习|干活|做事)")
"""Where one person works: no company asks."""
_HOMES = frozenset({"户", "家庭"})
_HOME = re.compile(r"[我俺咱]们?家|家里|一家|全家|[我本](?!们|村|社区|乡|镇|县|市)|自家|自己")
_VILLAGE = re.compile(r"村(?!民|里|户)|社区|公司|企业|合作社|街道|[乡镇][里上]?有|\d户")
"""Somebody asks for many homes."""


def by_amount(rule: SupportRule, facts: Facts) -> Worked:
    """A fixed sum, once or for each unit the asker counts."""
    rule = without_yearly_cap(rule)
    assert rule.amount is not None
    unit, units = rule.currency_unit, count_unit(rule)
    if rule.amount_max is not None:
        text = say("eligibility.working.range", low=plain(rule.amount), high=plain(rule.amount_max), unit=unit)
        return Worked((Amount("", rule.amount, unit, text, (say("eligibility.note.range"),)),))
    if not units and rule.cap is not None and rule.cap < rule.amount:
        key = "most_monthly" if "月" in rule.per.split("/") else "most"
        text = say(f"eligibility.working.{key}", amount=plain(rule.cap), unit=unit)
        return Worked((Amount("", rule.cap, unit, text, most=True),))
    if not units:
        least = _LEAST.search(rule.quote) is not None
        key = "monthly" if "月" in rule.per.split("/") else "least" if least else "once" if "一次性" in rule.quote else "fixed"
        text = say(f"eligibility.working.{key}", amount=plain(rule.amount), unit=unit)
        working = f"= {in_unit(rule.amount, unit)}" if is_yearly(rule) else text
        return Worked((over_time(rule, facts, Amount("", rule.amount, unit, working, words=text)),))
    rule = by_visits(rule, facts)
    units = count_unit(rule)
    rule = _as_paid(rule, units[0], facts)
    assert rule.amount is not None
    facts = without_staff(facts, "".join((rule.subject, rule.quote)))
    facts = replace(facts, figures=tuple(_of_one(figure, units) or in_all(figure, facts) for figure in facts.figures if figure.each or not told_of_each(figure)))
    lot, units[0] = _lot(units[0])
    if units[0] in _POINTS:
        return _by_points(rule, facts, lot)
    found = [figure for figure in facts.figures if figure.unit == units[0] and not figure.noun] or [
        replace(figure, value=value, unit=units[0] if not (value == figure.value and (figure.unit.startswith(units[0]) or _behind_others(units[0], figure))) and (not figure.noun or f"{plain(figure.value)}个人" in figure.words) else figure.unit) for figure in facts.figures
        if (value := counted_in(figure, units[0])) is not None and _may_be(figure, units[0], rule)]
    found = called(rule, found, units[0]) or done(rule, units[0], facts) or without_outcome(rule, found)
    found = [one for one in found if _IN_ALL.search(one.about)] or of_kind(rule, found, units[0]) or found
    found = found or kin.counted(rule, units[0], facts) or _mouths(rule, units[0], facts) or _housed(rule, units[0], facts)
    if not found and units[0] in _HOMES and _HOME.search(facts.text) and not _VILLAGE.search(facts.text):
        return by_amount(replace(rule, per="/".join(part for part in rule.per.split("/") if unit_of(part) not in _HOMES)), facts)
    if not found and units[0] == "人" and of_oneself(rule, facts):
        return by_amount(replace(rule, per="/".join(part for part in rule.per.split("/") if unit_of(part) != "人")), facts)
    found = _once([one for one in found if not _of_other_level(rule, one)])
    if units[0].endswith("元") and _GROWING.search(rule.quote):
        found = grown_in(units[0], facts) or [one for one in found if beyond(rule, one, units[0]) != one]
    if _FULL.search(rule.quote) or (lot != 1 and units[0].endswith("元")):
        return Worked(tuple(_in_full(rule, beyond(rule, figure, units[0]), rule.amount, lot, units[0]) for figure in found), (
            ) if found else (how_many(units[0]),))
    if not found:
        return Worked((), (how_many(units[0]),))
    if len(found) == 1 and found[0].value > 1 and _ONE_BY_ONE.search(facts.text):
        return Worked((_each_and_all(rule, found[0]),))
    if len(found) == 1 and found[0].value > 1 and _unlike(rule, units[0], facts):
        return Worked((), (say("eligibility.ask.which_sum"),))
    if found and all(none_above(rule, figure, units[0]) for figure in found):
        text = say("eligibility.working.no_tier", value=in_unit(found[0].value, found[0].unit))
        return Worked((Amount(found[0].case, Decimal(0), unit, text, (text,)),))
    found = [one for figure in found if (one := of_age(rule, figure, facts)) is not None]
    if not found:
        return Worked((), (say("eligibility.ask.which_sum"),))
    found, added = summed(rule, found)
    found = [_in_lots(at_most(rule, figure, units[0], facts), lot, units[0]) for figure in found]
    made = []
    further = [next((one for one in facts.figures if one.unit == name), None) for name in units[1:]]
    further = [None if one is None else at_most(rule, one, name, facts) for name, one in zip(units[1:], further, strict=True)]
    lacking = tuple(how_many(name) for name, one in zip(units[1:], further, strict=True) if one is None)
    if lacking:
        return Worked((), lacking)
    further = [one and at_most(rule, one, name, facts) for name, one in zip(units[1:], further, strict=True)]
    for figure in found:
        raw = rule.amount * figure.value
        product = f"{in_unit(figure.value, figure.unit)}×{in_unit(rule.amount, unit)}" if figure.unit else f"{figure.derived}×{in_unit(rule.amount, unit)}"
        for one in further:
            assert one is not None
            raw, product = raw * one.value, f"{product}×{one.derived or in_unit(one.value, one.unit)}"
        result = raw if rule.cap is None else min(raw, rule.cap)
        working = f"{product} = {in_unit(raw, unit)}" if rule.cap is None else f"min({product}, {in_unit(rule.cap, unit)}) = {in_unit(result, unit)}"
        shown = added[0].expression if added else f"{figure.derived} = {in_unit(figure.value, figure.unit)}" if figure.derived else in_unit(figure.value, figure.unit)
        each = "counted_monthly" if "月" in rule.per.split("/") else "counted"
        told = say(f"eligibility.told.{each}", figure=shown, amount=in_unit(rule.amount, unit),
                   raw=in_unit(raw, unit)) + against_cap(raw, rule.cap, unit)
        step = Computation("subsidy", working, result, unit, ("asker",))
        made.append(over_time(rule, facts, Amount(figure.case, result, unit, working, (), (*derived(figure), *added, step), "" if further else told)))
    return Worked(tuple(made))


def _by_points(rule: SupportRule, facts: Facts, lot: Decimal) -> Worked:
    """So much for each point by which a figure grew, above the growth that the rule asks for where it counts from there ("增速超过10%的，每超过1个百分点奖励1万元")."""
    grown = grown_by(facts, rule.quote)
    low = next((one.minimum for one in rule.conditions if one.unit == "%" and one.minimum is not None), Decimal(0)) if _EXCEEDING.search(rule.quote) else Decimal(0)
    made = [replace(one, value=max(one.value - low, Decimal(0)), unit=_POINT, derived=f"{one.derived or in_unit(one.value, '%')}−{plain(low)}%" if low else one.derived) for one in grown]
    assert rule.amount is not None
    return Worked(tuple(_in_full(rule, one, rule.amount, lot, _POINT) for one in made), () if made else (how_many(_POINT),))


_POINT = "个百分点"
_POINTS = frozenset({_POINT, "百分点"})
_EXCEEDING = re.compile(r"每再?(?:超过?|高出|高于|增加|提高|多)")


def _of_one(figure: OwnFigure, units: list[str]) -> OwnFigure | None:
    """A figure told of each of those whom a rule counts besides (每人住了2晚: 每人每晚), as it is for one of them; None for other figures."""
    counted_ = any(same_count(figure.unit, unit) for unit in units) and any(same_count(figure.each, unit) for unit in units)
    return replace(figure, each="") if figure.each and counted_ and not same_count(figure.unit, figure.each) else None


def _may_be(figure: OwnFigure, unit: str, rule: SupportRule) -> bool:
    """Whether a number may count what a rule pays for by `unit`; told by another unit (3条步道, for 每艘渔船) it must be of something that the rule names."""
    other = unit not in (figure.unit, figure.noun) and figure.unit in _LONG_THINGS and unit in _LONG_THINGS
    return not other or any(pairs_in(name, rule.quote) for name in (figure.thing, figure.about[-_NAME:]))


def _behind_others(unit: str, figure: OwnFigure) -> bool:
    """Whether a number of 个 has other words before what a rule counts (3个标准展位 of 每个展位): it is told as the asker tells it."""
    return figure.unit == "个" and len(unit) > 1 and unit in figure.thing and not figure.thing.startswith(unit)


_LONG_THINGS = frozenset({"条", "艘", "只"})
"""Units that count ships as well as other things."""


def _each_and_all(rule: SupportRule, figure: OwnFigure) -> Amount:
    """What one of several gives of whom different things are told, and in a note what all give, by the year too where it is paid by the month."""
    assert rule.amount is not None
    amount, unit = rule.amount, rule.currency_unit
    every = amount * figure.value
    terms = [(f"{in_unit(figure.value, figure.unit)}×{in_unit(amount, unit)}", every)]
    terms += [(f"{in_unit(every, unit)}×{_MONTHS}", every * _MONTHS)] if "月" in rule.per.split("/") else []
    steps = tuple(Computation("total", f"{product} = {in_unit(value, unit)}", value, unit, ("asker",)) for product, value in terms)
    one = Computation("subsidy", f"1×{in_unit(amount, unit)} = {in_unit(amount, unit)}", amount, unit, ("asker",))
    note = say("eligibility.note.one_by_one", working="；".join(step.expression for step in steps))
    return Amount("", amount, unit, one.expression, (note,), (one, *steps), say("eligibility.working.each", amount=plain(amount), unit=unit))


_MONTHS = 12


def _once(found: list[OwnFigure]) -> list[OwnFigure]:
    """The figures, less a number told again where its sum is asked ("留下了4个见习生，…，4个人一共多少")."""
    again = [one for at, one in enumerate(found) if _ALL_OF.search(one.words) and any(other.value == one.value for other in found[:at])]
    return [one for one in found if one not in again]


_ALL_OF = re.compile(r"\d[个名位]?人?(?:一共|总共|合计|共计)")


def _as_paid(rule: SupportRule, counted: str, facts: Facts) -> SupportRule:
    """The rule; where it pays what is really paid for a piece up to a sum ("按实际租金价格…最高给予15元/平方米"), with what the asker pays if that is less."""
    paid = [value for one in facts.figures if same_count(one.each, counted) and (value := convert(one.value, one.unit, rule.currency_unit)) is not None]
    less = len(paid) == 1 and rule.amount is not None and paid[0] < rule.amount and _PAID.search(rule.quote) is not None
    return replace(rule, amount=paid[0]) if less else rule


_PAID = re.compile(r"按(?:照)?实际(?:租金|价格|支付|支出|费用)")
_ONE_BY_ONE = re.compile(r"老大[^。？]{2,30}老[二三幺小]|大的(?!一)[^。？]{2,30}小的|[大小][娃宝][^。？]{2,30}[大小二][娃宝]")
"""Of each of several children something else is told: what is given for each is not given for all of them."""


def _unlike(rule: SupportRule, counted_: str, facts: Facts) -> bool:
    """Whether the pieces counted differ in what a condition of the rule asks for ("两场，一场5000人、一场1.3万人")."""
    limits = [one.unit for one in rule.conditions if one.unit and (one.minimum is not None or one.maximum is not None)]
    return any(len({one.value for one in facts.figures if counted_in(one, unit) is not None}) > 1 for unit in limits if not same_count(unit, counted_))


def _of_other_level(rule: SupportRule, figure: OwnFigure) -> bool:
    """Whether what is counted is of another level (两个村级的) than those that the rule names."""
    named, told = levels("".join(rule.for_whom)), levels(figure.thing)
    return bool(named) and bool(told) and not named & told


def _lot(unit: str) -> tuple[Decimal, str]:
    """How many make one that a sum is for, and what of: 50公斤 is (50, 公斤), 人 is (1, 人)."""
    found = _LOT.match(unit)
    return (Decimal(found["count"]), found["unit"]) if found is not None else (Decimal(1), unit)


_LOT = re.compile(r"(?P<count>\d+)(?P<unit>[\u4e00-\u9fff]+)$")


def _in_lots(figure: OwnFigure, lot: Decimal, unit: str) -> OwnFigure:
    """The figure counted in lots of so many."""
    if lot == 1:
        return figure
    return replace(figure, value=figure.value / lot, unit="", derived=f"{in_unit(figure.value, unit)}÷{in_unit(lot, unit)}")


def _housed(rule: SupportRule, unit: str, facts: Facts) -> list[OwnFigure]:
    """The people whom the asker takes in as the beds that they have, where a rule gives so much for each of these (收住…每床每月补助)."""
    if unit not in _BEDS or not _TAKES_IN.search(rule.quote):
        return []
    return [replace(one, unit=unit, noun="") for one in facts.figures if not one.each and same_count(one.noun or one.unit, "人")]


def _mouths(rule: SupportRule, unit: str, facts: Facts) -> list[OwnFigure]:
    """The number of a household (4口人) as that of the people for whom a rule gives an average of so much each (人均补助1.2万元)."""
    return [replace(one, unit=unit) for one in facts.figures if one.unit == "口" and not one.each] if unit == "人" and "人均" in rule.quote else []


_BEDS = frozenset({"床", "床位", "张", "张床", "张床位"})
_TAKES_IN = re.compile(r"收住|入住|收养|收托|托养|在院")




def of_oneself(rule: SupportRule, facts: Facts) -> bool:
    """Whether the rule is for persons and the asker speaks of one only."""
    whom = [*rule.for_whom]
    return not _MANY.search(_WORKPLACE.sub("", facts.text)) and (any(_PERSON.search(one) for one in whom) or re.search(r"我(?!们)|本人|自己|爷爷|奶奶|爸|妈|老人|老公|老婆|爱人|孩子|儿子|女儿|闺女|徒弟|父亲|母亲|外公|外婆|姥", facts.text) is not None)


def _in_full(rule: SupportRule, figure: OwnFigure, amount: Decimal, lot: Decimal, counted: str) -> Amount:
    """A sum for each full lot: 3.5万人 are three full 万人."""
    unit, times = rule.currency_unit, figure.value // lot
    result = amount * times if rule.cap is None else min(amount * times, rule.cap)
    whole = f"({figure.derived})" if "−" in figure.derived else in_unit(figure.value, counted)
    product = f"{in_unit(amount, unit)}×取整({whole}÷{in_unit(lot, counted)})" if figure.value != times else f"{in_unit(amount, unit)}×{plain(times)}"
    working = f"{product} = {in_unit(result, unit)}" if rule.cap is None else f"min({product}, {in_unit(rule.cap, unit)}) = {in_unit(result, unit)}"
    note = say("eligibility.note.full", figure=in_unit(figure.value, counted), unit=in_unit(lot, counted))
    return Amount(figure.case, result, unit, working, (note,), (*derived(figure), Computation("subsidy", working, result, unit, ("asker",))))


def unit_of(part: str) -> str:
    """What one part of the words "per" counts, without the one before it: 一户 is 户."""
    return _ONE.sub("", part)


def count_unit(rule: SupportRule) -> list[str]:
    """What one sum is for, besides a year or a month: 人, 件, 平方米."""
    return [unit_of(part) for part in rule.per.split("/") if unit_of(part) and part not in YEARLY | {"月"}]


_ONE = re.compile(r"^(?:一|1(?!\d))")
"""Before a unit of which there is one; no part of a number (每1000万元)."""


def counted(rule: SupportRule) -> str:
    """What one sum of the rule is for, "" where it is not given by the head or piece."""
    return "/".join(count_unit(rule)) if rule.amount is not None else ""


def apiece(rule: SupportRule) -> str:
    """The words of a rule that tell how much each of those is that it counts ("每个子女每月1000元"), "" where it has tiers or counts nothing."""
    if rule.benefit != "fixed" or rule.tiers or not counted(rule) or rule.amount is None:
        return ""
    own = in_base_units(rule.amount, rule.currency_unit)
    return next((found.group() for found in _APIECE.finditer(rule.quote) if in_base_units(Decimal(found["sum"].replace(",", "")), found["unit"]) == own), "")


_APIECE = re.compile(r"每(?!年|月|日|天)[一-鿿]{1,8}(?:每[月年日天])?(?:给予|补助|补贴|奖励|按)*(?P<sum>\d[\d.,]*)(?P<unit>[万亿]?元)")
