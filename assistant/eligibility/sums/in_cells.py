"""What a row of a table gives whose cell prints a bare number: the sum with the unit that the head of its column tells (高级工	2000 under 元/人: 每人2000元)."""

from __future__ import annotations

import re

from assistant.compute import in_unit
from index.records import SupportRule


def in_cell(rule: SupportRule) -> str:
    """The sum that a row of a table gives, where the row prints its number only and the head of its column the unit (每人3000元), "" for others."""
    if rule.benefit != "fixed" or rule.tiers or rule.amount is None or "\t" not in rule.quote or _PRINTED.search(rule.quote):
        return ""
    each = "".join(f"每{one}" for one in rule.per.split("/") if one)
    return f"{each}{in_unit(rule.amount, rule.currency_unit)}"


_PRINTED = re.compile(r"\d[\d.,]*\s*[万亿]?元")
