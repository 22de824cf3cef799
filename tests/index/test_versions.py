"""Versions: which document takes the place of which, and which only looks like it."""

from __future__ import annotations

import pytest

from index.metadata import _repealed_by_nickname
from index.records import Metadata
from index.versions import core, supersedes, versions


def _meta(title: str, published: str = "", **known: str) -> Metadata:
    return Metadata(title=title, published=published, **{"region": "某某市", **known})


OLD = _meta("某某市企业技术改造专项资金管理办法（试行）", "2019-03-01", number="某政办发〔2019〕8号")
NEW = _meta("某某市企业技术改造专项资金管理办法", "2023-06-20", number="某政办发〔2023〕15号")


@pytest.mark.parametrize(
    ("title", "bare"),
    [
        ("某某市技术改造管理办法（试行）", "某某市技术改造管理办法"),
        ("某某市技术改造管理暂行办法", "某某市技术改造管理办法"),
        ("《某某市技术改造管理办法》（２０２４年修订）", "某某市技术改造管理办法"),
        ("某某市人民政府关于印发《某某市技术改造管理办法》的通知", "某某市技术改造管理办法"),
        ("某某市工业发展规划（2021—2025年）", "某某市工业发展规划(2021—2025年)"),
    ],
)
def test_core(title: str, bare: str) -> None:
    assert core(title) == bare


def test_a_later_document_of_the_same_title_and_place_takes_its_place() -> None:
    assert supersedes(NEW, OLD)
    assert not supersedes(OLD, NEW)


@pytest.mark.parametrize(
    "other",
    [
        _meta("某某市企业技术改造专项资金管理办法", "2023-06-20", region="别的市"),
        _meta("某某市企业技术创新专项资金管理办法", "2023-06-20"),
    ],
)
def test_another_place_or_another_title_does_not(other: Metadata) -> None:
    assert not supersedes(other, OLD)


@pytest.mark.parametrize(
    ("older", "newer"),
    [
        ("某某市政府工作报告", "某某市政府工作报告"),
        ("某某市2022年工业经济工作要点", "某某市2023年工业经济工作要点"),
        ("某某市工业发展规划（2016—2020年）", "某某市工业发展规划（2021—2025年）"),
    ],
)
def test_the_next_of_a_series_is_no_new_version(older: str, newer: str) -> None:
    assert not supersedes(_meta(newer, "2023-01-10"), _meta(older, "2021-01-10"))


def test_stated_repeal_by_title_or_number() -> None:
    by_title = _meta(
        "某某市工业高质量发展若干措施",
        "2024-01-01",
        supersedes="《某某市企业技术改造专项资金管理办法（试行）》",
    )
    by_number = _meta(
        "某某市工业高质量发展若干措施", "2024", supersedes="《办法》（某政办发〔2019〕8号）", region=""
    )
    assert supersedes(by_title, OLD)
    assert supersedes(by_number, OLD)
    assert not supersedes(by_number, NEW)


def test_what_is_dated_earlier_repeals_nothing() -> None:
    assert not supersedes(_meta("某某市若干措施文件", "2018-01-01", supersedes="某政办发〔2019〕8号"), OLD)


def test_revision_tells_where_dates_are_missing() -> None:
    assert supersedes(_meta("某某市人才引进管理办法（2024年修订）"), _meta("某某市人才引进管理办法"))
    assert not supersedes(_meta("某某市人才引进管理办法"), _meta("某某市人才引进管理办法"))


def test_the_latest_of_several_is_named() -> None:
    third = _meta("某某市企业技术改造专项资金管理办法（2025年修订）", "2025-02-01")
    assert versions({"a": OLD, "b": NEW, "c": third}) == {"a": "c", "b": "c"}


def test_a_document_is_repealed_by_the_short_name_given_to_it() -> None:
    text = "对《某某市技术改造奖补政策》（某政发〔2021〕6号，以下简称“原政策”）修订如下。\n一、给予奖励。\n二、本政策自2025年1月1日起施行。原政策同时废止。"
    assert "某政发〔2021〕6号" in "".join(_repealed_by_nickname(text))
    assert _repealed_by_nickname(text.replace("原政策同时废止", "原政策继续有效")) == []
