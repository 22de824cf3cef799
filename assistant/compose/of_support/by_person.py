"""What several persons have together of whom each falls under another sum of one clause ("硕士每人7000元、其他每人5000元": 我硕士，老公本科)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from assistant.compose.citing import Citations, without_stop
from assistant.compose.of_support.concerning import decided
from assistant.compose.of_support.together import asked
from assistant.compute import in_unit
from assistant.eligibility import Facts
from assistant.eligibility.sums.heads import count_unit
from assistant.records import Computation, Draft, Query, Reason, Status
from index.library import Library
from index.records import SupportRule
from prompts import say

_PERSON = "我|本人|自己|老公|老婆|媳妇|丈夫|妻子|爱人|对象|男朋友|女朋友|男友|女友|他|她|哥哥?|姐姐?|弟弟?|妹妹?|表[哥姐弟妹]|同学|室友|儿子|女儿|儿媳妇?|女婿|老大|老二|另一个|另1个"
_DEGREE = "博士|硕士|研究生|本科|大专|专科|高职|中专|技校"
_TOLD = re.compile(rf"(?P<who>{_PERSON})(?:自己)?(?:是|读的?(?:是)?|念的?(?:是)?|学历)?(?:全日制)?(?P<degree>{_DEGREE})")
_BOTH = re.compile(rf"(?:我(?:和|跟|与|同)(?:我)?(?:{_PERSON})|我们?俩|我们?两个?人?|两口子|夫妻俩?)(?:[去今]年|刚|毕业|了|的|都|全|均)*(?:都|全|均)(?:刚|是|读的?|全日制)*(?P<degree>{_DEGREE})")
"""Two persons of one degree."""
_SAME = {"研究生": ("硕士", "研究生")}
_OTHERS = re.compile(r"其他|其余|其它")
_NAME = 8


@dataclass(frozen=True, slots=True)
class _Share:
    """A person of whom the asker tells the degree, in the asker's words, with the rule that is for him."""

    words: str
    rule: SupportRule


def compose(query: Query, rules: Sequence[SupportRule], own: Facts, library: Library, today: date) -> Draft | None:
    """The sums of the persons and what they come to together, None where no sum is asked for, fewer than two persons are told of, or all
    fall under one sum and are not told to be of one degree."""
    both = _BOTH.search(query.text)
    persons = [both, both] if both is not None else list({one["who"]: one for one in _TOLD.finditer(query.text)}.values())
    if len(persons) < 2 or not asked(query):
        return None
    found = next((one for one in (_shares(persons, clause) for clause in _clauses(rules, library)) if one), [])
    if not found or (len({one.rule.amount for one in found}) < 2 and both is None):
        return None
    cite, first, unit = Citations(library), found[0].rule, found[0].rule.currency_unit
    mark = f"[{cite.rule(first)}]"
    sums = [one.rule.amount or Decimal(0) for one in found]
    total = sum(sums, Decimal(0))
    step = Computation("total", f"{' + '.join(in_unit(one, unit) for one in sums)} = {in_unit(total, unit)}", total, unit, ("asker",))
    checks = decided(first, own, library, today).checks
    open_ = [check.text for check in checks if check.verdict == "需补充" and len(check.text) > _NAME]
    lines = [say("itemised.total", span="", working=step.expression, marks=mark)]
    lines += [say("itemised.once", thing=say("itemised.thing", words=one.words), working=in_unit(one.rule.amount or Decimal(0), unit), mark=mark) for one in found]
    lines.append(say("support.origin", quote=without_stop(first.quote), mark=mark))
    lines += [say("itemised.open", conditions="；".join(open_))] if open_ else []
    return Draft(Status.ANSWERED, Reason.NONE, "\n".join(lines), cite.all, (step,), decides=True)


def of_couple(query: Query, rules: Sequence[SupportRule], library: Library) -> Draft | None:
    """What a couple has of whom each tells what he has studied, where only one of the two may have it; None for others."""
    persons = list({one["who"]: one for one in _TOLD.finditer(query.text)}.values())
    return _one_of_two(persons, rules, library) if len(persons) > 1 and _COUPLE.search(query.text) else None


def _one_of_two(persons: Sequence[re.Match[str]], rules: Sequence[SupportRule], library: Library) -> Draft | None:
    """That only one of a couple has it, the one with the higher sum, where the document says so (夫妻双方均符合条件的，由其中标准较高的一方申领); None where it does not,
    or has no sum for both."""
    for document in dict.fromkeys(rule.document for rule in rules):
        text = library.text(document)
        said = _ONE_OF_TWO.search(text)
        found = _own_rows(persons, document, library) if said is not None else []
        if said is None or not found:
            continue
        cite, unit = Citations(library), found[0].rule.currency_unit
        start = said.end() - len(said.group().lstrip())
        mark = f"[{cite.span(document, library.section_at(document, start).path, start, said.end())}]"
        sums = [one.rule.amount or Decimal(0) for one in found]
        step = Computation("subsidy", f"max({', '.join(in_unit(one, unit) for one in sums)}) = {in_unit(max(sums), unit)}", max(sums), unit, ("asker",))
        lines = [say("itemised.one_of_two", working=step.expression, per="".join(f"每{one}" for one in found[0].rule.per.split("/") if one in ("月", "年")), mark=mark)]
        lines.append(say("support.origin", quote=said.group().strip(), mark=mark))
        lines += [say("support.origin", quote=without_stop(one.rule.quote), mark=f"[{cite.rule(one.rule)}]") for one in found]
        return Draft(Status.ANSWERED, Reason.NONE, "\n".join(lines), cite.all, (step,), decides=True)
    return None


_COUPLE = re.compile("老公|老婆|媳妇|丈夫|妻子|爱人|对象|夫妻|两口子")
_ONE_OF_TWO = re.compile(r"[^。；\n]{0,8}夫妻(?:双方)?[^。；\n，]{0,4}(?:均|都|同时)[^。；\n，]{0,30}[，,][^。；\n]{0,6}(?:由|按|以)[^。；\n]{0,16}(?:一方|就高)[^。；\n]*(?:高)?[^。；\n]*")


def _own_rows(persons: Sequence[re.Match[str]], document: str, library: Library) -> list[_Share]:
    """Each person with the one rule of the document for his degree, by its own name or its condition; none where one has none."""
    found: list[_Share] = []
    for person in persons:
        names = _SAME.get(person["degree"], (person["degree"],))
        mine = [rule for rule in library.rules([document]) if rule.amount is not None and rule.per and any(
            name in words for name in names for words in (rule.subject, *(one.text for one in rule.conditions[-1:])))]
        if len({(rule.amount, rule.per) for rule in mine}) != 1:
            return []
        found.append(_Share(person.group(), mine[0]))
    return found if len({(one.rule.path, one.rule.per, one.rule.currency_unit) for one in found}) == 1 else []


def _clauses(rules: Sequence[SupportRule], library: Library) -> list[list[SupportRule]]:
    """The clauses of the rules found that give each person a sum, several by who he is: their rules."""
    places = list(dict.fromkeys((rule.document, rule.start, rule.end) for rule in rules))
    clauses: dict[tuple[str, int, int], list[SupportRule]] = defaultdict(list)
    for rule in library.rules(sorted({place[0] for place in places})):
        if rule.amount is not None and not rule.tiers and rule.conditions and count_unit(rule) == ["人"]:
            clauses[rule.document, rule.start, rule.end].append(rule)
    return [clauses[place] for place in places if len(clauses[place]) > 1]


def _shares(persons: Sequence[re.Match[str]], clause: Sequence[SupportRule]) -> list[_Share]:
    """Each person with the rule of a clause for his degree, else that for all others; none where one person falls under neither."""
    others = next((rule for rule in clause if _OTHERS.fullmatch(rule.conditions[-1].text)), None)
    found: list[_Share] = []
    for person in persons:
        names = _SAME.get(person["degree"], (person["degree"],))
        mine = next((rule for rule in clause if any(name in rule.conditions[-1].text for name in names)), others)
        if mine is None:
            return []
        found.append(_Share(person.group(), mine))
    return found
