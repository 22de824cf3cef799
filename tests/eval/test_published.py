"""Published runs: their scores follow from their outcomes."""

import json
from pathlib import Path

import pytest

from eval.scoring import score

FOLDERS = sorted(path.parent for path in (Path(__file__).parents[2] / "eval" / "published").glob("*/run.json"))


def test_there_is_one() -> None:
    assert FOLDERS


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: str(folder.name))
def test_scores_follow_from_outcomes(folder: Path) -> None:
    stored = json.loads((folder / "summary.json").read_text(encoding="utf-8"))
    assert stored == json.loads(json.dumps(score(folder).summary))
    assert (folder / "report.html").stat().st_size < 2_000_000
