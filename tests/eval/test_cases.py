"""Case files: the shipped ones are sound; a broken one is refused with every fault listed."""

import json
from decimal import Decimal
from pathlib import Path

import pytest

from eval.cases import FOLDER, Case, CaseError, Figure, read_cases, shipped
from eval.sources import printed
from index import settings
from prompts import keys

GOOD = {
    "id": "a1", "type": "fact", "question": "甲市2025年产值目标？", "answerable": True,
    "expect_numbers": [{"value": 12.5, "unit": "亿元", "tol": 0}], "expect_text": [["甲市", "全市"]], "forbid_text": [],
    "cite_docs": ["plan"], "cite_quotes": ["产值达到12.5亿元"], "difficulty": 1, "ability": "lookup", "note": "一（二）",
}  # fmt: skip
SOURCES = {"plan": "到2025年,产值达到12.5亿元。"}


def write(folder: Path, *rows: object, name: str = "cases.jsonl") -> Path:
    path = folder / name
    lines = [row if isinstance(row, str) else json.dumps(row, ensure_ascii=False) for row in rows]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def test_shipped_cases_are_sound() -> None:
    cases = read_cases(shipped(), printed(settings.corpus()))
    assert len(cases) > 250
    for path in shipped():
        types = {case.type for case in read_cases([path])}
        assert types == {path.stem} or path.stem == "disguise"


def test_every_shipped_ability_is_explained() -> None:
    guide = (FOLDER / "README.md").read_text(encoding="utf-8")
    abilities = {case.ability for case in read_cases(shipped())} - {""}
    assert {f"`{name}`" for name in abilities if f"`{name}`" not in guide} == set()
    assert abilities <= {key.removeprefix("eval.ability.") for key in keys("eval") if key.startswith("eval.ability.")}


def test_reads_a_case(tmp_path: Path) -> None:
    (case,) = read_cases([write(tmp_path, GOOD)], SOURCES)
    assert case == Case(
        "a1", "fact", "甲市2025年产值目标？", True, (), (Figure(Decimal("12.5"), "亿元", Decimal(0)),), (("甲市", "全市"),),
        (), ("plan",), ("产值达到12.5亿元",), 1, "lookup", "一（二）",
    )  # fmt: skip
    assert case.as_json() == GOOD


def test_all_faults_are_told_together(tmp_path: Path) -> None:
    first = write(
        tmp_path, GOOD, GOOD, "{broken", '["list"]', '{"id":"x","id":"y"}', {**GOOD, "id": "a2", "colour": "red"},
        {"type": "fact"}, name="first.jsonl",
    )  # fmt: skip
    second = write(
        tmp_path,
        {**GOOD, "id": "b1", "type": "riddle", "answerable": "yes", "difficulty": 9},
        {**GOOD, "id": "b2", "expect_numbers": [{"value": "12", "unit": 3, "tol": -1, "kind": "x"}, 5]},
        {**GOOD, "id": "b3", "expect_text": [[]], "cite_quotes": "产值", "history": [""]},
        {**GOOD, "id": "b4", "expect_numbers": [{"value": 5, "unit": "%", "tol": 5}]},
        {**GOOD, "id": "b5", "type": "multiturn"},
        {**GOOD, "id": "b6", "type": "refuse"},
        {**GOOD, "id": "b7", "expect_numbers": [], "expect_text": [], "cite_quotes": []},
        {**GOOD, "id": "b8", "cite_docs": []},
        {**GOOD, "id": "b9", "cite_docs": ["nowhere"]},
        {**GOOD, "id": "", "question": " "},
        {**GOOD, "id": "b10", "cite_quotes": ["产值达到13亿元"]},
        name="second.jsonl",
    )
    with pytest.raises(CaseError) as caught:
        read_cases([first, second, tmp_path / "absent.jsonl"], SOURCES)
    faults = str(caught.value).splitlines()[1:]
    expected = [
        ("first.jsonl 第 2 行", "a1 重复"), ("first.jsonl 第 3 行", "JSON"), ("first.jsonl 第 4 行", "对象"),
        ("first.jsonl 第 5 行", "id 写了两遍"), ("first.jsonl 第 6 行", "colour"), ("first.jsonl 第 7 行", "缺少字段 id"),
        ("first.jsonl 第 7 行", "缺少字段 question"), ("first.jsonl 第 7 行", "缺少字段 answerable"),
        ("second.jsonl 第 1 行", "riddle"), ("second.jsonl 第 1 行", "answerable"), ("second.jsonl 第 1 行", "difficulty"),
        ("second.jsonl 第 2 行", "kind"), ("second.jsonl 第 2 行", "value 应当是数"), ("second.jsonl 第 2 行", "unit"),
        ("second.jsonl 第 2 行", "tol"), ("second.jsonl 第 2 行", "第 2 项"), ("second.jsonl 第 3 行", "expect_text"),
        ("second.jsonl 第 3 行", "cite_quotes"), ("second.jsonl 第 3 行", "history"), ("second.jsonl 第 4 行", "等于不判"),
        ("second.jsonl 第 5 行", "history"), ("second.jsonl 第 6 行", "false"), ("second.jsonl 第 7 行", "至少"),
        ("second.jsonl 第 8 行", "cite_docs"), ("second.jsonl 第 9 行", "nowhere"),
        ("second.jsonl 第 9 行", "原文里没有"), ("second.jsonl 第 10 行", "id 是空的"), ("second.jsonl 第 10 行", "question 是空的"),
        ("second.jsonl 第 11 行", "13亿元"), ("absent.jsonl", "读不了"),
    ]  # fmt: skip
    for place, words in expected:
        assert any(place in fault and words in fault for fault in faults), (place, words)
    assert len(faults) == len(expected), "\n".join(faults)


def test_quotes_are_compared_without_blanks_and_widths(tmp_path: Path) -> None:
    path = write(tmp_path, {**GOOD, "cite_quotes": ["产值 达到１２．５亿元"]})
    assert len(read_cases([path], SOURCES)) == 1


def test_no_cases_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(CaseError, match="一道题也没有"):
        read_cases([write(tmp_path, "")])
