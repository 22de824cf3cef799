"""责任单位: golden pairs, spans, and robustness."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.responsibility import is_unit_list, responsibilities

GOLDEN = [
    json.loads(line)
    for line in (Path(__file__).parents[1] / "golden" / "responsibility.jsonl")
    .read_text("utf-8")
    .splitlines()
]


@pytest.mark.parametrize("case", GOLDEN, ids=lambda case: case["text"][:20])
def test_golden(case: dict[str, object]) -> None:
    text = str(case["text"])
    found = responsibilities(text, 0, len(text))
    assert [[one.role, list(one.units)] for one in found] == case["found"]
    for one in found:
        assert "".join(one.units[0].split()) in "".join(text[one.start : one.end].split())


@given(
    st.text(alphabet="（）责任单位：、，。市局委牵头负责\n", max_size=60),
    st.integers(0, 60),
    st.integers(0, 60),
)
@settings(deadline=None, derandomize=True, max_examples=300)
def test_spans_lie_inside(text: str, a: int, b: int) -> None:
    start, end = sorted((min(a, len(text)), min(b, len(text))))
    for one in responsibilities(text, start, end):
        assert start <= one.start < one.end <= end
        assert all(one.units)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("市科技局，各县（区）人民政府", True),
        ("建设绿色园区", False),
        ("市场布局、发展格局", False),
        ("支持企业、园区和高校发展。", False),
    ],
)
def test_unit_lists(line: str, expected: bool) -> None:
    assert is_unit_list(line) is expected
