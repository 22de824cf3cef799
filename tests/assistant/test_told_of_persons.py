"""Facts that people tell of persons and households (ages, registration, homes of their own, places of an area), against what printed words ask."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.eligibility import facts
from assistant.eligibility.conditions.age_bounds import age_check
from assistant.eligibility.conditions.area_places import area_check
from assistant.eligibility.conditions.homes import home_check
from assistant.eligibility.conditions.hours import in_time_by_hour
from assistant.eligibility.conditions.registration import registration_check
from assistant.eligibility.conditions.time_limits import time_limits
from assistant.eligibility.told.ages_told import ages_told
from assistant.eligibility.told.elapsed import elapsed
from index.areas import areas


@pytest.mark.parametrize(("said", "stretch"), [
    ("老二两岁", (2, 3)),
    ("女儿刚满三岁半", (3.5, 3.9)),
    ("小的一岁零四个月", (1.33, 1.42)),
    ("宝宝40个月大了", (3.33, 3.42)),
    ("我爸妈都才五十六七", (56, 58)),
    ("奶奶九十一了", (91, 92)),
    ("没结过婚，才二十六", (26, 27)),
    ("老人差半年满80", (79, 80)),
    ("我1976年出生的", (49, 51)),
    ("孩子上中班", (4, 6)),
    ("3周岁以下的孩子能领吗", (0, 3)),
    ("45周岁以下才能申请吗", None),
    ("社保交了14个月", None),
])
def test_ages_as_people_tell_them(said: str, stretch: tuple[float, float] | None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WENCE_TODAY", "2026-07-01")
    told = ages_told(said)
    assert ([(round(float(one.low), 2), round(float(one.high), 2)) for one in told]) == ([] if stretch is None else [stretch])


@pytest.mark.parametrize(("printed", "said", "verdict"), [
    ("80至89周岁老年人", "今年78，我奶奶", "不符合"),
    ("80至89周岁老年人", "奶奶83岁", "符合"),
    ("3周岁以下婴幼儿", "孩子三岁半", "不符合"),
    ("3周岁以下婴幼儿", "孩子三岁", None),
    ("至婴幼儿年满36个月当月止", "孩子40个月大了", "不符合"),
    ("年龄不超过45周岁", "我今年45岁", "符合"),
    ("所有成员均年满60周岁", "我62，老伴57", "不符合"),
    ("毕业2年内的毕业生或16至24岁失业青年", "他28岁", None),
    ("14周岁以下的儿童", "我35岁", None),
    ("年满60岁的父母", "两个娃都在读小学", None),
])
def test_ages_asked_for(printed: str, said: str, verdict: str | None) -> None:
    check = age_check(printed, facts((said,)))
    assert (check and check.verdict) == verdict


@pytest.mark.parametrize(("printed", "said", "verdict"), [
    ("在云南省行政区域内登记注册", "我们公司注册在成都，昆明有个仓库", "不符合"),
    ("凡在广东省境内注册", "我们公司是在湖南注册的，在东莞只租了个车间没有另外注册公司", "不符合"),
    ("注册地在宁波市范围内的制造业企业", "我们营业执照是杭州办的", "不符合"),
    ("在浙江省境内依法登记注册", "我们公司注册在杭州", "符合"),
    ("在云南省行政区域内登记注册", "总部在成都注册，在昆明设了子公司", None),
    ("在云南省行政区域内登记注册", "我们公司没有在成都注册", None),
    ("在云南省行政区域内登记注册", "我们打算在成都注册公司", None),
    ("在云南省行政区域内登记注册", "公司注册资本500万，卖到上海", None),
    ("在云南省行政区域内登记注册或者纳税", "我们公司注册在成都", None),
])
def test_where_a_firm_has_to_be_registered(printed: str, said: str, verdict: str | None) -> None:
    check = registration_check(printed, facts([said]))
    assert (check and check.verdict) == verdict


@pytest.mark.parametrize(("printed", "said", "verdict"), [
    ("具有本市户籍", "湖南户口，跟我们住", "不符合"),
    ("具有本市户籍", "我是丰州户口", "符合"),
    ("夫妻一方具有丰州市户籍", "我和老婆都是十堰户口", "不符合"),
    ("夫妻一方具有丰州市户籍", "我老公是丰州户口，我不是", "符合"),
    ("夫妻一方具有丰州市户籍", "我是十堰户口", None),
    ("非本市户籍人员", "我本来就是丰州户口", "不符合"),
    ("户籍在本市农村", "我是丰州城区的城镇户口", "不符合"),
    ("子女落户本市", "孩子户口落在外省爷爷家，我是丰州户口", "不符合"),
    ("本市户籍家庭、持有本市居住证的家庭", "外地户口，有居住证", None),
    ("本市户籍家庭、持有本市居住证的家庭", "外地户口，没有居住证", "不符合"),
])
def test_registration_asked_for(printed: str, said: str, verdict: str | None) -> None:
    check = registration_check(printed, replace(facts((said,)), home="丰州市"))
    assert (check and check.verdict) == verdict


@pytest.mark.parametrize(("said", "verdict"), [
    ("我老婆在丰州有一套房", "不符合"),
    ("儿子才十岁，名下有一套小房", "不符合"),
    ("我们全家都没房", "符合"),
    ("我爸有房", None),
    ("在丰州租房", None),
    ("老家有房子", None),
])
def test_homes_of_ones_own(said: str, verdict: str | None) -> None:
    check = home_check("本人、配偶及未成年子女在本市无自有住房", replace(facts((said,)), home="丰州市"))
    assert (check and check.verdict) == verdict


@pytest.mark.parametrize(("printed", "said", "verdict"), [
    ("到粤东粤西粤北地区就业", "在东莞一家厂上班", "不符合"),
    ("到粤东粤西粤北地区就业", "在梅州的公司工作", None),
    ("珠三角地区", "我公司在肇庆", "符合"),
    ("珠三角地区", "我在广东开店", None),
    ("直辖市、计划单列市以及其他城市", "在东莞上班", None),
])
def test_places_of_an_area(printed: str, said: str, verdict: str | None) -> None:
    check = area_check(printed, facts((said,)))
    assert (check and check.verdict) == verdict


@pytest.mark.parametrize(("printed", "said", "met"), [
    ("应当自缴清契税之日起6个月内申请", "缴清契税八个月才申请", False),
    ("应当自成立之日起10日内将成员、名单公告", "成立后第15天才去公告", False),
    ("应当自成立之日起10日内将成员、名单公告", "成立后第8天才去公告", True),
])
def test_how_late_something_is_handed_in(printed: str, said: str, met: bool) -> None:
    told = elapsed(said)
    assert told is not None and [one.met(told) for one in time_limits(printed)] == [met]


@pytest.mark.parametrize(("said", "in_time"), [("8月10日晚上八点才提交", False), ("8月10日下午3点提交", True), ("8月9日晚上八点提交", None)])
def test_the_hour_of_the_last_day(said: str, in_time: bool | None) -> None:
    assert in_time_by_hour("申报时间为7月10日9时至8月10日17:00", said) is in_time


def test_areas_are_made_of_known_places() -> None:
    assert all(one.has(place) for one in areas().values() for place in one.places)
    assert not areas()["珠三角"].has("汕头市")
