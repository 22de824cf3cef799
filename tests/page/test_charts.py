"""The drawing: well-formed, complete, told apart without colour."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from xml.etree import ElementTree

import pytest
from fixture_answers import comparison, hostile, target
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.charts import WIDTH, Drawing, chart
from assistant.records import AskerFigure
from index.records import Target
from prompts import say

HEIGHT_LIMIT = 900
SVG = "{http://www.w3.org/2000/svg}"


def draw(targets: Sequence[Target]) -> Drawing | None:
    return chart(replace(comparison(), targets=tuple(targets)))


def words(drawing: Drawing) -> list[str]:
    return [element.text or "" for element in ElementTree.fromstring(drawing.svg).iter(f"{SVG}text")]


def test_every_figure_year_and_document_is_named() -> None:
    drawing = chart(comparison())
    assert drawing is not None
    shown = words(drawing)
    for word in ("1500亿元以上", "1900亿元左右", "突破2800亿元", "2020年", "2022年", "2027年", "甲省工业发展规划"):
        assert word in shown
    assert "2022年目标 1900亿元左右" in ElementTree.fromstring(drawing.svg).attrib["aria-label"]


def test_two_figures_are_no_chart() -> None:
    assert draw(comparison().targets[:2]) is None
    assert draw([*comparison().targets[:2], comparison().targets[0]]) is None
    assert draw([target("a", "q", None, "1"), *comparison().targets[:2]]) is None


def test_other_units_and_indicators_stay_out() -> None:
    drawing = draw([*comparison().targets, target("plan-a", "q", 2020, "66", unit="%"), target("plan-a", "q", 2021, "9", indicator="别的")])
    assert drawing is not None and not [word for word in words(drawing) if word.startswith(("66", "9"))]


def test_reported_figures_are_filled_and_targets_hollow() -> None:
    drawing = draw([target("a", "q", 2015, "10", status="actual"), target("a", "q", 2018, "12"), target("a", "q", 2020, "15")])
    assert drawing is not None
    circles = [circle.attrib["style"] for circle in ElementTree.fromstring(drawing.svg).iter(f"{SVG}circle")][:3]
    assert ["paper" in style.split(";")[0] for style in circles] == [False, True, True]


def test_regions_get_lines_of_their_own() -> None:
    drawing = draw([target("a", "q", year, str(value), region=region)
                    for region, value in (("甲省", 10), ("乙市", 5)) for year in (2020, 2023)])
    assert drawing is not None
    lines = list(ElementTree.fromstring(drawing.svg).iter(f"{SVG}polyline"))
    assert len({line.attrib.get("stroke-dasharray", "") for line in lines}) == 2
    assert {"甲省", "乙市", "5亿元"} <= set(words(drawing))


def lines(drawing: Drawing) -> list[tuple[set[str], bool]]:
    """Each line's years as places across, and whether it is dashed."""
    return [({corner.split(",")[0] for corner in line.attrib["points"].split()}, "stroke-dasharray" in line.attrib)
            for line in ElementTree.fromstring(drawing.svg).iter(f"{SVG}polyline")]


def test_reported_figures_have_solid_lines_and_targets_dashed_ones_of_their_own() -> None:
    drawing = draw([target("a", "q", year, str(year - 2000), status=status)
                    for year, status in ((2015, "actual"), (2018, "actual"), (2020, "target"), (2022, "target"))])
    assert drawing is not None
    assert [dashed for _, dashed in lines(drawing)] == [False, True] and not lines(drawing)[0][0] & lines(drawing)[1][0]


def test_two_figures_of_one_year_are_not_joined_but_each_document_by_itself() -> None:
    drawing = draw([target(document, "q", year, value) for document, year, value in (
        ("a", 2020, "200"), ("a", 2022, "300"), ("b", 2022, "250"), ("c", 2027, "600"))])
    assert drawing is not None
    assert [len(years) for years, _ in lines(drawing)] == [2]
    twice = draw([target("a", "q", year, value) for year, value in ((2020, "1"), (2022, "2"), (2022, "3"))])
    assert twice is not None and lines(twice) == []


def test_an_axis_of_counts_does_not_go_below_zero() -> None:
    drawing = draw([target("a", "q", year, value, unit="家") for year, value in ((2015, "2"), (2020, "200"), (2027, "600"))])
    assert drawing is not None and not [word for word in words(drawing) if word.startswith("-")]


def test_years_close_together_do_not_cover_each_other() -> None:
    drawing = draw([target("a", "q", year, str(year)) for year in (2010, 2020, 2021, 2022, 2030)])
    assert drawing is not None
    rows = [(float(word.attrib["x"]), word.attrib["y"]) for word in ElementTree.fromstring(drawing.svg).iter(f"{SVG}text")
            if (word.text or "").endswith("年")]
    assert len(rows) == 5
    assert all(abs(one[0] - two[0]) >= 44 for at, one in enumerate(rows) for two in rows[:at] if one[1] == two[1])


def test_one_year_gives_bars() -> None:
    drawing = draw([target("a", "q", 2022, str(value), region=region) for region, value in (("甲市", 10), ("乙市", 5), ("丙市", -2))])
    assert drawing is not None
    assert len(list(ElementTree.fromstring(drawing.svg).iter(f"{SVG}rect"))) == 3


def test_a_small_change_does_not_look_like_a_large_one() -> None:
    drawing = draw([target("a", "q", year, value, unit="%") for year, value in ((2020, "68"), (2022, "68"), (2027, "70"))])
    assert drawing is not None
    heights = [Decimal(circle.attrib["cy"]) for circle in ElementTree.fromstring(drawing.svg).iter(f"{SVG}circle")][:3]
    assert 0 < heights[0] - heights[2] < 60


def with_own(targets: Sequence[Target], *own: tuple[str, str, str]) -> Drawing | None:
    figures = tuple(AskerFigure(Decimal(value), unit, about) for value, unit, about in own)
    return chart(replace(comparison(), targets=tuple(targets), asker=figures))


def test_the_askers_own_figure_is_a_named_line_across_at_its_height() -> None:
    drawing = with_own(comparison().targets, ("12000000", "万元", "我们规上工业增加值现在"))
    assert drawing is not None
    said = say("page.chart.own", figure="12000000万元")
    root = ElementTree.fromstring(drawing.svg)
    assert said in words(drawing) and said in root.attrib["aria-label"]
    across = [line for line in root.iter(f"{SVG}line") if line.attrib.get("stroke-dasharray")]
    assert len(across) == 1 and across[0].attrib["y1"] == across[0].attrib["y2"]
    first = next(root.iter(f"{SVG}circle"))
    assert Decimal(first.attrib["cy"]) < Decimal(across[0].attrib["y1"])


def test_an_own_figure_makes_a_chart_of_two_and_stands_beside_bars() -> None:
    two = comparison().targets[:2]
    assert with_own(two, ("1200", "亿元", "")) is not None and with_own(two[:1], ("1200", "亿元", "")) is None
    bars = with_own([target("a", "q", 2022, str(value), region=region) for region, value in (("甲市", 10), ("乙市", 5))], ("7", "亿元", ""))
    assert bars is not None and say("page.chart.own", figure="7亿元") in words(bars)


@pytest.mark.parametrize("own", [("1200", "%", ""), ("1200", "家", ""), ("20", "亿元", "每年增加"), ("1500", "亿元", ""), ("1200", "", "")])
def test_figures_of_another_kind_changes_and_figures_of_the_documents_are_no_line(own: tuple[str, str, str]) -> None:
    drawing = with_own(comparison().targets, own)
    assert drawing is not None and "stroke-dasharray=\"1 3\"" not in drawing.svg


def test_hostile_words_stay_text() -> None:
    drawing = chart(hostile())
    assert drawing is not None
    tags = {element.tag.removeprefix(SVG) for element in ElementTree.fromstring(drawing.svg).iter()}
    assert tags <= {"svg", "text", "line", "polyline", "path", "circle", "polygon", "rect"}


figures = st.decimals(min_value=-10**6, max_value=10**9, places=2, allow_nan=False, allow_infinity=False)
targets = st.builds(
    lambda year, value, more, bound, status, document, region: replace(
        target(document, "q", year, str(value), bound, status, region=region),
        value_max=value + more if bound == "range" else None),
    st.integers(2000, 2060), figures, st.decimals(0, 1000, places=1), st.sampled_from([">=", "<=", "=", "~", "range"]),
    st.sampled_from(["target", "actual"]), st.sampled_from("abcdefgh"), st.sampled_from(["甲省", "乙市", "丙县"]),
)


@settings(derandomize=True, deadline=None, max_examples=60)
@given(st.lists(targets, min_size=3, max_size=12))
def test_marks_stand_on_the_drawing(group: list[Target]) -> None:
    drawing = draw(group)
    if drawing is None:
        assert len({(t.year, t.value, t.value_max, t.bound, t.status, t.document, t.region) for t in group}) < 3
        return
    root = ElementTree.fromstring(drawing.svg)
    height = Decimal(root.attrib["viewBox"].split()[3])
    assert height < HEIGHT_LIMIT
    for circle in root.iter(f"{SVG}circle"):
        assert 0 <= Decimal(circle.attrib["cx"]) <= WIDTH and 0 <= Decimal(circle.attrib["cy"]) <= height
