"""The target table measured: what counts as found, and figures worked by hand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from eval.measures.targets import Labels, fits, labels, match, measure, read, right, store


def row(quote: str, value: object, unit: str = "亿元", **more: Any) -> dict[str, Any]:
    fields = {"year": 2025, "bound": "=", "measure": "level", "status": "target"}
    return {"document": "plan", "quote": quote, "value": value, "unit": unit, **fields, **more}


@pytest.mark.parametrize(
    ("other", "same"),
    [
        (row("规模以上工业总产值达到1250亿元", 1250), True),
        (row("达到1250亿元，比上年", "12500000", "万元"), True),
        (row("工业总产值达到1250亿元", -1250), True),
        (row("规模以上工业总产值达到1250亿元", 1250, "家"), False),
        (row("规模以上工业总产值达到1250亿元", 1251), False),
        (row("另一处也写着1250亿元的地方", 1250), False),
    ],
    ids=["same", "other unit", "sign", "other kind", "other figure", "elsewhere"],
)
def test_what_finds_a_labelled_row(other: dict[str, Any], same: bool) -> None:
    assert fits(row("到2025年，规模以上工业总产值达到1250亿元，比上年增长8%", 1250), other) is same


def test_other_readings_count() -> None:
    labelled = row("翻一番", 2, "倍", alt={"value_unit": [[100, "%"]], "year": [2026]})
    assert fits(labelled, row("翻一番", 100, "%")) and right(labelled, row("翻一番", 2, "倍", year=2026), "year")
    assert right(row("x", 1, bound="="), row("x", 1, bound=">="), "bound")
    assert not right(row("x", 1, bound="="), row("x", 1, bound="<="), "bound")


def test_the_row_of_the_same_year_is_preferred() -> None:
    pairs = match(Labels((row("产值达到10亿元", 10),), (), True), [row("产值达到10亿元", 10, year=2024), row("产值达到10亿元", 10)]).pairs
    assert [other["year"] for _, other in pairs] == [2025]


def test_figures_worked_by_hand(tmp_path: Path) -> None:
    held = {
        "plan": Labels((row("产值达到10亿元", 10), row("企业达到20家", 20, "家"), row("园区达到3个", 3, "个")), (row("约30家", 30, "家"),), True),
        "part": Labels((row("投资达到7亿元", 7),), (), False),
        "absent": Labels((row("投资达到8亿元", 8),), (), True),
    }
    extracted = [
        row("产值达到10亿元", 10, year=2024), row("企业达到20家", 20, "家"), row("约30家", 30, "家"), row("道路达到40公里", 40, "公里"),
        row("投资达到7亿元", 7, document="part"), row("投资达到9亿元", 9, document="part"),
    ]  # fmt: skip
    store(tmp_path, held, extracted)
    found = measure(*read(tmp_path))
    assert {name: round(one["value"], 3) for name, one in found.items()} == {
        "recall": 0.75, "precision": 0.667, "f1": 0.667, "year": 0.667, "bound": 1, "measure": 1, "status": 1,
    }  # fmt: skip
    assert found["recall"]["n"] == 4


def test_nothing_to_measure() -> None:
    assert measure(labels(), []) == {}
