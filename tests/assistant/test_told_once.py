"""Answers on what a document tells once for several grants: a time at the head of a list, an opening, a threshold or a cap behind them all."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from assistant.answer import answer
from index import build
from index.library import Library

GOLDEN = Path(__file__).parents[1] / "golden" / "told_once"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    home = tmp_path_factory.mktemp("told_once")
    build.add([*sorted(GOLDEN.glob("*.txt")), *sorted(GOLDEN.glob("*.html"))], home, progress=False)
    return Library.open(home)


def rows() -> list[dict[str, Any]]:
    return [json.loads(line) for line in (GOLDEN / "questions.jsonl").read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["question"])
def test_what_is_told_once_holds_for_all(row: dict[str, Any], library: Library) -> None:
    draft = answer(row["question"], (), library)
    for words in row["has"]:
        assert words in draft.text, draft.text
    for words in row["not"]:
        assert words not in draft.text, draft.text
