"""One form for names that are written in several ways."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from index import canonical as module
from index.canonical import canonical

GROUPS = [group.split() for group in yaml.safe_load(Path(module.__file__).with_suffix(".yaml").read_text(encoding="utf-8"))]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("规上工业增加值", "规模以上工业增加值"),
        ("R&D经费投入强度", "r＆d经费投入强度"),
        ("五百亿级企业", "产值过500亿元的企业"),
        ("“专精特新”企业", "专精特新企业"),
        ("高企", "高新技术企业"),
        ("市工信厅", "市工业和信息化厅"),
    ],
)
def test_the_same_name(one: str, two: str) -> None:
    assert canonical(one) == canonical(two)


@pytest.mark.parametrize(
    ("one", "two"),
    [("规模以上工业增加值", "规模以下工业增加值"), ("500亿级企业", "100亿级企业"), ("工业固废", "危险废物"), ("企业", "园区")],
)
def test_not_the_same_name(one: str, two: str) -> None:
    assert canonical(one) != canonical(two)


@settings(derandomize=True, deadline=None)
@given(st.text(alphabet=st.sampled_from("规上工业产值过五百亿元级企业的“”Ａ&固废比重占比，。 1")))
def test_never_raises_and_keeps_other_words(text: str) -> None:
    assert isinstance(canonical(text), str)


def test_a_word_stands_in_one_group_only() -> None:
    words = [word for group in GROUPS for word in group]
    assert len(words) == len(set(words))
    assert all(len(group) >= 2 for group in GROUPS)
