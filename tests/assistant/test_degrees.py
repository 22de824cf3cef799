"""Degrees that a condition asks for, held against the one that the asker tells of the same thing."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.eligibility.conditions.degrees import told

_GOLDEN = Path(__file__).parents[1] / "golden" / "degrees.txt"
_LINES = [line for line in _GOLDEN.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
_VERDICTS = {True: "fits", False: "other", None: "untold"}


@pytest.mark.parametrize("line", _LINES)
def test_a_degree_is_met_where_the_asker_tells_it_of_the_same_thing(line: str) -> None:
    pair, verdict = line.split("=>")
    wanted, said = (part.strip() for part in pair.split("|"))
    found = told(wanted, said)
    assert found is not None and _VERDICTS[found.fits] == verdict.strip()


def test_nothing_is_held_where_no_degree_is_asked_for() -> None:
    assert told("在本市登记注册", "我们评了四星") is None
