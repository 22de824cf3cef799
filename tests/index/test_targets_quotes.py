"""Figures labelled by hand in eight documents from elsewhere, kept as short quotes (tests/golden/targets/quotes).

Each quote is read by itself. What is to be found there is the figure with its bound and measure; year and status come from the rest
of the document, which is not kept.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from index.records import CleanText, Document, Metadata, Target
from index.sections import sections
from index.targets import extract
from tests.index.test_targets_corpus import REACH, matches

GOLDEN = Path(__file__).parents[1] / "golden" / "targets" / "quotes"
FILES = sorted(GOLDEN.glob("*.jsonl"))
FLOOR = 0.95
META = Metadata(title="某地工作报告", published="2026-01-20", period=(2026, 2026), region="某省", level="省")


def labelled(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def found(row: dict[str, Any]) -> list[Target]:
    document = Document("d", META, CleanText(row["quote"] + "。"))
    return [target for target in extract(document, sections(document.clean), ()) if matches(row, target)]


def right(row: dict[str, Any], name: str, target: Target) -> bool:
    wanted = [row[name], *(row.get("alt") or {}).get(name, [])]
    got = getattr(target, name)
    return got in wanted or REACH.get(got, got) in [REACH.get(value, value) for value in wanted]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_labelled_figures_are_found_in_their_quotes(path: Path) -> None:
    rows = labelled(path)
    missed = [row["quote"] for row in rows if not found(row)]
    assert len(missed) <= (1 - FLOOR) * len(rows), missed


@pytest.mark.parametrize("name", ["bound", "measure"])
def test_fields(name: str) -> None:
    rows = [row for path in FILES for row in labelled(path)]
    read = [(row, found(row)) for row in rows]
    wrong = [row["quote"] for row, targets in read if targets and not any(right(row, name, target) for target in targets)]
    assert len(wrong) <= (1 - FLOOR) * len(rows), wrong
