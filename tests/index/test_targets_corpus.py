"""The shipped corpus against rows labelled by hand (tests/golden/targets): found, nothing invented, fields right.

A labelled row is found by an extracted row with the same figure whose quote overlaps. `<id>.optional.jsonl` rows neither help nor
hurt. The floors are those the project promises; one document at a time, so that none hides behind the others.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from index.manifest import read_manifest
from index.quantities import in_base_units
from index.reading import read_file
from index.records import Reading, Target

ROOT = Path(__file__).parents[2]
GOLDEN = ROOT / "tests" / "golden" / "targets"
DOCUMENTS = sorted(path.stem for path in GOLDEN.glob("*.jsonl") if ".optional" not in path.name)
FLOOR = 0.95
REACH = {"=": "reach", ">=": "reach"}
ALIKE = {"户": "家", "个": "家", "项": "家", "座": "家", "百分点": "%", "个百分点": "%"}

Labelled = dict[str, Any]


@cache
def reading(id: str) -> Reading:
    entry = next(entry for entry in read_manifest(ROOT / "corpus") if entry.id == id)
    (found,) = read_file(entry.path, id, given=entry.given)
    return found


def rows(id: str, kind: str = "") -> list[Labelled]:
    return [json.loads(line) for line in (GOLDEN / f"{id}{kind}.jsonl").read_text(encoding="utf-8").splitlines()]


def plain(text: str) -> str:
    return re.sub(r"[\s*]", "", unicodedata.normalize("NFKC", text))


def figure(value: object, unit: str) -> tuple[Decimal, str]:
    low, name = in_base_units(Decimal(str(value)), plain(unit))
    return abs(low).normalize(), ALIKE.get(name, name)


def overlap(one: str, two: str) -> bool:
    """Whether one contains the other, or they share a run of 8 characters (or 60 % of the shorter)."""
    short, long = sorted((plain(one), plain(two)), key=len)
    need = min(8, -(-len(short) * 6 // 10))
    return any(short[place : place + need] in long for place in range(len(short) - need + 1))


def matches(row: Labelled, target: Target) -> bool:
    alternatives = (row.get("alt") or {}).get("value_unit", [])
    wanted = [(row["value"], row["unit"]), *alternatives, *((row["value"], unit) for unit in (row.get("alt") or {}).get("unit", []))]
    got = figure(target.value, target.unit)
    same = any(figure(value, unit) == got or (figure(value, unit)[0] == got[0] and "" in (figure(value, unit)[1], got[1])) for value, unit in wanted)
    return same and overlap(row["quote"], target.quote)


def pair(labelled: list[Labelled], found: Iterable[Target]) -> tuple[list[tuple[Labelled, Target]], list[Labelled], list[Target]]:
    free = list(found)
    pairs, missed = [], []
    for row in labelled:
        candidates = sorted((t for t in free if matches(row, t)), key=lambda t: t.year != row["year"])
        if candidates:
            free.remove(candidates[0])
            pairs.append((row, candidates[0]))
        else:
            missed.append(row)
    return pairs, missed, free


@pytest.mark.parametrize("id", DOCUMENTS)
def test_labelled_figures_are_found(id: str) -> None:
    pairs, missed, _ = pair(rows(id), reading(id).targets)
    assert len(pairs) / (len(pairs) + len(missed)) >= FLOOR, [row["quote"] for row in missed]


@pytest.mark.parametrize("id", [id for id in DOCUMENTS if id != "nx-13fyp-2016"])
def test_nothing_is_invented(id: str) -> None:
    """The documents that are labelled from beginning to end; of nx-13fyp-2016 only stretches are."""
    pairs, _, free = pair(rows(id), reading(id).targets)
    known = [*rows(id), *rows(id, ".optional")]
    invented = [target for target in free if not any(matches(row, target) for row in known)]
    assert len(pairs) / (len(pairs) + len(invented)) >= FLOOR, [target.quote for target in invented]


@pytest.mark.parametrize("id", DOCUMENTS)
@pytest.mark.parametrize("name", ["year", "bound", "measure", "status"])
def test_fields(id: str, name: str) -> None:
    pairs, _, _ = pair(rows(id), reading(id).targets)
    wrong = []
    for row, target in pairs:
        got = getattr(target, name)
        right = [row[name], *(row.get("alt") or {}).get(name, [])]
        if got not in right and REACH.get(str(got), got) not in [REACH.get(str(value), value) for value in right]:
            wrong.append((row["quote"], row[name], got))
    assert len(wrong) <= (1 - FLOOR) * len(pairs), wrong


@pytest.mark.parametrize("id", DOCUMENTS)
def test_every_quote_stands_at_its_place(id: str) -> None:
    document = reading(id).document
    assert all(document.text[target.start : target.end] == target.quote for target in reading(id).targets)
