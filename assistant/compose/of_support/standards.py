"""A standard that a rule gives a share or a multiple of (最低工资标准), as the rule's own document prints it: it need not be asked for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from assistant.compose.citing import Citations
from assistant.eligibility import Decision, Facts
from assistant.eligibility.records import OwnFigure
from assistant.eligibility.vocabulary import measure_of
from index.library import Library
from index.records import SupportRule
from prompts import say

_NAMED = re.compile(r"最低工资|最低生活保障|低保|平均工资|失业保险金")
_STATED = re.compile(
    r"(?P<where>[^，。；、：\n\d]{0,12}?)(?:每?月|年度?|现行|当前)?(?P<name>最低工资|最低生活保障|低保|平均工资|失业保险金)(?:标准|发放标准)?(?:为|是)(?:每人)?(?:每月|每年)?(?P<value>\d+(?:\.\d+)?)元")
_ELSEWHERE = re.compile(r"其他|其余|其它")
_NAY = r"(?:不在|不是|不属于|不算|不含|非)[^，。；]{0,2}"


@dataclass(frozen=True, slots=True)
class Standard:
    """A standard of one document: its name, its sum in 元, the place of the words that tell it."""

    name: str
    value: Decimal
    start: int
    end: int


def known(own: Facts, rules: Sequence[SupportRule], library: Library) -> Facts:
    """The asker's facts with the standard that the first of the rules is worked out from, where its document prints it and he tells none."""
    found = _of(rules[0], own, library) if rules else None
    if found is None:
        return own
    measure = measure_of(rules[0].base) or found.name
    figure = OwnFigure(measure, found.value, "元", rules[0].base, about=rules[0].base)
    return replace(own, figures=(*(one for one in own.figures if one.measure != measure), figure))


def cited(decision: Decision, own: Facts, cite: Citations, library: Library) -> tuple[list[str], str]:
    """The words that tell the standard from which the decision's sums are worked out, quoted, with their mark."""
    if not any(one.words == decision.rule.base for one in own.figures) or not decision.amounts:
        return [], ""
    rule = decision.rule
    found = _of(rule, replace(own, figures=tuple(one for one in own.figures if one.words != rule.base)), library)
    if found is None:
        return [], ""
    mark = cite.span(rule.document, rule.path, found.start, found.end)
    return [say("support.origin", quote=library.text(rule.document)[found.start : found.end], mark=f"[{mark}]")], f"[{mark}]"


def _of(rule: SupportRule, own: Facts, library: Library) -> Standard | None:
    """The standard that the rule's base names and its document prints once, or once for the asker's place; None where he tells it himself."""
    named = _NAMED.search(rule.base) if rule.rate is not None else None
    if named is None or any(named.group() in one.words for one in own.figures):
        return None
    every = [match for match in _STATED.finditer(library.text(rule.document)) if match["name"] == named.group()]
    values = {match["value"] for match in every}
    mine = every if len(values) == 1 else [match for match in every if _is_his(match["where"], [one["where"] for one in every], own)]
    if len({match["value"] for match in mine}) != 1:
        return None
    return Standard(named.group(), Decimal(mine[0]["value"]), mine[0].start(), mine[0].end())


def _is_his(where: str, others: Sequence[str], own: Facts) -> bool:
    """Whether the asker is where a standard holds: he names the place, or says that he is in none of the places named beside it (其他区县)."""
    if not where:
        return False
    if _ELSEWHERE.match(where):
        return all(re.search(_NAY + re.escape(other), own.text) for other in others if other and not _ELSEWHERE.match(other))
    return where in own.text and not re.search(_NAY + re.escape(where), own.text)
