"""For which kind of applicant each rule of a sentence is: clauses that begin with one ("脱贫户从县外引进基础母羊的，每只补助300元；一般户每只补助150元"),
cases side by side ("农户种植5亩以上、合作社50亩以上的"), and limits told for each kind apart ("每户每年最高5000元，单个合作社最高10万元")."""

from __future__ import annotations

import re
from dataclasses import replace

from index.applicants import KIND, apart, kind_of, kinds_in
from index.records import Condition, Limit, SupportRule
from index.rules.figures import in_yuan
from index.rules.thresholds import thresholds

_MEMBERS = rf"(?:{KIND})(?:[、和及与或](?:{KIND}))*"
_DOES = r"(?=$|[从新引购买种养集收建发流年存连规利自开当达完改租申获实投按参加饲])"
_OPENS = re.compile(rf"(?:对|凡)?(?P<who>{_MEMBERS}){_DOES}")
"""A condition that begins with who it is for, and goes on with what he does."""
_BESIDE = re.compile(rf"(?<=\d[亩头只羽吨栋座个群箱])(?:（含）|\(含\))?(?:以上|及以上)?[、，和或]?(?:而|的)?(?P<who>{_MEMBERS}){_DOES}")
"""… behind the threshold of another kind in one condition."""
_FIRM = re.compile(r"企业|公司")
"""Names that are of this kind only beside others of it (合作社、家庭农场、企业)."""
_EACH = re.compile(rf"^(?:单个?|每[个家户]?|同一)(?P<who>{KIND}|户)")
_HOUSEHOLD = "农户"


def by_applicant(rules: list[SupportRule], text: str) -> list[SupportRule]:
    """The rules of one sentence, each for the kind of applicant that it is told for; one told for several in one clause once for each."""
    done: list[SupportRule] = []
    told_apart = False
    for rule in rules:
        cases = _cases(_bare(rule, text))
        told_apart = told_apart or len(cases) > 1
        if len(cases) == 1 and told_apart and cases[0] is rule and rule.start != rules[0].start and rule.subject and rule.subject not in rule.quote:
            cases = [replace(rule, subject="")]  # the part names nobody: it is for both kinds told before
        done += [_with_deed(one, done, text) for one in cases]
    return [_with_kind(one, rules) for rule in _counted_alike(done, text) for one in _by_limit(rule)]


def _with_kind(rule: SupportRule, before: list[SupportRule]) -> SupportRule:
    """The rule with the kind as a condition too where its name fits anybody who does business (经营主体), and it was told apart from others here."""
    told = kind_of(rule.subject) == _ANYBODY and all(one.subject != rule.subject for one in before)
    return replace(rule, conditions=(Condition(rule.subject, "status"), *rule.conditions)) if told else rule


_ANYBODY = "经营主体"


def _bare(rule: SupportRule, text: str) -> SupportRule:
    """The rule with nothing but the kind of applicant as its subject: what was taken for the end of its name ("脱贫户从县|外购进…") begins its condition."""
    opened = _OPENS.match(rule.subject)
    rest = rule.subject[opened.end() :] if opened is not None else ""
    at = next((place for place, one in enumerate(rule.conditions) if one.start is not None and text[: one.start].endswith(rest)), None) if rest else None
    if opened is None or at is None or not _named(opened["who"]):
        return rule
    condition = rule.conditions[at]
    whole = replace(condition, text=rest + condition.text, start=None if condition.start is None else condition.start - len(rest))
    return replace(rule, subject=opened["who"], conditions=(*rule.conditions[:at], whole, *rule.conditions[at + 1 :]))


def _cases(rule: SupportRule) -> list[SupportRule]:
    """The rule with the applicant that its conditions name as its subject; one rule for each where a condition tells several cases."""
    for place, condition in enumerate(rule.conditions):
        parts = _parted(condition, rule)
        if parts:
            made = (replace(rule, subject=who, conditions=(*rule.conditions[:place], *own, *rule.conditions[place + 1 :])) for who, own in parts)
            return list(made)
    return [rule]


def _parted(condition: Condition, rule: SupportRule) -> list[tuple[str, tuple[Condition, ...]]]:
    """Who a condition names and what it asks of him, several where cases stand side by side; none where it names nobody."""
    text = condition.text
    opened = _OPENS.match(text)
    if opened is not None and not _named(opened["who"]):
        return []
    second = _BESIDE.search(text, opened.end() if opened else 0)
    if second is not None and (opened is not None or kind_of(rule.subject)):
        first = opened["who"] if opened else rule.subject
        if _differ(first, second["who"]):
            end = _stop(text, second.start("who"))
            return [(first, _own(condition, opened.end() if opened else 0, end)), (second["who"], _own(condition, second.end("who"), len(text)))]
    return [(opened["who"], _own(condition, opened.end(), len(text)))] if opened is not None else []


def _named(who: str) -> bool:
    """Whether words name an applicant of the countryside, not only some firm."""
    return bool(kinds_in(_FIRM.sub("", who)))


def _differ(one: str, other: str) -> bool:
    return any(apart(first, second) for first in kinds_in(one) for second in kinds_in(other))


def _stop(text: str, end: int) -> int:
    return len(text[:end].rstrip("、，和或而的"))


def _own(condition: Condition, start: int, end: int) -> tuple[Condition, ...]:
    """The part of a condition that a kind of applicant has to meet, none where nothing is left."""
    words = condition.text[start:end]
    if len(words) < len("引进"):
        return ()
    limit = next((one for one in thresholds(words) if not one.bare), None)
    place = None if condition.start is None else condition.start + start
    made = replace(condition, text=words, start=place, end=None if place is None else place + len(words))
    if limit is None:
        return (replace(made, minimum=None, maximum=None, unit="", subject=""),)
    return (replace(made, minimum=limit.minimum, maximum=limit.maximum, unit=limit.unit),)


def _with_deed(rule: SupportRule, before: list[SupportRule], text: str) -> SupportRule:
    """A rule that names no more than another kind of applicant, under what the one before it asks ("一般户每只补助150元")."""
    last = before[-1] if before else None
    bare = not rule.conditions and bool(kind_of(rule.subject))
    if last is None or not bare or last.per != rule.per or last.benefit != rule.benefit or not _differ(rule.subject, last.subject):
        return rule
    return replace(rule, conditions=last.conditions) if "。" not in text[last.start : rule.start] else rule


def _counted_alike(rules: list[SupportRule], text: str) -> list[SupportRule]:
    """The rules with how many count for each household or body where only the last of several kinds tells it ("脱贫户每头…，一般户每头…，每户不超过5头")."""
    done = list(rules)
    for place in range(len(done) - 2, -1, -1):
        rule, after = done[place], done[place + 1]
        told = [one for one in after.limits if one.on == "count" and _FOR_ONE.match(one.text)]
        if told and not rule.limits and rule.per == after.per and _differ(rule.subject, after.subject) and not _PARTED.search(text, rule.end, after.start):
            done[place] = replace(rule, limits=tuple(told))
    return done


_FOR_ONE = re.compile(r"(?:每|单|同一)(?:户|[个家]?主体|个?申[请报])")
_PARTED = re.compile(r"[；;。]")


def _by_limit(rule: SupportRule) -> list[SupportRule]:
    """The rule once for each kind of applicant for which a most of its own is told; as it is where that is told for one only."""
    sums = [one for one in rule.limits if one.on == "sum" and one.unit.endswith("元") and not one.base]
    told = [(limit, who) for limit in sums if (who := _limited(limit))]
    if rule.cap is None or rule.amount is None or kind_of(rule.subject) or len(told) != 1 or not (own := _capped(rule)) or not _differ(own, told[0][1]):
        return [rule]
    limit, other = told[0]
    rest = tuple(one for one in rule.limits if one is not limit)
    cap = in_yuan(limit.value, limit.unit) / in_yuan(type(limit.value)(1), rule.currency_unit)
    return [replace(rule, subject=own, limits=rest), replace(rule, subject=other, cap=cap, limits=rest)]


def _limited(limit: Limit) -> str:
    """For which kind of applicant a limit is, "" where it is for none in particular."""
    found = _EACH.match(limit.text)
    return "" if found is None else _HOUSEHOLD if found["who"] == "户" else found["who"]


_CAPS = re.compile(rf"(?:^|[，；])(?:单个?|每[个家]?|同一)(?P<who>{KIND}|户)[^，。；\d]{{0,8}}(?:最高|不超过|不得超过|上限)[^，。；\d]{{0,4}}\d")


def _capped(rule: SupportRule) -> str:
    """For which kind of applicant the cap of a rule is told."""
    found = _CAPS.search(rule.quote)
    return "" if found is None else _HOUSEHOLD if found["who"] == "户" else found["who"]
