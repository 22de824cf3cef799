"""Questions as they are read: years, places, documents, figures of the asker, follow-ups; anything at all can be read."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.records import Query
from assistant.understand import understand
from assistant.understand.normal import normal
from index.library import Library

ANYTHING = st.one_of(
    st.text(max_size=200),
    st.text(alphabet=st.sampled_from("到2027年“十三五”规上工业增加值比末提高了多少？中卫，市全区的目标是%亿元Ａ１ ？\n《》（）〔〕号和呢"), max_size=60),
)


@pytest.fixture(scope="module")
def library(built: Path) -> Library:
    return Library.open(built)


def read(library: Library, question: str, *history: str) -> Query:
    return understand(question, history, library.cards, library.terms)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("２０２７年规上工业增加值?", "2027年规上工业增加值？"),
        ("目标 是 多少", "目标是多少"),
        ("\u200b到2027年呢\x00", "到2027年呢"),
        ("1,500亿元", "1500亿元"),
        ("二〇二〇、二〇二二年的目标", "2020年、2022年的目标"),
        ("跟二零二零年比", "跟2020年比"),
        ("13五规划", "十三五规划"),
        ("20000kVA的电石炉", "20000千伏安的电石炉"),
        ("设备投资2400w能补多少", "设备投资2400万能补多少"),
        ("产能多少万吨…能耗多少", "产能多少万吨，能耗多少"),
        ("火电要装多少万千瓦", "火电要装机多少万千瓦"),
        ("規劃裡的園區", "规划里的园区"),
        ("两会上的报告里的目标", "政府工作报告里的目标"),
        ("甲办发〔2021〕十二号要求几家", "甲办发〔2021〕12号要求几家"),
        ("emm 节水企业这事儿，到2025年几家", "节水企业，到2025年几家"),
        ("到2025年建几家？哦对了还有占全部的百分之几", "到2025年建几家，占全部的百分之几"),
        ("2020年产值多少，后面五年规划2025年又是多少，中间提高了多少", "2020年产值多少，五年规划2025年又是多少，提高了多少"),
        ("那三年下来一共得涨百分之几", "累计增长百分之几"),
        ("有个示范基地，省级一档市级一档，两档各几家", "有个示范基地，省级、市级，各几家"),
        ("利用率较2020年末增%", "利用率较2020年末增长百分之多少"),
        ("一年新进规上的企业几户", "一年新增入规工业企业几户"),
    ],
)
def test_normal_form(typed: str, meant: str) -> None:
    assert normal(typed) == meant


@settings(derandomize=True, deadline=None, max_examples=300)
@given(ANYTHING)
def test_normal_form_is_final(text: str) -> None:
    assert normal(normal(text)) == normal(text)


def test_years_places_and_documents(library: Library) -> None:
    query = read(library, "2027年全区规模以上工业增加值比2020年提高多少？")
    assert set(query.years) == {2020, 2027} and query.operations
    assert read(library, "中卫市2023年的目标是多少").regions == ("中卫市",)
    assert read(library, "宁政办发〔2023〕13号的主要目标").documents == ("nx-industry-2023",)
    assert read(library, "广东省2027年工业增加值目标").unknown_regions


def test_the_figures_of_the_asker(library: Library) -> None:
    (figure,) = read(library, "我们公司设备投资2500万元，建智能工厂能补多少？").asker
    assert (figure.value, figure.unit) in ((Decimal(2500), "万元"), (Decimal(2500), "万"))


def test_a_follow_up_leans_on_what_was_asked_before(library: Library) -> None:
    query = read(library, "那2027年呢？", "2022年规模以上工业增加值目标是多少？")
    assert query.years == (2027,) and "工业增加值" in "".join(query.words)


@settings(derandomize=True, deadline=None, max_examples=150)
@given(question=ANYTHING, history=st.lists(ANYTHING, max_size=2))
def test_anything_can_be_read(library: Library, question: str, history: list[str]) -> None:
    query = read(library, question, *history)
    assert query.question == question


def test_which_ones_is_no_number_and_a_total_that_is_told_is_no_sum(library: Library) -> None:
    which = understand("试点城市有哪几个", [], library.cards, library.terms)
    assert "list" in which.kinds and not which.kinds & {"count", "figure"} and not which.unit
    assert "sum" not in understand("试点一共11个城市，都有谁", [], library.cards, library.terms).operations
    assert "sum" in understand("六大产业一共多少产值", [], library.cards, library.terms).operations
