"""Verdicts on hand-made answers (tests/golden/verdicts.jsonl), and on what must never change them."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eval.cases import case_of
from eval.measures.figures import states
from eval.measures.text import clean, covers, norm
from eval.measures.verdict import KINDS, faults

ROWS = [
    json.loads(line, parse_float=Decimal)
    for line in (Path(__file__).parents[1] / "golden" / "verdicts.jsonl").read_text(encoding="utf-8").splitlines()
]
SOURCES = {id: norm(text) for id, text in ROWS[0]["sources"].items()}


@pytest.mark.parametrize("row", ROWS[1:], ids=[row["what"] for row in ROWS[1:]])
def test_verdict(row: dict[str, Any]) -> None:
    found = faults(case_of(row["case"]), row["answer"], SOURCES)
    assert sorted(fault.kind for fault in found) == sorted(row["faults"])


def test_every_kind_of_fault_is_shown() -> None:
    assert {kind for row in ROWS[1:] for kind in row["faults"]} == set(KINDS) - {"failed"}


@given(st.text("甲乙丙丁0123", min_size=1, max_size=30), st.text("甲乙丙丁0123", max_size=60))
@settings(derandomize=True, deadline=None)
def test_covers_is_the_longest_common_piece(quote: str, text: str) -> None:
    longest = max(
        end - start for start in range(len(quote) + 1) for end in range(start, len(quote) + 1) if quote[start:end] in text
    )
    assert covers(text, quote) == (longest * 5 >= len(quote) * 3)


@given(
    st.decimals(min_value=0, max_value=99999, places=2),
    st.sampled_from(["亿元", "万元", "%", "个百分点", "家", "个", "倍", "万吨", "兆瓦"]),
)
@settings(derandomize=True, deadline=None)
def test_a_stated_figure_is_found_and_no_other(value: Decimal, unit: str) -> None:
    text = clean(f"到2030年达到{value:,}{unit}左右。")
    assert states(text, value, unit, Decimal(0))
    assert not states(text, value + Decimal("0.01"), unit, Decimal(0))
