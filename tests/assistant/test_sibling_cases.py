"""Questions on cases of one support that stand side by side (tests/golden/siblings, siblings.jsonl): the asker's own is taken, another's failing decides nothing.

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
from assistant.compose.of_support.sibling_cases import rivals
from assistant.eligibility.conditions.left_out import unfulfilled
from assistant.eligibility.grades import own_grade
from assistant.eligibility.told.facts import facts
from index.build import add

GOLDEN = Path(__file__).parents[1] / "golden"
_ROWS = [json.loads(line) for line in (GOLDEN / "siblings.jsonl").read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def home(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The shipped library with the invented documents, in force."""
    place = tmp_path_factory.mktemp("siblings") / "home"
    shutil.copytree(built, place)
    add(sorted((GOLDEN / "siblings").iterdir()), place, progress=False)
    yield place


@pytest.mark.parametrize("row", _ROWS, ids=[row["id"] for row in _ROWS])
def test_question(home: Path, monkeypatch: pytest.MonkeyPatch, row: dict[str, Any]) -> None:
    monkeypatch.setenv("WENCE_HOME", str(home))
    answer = ask(row["question"], row["history"])
    said = "\n".join((answer.answer.replace("**", ""), *(one.expression for one in answer.computations)))
    assert answer.status == row["status"], said
    assert [words for words in row["says"] if words not in said] == [], said
    assert [words for words in row.get("not", ()) if words in answer.answer] == [], said


@pytest.mark.parametrize(("one", "other", "told_apart"), [
    ("享受护理1级待遇", "享受护理2级待遇", True), ("购置国产设备", "购置进口设备", True), ("机构护理发生的费用", "居家护理发生的费用", True), ("船长不足10米", "船长15米以上", False),
    ("在县内注册", "评为三星级", False), ("在县内注册", "在县内注册", False)])
def test_rivals(one: str, other: str, told_apart: bool) -> None:
    assert rivals(one, other) is told_apart


def test_a_grade_told_is_that_of_the_same_thing() -> None:
    assert own_grade("享受护理2级待遇", "我妈护理评了2级，在家住") == "我妈护理评了2级"
    assert not own_grade("享受护理2级待遇", "我妈伤残2级")
    assert not own_grade("享受护理2级待遇", "我妈护理评了3级")


def test_a_case_that_is_not_the_askers_asks_nothing_of_him() -> None:
    own = facts(("我们公司上年营业收入8000万元，研发费用占营业收入的4%，能申请吗？",))
    assert unfulfilled("上年营业收入小于3000万元的企业，研发费用占营业收入比例不低于6%", own) is None
    assert unfulfilled("上年营业收入1亿元以下的企业，研发费用占营业收入比例不低于5%", own) is not None
