"""The term whose meaning is asked, in quotation marks."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.understand.terms_asked import marked


@pytest.mark.parametrize(("asked", "read"), [
    ("标准地是什么意思", "“标准地”是什么意思"),
    ("文件里说的飞地经济是什么概念", "文件里说的“飞地经济”是什么概念"),
    ("什么叫揭榜挂帅", "什么叫“揭榜挂帅”"),
    ("六新是哪六新", "“六新”是哪六新"),
    ("三品指的是什么", "“三品”指的是什么"),
    ("“一核”具体指什么", "“一核”具体指什么"),
    ("这句话是什么意思", "这句话是什么意思"),
    ("2027年的目标是什么", "2027年的目标是什么"),
    ("三个园区是哪三个", "三个园区是哪三个"),
])
def test_marked(asked: str, read: str) -> None:
    assert marked(asked) == read


@settings(derandomize=True, deadline=None)
@given(st.text(alphabet="标准地是什么意思指哪的，。六新“”说", max_size=16))
def test_marked_once(text: str) -> None:
    """Nothing is lost, and what is marked stays as it is."""
    told = marked(text)
    assert [sign for sign in told if sign not in "“”"] == [sign for sign in text if sign not in "“”"]
    assert marked(told) == told
