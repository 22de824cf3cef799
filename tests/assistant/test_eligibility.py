"""Eligibility: facts from free text, arithmetic that keeps its limits, matching and validity."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.check.working import equations
from assistant.eligibility import Decision, decide, explain, facts, match
from index.records import CleanText, Document, Metadata, SupportRule
from index.rules import extract


def _rule(text: str) -> SupportRule:
    (rule,) = extract(Document("d", Metadata(), CleanText(text)), (), ())
    return rule


_MACHINES = _rule("按设备投资额的10%，给予最高300万元的补助。")
_PLATFORM = _rule("对已建成并投入使用的检测平台，给予运营费30%、年最高100万元的支持，补贴时间不超过3年。")


@pytest.mark.parametrize(
    ("text", "measure", "value", "unit"),
    [
        ("我们设备投资2500万", "设备投资", "2500", "万元"),
        ("去年营收3000万元", "营业收入", "3000", "万元"),
        ("每年运营费稳定在600万元", "运营费", "600", "万元"),
        ("员工120人", "人数", "120", "人"),
        ("花了两千五百万买设备", "设备投资", "2500", "万元"),
        ("设备款0.25亿", "设备投资", "0.25", "亿元"),
        ("租金5万块一年", "租金", "5", "万元"),
    ],
)
def test_own_figures(text: str, measure: str, value: str, unit: str) -> None:
    (figure,) = facts([text]).figures
    assert (figure.measure, figure.value, figure.unit) == (measure, Decimal(value), unit)


def test_an_expected_sum_is_no_figure_of_ones_own() -> None:
    found = facts(["设备花了5000万元，是不是可以补500万元？"])
    assert [figure.value for figure in found.figures] == [5000]
    assert [figure.value for figure in found.claimed] == [500]


def test_document_numbers_and_years_are_no_figures() -> None:
    assert facts(["按〔2018〕75号文，2018年的方案怎么补？"]).figures == ()


@pytest.mark.parametrize(("text", "built"), [("平台已建成投用", True), ("平台还没建成", False), ("平台怎么补", None), ("准备建一个平台", False)])
def test_state_of_the_project(text: str, built: bool | None) -> None:
    assert facts([text]).built is built


def test_a_later_turn_overrides_an_earlier_one() -> None:
    assert [figure.value for figure in facts(["设备投资1000万元", "改成设备投资4000万元呢"]).figures] == [4000]


def test_two_cases_in_one_question() -> None:
    assert [(figure.case, figure.value) for figure in facts(["甲投资1200万元，乙2000万元"]).figures] == [("甲", 1200), ("乙", 2000)]


@settings(derandomize=True, deadline=None, max_examples=80)
@given(st.integers(min_value=1, max_value=10**6))
def test_never_more_than_the_cap_and_never_more_than_the_share(value: int) -> None:
    (amount,) = decide(_MACHINES, facts([f"设备投资{value}万元"])).amounts
    assert amount.value == min(Decimal(value) / 10, Decimal(300))
    assert amount.working.endswith(f"= {amount.value:f}".rstrip("0").rstrip(".") + "万元") or "." not in f"{amount.value:f}"


@settings(derandomize=True, deadline=None, max_examples=40)
@given(st.integers(min_value=1, max_value=20000))
def test_the_unit_it_is_told_in_changes_nothing(value: int) -> None:
    told = [f"设备投资{value}万元", f"设备投资{Decimal(value) / 10000:f}亿元", f"设备投资{value * 10000}元"]
    sums = {decide(_MACHINES, facts([text])).amounts[0].value for text in told}
    assert sums == {min(Decimal(value) / 10, Decimal(300))}


@settings(derandomize=True, deadline=None, max_examples=40)
@given(st.integers(min_value=1, max_value=9), st.integers(min_value=1, max_value=2000))
def test_no_year_beyond_the_period_is_paid(years: int, cost: int) -> None:
    (amount,) = decide(_PLATFORM, facts([f"检测平台已投入使用，每年运营费{cost}万元，计划运营{years}年"])).amounts
    assert amount.value == min(Decimal(cost) * 3 / 10, Decimal(100)) * min(years, 3)


_AID = _rule("住院合规费用扣除医疗保险赔付后，个人自付超过1万元的，对超过部分按40%给予救助，每户每年最高3万元。")
_PART = _rule("对见习单位按当地最低工资标准的2/3给予补贴，最高1500元。")
_HIRES = _rule("对年满16周岁的残疾人参加技能培训的，每人补助500元，最高2万元。")


def _holds(decision: Decision) -> bool:
    """Whether all equations of a decision hold when they are done again."""
    return all(one.holds for amount in decision.amounts for step in amount.steps for one in equations(step.expression))


@settings(derandomize=True, deadline=None, max_examples=40)
@given(st.integers(min_value=2, max_value=40), st.integers(min_value=1, max_value=39))
def test_what_others_paid_is_taken_off_before_the_share(cost: int, paid: int) -> None:
    decision = decide(_AID, facts([f"老伴住院合规费用{cost}万元，医保报了{paid}万元，能救助多少？"]))
    rest = cost - paid - 1
    assert _holds(decision)
    if rest > 0:
        assert [one.value for one in decision.amounts] == [min(Decimal(rest) * 4 / 10, Decimal(3))]
    elif cost > paid:
        assert decision.verdict == "不能"


@settings(derandomize=True, deadline=None, max_examples=40)
@given(st.integers(min_value=100, max_value=9000))
def test_a_fraction_is_worked_out_as_one(wage: int) -> None:
    decision = decide(_PART, facts([f"我们是见习单位，最低工资标准{wage}元，能补多少？"]))
    assert _holds(decision)
    assert abs(decision.amounts[0].value - min(Decimal(wage) * 2 / 3, Decimal(1500))) <= Decimal("0.005")


@settings(derandomize=True, deadline=None, max_examples=40)
@given(st.integers(min_value=2, max_value=60), st.integers(min_value=1, max_value=30))
def test_a_group_that_does_not_fulfil_it_is_not_counted(fit: int, unfit: int) -> None:
    decision = decide(_HIRES, facts([f"我们培训了{fit + unfit}个残疾人，{fit}个满了18岁，{unfit}个才15岁，能补多少？"]))
    assert _holds(decision)
    assert [one.value for one in decision.amounts] == [min(500 * fit, 20000)]


def test_nothing_is_decided_where_the_asker_says_nothing_of_himself() -> None:
    assert not decide(_MACHINES, facts(["设备投资怎么补？"])).decided
    assert decide(_MACHINES, facts(["我们设备投资2000万元怎么补？"])).decided


def test_expired_documents_are_marked() -> None:
    today = date(2026, 1, 1)
    assert "2021-12-31" in decide(_MACHINES, facts(["设备投资1万元"]), Metadata(valid_until="2021-12-31"), today).warnings[0]
    assert "2022年" in decide(_MACHINES, facts(["设备投资1万元"]), Metadata(period=(2018, 2022)), today).warnings[0]
    assert decide(_MACHINES, facts(["设备投资1万元"]), Metadata(valid_until="2026-12-31"), today).warnings == ()


def test_another_region_cannot_have_it() -> None:
    meta = Metadata(region="浙江省")
    decision = decide(_MACHINES, facts(["我们在江苏省，设备投资2000万元"]), meta)
    assert decision.verdict == "不能"
    assert decide(_MACHINES, facts(["我们在杭州市，设备投资2000万元"]), meta).verdict == "能"


def test_match_puts_first_what_can_be_had() -> None:
    rules = [
        _rule("对渔船，每艘给予2万元补助。"),
        _rule("对首次认定的高新技术企业，一次性给予20万元奖励。"),
        _rule("对从业人员50人以上的加工企业，给予5万元奖励。"),
    ]
    found = match(rules, facts(["我们是加工企业，员工80人，首次认定为高新技术企业，有哪些扶持？"]))
    assert [decision.rule.amount for decision in found] == [20, 5]
    assert {decision.verdict for decision in found} == {"能"}


def test_what_is_met_and_paid_for_comes_before_what_is_not_told() -> None:
    rules = [
        _rule("小微企业当年新增员工达到20%，且通过信用评级的，给予8万元奖励。"),
        _rule("租用场地从事创业活动的人员，按实际支付租金的50%给予补贴，每年最高6000元。"),
    ]
    found = match(rules, facts(["我们是刚开的小微企业，租的写字楼办公，有什么补贴？"]))
    assert [one.rule.base for one in found] == ["实际支付租金", ""]


def test_a_rule_for_several_subjects_of_a_grade_fits_who_names_one_of_them() -> None:
    rule = _rule("对新认定的省级智能工厂和数字化车间，一次性给予50万元奖励。")
    (found,) = match([rule], facts(["我们在建智能工厂"]))
    assert found.verdict == "要补充" and found.relevance > 0.5
    assert match([rule], facts(["我们在建民宿"])) == ()


@pytest.mark.parametrize(("before", "place"), [("江苏省2027年增加值目标是多少？", ""), ("我们在江苏省，能申请吗？", "江苏省"), ("江苏省的技改有什么补助？", "江苏省")])
def test_only_questions_about_the_asker_or_support_tell_his_place(before: str, place: str) -> None:
    assert facts([before, "设备投资2000万元能补多少？"]).regions == ((place,) if place else ())


def test_the_words_name_conditions_amount_and_what_is_missing() -> None:
    decision = decide(_PLATFORM, facts(["我们的检测平台已投用，能补多少"]))
    text = explain(decision, "[1]")
    assert "还缺" in text and "[1]" in text and "您的运营费是多少" in text


def test_rules_of_a_replaced_version_are_not_matched() -> None:
    old = Metadata(title="某市工业扶持办法（2019年修订）", region="某市", published="2019-03-01", number="某政办〔2019〕3号")
    new = Metadata(title="某市工业扶持办法", region="某市", published="2022-03-01")
    asker = facts(["我们的检测平台已投入使用"])
    assert match([_PLATFORM], asker, {"d": old, "new": new}) == ()
    assert len(match([_PLATFORM], asker, {"d": new, "old": old})) == 1



def test_what_is_had_once_a_time_is_over_is_told() -> None:
    rule = _rule("对正常经营一年以上的个体工商户，给予5000元的一次性创业补贴。")
    decision = decide(rule, facts(["我是个体工商户，正常经营才8个月"]))
    assert decision.verdict == "不能" and not decision.amounts
    assert [(one.value, one.unit) for one in decision.later] == [(5000, "元")]


@pytest.mark.parametrize(("said", "value"), [
    ("房屋租金一个月4万，我们每月能补多少", "0.8"),
    ("房屋租金一个月4万，我们能补多少", "9.6"),
])
def test_a_month_is_reckoned_where_it_is_asked_for(said: str, value: str) -> None:
    rule = _rule("按房屋租金的20%给予补助。")
    assert [one.value for one in decide(rule, facts([said])).amounts] == [Decimal(value)]
