"""The views of the target table: trends across plan generations, renamed industries, the matrix with its gaps."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.__main__ import main
from index.indicators import kin, link
from index.records import Measure, Metadata, Target
from index.schema import Card
from index.views import gaps, generations, in_region, matrix, nearest, trend
from index.wording import dated_words


def card(id: str, first: int | None = None, published: str = "") -> Card:
    meta = Metadata(title=f"{id}标题", period=(first, first + 4) if first else None, published=published)
    return Card(id, meta, "", "txt", "", False, 1, 1, 0, 1, 1, 0, 1.0, 0, "")


def row(
    document: str, name: str, value: str, year: int | None, unit: str = "亿元", measure: Measure = "level", region: str = "湖北省"
) -> Target:
    return Target(
        document, f"{name}{value}{unit}", name, "全省", region, Decimal(value), None, unit, "=", measure, year, None, "target", (), 0, 9,
        key=link(name),
    )


CARDS = (card("新", 2021), card("旧", 2016), card("通知", published="2018-05-01"), card("无日期"))


def test_generations_follow_the_plans() -> None:
    assert [item.id for item in generations(CARDS)] == ["旧", "通知", "新", "无日期"]


def test_a_trend_runs_through_the_years_and_keeps_kinds_apart() -> None:
    targets = (
        row("新", "规上工业增加值", "2800", 2025),
        row("旧", "规模以上工业增加值年均增速", "8", 2020, "%", "annual_growth"),
        row("旧", "规模以上工业增加值", "1500", 2020),
        row("旧", "粮食产量", "70", 2020, "亿斤"),
    )
    points = trend(targets, CARDS, "规模工业增加值")
    assert [(point.target.value, point.target.year, point.series.measure) for point in points] == [
        (Decimal(1500), 2020, "level"),
        (Decimal(2800), 2025, "level"),
        (Decimal(8), 2020, "annual_growth"),
    ]
    assert points[0].title == "旧标题"
    assert [point.note for point in points] == ["", "", ""]


def test_another_scope_of_counting_is_noted() -> None:
    targets = (row("旧", "财政收入", "100", 2020), row("新", "一般公共预算收入", "120", 2025))
    first, second = trend(targets, CARDS, "一般公共预算收入")
    assert first.note == ""
    assert "口径" in second.note


def test_renamed_industries_line_up_with_a_note() -> None:
    targets = (row("旧", "电子信息产业产值", "500", 2020), row("新", "数字信息产业产值", "1800", 2025))
    points = trend(targets, CARDS, "数字信息产业产值")
    assert [point.target.value for point in points] == [Decimal(500), Decimal(1800)]
    assert "电子信息" in points[1].note
    assert points == trend(targets, CARDS, "电子信息产值")


def test_what_only_begins_like_an_industry_is_no_kin() -> None:
    assert kin("新能源汽车产量") == "新能源汽车产量"
    assert kin("电子信息产业产值") == kin("数字信息产值")


def test_a_region_is_found_by_its_short_name() -> None:
    targets = (row("旧", "粮食产量", "1", 2020), row("旧", "粮食产量", "2", 2020, region="湖南省"))
    assert [target.value for target in in_region(targets, "湖北")] == [Decimal(1)]
    assert in_region(targets, "") == targets
    assert in_region(targets, "没有的地方") == ()


def test_the_matrix_shows_gaps() -> None:
    targets = (
        row("旧", "粮食产量", "70", 2020, "亿斤"),
        row("旧", "粮食产量", "70", 2020, "亿斤"),
        row("新", "粮食产量", "80", 2025, "亿斤"),
        row("新", "森林覆盖率", "40", 2025, "%"),
    )
    made = matrix(targets, CARDS)
    assert [item.id for item in made.documents] == ["旧", "新"]
    assert [(line.indicator, line.gaps, [len(cell) for cell in line.cells]) for line in made.rows] == [
        ("粮食产量", 0, [1, 1]),
        ("森林覆盖率", 1, [0, 1]),
    ]
    assert matrix(targets, CARDS, "湖南").rows == ()


def test_near_names_are_offered() -> None:
    targets = (row("旧", "粮食产量", "70", 2020), row("旧", "森林覆盖率", "40", 2020))
    assert nearest(targets, "粮食的产量") == ("粮食产量",)
    assert nearest(targets, "无关") == ()


def test_figures_are_worded_as_printed() -> None:
    target = row("旧", "粮食产量", "70", 2020, "亿斤")
    assert dated_words(replace(target, bound=">=")) == "2020年 70亿斤以上"
    assert dated_words(replace(target, bound="range", value_max=Decimal(80), status="actual")) == "2020年 70—80亿斤（完成）"


NAMES = ("粮食产量", "森林覆盖率", "电子信息产业产值", "数字信息产业产值", "没有的指标")


@settings(derandomize=True, deadline=None)
@given(
    st.lists(
        st.builds(row, st.sampled_from(["旧", "新", "通知"]), st.sampled_from(NAMES), st.just("5"), st.sampled_from([None, 2020, 2025])),
        max_size=12,
    )
)
def test_no_figure_is_lost_or_invented(targets: list[Target]) -> None:
    shown = {id(target) for line in matrix(targets, CARDS).rows for cell in line.cells for target in cell}
    assert shown <= {id(target) for target in targets}
    for name in NAMES:
        chosen = [point.target for point in trend(targets, CARDS, name)]
        assert {id(target) for target in chosen} == {id(t) for t in targets if kin(t.key) == kin(link(name))}
        years = [target.year or 9999 for target in chosen if target.measure == "level"]
        assert years == sorted(years)


def test_the_commands_print_the_views(shipped: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["trend", "规上工业增加值", "--home", str(shipped)]) == 0
    years = [json.loads(line)["year"] for line in capsys.readouterr().out.splitlines()]
    assert len(years) > 2
    assert main(["matrix", "--home", str(shipped)]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert all(list(line.values()).count("—") == line["gaps"] for line in lines)
    assert main(["trend", "查无此指标", "--home", str(shipped)]) == 1
    assert main(["matrix", "--region", "某某县", "--home", str(shipped)]) == 1
    assert "某某县" in capsys.readouterr().err


def test_a_gap_runs_from_the_latest_reported_figure_of_the_same_place_and_unit() -> None:
    name = "规模以上工业增加值"
    targets = (
        replace(row("旧", name, "900", 2012), status="actual"), replace(row("旧", name, "1000", 2015), status="actual"),
        row("旧", name, "1500", 2014), row("旧", name, "1500", 2020), row("新", name, "12", 2020, "万亿元"),
        row("新", name, "400", 2020, region="武汉市"), replace(row("新", name, "2000", 2025), value_max=Decimal(2100)),
    )
    found = gaps(trend(targets, CARDS, name))
    assert [(gap.actual.year, gap.target.year, gap.difference) for gap in found] == [(2015, 2020, Decimal(500))]
