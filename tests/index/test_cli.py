"""`python -m index` as other programs and people use it: rows, exit codes, Chinese messages with the remedy."""

from __future__ import annotations

import csv
import io
import json
import subprocess
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from index.__main__ import main
from index.library import Library

Command = Callable[..., "subprocess.CompletedProcess[str]"]
Said = Callable[..., tuple[int, str, str]]

TARGET_FIELDS = [
    "document", "quote", "indicator", "scope", "region", "value", "value_max", "unit", "bound", "measure", "year", "base_year", "status",
    "path", "start", "end",
]
RULE_FIELDS = [
    "document", "quote", "subject", "conditions", "benefit", "rate", "base", "cap", "amount", "tiers", "per", "currency_unit", "period",
    "valid_until", "path", "start", "end",
]


@pytest.fixture
def said(capsys: pytest.CaptureFixture[str]) -> Said:
    """Runs a command in this process; its exit code, standard output and standard error."""

    def run(*arguments: str | Path) -> tuple[int, str, str]:
        try:
            code = main([str(one) for one in arguments])
        except SystemExit as stop:
            code = int(str(stop.code))
        out, err = capsys.readouterr()
        return code, out, err

    return run


def test_the_life_of_a_library(command: Command, own_home: Path, policy: Callable[..., Path]) -> None:
    built = command("index", "add", policy("甲县方案"), home=own_home)
    assert built.returncode == 0 and "1 份文件" in built.stdout
    rows = [json.loads(line) for line in command("index", "list", home=own_home).stdout.splitlines()]
    assert [row["id"] for row in rows] == ["甲县方案"]
    assert "完好" in command("index", "verify", home=own_home).stdout
    assert command("index", "remove", "甲县方案", home=own_home).returncode == 0
    assert command("index", "list", home=own_home).stdout == ""


def test_home_is_an_option_too(said: Said, built: Path) -> None:
    code, out, _ = said("list", "--home", built)
    assert code == 0 and len(out.splitlines()) == 5


def test_target_rows(said: Said, built: Path) -> None:
    code, out, _ = said("targets", "--home", built, "--document", "nx-industry-2023")
    rows = [json.loads(line) for line in out.splitlines()]
    text = Library.open(built).document("nx-industry-2023").text
    assert code == 0 and rows
    for row in rows:
        assert list(row)[: len(TARGET_FIELDS)] == TARGET_FIELDS
        assert text[row["start"] : row["end"]] == row["quote"] and row["document"] == "nx-industry-2023"
        assert row["bound"] in (">=", "<=", "=", "~", "range") and row["status"] in ("target", "actual")


def test_rule_rows(said: Said, built: Path) -> None:
    code, out, _ = said("rules", "--home", built)
    rows = [json.loads(line) for line in out.splitlines()]
    assert code == 0 and rows
    for row in rows:
        assert [name for name in row if name in RULE_FIELDS] == RULE_FIELDS
        assert row["benefit"] in ("rate_with_cap", "fixed", "cap_only", "qualitative")


def test_conflicts_name_both_places(said: Said, built: Path) -> None:
    code, out, _ = said("conflicts", "--home", built)
    assert code == 0
    for line in out.splitlines():
        row = json.loads(line)
        assert row["quote_a"] and row["quote_b"] and row["what"]


def test_csv_and_xlsx_say_what_jsonl_says(said: Said, built: Path, tmp_path: Path) -> None:
    from openpyxl import load_workbook

    rows = [json.loads(line) for line in said("targets", "--home", built)[1].splitlines()]
    assert said("targets", "--home", built, "--format", "csv", "--output", tmp_path / "t.csv")[0] == 0
    raw = (tmp_path / "t.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    table = list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"))))
    assert [Decimal(one["value"]) for one in table] == [Decimal(str(row["value"])) for row in rows]
    assert said("targets", "--home", built, "--format", "xlsx", "--output", tmp_path / "t.xlsx")[0] == 0
    sheet = load_workbook(tmp_path / "t.xlsx").active
    assert sheet is not None and sheet.max_row == len(rows) + 1
    assert [cell.value for cell in sheet[1]] == list(rows[0])


@pytest.mark.parametrize(("what", "field"), [("text", "text"), ("sections", "title"), ("targets", "value"), ("rules", "amount")])
def test_extract_stores_nothing(said: Said, own_home: Path, policy: Callable[..., Path], what: str, field: str) -> None:
    code, out, _ = said("extract", policy("甲县方案"), "--what", what)
    assert code == 0 and all(field in json.loads(line) for line in out.splitlines()) and out
    assert not own_home.exists()


def test_extract_gives_tables_by_rows(said: Said, tmp_path: Path) -> None:
    (tmp_path / "清单.csv").write_text("序号,名称\n1,甲\n2,乙\n", encoding="utf-8")
    _, out, _ = said("extract", tmp_path / "清单.csv", "--what", "tables")
    assert [(row["columns"], row["cells"]) for row in map(json.loads, out.splitlines())] == [(["序号", "名称"], ["1", "甲"]), (["序号", "名称"], ["2", "乙"])]


def test_extract_goes_on_after_a_file_that_cannot_be_read(said: Said, policy: Callable[..., Path], tmp_path: Path) -> None:
    (tmp_path / "坏.docx").write_bytes(b"PK\x03\x04 broken")
    code, out, err = said("extract", tmp_path / "坏.docx", policy("甲县方案"))
    assert code == 1 and "坏.docx" in err and json.loads(out)["document"] == "甲县方案"


@pytest.mark.parametrize(
    ("arguments", "parts"),
    [
        (["targets", "--document", "没有这份"], ["没有这份", "python -m index list"]),
        (["remove", "没有这份"], ["没有这份", "python -m index list"]),
        (["targets", "--format", "xlsx"], ["--output"]),
        (["targets", "--output", "/没有/这个/目录.jsonl"], ["写不了", "/没有/这个/目录.jsonl"]),
        (["targets", "--format", "xlsx", "--output", "/没有/这个/目录.xlsx"], ["写不了"]),
        (["add", "/没有这份.txt"], ["没有这份"]),
        (["build", "--corpus", "/没有这个目录"], ["/没有这个目录", "--corpus"]),
    ],
)
def test_faults_are_told_in_chinese_with_the_remedy(said: Said, copy: Path, arguments: list[str], parts: list[str]) -> None:
    code, out, err = said(*arguments)
    assert code == 1 and "Traceback" not in err
    assert all(part in out + err for part in parts)


@pytest.mark.parametrize("name", ["list", "verify", "targets", "rules", "conflicts"])
def test_without_a_library_the_remedy_is_named(said: Said, own_home: Path, name: str) -> None:
    code, out, err = said(name)
    assert (code, out) == (1, "") and "python -m index build" in err
    assert not own_home.exists()


def test_a_home_that_cannot_be_written(said: Said, tmp_path: Path, policy: Callable[..., Path]) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    code, _, err = said("add", policy("甲"), "--home", tmp_path / "file")
    assert code == 1 and str(tmp_path / "file") in err


def test_all_faults_of_a_manifest_together(said: Said, own_home: Path, tmp_path: Path) -> None:
    (tmp_path / "manifest.yaml").write_text(
        "documents: [{id: a, file: none.txt}, {id: b, file: none.txt, published: 明年}]", encoding="utf-8")
    code, _, err = said("build", "--corpus", tmp_path)
    assert code == 1 and "3 处问题" in err and "a: file" in err and "b: published" in err


def test_a_corpus_of_unreadable_files_leaves_the_library_alone(said: Said, copy: Path, tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "a.pdf").write_bytes(b"%PDF-1.4 broken")
    (corpus / "manifest.yaml").write_text("documents: [{id: a, file: a.pdf}]", encoding="utf-8")
    code, _, err = said("build", "--corpus", corpus)
    assert code == 1 and "没有改动" in err
    assert len(Library.open(copy).cards) == 5


@pytest.mark.parametrize("arguments", [[], ["fly"], ["targets", "--format", "pdf"], ["add"]])
def test_wrong_usage(said: Said, own_home: Path, arguments: list[str]) -> None:
    code, _, err = said(*arguments)
    assert code == 2 and "python -m index" in err


def test_help_is_in_chinese(said: Said) -> None:
    code, out, _ = said("--help")
    assert code == 0 and all(word in out for word in ("文件库", "build", "extract"))


def test_a_reader_that_stops_early_is_no_fault(built: Path, command: Command) -> None:
    import os
    import sys

    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run([sys.executable, "-m", "index", "targets", "--home", str(built)], stdout=writer, stderr=subprocess.PIPE, check=False)
    os.close(writer)
    assert done.returncode == 0 and done.stderr == b""


def test_values_are_json_numbers(said: Said, built: Path) -> None:
    values: list[Any] = [json.loads(line)["value"] for line in said("targets", "--home", built)[1].splitlines()]
    assert all(isinstance(value, int | float) for value in values)
