"""Short questions about what no document speaks of are refused; the same clause asked for in other words is still quoted (golden/unspoken.txt)."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.answer import ask
from assistant.records import Status
from index.akin import akin
from index.build import add

GOLDEN = Path(__file__).parents[1] / "golden"
_PAIRS = [tuple(part.strip() for part in line.split("=>")) for line in (GOLDEN / "unspoken.txt").read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]


@pytest.fixture(scope="module")
def home(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The shipped library with the city's rules."""
    place = tmp_path_factory.mktemp("unspoken") / "home"
    shutil.copytree(built, place)
    add(sorted((GOLDEN / "plain").glob("*.txt")), place, progress=False)
    yield place


@pytest.mark.parametrize(("question", "told"), _PAIRS)
def test_question(home: Path, monkeypatch: pytest.MonkeyPatch, question: str, told: str) -> None:
    monkeypatch.setenv("WENCE_HOME", str(home))
    answer = ask(question)
    if told == Status.REFUSED:
        assert answer.status == Status.REFUSED, answer.answer
    else:
        assert answer.status != Status.REFUSED and told in answer.answer.replace("**", ""), answer.answer


def test_where_only_the_figure_is_not_written_the_words_are_quoted_and_it_is_said(copy: Path, tmp_path: Path) -> None:
    file = tmp_path / "云岭市2025年节日安排.txt"
    file.write_text("云岭市2025年节日安排\n\n一、茶花节\n茶花节：3月8日放假。\n\n二、火把节\n火把节：7月20日放假。\n", encoding="utf-8")
    add([file], copy, progress=False)
    answer = ask("茶花节放假几天")
    assert "3月8日放假" in answer.answer and "没有写明所问的数" in answer.answer


@pytest.mark.parametrize(("word", "text", "near"), [("炉子", "淘汰小型矿热炉", True), ("空间布局", "优化产业布局", True), ("赌场", "大宗商品交易场所", False), ("假牙", "报销护理费用", False)])
def test_words_of_one_meaning_are_near(word: str, text: str, near: bool) -> None:
    assert akin(word, text) is near
