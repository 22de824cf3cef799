"""Tables written out cell after cell or line by line: whatever lines follow column heads, nothing is lost and every place is right."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from index.cleaning import clean
from index.passages import passages
from index.records import CleanText, Document, Line, Loaded, Metadata
from index.sections import sections
from index.tables import tables

HEADS = st.sampled_from(
    [
        ("序号", "项目名称", "责任单位"),
        ("序号", "任务", "时限", "责任单位", "备注"),
        ("重点任务 路 线 图 时 间 表 责 任 单 位",),
        ("指标名称", "单位", "2025年"),
        ("工作任务", "牵头单位", "配合单位", "完成时限"),
        ("序 “十四五”目标", "指 标 单位 属性", "号", "2025年 年均[累计]"),
        ("指标名称 单位 2020年 2025年 属性",),
    ]
)
CELLS = st.sampled_from(
    [
        "1", "2", "3", "4", "市发展改革委、市财政局", "市科技局", "2025年底", "建设园区 2026年，建成投用。", "12.5", "亿元", "一、工业项目",
        "（二）农业项目", "1.调优结构", "建设产业园。", "续建", "附件2", "序号", "项目名称", "责任单位", "为做好工作，制定本方案，请认真执行。", "",
        "1 产值 亿元 预期性 5左右 -", "2 % 约束性 - [20]", "3 森林覆盖率 % 约束性 19.5 -", "万平", "方米", "研发投入 占比", "产值 亿元 1 2 预期性",
    ]
)  # fmt: skip


@given(st.lists(CELLS, max_size=4), HEADS, st.lists(CELLS, max_size=40), st.sampled_from([None, True, False]))
@settings(deadline=None, derandomize=True, max_examples=400)
def test_nothing_is_lost(
    before: list[str], heads: tuple[str, ...], after: list[str], wrapped: bool | None
) -> None:
    source = [*before, *heads, *after]
    text = clean(Loaded("a.txt", "text", tuple(map(Line, source)), wrapped))
    dropped = "".join(one.text for one in text.dropped)
    assert text.coverage == 1.0
    assert sorted("".join(text.text.split()) + "".join(dropped.split())) == sorted(
        "".join("".join(source).split())
    )
    _places_are_right(text)


def _places_are_right(text: CleanText) -> None:
    tree = sections(text)
    grids = tables("某文件", text, tree)
    for table in grids:
        for row in table.rows:
            for cell in row.cells:
                assert cell.start is None or text.text[cell.start : cell.end] == cell.text
    for passage in passages(Document("某文件", Metadata(), text), tree, grids):
        assert text.text[passage.start : passage.end] == passage.text


def test_every_rhythm_is_met() -> None:
    """The lines that the property draws from do make tables."""
    for heads, rows in (
        (
            ("序号", "项目名称", "责任单位"),
            ("1", "建设产业园。", "市科技局", "2", "续建", "市科技局", "3", "续建", "市科技局"),
        ),
        (("指标名称", "单位", "2025年"), ("续建", "亿元", "12.5") * 3),
        (("工作任务", "牵头单位", "配合单位", "完成时限"), ("续建", "市科技局", "市科技局", "2025年底") * 3),
    ):
        text = clean(Loaded("a.txt", "text", tuple(map(Line, (*heads, *rows))), False))
        (table,) = tables("某文件", text, sections(text))
        assert len(table.rows) == 3
