"""What several rules give together, where that is asked, and which of the things named no rule was found for."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from decimal import Decimal

from assistant.compose.citing import Citations
from assistant.compose.of_support.asks_listed import left_out
from assistant.compose.of_support.joint_limits import held
from assistant.compose.of_support.sibling_cases import rivals
from assistant.compute import in_unit
from assistant.eligibility import Decision, Facts, in_a_year, total
from assistant.eligibility.grades import grades_in
from assistant.eligibility.records import Amount
from assistant.eligibility.sums.on_top import on_top, scales
from assistant.eligibility.uncounted import uncounted
from assistant.eligibility.units import convert
from assistant.eligibility.wording import in_wan
from assistant.gather.of_support.grants import named as grants_named
from assistant.gather.wording import Text, share, words_of
from assistant.records import Computation, Query
from index.library import Library
from index.quantities import chinese_number
from index.records import SupportRule
from index.regions import find_regions
from index.stretches import beginning
from prompts import say

_TOGETHER = re.compile(r"到手(?:最多|最高|一共|总共)(?:能|有|是)?多少|(?:最多|最高|一共|总共)(?:能)?到手(?:是|有)?多少|(?:合起来|合在一起|合一起|加起来|加在一起|加一起|加一块)(?!(?:儿|了|是|有|共|大?约|大概|差不多)*(?!能|可|给|补|奖|拿|领|得|多少)[一-鿿]{0,4}?\d)|(?:合计|一共|总共|总计)(?!(?:了|共)?(?:花|投|用|付|交|买|招|雇|(?:有|是|约|为)(?!多少|几)|[\d.])+|(?:已经?)?(?:领|拿|补|发|享受|得|给|扣)(?:到|够|满)?[了过](?!多少|几))|累计(?=[该能可应共]*(?:奖|补|拿|领|给|得)[^，。？]{0,3}(?:多少|几))|共能|共可|[两三四五]项共|(?<![公一总合])共(?=(?:是|有|补|奖|给|拿|领)?多少)"
                       r"|(?:奖励?|补[贴助]|资助|支持|贴息)(?:再)?加上?[^，。？加]{2,14}(?:奖励?|补[贴助]|资助|支持|贴息|钱)[，]?[^，。？]{0,4}(?:能|可以?|该)?(?:拿|领|补|奖|给|得|有|是)到?多少")
"""A sum is asked for; not that the asker tells one of his own (总共花了3200万, 合计60万)."""
_IN_A_YEAR = re.compile(r"(?<![第\d])一年(?!以|内|期|[内满])[^，。；？]{0,8}?(?:呢|下来|多少|几|一共|总共|合计)|全年|每年[^，。；？]{0,8}?(?:能|可|多少)")
_COUNT = re.compile(r"(?P<count>[两二三四五六七八九]|[2-9])(?:个)?(?:项|笔|样|种|类|件|块|头|份|个(?!月|年|人))(?:政策|补贴|补助|奖励|资金|钱)?(?:都|全|能|可以)?.{0,12}(?:合|加|一共|总共|共)")
_PARTS = re.compile(r"[，,。；;？?、]|以及|还有|并且|另外|同时|又|既|和|与|加上")
_COUNTED = re.compile(r"(?<!\d)[两二三四五六七八九2-9]个?(?:项|笔|样|种|类|件|个)[^，。]{0,4}$")
_ASKING = re.compile(r"合起来|加起来|合计|一共|总共|总计|加在一起|能|可以|多少|拿|领|补|奖|给")
_NO_THING = re.compile(r"(?:(?:我们?|我司|本公司|公司|咱们?)?(?:是|在|属于)[^\d]*|(?:打算|计划|准备|预计|连续|一共|共)?[租贷领做干拿跑]?[^，\d]{0,4}(?:\d+|[一二两三四五六七八九十])年)$")
"""A part of a question that says who asks or for how long."""
_JOINS = re.compile(r"、|以及|还有|另外|同时|又(?=[\u4e00-\u9fff])|既|[和与]|加上")
_GRANT = re.compile(r"补贴|补助|奖励|资助|奖补|贴息|扣除|待遇|津贴|救助")
"""A part that joins nothing names a thing of its own only where it names a grant."""
_CIRCUMSTANCE = re.compile(r"一直|还没|没有?(?=[一-鿿])|是[^，\d]{2,6}的$")
"""A part that tells how things stand with the asker (一直没进单位, 店面是租别人的) names nothing to be added up."""
_HAS = 0.34
_LEAST = 3


def asked(query: Query) -> bool:
    """Whether a sum over several things is asked for."""
    return _TOGETHER.search(query.text) is not None


def names_several(query: Query) -> bool:
    """Whether several things are named that may each be given something for."""
    return _JOINS.search(_joining(query.text)) is not None


def _joining(text: str) -> str:
    """A text in which the names of places join nothing (呼和浩特, 和县, 和平区)."""
    for place in reversed(find_regions(text)):
        text = text[: place.start] + text[place.start : place.end].replace("和", "〇") + text[place.end :]
    return text


def counts_all(decision: Decision) -> bool:
    """Whether the amount is worked out for several kinds counted together."""
    return any(step.operation == "total" and "+" in step.expression for amount in decision.amounts for step in amount.steps)


def together(shown: Sequence[Decision], query: Query, own: Facts, cite: Citations, library: Library, *, apart: bool = False) -> tuple[str, list[Computation]]:
    """The sum over several rules and over the months of a year, where they are asked for. No sum where a thing named is
    without a rule: that it is, is said. `apart`: what each of several persons has is worked out by itself."""
    lines: list[str] = []
    steps: list[Computation] = []
    alone = len(shown) == 1 and (counts_all(shown[0]) or (len(shown[0].amounts) > 1 and (apart or _APIECE.search(query.text) is not None)))
    lacking = _lacking(shown, query, library) if asked(query) and not alone else ""
    if lacking:
        return lacking, []
    if asked(query) and (beside := left_out(query.text, [one.rule for one in shown if one.amounts])):
        return say("support.not_added", parts="、".join(f"“{part}”" for part in beside)), []
    once = _of_those_met(_without_either(_for_whom_told(_without_scaled(shown))))
    added = sum(not on_top(one.rule) for one in once) == 1 and any(on_top(one.rule) and one.amounts for one in once)
    of_clause = _kinds_of_one_clause(once)
    whole = total(once) if len(once) > 1 and (asked(query) or added or of_clause) and _of_one_place(once, library) and (
        added or of_clause or names_several(query) or all(one.verdict == "能" for one in once)) else None
    whole = whole or (_of_cases(once[0]) if asked(query) and len(once) == 1 and (apart or _APIECE.search(query.text)) else None)
    if whole is not None:
        left = uncounted(shown, whole.steps, own)
        lines.append(say("support.total_part" if left else "support.total", working=whole.working))
        limits, kept = held(whole.steps[-1], [one.rule for one in once], own, cite, library, years=own.series or own.planned is not None)
        lines += limits
        if not added and not limits and len({decision.rule.document for decision in shown}) == 1 and not any(decision.rule.exclusions for decision in shown):
            lines.append(say("support.adding_up"))
        steps += (*whole.steps, *kept)
    each = all(len(decision.amounts) == 1 and not _over_time(decision.amounts[0]) for decision in shown)
    if _IN_A_YEAR.search(query.text) and each and (whole or len(shown) == 1):
        yearly = in_a_year(shown, whole or shown[0].amounts[0])
        if yearly is not None:
            lines.append(say("support.yearly", working=yearly.expression + in_wan(yearly.result, yearly.unit)))
            steps.append(yearly)
    return "\n".join(lines), steps


def with_the_article(shown: Sequence[Decision], query: Query, decide: Callable[[SupportRule], Decision], library: Library) -> list[Decision]:
    """The decisions; where the sum over all is asked for and one rule was found, with those on the other rules of its article which the asker meets by what he
    tells (认定为孵化基地 beside 孵化了18户). A grant that is named is asked for alone."""
    one = shown[0]
    if len(shown) != 1 or not asked(query) or one.verdict != "能" or not one.amounts or grants_named(query.text, library):
        return list(shown)
    own = {condition.text for condition in one.rule.conditions}
    rules = [rule for rule in library.rules([one.rule.document]) if rule.path == one.rule.path and rule.start != one.rule.start and rule.benefit in ("fixed", "rate_with_cap")]
    place = say("eligibility.region", place="")
    met = [other for rule in rules if not own & {text.text for text in rule.conditions} and (other := decide(rule)).verdict == "能" and len(other.amounts) == 1 and (_counts_others(one, other) or any(
        not check.text.startswith(place) for check in other.checks)) and all(check.verdict == "符合" for check in other.checks)
        and (_counts_others(one, other) or not any(rivals(text.text, beside) for text in rule.conditions for beside in own))]
    return sorted([one, *met], key=lambda each: each.rule.start) if len(met) == 1 else list(shown)


def _counts_others(one: Decision, other: Decision) -> bool:
    """Whether each of two rules counts others of those told (9名高级技师, 8名技师), so that no one is paid for twice."""
    counts = [amount.value / rule.amount for rule, amount in ((made.rule, made.amounts[0]) for made in (one, other)) if rule.amount and rule.per and amount.steps]
    return len(counts) == _KINDS and one.rule.per == other.rule.per and counts[0] != counts[1]


def _kinds_of_one_clause(decisions: Sequence[Decision]) -> bool:
    """Whether several kinds of pieces that the asker counts each have a sum of one clause (交流桩每千瓦60元，直流桩每千瓦150元): what he has is that of all; not where the
    most that the clause lets him have would hold them together."""
    rules = [one.rule for one in decisions]
    counted = all(one.verdict != "不能" and len(one.amounts) == 1 and one.amounts[0].steps and one.rule.amount is not None for one in decisions)
    if len(rules) < _KINDS or not counted or len({(one.document, one.start, one.per, one.cap, one.currency_unit) for one in rules}) != 1 or not rules[0].per or len({one.amount for one in rules}) != len(rules):
        return False
    sums = [convert(amount.value, amount.unit, rules[0].currency_unit) for one in decisions for amount in one.amounts]
    return None not in sums and (rules[0].cap is None or sum(one for one in sums if one is not None) <= rules[0].cap)


_KINDS = 2


def _of_one_place(decisions: Sequence[Decision], library: Library) -> bool:
    """Whether the rules stand in one document, or in those of one place: what several places give goes to nobody together."""
    documents = {one.rule.document for one in decisions}
    places = {library.cards[document].meta.region for document in documents}
    return len(documents) == 1 or (len(places) == 1 and "" not in places)


def _over_time(amount: Amount) -> bool:
    """Whether the sum is told for a time of several months or years already."""
    return any(step.operation == "total" and "×" in step.expression for step in amount.steps)


def _of_cases(decision: Decision) -> Amount | None:
    """The sum over the asker's cases that each have their own sum, None where there is one or a cap holds them all."""
    cases = [one for one in decision.amounts if one.case]
    units = {one.unit for one in cases}
    if len(cases) < 2 or len(cases) != len(decision.amounts) or len(units) > 1 or _FOR_ALL.search(decision.rule.quote) or any(
            step.operation == "total" for one in cases for step in one.steps):
        return None
    unit, value = units.pop(), sum((one.value for one in cases), Decimal(0))
    working = f"{' + '.join(in_unit(one.value, unit) for one in cases)} = {in_unit(value, unit)}"
    return Amount("", value, unit, working, (), (Computation("total", working, value, unit, ("asker",)),))


_APIECE = re.compile(r"分别|各自?(?:按|能|可以?|该|补|奖|给|是|拿|得)|逐个|每一?个")
"""Several figures are told for several of one kind."""
_FOR_ALL = re.compile(r"(?:单个|单家|每[家个户]|同一)(?:企业|单位|机构|主体|申请人)[^，。；]{0,10}(?:最高|不超过|累计)|每年[^，。；]{0,8}(?:最高|不超过)|累计[^，。；]{0,8}(?:最高|不超过)")
"""A cap on all that one applicant gets."""


def _without_scaled(shown: Sequence[Decision]) -> list[Decision]:
    """The decisions, less those of which one behind gives so many times the sum."""
    return [one for at, one in enumerate(shown) if not any(scales(other.rule) and other.amounts and other.rule.path == one.rule.path for other in shown[at + 1 :])]


def _for_whom_told(shown: Sequence[Decision]) -> list[Decision]:
    """The decisions, less those on rules for another group of persons of whom the asker says nothing, where others are for that which he says that he is of: one person has not
    what each of several groups has."""
    def settled(one: Decision) -> str:
        return next((check.verdict for check in one.checks if check.text == say("eligibility.subject", subject=one.rule.subject)), "")

    told = any(settled(one) == "符合" for one in shown if _GROUP.search(one.rule.subject))
    return [one for one in shown if not (told and settled(one) == "需补充" and _GROUP.search(one.rule.subject))]


def _of_those_met(shown: Sequence[Decision]) -> list[Decision]:
    """The decisions; where several of one article are met and worked out, less those of other articles of which it is open whether they are for the asker."""
    met = [one for one in shown if one.verdict == "能" and any(amount.steps for amount in one.amounts)]
    place = {(one.rule.document, one.rule.path) for one in met}
    return met if len(met) >= _KINDS and len(place) == 1 and all(one in met or (one.verdict == "要补充" and not any(
        check.text == say("eligibility.subject", subject=one.rule.subject) and check.verdict == "符合" for check in one.checks)) for one in shown) else list(shown)


def _without_either(shown: Sequence[Decision]) -> list[Decision]:
    """The decisions, less those on several printed sums for one subject of one article of all of which it is open whether they are the asker's: he has one of them."""
    guessed = [one for one in shown if one.verdict == "要补充" and not any(amount.steps for amount in one.amounts)]
    several = {(one.rule.document, one.rule.path, one.rule.subject) for at, one in enumerate(guessed) for other in guessed[at + 1 :] if (
        one.rule.document, one.rule.path, one.rule.subject) == (other.rule.document, other.rule.path, other.rule.subject)}
    return [one for one in shown if one not in guessed or (one.rule.document, one.rule.path, one.rule.subject) not in several]


_GROUP = re.compile(r"(?:人员|对象|人口|家庭|成员|孤儿|儿童|老人|老年人|残疾人|学生|毕业生|职工|居民|农户|军人|妇女|户)$")
"""A group of persons: somebody is of one."""


def _lacking(shown: Sequence[Decision], query: Query, library: Library) -> str:
    """What is said where fewer rules were found than things named, "" where each has its rule."""
    texts = [Text.of(" ".join((library.cards[one.rule.document].title, _sentence(one, library), *one.rule.path, one.rule.subject, *(check.text for check in one.checks))))
             for one in shown]
    parts = [part.replace("〇", "和") for part in _PARTS.split(_joining(query.text)) if part.strip()]
    joined = names_several(query)
    worked = {number for one in shown for amount in one.amounts for number in _NUMBERS.findall(amount.working)}
    missing = []
    for part in parts:
        part = "" if _NO_THING.match(part.strip()) else _COUNTED.sub("", _TOGETHER.split(part)[0])
        if (told := set(_NUMBERS.findall(part))) and told <= worked:
            continue
        if {*grades_in(part)} & {grade for one in shown for check in one.checks for grade in grades_in(check.text)}:
            continue
        part = part if (joined and not _CIRCUMSTANCE.search(part)) or _GRANT.search(part) else ""
        words = words_of(_things(part, query), library) if part else ()
        if sum(map(len, (word.text for word in words))) >= _LEAST and all(share(words, text)[0] < _HAS for text in texts):
            missing.append(part.strip())
    amounts = [one for one in shown if one.amounts]
    count = _COUNT.search(query.text)
    named = int(chinese_number(count["count"]) or 0) if count else 0
    if len(parts) > 1 and missing and (named > len(amounts) or not count) and len(missing) < len(parts):
        return say("support.lacking", parts="、".join(f"“{part}”" for part in missing))
    return say("support.lacking_count", found=len(amounts)) if 0 < len(amounts) < named else ""


def _sentence(one: Decision, library: Library) -> str:
    """The words of a rule with those of its sentence before it, which say what all its cases are for (对参展人员费用给予补助，赴…的每人6000元，赴其他国家的…)."""
    text = library.text(one.rule.document)
    return text[beginning(text, one.rule.start, "。；;\n") : one.rule.end]


_NUMBERS = re.compile(r"\d+(?:\.\d+)?")


def _things(part: str, query: Query) -> list[str]:
    """The words of the question's topic that stand in a part of it."""
    plain = _ASKING.sub("", part)
    return [run for run in query.words if run in part] or [
        run[start:end] for run in query.words for start in range(len(run)) for end in range(len(run), start + 1, -1)
        if run[start:end] in plain
    ][:1]
