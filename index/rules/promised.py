"""Which sentence promises what a table sets out ("…的，按下表享受安居补贴"): its subject and conditions hold for all rows."""

from __future__ import annotations

import re

from index.records import SupportRule, Table

_BY_TABLE = re.compile(r"(?:下表|附表|下列表|表)(?P<number>[\d一二三四五六七八九十]{0,2})")
_NUMBER = re.compile(r"^附?表\s?(?P<number>[\d一二三四五六七八九十]{1,2})")
_NEAR = 60
"""Up to this many characters (a caption, a unit) stand between the sentence and the table right below it."""


def promise_of(table: Table, stated: list[SupportRule], text: str) -> SupportRule | None:
    """The rule without a figure that gives what `table` sets out: the one right before it that names a table, or the only one that names its
    number; None where there is none."""
    by_table = [(rule, match) for rule in stated if rule.benefit == "qualitative" and (match := _BY_TABLE.search(rule.quote)) is not None]
    right_before = [rule for rule, _ in by_table if 0 <= table.start - rule.end <= _NEAR and text.count("。", rule.end, table.start) <= 1]
    if right_before:
        return right_before[-1]
    own = _NUMBER.match(table.title)
    named = [rule for rule, match in by_table if own is not None and match["number"] == own["number"]]
    return named[0] if len(named) == 1 else None
