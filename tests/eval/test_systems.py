"""The systems under test over the shipped library: ours in part, and a language model over plain chunks."""

from __future__ import annotations

from pathlib import Path

import pytest
from model_endpoint import serving

from assistant.answer import ask
from eval.cases import Case
from eval.model_baseline import ModelOnly
from eval.systems import Untabled, WithoutGuard, WithoutTargets, makers
from index.errors import SettingsError
from index.library import Library

FACT = Case("a", "fact", "中卫市2023年关键工序数控化率目标是多少？", True)
GAP = Case("b", "compare", "中卫市2023年关键工序数控化率目标比自治区2022年高多少？", True)


def test_without_targets_nothing_comes_from_the_table(shipped: Path) -> None:
    library = Library.open(shipped)
    assert library.targets() and library.search_targets("关键工序数控化率")
    bare = Untabled(shipped, library.name)
    assert (bare.targets(), bare.search_targets("关键工序数控化率")) == ((), [])
    system = WithoutTargets()
    fact, gap = system.answer(FACT), system.answer(GAP)
    assert fact["status"] == "answered" and "70%" in fact["answer"] and fact["targets"] == []
    assert gap["computations"] == [] and ask(GAP.question).computations


def test_without_the_guard_a_sound_answer_is_the_same(shipped: Path) -> None:
    assert WithoutGuard().answer(GAP)["answer"] == ask(GAP.question).answer


def test_a_model_is_a_system_only_where_one_is_configured(shipped: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "model" not in makers()
    with pytest.raises(SettingsError, match="WENCE_MODEL"):
        ModelOnly()
    with serving() as endpoint:
        monkeypatch.setenv("WENCE_MODEL", "m")
        monkeypatch.setenv("WENCE_MODEL_URL", endpoint.url)
        endpoint.replies = ["目标是70%以上[P2]，见[P2][P1][P99]。", "文件中没有"]
        system = makers()["model"]()
        answer, refusal = system.answer(FACT), system.answer(GAP)
        assert "[P8]" in endpoint.said(0) and FACT.question in endpoint.said(0)
    assert (answer["status"], answer["answer"]) == ("answered", "目标是70%以上[1]，见[1][2]。")
    chunks = system.retrieve(FACT.question)
    assert [(c["document"], c["start"]) for c in answer["citations"]] == [(p.document, p.start) for p in (chunks[1], chunks[0])]
    assert (answer["usage"]["tokens_in"], refusal["status"], refusal["citations"]) == (900, "refused", [])
