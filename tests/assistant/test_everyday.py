"""Trades, things and figures as people call them, over the shipped documents: each question is answered, or refused, as under the documents' own names."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from assistant.answer import ask
from assistant.records import Status

CASES: list[dict[str, Any]] = [json.loads(line) for line in (Path(__file__).parents[1] / "golden/everyday.jsonl").read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("case", CASES, ids=[case["question"] for case in CASES])
def test_everyday_names_are_read_as_the_names_of_documents(shipped: Path, case: dict[str, Any]) -> None:
    answer = ask(case["question"])
    if not case["answerable"]:
        assert answer.status == Status.REFUSED
        return
    assert all(f"{one['value']}{one['unit']}" in answer.answer for one in case["expect_numbers"]), answer.answer
    assert all(any(quote in one.quote for one in answer.citations) for quote in case["cite_quotes"])
    assert {one.document for one in answer.citations} >= set(case["cite_docs"])


def test_what_is_read_so_is_told(shipped: Path) -> None:
    assert "“炼铝这一行”按“电解铝”理解" in ask("2020年宁夏炼铝这一行的产能上限是多少？").answer


def test_what_the_asker_does_himself_stays(shipped: Path) -> None:
    assert "理解" not in ask("我是做软件的，能补多少钱？").answer
