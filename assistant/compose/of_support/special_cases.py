"""What a rule gives instead in a special case that its paragraph tells behind it ("其中列入省级计划的，补助比例提高到12%，最高不超过800万元"): the rule
with the share, the sum and the most of that case, where the asker says that he is it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from assistant.eligibility import Decision, Facts
from assistant.eligibility.conditions.printed import limited
from assistant.eligibility.conditions.rates import asks_rate
from assistant.eligibility.told.said import denied, mentioned, same
from assistant.eligibility.units import convert
from assistant.eligibility.vocabulary import CLAUSE, GENERIC
from index.library import Library
from index.quantities import unit_family
from index.records import Condition, SupportRule
from index.rules.kinds import kind, measured
from index.rules.thresholds import thresholds
from index.stretches import SENTENCE_WITH_STOP

_WITHIN = 260
"""A special case stands at most so many signs behind the rule."""
_OPENS = re.compile(r"^\s*(?:[（(][一二三四五六七八九十\d]{1,3}[）)])?(?P<of>其中)?[：:，,]?(?:对于?|凡)?")
_CHANGES = re.compile(
    r"(?:比例|标准|额度|限额|上限|金额|数额)[^，,。；\d]{0,10}?(?:提高|上浮|放宽|上调|调整|增加|提升|降低|调低)?(?:到|至|为|是)|(?:提高|上浮|放宽|上调|调整|提升|降低)(?:到|至|为)|(?<=\d元|万元)(?:的标准)?执行|(?<=%)执行")
"""Words by which a sentence gives another share, sum or most than the one before."""
_ADDS = re.compile(r"另(?:给予|奖|补|加|按|行|外)|再(?:给予|奖|补|按|增)|额外|追加|增发|个百分点|差额")
"""What is given on top changes no sum."""
_PIECE = re.compile(r"[^，,。；;]+")
_CUE = re.compile(r"(?:每[^，,。；\d]{1,10}|按(?!规定)[^，,。；\d]{0,16}|单[个户项家店场][^，,。；\d]{0,14}|(?:补助|奖励|补贴|资助|支持|扶持|贴息|抵扣)?(?:比例|标准|额度|限额|上限)[^，,。；\d]{0,10}|最高[^，,。；\d]{0,8}|最多|可?提高到?|给予|一次性[^，,。；\d]{0,6}|不超过)\d")
"""What a case has begins so."""
_RATE = re.compile(r"(?P<rate>\d+(?:\.\d+)?)%")
_FACTOR = re.compile(r"(?:上述|前述|以上|该|前款)[^，,。；\d]{0,6}标准的(?P<rate>\d+(?:\.\d+)?)%")
_MOST = re.compile(r"(?:最高|不超过|最多|上限|限额|封顶)[^，,。；\d%]{0,14}?(?P<value>\d+(?:\.\d+)?)(?P<unit>[万亿]?元)")
_SUM = re.compile(r"(?P<value>\d+(?:\.\d+)?)(?P<unit>[万亿]?元)")
_TAIL = re.compile(r"(?:[区县市]?[内中]的?|的)?(?:企业|项目|机构|单位|家庭|人员|对象|主体|个人|地区)?(?:的)?$")
_SHORT = 4
_AND = "，"
"""Between the several things that make a case."""


@dataclass(frozen=True, slots=True)
class _Case:
    """A special case: who it is, where its sentence begins and ends, the words of its figures."""

    who: str
    start: int
    end: int
    figures: str


def varied(rule: SupportRule, own: Facts, library: Library) -> SupportRule:
    """The rule as it is for the special case that the asker says is his, as itself where none is."""
    case = next((one for one in _cases(rule, library) if all(_is_his(who, own) for who in one.who.split(_AND))), None)
    if case is None or any(one.text in case.who for one in rule.conditions):
        return rule
    changed = _changed(rule, case.figures)
    if changed == rule:
        return rule
    text = library.text(rule.document)
    basis = tuple(replace(one, start=rule.start, end=rule.end) if one.start is None else one for one in rule.conditions)
    named = [_TAIL.sub("", who) or who for who in case.who.split(_AND)]
    his = tuple(_as_rate(who) or Condition(who, "status") for who in named if mentioned(who, own.text) or not _WHERE.match(who))
    return replace(changed, conditions=(*his, *basis), quote=text[case.start : case.end], start=case.start, end=case.end)


def _as_rate(who: str) -> Condition | None:
    """A rate that a case asks for (留用率达到50%以上), or a measure (工艺制程在28纳米及以下), as a condition with its bounds, None where it asks for another thing."""
    limit = next((one for one in thresholds(who) if not one.bare and (asks_rate(who) or unit_family(one.unit) in _OWN_MEASURE)), None)
    return None if limit is None else Condition(who, kind(who), measured(who, limit.start), limit.minimum, limit.maximum, limit.unit)


def each_once(decisions: Sequence[Decision], decide: Callable[[SupportRule], Decision], library: Library) -> list[Decision]:
    """The decisions, in place of those on a special case that is not the asker's those on the rule which it is a case of; none on a case that
    another one has in it."""
    found: list[Decision] = []
    for one in decisions:
        rule = _basic(one.rule, library) if one.verdict == "不能" else None
        made = one if rule is None else decide(rule)
        found += [made] if all(made.rule != other.rule for other in found) else []
    return [one for one in found if not any(_covers(other.rule, one.rule) for other in found)]


def _basic(rule: SupportRule, library: Library) -> SupportRule | None:
    """The rule right before of which a rule is a special case ("其中列入计划的，比例提高到12%"), None where it is a rule by itself."""
    text = library.text(rule.document)
    begin = text.rfind("\n", 0, rule.start) + 1
    opened = _OPENS.match(rule.quote)
    if opened is None or not opened["of"] or _ADDS.search(rule.quote):
        return None
    before = [one for one in library.rules([rule.document]) if begin <= one.start < rule.start and one.end <= rule.start and one.benefit == rule.benefit]
    return next((one for one in reversed(before) if not one.quote.startswith("其中")), None)


def _covers(whole: SupportRule, part: SupportRule) -> bool:
    """Whether a rule with its special case has the rule of that case in it."""
    return whole.document == part.document and whole.start - _STEP <= part.start and part.end <= whole.end + _STEP and _before(whole) and not _before(part)


_STEP = 1


def _before(rule: SupportRule) -> bool:
    """Whether conditions of a rule stand before it."""
    return any(one.end is not None and one.end <= rule.start for one in rule.conditions)


def _cases(rule: SupportRule, library: Library) -> Iterator[_Case]:
    """The special cases told in the rule's own sentence behind "其中" or in the sentences behind it in its paragraph."""
    text = library.text(rule.document)
    stop = text.find("\n", rule.end)
    stop = min(stop if stop >= 0 else len(text), rule.end + _WITHIN)
    inner = rule.quote.find("其中", 1)
    begin = rule.start + inner if inner > 0 else rule.end
    for sentence in SENTENCE_WITH_STOP.finditer(text, begin, stop):
        opened = _OPENS.match(sentence.group())
        words = sentence.group()
        if opened is None or _ADDS.search(words) or not (opened["of"] or _CHANGES.search(words) or _FACTOR.search(words)):
            continue
        if any(one.start is not None and rule.end <= one.start and sentence.start() <= one.start < sentence.end() for one in rule.conditions):
            continue  # asked for of all, no case
        yield from _apart(words, opened.end(), sentence.start())


def _apart(words: str, at: int, begin: int) -> Iterator[_Case]:
    """The cases of one sentence: who it is, then what he has ("其中中度的最高500元，重度的最高800元")."""
    who, figures, end = "", "", at
    for piece in _PIECE.finditer(words, at):
        cue = _CUE.search(piece.group())
        named = (piece.group()[: cue.start()] if cue is not None else piece.group()).strip("的其， ")
        if len(named) > 1 and figures:
            yield _Case(who, begin + at, begin + end, figures)
            who, figures = "", ""
        who = f"{who}{_AND if who else ''}{named}" if len(named) > 1 and not (who and named in GENERIC) else who
        figures += piece.group()[cue.start() :] + "，" if cue is not None else ""
        end = piece.end()
    if who and figures:
        yield _Case(who, begin + at, begin + end, figures)


def _is_his(who: str, own: Facts) -> bool:
    """Whether the asker says of himself that he is a special case, and is within its limits."""
    limits = limited(who, "", own)
    if any(check.verdict != "符合" for check in limits):
        return False
    if limits and (asks_rate(who) or any(unit_family(one.unit) in _OWN_MEASURE for one in thresholds(who) if not one.bare)):
        return True
    name = _TAIL.sub("", who) or who
    if _GRANT.fullmatch(name):
        return False
    form = same(name)
    pairs = [form[i : i + 2] for i in range(len(form) - 1)]
    place = _WHERE.match(name)
    thing = same(place["place"]) if place is not None else ""
    grades = _GRADED.findall(thing)
    for clause in CLAUSE.finditer(own.text):
        said = same(clause.group())
        if thing and thing[-_HEAD:] in said and (thing in said or (grades and all(grade in said for grade in grades))):
            return not _NAY.search(said)
        if form in said or (len(form) > _SHORT and sum(pair in said for pair in pairs) >= _MOSTLY * len(pairs) and mentioned(name, own.text)):
            return not _NAY.search(said) and not denied(name, own.text)
    return False


_OWN_MEASURE = frozenset({"length", "area", "volume", "mass", "power", "energy", "computing"})
"""Who tells a figure of such a kind within the limits of a case says that it is his, in whatever words (产品是28纳米的: 工艺制程在28纳米及以下)."""
_GRANT = re.compile(r"扣除|补[贴助]|奖[励补]|资助|报销|支付|救助|津贴|减免|发放")
"""What is given is nobody's case."""
_WHERE = re.compile(r"(?:[一-鿿]{2,4})?(?:位于|坐落于?|处于|建在|设在|开在|落户)(?P<place>.{3,}?)(?:范围|区域)?(?:[以之]?内|里|的)*$")
"""A case that is told by where a thing lies; of a graded place its grade and what it is are enough (5A景区)."""
_GRADED = re.compile(r"\da|[一二三四五]星|[甲乙丙一二三]级|国家级|[省市县区]级")
_HEAD = 2
_MOSTLY = 0.6
_NAY = re.compile(r"不是|没有?(?!问题)|并?未(?!来)|不算|不属于|不在")


def _changed(rule: SupportRule, figures: str) -> SupportRule:
    """The rule with the share, the sum and the most that the words on a special case tell."""
    factor = _FACTOR.search(figures)
    if factor is not None:
        part = Decimal(factor["rate"]) / 100
        return replace(rule, amount=None if rule.amount is None else rule.amount * part, rate=None if rule.rate is None else rule.rate * part)
    most = _MOST.search(figures)
    rest = figures if most is None else figures[: most.start()] + figures[most.end() :]
    rate, sum_ = _RATE.search(rest), _SUM.search(rest)
    cap = None if most is None else convert(Decimal(most["value"]), most["unit"], rule.currency_unit)
    changed = rule if cap is None else replace(rule, cap=cap)
    if rate is not None and rule.rate is not None and not rule.tiers:
        return replace(changed, rate=Decimal(rate["rate"]) / 100)
    amount = convert(Decimal(sum_["value"]), sum_["unit"], rule.currency_unit) if sum_ is not None and rule.amount is not None else None
    if amount is not None and not rule.tiers:
        return replace(changed, amount=amount)
    return changed if rate is None and sum_ is None and (rule.cap is not None or rule.rate is not None) else rule
