"""The review file of targets: what it may say, how its faults are told, and that it holds when the text moves."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from index.build import add, build
from index.corrections import FILE, Review, apply_corrections, read_review
from index.library import Library
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
    assert read_review(tmp_path / "none.yaml") == Review()
    assert read_review(write(tmp_path, "# 还没有\n")) == Review()


def test_a_row_is_changed_and_another_rejected(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        "- document: 某规划\n  quote: 绿色园区12个\n  set: {value: 15, year: 2027, bound: '=', indicator: 省级绿色工厂}\n"
        "- document: 某规划\n  quote: 投资达到\n  value: 200\n  reject: true\n  note: 是举例\n",
    )
    kept, idle = apply_corrections(targets(), read_review(path).corrections)
    assert idle == ()
    assert [target.indicator for target in kept] == ["省级绿色工厂", "绿色工厂"]
    changed = kept[0]
    assert (changed.value, changed.year, changed.bound, changed.key, changed.confidence) == (Decimal(15), 2027, "=", "绿色工厂", 1.0)
    assert kept[1] == targets()[2]


def test_corrections_hold_when_the_text_moves(tmp_path: Path) -> None:
    path = write(tmp_path, "- document: 某规划\n  quote: 绿色园区12个\n  reject: true\n")
    kept, idle = apply_corrections(targets("前面添了一段。\n" + TEXT), read_review(path).corrections)
    assert len(kept) == 2
    assert idle == ()


def test_entries_that_meet_no_row_are_reported(tmp_path: Path) -> None:
    path = write(tmp_path, "- document: 某规划\n  quote: 没有这句\n  reject: true\n")
    kept, idle = apply_corrections(targets(), read_review(path).corrections)
    assert kept == targets()
    assert [item.quote for item in idle] == ["没有这句"]


def test_the_value_tells_two_figures_of_one_quote_apart(tmp_path: Path) -> None:
    path = write(tmp_path, "- document: 某规划\n  quote: 达到\n  value: 100\n  reject: true\n")
    kept, _ = apply_corrections(targets(), read_review(path).corrections)
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
        ("- document: 甲\n  quote: 乙\n  value: .nan\n  reject: true", "不是数字"),
        ("- document: 甲\n  quote: 乙\n  set: {value: null}", "不能为空"),
        ("- document: 甲\n  quote: 乙\n  set: {indicator: ''}", "indicator"),
        ("- document: 甲\n  quote: 乙\n  reject: true\n  rejekt: true", "rejekt"),
        ("- document: [", "YAML"),
    ],
)
def test_faults_are_told_in_chinese(tmp_path: Path, text: str, word: str) -> None:
    review = read_review(write(tmp_path, text))
    assert review.corrections == ()
    assert [word in fault.message for fault in review.faults] == [True]


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    text = "- document: 甲\n  quote: 乙\n- document: 丙\n  reject: true\n- document: 甲\n  quote: 丁\n  reject: true\n"
    review = read_review(write(tmp_path, text))
    assert ["第1条" in review.faults[0].message, "第2条" in review.faults[1].message] == [True, True]
    assert [item.quote for item in review.corrections] == ["丁"]


def test_every_entry_that_meets_a_row_is_used(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        "- document: 某规划\n  quote: 绿色园区12个\n  set: {year: 2027}\n- document: 某规划\n  quote: 绿色园区12个\n  set: {scope: 全市}\n",
    )
    kept, idle = apply_corrections(targets(), read_review(path).corrections)
    assert (kept[0].year, kept[0].scope, idle) == (2027, "全市", ())
    assert kept[0] == replace(targets()[0], year=2027, scope="全市", confidence=1.0)


def test_a_file_that_is_no_text_is_told(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes("- document: 甲".encode("utf-16"))
    (fault,) = read_review(tmp_path / FILE).faults
    assert "UTF-8" in fault.message
    assert not fault.fatal


def corpus(folder: Path, source: Path) -> Path:
    """A corpus of one document, `plan`."""
    folder.mkdir()
    (folder / "plan.txt").write_bytes(source.read_bytes())
    (folder / "manifest.yaml").write_text("documents:\n- {id: plan, file: plan.txt}\n", encoding="utf-8")
    return folder


def test_a_build_applies_both_files_and_reports_what_met_nothing(
    tmp_path: Path, policy: Callable[..., Path], own_home: Path
) -> None:
    place = corpus(tmp_path / "corpus", policy("某县方案"))
    own_home.mkdir()
    write(place, "- document: plan\n  quote: 民宿达到137家\n  set: {year: 2035}\n- document: 没有\n  quote: 甲\n  reject: true\n")
    write(own_home, "- document: plan\n  quote: 经营收入\n  reject: true\n- document: plan\n  quote: 查无此句\n  reject: true\n- 坏\n")
    report = build(place, own_home, progress=False)
    assert [(target.value, target.year) for target in Library.open(own_home).targets()] == [(Decimal(137), 2035)]
    words = ("第3条", "没有编号为 没有", "查无此句")
    assert sorted(word for fault in report.faults for word in words if word in fault.message) == sorted(words)
    assert not report.failed
    build(place, own_home, progress=False)
    assert Library.open(own_home).targets()[0].year == 2035


def test_adding_again_takes_up_and_gives_back_corrections(policy: Callable[..., Path], own_home: Path) -> None:
    path = policy("某县方案")

    def years() -> list[int | None]:
        add([path], own_home, progress=False)
        return [target.year for target in Library.open(own_home).targets()]

    assert years() == [2031, 2031]
    assert add([path], own_home, progress=False).unchanged == ("某县方案",)
    review = write(own_home, "- document: 某县方案\n  quote: 民宿达到137家\n  set: {year: 2035}\n")
    assert years() == [2035, 2031]
    assert add([path], own_home, progress=False).unchanged == ("某县方案",)
    review.unlink()
    assert years() == [2031, 2031]


def test_the_shipped_file_is_sound_and_its_example_too(tmp_path: Path) -> None:
    shipped = Path(__file__).parents[2] / "corpus" / FILE
    assert read_review(shipped) == Review()
    lines = shipped.read_text(encoding="utf-8").splitlines()[3:]
    example = read_review(write(tmp_path, "\n".join(line.removeprefix("# ") for line in lines)))
    assert example.faults == ()
    assert [item.reject for item in example.corrections] == [False, True]
