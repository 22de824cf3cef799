"""Stretches between stops that hold a cue."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from index.stretches import beginning, ending, stretches


def test_the_stretch_around_a_cue_is_found() -> None:
    text = "甲办法；原通知同时废止。乙\n丙也废止"
    assert [text[start:end] for start, end in stretches(text, re.compile("废止"))] == ["原通知同时废止", "丙也废止"]


@settings(derandomize=True, deadline=None)
@given(st.text(alphabet="甲废止。；\n", max_size=40))
def test_they_are_those_that_a_pattern_over_the_text_finds(text: str) -> None:
    whole = [match.span() for match in re.finditer(r"[^。；\n]*废止[^。；\n]*", text)]
    assert list(stretches(text, re.compile("废止"))) == whole


@settings(derandomize=True, deadline=None)
@given(st.text(alphabet="甲乙。；\n", max_size=30), st.integers(0, 30))
def test_the_stretch_around_a_place_has_no_stop_and_ends_at_stops(text: str, at: int) -> None:
    place = min(at, len(text))
    start, end = beginning(text, place), ending(text, place)
    assert start <= place <= end and not set(text[start:end]) & set("。；\n")
    assert (start == 0 or text[start - 1] in "。；\n") and (end == len(text) or text[end] in "。；\n")
