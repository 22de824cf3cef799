"""What changed between two documents: golden rows of the table, each cited on both sides; what is said not to be there is not."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from assistant.answer import ask
from assistant.gather.in_words.presence import Speaker
from assistant.records import Status
from index.build import add
from index.library import Library
from prompts import say

GOLDEN = Path(__file__).parents[1] / "golden"
CASES = [json.loads(line) for line in (GOLDEN / "changes.jsonl").read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def home(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The shipped library with two versions of one document, in force."""
    import shutil

    place = tmp_path_factory.mktemp("changes") / "home"
    shutil.copytree(built, place)
    add([GOLDEN / "changes" / "2019.txt", GOLDEN / "changes" / "2023.txt"], place, progress=False)
    yield place


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_golden_change(home: Path, monkeypatch: pytest.MonkeyPatch, case: dict[str, Any]) -> None:
    monkeypatch.setenv("WENCE_HOME", str(home))
    answer = ask(case["question"])
    assert answer.status == Status.ANSWERED, answer.answer
    assert answer.table is not None
    rows = ["|".join(row) for row in answer.table.rows]
    for wanted in case["rows"]:
        assert any(all(part in cell for part, cell in zip(wanted, row, strict=True)) for row in answer.table.rows), (wanted, rows)
    shown = "\n".join(rows)
    assert [word for word in case.get("not", ()) if word in shown] == []
    assert [word for word in case.get("said", ()) if word not in answer.answer] == []
    assert {one.document for one in answer.citations} == set(case["documents"])
    absent = say("changes.absent")
    for row in answer.table.rows:
        old, new = row[1:3]
        for cell in (old, new):
            assert cell == absent or re.search(r"\[\d+\]$", cell), row
        assert (old, new) != (absent, absent)


@pytest.mark.parametrize("question", [
    "到2027年规模以上工业增加值目标是多少？",
    "智能制造有哪些重点任务？",
    "2027年要新增上市企业几家？",
    "自治区级孵化器连续考核不合格会取消什么？",
])
def test_other_questions_are_not_about_changes(shipped: Path, question: str) -> None:
    answer = ask(question)
    assert say("changes.table.change") not in (answer.table.columns if answer.table else ())


def test_a_thing_is_there_by_its_name_or_by_words_near_one_another(built: Path) -> None:
    speaker = Speaker("nx-industry-2023", Library.open(built))
    found = speaker.place(("绿色工厂",))
    assert found is not None
    assert "绿色工厂" in Library.open(built).document(found.document).text[found.start : found.end]
    assert speaker.place(("制造业产品质量合格率",)) is None
    assert speaker.place(("",)) is None


def test_a_figure_off_the_topic_in_one_document_is_not_called_gone(shipped: Path) -> None:
    answer = ask("制造业高质量发展方案和五年计划在绿色制造上有什么不一样")
    assert "绿色园区：2022年10个" in answer.answer and "2027年12个以上" in answer.answer
    gone = answer.answer.split("没有延续")[1].split("\n>")[0]
    assert "绿色园区" not in gone and "绿色工厂" not in gone
