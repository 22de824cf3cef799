"""Targets read from single paragraphs: golden rows (tests/golden/targets.jsonl) and invariants.

A golden row names a text, whether it stands in a plan (2021—2025) or in a work report (of 2026), and its rows in text order.
"""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.records import Cell, CleanText, Document, Metadata, Row, Section, Table, Target
from index.sections import sections
from index.targets import extract

GOLDEN = Path(__file__).parents[1] / "golden" / "targets.jsonl"
CASES = [json.loads(line) for line in GOLDEN.read_text(encoding="utf-8").splitlines()]
PLAN = Metadata(title="某规划", published="2021-03", period=(2021, 2025), base_year=2020, region="某省", level="省")
REPORT = Metadata(title="某省政府工作报告", published="2026-01-20", period=(2026, 2026), region="某省", level="省")
PIECES = [case["text"][place : place + 12] for case in CASES for place in range(0, len(case["text"]), 12)]


def read(text: str, meta: Metadata = PLAN, tables: tuple[Table, ...] = ()) -> tuple[Target, ...]:
    document = Document("d", meta, CleanText(text))
    return extract(document, sections(document.clean), tables)


def comparable(target: Target, names: set[str]) -> dict[str, Any]:
    values = {name: getattr(target, name) for name in names}
    return {name: str(value) if isinstance(value, Decimal) else value for name, value in values.items()}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:24])
def test_golden(case: dict[str, Any]) -> None:
    found = read(case["text"], PLAN if case["meta"] == "plan" else REPORT)
    assert [comparable(target, set(row)) for target, row in zip(found, case["rows"], strict=False)] == case["rows"]
    assert len(found) == len(case["rows"]), [target.quote for target in found]


def test_the_paragraphs_year_is_carried_to_its_next_sentence() -> None:
    found = read("到2023年，高新技术企业达到200家。产品质量合格率保持在94%以上。")
    assert [target.year for target in found] == [2023, 2023]


def test_a_year_of_one_paragraph_says_nothing_about_the_next() -> None:
    found = read("到2023年，高新技术企业达到200家。\n产品质量合格率保持在94%以上。")
    assert [target.year for target in found] == [2023, 2025]


def test_no_year_where_nothing_implies_one() -> None:
    (target,) = read("每年培育100家制造企业。", Metadata(title="某措施"))
    assert target.year is None


def test_scope_of_the_sentence_and_of_the_document() -> None:
    of_industry, of_province = read("新材料产业产值达到200亿元，森林覆盖率达到30%。")
    assert (of_industry.scope, of_province.scope, of_province.region) == ("新材料产业", "全省", "某省")


def test_department_stands_in_the_clause() -> None:
    text = "1.培育企业。到2025年，培育高新技术企业600家。（责任单位：省科技厅、国资委，各市人民政府）"
    (target,) = read(text)
    assert target.department.startswith("省科技厅、")


def test_key_is_the_catalogues_name() -> None:
    (target,) = read("规上工业增加值年均增长6%以上。")
    assert (target.key, target.measure) == ("规模以上工业增加值", "annual_growth")


def test_sure_rows_rank_above_carried_ones() -> None:
    own, carried = read("到2025年，工业投资达到200亿元，增长5%。")
    assert own.confidence > carried.confidence


def test_a_heading_that_looks_both_ways() -> None:
    """Its own text tells what was reached, the parts under it what is planned for the later period."""
    text = ("一、“十二五”时期发展成就和“十三五”时期主要目标任务\n五年来，全省事业取得新的成绩。城镇新增就业480万人。\n"
            "（一）推进绿色发展\n扩大绿地和水面，森林覆盖率达到36%。\n（二）改善生活\n提高服务水平，人均预期寿命提高到79岁。\n")
    found = read(text, replace(REPORT, published="2016-01-20", period=(2016, 2016)))
    rows = {row.indicator: (row.status, row.year) for row in found}
    assert rows["城镇新增就业"] == ("actual", 2015)
    assert rows["森林覆盖率"] == rows["人均预期寿命"] == ("target", 2020)


def test_a_regulation_gives_no_targets() -> None:
    text = "第三条 申请人应当符合下列条件：家庭年收入不超过5万元，住房面积低于15平方米。" * 6
    assert read(text) == ()


def table(text: str, columns: tuple[str, ...]) -> Table:
    rows, place = [], 0
    for line in text.split("\n"):
        cells, start = [], place
        for words in line.split("\t"):
            cells.append(Cell(words, start, start + len(words)))
            start += len(words) + 1
        rows.append(Row(place, place + len(line), tuple(cells)))
        place += len(line) + 1
    return Table("d", 0, "主要指标", columns, tuple(rows), 0, len(text), ("主要指标",))


def test_columns_headed_by_years() -> None:
    text = "1.城镇化率（%）\t60\t65\t预期性\n森林覆盖率（%）\t30\t>32\t约束性"
    found = read(text, tables=(table(text, ("指标", "2020年", "2025年", "属性")),))
    assert [(t.indicator, t.value, t.unit, t.bound, t.year, t.status) for t in found] == [
        ("城镇化率", Decimal(60), "%", "=", 2020, "actual"),
        ("城镇化率", Decimal(65), "%", "=", 2025, "target"),
        ("森林覆盖率", Decimal(30), "%", "=", 2020, "actual"),
        ("森林覆盖率", Decimal(32), "%", ">=", 2025, "target"),
    ]


def test_sentences_in_cells_with_the_department_in_another_column() -> None:
    text = "培育绿色工厂\t2021年，绿色工厂达到5家。到2023年达到8家。\t市工业和信息化局"
    found = read(text, tables=(table(text, ("路线图", "时间表", "责任单位")),))
    assert [(t.value, t.year, t.department) for t in found] == [
        (Decimal(5), 2021, "市工业和信息化局"),
        (Decimal(8), 2023, "市工业和信息化局"),
    ]


def test_flattened_indicator_rows() -> None:
    found = read("18生活垃圾回收利用率%约束性>45 -\n13居民平均预期寿命岁预期性>84 -\n1生产总值年均增长率%预期性- 5左右")
    assert [(t.indicator, t.value, t.unit, t.bound, t.measure, t.year) for t in found] == [
        ("生活垃圾回收利用率", Decimal(45), "%", ">=", "level", 2025),
        ("居民平均预期寿命", Decimal(84), "岁", ">=", "level", 2025),
        ("生产总值年均增长率", Decimal(5), "%", "~", "annual_growth", 2025),
    ]


def test_yearly_figures_and_sums_beside_a_column_of_a_year() -> None:
    rows = ["生产总值年均增长率\t%\t-\t5左右", "单位用地产值提升\t%\t-\t[20]", "总部企业数量1\t家\t-\t[累计达到1000]", "森林覆盖率2\t%\t19.5\t-"]
    text = "\n".join(rows)
    found = read(text, tables=(table(text, ("指标", "单位", "“十四五”目标2025年", "“十四五”目标年均[累计]")),))
    assert [(t.indicator, t.value, t.unit, t.bound, t.measure, t.year) for t in found] == [
        ("生产总值年均增长率", Decimal(5), "%", "~", "annual_growth", 2025),
        ("单位用地产值提升", Decimal(20), "%", "=", "change", 2025),
        ("总部企业数量", Decimal(1000), "家", "=", "cumulative", 2025),
        ("森林覆盖率", Decimal("19.5"), "%", "=", "level", 2025),
    ]


@given(st.lists(st.sampled_from(PIECES), max_size=10).map("".join), st.sampled_from([PLAN, REPORT, Metadata()]))
@settings(deadline=None, derandomize=True, max_examples=150)
def test_quotes_are_verbatim_and_rows_in_order(text: str, meta: Metadata) -> None:
    found = read(text, meta)
    assert list(found) == sorted(found, key=lambda target: (target.start, target.end))
    for target in found:
        assert target.quote == text[target.start : target.end] != ""
        assert target.sentence[0] <= target.start and target.end <= target.sentence[1]
        assert target.indicator.strip() == target.indicator != ""
        assert not set(target.indicator) & set("\x01\x02\x03\x04\n\t")
        assert 0 <= target.confidence <= 1
        assert (target.bound == "range") == (target.value_max is not None)


@given(st.sampled_from(CASES))
@settings(deadline=None, derandomize=True)
def test_what_stands_before_a_paragraph_moves_its_rows_only(case: dict[str, Any]) -> None:
    before = "一段没有数字的话。\n"
    plain, moved = read(case["text"]), read(before + case["text"])
    assert [(t.indicator, t.value, t.start + len(before)) for t in plain] == [(t.indicator, t.value, t.start) for t in moved]


def test_sections_of_a_document_without_headings() -> None:
    document = Document("d", PLAN, CleanText("工业投资达到200亿元。"))
    root = Section(0, None, 0, "body", "", "", 0, 0, len(document.text), ())
    assert len(extract(document, [root], ())) == 1


def test_a_sentence_without_end_is_read_in_pieces() -> None:
    text = "培育企业5家，" * 600
    found = read(text)
    assert len(found) == 600
    assert all(target.quote == text[target.start : target.end] == "培育企业5家" for target in found)


def test_cells_that_tell_how_much_a_thing_is_to_grow_and_rows_that_are_part_of_the_one_above() -> None:
    text = "生产总值\t增长6%以上\n固定资产投资\t下降2%\n粮食总产量\t稳定在150万吨以上\n其中：玉米总产量\t60万吨"
    found = read(text, tables=(table(text, ("指标", "2025年目标")),))
    assert [(t.indicator, t.value, t.unit, t.bound, t.measure, t.status) for t in found] == [
        ("生产总值增长", Decimal(6), "%", ">=", "annual_growth", "target"),
        ("固定资产投资", Decimal(2), "%", "=", "change", "target"),
        ("粮食总产量", Decimal(150), "万吨", ">=", "level", "target"),
        ("玉米总产量", Decimal(60), "万吨", "=", "level", "target"),
    ]


def test_a_year_to_which_something_was_put_off_dates_no_other_figure() -> None:
    found = read("2020年底，公路里程1200公里。水库主体完工，蓄水时间推迟至2022年；年供水总量达到23亿立方米。")
    assert [(t.indicator, t.year, t.status) for t in found] == [("公路里程", 2020, "actual"), ("年供水总量", 2020, "actual")]


def test_how_many_there_are_in_all_is_not_what_came_to_them() -> None:
    found = read("2025年，新增规模以上工业企业45家，总数达到530家。", REPORT)
    assert [(t.indicator, t.value) for t in found] == [("新增规模以上工业企业", Decimal(45)), ("规模以上工业企业总数", Decimal(530))]


def test_what_is_done_over_several_years_is_named_without_them_and_adds_up() -> None:
    found = read("五年新改建农村公路900公里，交通投资五年累计完成650亿元。")
    assert [(t.indicator, t.measure) for t in found] == [("新改建农村公路", "cumulative"), ("交通投资", "cumulative")]


def test_the_label_of_a_line_names_its_goal_unless_it_is_idle() -> None:
    found = read("医养结合机构：到2025年达到160家，其中市区15家。\n时间节点：到2025年达到100家。")
    assert [(t.indicator, t.value) for t in found][:1] == [("医养结合机构", Decimal(160))]
    assert all(t.indicator != "时间节点" for t in found)


def told(target: Target) -> tuple[object, ...]:
    return target.indicator, str(target.value), target.value_max and str(target.value_max), target.unit, target.bound, target.measure, target.year, target.status


def test_figures_in_brackets_are_sums_over_the_plan() -> None:
    text = "新增住宅用地面积（公顷）\t〔2921〕\t〔1800—2300〕\n更新楼宇数量（栋）\t/\t【150】\n步行可达覆盖率（%）\t87.9\t95以上\n培训护理员（人次）\t-\t［1.2万］"
    found = read(text, tables=(table(text, ("指标", "2020年基期值", "2025年目标值")),))
    assert [told(target) for target in found] == [
        ("新增住宅用地面积", "2921", None, "公顷", "=", "cumulative", 2020, "actual"),
        ("新增住宅用地面积", "1800", "2300", "公顷", "range", "cumulative", 2025, "target"),
        ("更新楼宇数量", "150", None, "栋", "=", "cumulative", 2025, "target"),
        ("步行可达覆盖率", "87.9", None, "%", "=", "level", 2020, "actual"),
        ("步行可达覆盖率", "95", None, "%", ">=", "level", 2025, "target"),
        ("培训护理员", "1.2", None, "万人次", "=", "cumulative", 2025, "target"),
    ]


def test_round_brackets_are_sums_where_the_note_says_so_and_square_ones_not_where_it_says_otherwise() -> None:
    rows = "新增水库库容\t亿立方米\t（0.8）\t（1.5）\n优良水体比例\t%\t[88]\t90左右"
    columns = ("指标", "单位", "2020年", "2025年")
    found = read(f"{rows}\n注：带（ ）的为五年累计值，[ ]内为2019年数据。", tables=(table(rows, columns),))
    assert [told(target) for target in found] == [
        ("新增水库库容", "0.8", None, "亿立方米", "=", "cumulative", 2020, "actual"),
        ("新增水库库容", "1.5", None, "亿立方米", "=", "cumulative", 2025, "target"),
        ("优良水体比例", "90", None, "%", "~", "level", 2025, "target"),
    ]
    assert not [target for target in read(rows, tables=(table(rows, columns),)) if target.unit == "亿立方米"]


def test_cells_that_tell_of_no_accident_or_of_fewer_than_before() -> None:
    text = "安全\t重大安全事故（起）\t-\t“十四五”时期零发生\n安全\t事故死亡人数（人）\t-\t较“十三五”下降30%以上\n安全\t现场操作人员\t9人\t6人（含）以下\n生态\t森林覆盖率（%）\t30\t完成省下达目标"
    found = read(text, tables=(table(text, ("指标", "指标", "“十三五”末", "“十四五”末")),))
    assert [(*told(target), target.base_year) for target in found] == [
        ("重大安全事故", "0", None, "起", "=", "level", 2025, "target", None),
        ("事故死亡人数", "30", None, "%", ">=", "change", 2025, "target", 2020),
        ("现场操作人员", "9", None, "人", "=", "level", 2020, "actual", None),
        ("现场操作人员", "6", None, "人", "<=", "level", 2025, "target", None),
        ("森林覆盖率", "30", None, "%", "=", "level", 2020, "actual", None),
    ]


def test_a_table_of_what_each_county_is_to_do_names_the_thing_by_its_caption() -> None:
    text = "东山县\t60\t70-80\n西水区\t30\t35\n合计\t90\t105-115"
    made = replace(table(text, ("县（区）", "2024年", "2025年")), title="附表2 各县（区）老旧小区改造任务分配表（单位：万平方米）")
    assert [told(target)[:-1] for target in read(text, tables=(made,))] == [
        ("东山县老旧小区改造", "60", None, "万平方米", "=", "annual_flow", 2024),
        ("东山县老旧小区改造", "70", "80", "万平方米", "range", "annual_flow", 2025),
        ("西水区老旧小区改造", "30", None, "万平方米", "=", "annual_flow", 2024),
        ("西水区老旧小区改造", "35", None, "万平方米", "=", "annual_flow", 2025),
        ("老旧小区改造", "90", None, "万平方米", "=", "annual_flow", 2024),
        ("老旧小区改造", "105", "115", "万平方米", "range", "annual_flow", 2025),
    ]
