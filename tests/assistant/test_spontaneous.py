"""What people type at the end of a long day, as a colleague judged the answers: short, loose, a topic in place of an indicator."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from assistant.answer import ask

_ROWS = [json.loads(line) for line in (Path(__file__).parents[1] / "golden/spontaneous.jsonl").read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("row", _ROWS, ids=lambda row: row["question"])
def test_spontaneous(shipped: Path, row: dict[str, Any]) -> None:
    answer = ask(row["question"], row.get("history", []))
    assert answer.status == row["status"], answer.answer
    assert all(words in answer.answer for words in row["has"]), answer.answer
    assert not any(words in answer.answer for words in row["not"]), answer.answer
