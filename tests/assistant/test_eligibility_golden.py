"""Golden questions: what each rule means for an asker (tests/golden/eligibility.jsonl).

A row names the rule's text, the asker's questions in order, and of the decision what is compared: the verdict, the amounts
(in the rule's unit), words that are asked for (`missing`) and words that must be said (`says`).
"""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from assistant.check.working import equations
from assistant.eligibility import decide, explain, facts
from index.records import CleanText, Document, Metadata
from index.rules import extract

_ROWS = [json.loads(line) for line in Path("tests/golden/eligibility.jsonl").read_text("utf-8").splitlines()]


@pytest.mark.parametrize("row", _ROWS, ids=lambda row: row["asks"][-1][:24])
def test_golden(row: dict[str, Any]) -> None:
    rules = extract(Document("d", Metadata(), CleanText(row["rule"])), (), ())
    assert len(rules) == 1
    decision = decide(rules[0], facts(row["asks"]))
    assert decision.verdict == row["verdict"], explain(decision)
    if "amounts" in row:
        assert [one.value for one in decision.amounts] == [Decimal(str(value)) for value in row["amounts"]], explain(decision)
    for step in (step for one in decision.amounts for step in one.steps):
        assert all(one.holds for one in equations(step.expression)), step.expression
    if "missing" in row:
        assert row["missing"] in "".join(decision.missing), explain(decision)
    if "says" in row:
        assert row["says"] in explain(decision)
