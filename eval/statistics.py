"""Estimates with their uncertainty, and the comparison of two systems on the same cases."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from fractions import Fraction
from functools import lru_cache
from math import comb
from typing import Any

import numpy as np

SEED = 20160101
RESAMPLES = 2000
LEVEL = 0.95


@dataclass(frozen=True, slots=True)
class Estimate:
    """A share or mean over `n` cases with its bootstrap interval (percentiles, `LEVEL`)."""

    value: float
    low: float
    high: float
    n: int

    def as_json(self) -> dict[str, Any]:
        return {name: round(value, 4) for name, value in asdict(self).items()}


def estimate(tallies: Sequence[tuple[float, float]]) -> Estimate | None:
    """Σ reached / Σ possible over the cases, with an interval from resampling cases; None where nothing was possible."""
    if not tallies or not sum(possible for _, possible in tallies):
        return None
    table = np.array(tallies, dtype=np.float64)
    sums = _resamples(len(table)) @ table
    shares = sums[:, 0] / sums[:, 1]
    low, high = np.quantile(shares, ((1 - LEVEL) / 2, (1 + LEVEL) / 2))
    reached, possible = table.sum(axis=0)
    return Estimate(float(reached / possible), float(low), float(high), len(table))


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two systems or runs, case by case: `gained` and `lost` are the cases that only the second, only the first has right.

    `p` is that of McNemar's exact test (two-sided): how likely so uneven a split is if both are equally good.
    `difference` is second − first, in shares of the cases both were asked.
    """

    both: int
    neither: int
    gained: tuple[str, ...]
    lost: tuple[str, ...]
    p: float
    difference: Estimate


def compare(first: Mapping[str, bool], second: Mapping[str, bool]) -> Comparison | None:
    """Compares verdicts (case id → fully right) on the cases that both hold; None where there are none."""
    common = [case for case in first if case in second]
    if not common:
        return None
    gained = tuple(case for case in common if second[case] and not first[case])
    lost = tuple(case for case in common if first[case] and not second[case])
    difference = estimate([(float(second[case]) - float(first[case]), 1.0) for case in common])
    assert difference is not None
    both = sum(first[case] and second[case] for case in common)
    neither = len(common) - both - len(gained) - len(lost)
    return Comparison(both, neither, gained, lost, mcnemar(len(gained), len(lost)), difference)


def mcnemar(gained: int, lost: int) -> float:
    """The two-sided p of McNemar's exact test: a fair coin thrown `gained + lost` times."""
    thrown = gained + lost
    tail = sum(comb(thrown, heads) for heads in range(min(gained, lost) + 1))
    return min(1.0, float(Fraction(2 * tail, 2**thrown)))


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which `share` (0…1) of the values lie, interpolated."""
    return float(np.quantile(np.array(values, dtype=np.float64), share))


@lru_cache(maxsize=64)
def _resamples(n: int) -> np.ndarray[Any, np.dtype[np.float64]]:
    """How often each of `n` cases is drawn in each resample, one resample a row."""
    drawn = np.random.default_rng(SEED).integers(0, n, size=(RESAMPLES, n))
    return np.stack([np.bincount(row, minlength=n) for row in drawn]).astype(np.float64)
