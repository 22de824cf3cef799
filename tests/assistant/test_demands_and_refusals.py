"""Demands and cases that stand in another article, sums by cases behind a promise, and what is not laid down: over invented documents."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from texts import Texts

from assistant.answer import ask
from assistant.eligibility import facts
from assistant.eligibility.conditions.checks import condition_check
from assistant.eligibility.conditions.counted_from import counted_from, lasted_since
from assistant.eligibility.conditions.left_out import left_out
from assistant.gather.of_support.objects import objects
from index.reading import read_file
from index.records import Condition, SupportRule

_CITY = """临浦市企业和居民扶持办法
临浦市人民政府
临浦政发〔2025〕9号

第一章 企业扶持
第一条 检测投入补助。年检测费用50万元以上的企业，按检测费用的10%给予补助，最高40万元。
第二条 申报检测投入补助的规模以上工业企业，上年度检测费用占营业收入的比重应当不低于1%。规模以下企业不作此项要求。
第三条 开业补助。毕业3年内的高校毕业生、退役军人、返乡农民工，在本市首次开办企业或者从事个体经营，且自登记之日起正常经营6个月以上的，给予一次性开业补助。开办企业的，补助9000元；从事个体经营的，补助4000元。
第四条 科技保险。企业投保研发中断险、专利执行保险的，按实缴保费的40%给予补助。

第二章 居民救助
第五条 困难补助。家庭人均月收入低于本市低保标准的，可以申请困难补助，每户每年3000元。
第六条 有下列情形之一的家庭，不得享受困难补助：
（一）拥有两套以上住房的；
（二）拥有机动车辆的，但残疾人代步机动车辆、摩托车除外。
第七条 本办法自2025年3月1日起施行，有效期3年。
"""


@pytest.fixture
def library(with_texts: Texts) -> Path:
    return with_texts({"临浦市企业和居民扶持办法": _CITY})


def test_a_demand_of_another_article_is_asked_for_or_decides(library: Path) -> None:
    open_ = ask("我们是临浦市规上工业企业，去年检测费用80万，检测投入补助能拿多少？")
    assert open_.status == "partial" and "占营业收入的比重应当不低于1%" in open_.answer and "8万元" in open_.answer
    short = ask("我们是临浦市规上工业企业，去年检测费用80万，营业收入2亿，检测投入补助能拿多少？").answer
    assert "不能享受" in short and "0.4%" in short
    small = ask("我们是临浦市规下小企业，去年检测费用80万，检测投入补助能拿多少？").answer
    assert "占营业收入" not in small and "8万元" in small


def _rules(tmp_path: Path) -> dict[str, SupportRule]:
    file = tmp_path / "办法.txt"
    file.write_text(_CITY, encoding="utf-8")
    return {rule.quote: rule for rule in read_file(file)[0].rules}


def test_sums_by_cases_have_the_conditions_of_the_promise(tmp_path: Path) -> None:
    rules = _rules(tmp_path)
    found = next(rule for quote, rule in rules.items() if quote.startswith("从事个体经营的，补助4000元"))
    assert [one.text for one in found.conditions][-1] == "从事个体经营" and any("6个月以上" in one.text for one in found.conditions)
    assert not any(rule.benefit == "qualitative" and "开业补助" in quote for quote, rule in rules.items())


@pytest.mark.parametrize(
    ("question", "sum_"),
    [
        ("我是退役军人，2025年9月在临浦市开了家面馆，办的个体户执照，以前没创过业，一直正常开着，现在2026年11月，开业补助给多少？", "4000元"),
        ("我大学毕业两年，2025年11月在临浦市第一次开公司，一直正常经营，现在开业补助给多少？", "9000元"),
    ],
)
def test_a_sum_of_the_case_that_is_his(library: Path, question: str, sum_: str) -> None:
    answer = ask(question).answer
    assert sum_ in answer and "没有规定数额" not in answer and "是否满足“毕业3年内" not in answer


@pytest.mark.parametrize(
    ("said", "verdict"),
    [("本人退役军人，要开店", "符合"), ("我大学毕业两年", "符合"), ("我大学毕业8年了", "需补充"), ("我是返乡农民工", "符合")],
)
def test_one_of_the_persons_listed_is_enough(said: str, verdict: str) -> None:
    listed = Condition("毕业3年内的高校毕业生、退役军人、返乡农民工", "other")
    assert condition_check(listed, SupportRule(
        document="d", quote="", subject="", conditions=(), benefit="fixed", rate=None, base="", cap=None, amount=None, tiers=(), per="", currency_unit="元", period="", valid_until="", path=(), start=0, end=0), facts((said,))).verdict == verdict


@pytest.mark.parametrize(
    ("said", "met"), [("2025年3月登记的店，现在2026年11月", True), ("2026年9月登记的店，现在2026年11月", False), ("2024年登记的店，现在2026年11月", True)]
)
def test_how_long_it_goes_on_since_a_day(said: str, met: bool) -> None:
    check = lasted_since("自登记之日起正常经营6个月以上", facts((said,)))
    assert check is not None and (check.verdict == "符合") == met


def test_a_time_counted_from_a_day_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("assistant.eligibility.conditions.counted_from.today", lambda: date(2026, 11, 23))
    late = counted_from("应当自证书核发之日起12个月内提出申请", facts(("去年8月拿的证，现在还能报吗",)))
    assert late is not None and late.verdict == "不符合"
    assert counted_from("应当自证书核发之日起12个月内提出申请", facts(("2017年3月拿的证，能报吗",))) is None


@pytest.mark.parametrize(("said", "out"), [("不过家里有辆面包车拉货", True), ("我家有台小轿车", True), ("家里有辆摩托车", False), ("有辆残疾人代步车", False), ("家里没有车", False), ("公司的小车归我开，自己没有", False)])
def test_a_case_left_out_with_what_it_leaves_in(said: str, out: bool) -> None:
    assert (left_out("拥有机动车辆的，但残疾人代步机动车辆、摩托车除外", facts((said,))) is not None) == out


def test_a_vehicle_keeps_a_household_out(library: Path) -> None:
    assert "不能享受" in ask("临浦市困难补助，我家收入不高，不过有辆面包车平时拉货，能领吗？").answer
    assert "不能" not in ask("临浦市困难补助，我家收入不高，家里有辆摩托车，能领吗？").answer.split("\n")[0]


@pytest.mark.parametrize(("question", "thing"), [("那买出口信用保险的保费补百分之几", "出口信用保险"), ("投保产品责任险有没有补贴", "产品责任险"), ("社会保险的补贴有多少", "")])
def test_an_insurance_is_an_object(question: str, thing: str) -> None:
    assert (thing in objects(question)) if thing else not any("保险" in one for one in objects(question))


@pytest.mark.parametrize("question", ["临浦市企业买出口信用保险的保费给不给补，补百分之几？", "临浦市企业投保产品责任险有没有补贴？"])
def test_another_insurance_is_refused(library: Path, question: str) -> None:
    assert ask(question).status == "refused"


def test_an_insurance_that_is_named_is_answered(library: Path) -> None:
    assert "40%" in ask("临浦市企业投保专利执行保险，保费补多少？").answer


@pytest.mark.parametrize("question", ["那沙川市呢，给多少？", "要是沙川市呢？"])
def test_another_place_by_the_form_of_its_name(library: Path, question: str) -> None:
    assert ask(question, ("临浦市开办企业的开业补助多少？",)).status == "refused"


@pytest.mark.parametrize("question", ["那城区呢？", "那郊区呢？", "那本市呢？"])
def test_what_only_ends_like_a_place(library: Path, question: str) -> None:
    assert "没有" not in ask(question, ("临浦市开办企业的开业补助多少？",)).answer.split("\n")[0]


def test_a_price_is_not_told_by_words_without_one(library: Path) -> None:
    assert ask("临浦市的低保住房现在一平方米月租多少钱？").status == "refused"


_TRADE = """临浦市外贸扶持办法
临浦市商务局
2025年5月6日

一、出口奖励
年出口额100万美元以上的企业，奖励2万元。
二、成长奖励
年出口额增速达30%以上的，按以下标准给予奖励：
（一）年出口额500万美元以上的企业，奖励12万元；
（二）年出口额50万美元以上的企业，奖励1万元。
"""


def test_a_profile_quotes_the_condition_that_stands_before_the_list(with_texts: Texts) -> None:
    with_texts({"临浦市外贸扶持办法": _TRADE})
    told = ask("我们是临浦市的外贸公司，去年出口额600万美元，比上年多了15%，有哪些扶持可以申请？")
    assert told.status == "answered" and "2万元" in told.answer
