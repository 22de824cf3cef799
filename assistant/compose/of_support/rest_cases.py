"""The case of all others: in a list of countries ("赴俄罗斯、蒙古国的每人6000元，赴其他国家（地区）的每人12000元") it is the asker's where none of those named is; beside a
named way of doing things ("采取自建厨房模式的每人次3元，其他服务模式的每人次1.5元") where he tells another one of those that the document lists."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.eligibility import Decision, Facts
from assistant.eligibility.conditions.countries import countries_check
from assistant.eligibility.conditions.verdicts import held
from index.library import Library
from index.records import SupportRule
from prompts import say

_REST = re.compile(r"(?:[赴到去在往]|出口到?)?(?:其他|其余|其它)(?:国家|地区|国别)(?:[（(]地区[）)]|和地区)?")


def of_rest(rule: SupportRule, own: Facts, library: Library) -> SupportRule:
    """The rule; without asking for any other country where the asker names one that is none of those of the cases before it in its sentence."""
    rest = [one for one in rule.conditions if _REST.fullmatch(one.text)]
    others = bool(rest) or _REST.fullmatch(rule.subject) is not None
    before = [one for one in library.rules([rule.document]) if others and _of_one_sentence(one, rule, library)]
    made = [check for one in before for condition in one.conditions if (check := countries_check(condition.text, own.text)) is not None]
    if not made or any(check.verdict != "不符合" for check in made):
        return rule
    return replace(rule, subject="" if _REST.fullmatch(rule.subject) else rule.subject, conditions=tuple(one for one in rule.conditions if one not in rest))


def instead(rule: SupportRule, own: Facts, library: Library) -> SupportRule | None:
    """The rule of the same sentence for all others, where the asker is one of those and `rule` names others; None where there is none."""
    behind = [one for one in library.rules([rule.document]) if _of_one_sentence(rule, one, library)]
    way = next((one for one in behind if any(map(_REST_WAY.search, one.for_whom))), None)
    return way if way is not None and not any(map(_REST_WAY.search, rule.for_whom)) else next((one for one in behind if of_rest(one, own, library) != one), None)


def of_way(found: Decision, own: Facts, library: Library) -> Decision:
    """The decision on a rule for one of several ways, or for all others, by the way that the asker tells last."""
    sentence = [one for one in library.rules([found.rule.document]) if one.path == found.rule.path and one.start == found.rule.start]
    rest = next((told for one in sentence for text in one.for_whom if (told := _REST_WAY.search(text)) is not None), None)
    way = _way_told(rest["kind"], own.text, library.text(found.rule.document)) if rest is not None else ""
    mine = [text for text in found.rule.for_whom if rest is not None and rest["kind"] in text]
    if not way or not mine:
        return found
    named = [text for one in sentence for text in one.for_whom if rest is not None and rest["kind"] in text and _REST_WAY.search(text) is None]
    fits = not any(way in text for text in named) if any(map(_REST_WAY.search, mine)) else any(way in text for text in mine)
    texts = {*mine, *(say("eligibility.subject", subject=text) for text in mine)}
    checks = tuple(held(one.text, fits, say("eligibility.reason.said", words=way)) if one.text in texts else one for one in found.checks)
    if not fits:
        return replace(found, verdict="不能", checks=checks, amounts=())
    open_ = any(one.verdict != "符合" for one in checks)
    return replace(found, verdict=found.verdict if open_ else "能", checks=checks, missing=tuple(one for one in found.missing if not any(text in one for text in mine)) if open_ else ())


def _way_told(kind: str, said: str, text: str) -> str:
    """The name of the way of a kind (自建厨房 of 模式) that somebody tells last of those that the document speaks of, "" where he tells none."""
    names = {name for found in re.finditer(rf"(?P<name>[一-鿿]{{3,10}}?)(?:服务|运营|经营|建设)?{kind}", text) if not _NO_NAME.search(name := _LEAD.sub("", found["name"])) and len(name) >= _SHORTEST}
    told = [(said.rfind(name), len(name), name) for name in names if name in said]
    return max(told)[2] if told else ""


_REST_WAY = re.compile(r"(?:其他|其余|其它)[一-鿿]{0,4}?(?P<kind>模式|方式|形式|类型|途径|渠道)")
_LEAD = re.compile(r"^.*(?:采取|采用|通过|按照?|以|的|和|或|等|为|是)(?=[一-鿿]{2})")
_NO_NAME = re.compile(r"其他|其余|其它|下列|以下|上述|多种|各种|各类|不同|这种|该|何种|等$")
_SHORTEST = 3


def _of_one_sentence(first: SupportRule, last: SupportRule, library: Library) -> bool:
    """Whether one rule begins before another in its sentence."""
    return first.path == last.path and first != last and first.start <= last.start and not re.search("[。；;\n]", library.text(first.document)[first.start : last.start])
