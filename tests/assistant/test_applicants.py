"""What each kind of applicant of the countryside gets (脱贫户, 一般户, 合作社), over one county's policy (tests/golden/applicants, applicants.jsonl)."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from assistant.answer import ask
from assistant.eligibility.conditions.applicants import is_of, told
from index.build import add

GOLDEN = Path(__file__).parents[1] / "golden"
_ROWS = [json.loads(line) for line in (GOLDEN / "applicants.jsonl").read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def home(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The shipped library with the county's policy."""
    place = tmp_path_factory.mktemp("applicants") / "home"
    shutil.copytree(built, place)
    add(sorted((GOLDEN / "applicants").glob("*.txt")), place, progress=False)
    yield place


@pytest.mark.parametrize("row", _ROWS, ids=[row["id"] for row in _ROWS])
def test_question(home: Path, monkeypatch: pytest.MonkeyPatch, row: dict[str, Any]) -> None:
    monkeypatch.setenv("WENCE_HOME", str(home))
    answer = ask(row["question"], row.get("history", []))
    said = "\n".join((answer.answer.replace("**", ""), *(one.expression for one in answer.computations)))
    assert [words for words in row["says"] if words not in said] == [], said
    assert [words for words in row["not"] if words in said] == [], said


@pytest.mark.parametrize(("text", "kinds"), [
    ("俺家是环山县的脱贫户，养了25只羊", {"脱贫户"}),
    ("我是脱贫户，早就不是监测对象了", {"脱贫户"}),
    ("我们合作社带动30户脱贫户养羊", {"合作社"}),
    ("我家是脱贫户，在合作社打工", {"脱贫户"}),
    ("脱贫户和一般户各补多少", set()),
    ("我们合作社贷了款。那要是一般户呢", {"一般户"}),
    ("我家不是贫困户", {"一般户"}),
    ("我家种了三亩辣椒", {"农户"}),
])
def test_told(text: str, kinds: set[str]) -> None:
    """Others whom the asker speaks of, and kinds that he compares, are not his own."""
    assert set(told(text)) == kinds


def test_is_of() -> None:
    assert is_of("监测对象", "我家是监测户") is True
    assert is_of("监测对象", "我是脱贫户，早就不是监测对象了") is False
    assert is_of("监测对象", "我家种了三亩辣椒") is None
