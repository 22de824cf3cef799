"""Feedback is kept as lines an evaluator can turn into cases, and never more than the disk should bear."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pydantic import ValidationError

from assistant.page import feedback
from assistant.page.feedback import Feedback, keep


def test_a_line_holds_question_history_verdict_and_reason(tmp_path: Path) -> None:
    given = Feedback(verdict="down", reason="figure", asked=["甲的目标？", "那乙呢？"], status="answered", library="f00d")
    assert keep(given, tmp_path / "new") and keep(given, tmp_path / "new")
    lines = [json.loads(line) for line in (tmp_path / "new" / "feedback.jsonl").read_text(encoding="utf-8").splitlines()]
    assert len(lines) == 2
    assert {**lines[0], "time": ""} == {
        "time": "", "verdict": "down", "reason": "figure", "question": "那乙呢？", "history": ["甲的目标？"], "scope": "", "status": "answered", "library": "f00d"}


def test_a_full_file_takes_no_more(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feedback, "LARGEST", 10)
    given = Feedback(verdict="up", asked=["问"], status="answered", library="")
    assert keep(given, tmp_path)
    assert not keep(given, tmp_path)
    assert not keep(Feedback(verdict="up", asked=[], status="answered", library=""), tmp_path / "x")


@pytest.mark.parametrize("change", [{"verdict": "maybe"}, {"reason": "长" * 201}, {"asked": ["长" * 2001]}, {"who": "张三"}])
def test_other_things_are_not_taken(change: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        Feedback.model_validate({"verdict": "up", "asked": ["问"], "status": "answered", "library": "", **change})
