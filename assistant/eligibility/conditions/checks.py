"""Hold each condition of a rule against the asker's facts: 符合, 不符合 or 需补充, with the reason."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.eligibility.conditions import applicants, degrees, personal
from assistant.eligibility.conditions.children import other_number
from assistant.eligibility.conditions.clock import clock_check
from assistant.eligibility.conditions.counted_from import lasted_since
from assistant.eligibility.conditions.countries import countries_check
from assistant.eligibility.conditions.deeds import deed_check
from assistant.eligibility.conditions.disability import disability_check
from assistant.eligibility.conditions.exceptions import excepted, ruled_out, with_denied
from assistant.eligibility.conditions.figure_checks import threshold_check
from assistant.eligibility.conditions.fragments import asks_nothing, deed_told
from assistant.eligibility.conditions.had_before import had_before
from assistant.eligibility.conditions.listings import listed, not_listed, opposed, unlisted
from assistant.eligibility.conditions.places import elsewhere, region
from assistant.eligibility.conditions.produce import other_produce
from assistant.eligibility.conditions.schooling import schooling_check
from assistant.eligibility.conditions.since import since_check
from assistant.eligibility.conditions.sized import size_told
from assistant.eligibility.conditions.subjects import (
    anybody,
    industry_check,
    not_so_called,
    size_check,
    subject_check,
)
from assistant.eligibility.conditions.time_checks import HIRES, lasting_check, term_check, years_check
from assistant.eligibility.conditions.trading import other_side, party_told
from assistant.eligibility.conditions.verdicts import held
from assistant.eligibility.conditions.windows import window_check
from assistant.eligibility.conditions.year_steps import year_check
from assistant.eligibility.grades import grades_in, other_prize, other_result, own_grade, ranks_in
from assistant.eligibility.records import Facts
from assistant.eligibility.sums.caps import FLOOR
from assistant.eligibility.sums.deductible import PART
from assistant.eligibility.told.durations import durations
from assistant.eligibility.told.growth import grown
from assistant.eligibility.told.said import (
    awarded,
    denied,
    excluded_kind,
    fits_by_denial,
    gist,
    mentioned,
    not_awarded,
    of_state,
    owner,
    same,
    times_told,
    unmet,
)
from assistant.eligibility.told.self_paid import paid_by_others
from assistant.eligibility.vocabulary import CLAUSE, GENERIC, alternation, groups, words
from assistant.records import ConditionCheck
from index.quantities import chinese_number
from index.records import Condition, Metadata, SupportRule
from index.regions import NATION, find_regions
from index.rules.kinds import measured
from index.rules.thresholds import thresholds
from index.words import tagged
from prompts import say

_STATE = re.compile(alternation(words("built_condition")))
_FIRST = re.compile(r"首次|第一次|首家|首获|初次")
_AGAIN = re.compile(r"重新认定|复审|再次|第二次")
"""A condition that asks for a further time, not for the first."""
_PERSONS = re.compile(r"(?:[^，。；、]{2,16}(?:毕业生|人员|军人|农民工|[青老]年人?|职工|员工|居民|村民|农户|家庭|对象|[大中]学生|学员|者|人才|妇女|[残疾]人)[、和或及]+){1,6}[^，。；、]{2,16}(?:毕业生|人员|军人|农民工|[青老]年人?|职工|员工|居民|村民|农户|家庭|对象|学生|学员|者|人才|妇女|残疾人)(?:等(?:人员|群体|对象)?)?")
"""A condition that lists persons, of whom one is enough."""
_FELL = re.compile(r"(?:少|减少|下降|降低|下滑|减)了")
_GROWN = re.compile(r"(?:较|比)(?:上|去|前)[^，。]{0,4}(?:增加|增长|提高)$")
_LASTS = re.compile(r"(?:满|达到?|不少于|超过)[^，。]{0,6}[年月]|[年月](?:及?以上|以内|之?内)")
_EITHER = re.compile(r"或者?")
_OR_ELSE = re.compile(r"，或者?(?=.{4})")
"""Another clause would do as well: the first alone lets nobody fail."""
_ALTERNATIVES = re.compile(r"或者?|、")
_OR_BY_AGE = re.compile(r"[一-鿿]{4,}(?:或者?|、)\d{1,2}(?:[-~至到—]\d{1,2})?(?:周?岁)")
"""Somebody else is meant besides those of an age ("未就业毕业生或者16至24周岁失业青年")."""
_BELONGS = re.compile(r"^(?:属于|系|是|为)")
_SHORTEST = 4
_NAMED = 3
_NAMED_BOUND = re.compile(r"(?P<side>不高于|不超过|不低于|低于|高于|不少于|不大于)(?P<name>[^（）()，。；\d]{2,20}[（(]每?[人户月年天日亩]{0,2})(?P<figure>\d[\d.,]*[万亿]?[元%人])[)）]")
"""A bound by its name, with its figure in brackets ("不高于全县指导价（每月1600元）")."""


def checks(rule: SupportRule, facts: Facts, meta: Metadata | None) -> tuple[ConditionCheck, ...]:
    """The checks of subject, region, conditions and years of `rule`, in that order."""
    facts = facts if meta is None or meta.region == NATION else replace(facts, home=meta.region)
    found: list[ConditionCheck] = []
    if len(rule.subject) > 1 and not anybody(rule.subject):
        number = other_number(rule.subject, facts.text)
        named = ConditionCheck(say("eligibility.subject", subject=rule.subject), "不符合", say("eligibility.reason.denied", words=number)) if number else subject_check(rule.subject, facts)
        found.append(_of_other_size(named, rule, facts))
    elif (kind := applicants.check(rule.subject, facts)) is not None and kind.verdict == "不符合":
        found.append(replace(kind, text=say("eligibility.subject", subject=rule.subject)))
    if meta is not None and meta.region and facts.regions:
        found.append(region(meta, facts))
    found += [elsewhere(condition, facts, meta) or condition_check(condition, rule, facts) for condition in rule.conditions if not (
        _is_tier(condition, rule) or re.search(rf"起付(?:标准|线|额)(?:为|是)?{re.escape(condition.text)}", rule.quote) or FLOOR.search(rule.quote, max(rule.quote.find(condition.text), 0)) or (asks_nothing(condition) and not _dated(condition, facts)) or PART.fullmatch(condition.text) or (
            meta is not None and condition.text == meta.region))]
    other = other_produce(rule, facts)
    found = [one for one in found if all(one.text != failed.text for failed in other)]
    found += [*other, *excepted(rule.quote, facts), *ruled_out(rule.quote, facts)]
    found = with_denied(rule, found, facts)
    if rule.years is not None and (facts.nth or facts.received):
        found.append(years_check(rule, facts))
    return tuple(found)


def _dated(condition: Condition, facts: Facts) -> bool:
    """Whether a condition tells from which day to which a rule holds, and the asker tells of a year (自2019年1月1日至2021年12月31日: 2023年)."""
    return len(_DAYS.findall(condition.text)) > 1 and _DAYS.search(facts.text) is not None


_DAYS = re.compile(r"20\d\d年")


def _of_other_size(check: ConditionCheck, rule: SupportRule, facts: Facts) -> ConditionCheck:
    """The check of whom a rule is for; open where it fails by a size class and the rule names the asker's as well ("创办小微企业或从事个体经营")."""
    size = size_check(check.text, facts) if check.verdict == "不符合" else None
    if size is None or size.reason != check.reason or not any(word in rule.quote for name in facts.sizes for word in (name, *_SIZES[name])):
        return check
    return ConditionCheck(check.text, "符合", say("eligibility.reason.size_fits", size="、".join(facts.sizes)))


_SIZES = groups("size")


def _is_tier(condition: Condition, rule: SupportRule) -> bool:
    """A condition that only repeats the steps is settled by choosing the step."""
    return bool(rule.tiers) and any(tier.text in condition.text for tier in rule.tiers)


def condition_check(condition: Condition, rule: SupportRule, facts: Facts) -> ConditionCheck:
    """One condition: state, threshold, size, region, first time; else by its words. A degree that it asks for is met only where the asker tells it."""
    if (each := _OF_EACH.fullmatch(condition.text)) is not None and not condition.unit and each["unit"] in rule.per.split("/"):
        return replace(condition_check(replace(condition, text=f"{each['deed']}{each['thing']}"), rule, facts), text=condition.text)
    made = _checked(condition, rule, facts)
    if made.verdict == "不符合" and _OR_ELSE.search(condition.text):
        return ConditionCheck(condition.text, "需补充", say("eligibility.reason.not_said"))
    return made if condition.unit or (_PERSONS.fullmatch(condition.text) and not HIRES.search(condition.text)) else degrees.held(made, condition.text, facts.text)


def _checked(condition: Condition, rule: SupportRule, facts: Facts) -> ConditionCheck:
    text = condition.text
    if _PERSONS.fullmatch(text) and not HIRES.search(text):
        return replace(subject_check(text, facts), text=text)
    if (kind := applicants.check(text, facts) or had_before(text, facts.text)) is not None:
        return kind
    if (party := party_told(text, facts.text)) is not None:
        return held(text, party[0], say(f"eligibility.reason.{'said' if party[0] else 'denied'}", words=party[1]))
    if condition.kind == "status" and _STATE.search(text) and facts.built is not None and not (facts.built and condition.unit):
        if facts.built:
            return ConditionCheck(text, "符合", say("eligibility.reason.built"))
        return ConditionCheck(text, "不符合", say("eligibility.reason.unbuilt"))
    if not condition.unit and (bound := _bound_by_name(condition) or _of_nights(condition)) is not None:
        return replace(threshold_check(bound, rule, facts), text=text)
    if (graded := disability_check(text, facts)) is not None:
        return graded
    if (own := personal.check(text, facts) or schooling_check(text, facts.text) or countries_check(text, facts.text)) is not None:
        return own
    timed = clock_check(text, facts) or term_check(condition, rule, facts) or year_check(text, facts) or window_check(condition, facts) or since_check(condition, facts) or lasted_since(text, facts)
    if timed is not None:
        return timed
    if condition.unit and not (_OR_BY_AGE.search(text) and not any(one.unit == "岁" for one in facts.figures)):
        return threshold_check(condition, rule, facts)
    if (sized := size_told(text, facts)) is not None:
        return sized
    if _LASTS.search(text) and durations(text):
        lasting = lasting_check(condition, facts)
        if lasting.verdict != "需补充":
            return lasting
    if condition.kind == "first" and (told := times_told(text, facts.text)):
        again = _AGAIN.search(text) is not None
        fits = again in told
        if fits and (grade := untold_grade(text, facts.text)):
            return ConditionCheck(text, "需补充", grade)
        return held(text, fits, say(f"eligibility.reason.{'first_fits' if fits != again else 'first_fails'}"))
    if condition.kind == "first" and _FIRST.search(text):
        return ConditionCheck(text, "需补充", say("eligibility.reason.not_said"))
    if condition.kind == "size":
        size = size_check(text, facts)
        if size is not None:
            return size
    if done := deed_told(condition, facts.text):
        lacking = unmet(done) or _not_done(text, done)
        return held(text, not lacking, say(f"eligibility.reason.{'denied' if lacking else 'said'}", words=done))
    if condition.kind == "industry":
        return industry_check(condition, facts)
    more = grown([one for one in facts.figures if one.measure in text]) if _GROWN.search(text) else []
    fell = next((one for one in facts.figures if one.measure in text and _FELL.search(one.words)), None) if _GROWN.search(text) else None
    if fell is not None:
        return ConditionCheck(text, "不符合", say("eligibility.reason.denied", words=fell.words))
    if more:
        return ConditionCheck(text, "符合", say("eligibility.reason.grown", words=more[-1].derived or more[-1].words))
    return _by_words(text, rule, facts)


_OF_EACH = re.compile(r"每?(?P<deed>[一-鿿]{2,5}?)[一1](?P<unit>[名个位家户台件项人])(?P<thing>[一-鿿]{2,12})")
"""What is done with each of those for which a sum is given ("每新增1名高级技师"), of which the asker tells a number of his own."""


def _bound_by_name(condition: Condition) -> Condition | None:
    """The condition with the figure in brackets in place of the name of its bound, None where it has no such."""
    named = _NAMED_BOUND.search(condition.text)
    bare = f"{condition.text[: named.start('name')]}{named['figure']}" if named is not None else ""
    limit = next((one for one in thresholds(bare) if not one.bare), None)
    return None if limit is None else Condition(bare, condition.kind, measured(bare, limit.start), limit.minimum, limit.maximum, limit.unit)


def _of_nights(condition: Condition) -> Condition | None:
    """The condition with the nights that it asks for as its bound (住宿一晚, 住宿两晚以上), None where it asks for none."""
    found = _NIGHTS.search(condition.text)
    count = chinese_number(found["count"].replace("两", "二")) if found is not None else None
    return None if found is None or count is None else replace(condition, text=f"住{count}晚", subject="住", minimum=count, maximum=None if found["more"] else count, unit="晚")


_NIGHTS = re.compile(r"[住宿夜](?:满)?(?P<count>[一两二三四五六七八九十])[晚夜](?P<more>(?:及|\(含\)|（含）)?以上)?")


def untold_grade(text: str, said: str) -> str:
    """The reason to ask for the grade or rank that a condition names (首次获评省级…, 首次进入全国20强), "" where it names none or the asker tells it."""
    if (ranks := ranks_in(text)) and not set(ranks) & set(_ranks_now(said)):
        return say("eligibility.reason.not_said")
    wanted = set(of_state(grades_in(text)))
    return "" if not wanted or wanted & set(grades_in(same(said))) or any(one in same(said) for one in wanted) else say("eligibility.reason.not_said")


def _ranks_now(said: str) -> list[str]:
    """The ranks that the asker tells of; of those that he rose through the last one (去年进了100强，今年又进了50强)."""
    told = ranks_in(same(said))
    return told[-1:] if len(told) > 1 and _ROSE.search(said) else told


_ROSE = re.compile(r"又(?:首次|第一次|被)?[^，。；]{0,4}[进入升获评冲成]|升[到至为入]|晋升|后来")


def _by_words(text: str, rule: SupportRule, facts: Facts) -> ConditionCheck:
    """A condition that only its words can settle: denied, said, won, or not spoken of."""
    if (absent := _absence(text, facts)) is not None:
        return absent
    if _NO_MORE.search(text) and (lost := next((one.group().strip() for one in CLAUSE.finditer(facts.text) if _LOST.search(one.group())), "")):
        return ConditionCheck(text, "符合", say("eligibility.reason.said", words=lost))
    refused = denied(text, facts.text) or other_number(text, facts.text) or not_so_called(text, facts.text) or excluded_kind(text, facts.text) or not_awarded(text, facts.text) or degrees.other(text, facts.text) or other_result(text, facts.text) or other_side(text, facts.text) or not_listed(text, facts.text) or unlisted(text, facts.text) or opposed(text, facts.text)
    if refused:
        return ConditionCheck(text, "不符合", say("eligibility.reason.denied", words=refused))
    if other := other_prize(text, facts.text):
        return ConditionCheck(text, "需补充", say("eligibility.reason.denied", words=other))
    words_ = fits_by_denial(text, facts.text) or owner(text, facts.text) or _one_of(text, facts.text) or paid_by_others(text, facts.text) or own_grade(text, facts.text) or degrees.met(text, facts.text) or listed(text, facts.text)
    if not words_ and rule.subject not in GENERIC and mentioned(rule.subject, facts.text):
        words_ = awarded(text, facts.text)
    first_of = _FIRST_OF.search(text)
    if not words_ or (first_of is not None and first_of["where"] not in same(facts.text)):
        return deed_check(text, facts.text) or ConditionCheck(text, "需补充", say("eligibility.reason.not_said"))
    if _HAVING.match(text) and _ASKS_FOR.search(words_) and not _HAS_IT.search(words_):
        return ConditionCheck(text, "需补充", say("eligibility.reason.not_said"))  # what he asks for he does not say that he has
    if _HERE.search(text) and _AWAY.search(words_):
        return ConditionCheck(text, "不符合", say("eligibility.reason.denied", words=words_))
    undone = deed_check(text, words_)
    if (unmet(words_) or _not_done(text, words_) or (undone is not None and undone.verdict == "不符合")) and not fits_by_denial(text, facts.text):
        return ConditionCheck(text, "不符合", say("eligibility.reason.denied", words=words_))
    return ConditionCheck(text, "符合", say("eligibility.reason.said", words=words_))


_HERE, _AWAY = re.compile(r"在?(?:本|我)[省市县区](?!级|外)"), re.compile(r"在?(?:外地|外省|外市|外县|异地|老家|别的(?:市|城市|地方))(?!人|户)")
"""Something is wanted here and told of elsewhere (在本市缴纳社会保险: 社保在外地交的)."""
_FIRST_OF = re.compile(r"(?P<where>全[球国省市州区县]|世界|亚洲|国际|国内|省内|市内|区内|县内)(?:首[^都府脑]|第一|唯一|最[^低]|前\d)")
"""The first of some place: the first of another, or of none that is told, is not that."""


def _not_done(text: str, words_: str) -> bool:
    """Whether the clause that speaks of what a condition wants done says that it was not (忘了备案: 经商务局备案)."""
    deed = tagged(text)[-1:]
    return bool(deed) and len(deed[0][0]) > 1 and deed[0][1].startswith("v") and bool(denied(deed[0][0], words_))


def _absence(text: str, facts: Facts) -> ConditionCheck | None:
    """The check of a condition that something was not had ("未享受市级房租补助"), where the asker says whether he had it; None for other conditions,
    or where he does not."""
    absent = _NOT_HAD.search(text)
    thing = re.sub(r"的$|[（(].*", "", text[absent.end() :])[-_THING:] if absent is not None else ""
    if absent is not None and _OF_THE_KIND.search(text) and (never := next((one.group().strip() for one in CLAUSE.finditer(facts.text) if _NEVER_HAD.search(one.group())), "")):
        return ConditionCheck(text, "符合", say("eligibility.reason.said", words=never))
    said = "" if len(thing) < _THING else next((one.group().strip() for one in CLAUSE.finditer(facts.text) if thing in same(one.group())), "")
    if not (_HAD_NOT.search(said) or _HAD.search(said)):
        return None
    if _HAD_NOT.search(said):
        return ConditionCheck(text, "符合", say("eligibility.reason.said", words=said))
    return ConditionCheck(text, "不符合", say("eligibility.reason.denied", words=said)) if mentioned(text, facts.text) else None


_THING = 4
"""So many signs at the end of what is not to be had name its kind (房租补助)."""
_OF_THE_KIND = re.compile(r"同类|类似|其他|其它|相同|同一|本项|此项|过本")
_NEVER_HAD = re.compile(r"(?:从来?没有?|从未|没有?|未)(?:曾)?(?:领|拿|享受|申请|申报|得|领取)过(?:任何|别的|其他|这|什么|一)?")
"""The asker had nothing of the kind before."""
_GOT = r"(?:享受|获得|获评|领取|申领|取得|拿|领|得|用|报|评)"
_NO_MORE = re.compile(r"不再(?:符合|具备|满足|享有)[^，。；]{0,12}(?:条件|资格|标准|要求)")
_LOST = re.compile(r"不再?(?:符合|够|满足|具备|达标)|(?:没有?|失去|丧失|取消)了?[^，。；]{0,4}资格|超(?:过)?了?标准?了?")
"""That one meets the conditions no more, as rules and askers say it."""
_HAVING = re.compile(r"(?:已经?|正在)?(?:领取|享受|获得|享有|申领|领有)[^，。；]{0,14}(?:补贴|补助|津贴|待遇|救助|低保|保障金|失业金|保险金)$")
_ASKS_FOR = re.compile(r"[吗么](?=[？?，。]|$)|多少|有没有|怎么|什么|能不能|能否|可不可以|几[个年月块百千万]")
_HAS_IT = re.compile(rf"{_GOT}(?:到|上)?[过了着]|在{_GOT}|已经?(?:[^，。；没未不]{{0,6}}){_GOT}|一直|低保[户家]|(?:吃|享)低保")
"""To have a grant; what asks for one; and that one has it."""
_NOT_HAD = re.compile(rf"(?:未|没有?|不曾)曾?(?:经)?{_GOT}")
_HAD_NOT = re.compile(rf"(?:没有?|未|从来?没|不曾)曾?{_GOT}")
_HAD = re.compile(rf"{_GOT}(?:到|上)?[过了]|已经?(?:[^，。；没未不]{{0,6}}){_GOT}|{_GOT}着")


def _one_of(wanted: str, text: str) -> str:
    """The words of `text` in which `wanted` or one of its alternatives ("失业人员或高校毕业生") is spoken of, "" if none."""
    whole = mentioned(wanted, text) or gist(wanted, text)
    if whole or not (_EITHER.search(wanted) or HIRES.search(wanted)):
        return whole
    parts = _with_tail([_BELONGS.sub("", part) for part in _ALTERNATIVES.split(wanted)])
    if min(map(len, parts)) < _NAMED:
        return ""
    return next((words_ for part in parts if (words_ := mentioned(part, text) if len(part) >= _SHORTEST else _clause_with(part, text))), "")


def _with_tail(parts: list[str]) -> list[str]:
    """Alternatives with what they share behind the last one, where those before it end with the name of a place (取得香港或澳门执业资格证)."""
    places = find_regions(parts[-1])
    if len(parts) < 2 or not places or places[0].start:
        return parts
    tail = parts[-1][places[0].end :]
    return [part + tail if (named := find_regions(part)) and named[-1].end == len(part) else part for part in parts]


def _clause_with(name: str, text: str) -> str:
    """The clause of `text` that names somebody by a short `name` and does not deny it, "" if none."""
    return "" if denied(name, text) else next((one for one in re.split(r"[，,。；;？?]", text) if name in one), "")
