"""Counties of two signs, new areas and development zones in the names of documents and in questions."""

from __future__ import annotations

import pytest

from index.counties import as_district, find_counties
from index.metadata import metadata
from index.records import CleanText, Loaded
from index.zones import city_of_zone, with_zone, zones


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("环县2025年扶持办法", ["环县"]), ("我店开在沛县", ["沛县"]), ("徐州市沛县商务局", ["沛县"]), ("我们环县有补助吗", ["环县"]),
        ("城市和县域", []), ("大城市和县里", []), ("循环县级", []), ("建成县", []),
    ],
)
def test_counties_of_two_signs_stand_as_words_of_their_own(text: str, found: list[str]) -> None:
    assert [one.name for one in find_counties(text)] == found


@pytest.mark.parametrize(
    ("name", "words", "is_"),
    [
        ("南沙新区", "广州南沙新区（自贸片区）扶持办法", "南沙区"),
        ("南沙新区", "南沙新区扶持办法", "南沙新区"),  # 没有写是哪个市的
        ("滨海新区", "天津市滨海新区办法", "滨海新区"),  # 本来就是一个区的名称
        ("江北新区", "南京江北新区若干政策", "江北新区"),  # 江北区在重庆和宁波
        ("浦口区", "南京市浦口区办法", "浦口区"),
    ],
)
def test_a_new_area_is_the_district_of_the_same_name_in_the_city_named(name: str, words: str, is_: str) -> None:
    assert as_district(name, words) == is_


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("合肥高新技术产业开发区", ["高新区"]), ("合肥高新区和经开区", ["高新区", "经开区"]), ("广州南沙新区（自贸片区）", ["自贸区"]),
        ("泉州台商投资区", ["台商投资区"]), ("中山火炬高技术产业开发区", ["高新区"]), ("苏州工业园区", ["工业园区"]), ("新区和市区", []),
    ],
)
def test_zones_are_known_by_their_kind(text: str, kinds: list[str]) -> None:
    assert [one.kind for one in zones(text)] == kinds


def test_a_zone_right_behind_a_place_belongs_to_its_name() -> None:
    assert with_zone("苏州工业园区的博士", 2) == 6
    assert with_zone("苏州的工业园区", 2) == 2


@pytest.mark.parametrize(
    ("title", "region"),
    [
        ("广州南沙新区（自贸片区）促进金融业发展扶持办法", "南沙区"),
        ("环县2025—2027年肉羊产业扶持办法", "环县"),
        ("中山火炬高技术产业开发区促进外贸发展办法", "中山市"),
        ("泉州台商投资区鼓励技术改造若干规定", "泉州市"),
        ("西咸新区沣东新城支持文旅发展若干政策", "西咸新区"),
    ],
)
def test_the_region_of_a_document_called_after_such_a_place(title: str, region: str) -> None:
    assert metadata(CleanText(f"{title}\n\n第一条 对新评定的企业给予奖励10万元。\n"), Loaded("某文件.txt", "txt", ())).region == region


def test_a_city_is_told_by_its_short_name_before_a_zone_only() -> None:
    place = city_of_zone("中山火炬开发区办法")
    assert place is not None and place.name == "中山市"
    assert city_of_zone("中山先生纪念办法") is None
