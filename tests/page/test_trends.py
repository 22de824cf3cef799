"""The target table's other views: one indicator over the plans, and indicators × documents."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from fixture_answers import HOSTILE, target

from assistant.page.filters import Filter
from assistant.page.trends import compared, file_rows, followed, matrix_html, trend_html, view_html
from index.records import Metadata
from index.schema import Card
from prompts import say

CARD = Card(
    id="a", meta=Metadata(title="甲省规划", period=(2016, 2020)), file="a.txt", format="text", sha256="", recognised=False, characters=9,
    sections=1, tables=0, passages=1, targets=2, rules=0, coverage=1, dropped=0, content="")
CARDS = {"b": replace(CARD, id="b", meta=Metadata(title="甲省意见", period=(2023, 2027))), "a": CARD}
VALUE, RATE = "规模以上工业增加值", "技术改造投资"
TARGETS = [
    replace(target("b", "达到2800亿元", 2027, "2800", ">=", indicator=VALUE), key=VALUE),
    replace(target("a", "达到1500亿元", 2020, "1500", indicator=VALUE), key=VALUE),
    replace(target("a", "完成972亿元", 2015, "972", status="actual", indicator=VALUE), key=VALUE),
    replace(target("a", "年均增长8%", 2020, "8", unit="%", indicator=VALUE), key=VALUE, measure="annual_growth"),
    replace(target("b", "年均增长10%", 2027, "10", unit="%", indicator=RATE), key=RATE, measure="annual_growth"),
]


def trend_of(words: str, **filters: Any) -> str:
    wanted = Filter(words=words, view="trend", **filters)
    return trend_html(followed(TARGETS, CARDS, wanted), TARGETS, CARDS, wanted)


def test_a_trend_stands_in_the_order_of_years_kind_by_kind_with_sources() -> None:
    html = trend_of(VALUE)
    assert html.index("972亿元") < html.index("1500亿元") < html.index("2800亿元以上") < html.index(">增长8%<")
    assert html.count('class="kind"') == 2 and html.count('<svg class="drawing"') == 1
    assert say("page.trend.kind", kind=say("page.measure.annual_growth"), units="%") in html
    assert html.count("data-source=") == 4 + 4 and "format=xlsx" in html and "view=trend" in html
    assert RATE not in html


def test_the_gap_from_the_latest_reported_figure_to_each_target_is_worked_out() -> None:
    html = trend_of(VALUE)
    for working in ("1500 − 972 = 528亿元", "2800 − 972 = 1828亿元"):
        assert working in html
    assert html.count('class="gaps"') == 1
    assert 'class="gaps"' not in trend_of(VALUE, status="target")


def test_a_figure_of_another_definition_is_noted() -> None:
    wider, narrower = "工业固体废物综合利用率", "一般工业固体废物综合利用率"
    rows = [replace(target(document, "达到43%", year, "43", unit="%", indicator=name), key=wider)
            for document, year, name in (("a", 2020, wider), ("b", 2027, narrower))]
    wanted = Filter(words=wider, view="trend")
    points = followed(rows, CARDS, wanted)
    assert points[1].note and points[1].note in trend_html(points, rows, CARDS, wanted)


def test_the_other_filters_hold_for_a_trend_too() -> None:
    assert "2800亿元" not in trend_of(VALUE, document="a") and "1500亿元" not in trend_of(VALUE, status="actual")


@pytest.mark.parametrize("words", ["", "工业总产值"])
def test_without_a_known_indicator_others_are_offered(words: str) -> None:
    html = trend_of(words)
    assert f'data-trend="{VALUE}"' in html and "<table" not in html
    assert (say("page.trend.none", name=words) if words else say("page.trend.unnamed")) in html


def test_the_matrix_has_plans_in_order_figures_with_sources_and_gaps() -> None:
    html = view_html(TARGETS, CARDS, {"a": "规划", "b": "意见"}, Filter(view="matrix"))
    assert html.index("规划</th>") < html.index("意见</th>")
    assert html.count("data-source=") == len(TARGETS) and html.count('class="gap"') == 2
    assert say("page.matrix.count", count=3, shared=1, shown=3) in html


def test_files_hold_what_the_view_shows() -> None:
    assert [row["figure"] for row in file_rows(TARGETS, CARDS, Filter(words=VALUE, view="trend"))] == ["972亿元", "1500亿元", "2800亿元以上", "8%"]
    assert [row["gaps"] for row in file_rows(TARGETS, CARDS, Filter(view="matrix"))] == [0, 1, 1]
    assert len(file_rows(TARGETS, CARDS, Filter(words=RATE))) == 1


def test_hostile_names_stay_text() -> None:
    rows = [replace(row, indicator=HOSTILE, key=HOSTILE, scope=HOSTILE, unit=HOSTILE) for row in TARGETS]
    cards = {id: replace(card, meta=Metadata(title=HOSTILE)) for id, card in CARDS.items()}
    html = trend_html(followed(rows, cards, Filter(words=HOSTILE)), rows, cards, Filter(words=HOSTILE))
    html += matrix_html(compared(rows, cards, Filter()), {}, Filter())
    assert "<script" not in html and "<img" not in html and "&lt;script&gt;" in html
