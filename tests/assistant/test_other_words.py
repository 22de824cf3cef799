"""One thing asked in many ways has one answer (tests/golden/other_words, other_words.jsonl): words that each answer says and words that it does `not` say."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from assistant.answer import ask
from assistant.gather.of_documents.in_force import holds_in
from index.build import add
from index.counties import find_counties

GOLDEN = Path(__file__).parents[1] / "golden"
_ROWS = [json.loads(line) for line in (GOLDEN / "other_words.jsonl").read_text(encoding="utf-8").splitlines()]
_ASKED = [(row, asked) for row in _ROWS for asked in row["asked"]]


@pytest.fixture(scope="module")
def home(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The shipped library with the city's rules."""
    place = tmp_path_factory.mktemp("other_words") / "home"
    shutil.copytree(built, place)
    add(sorted((GOLDEN / "other_words").glob("*.txt")), place, progress=False)
    yield place


@pytest.mark.parametrize(("row", "asked"), _ASKED, ids=[f"{row['id']}-{asked}" for row, asked in _ASKED])
def test_in_other_words(home: Path, monkeypatch: pytest.MonkeyPatch, row: dict[str, Any], asked: str) -> None:
    monkeypatch.setenv("WENCE_HOME", str(home))
    said = ask(asked, []).answer.replace("**", "")
    assert [words for words in row["says"] if words not in said] == [], said
    assert [words for words in row.get("not", []) if words in said] == [], said


@pytest.mark.parametrize(("text", "found"), [
    ("我在天河区上班", [("天河区", ("广州市",))]), ("海淀区的企业", [("海淀区", ("北京市",))]), ("新城区建设", []), ("柳河县、辉南县", [("柳河县", ("通化市",)), ("辉南县", ("通化市",))]),
])
def test_counties_with_what_holds_them(text: str, found: list[tuple[str, tuple[str, ...]]]) -> None:
    assert [(one.name, one.parents) for one in find_counties(text)] == found


@pytest.mark.parametrize(("region", "place", "holds"), [("广州市", "天河区", True), ("广东省", "天河区", True), ("上海市", "海淀区", False)])
def test_what_a_city_lays_down_holds_in_its_districts(region: str, place: str, holds: bool) -> None:
    assert holds_in(region, place) is holds


def test_no_document_of_another_city_answers_for_a_district(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WENCE_HOME", str(home))
    assert ask("海淀区共有产权住房申请条件", []).status == "refused"
