"""Sums of ladders told part by part, of lists with numbers glued to figures, of counted limits and of printed standards."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from assistant.answer import answer
from index import build
from index.library import Library
from index.numbering import glued_numbers, unnumbered

GOLDEN = Path(__file__).parents[1] / "golden" / "portions"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    home = tmp_path_factory.mktemp("portions")
    build.add(sorted(GOLDEN.glob("*.txt")), home, progress=False)
    return Library.open(home)


def rows() -> list[dict[str, Any]]:
    return [json.loads(line) for line in (GOLDEN / "questions.jsonl").read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["question"])
def test_the_sum_is_worked_out_in_the_open(row: dict[str, Any], library: Library) -> None:
    draft = answer(row["question"], row.get("history", ()), library)
    working = draft.text + "".join(one.expression for one in draft.computations)
    assert row["has"] in working, draft.text


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("标准：\n1.500万元以下，10%；\n2.800万元以上，12%。", ["500万元以下，10%；", "800万元以上，12%。"]),
        ("500万元以下，10%；\n2.800万元以上，12%。", ["800万元以上，12%。"]),
        ("1.5万元以上\n2.5万元以上\n3.5万元以上", []),
        ("起付线：\n1.2万元", []),
    ],
)
def test_the_number_of_an_item_is_told_from_its_figure(text: str, items: list[str]) -> None:
    found = glued_numbers(text)
    assert [text[start:].split("\n")[0] for start in found.values()] == items
    assert len(unnumbered(text)) == len(text)
