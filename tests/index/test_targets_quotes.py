"""Figures labelled by hand in eight documents from elsewhere, kept as short quotes (tests/golden/targets/quotes).

Each quote is read by itself. What is to be found there is the figure with its bound and measure; year and status come from the rest
of the document, which is not kept.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from eval.measures.targets import FIELDS, fits, right
from index.records import CleanText, Document, Metadata
from index.sections import sections
from index.targets import extract

GOLDEN = Path(__file__).parents[1] / "golden" / "targets" / "quotes"
FILES = sorted(GOLDEN.glob("*.jsonl"))
FLOOR = 0.95
META = Metadata(title="某地工作报告", published="2026-01-20", period=(2026, 2026), region="某省", level="省")


def labelled(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def found(row: dict[str, Any]) -> list[dict[str, Any]]:
    document = Document("d", META, CleanText(row["quote"] + "。"))
    read = extract(document, sections(document.clean), ())
    rows = [{name: getattr(target, name) for name in ("quote", "value", "unit", *FIELDS)} for target in read]
    return [one for one in rows if fits(row, one)]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_labelled_figures_are_found_in_their_quotes(path: Path) -> None:
    rows = labelled(path)
    missed = [row["quote"] for row in rows if not found(row)]
    assert len(missed) <= (1 - FLOOR) * len(rows), missed


@pytest.mark.parametrize("name", ["bound", "measure"])
def test_fields(name: str) -> None:
    rows = [row for path in FILES for row in labelled(path)]
    read = [(row, found(row)) for row in rows]
    wrong = [row["quote"] for row, targets in read if targets and not any(right(row, target, name) for target in targets)]
    assert len(wrong) <= (1 - FLOOR) * len(rows), wrong
