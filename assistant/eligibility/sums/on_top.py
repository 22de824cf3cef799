"""Sums that are given besides another one, and those that are so many times another one."""

from __future__ import annotations

import re

from assistant.compute import in_unit
from index.records import SupportRule

_ON_TOP = re.compile(r"(?:再|另|另外|额外|每人每月|每月|每年)(?:一次性)?(?:增加|增发|加发|追加|给予|奖励|补助|资助|补贴)|增加[^，。；\d]{0,10}\d|增发\d|追加\d")
_AT_ONCE = re.compile(r"^(?:[，；。]?\s*)(?:同时|并且?|此外)[，]?(?:还|再|另)?(?:对[^，。；]{2,16})?(?:给予|按|奖励|补助|资助|补贴)")
"""A sentence that goes on from the grant before it with another one for the same occasion ("同时给予参展人员费用补助，…每人1万元")."""
_GROWN = re.compile(r"(?:增量|(?:增加|增长|新增)(?:额|部分|量))$")
_BESIDES = re.compile(r"(?:另外?|再|额外)(?:按|给予)")
_SCALES = re.compile(r"(?:上述|前述|以上|前款|前项|该)(?:补贴|补助|奖励|资助|扶持)?(?:标准|额度|金额)")


def on_top(rule: SupportRule) -> bool:
    """Whether the sum is given besides another one."""
    return (rule.amount is not None and (_goes_on_top(rule) or at_once(rule))) or scales(rule) or on_growth(rule)


def _goes_on_top(rule: SupportRule) -> bool:
    """Whether words of going on top stand in the rule, not only behind its sum, of one that is given on top of it ("每标箱补助300元；超过500标箱的部分，每标箱再增加100元")."""
    found = _ON_TOP.search(rule.quote)
    own = -1 if rule.amount is None else rule.quote.find(in_unit(rule.amount, rule.currency_unit))
    return found is not None and not -1 < own < found.start()


def at_once(rule: SupportRule) -> bool:
    """Whether the rule goes on from the one before with another sum for the same occasion, so much for each of what it counts."""
    return rule.amount is not None and bool(rule.per) and _AT_ONCE.match(rule.quote) is not None


def on_growth(rule: SupportRule) -> bool:
    """Whether the rule gives a share of what has grown besides one of the whole ("…，增长部分另按5%给予补助")."""
    return rule.rate is not None and _GROWN.search(rule.base) is not None and _BESIDES.search(rule.quote) is not None


def scales(rule: SupportRule) -> bool:
    """Whether the rule gives so many times the sum before it."""
    return rule.rate is not None and _SCALES.search(rule.base) is not None
