"""The review file of targets: what it may say, how its faults are told, and that it holds when the text moves."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from index.corrections import CorrectionError, apply_corrections, read_corrections
from index.records import CleanText, Document, Metadata, Target
from index.sections import sections
from index.targets import extract

TEXT = "到2025年，培育绿色园区12个以上。投资达到200亿元，绿色工厂达到100家。"


def targets(text: str = TEXT) -> tuple[Target, ...]:
    document = Document("某规划", Metadata(period=(2021, 2025)), CleanText(text))
    return extract(document, sections(document.clean), ())


def write(folder: Path, text: str) -> Path:
    path = folder / "corrections.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_no_file_means_no_corrections(tmp_path: Path) -> None:
    assert read_corrections(tmp_path / "none.yaml") == ()
    assert read_corrections(write(tmp_path, "# 还没有\n")) == ()


def test_a_row_is_changed_and_another_rejected(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        "- document: 某规划\n  quote: 绿色园区12个\n  set: {value: 15, year: 2027, bound: '=', indicator: 省级绿色工厂}\n"
        "- document: 某规划\n  quote: 投资达到\n  value: 200\n  reject: true\n  note: 是举例\n",
    )
    kept, idle = apply_corrections(targets(), read_corrections(path))
    assert idle == ()
    assert [target.indicator for target in kept] == ["省级绿色工厂", "绿色工厂"]
    changed = kept[0]
    assert (changed.value, changed.year, changed.bound, changed.key, changed.confidence) == (Decimal(15), 2027, "=", "绿色工厂", 1.0)
    assert kept[1] == targets()[2]


def test_corrections_hold_when_the_text_moves(tmp_path: Path) -> None:
    path = write(tmp_path, "- document: 某规划\n  quote: 绿色园区12个\n  reject: true\n")
    kept, idle = apply_corrections(targets("前面添了一段。\n" + TEXT), read_corrections(path))
    assert len(kept) == 2
    assert idle == ()


def test_entries_that_meet_no_row_are_reported(tmp_path: Path) -> None:
    path = write(tmp_path, "- document: 某规划\n  quote: 没有这句\n  reject: true\n- document: 别的\n  quote: 甲\n  reject: true\n")
    kept, idle = apply_corrections(targets(), read_corrections(path))
    assert kept == targets()
    assert [item.quote for item in idle] == ["没有这句"]


def test_the_value_tells_two_figures_of_one_quote_apart(tmp_path: Path) -> None:
    path = write(tmp_path, "- document: 某规划\n  quote: 达到\n  value: 100\n  reject: true\n")
    kept, _ = apply_corrections(targets(), read_corrections(path))
    assert [target.value for target in kept] == [Decimal(12), Decimal(200)]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("document: 甲", "列表"),
        ("- 甲", "第1条"),
        ("- document: 甲\n  reject: true", "缺 quote"),
        ("- document: 甲\n  quote: 乙", "set 和 reject"),
        ("- document: 甲\n  quote: 乙\n  reject: true\n  set: {year: 2020}", "set 和 reject"),
        ("- document: 甲\n  quote: 乙\n  set: {year: 明年}", "四位年份"),
        ("- document: 甲\n  quote: 乙\n  set: {bound: 以上}", ">="),
        ("- document: 甲\n  quote: 乙\n  set: {start: 5}", "不能改 start"),
        ("- document: 甲\n  quote: 乙\n  value: 很多\n  reject: true", "不是数字"),
        ("- document: 甲\n  quote: 乙\n  rejekt: true", "rejekt"),
        ("- document: [", "YAML"),
    ],
)
def test_faults_are_told_in_chinese(tmp_path: Path, text: str, word: str) -> None:
    with pytest.raises(CorrectionError, match=word):
        read_corrections(write(tmp_path, text))


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    text = "- document: 甲\n  quote: 乙\n- document: 丙\n  reject: true\n"
    with pytest.raises(CorrectionError, match=r"(?s)第1条.*第2条"):
        read_corrections(write(tmp_path, text))


def test_every_entry_that_meets_a_row_is_used(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        "- document: 某规划\n  quote: 绿色园区12个\n  set: {year: 2027}\n- document: 某规划\n  quote: 绿色园区12个\n  set: {scope: 全市}\n",
    )
    kept, idle = apply_corrections(targets(), read_corrections(path))
    assert (kept[0].year, kept[0].scope, idle) == (2027, "全市", ())
    assert kept[0] == replace(targets()[0], year=2027, scope="全市", confidence=1.0)
