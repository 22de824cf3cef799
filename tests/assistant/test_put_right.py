"""A figure put right, or supposed otherwise, in a later turn or the same one: the question is asked again with it; where it might be any of several
told before, which one is meant is asked."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from assistant.answer import ask
from assistant.records import Status
from assistant.understand.put_right import put_right, which

GOLDEN = Path(__file__).parents[1] / "golden" / "put_right.jsonl"
CASES = [json.loads(line) for line in GOLDEN.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("case", CASES, ids=[case["question"] for case in CASES])
def test_a_figure_put_right_takes_the_place_of_the_one_told(case: dict[str, Any]) -> None:
    question, history = put_right(case["question"], case["history"])
    assert question == case["asked"]
    assert list(history) == (case["history"] if case.get("kept") else [])


def test_what_is_asked_besides_is_asked_of_the_figure_put_right() -> None:
    assert put_right("说错了，是500万，那分几年拨付？", ["设备投了600万，能补多少？"]) == ("说错了，那分几年拨付？", ["设备投了500万，能补多少？"])


def test_a_figure_that_may_be_any_of_several_is_asked_back(shipped: Path) -> None:
    history = ["第一年收入700万，第二年收入900万，能奖多少？"]
    assert which("说错了，是800万", history) == ("800万", ("第一年收入700万", "第二年收入900万"))
    assert ask("说错了，是800万", history).status == Status.NEEDS_INPUT
