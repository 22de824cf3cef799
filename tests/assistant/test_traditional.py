"""Traditional signs simplified, simplified text left alone."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.understand.traditional import simplified


@pytest.mark.parametrize(("typed", "meant"), [
    ("十三五規劃的現代紡織產值目標", "十三五规划的现代纺织产值目标"),
    ("園區主導產業占比，提高了幾個點？", "园区主导产业占比，提高了几个点？"),
    ("後來臺賬於何處", "后来台账于何处"),
    ("中衞市", "中卫市"),
    ("著名的乾县，于都，吴忠市瀛海", "著名的乾县，于都，吴忠市瀛海"),
])
def test_signs(typed: str, meant: str) -> None:
    assert simplified(typed) == meant


@settings(derandomize=True, deadline=None, max_examples=100)
@given(st.text(max_size=60))
def test_length_stays_and_nothing_is_left_to_do(text: str) -> None:
    once = simplified(text)
    assert len(once) == len(text) and simplified(once) == once
