"""A faithful model changes no score, a lying one gets nothing through: over a sample of the shipped cases."""

from __future__ import annotations

from pathlib import Path

import pytest

from eval.__main__ import main
from eval.cases import Case, read_cases, shipped
from eval.model_stub.behaviours import MISREAD, Faithful, draft_in, reworded
from eval.model_stub.lies import LIES
from eval.model_stub.run import faithful, lying
from eval.sources import printed
from index.settings import ROOT

SAMPLE = 9
"""Each ninth case is asked."""
HARD = frozenset({"subjects", "conditions"})
"""Lies made of words of the very sentence that is cited, which cannot all be told from its own."""


@pytest.fixture(scope="module")
def sources() -> dict[str, str]:
    return printed(ROOT / "corpus")


@pytest.fixture
def sample(shipped_cases: list[Case]) -> list[Case]:
    return shipped_cases[::SAMPLE]


@pytest.fixture(scope="module")
def shipped_cases(sources: dict[str, str]) -> list[Case]:
    return [case for case in read_cases(shipped(), sources) if "~" not in case.id]


def test_a_faithful_model_changes_no_score(shipped: Path, sample: list[Case], sources: dict[str, str]) -> None:
    found = faithful(sample, sources)
    assert found.cases == len(sample) > 25 and found.composed == found.with_model
    assert found.worded > 0.6 * found.cases and found.sent_back <= 2


def test_no_lie_about_numbers_or_sources_gets_through(shipped: Path, sample: list[Case]) -> None:
    lied = {one.kind: one for one in lying(sample[::5])}
    assert lied.keys() == {*LIES, MISREAD}
    assert {kind: one.examples for kind, one in lied.items() if one.kept and kind not in HARD} == {}
    assert sum(one.told for one in lied.values()) > 80
    assert all(one.told == one.fell_back + one.kept for kind, one in lied.items() if kind != MISREAD)


@pytest.mark.parametrize("kind", sorted(LIES))
def test_every_lie_is_one(kind: str) -> None:
    draft = (
        "按规定如下：\n- 2025年，规模以上工业企业（不含外资）每年新增：**[T1:500家以上]**（工业规划·中卫市，目标）[P1]\n"
        "- 2023年，高新技术企业数量：**[T2:120家]**（工业方案·宁夏回族自治区，目标）[P2]\n"
        "对已投产的企业，经认定的，给予补助[T3:最高30万元]，责任单位财政厅[P1]。\n原文：“规模以上工业企业达到[T1:500家以上]”[P1]\n[C1]\n[S1]"
    )
    told = [LIES[kind](draft, pick) for pick in range(3)]
    assert all(text is not None and text != draft for text in told)


def test_a_draft_in_other_words_says_the_same() -> None:
    row = "- 2025年，规模以上工业企业：**[T1:500家以上]**（工业规划·中卫市，目标）[P1]\n[S1]"
    assert reworded(row) == "按工业规划·中卫市，2025年规模以上工业企业的目标为[T1:500家以上][P1]。\n[S1]"


def test_what_was_no_draft_is_an_error() -> None:
    with pytest.raises(ValueError, match="no draft"):
        draft_in((("system", "s"), ("human", "问题：好")))
    assert Faithful().form((), {}).text == '{"understood": false}'


def test_the_command_tells_both(shipped: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["model", "--behaviour", "faithful", "--limit", "3"]) == 0
    assert "3 题" in capsys.readouterr().out
    assert main(["model", "--behaviour", "lying", "--limit", "1"]) == 0
    assert "digits" in capsys.readouterr().out
