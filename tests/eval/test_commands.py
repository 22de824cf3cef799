"""The commands end to end over a small library: drafts, check, run with the plain baselines, score, compare, table."""

import json
from pathlib import Path

import pytest

from eval.__main__ import main
from eval.cases import read_cases
from eval.outcomes import FILE, read_outcomes
from eval.scoring import score
from index.build import build

PLAN = """甲市工业发展规划
一、发展目标
到2025年，规模以上工业总产值达到1250亿元，培育专精特新企业30家。
二、扶持政策
对新认定的智能工厂，按设备投资额的10%给予最高300万元的补助。
"""
MANIFEST = """documents:
  - {id: plan, file: plan.txt, title: 甲市工业发展规划, region: 甲市, published: "2021", period: [2021, 2025]}
"""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    corpus = tmp_path_factory.mktemp("corpus")
    (corpus / "plan.txt").write_text(PLAN, encoding="utf-8")
    (corpus / "manifest.yaml").write_text(MANIFEST, encoding="utf-8")
    made = tmp_path_factory.mktemp("home")
    build(corpus, made, progress=False)
    return made


@pytest.fixture(autouse=True)
def _there(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WENCE_HOME", str(home))
    monkeypatch.setenv("WENCE_CORPUS", str(home / "nothing"))


@pytest.fixture
def drafts(tmp_path: Path) -> Path:
    path = tmp_path / "drafts.jsonl"
    assert main(["draft", "--output", str(path)]) == 0
    return path


def test_drafts_are_sound_cases(drafts: Path) -> None:
    cases = read_cases([drafts])
    assert {"fact", "subsidy"} == {case.type for case in cases}
    assert any(str(figure.value) == "1250" and figure.unit == "亿元" for case in cases for figure in case.expect_numbers)
    assert main(["check", str(drafts)]) == 0


def test_a_broken_file_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "broken.jsonl"
    path.write_text('{"id": "a"}\n{"id": "a"}\n', encoding="utf-8")
    assert main(["check", str(path)]) == 1
    assert "题号 a 重复" in capsys.readouterr().err


def test_a_file_that_cannot_be_written_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").touch()
    assert main(["draft", "--output", str(tmp_path / "file" / "drafts.jsonl")]) == 1
    assert "读写失败" in capsys.readouterr().err


def test_run_score_compare_and_table(drafts: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    systems = ["--systems", "langchain", "bm25", "dense"]
    folder = tmp_path / "run"
    assert main(["run", "--cases", str(drafts), "--output", str(folder), *systems]) == 0
    found = read_outcomes(folder / FILE)
    assert not [outcome.failure for outcome in found if outcome.failure]
    assert all(outcome.retrieved for outcome in found)
    scored = score(folder)
    assert {name: held["all"]["citation_fidelity"]["value"] for name, held in scored.summary["systems"].items()} == {
        "langchain": 1.0, "bm25": 1.0, "dense": 1.0,
    }  # fmt: skip
    assert json.loads((folder / "summary.json").read_text(encoding="utf-8"))["systems"] == scored.summary["systems"]
    assert main(["score", str(folder)]) == 0
    capsys.readouterr()
    assert main(["table", str(folder)]) == 0
    assert "| 完全答对 |" in capsys.readouterr().out
    assert main(["compare", str(folder), str(folder), "--system", "bm25"]) == 0
    assert "新对 0，新错 0" in capsys.readouterr().out
    assert main(["compare", str(folder), str(folder), "--system", "nobody"]) == 1


def test_limit_and_type(drafts: Path, tmp_path: Path) -> None:
    folder = tmp_path / "run"
    chosen = ["--type", "fact", "--limit", "1", "--systems", "bm25"]
    assert main(["run", "--cases", str(drafts), "--output", str(folder), *chosen]) == 0
    assert [outcome.case for outcome in read_outcomes(folder / FILE)] == [c.id for c in read_cases([drafts]) if c.type == "fact"][:1]


@pytest.mark.parametrize("wrong", [["--systems", "nobody"], ["--type", "riddle"]])
def test_unknown_names_are_told(wrong: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["run", "--output", str(tmp_path / "run"), *wrong]) == 1
    assert wrong[1] in capsys.readouterr().err
