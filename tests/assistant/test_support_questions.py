"""Questions of enterprises over two versions of one county's policy (tests/golden/support, support.jsonl).

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
from assistant.records import Status
from index.build import add

GOLDEN = Path(__file__).parents[1] / "golden"
_ROWS = [json.loads(line) for line in (GOLDEN / "support.jsonl").read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def home(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The shipped library with both versions and the measures of another county, in force."""
    place = tmp_path_factory.mktemp("support") / "home"
    shutil.copytree(built, place)
    add([GOLDEN / "support" / name for name in ("2022.txt", "2025.txt", "relief.txt", "firms.txt", "members.txt", "raised.txt")], place, progress=False)
    yield place


@pytest.mark.parametrize("row", _ROWS, ids=[row["id"] for row in _ROWS])
def test_question(home: Path, monkeypatch: pytest.MonkeyPatch, row: dict[str, Any]) -> None:
    monkeypatch.setenv("WENCE_HOME", str(home))
    answer = ask(row["question"], row["history"])
    said = "\n".join((answer.answer.replace("**", ""), *(one.expression for one in answer.computations)))
    assert answer.status == row["status"], said
    assert [words for words in row["says"] if words not in said] == [], said
    assert [words for words in row.get("not", ()) if words in answer.answer] == [], said


def test_the_largest_sum_comes_first(shipped: Path) -> None:
    answer = ask("对标提升行动方案里哪项奖补最高")
    assert answer.status == Status.ANSWERED and "最高的是**1000万元**[1]" in answer.answer
    assert answer.citations[0].quote.endswith("给予1000万元和500万元的资金支持")


def test_the_largest_sum_is_not_sought_in_no_document(shipped: Path) -> None:
    assert "单项数额最高" not in ask("哪项奖补最高").answer
