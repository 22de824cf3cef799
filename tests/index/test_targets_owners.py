"""Figures of companies that a section introduces."""

from decimal import Decimal

import pytest

from index.records import CleanText, Document, Metadata
from index.sections import sections
from index.targets import extract
from index.targets.owners import own_name, owner_of, zone_of


@pytest.mark.parametrize(("heading", "owner"), [
    ("（一）某省青松药业股份有限公司", "某省青松药业股份有限公司"),
    ("2.白桦粮油集团简介", "白桦粮油集团"),
    ("（三）加快培育上市公司，做大产业", ""),
    ("一、产业概况", ""),
])
def test_a_heading_that_is_a_companys_name_owns_its_figures(heading: str, owner: str) -> None:
    assert owner_of(("医药产业", heading)) == owner


@pytest.mark.parametrize(("name", "own"), [("公司产值", "产值"), ("实现产值", "产值"), ("该公司现有员工", "员工"), ("公司", "公司"), ("税收", "税收")])
def test_words_for_the_company_itself_are_no_part_of_a_name(name: str, own: str) -> None:
    assert own_name(name) == own


def test_the_year_of_founding_dates_no_figure() -> None:
    text = "一、企业简介\n（一）青松药业有限公司\n该公司成立于1998年5月，注册资金为3亿元，现有员工651人。公司2020年实现产值5亿元。\n"
    document = Document("d", Metadata(title="医药产业"), CleanText(text))
    found = [(one.scope, one.indicator, one.value, one.year) for one in extract(document, sections(document.clean), ())]
    owner = "青松药业有限公司"
    assert found == [(owner, "注册资金", Decimal(3), None), (owner, "员工", Decimal(651), None), (owner, "产值", Decimal(5), 2020)]


def test_after_a_list_of_counted_enterprises_a_bare_sentence_is_about_all_of_them() -> None:
    text = "某县现有医药企业12家，其中规模以上企业9家，上市企业1家。2020年实现产值12亿元。"
    document = Document("d", Metadata(title="医药产业"), CleanText(text))
    assert extract(document, sections(document.clean), ())[-1].indicator == "医药企业产值"


@pytest.mark.parametrize(
    ("before", "name", "zone"),
    [
        ("甲乙都市圈建设走深走实，", "经济总量", "甲乙都市圈"),
        ("南河城市群加快发展，", "地区生产总值", "南河城市群"),
        ("甲乙都市圈建设走深走实，", "高速公路里程", ""),
        ("深入推进甲乙都市圈建设，", "地区生产总值", ""),
        ("全省经济平稳运行，", "地区生产总值", ""),
    ],
)
def test_what_is_told_of_a_zone_is_none_of_the_place(before: str, name: str, zone: str) -> None:
    assert zone_of(before, name) == zone
