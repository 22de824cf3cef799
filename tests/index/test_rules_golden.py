"""Golden sentences: what each gives, as a policy colleague reads it (tests/golden/rules.jsonl).

A row names the text and its rules in order; of a rule only what the row names is compared. A tier is
[from, to, rate, amount], a limit [on, value, unit, base, per]; `conditions` are words that one condition must contain.
"""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from index.records import CleanText, Document, Metadata, SupportRule
from index.rules import extract

_ROWS = [json.loads(line) for line in Path("tests/golden/rules.jsonl").read_text("utf-8").splitlines()]


def rules_of(text: str) -> tuple[SupportRule, ...]:
    return extract(Document("d", Metadata(), CleanText(text)), (), ())


@pytest.mark.parametrize("row", _ROWS, ids=lambda row: row["text"][:20])
def test_golden(row: dict[str, Any]) -> None:
    found = rules_of(row["text"])
    assert len(found) == len(row["rules"]), [rule.quote for rule in found]
    for rule, wanted in zip(found, row["rules"], strict=True):
        _compare(rule, wanted)


def _compare(rule: SupportRule, wanted: dict[str, Any]) -> None:
    for name in ("rate", "cap", "amount", "amount_max"):
        if name in wanted:
            assert getattr(rule, name) == Decimal(str(wanted[name])), name
        elif name in ("rate", "amount") and wanted.get("benefit") != "qualitative" and not rule.tiers:
            assert getattr(rule, name) is None, name
    for name in ("base", "per", "subject", "years", "benefit", "marginal", "valid_until", "period"):
        if name in wanted:
            assert getattr(rule, name) == wanted[name], name
    if "unit" in wanted:
        assert rule.currency_unit == wanted["unit"]
    if "exclusions" in wanted:
        assert list(rule.exclusions) == wanted["exclusions"]
    if "limits" in wanted:
        assert [[one.on, one.value, one.unit, one.base, one.per] for one in rule.limits] == [
            [on, Decimal(str(value)), *rest] for on, value, *rest in wanted["limits"]
        ]
    for words in wanted.get("conditions", ()):
        assert any(words in condition.text for condition in rule.conditions), (words, rule.conditions)
    if "tiers" in wanted:
        number = lambda value: None if value is None else Decimal(str(value))  # noqa: E731
        assert [(t.minimum, t.maximum, t.rate, t.amount) for t in rule.tiers] == [
            tuple(number(value) for value in tier) for tier in wanted["tiers"]
        ]
