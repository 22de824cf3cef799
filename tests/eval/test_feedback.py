"""From 👍 and 👎 on the page to cases: the whole way."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.page.feedback import Feedback, keep
from eval.__main__ import main
from eval.cases import CaseError, read_cases

FIGURE, REFUSED, WRONG = "自治区2027年规上工业增加值目标是多少？", "上海市2027年的工业增加值目标是多少？", "绿色工厂怎么认定？"


def given(verdict: str, *asked: str, reason: str = "", scope: str = "") -> Feedback:
    return Feedback(verdict=verdict, reason=reason, asked=list(asked), scope=scope, status="answered", library="f00d")  # type: ignore[arg-type]


@pytest.fixture
def drafts(copy: Path, tmp_path: Path) -> Callable[..., Path]:
    """Keeps feedback as the page does and drafts cases from it as a person does."""

    def make(*feedback: Feedback) -> Path:
        for each in feedback:
            assert keep(each, copy)
        assert main(["feedback", "--output", str(tmp_path / "drafts.jsonl")]) == 0
        return tmp_path / "drafts.jsonl"

    return make


def test_what_was_found_good_becomes_a_whole_case(drafts: Callable[..., Path], tmp_path: Path) -> None:
    path = drafts(given("up", FIGURE), given("up", REFUSED), given("up", FIGURE, "那2020年呢？"))
    figure, refused, follow_up = read_cases([path])
    assert [(str(each.value), each.unit) for each in figure.expect_numbers] == [("2800", "亿元")] and "2800亿元" in figure.cite_quotes[0]
    assert (refused.type, refused.answerable) == ("refuse", False)
    assert (follow_up.type, follow_up.history) == ("multiturn", (FIGURE,)) and follow_up.cite_docs
    assert main(["check", str(path)]) == 0
    assert main(["run", "--cases", str(path), "--output", str(tmp_path / "run"), "--systems", "wence"]) == 0
    scores = [json.loads(line) for line in (tmp_path / "run" / "scores.jsonl").read_text(encoding="utf-8").splitlines()]
    assert len(scores) == 3 and all(not score["faults"] for score in scores)


def test_what_was_found_wrong_waits_for_a_person(drafts: Callable[..., Path]) -> None:
    path = drafts(given("down", WRONG, reason="figure", scope="year=2020"))
    (row,) = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    assert row["answerable"] and not row["expect_numbers"] and not row["cite_quotes"] and "数字不对" in row["note"] and "year=2020" in row["note"]
    with pytest.raises(CaseError, match=r"drafts\.jsonl"):
        read_cases([path])


def test_the_last_verdict_on_a_question_counts(drafts: Callable[..., Path]) -> None:
    path = drafts(given("up", FIGURE), given("up", REFUSED), given("down", FIGURE, reason="source"))
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    assert [row["question"] for row in rows] == [FIGURE, REFUSED] and not rows[0]["cite_quotes"]


def test_a_strange_line_is_told(shipped: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "feedback.jsonl").write_text('{"question": "问", "verdict": "maybe"}\n', encoding="utf-8")
    assert main(["feedback", str(tmp_path / "feedback.jsonl")]) == 1
    assert "第1行" in capsys.readouterr().err
