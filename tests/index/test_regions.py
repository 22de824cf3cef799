"""Place names and words that mean a region."""

from __future__ import annotations

import itertools
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.regions import NATION, find_regions, region, resolve

GOLDEN = [
    json.loads(line)
    for line in (Path(__file__).parents[1] / "golden" / "regions.jsonl").read_text("utf-8").splitlines()
]


@pytest.mark.parametrize("case", GOLDEN, ids=lambda case: case["text"])
def test_golden(case: dict[str, object]) -> None:
    assert [[one.name, one.level, one.parent] for one in find_regions(str(case["text"]))] == case["found"]


@given(st.text(alphabet="宁夏中卫市县区全省海南州北京、，自治人民政府", max_size=40))
@settings(deadline=None, derandomize=True, max_examples=200)
def test_mentions_are_in_order_and_do_not_overlap(text: str) -> None:
    found = find_regions(text)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
    assert all(0 <= one.start < one.end <= len(text) for one in found)


@pytest.mark.parametrize(
    ("word", "home", "expected"),
    [
        ("全省", "浙江省", "浙江省"),
        ("全区", "宁夏回族自治区", "宁夏回族自治区"),
        ("全区", "中卫市", "宁夏回族自治区"),
        ("全市", "中卫市", "中卫市"),
        ("全市", "上海市", "上海市"),
        ("全省", "昆明市", "云南省"),
        ("全市", "浙江省", ""),
        ("全区", "昆明市", ""),
        ("我县", "柳河县", "柳河县"),
        ("全国", "柳河县", NATION),
    ],
)
def test_relative_words(word: str, home: str, expected: str) -> None:
    assert resolve(word, home) == expected


def test_lookup_by_short_name() -> None:
    found = region("内蒙古")
    assert found is not None
    assert (found.name, found.level) == ("内蒙古自治区", "省")
    assert region("不存在") is None
