"""Plain questions in everyday words over invented documents (tests/golden/told_plainly, told_plainly.jsonl): what the answer says and does `not` say."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from assistant.answer import ask
from assistant.compose.of_figures.rows_of_kind import _rows
from index.build import add
from index.records import Cell, Row, Table

GOLDEN = Path(__file__).parents[1] / "golden"
_ROWS = [json.loads(line) for line in (GOLDEN / "told_plainly.jsonl").read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def home(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The shipped library with the invented documents."""
    place = tmp_path_factory.mktemp("told_plainly") / "home"
    shutil.copytree(built, place)
    add(sorted((GOLDEN / "told_plainly").glob("*.txt")), place, progress=False)
    yield place


@pytest.mark.parametrize("row", _ROWS, ids=[row["id"] for row in _ROWS])
def test_question(home: Path, monkeypatch: pytest.MonkeyPatch, row: dict[str, Any]) -> None:
    monkeypatch.setenv("WENCE_HOME", str(home))
    said = ask(row["question"], []).answer.replace("**", "")
    assert [words for words in row["says"] if words not in said] == [], said
    assert [words for words in row["not"] if words in said] == [], said


@pytest.mark.parametrize(("question", "refused"), [
    ("两化融合贯标补多少", True), ("绿色工厂奖励标准", True), ("现代煤化工产值目标", True), ("智能工厂补助标准", False),
])
def test_no_words_without_a_sum_answer_how_much(shipped: Path, question: str, refused: bool) -> None:
    assert (ask(question).status == "refused") is refused


def test_rows_that_mark_themselves_as_of_a_kind() -> None:
    cells = (("1", "竹林覆盖率", "约束性"), ("2", "茶园面积", "预期性"), ("3", "溪水达标率", "（约束性）"))
    table = Table("d", 0, "主要指标", ("序号", "指标", "属性"), tuple(Row(0, 1, tuple(map(Cell, row))) for row in cells), 0, 1, ())
    found = _rows(table, "约束性")
    assert found is not None and found[0] == 2 and [row.cells[1].text for row in found[1]] == ["竹林覆盖率", "溪水达标率"]
