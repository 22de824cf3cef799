"""Runs: order, failures, resuming, workers, and refusal of a folder with another run."""

import json
import multiprocessing
from pathlib import Path
from typing import Any

import pytest
from fakes import CASES, SOURCES, Echo, Killer, Silent, Unmakable

from eval.outcomes import FILE, read_outcomes
from eval.runner import Maker, run
from eval.scoring import score
from index.errors import WenceError

SYSTEMS: dict[str, Maker] = {"wence": Echo, "bm25": Silent}
SETTINGS = {"library": "f00", "embedding": "static-0"}


def ask(folder: Path, systems: dict[str, Maker] = SYSTEMS, **options: Any) -> int:
    return run(CASES, systems, SOURCES, folder, SETTINGS, **options)


def untimed(folder: Path) -> list[dict[str, Any]]:
    return [{**outcome.as_json(), "seconds": 0} for outcome in read_outcomes(folder / FILE)]


def test_every_case_is_asked_once_in_order(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    assert ask(tmp_path, progress=lambda done, total: told.append((done, total))) == 1
    outcomes = read_outcomes(tmp_path / FILE)
    assert [(o.system, o.case) for o in outcomes] == [(name, case.id) for name in SYSTEMS for case in CASES]
    assert [o.failure for o in outcomes if o.failure] == ["ValueError: 五"]
    assert told == [(done, 24) for done in range(25)]
    assert {o.case: o.answer["answer"] for o in outcomes if o.system == "wence" and o.answer}["c01"] == "**第1问**：10亿元[1]"


def test_workers_give_the_same_outcomes(tmp_path: Path) -> None:
    assert ask(tmp_path / "one") == ask(tmp_path / "two", workers=2)
    assert untimed(tmp_path / "one") == untimed(tmp_path / "two")


def test_a_killed_run_goes_on_where_it_stopped(tmp_path: Path) -> None:
    process = multiprocessing.get_context("spawn").Process(target=ask, args=(tmp_path, {"wence": Killer}))
    process.start()
    process.join()
    assert process.exitcode == 9
    assert [o.case for o in read_outcomes(tmp_path / FILE)] == [case.id for case in CASES[:7]]
    kept = (tmp_path / FILE).read_bytes()
    with (tmp_path / FILE).open("a", encoding="utf-8") as stream:
        stream.write('{"system": "wence", "case": "c0')
    with pytest.raises(WenceError):
        score(tmp_path)
    ask(tmp_path, {"wence": Echo})
    assert (tmp_path / FILE).read_bytes().startswith(kept)
    ask(tmp_path / "whole", {"wence": Echo})
    assert untimed(tmp_path) == untimed(tmp_path / "whole")


def test_an_unfinished_run_is_not_scored(tmp_path: Path) -> None:
    ask(tmp_path)
    lines = (tmp_path / FILE).read_text(encoding="utf-8").splitlines(keepends=True)
    (tmp_path / FILE).write_text("".join(lines[:-1]), encoding="utf-8")
    with pytest.raises(WenceError, match="23/24"):
        score(tmp_path)


def test_a_folder_with_another_run_is_refused(tmp_path: Path) -> None:
    ask(tmp_path)
    with pytest.raises(WenceError, match="cases、digest"):
        run(CASES[:3], SYSTEMS, SOURCES, tmp_path, SETTINGS)
    with pytest.raises(WenceError, match="settings"):
        run(CASES, SYSTEMS, SOURCES, tmp_path, {**SETTINGS, "library": "f01"})
    with pytest.raises(WenceError, match="systems"):
        ask(tmp_path, {"wence": Echo})
    assert ask(tmp_path) == 1


def test_a_system_that_cannot_be_made_ends_the_run(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="no library"):
        ask(tmp_path, {"wence": Unmakable})


def test_scoring_twice_gives_the_same(tmp_path: Path) -> None:
    ask(tmp_path)
    first, second = score(tmp_path), score(tmp_path)
    assert json.dumps(first.summary) == json.dumps(second.summary)
    assert first.scores == second.scores
    ours = first.summary["systems"]["wence"]
    assert (ours["n"], ours["failures"]) == (12, 1)
    right = [s.case for s in first.scores if s.right and s.system == "wence"]
    assert right == [c.id for c in CASES if (int(c.id[1:]) % 4 == 0) != c.answerable and c.id != "c05"]
    assert ours["all"]["right"]["value"] == round(len(right) / 12, 4)
    assert first.summary["against"]["bm25"]["difference"]["n"] == 12
