"""What the asker paid himself of a cost, where a rule goes by that ("扣除基本医疗保险、大病保险赔付后，个人自付超过1万元的"): as he tells it, or the cost less what others paid."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from assistant.compute import in_unit
from assistant.eligibility.records import Facts, OwnFigure
from assistant.eligibility.told.own_figures import MONEY
from assistant.eligibility.told.spoken import in_figures
from assistant.eligibility.units import convert
from assistant.eligibility.vocabulary import CLAUSE
from index.quantities import Quantity, quantities
from index.records import SupportRule

_GOES_BY = re.compile(r"自付|自负|个人(?:承担|负担|支付)|(?:报销|支付|赔付|补偿|减免|救助|保险)(?:费用|金额)?[等以]?后")
_COST = re.compile(r"(?:费用?|药费|医药|治疗|住院|看病|手术|合规)[^，。；\d]{0,8}$")
_OTHERS = re.compile(r"(?:保险?|大病|商保|统筹|基金|单位|厂里|学校|救助|互助)[^，。；\d自己]{0,8}(?:报|赔|付|补|减|出|掏|给|承担)[^，。；\d]{0,5}$|(?:报销?|理?赔付?|减免)(?:掉|到)?了(?:一共|总共|共)?$")
_SELF = re.compile(r"(?:自己|自家|自个儿?|个人|家里|我们?)(?:还|又|要|得|总共|一共|实际)*(?:掏|付|出|负担|承担|花)[^，。；\d]{0,5}$|自[付负费](?:的|了|部分|金额)*(?:是|有|为|还有|一共)?$|(?:剩|余)下?的?[^，。；\d]{0,6}$")


def told(rule: SupportRule, facts: Facts) -> Facts:
    """The facts, where the rule goes by what one paid oneself, with that in place of the cost and of what others paid of it."""
    if _GOES_BY.search(rule.quote) is None or "费" not in rule.quote:
        return facts
    sums = list(_sums(facts.text))
    costs = [one for kind, one in sums if kind == "cost"]
    others = [one for kind, one in sums if kind == "others"]
    mine = [one for kind, one in sums if kind == "self"]
    if len(costs) != 1 or not others or len(mine) > 1:
        return facts
    net = mine[0] if mine else _less(costs[0], others)
    if net is None:
        return facts
    amounts = [(one.value, one.unit) for _, one in sums]
    rest = [one for one in facts.figures if convert(one.value, one.unit, "元") is None or all(convert(*amount, "元") != convert(one.value, one.unit, "元") for amount in amounts)]
    return replace(facts, figures=(*rest, net), claimed=tuple(one for one in facts.claimed if all(convert(*amount, "元") != convert(one.value, one.unit, "元") for amount in amounts)))


def paid_by_others(condition: str, text: str) -> str:
    """The clause that tells that others have paid their part, where that is what a condition wants ("经基本医疗保险、大病保险支付后的"); "" if none."""
    if _AFTER.fullmatch(condition) is None:
        return ""
    return next((one.group().strip() for one in CLAUSE.finditer(text) if _PAID.search(one.group())), "")


_AFTER = re.compile(r"(?:经|扣除|通过)?[^，。；]{0,40}(?:保险|医保|报销|统筹)[^，。；]{0,16}(?:支付|报销|赔付|补偿|核销|结算|减免)(?:费用|金额)?[等以]?后(?:的?[^，。；]{0,16})?")
_PAID = re.compile(r"(?:保险?|大病|商保|统筹|基金)[^，。；没未不]{0,10}(?:报|赔|付|补|结算|减)(?:销|掉|偿|付)?(?:了|完|过)|报销?(?:完|过|掉|之?后)|(?:保险?|大病)[^，。；没未不]{0,10}(?:报销?|赔付?|支付)[^，。；]{0,3}\d")


def _less(cost: OwnFigure, others: list[OwnFigure]) -> OwnFigure | None:
    """What is left of a cost."""
    parts = [convert(one.value, one.unit, cost.unit) for one in others]
    if any(one is None for one in parts):
        return None
    left = cost.value - sum((one for one in parts if one is not None), Decimal(0))
    working = "−".join(in_unit(one, cost.unit) for one in (cost.value, *parts) if one is not None)
    return replace(cost, value=left, derived=working) if left > 0 else None


def _sums(text: str) -> Iterator[tuple[str, OwnFigure]]:
    """The sums told, each with its kind: the cost, what others paid of it, what was paid oneself."""
    for clause in CLAUSE.finditer(text):
        words, last = in_figures(clause.group()), 0
        for number in quantities(words):
            before, last = words[last : number.digits], number.tail
            unit = _money_unit(number)
            kind = "others" if _OTHERS.search(before) else "self" if _SELF.search(before) else "cost" if _COST.search(before) else ""
            if unit and kind and number.value_max is None:
                yield kind, OwnFigure("支出", number.value, unit, words.strip(), about=before)


def _money_unit(number: Quantity) -> str:
    """The unit of a sum of money as it is written ("块" is 元, 12万 is 12万元); "" for other figures."""
    if not number.unit or MONEY.fullmatch(number.unit) is None:
        return ""
    unit = re.sub(r"块钱?|人民币", "元", number.unit)
    return unit if unit.endswith("元") else f"{unit}元"
