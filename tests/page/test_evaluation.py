"""The evaluation tab: the newest run's tables, or how to make one."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from assistant.page.evaluation import SHIPPED, evaluation_html, newest
from prompts import say


def tables(summary: Mapping[str, Any]) -> list[list[list[str]]]:
    return [[["指标<b>", "问策"], ["完全答对", summary["right"]]]]


def run(home: Path, name: str, right: str, age: int) -> None:
    folder = home / "eval" / name
    folder.mkdir(parents=True)
    (folder / "summary.json").write_text(json.dumps({"right": right}), encoding="utf-8")
    os.utime(folder / "summary.json", (10**9 - age, 10**9 - age))


def test_the_newest_run_is_shown(tmp_path: Path) -> None:
    run(tmp_path, "b-old", "71.0", 500)
    run(tmp_path, "a-new", "88.5", 5)
    html = evaluation_html(tmp_path, tables)
    assert "88.5" in html and "71.0" not in html and "a-new" in html and "指标&lt;b&gt;" in html
    assert say("page.evaluation.report") not in html
    (tmp_path / "eval" / "a-new" / "report.html").write_text("", encoding="utf-8")
    assert say("page.evaluation.report") in evaluation_html(tmp_path, tables)


def test_without_a_run_it_says_how_to_make_one(tmp_path: Path) -> None:
    assert newest(tmp_path, tmp_path) is None
    assert "python -m eval run" in evaluation_html(tmp_path, tables, tmp_path)


def test_without_a_run_of_ones_own_the_last_shipped_one_is_shown(tmp_path: Path) -> None:
    for name in ("2026-01-02", "2026-03-04"):
        run(tmp_path, name, name, 5)
    html = evaluation_html(tmp_path / "home", tables, tmp_path / "eval")
    assert say("page.evaluation.shipped", name="2026-03-04") in html
    found = newest(tmp_path / "home")
    assert found is not None and found.folder.parent == SHIPPED and found.report.is_file()


def test_a_broken_run_is_told(tmp_path: Path) -> None:
    run(tmp_path, "a", "1", 0)
    (tmp_path / "eval" / "a" / "summary.json").write_text("{", encoding="utf-8")
    assert say("page.evaluation.broken", folder="a") in evaluation_html(tmp_path, tables)
