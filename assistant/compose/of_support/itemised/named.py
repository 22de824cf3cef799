"""Grants that a question names beside each other to be added up ("设备补助加上两年贴息"), each with its rule of one document and what that
gives for the figures told anywhere in the question."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from assistant.compose.of_support.itemised.binding import Bound
from assistant.compose.of_support.itemised.items import Item
from assistant.compute import plain
from assistant.eligibility import Decision, Facts
from assistant.eligibility.records import Amount, OwnFigure
from assistant.eligibility.sums.heads import count_unit, of_oneself
from assistant.eligibility.told import kin
from assistant.eligibility.vocabulary import same_count
from assistant.gather.of_support.rule_fit import given_behind
from assistant.gather.wording import Text, Word, share, words_of
from index.library import Library
from index.records import SupportRule
from index.words import bigrams
from prompts import say

_NOUN = r"(?:补助|补贴|奖励|奖补|贴息|资助|津贴|返还|补偿|奖金|安家费|经费|配套)"
_ONE = rf"[\u4e00-\u9fff\d“”]{{0,14}}?{_NOUN}"
_JOIN = r"(?:[，,、]?(?:再加上?|加上|还有|外加|连同)|、|和|与|跟|及|以及|加)"
_LIST = re.compile(rf"{_ONE}(?:{_JOIN}{_ONE})+")
_AND = re.compile(_JOIN)
_SUM = re.compile(r"[合加凑](?:在|到)?(?:起来|一起|一块儿?)|合计|[一总]共|总计|共(?=能|可|有|多少)")
_NEAR = 24
"""The sum is asked for within so many signs of the list."""
_YEARS = re.compile(r"(?P<count>[两二三四五2-5])年(?:的)?")
_TIMES = re.compile(r"^(?:(?:[今去前明当]年)?(?:[一1]年|全年)?的|[今去]年(?=[一全])|(?:[那这]?(?:几|两|[一二三四五六七八九十\d]+)年)?(?:下来|里|间|期间)(?:的|能)?|[那这]?(?:几|两|[一二三四五\d]+(?!次性))?(?:笔|项|个|年|档)?的?|区里的?|市里的?|县里的?|省里的?|政府的?)+")
_BARE = re.compile(rf"的|一次性|{_NOUN}")
_HAS = 0.5
_ITS_OWN = 0.2
"""Of several sums of one sentence, each for its own grant (生活补贴…，租房补贴…), that goes first whose condition is the name."""
_BEFORE = 90
"""A grant is named in the sentence before its sums, at most so far."""
_GROWTH = re.compile("增量|增长|增加|增幅|增速")


@dataclass(frozen=True, slots=True)
class Grant:
    """A grant as the question names it: all words, those that tell it from others, and whether it is asked for several years."""

    name: str
    core: str
    years: bool


def grants(text: str) -> list[Grant]:
    """The grants, two or more, whose sum a question asks for by their names; none where it names fewer."""
    for found in _LIST.finditer(text):
        if _SUM.search(text, found.end(), min(len(text), found.end() + _NEAR)) is None:
            continue
        pieces = [piece.strip() for piece in _AND.split(found.group()) if piece.strip()]
        named = [Grant(name, _BARE.sub("", name), _YEARS.search(piece) is not None) for piece in pieces if (name := _TIMES.sub("", piece))]
        if len(named) > 1 and len({one.name for one in named}) == len(named):
            return named
    return []


def spoken_of(grant: Grant, found: Sequence[Bound]) -> bool:
    """Whether one of the rules found is on a grant that the question names: it has a pair of signs of its name, or the last of them (交粮: 粮食)."""
    texts = [" ".join((one.rule.quote, *one.rule.path[-1:])) for one in found]
    return not grant.core or any(grant.core[-1:] in text or any(pair in text for pair in bigrams(grant.core)) for text in texts)


def bound(named: Sequence[Grant], meant: Sequence[SupportRule], documents: Sequence[str], own: Facts, decide: Callable[[SupportRule, Facts], Decision], library: Library) -> list[Bound]:
    """Each grant with the decision on its rule, worked out to one sum; none at all unless each has a rule of its own that gives one. Of
    several rules on one grant those that the question is found to mean (`meant`) go first."""
    places = {(rule.document, rule.start) for rule in meant}
    rules = [rule for rule in library.rules(documents) if rule.has_sum]
    found: list[Bound] = []
    for grant in named:
        fitting = _fitting(grant, rules, library)
        decided = [(fit, one) for fit, rule in fitting if (one := _summed(_for_one(rule, decide, _figures(grant, rule, own)))) is not None]
        fits = {id(one): (fit, _whose(one), (one.rule.document, one.rule.start) in places, *_open(one)) for fit, one in decided}
        best = max(decided, key=lambda pair: (*fits[id(pair[1])], -pair[1].rule.start), default=None)
        if best is not None and any(fits[id(one)] == fits[id(best[1])] and one.rule.start == best[1].rule.start and one.amounts[0].value != best[1].amounts[0].value for _, one in decided):
            return []  # cases of one clause that nothing told sets apart
        if best is None or any(one.rule.start == best[1].rule.start and one.rule.amount == best[1].rule.amount for one in found):
            return []
        found.append(Bound(Item(grant.name, ()), best[1]))
    return [] if _of_several(found) or (any(_over_time(one) for one in found) and any(_beside_another(one.rule, rules) for one in found)) else found


def _over_time(one: Bound) -> bool:
    """Whether a sum is told for a time of several months or years already."""
    return any(re.search(r"×\s*\d{1,3}(?:年|(?![\d.元万亿%]))|[年月]共", amount.working) for amount in one.decision.amounts)


def _beside_another(rule: SupportRule, rules: Sequence[SupportRule]) -> bool:
    """Whether the sentence of a rule gives another sum besides, in another rhythm (每人每月3000元，每人每年1200元)."""
    return any(one.start == rule.start and one.amount != rule.amount and one.per != rule.per for one in rules)


def _whose(decision: Decision) -> int:
    """1 where the rule is for persons of a kind of which the asker tells one, −1 where he tells nothing of them, 0 where it is for no kind of persons."""
    subject = decision.rule.subject
    verdict = next((check.verdict for check in decision.checks if check.text == say("eligibility.subject", subject=subject)), "")
    return 0 if _PERSON.search(subject) is None or not verdict else 1 if verdict == "符合" else -1


def _of_several(found: Sequence[Bound]) -> bool:
    """Whether one of the grants is for somebody whom the asker tells of and another for somebody else of whom he says nothing: nobody has both."""
    whom = {(one.rule.subject, check.verdict) for one in found for check in one.decision.checks if check.text == say("eligibility.subject", subject=one.rule.subject)}
    told = {subject for subject, verdict in whom if verdict == "符合"}
    untold = {subject for subject, verdict in whom if verdict == "需补充" and _PERSON.search(subject)} - told
    return bool(untold) and len(told | untold) > 1


_PERSON = re.compile(r"(?:教师|中医|医生|医师|名师|名医|专家|院士|博士后?|硕士|毕业生|人才|人员|学生|残疾人|老人|老年人)$")


def _for_one(rule: SupportRule, decide: Callable[[SupportRule, Facts], Decision], own: Facts) -> Decision:
    """The decision on a rule; for one person where somebody asks for himself or one of his family and a sum is given for each, for one child where he tells of one."""
    made = decide(rule, own)
    unit = next(iter(count_unit(rule)), "")
    child = _ONE_CHILD.search(own.text) is not None and (unit in _CHILD or kin.FOR_CHILDREN.search(rule.quote) is not None)
    alone = child or (unit in ("人", "名") and of_oneself(rule, own))
    if made.amounts or len(count_unit(rule)) != 1 or not alone or any(same_count(one.noun or one.unit, unit) for one in own.figures):
        return made
    return decide(rule, replace(own, figures=(*own.figures, OwnFigure(unit, Decimal(1), unit, ""))))


_CHILD = frozenset({"孩", "孩子", "子女", "婴儿", "新生儿"})
_ONE_CHILD = re.compile(r"[一二三头](?:孩|胎|宝)(?!家庭|政策)|[大小]宝|(?:孩子|娃|宝宝)(?:刚|今年|才|已)|(?:生|添|怀)[了下]?(?:个)?老[大二三四幺]")
"""One child is told of."""


def _open(decision: Decision) -> tuple[int, int, Decimal]:
    """What speaks for one of several rules on one grant: few conditions of which the asker says nothing, many that he meets; of two readings
    of one clause the narrower cap."""
    open_ = sum(check.verdict == "需补充" for check in decision.checks)
    met = sum(check.verdict == "符合" for check in decision.checks)
    return -open_, met, -(decision.rule.cap or Decimal(0))


def _fitting(grant: Grant, rules: Sequence[SupportRule], library: Library) -> list[tuple[float, SupportRule]]:
    """The rules that give the grant, each with how well its words tell that: it is called so in its clause or its heading, or in the
    sentence before it; else it has most of the words."""
    words = words_of([grant.core], library) if grant.core else ()
    found = []
    for rule in rules:
        text = library.text(rule.document)
        own = f"{rule.quote} {' '.join(rule.path[-1:])}"
        before = text[max(text.rfind("\n", 0, rule.start), rule.start - _BEFORE, 0) : rule.start]
        fit = _fit(grant, words, f"{own} {given_behind(rule, library)}", before) + (_ITS_OWN if any(grant.core == condition.text for condition in rule.conditions) else 0)
        found += [(fit, rule)] if fit >= _HAS else []
    found = [(fit, rule) for fit, rule in found if _adjoins(grant, rule)] or found
    best = max((fit for fit, _ in found), default=0.0)
    return [(round(fit, 1), rule) for fit, rule in found if fit >= best - 0.1]


def _adjoins(grant: Grant, rule: SupportRule) -> bool:
    """Whether the grant's name stands right beside the rule's sum (一次性科研经费10万元和每年8万元的生活补助), or is the one that its clause names (安家费40万元、15万元)."""
    if rule.amount is None:
        return False
    printed = re.search(rf"(?<![\d.]){re.escape(plain(rule.amount))}{re.escape(rule.currency_unit)}", rule.quote)
    clause = next((one for one in _CLAUSE.finditer(rule.quote) if printed is not None and one.start() <= printed.start() < one.end()), None)
    if printed is None or clause is None:
        return False
    name = rf"{re.escape(grant.core)}(?:{_NOUN})*" if grant.core else re.escape(grant.name)
    if len(re.findall(_NOUN, clause.group())) == 1:
        return re.search(name, clause.group()) is not None
    return re.search(rf"{name}(?:标准|金额)?(?:为|是|共)?{re.escape(printed.group())}|{re.escape(printed.group())}的?(?:一次性)?{name}", clause.group()) is not None


_CLAUSE = re.compile("[^，。；]+")


def _fit(grant: Grant, words: Sequence[Word], own: str, before: str) -> float:
    if grant.name in own:
        return 1.0
    if grant.name in before:
        return 0.9
    if not grant.core:
        return 0.0
    kinds = set(re.findall(_NOUN, own))
    called = 0.8 if kinds & set(re.findall(_NOUN, grant.name)) else 0.6
    return called * share(words, Text.of(own))[0] if kinds else 0.0


def _figures(grant: Grant, rule: SupportRule, own: Facts) -> Facts:
    """The asker's facts for one grant: those of all years where it is asked for several or pays what grew, else of the last year that he tells."""
    facts = replace(own, planned=own.planned if grant.years else None, received=None, claimed=())
    if grant.years or _GROWTH.search(f"{grant.name}{rule.quote}"):
        return facts
    last = {one.measure: max(other.year for other in own.figures if other.measure == one.measure and other.year is not None) for one in own.figures if one.year is not None}
    kept = tuple(replace(one, case="") for one in own.figures if one.year is None or one.year == last[one.measure])
    return replace(facts, figures=kept, series=False)


def _summed(decision: Decision) -> Decision | None:
    """The decision with its one sum, that of all years where there are several; None where it gives none."""
    amounts = decision.amounts
    if decision.verdict == "不能" or not amounts or decision.rule.amount_max is not None:
        return None
    last = amounts[-1]
    steps = tuple(dict.fromkeys(step for one in amounts for step in one.steps))
    if len(amounts) > 1 and not any(step.operation == "total" for step in last.steps):
        return None
    working = "；".join(dict.fromkeys(one.working for one in amounts if one.working))
    return replace(decision, amounts=(Amount("", last.value, last.unit, working, (), steps, most=last.most),), rule=replace(decision.rule, per=_rhythm(decision)))


def _rhythm(decision: Decision) -> str:
    """How often the sum is given, "" where that of a longer time is told already."""
    over = len(decision.amounts) > 1 or any(re.search("[年月]共", f"{one.working}{one.words}") for one in decision.amounts)
    units = decision.rule.per.split("/")
    yearly = "年" in units and _EVERY_YEAR.search(decision.rule.quote) is not None
    return "" if over else "月" if "月" in units else "年" if yearly else ""


_EVERY_YEAR = re.compile(r"每年(?!最高|最多|不超过|不得)")
