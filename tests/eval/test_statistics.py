"""Estimates and paired comparisons, against scipy and by hand."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import binomtest

from eval.statistics import compare, estimate, mcnemar, percentile


def test_an_estimate_is_the_share_of_the_sums() -> None:
    found = estimate([(1, 1), (0, 3), (2, 2)])
    assert found is not None
    assert (found.value, found.n) == (0.5, 3)
    assert 0 <= found.low < 0.5 < found.high <= 1


def test_an_estimate_is_the_same_every_time_and_none_without_cases() -> None:
    tallies = [(float(number % 3 == 0), 1.0) for number in range(100)]
    assert estimate(tallies) == estimate(tallies)
    assert estimate([]) is None


def test_the_interval_is_about_that_of_the_normal_approximation() -> None:
    found = estimate([(float(number < 120), 1.0) for number in range(400)])
    assert found is not None
    margin = 1.96 * (0.3 * 0.7 / 400) ** 0.5
    assert found.low == pytest.approx(0.3 - margin, abs=0.01)
    assert found.high == pytest.approx(0.3 + margin, abs=0.01)


@given(st.integers(0, 400), st.integers(0, 400))
@settings(derandomize=True, deadline=None)
def test_mcnemar_is_the_binomial_test(gained: int, lost: int) -> None:
    theirs = binomtest(gained, gained + lost).pvalue if gained + lost else 1.0
    assert mcnemar(gained, lost) == pytest.approx(theirs, rel=1e-6)


def test_a_comparison_counts_case_by_case() -> None:
    first = {"a": True, "b": True, "c": False, "d": False, "only first": True}
    second = {"b": False, "a": True, "c": True, "d": False, "only second": True}
    found = compare(first, second)
    assert found is not None
    assert (found.both, found.neither, found.gained, found.lost, found.p) == (1, 1, ("c",), ("b",), 1.0)
    assert (found.difference.value, found.difference.n) == (0.0, 4)
    assert compare({"a": True}, {"b": True}) is None


def test_percentile_interpolates() -> None:
    assert percentile([4, 1, 3, 2], 0.5) == 2.5
