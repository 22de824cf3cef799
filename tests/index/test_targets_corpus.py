"""The shipped corpus against rows labelled by hand (eval/labels): found, nothing invented, fields right.

The floors are those the project promises; one document at a time, so that none hides behind the others.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest

from eval.measures.targets import FIELDS, Matched, labels, match, right
from index.manifest import read_manifest
from index.reading import read_file
from index.records import Reading

ROOT = Path(__file__).parents[2]
LABELS = labels()
FLOOR = 0.95


@cache
def reading(id: str) -> Reading:
    entry = next(entry for entry in read_manifest(ROOT / "corpus") if entry.id == id)
    (found,) = read_file(entry.path, id, given=entry.given)
    return found


def matched(id: str) -> Matched:
    return match(LABELS[id], [row(target) for target in reading(id).targets])


def row(target: object) -> dict[str, Any]:
    """A target with the fields that are compared."""
    return {name: getattr(target, name) for name in ("quote", "value", "unit", *FIELDS)}


@pytest.mark.parametrize("id", LABELS)
def test_labelled_figures_are_found(id: str) -> None:
    found = matched(id)
    assert len(found.pairs) / (len(found.pairs) + len(found.missed)) >= FLOOR, [row["quote"] for row in found.missed]


@pytest.mark.parametrize("id", [id for id in LABELS if LABELS[id].whole])
def test_nothing_is_invented(id: str) -> None:
    found = matched(id)
    assert len(found.pairs) / (len(found.pairs) + len(found.invented)) >= FLOOR, [row["quote"] for row in found.invented]


@pytest.mark.parametrize("id", LABELS)
@pytest.mark.parametrize("name", FIELDS)
def test_fields(id: str, name: str) -> None:
    pairs = matched(id).pairs
    wrong = [(one["quote"], one[name], other[name]) for one, other in pairs if not right(one, other, name)]
    assert len(wrong) <= (1 - FLOOR) * len(pairs), wrong


@pytest.mark.parametrize("id", LABELS)
def test_every_quote_stands_at_its_place(id: str) -> None:
    document = reading(id).document
    assert all(document.text[target.start : target.end] == target.quote for target in reading(id).targets)
