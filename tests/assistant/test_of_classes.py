"""What the asker tells of several classes of one article at once, each with a sum of its own (tests/golden/of_classes, of_classes.jsonl): ways told in words, limits that are
a share of another figure, more for some, and one person's grants over years.

A row names the question, what was asked before it (`history`), words that the answer says and words that it does `not` say.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from assistant.answer import ask
from index.build import add

GOLDEN = Path(__file__).parents[1] / "golden"
_ROWS = [json.loads(line) for line in (GOLDEN / "of_classes.jsonl").read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def home(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The shipped library with the county's policy."""
    place = tmp_path_factory.mktemp("of_classes") / "home"
    shutil.copytree(built, place)
    add(sorted((GOLDEN / "of_classes").glob("*.txt")), place, progress=False)
    yield place


@pytest.mark.parametrize("row", _ROWS, ids=[row["id"] for row in _ROWS])
def test_question(home: Path, monkeypatch: pytest.MonkeyPatch, row: dict[str, Any]) -> None:
    monkeypatch.setenv("WENCE_HOME", str(home))
    answer = ask(row["question"], row.get("history", []))
    said = "\n".join((answer.answer.replace("**", ""), *(one.expression for one in answer.computations)))
    assert [words for words in row["says"] if words not in said] == [], said
    assert [words for words in row.get("not", []) if words in said] == [], said
