"""Sums over several things, years and pieces, over one county's policy (tests/golden/itemised, itemised.jsonl).

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
from assistant.compose.itemised.items import items
from index.build import add

GOLDEN = Path(__file__).parents[1] / "golden"
_ROWS = [json.loads(line) for line in (GOLDEN / "itemised.jsonl").read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def home(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The shipped library with the county's policy."""
    place = tmp_path_factory.mktemp("itemised") / "home"
    shutil.copytree(built, place)
    add(sorted((GOLDEN / "itemised").glob("*.txt")), place, progress=False)
    yield place


@pytest.mark.parametrize("row", _ROWS, ids=[row["id"] for row in _ROWS])
def test_question(home: Path, monkeypatch: pytest.MonkeyPatch, row: dict[str, Any]) -> None:
    monkeypatch.setenv("WENCE_HOME", str(home))
    answer = ask(row["question"], row.get("history", []))
    said = "\n".join((answer.answer.replace("**", ""), *(one.expression for one in answer.computations)))
    assert [words for words in row["says"] if words not in said] == [], said
    assert [words for words in row["not"] if words in said] == [], said


@pytest.mark.parametrize(("question", "things"), [
    ("修了2条二级步道、1条三级步道，另外建了3块露营地，一共奖多少？", ["修了2条二级步道", "1条三级步道", "建了3块露营地"]),
    ("生活补贴、交通补贴和安家费加起来一共多少？", ["生活补贴", "交通补贴", "安家费"]),
    ("按国发〔2018〕41号的标准，我有两个孩子在上学（都由我全额扣），每个月合计多少？", ["我有两个孩子在上学"]),
    ("我是独生子，爸62岁，两个娃一个5岁一个10岁，一年呢？", ["我是独生子", "爸", "两个娃"]),
])
def test_items(question: str, things: list[str]) -> None:
    """What asks, names the document or tells an age is no thing."""
    assert [one.text for one in items(question) if not one.asks] == things
