"""The files of a scored run: scores.jsonl, summary.json, scores.csv, report.html, beside what the run stored."""

from __future__ import annotations

import json

from eval.jsonl import write_rows
from eval.report.page import html_page
from eval.report.tables import csv_text
from eval.scoring import Scored


def write_report(scored: Scored) -> None:
    """Writes all of them into the run's folder; older ones there are replaced."""
    folder = scored.folder
    write_rows(folder / "scores.jsonl", (score.as_json() for score in scored.scores))
    summary = json.dumps(scored.summary, ensure_ascii=False, indent=1)
    (folder / "summary.json").write_text(summary + "\n", encoding="utf-8")
    (folder / "scores.csv").write_text(csv_text(scored.scores), encoding="utf-8-sig", newline="")
    (folder / "report.html").write_text(html_page(scored), encoding="utf-8")
