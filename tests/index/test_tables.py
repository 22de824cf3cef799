"""Tables from marked rows: heads, repeated heads, merged cells, titles, places."""

from __future__ import annotations

from index.cleaning import clean
from index.passages import passages
from index.records import CleanText, Document, Line, Loaded, Mark, Metadata, Table
from index.responsibility import row_duties
from index.sections import sections
from index.tables import tables


def read(text: str, *, heads: int = 0, cells: dict[int, tuple[str, ...]] | None = None) -> tuple[Table, ...]:
    """Marks every line that has a tab; the first `heads` of them are header rows; `cells` replaces the cells of row n."""
    marks, start, number = [], 0, 0
    for line in text.split("\n"):
        if "\t" in line:
            kind = "header" if number < heads else "row"
            words = (cells or {}).get(number, tuple(line.split("\t")))
            marks.append(Mark(kind, start, start + len(line), table=0, cells=words))  # type: ignore[arg-type]
            number += 1
        start += len(line) + 1
    clean = CleanText(text, tuple(marks))
    return tables("某文件", clean, sections(clean))


def words(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


def test_caption_columns_rows_and_places() -> None:
    text = "五、空间布局\n（一）园区\n园区如下。\n表5-1 重点园区汇总表\n名称\t位置\n甲园区\t东部市\n乙园区\t西部市\n以上园区。"
    (table,) = read(text)
    assert (table.title, table.columns, table.path) == (
        "表5-1 重点园区汇总表",
        ("名称", "位置"),
        ("五、空间布局", "（一）园区"),
    )
    assert words(table) == [["甲园区", "东部市"], ["乙园区", "西部市"]]
    for row in table.rows:
        assert [text[cell.start : cell.end] for cell in row.cells] == [cell.text for cell in row.cells]
    assert text[table.start : table.end].startswith("名称")


def test_a_head_repeated_at_a_page_break_is_no_row() -> None:
    text = "名称\t位置\t级别及定位\n甲\t东\t国家级\n名称\t位置\t级别\n乙\t西\t省级"
    assert words(read(text)[0]) == [["甲", "东", "国家级"], ["乙", "西", "省级"]]


def test_a_marked_head_further_down_adds_nothing_to_the_columns() -> None:
    text = "名称\t位置\t级别及定位\n甲\t东\t国家级\n名称\t位置\t级别\n乙\t西\t省级"
    places = [(0, 11), (12, 19), (20, 28), (29, 35)]
    marks = tuple(
        Mark("row" if n % 2 else "header", start, end, table=0, cells=tuple(text[start:end].split("\t")))
        for n, (start, end) in enumerate(places)
    )
    clean = CleanText(text, marks)
    (table,) = tables("某文件", clean, sections(clean))
    assert table.columns == ("名称", "位置", "级别及定位")
    assert words(table) == [["甲", "东", "国家级"], ["乙", "西", "省级"]]


def test_a_merged_cell_is_carried_down_without_a_place() -> None:
    text = "类别\t项目\t分值\n基础\t学历\t10\n职称\t20"
    (table,) = read(text, heads=1, cells={2: ("基础", "职称", "20")})
    assert words(table) == [["基础", "学历", "10"], ["基础", "职称", "20"]]
    assert table.rows[1].cells[0].start is None
    assert table.rows[1].cells[2].start == text.rindex("20")


def test_a_head_of_two_rows() -> None:
    text = "指标\t目标\t\n指标\t2025年\t2030年\n产值\t10\t20"
    (table,) = read(text, heads=2)
    assert table.columns == ("指标", "目标 2025年", "2030年")


def test_without_caption_the_heading_names_the_table() -> None:
    text = "1.现代纺织。\n（1）路线图。\n方向\t项目\n面料\t甲项目"
    assert read(text)[0].title == "现代纺织 路线图"


def test_figures_in_the_first_row_are_no_head() -> None:
    text = "产值\t100\n利润\t20"
    (table,) = read(text)
    assert table.columns == ()
    assert words(table) == [["产值", "100"], ["利润", "20"]]


def test_cells_written_out_one_a_line_are_rows_with_their_organs() -> None:
    lines = """附件1
重点任务清单
重点任务 工 作 措 施 时 间 表 责 任 单 位
一、产业行动
1.调优结构
淘汰落后产能 2025年，全部退出。
市甲局、乙委
推动企业出清
2026年，完成出清。
市乙委
二、绿色行动
1.提升能效
建设绿色工厂
到2027年，达到8家。
市甲局、丙局"""
    clean_text = clean(Loaded("a.txt", "text", tuple(map(Line, lines.split("\n")))))
    tree = sections(clean_text)
    (table,) = tables("某文件", clean_text, tree)
    assert table.title == "重点任务清单"
    assert table.columns == ("重点任务", "工作措施", "时间表", "责任单位")
    assert words(table) == [
        ["1.调优结构", "淘汰落后产能", "2025年，全部退出。", "市甲局、乙委"],
        ["1.调优结构", "推动企业出清", "2026年，完成出清。", "市乙委"],
        ["1.提升能效", "建设绿色工厂", "到2027年，达到8家。", "市甲局、丙局"],
    ]
    assert table.rows[1].cells[0].start is None
    duties = [row_duties(table, row)[0] for row in table.rows]
    assert [duty.units for duty in duties] == [("市甲局", "乙委"), ("市乙委",), ("市甲局", "丙局")]
    assert all(clean_text.text[duty.start : duty.end].startswith("市") for duty in duties)
    found = passages(Document("某文件", Metadata(), clean_text), tree, (table,))
    rows = [one for one in found if one.kind == "row"]
    assert rows[1].context == "重点任务清单 | 重点任务 / 工作措施 / 时间表 / 责任单位 | 1.调优结构"
    assert [one.path[-1] for one in rows] == ["一、产业行动", "一、产业行动", "二、绿色行动"]


def written_out(lines: list[str]) -> list[tuple[str, tuple[str, ...], list[list[str]]]]:
    clean_text = clean(Loaded("a.txt", "text", tuple(map(Line, lines))))
    return [(table.title, table.columns, words(table)) for table in tables("某文件", clean_text, sections(clean_text))]


def test_numbered_rows_whose_figures_are_like_the_next_number_with_a_total_below() -> None:
    """A cell may be 2 where the next row is number 2, and an organ's name may go on in the next line."""
    lines = ["某县实施方案", "为推进建设，制定本方案。", "附表1", "各镇任务分配表", "序号", "乡镇", "示范工程（个）", "装机（MW）", "责任单位"]
    for number, (town, works, power, organ) in enumerate((("东山镇", "2", "3.5-4.8", "市铁投"), ("西水镇", "3", "2-2.6", "城投公司"), ("南岭镇", "1", "1-2", "水务局")), 1):
        lines += [str(number), town, works, power, organ, *(["集团"] if organ == "市铁投" else [])]
    lines += ["合计", "6", "6.5-9.4", "附表2", "各站任务分配表", "序号", "站名", "示范工程（个）", "装机（MW）", "责任单位"]
    for number, town in enumerate(("甲站", "乙站", "丙站", "丁站"), 1):
        lines += [str(number), town, "1", "2-3", "水务局"]
    (first, second) = written_out(lines)
    assert first[0] == "各镇任务分配表"
    assert first[2] == [
        ["1", "东山镇", "2", "3.5-4.8", "市铁投集团"],
        ["2", "西水镇", "3", "2-2.6", "城投公司"],
        ["3", "南岭镇", "1", "1-2", "水务局"],
        ["合计", "", "6", "6.5-9.4", ""],
    ]
    assert [row[1] for row in second[2]] == ["甲站", "乙站", "丙站", "丁站"]


def test_rows_of_one_length_whose_goal_is_told_in_words_or_brackets() -> None:
    lines = ["某市规划", "专栏1 主要指标", "指标", "单位", "2025年", "2030年", "属性"]
    lines += ["人均收入年均增长", "%", "—", "与经济增长同步", "预期性", "参保率", "%", ">92", ">95", "预期性", "无障碍改造", "户", "【1200】", "【900】", "约束性"]
    (table,) = written_out(lines)
    assert table[2] == [
        ["人均收入年均增长", "%", "—", "与经济增长同步", "预期性"],
        ["参保率", "%", ">92", ">95", "预期性"],
        ["无障碍改造", "户", "【1200】", "【900】", "约束性"],
    ]


def test_a_caption_and_a_unit_do_not_run_into_the_sentence_above() -> None:
    lines = ["某州实施方案", "一、工作目标", "2023—2025年全州推广新能源汽车1.5万辆。", "附表 各县市新能源汽车推广任务分解表", "单位：辆", "序号", "县市", "2023年", "2024年"]
    for number, town in enumerate(("甲市", "乙县", "丙县"), 1):
        lines += [str(number), town, "100", "200"]
    (table,) = written_out(lines)
    assert table[0] == "附表各县市新能源汽车推广任务分解表"
