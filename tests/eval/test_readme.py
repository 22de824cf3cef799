"""README's result table is that of the newest published run."""

import json
from pathlib import Path

from eval.report.tables import markdown

ROOT = Path(__file__).parents[2]


def test_result_table_is_the_newest_published_run() -> None:
    newest = sorted(path.parent for path in (ROOT / "eval" / "published").glob("*/run.json"))[-1]
    summary = json.loads((newest / "summary.json").read_text(encoding="utf-8"))
    assert markdown(summary).strip() in (ROOT / "README.md").read_text(encoding="utf-8")
