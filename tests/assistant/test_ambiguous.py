"""Questions that may mean several things: few are all shown, many are asked back with choices that can be asked as they stand."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from texts import Texts

from assistant.answer import ask
from assistant.compose.refused.asking import documents, places
from assistant.gather.of_documents.pairs import Pair
from assistant.records import Query, Reason, Status
from index.library import Library

GOLDEN = Path(__file__).parents[1] / "golden" / "ambiguous.jsonl"
CASES = [json.loads(line) for line in GOLDEN.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("case", CASES, ids=[case["question"] for case in CASES])
def test_golden_question(shipped: Path, case: dict[str, Any]) -> None:
    answer = ask(case["question"])
    assert answer.status == case.get("status", answer.status), answer.answer
    assert [word for word in case.get("has", ()) if word not in answer.answer] == []
    assert [word for word in case.get("not", ()) if word in answer.answer] == []
    for word in case.get("choices", ()):
        assert any(word in one for one in answer.suggestions), answer.suggestions
    if answer.status == Status.NEEDS_INPUT:
        assert answer.status_reason == Reason.AMBIGUOUS and len(answer.suggestions) >= 2
        assert ask(answer.suggestions[0]).status in (Status.ANSWERED, Status.PARTIAL)


@pytest.fixture
def reports(with_texts: Texts) -> Library:
    """The library with reports of one name, of two places and two years."""
    return Library.open(with_texts({
        f"{year}{place}": f"{year}年{place}政府工作报告\n{year}年1月18日\n\n一、工作安排\n{year}年，城镇新增就业{year - 1980}万人。"
        f"大力发展茶产业，建设茶园示范基地{year - 2000}个。\n"
        for place in ("云南省", "四川省")
        for year in (2025, 2026)
    }))


def test_reports_of_one_name_are_asked_for(reports: Library) -> None:
    ids = tuple(id for id in reports.cards if id.startswith("20"))
    draft = documents(Query("政府工作报告怎么说茶产业的", "政府工作报告怎么说茶产业的", ("茶产业",), documents=ids), reports)
    assert draft is not None and draft.status == Status.NEEDS_INPUT
    assert "2026年云南省政府工作报告" in draft.text and len(draft.suggestions) == 4
    assert documents(Query("", "", (), documents=ids[:2]), reports) is None


def test_changes_in_several_places_are_asked_for(reports: Library) -> None:
    pairs = (Pair("2025云南省", "2026云南省", "latest"), Pair("2025四川省", "2026四川省", "latest"))
    draft = places(pairs, Query("有什么变化", "有什么变化", ()), reports)
    assert draft.status == Status.NEEDS_INPUT and draft.suggestions == ("云南省有什么变化", "四川省有什么变化")


def test_one_figure_of_each_place_where_none_is_named(reports: Library) -> None:
    answer = ask("城镇新增就业目标是多少？")
    assert answer.status == Status.ANSWERED and "46万人" in answer.answer
