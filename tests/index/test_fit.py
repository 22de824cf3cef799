"""Which cells of a written-out row stand in which column."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.cleaning import heads
from index.cleaning.fit import fit
from index.cleaning.heads import Kind

SERIAL: tuple[Kind, ...] = ("serial", "free", "time", "organ", "remark")


@pytest.mark.parametrize(
    ("cells", "kinds", "counts"),
    [
        (["1", "建设园区", "2025年底", "市发展改革委", "续建"], SERIAL, (1, 1, 1, 1, 1)),
        (["1", "建设园区", "2025年底", "市发展改革委"], SERIAL, (1, 1, 1, 1, 0)),
        (["1", "建设园区。", "引进企业。", "长期", "市发展改革委"], SERIAL, (1, 2, 1, 1, 0)),
        (["1", "建设园区", "市发展改革委"], SERIAL, (1, 1, 0, 1, 0)),
        (["培育工厂", "到2027年，达到8家。", "市甲局、乙委"], ("free", "free", "time", "organ"), (0, 1, 1, 1)),
        (["甲", "乙", "丙", "丁"], ("serial", "free"), None),
        ([], SERIAL, None),
    ],
)
def test_fit(cells: list[str], kinds: tuple[Kind, ...], counts: tuple[int, ...] | None) -> None:
    found = fit(cells, kinds)
    assert (found and found[0]) == counts


@pytest.mark.parametrize(
    ("raw", "names"),
    [
        ("重点任务 路 线 图 时 间 表 责 任 单 位", ("重点任务", "路线图", "时间表", "责任单位")),
        ("序号  项目名称  2025年  备注", ("序号", "项目名称", "2025年", "备注")),
        ("主要任务 责任单位", ()),
        ("加强 组织 领导", ()),
        ("工作目标、重点任务、保障措施", ()),
    ],
)
def test_column_heads_of_a_line(raw: str, names: tuple[str, ...]) -> None:
    assert heads.split(raw) == names


@given(
    st.lists(st.sampled_from(["1", "市发展改革委", "2025年", "12.5", "建设园区。", "预期性", "万元"]), max_size=8),
    st.lists(st.sampled_from(["serial", "organ", "time", "figure", "property", "unit", "remark", "free"]), min_size=1, max_size=6),
)
@settings(deadline=None, derandomize=True)
def test_every_cell_has_its_column(cells: list[str], kinds: list[Kind]) -> None:
    found = fit(cells, kinds)
    if found is not None:
        assert len(found[0]) == len(kinds)
        assert sum(found[0]) == len(cells)
