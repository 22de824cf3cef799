"""Questions on a city's plan (tests/golden/plan): words that the answer says and words that it does `not` say."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from assistant.answer import answer
from index import build
from index.library import Library

GOLDEN = Path(__file__).parents[1] / "golden" / "plan"
_ROWS = [json.loads(line) for line in (GOLDEN / "questions.jsonl").read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    home = tmp_path_factory.mktemp("plan")
    build.add(sorted(GOLDEN.glob("*.txt")), home, progress=False)
    return Library.open(home)


@pytest.mark.parametrize("row", _ROWS, ids=[row["id"] for row in _ROWS])
def test_question(row: dict[str, Any], library: Library) -> None:
    said = answer(row["question"], row.get("history", ()), library).text.replace("**", "")
    assert [words for words in row["says"] if words not in said] == [], said
    assert [words for words in row["not"] if words in said] == [], said
