"""Passages: slices of the text, inside one section, apart from seams; what is kept together and what is cut."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.passages import passages
from index.records import CleanText, Document, Mark, Metadata, Passage
from index.sections import sections
from index.tables import tables

LINES = st.sampled_from(
    [
        "一、总体要求", "（一）指导思想。坚持发展，统筹推进。", "1.加快发展。支持企业扩大投资，" * 6, "——规模扩大。到2025年达到100亿元。", "申请人应当符合下列条件：",
        "（1）在本市注册；", "（2）依法纳税。", "甲\t10", "项目\t金额", "短句。", "加强统筹协调，落实责任分工，确保取得实效。" * 25, "附件1",
        "市发展改革委、财政局，各县（区）人民政府", "",
    ]
)  # fmt: skip


def document(text: str, seams: tuple[int, ...] = (), pages: tuple[tuple[int, int], ...] = ()) -> Document:
    marks, start = [], 0
    for line in text.split("\n"):
        if "\t" in line:
            marks.append(Mark("row", start, start + len(line), table=0, cells=tuple(line.split("\t"))))
        start += len(line) + 1
    return Document("某文件", Metadata(), CleanText(text, tuple(marks), seams, pages))


def cut(doc: Document) -> tuple[Passage, ...]:
    tree = sections(doc.clean)
    return passages(doc, tree, tables(doc.id, doc.clean, tree))


@given(
    st.one_of(st.lists(LINES, max_size=25).map("\n".join), st.text(max_size=900)),
    st.lists(st.integers(1, 900), max_size=5),
)
@settings(deadline=None, derandomize=True, max_examples=200)
def test_invariants(text: str, places: list[int]) -> None:
    seams = tuple(sorted({place for place in places if place < len(text)}))
    doc = document(text, seams)
    tree = sections(doc.clean)
    found = passages(doc, tree, tables(doc.id, doc.clean, tree))
    for number, one in enumerate(found):
        assert one.number == number
        assert one.text == text[one.start : one.end]
        assert one.text.strip() == one.text != ""
        section = tree[one.section]
        assert section.start <= one.start < one.end <= section.end
        assert one.path == section.path
        assert not any(one.start < seam < one.end for seam in seams)
        children = [other for other in tree if other.parent == section.index]
        assert all(one.end <= child.start or child.end <= one.start for child in children)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))


def test_the_imprint_is_no_part_of_the_last_clause() -> None:
    text = "（一）严格督查考核。列入效能目标管理考核，作为考核成绩的依据。\n某省人民政府办公厅2018年9月5日印发\n共印700份"
    assert [one.text for one in cut(document(text))] == [text.split("\n")[0]]


@given(st.lists(LINES, max_size=25).map("\n".join))
@settings(deadline=None, derandomize=True, max_examples=150)
def test_only_headings_and_table_heads_are_left_out(text: str) -> None:
    doc = document(text)
    tree = sections(doc.clean)
    grids = tables(doc.id, doc.clean, tree)
    covered = set()
    for one in passages(doc, tree, grids):
        covered.update(range(one.start, one.end))
    for section in tree:
        covered.update(range(section.start, section.heading_end))
    for grid in grids:
        covered.update(range(grid.start, grid.end))
    assert "".join(sign for place, sign in enumerate(text) if place not in covered).strip() == ""


def test_a_clause_is_one_passage_with_its_heading_and_responsible_units() -> None:
    text = "一、任务\n1.加快改造。支持企业更新设备。（责任单位：市发展改革委、财政局）\n2.培育企业。实施梯度培育。"
    assert [(one.text, one.path) for one in cut(document(text))] == [
        ("1.加快改造。支持企业更新设备。（责任单位：市发展改革委、财政局）", ("一、任务", "1.加快改造。")),
        ("2.培育企业。实施梯度培育。", ("一、任务", "2.培育企业。")),
    ]


def test_long_paragraphs_are_cut_at_sentence_ends_and_keep_the_bracket() -> None:
    sentence = "加强统筹协调，落实责任分工，确保各项任务落到实处，取得实实在在的成效，推动产业高质量发展。"
    text = "一、任务\n" + sentence * 20 + "（责任单位：市发展改革委、财政局）"
    found = cut(document(text))
    assert len(found) > 1
    assert all(len(one.text) <= 420 for one in found)
    assert all(one.text.endswith("。") for one in found[:-1])
    assert found[-1].text.endswith("。（责任单位：市发展改革委、财政局）")


def test_an_enumeration_stays_with_its_lead() -> None:
    text = "一、条件\n申请人应当符合下列条件：\n（1）在本市注册；\n（2）依法纳税；\n（3）信用良好。"
    assert [one.text for one in cut(document(text))] == [text]


def test_rows_are_passages_with_title_and_columns_as_context() -> None:
    text = "表1 园区汇总表\n名称\t位置\n甲园区\t东部\n乙园区\t西部"
    rows = [one for one in cut(document(text)) if one.kind == "row"]
    assert [one.text for one in rows] == ["甲园区\t东部", "乙园区\t西部"]
    assert {one.context for one in rows} == {"表1 园区汇总表 | 名称 / 位置"}


def test_a_flattened_table_keeps_task_schedule_and_units_together() -> None:
    text = (
        "附件1\n任务分工\n一、改造行动\n1.提升能效\n推广节能技术\n到2025年，完成5个项目。\n市发展改革委、工业和信息化局，各县（区）人民政府\n"
        "加强节水\n到2025年，重复利用率达到90%。\n市水务局，各县（区）人民政府"
    )
    found = [one.text for one in cut(document(text)) if "到2025年" in one.text]
    assert [one.split("\n")[-1] for one in found] == [
        "市发展改革委、工业和信息化局，各县（区）人民政府",
        "市水务局，各县（区）人民政府",
    ]
    assert found[1].startswith("加强节水")


def test_pages_come_from_the_document() -> None:
    text = "一、任务\n第一段内容写得足够长，足以成为单独的一个段落，不与别的段落合并起来读。\n第二段内容也写得足够长，足以成为单独的一个段落，不与别的段落合并起来读。"
    found = cut(document(text, pages=((0, 1), (text.index("第二段"), 2))))
    assert [one.page for one in found] == [1, 2]


@pytest.mark.parametrize("text", ["", "\n\n", "目录\n一、总则......1\n二、附则......2\n三、附件......9"])
def test_nothing_to_quote_gives_no_passage(text: str) -> None:
    assert cut(document(text)) == ()


def test_a_row_under_a_merged_cell_is_a_passage_with_that_cell_as_context() -> None:
    text = "表1 分值表\n类别\t指标\t分值\n基础\t年龄\t30分\n\t学历\t20分"
    plain = document(text)
    marks = tuple(replace(mark, cells=("基础", *mark.cells[1:])) if not mark.cells[0] else mark for mark in plain.clean.marks)
    doc = replace(plain, clean=replace(plain.clean, marks=marks))
    rows = [one for one in cut(doc) if one.kind == "row"]
    assert [one.text for one in rows] == ["基础\t年龄\t30分", "学历\t20分"]
    assert rows[1].context == "表1 分值表 | 类别 / 指标 / 分值 | 基础"
