"""What a rule takes from the one beside it: the base and the conditions of the rule it varies, a cap or a term said once for several."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from index.records import SupportRule
from index.rules.steps import convert
from index.rules.words import YEAR_LABEL

_OF_WHICH = re.compile(r"^其中")
_PAYS = re.compile(r"(?:费用?|租金|利息|支出|投入)(?:给予|予以|全额|按|\d)")
"""Words that name what is paid a share of."""
_FOR_ALL = re.compile(r"(?:均|都)(?:为|不超过|不得超过|最高)|(?:单[个家部项]|每[个家户部]|同一)[^，。；\d]{0,10}(?:总额|累计|合计|总计)")
_GROWN_PART = re.compile(r"(?:对)?(?:年度)?(?:增长|增加|增量|新增|净增)(?:额|量)?(?:部分)?(?:再|另)?")
"""A share of what a figure has grown by, of the figure that the rule before takes its own share of ("按研发费用的3%…；有增长的，增长部分另按5%")."""
_ONCE_EACH = re.compile(r"(?![年月日天])[一-鿿]{1,3}")
_LASTED = re.compile(r"[^，。；\d]{0,10}?满[一二两三\d]+(?:个月|年)[^，。；\d]{0,8}?[，,]?(?:的[，,]?)?再(?:一次性)?(?:给予|补助|奖励|补贴|奖补|资助)")
"""More for each of those for which the rule before gives a sum once they have lasted so long ("每个站点补助3000元，运营满一年再补助2000元")."""
_NO_OWN_BASE = re.compile(r"^(?:标准|比例|额度)?(?:提高|增加|上浮|调整)?[到至为]?$|比例提高[到至]$")


def varied(rules: list[SupportRule], last: SupportRule | None) -> list[SupportRule]:
    """The rules of one sentence, a share of nothing named taken of what the rule before is a share of ("…按投资额的10%补助。其中列入计划的，
    比例提高到12%"); what begins with 其中 holds under that rule's conditions too. `last` is the rule before the sentence in its paragraph."""
    done: list[SupportRule] = []
    for rule in rules:
        whole = done[-1] if done else last
        if whole is not None and rule.benefit != "qualitative":
            rule = _of(rule, whole)
        done.append(rule)
    return done


def _of(rule: SupportRule, whole: SupportRule) -> SupportRule:
    own = _PAYS.search(rule.quote) is not None and not _OF_WHICH.match(rule.quote)
    if whole.base and rule.benefit == "rate_with_cap" and _GROWN_PART.fullmatch(rule.base):
        rule = replace(rule, subject=whole.subject if _GROWN_PART.fullmatch(rule.subject) else rule.subject, base=f"{whole.base}增量", conditions=tuple(one for one in rule.conditions if one.text != rule.base))
    if whole.base and rule.benefit == "rate_with_cap" and _NO_OWN_BASE.search(rule.base) and not own:
        rule = replace(rule, base=whole.base)
    if rule.amount is not None and not rule.per and whole.amount is not None and _ONCE_EACH.fullmatch(whole.per) and _LASTED.match(rule.quote):
        rule = replace(rule, per=whole.per)
    if not _OF_WHICH.match(rule.quote) or whole.benefit != rule.benefit:
        return rule
    said = {one.text for one in rule.conditions}
    measured = {one.subject for one in rule.conditions if one.subject}
    common = [one for one in whole.conditions if one.text not in said and (not one.subject or one.subject not in measured)]
    return replace(rule, conditions=(*common, *rule.conditions))


def shared(rules: list[SupportRule], text: str) -> list[SupportRule]:
    """The rules of one sentence with the term that the last of several alike tells for all, and the cap that is said of all (均) or of
    the years that they tell apart ("第一年…50%，第二年…30%，每年不超过1万元")."""
    done = list(rules)
    for place in range(len(done) - 2, -1, -1):
        rule, after = done[place], done[place + 1]
        if not _alike(rule, after, text):
            continue
        if not rule.period and after.period and not _YEARS_APART.search(text[rule.start : after.end]):
            rule = replace(rule, period=after.period, years=after.years)
        years = (_year(rule) and _year(after)) or _kinds(rule, after, text)
        if rule.cap is None and after.cap is not None and (years or _FOR_ALL.search(text[after.start : after.end])):
            cap = convert(after.cap, after.currency_unit, rule.currency_unit) if rule.amount is not None else after.cap
            unit = rule.currency_unit if rule.amount is not None else after.currency_unit
            rule = replace(rule, cap=cap, currency_unit=unit, per=rule.per or after.per, end=after.end, quote=text[rule.start : after.end])
        done[place] = rule
    return done


_YEARS_APART = re.compile(r"期限[^，。；]{0,8}[\d一二三四五六].{4,}期限")


def _year(rule: SupportRule) -> bool:
    return any(YEAR_LABEL.fullmatch(one.text) for one in rule.conditions)


_KIND_BY_KIND = re.compile(r"(?:^|[，：:])(?P<who>[^，；：:\d]{2,16}?)按?\d[\d.]*[%倍](?:给予|予以)?[一-鿿]{0,4}$")


def _kinds(rule: SupportRule, after: SupportRule, text: str) -> bool:
    """Whether two shares stand side by side for one kind of people or places each, so that a cap in a clause of its own is said of both
    ("一类对象按100%救助，二类对象按60%救助，每人每年最高6000元")."""
    if rule.rate is None or after.rate is None or text[after.start : after.end].count("，") < 1:
        return False
    first, second = text[rule.start : rule.end], text[max(rule.end, after.start) : after.end].lstrip("，")
    *shares, limit = second.split("，")
    return _LIMIT_ALONE.fullmatch(limit) is not None and all(_KIND_BY_KIND.search(one) for one in (first, *shares))


_LIMIT_ALONE = re.compile(r"(?:(?:每|单)[人户家个][^，；\d]{0,6}|[年全][^，；\d]{0,6}|一个自然年度内?(?:累计)?|当年|原则上)?(?:最高|不超过|限额|封顶线|上限|封顶)[^，；\d]{0,6}\d[\d.,]*[万亿]?元")


def side_by_side(rules: list[SupportRule], text: str) -> list[SupportRule]:
    """The rules of one sentence, one that names no more than another of those for whom the first is under its conditions ("新纳入统计的批发业单位奖励8万元，
    零售业单位奖励5万元")."""
    done: list[SupportRule] = []
    first: SupportRule | None = None
    for rule in rules:
        if first is not None and text[done[-1].end : rule.start] in _COMMAS and _only_another(rule, first):
            rule = replace(rule, conditions=first.conditions)
        else:
            first = rule
        done.append(rule)
    return done


_COMMAS = ("", "，", ",")


def _only_another(rule: SupportRule, first: SupportRule) -> bool:
    """Whether a rule begins with whom it is for, of one kind with him whom the `first` one names behind its conditions."""
    bare = not rule.conditions and bool(rule.subject) and rule.quote.startswith(rule.subject) and rule.benefit == first.benefit != "qualitative"
    named = bool(first.subject and first.conditions) and f"的{first.subject}" in first.quote and first.subject[-2:] == rule.subject[-2:] and first.subject != rule.subject
    return bare and named


def parted(rules: list[SupportRule]) -> list[SupportRule]:
    """The rules; those that come to the sum right before them are the parts of it, for each of what it is for and under its conditions too ("每亩补助1500元，分三年兑现：
    第一年…800元；第二年400元；第三年300元")."""
    done = list(rules)
    for place, whole in enumerate(rules):
        if whole.amount is None or not whole.per:
            continue
        parts: list[int] = []
        for at in range(place + 1, len(rules)):
            if not _may_be_part(rules[at], whole) or rules[at].start - whole.start > _PARTS_WITHIN:
                break
            parts.append(at)
            total = sum((rules[one].amount or Decimal(0) for one in parts), Decimal(0))
            if total >= whole.amount:
                if total == whole.amount and len(parts) > 1:
                    for one in parts:
                        done[one] = _part_of(rules[one], whole)
                break
    return done


def at_once(rules: list[SupportRule]) -> list[SupportRule]:
    """The rules; what is given at the same time, for each of something, is given under the conditions of the rule before it ("…按展位费的60%给予补贴。同时给予参展人员每人1万元")."""
    done = list(rules)
    for place, rule in enumerate(rules):
        if rule.amount is None or not rule.per or not _AT_ONCE.match(rule.quote):
            continue
        before = next((one for one in reversed(done[:place]) if one.path == rule.path and one.benefit != "qualitative" and one.end <= rule.start and not _AT_ONCE.match(one.quote)), None)
        if before is not None and rule.start - before.end <= _NEXT:
            own = {one.text for one in rule.conditions}
            done[place] = replace(rule, conditions=(*(one for one in before.conditions if one.text not in own and not one.unit), *rule.conditions))
    return done


_AT_ONCE = re.compile(r"同时[，]?(?:还|再|另)?(?:对[^，。；]{2,16})?(?:给予|按|奖励|补助|资助|补贴)")
_NEXT = 3
_PARTS_WITHIN = 240


def _may_be_part(rule: SupportRule, whole: SupportRule) -> bool:
    return rule.path == whole.path and rule.amount is not None and not (rule.per or rule.tiers or rule.cap) and rule.currency_unit == whole.currency_unit and rule.rate is None


def _part_of(rule: SupportRule, whole: SupportRule) -> SupportRule:
    own = {one.text for one in rule.conditions}
    return replace(rule, per=whole.per, subject=rule.subject or whole.subject, conditions=(*(one for one in whole.conditions if one.text not in own), *rule.conditions))


def _alike(rule: SupportRule, after: SupportRule, text: str) -> bool:
    """Whether two rules stand side by side in one part of a sentence and give the same kind of thing."""
    between = text[rule.end : after.start] if after.start > rule.end else text[rule.start : after.end]
    if any(mark in between for mark in "；;。"):
        return False
    sums = (rule.rate is None) == (after.rate is None) and (rule.amount is None) == (after.amount is None)
    return sums and not rule.tiers and not after.tiers and (rule.rate is not None or rule.per == after.per)
