"""Where an asker is: a place within the name of something, where he studied or comes from is none; a place that holds that of the document is to be asked about."""

from __future__ import annotations

import pytest

from assistant.eligibility import decide, facts
from assistant.eligibility.told.places_told import places_told
from index.records import CleanText, Document, Metadata
from index.rules import extract


@pytest.mark.parametrize(
    ("said", "places"),
    [
        ("我们入驻在粤港澳大湾区（广东）创新创业孵化基地", ()),
        ("我们在中国（上海）自由贸易试验区开了公司", ()),
        ("孩子在香港读大学，现在天津实习", ("天津市",)),
        ("我是湖南人，在广州开店", ("广州市",)),
        ("在武汉毕业，到深圳上班", ("深圳市",)),
        ("我在天津开店，雇了三个人，其中一个是河北来的", ("天津市",)),
        ("厂子在苏州，招了5个从贵州那边过来的工人", ("苏州市",)),
        ("四川来打工的，现在宁波", ("宁波市",)),
        ("我们公司在重庆", ("重庆市",)),
    ],
)
def test_places_where_somebody_is(said: str, places: tuple[str, ...]) -> None:
    assert places_told(said) == places


@pytest.mark.parametrize(("said", "verdict"), [("我们企业在广东，", "需补充"), ("我们企业在广州天河区，", "符合"), ("我们企业在湖南，", "不符合")])
def test_wider_place_is_asked_about(said: str, verdict: str) -> None:
    meta = Metadata(region="天河区", level="县")
    (rule,) = extract(Document("d", meta, CleanText("对获评孵化载体的企业，给予30万元奖励。")), (), ())
    made = decide(rule, facts((f"{said}获评了孵化载体，能奖多少？",), ()), meta)
    (check,) = [one for one in made.checks if one.text.startswith("适用地区")]
    assert check.verdict == verdict


def test_conditions_that_stand_elsewhere_are_not_met_by_their_words() -> None:
    (rule,) = extract(Document("d", Metadata(), CleanText("符合申请条件的个人创业担保贷款额度最高30万元。")), (), ())
    made = decide(rule, facts(("我开了家小店，想办个人创业担保贷款，能贷多少？",), ()))
    assert made.verdict == "要补充"


def test_alternative_places_share_what_follows() -> None:
    (rule,) = extract(Document("d", Metadata(), CleanText("取得香港或澳门执业资格证的在职青年，一次性给予5万元补贴。")), (), ())
    made = decide(rule, facts(("我是香港人，在职，能补多少？",), ()))
    assert not any(check.verdict == "符合" and "执业资格证" in check.text for check in made.checks)


def test_a_firm_that_sells_is_no_seller_asked_for() -> None:
    (rule,) = extract(Document("d", Metadata(), CleanText("个人在本市汽车销售企业购买新车的，每辆补贴3000元。")), (), ())
    made = decide(rule, facts(("我个人买了一辆新车，能补多少？",), ()))
    assert not any(check.verdict == "不符合" for check in made.checks)


def test_what_lies_in_a_place_is_not_the_place() -> None:
    (rule,) = extract(Document("d", Metadata(), CleanText("本区青年职工（浦东新区开发园区除外）每人每月补贴500元。")), (), ())
    made = decide(rule, facts(("我是青年职工，想申请浦东新区的补贴，每月多少？",), ()))
    assert not any(check.verdict == "不符合" for check in made.checks)
