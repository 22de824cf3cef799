"""Limits on figures that a condition sets, against the asker's figures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from assistant.compute import in_unit
from assistant.eligibility.conditions.rates import rate_told, share_said
from assistant.eligibility.conditions.shares import asks_staff_share, share_told, staff_share
from assistant.eligibility.conditions.time_checks import lasting_check
from assistant.eligibility.conditions.verdicts import between, held
from assistant.eligibility.records import Facts, OwnFigure
from assistant.eligibility.sums.bases import counted_in, figures_for
from assistant.eligibility.sums.caps import ABOVE
from assistant.eligibility.sums.per_head import LESS, of_each, on_each
from assistant.eligibility.sums.pieces import of_all
from assistant.eligibility.told.durations import in_months
from assistant.eligibility.told.growth import grown as growths
from assistant.eligibility.told.growth import successive
from assistant.eligibility.told.own_figures import MONEY
from assistant.eligibility.told.part_counted import Told, told_of
from assistant.eligibility.told.several_years import of_period
from assistant.eligibility.told.staff import counts_staff, is_staff
from assistant.eligibility.units import convert
from assistant.eligibility.vocabulary import groups, kinds_in, measure_of, same_count
from assistant.records import ConditionCheck
from index.records import Condition, SupportRule
from prompts import say

_HEADCOUNT = "人数"


def threshold_check(condition: Condition, rule: SupportRule, facts: Facts) -> ConditionCheck:
    if in_months(Decimal(1), condition.unit) is not None:
        return lasting_check(condition, facts)
    if condition.unit == "%" and _GROWTH.search(condition.text) and not any(one.unit == "%" for one in facts.figures):
        return _growth_check(condition, rule, facts)
    if (reached := staff_share(condition, facts)) is not None:
        return reached
    if same_count(condition.unit, "人") and asks_staff_share(condition.text):
        return ConditionCheck(condition.text, "需补充", say("eligibility.reason.figure_asked", measure=_HEADCOUNT))
    figure = _figure(condition, rule, _without_rented(facts) if _OWN_HOME.search(condition.text) else facts)
    if figure is None and (shared := share_told(condition, rule, facts) or rate_told(condition, facts) or share_said(condition, facts)) is not None:
        return shared
    measure = (condition.unit == "%" and condition.subject) or (same_count(condition.unit, "人") and _HEADCOUNT) or measure_of(condition.text) or condition.subject or condition.unit
    measure = _of_list(measure, condition.text)
    if figure is None:
        return ConditionCheck(condition.text, "需补充", say("eligibility.reason.figure_asked", measure=measure))
    if on_each(condition) and not same_count(condition.unit, "人") and not (_price_of(condition) and not measure_of(condition.text)):
        return _each_check(condition, figure, facts)
    value = counted_in(figure, condition.unit) if same_count(condition.unit, "人") else convert(figure.value, figure.unit, condition.unit)
    fits = value is not None and _within(value, condition)
    if not figure.value:
        return held(condition.text, fits, say(f"eligibility.reason.{'said' if fits else 'denied'}", words=figure.words))
    if value is not None and (told := told_of(_counted(condition), figure, facts)) is not None and not _decides(told, value, condition):
        return ConditionCheck(condition.text, "需补充", say(f"eligibility.reason.told_of_{told.of}", figure=in_unit(figure.value, figure.unit), counted=told.name))
    printed = in_unit(figure.value, figure.unit)
    measure = "" if figure.unit in ("岁", measure) else measure
    printed = figure.derived if figure.derived.endswith(f"= {printed}") else f"{figure.derived} = {printed}" if _LESS.fullmatch(figure.derived) else printed
    shown = measure if figure.unit == "分" and printed not in figure.words else f"{measure}{printed}"
    if figure.unit != condition.unit and value is not None and value != figure.value:
        shown += f"（={in_unit(value, condition.unit)}）"
    key = "eligibility.reason.figure_fits" if fits else "eligibility.reason.figure_fails"
    return held(condition.text, fits, say(key, figure=shown))


def _counted(condition: Condition) -> str:
    """The words of a condition up to its number: what it counts."""
    return _UP_TO_NUMBER.split(condition.text)[0] or condition.subject


_LESS = re.compile(LESS)
_UP_TO_NUMBER = re.compile(r"\d")


def _decides(told: Told, value: Decimal, condition: Condition) -> bool:
    """Whether a figure of more or of less than what is counted settles the condition all the same: a whole that is too small, a part that is enough."""
    low, high = condition.minimum, condition.maximum
    if told.of == "whole":
        return (low is not None and value < low) or (low is None and high is not None and value <= high)
    return told.of == "part" and ((high is not None and value > high) or (high is None and low is not None and value >= low))


def _of_list(measure: str, text: str) -> str:
    """What is measured, with what is listed right before it ("医疗、教育自负支出" for 教育自负支出)."""
    listed = re.search(rf"(?:[一-鿿]{{2}}、){{1,3}}{re.escape(measure)}", text) if measure else None
    return measure if listed is None else listed.group()


_BELOW = re.compile(r"(?<!不)(?:低于|少于|小于|不足|不满|未满|未达到?)(?P<value>\d+(?:\.\d+)?)(?![\d,.])")
"""A bound that itself is too much ("低于15平方米")."""


def _within(value: Decimal, condition: Condition) -> bool:
    """Whether a figure lies within the bounds of a condition, of which one told as below it is none of its own."""
    if not between(value, condition.minimum, condition.maximum):
        return False
    below = _BELOW.search(condition.text)
    return value != condition.maximum or below is None or Decimal(below["value"]) != value or "含" in condition.text


def _each_check(condition: Condition, figure: OwnFigure, facts: Facts) -> ConditionCheck:
    """A limit on what each person of a household has against the figure of the household."""
    own = of_each(figure, facts)
    if own is None:
        return ConditionCheck(condition.text, "需补充", say("eligibility.reason.heads_asked", figure=in_unit(figure.value, figure.unit)))
    value = convert(own.value, own.unit, condition.unit)
    fits = value is not None and _within(value, condition)
    shown = own.derived or in_unit(own.value, own.unit)
    return held(condition.text, fits, say(f"eligibility.reason.figure_{'fits' if fits else 'fails'}", figure=say("eligibility.reason.each", figure=shown)))


def _of_occasions(figure: OwnFigure, condition: Condition) -> bool:
    """Whether a figure can be held against a limit on visits (人次): those are no persons, unless they are told of the same thing."""
    return condition.unit != "人次" or figure.unit == "人次" or any(condition.subject[i : i + 2] in figure.about + figure.thing for i in range(len(condition.subject) - 1))


_GROWTH = re.compile(r"增长|增幅|增速|同比")


def _growth_check(condition: Condition, rule: SupportRule, facts: Facts) -> ConditionCheck:
    """A condition on growth in percent against the asker's figures of two years that follow one another: of the measure that the condition names, else
    of one that the rule speaks of, where it speaks of any (进口额…，且增长5%以上: none of exports)."""
    named = measure_of(condition.text)
    pairs = [pair for pair in successive(facts.figures) if pair[0].value and (not named or pair[1].measure == named)]
    spoken = {figure.measure for figure in facts.figures if figure.measure and figure.measure in rule.quote}
    asked = kinds_in(rule.quote.split(condition.text)[0])
    pairs = pairs if named or not (spoken or asked) else [pair for pair in pairs if pair[1].measure in spoken or not asked or kinds_in(pair[1].measure) & asked]
    if not pairs:
        return ConditionCheck(condition.text, "需补充", say("eligibility.reason.figure_asked", measure=condition.subject or measure_of(condition.text) or condition.text))
    before, now = pairs[-1]
    rate = (now.value - before.value) / before.value * 100
    told = say("eligibility.reason.from_to", first=in_unit(before.value, before.unit), last=in_unit(now.value, now.unit))
    return held(condition.text, _within(rate, condition), told)


def _of_same(figure: OwnFigure, text: str) -> bool:
    """Whether a share is told of something that the text names, or of nothing in particular."""
    about = _PLAIN.sub("", figure.words)
    return len(about) < 2 or any(about[i : i + 2] in text for i in range(len(about) - 1)) or bool(kinds_in(about) & kinds_in(text.split("占")[0]))


def _of_kind(figure: OwnFigure, text: str) -> bool:
    """Whether a growth is told of something that the text asks the growth of, or either of nothing in particular."""
    told, asked = kinds_in(figure.words), kinds_in(text)
    return not told or not asked or bool(told & asked)


def _without_rented(facts: Facts) -> Facts:
    """The facts without what is told of a rented home, where a condition is on one's own."""
    return replace(facts, figures=tuple(one for one in facts.figures if not _RENTED.search(one.about)))


_OWN_HOME, _RENTED = re.compile("自有[^，。；]{0,2}(?:住?房)|产权住?房"), re.compile("租(?!金)[^，。；]*$")
_EACH_OF = re.compile(r"[亩人户每]均|每亩|每人|每户|单位面积")
"""An average of each: a sum of all is none."""
_PLAIN = re.compile(r"\d.*|占比?|比[例重率]|的|为|是")


_FOREIGN = re.compile(r"[美欧港日]元$")
"""Money that in rules on foreign investment is nothing but what was invested."""


_EVERY_YEAR = re.compile(r"(?:连续)?[两二三四五\d]年(?:内|间)?[每各]年|连续[两二三四五\d]年")
"""A limit that holds for each of several years."""


def _figure(condition: Condition, rule: SupportRule, facts: Facts) -> OwnFigure | None:
    """The asker's figure that the threshold is about."""
    if same_count(condition.unit, "人"):
        heads = [figure for figure in facts.figures if figure.measure in (_HEADCOUNT, figure.unit) and counted_in(figure, condition.unit) is not None and _of_occasions(figure, condition)
                 and not (is_staff(figure) and not counts_staff(condition.text))]
        if condition.unit in _TIMES and condition.minimum is not None and len(parts := [one for one in heads if one.unit == condition.unit and not _OF_WHICH.search(one.about)]) > 1:
            most = max(parts, key=lambda one: one.value)  # told of several kinds apart, what is asked of all of them together
            return most if _within(most.value, condition) or not _within(sum((one.value for one in parts), Decimal(0)), condition) else None
        named = [figure for figure in facts.figures if figure.unit == "个" and len(figure.thing) > 1 and figure.thing in condition.text]
        counted = heads or [replace(figure, noun="人") for figure in named]
        return min(counted, key=lambda one: one.value) if counted and _EVERY_YEAR.search(condition.text) else counted[-1] if counted else None
    fitting = [figure for figure in facts.figures if convert(figure.value, figure.unit, condition.unit) is not None]
    wanted = _HEADCOUNT if same_count(condition.unit, "人") else measure_of(condition.subject) or measure_of(condition.text)
    if condition.unit == "%":
        grown = bool(_GROWTH.search(condition.text))
        named = [figure for figure in fitting if figure.measure in condition.text or (figure.measure == "比例" and "占" in condition.text) or (grown and _GROWTH.search(figure.measure) and _of_kind(figure, condition.text))]
        named = [figure for figure in named if figure.measure != "比例" or _of_same(figure, condition.subject or condition.text)]
        return named[-1] if named else None
    each = _EACH_OF.search(condition.subject or condition.text)
    fitting = of_period(fitting, condition.text) if MONEY.fullmatch(condition.unit) else fitting
    fitting = [figure for figure in fitting if each is None or on_each(condition) or each.group() in figure.words]
    named = [figure for figure in fitting if figure.measure and figure.measure in (wanted, condition.unit)]
    if not named and _FOREIGN.search(condition.unit):
        named = [figure for figure in fitting if not figure.measure and _FOREIGN.search(figure.unit)]
    if not named and ABOVE.search(rule.quote):
        named = sorted(figures_for(rule.base or condition.text, facts, condition.unit), key=lambda one: convert(one.value, one.unit, condition.unit) or 0)
    if not named and wanted and wanted == measure_of(rule.base):
        named = [one for one in figures_for(rule.base, facts, condition.unit) if one.measure == "支出"]  # what the sum is worked out from is what is held to the limit
    if not named and not wanted and (price := _price_of(condition)):
        named = [figure for figure in fitting if price in figure.words]
    if not named and each is None and _COST.search(condition.subject or condition.text):
        named = [figure for figure in fitting if (figure.measure == "支出" or _PAID.search(figure.about)) and _told_of(figure, condition)]
    if _OF_ALL.search(condition.subject or condition.text) and any(one.each for one in named):
        return of_all(named[-1].unit, facts.text)
    if _GREW_BY.search(condition.text):
        return more[-1] if (more := growths(named)) else None
    last = [figure for figure in named if figure.year == -1] if _LAST_YEAR.search(condition.text) else []
    mine = [figure for figure in named if _within(figure.value, condition)] if condition.unit == "岁" and _one_by_one(named, facts) else []
    same = [figure for figure in named if told_of(_counted(condition), figure, facts) is None]
    return (last or mine or same or named)[-1] if named else None


_TIMES = frozenset({"人次"})
_OF_WHICH = re.compile(r"其中|里面|包括|含")
_OF_ALL = re.compile(r"总(?!部|成|承包|体)|合计|累计|共计")
"""A limit on all pieces together: what one of them has is less."""


def _one_by_one(ages: Sequence[OwnFigure], facts: Facts) -> bool:
    """Whether the ages told are those of single people, so that one who is of the age may have what another may not."""
    counts = [figure.value for figure in facts.figures if figure.noun or same_count(figure.unit, "人")]
    return len(ages) > 1 and (not counts or counts == [len(ages)])


def _told_of(figure: OwnFigure, condition: Condition) -> bool:
    """Whether what was spent is told of what the condition names ("医疗支出花了4.2万": 医疗支出超过3万元), by a pair of signs that is no mere word for money."""
    if any(name in condition.text and any(word in figure.words for word in told) for name, told in _SPENT_ON.items()):
        return True
    about, named = _MERE.sub(" ", figure.about), _MERE.sub(" ", condition.subject or condition.text)
    return any(" " not in (pair := about[i : i + 2]) and pair in named for i in range(len(about) - 1))


_SPENT_ON = groups("spent_on")
_PAID = re.compile(r"[花掏付交]了?(?:有|约|大概|将近|差不多|快|近|去|出)*$")
_COST = re.compile(r"支出|费用?|自付|花费|负担")
"""A limit on what was spent."""
_MERE = re.compile(r"支出|费用|金额|总额|实际|累计|合计|全年|年度|上年|每年|当年|[\d的了在和我们]")


def _price_of(condition: Condition) -> str:
    """What is paid for by its own name, "" where the condition names no such price."""
    found = _PRICE.search(_REMARK.sub("", condition.subject or condition.text))
    return found["name"] if found is not None else ""


_PRICE = re.compile(r"(?P<name>[一-鿿]{2}(?:费|价|金|款|额)|[学餐房水电]费|收费|租金|售价|月租)(?:标准|价格)?(?:不|达|超|低|高|在|为|$)")
"""What is paid for by its own name ("全日托保育费不高于"), where it is none of the figures known by kind."""
_REMARK = re.compile(r"[（(][^）)]*[)）]")
_GREW_BY = re.compile(r"(?:比|较)(?:上一?个?|去|前一?)年度?(?:同期)?(?:净|新)?(?:增长|增加|增|提高)(?:额)?(?:达到?|超过|不低于|不少于)?\d")
"""A limit on by how much something grew, no figure of a year."""
_LAST_YEAR = re.compile(r"上(?:一个?)?年度?|去年")
