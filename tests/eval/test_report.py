"""What people read of a run: tables, CSV, the page."""

import csv
import io
import re

import pytest
from fakes import CASES, SOURCES, Echo, Silent

from eval.public_sets import measure as public
from eval.report.files import write_report
from eval.report.page import html_page
from eval.report.tables import aligned, comparison_text, csv_text, markdown, terminal
from eval.runner import run
from eval.scoring import Scored, score
from eval.summary import MEASURES, compare_runs
from prompts import keys


@pytest.fixture(scope="module")
def scored(tmp_path_factory: pytest.TempPathFactory) -> Scored:
    folder = tmp_path_factory.mktemp("run")
    run(CASES, {"wence": Echo, "bm25": Silent}, SOURCES, folder, {"library": "f00", "embedding": "static-0"})
    return score(folder)


def test_terminal_shows_every_measure_and_type(scored: Scored) -> None:
    shown = terminal(scored.summary)
    for words in ("完全答对", "引用逐字", "该拒而答", "检索 MRR", "时延 p90", "事实（4 题）", "列举（4 题）", "拒答（4 题）", "McNemar"):
        assert words in shown
    right = scored.summary["systems"]["wence"]["all"]["right"]
    assert f"{right['value'] * 100:.1f}（{right['low'] * 100:.1f}–{right['high'] * 100:.1f}）" in shown


def test_columns_stand_below_each_other() -> None:
    first, second = aligned([["指标", "a"], ["x", "bb"]]).splitlines()
    assert (first, second) == ("指标  a", "x     bb")


def test_markdown_is_a_table(scored: Scored) -> None:
    for table in markdown(scored.summary).split("\n\n"):
        assert {line.count("|") for line in table.splitlines()} == {4}


def test_csv_has_a_row_an_outcome(scored: Scored) -> None:
    rows = list(csv.DictReader(io.StringIO(csv_text(scored.scores))))
    assert [(row["system"], row["case"]) for row in rows] == [(o.system, o.case) for o in scored.outcomes]
    assert [row["case"] for row in rows if "ValueError: 五" in row["faults"]] == ["c05"]
    assert rows[1]["citation_fidelity"] == "1.0"


def test_the_page_holds_every_case_and_nothing_from_elsewhere(scored: Scored) -> None:
    page = html_page(scored)
    for case in CASES:
        assert page.count(f"<code>{case.id}</code>") == 1
    assert page.count('data-verdict="right"') + page.count('data-verdict="wrong"') == len(CASES)
    assert "没有&lt;b&gt;收录&lt;/b&gt;" in page
    assert page.count("<svg") == 3
    assert not re.search(r"""(?:src|href)=["'](?!#)""", page)
    assert "http" not in page


def test_marks_of_an_answer_lead_to_its_sources(scored: Scored) -> None:
    page = html_page(scored)
    assert 'href="#c-c01-s1"' in page
    assert page.count('id="c-c01-s1"') == 1


def test_all_files_are_written(scored: Scored) -> None:
    write_report(scored)
    names = {path.name for path in scored.folder.iterdir()}
    assert {"scores.jsonl", "summary.json", "scores.csv", "report.html", "run.json", "outcomes.jsonl"} <= names


def test_comparison_names_the_changed_cases(scored: Scored) -> None:
    silent = [score for score in scored.scores if score.system == "bm25"]
    ours = [score for score in scored.scores if score.system == "wence"]
    renamed = {score.case: score.right for score in silent}
    assert any(renamed.values())
    found = compare_runs(ours, ours, "wence")
    assert found is not None
    assert comparison_text("甲", "乙", found).count("\n") == 2
    changed = scored.summary["against"]["bm25"]
    assert set(changed["gained"]) == {s.case for s in ours if s.right and not renamed[s.case]}
    assert set(changed["lost"]) == {s.case for s in ours if not s.right and renamed[s.case]}


def test_every_measure_has_a_name() -> None:
    named = {*MEASURES, *public.MEASURES}
    assert {f"eval.measure.{name}" for name in named} == {key for key in keys("eval") if key.startswith("eval.measure.")}
