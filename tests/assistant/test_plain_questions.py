"""Plain short questions over one city's rules (tests/golden/plain, plain.jsonl): words that the answer says and words that it does `not` say."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from assistant.answer import ask
from assistant.compose.of_support.itemised.items import items
from assistant.compose.of_support.reimbursed import _as_last
from assistant.stated.slots import slot_of
from index.build import add

GOLDEN = Path(__file__).parents[1] / "golden"
_ROWS = [json.loads(line) for line in (GOLDEN / "plain.jsonl").read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def home(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The shipped library with the city's rules."""
    place = tmp_path_factory.mktemp("plain") / "home"
    shutil.copytree(built, place)
    add(sorted((GOLDEN / "plain").glob("*.txt")), place, progress=False)
    yield place


@pytest.mark.parametrize("row", _ROWS, ids=[row["id"] for row in _ROWS])
def test_question(home: Path, monkeypatch: pytest.MonkeyPatch, row: dict[str, Any]) -> None:
    monkeypatch.setenv("WENCE_HOME", str(home))
    said = ask(row["question"], []).answer.replace("**", "")
    assert [words for words in row["says"] if words not in said] == [], said
    assert [words for words in row["not"] if words in said] == [], said


@pytest.mark.parametrize(("text", "bounded"), [
    ("期限最长不超过10个月", True), ("期限为10个月以内", True), ("期限10个月，总额最高不超过3万元", False), ("连续两年接收，总额最高不超过3万元", False),
])
def test_a_bound_is_that_of_the_figure_beside_it(text: str, bounded: bool) -> None:
    slot = slot_of("最长几个月")
    assert slot is not None and slot.bounded(text) is bounded


def test_a_name_in_brackets_parts_no_thing() -> None:
    assert [one.text for one in items("评上市级（百花工程）花卉龙头")] == ["评上市级花卉龙头"]


def test_how_somebody_is_insured_is_told_anew() -> None:
    assert _as_last(["我妈住在护理院，职工医保", "说错了，她是居民医保，护理费能报多少"]) == "我妈住在护理院。说错了，她是居民医保，护理费能报多少"
