"""Questions on one's own case that only sentences come near: the rules in the passage found are decided (tests/golden/by_passage, by_passage.jsonl).

A row names the question, the dialogue before it, how it ends, words that the answer says and words that it does `not` say.
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
_ROWS = [json.loads(line) for line in (GOLDEN / "by_passage.jsonl").read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def home(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The shipped library with one county's measures."""
    place = tmp_path_factory.mktemp("by_passage") / "home"
    shutil.copytree(built, place)
    add([GOLDEN / "by_passage" / "inns.txt"], place, progress=False)
    yield place


@pytest.mark.parametrize("row", _ROWS, ids=[row["id"] for row in _ROWS])
def test_question(home: Path, monkeypatch: pytest.MonkeyPatch, row: dict[str, Any]) -> None:
    monkeypatch.setenv("WENCE_HOME", str(home))
    answer = ask(row["question"], row["history"])
    said = "\n".join((answer.answer.replace("**", ""), *(one.expression for one in answer.computations)))
    assert answer.status == row["status"], said
    assert [words for words in row["says"] if words not in said] == [], said
    assert [words for words in row.get("not", ()) if words in answer.answer] == [], said
