"""Parts of a question told by a sentence beside the one that answers the rest, and lists of conditions told whole."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from assistant.answer import answer
from index import build
from index.library import Library

GOLDEN = Path(__file__).parents[1] / "golden" / "beside"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    home = tmp_path_factory.mktemp("beside")
    build.add(sorted(GOLDEN.glob("*.txt")), home, progress=False)
    return Library.open(home)


def rows() -> list[dict[str, Any]]:
    return [json.loads(line) for line in (GOLDEN / "questions.jsonl").read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["question"])
def test_every_part_of_the_question_is_quoted(row: dict[str, Any], library: Library) -> None:
    draft = answer(row["question"], row.get("history", ()), library)
    assert [words for words in row["has"] if not any(words in one.quote for one in draft.citations)] == [], draft.text
    assert [words for words in row.get("has_not", ()) if words in draft.text] == []
