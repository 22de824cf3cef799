"""What is not told is not held to be so: a grant that is only asked for, the growth of something else, those who are something no more."""

from __future__ import annotations

from pathlib import Path

import pytest
from texts import Texts

from assistant.answer import ask
from assistant.eligibility import facts
from assistant.eligibility.conditions.checks import condition_check
from assistant.eligibility.conditions.figure_checks import threshold_check
from index.records import CleanText, Document, Metadata, SupportRule
from index.rules import extract


def _rule(text: str) -> SupportRule:
    (rule,) = extract(Document("d", Metadata(), CleanText(text)), (), ())
    return rule


_HOMES = "领取住房租赁补贴的家庭，经审核不再符合保障资格的，给予6个月的过渡期，过渡期内发放住房租赁补贴的50%。"


def test_whom_a_sum_is_for_as_he_is_something_no_more_is_a_condition() -> None:
    assert "经审核不再符合保障资格" in [one.text for one in _rule(_HOMES).conditions]


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        ("我是应届毕业生，在区里租房，有租房补贴吗？", "需补充"),
        ("住房租赁补贴能领多少？", "需补充"),
        ("我家领了两年住房租赁补贴", "符合"),
        ("我家一直在领住房租赁补贴，还能领吗？", "符合"),
    ],
)
def test_a_grant_that_is_asked_for_is_not_said_to_be_had(said: str, verdict: str) -> None:
    rule = _rule(_HOMES)
    (condition,) = (one for one in rule.conditions if one.text == "领取住房租赁补贴")
    assert condition_check(condition, rule, facts([said])).verdict == verdict


@pytest.mark.parametrize(("said", "verdict"), [("复核说我们不够条件了", "符合"), ("我们还符合保障资格", "需补充")])
def test_who_qualifies_no_more_may_say_so_in_his_own_words(said: str, verdict: str) -> None:
    rule = _rule(_HOMES)
    (condition,) = (one for one in rule.conditions if "不再符合" in one.text)
    assert condition_check(condition, rule, facts([said])).verdict == verdict


@pytest.mark.parametrize(("said", "verdict"), [("去年出口1200万美元，今年出口1500万美元", "需补充"), ("去年进口1200万美元，今年进口1500万美元", "符合")])
def test_growth_is_that_of_what_the_rule_speaks_of(said: str, verdict: str) -> None:
    rule = _rule("对当年自营进口额100万美元、200万美元以上，且增长5%以上的企业，分别奖励1万元、2万元。")
    (condition,) = (one for one in rule.conditions if one.unit == "%")
    assert threshold_check(condition, rule, facts([said])).verdict == verdict


def test_what_fits_is_listed_with_the_sum_of_its_step(with_texts: Texts) -> None:
    library: Path = with_texts({"外贸办法": "云东市支持外贸发展办法\n\n云东市人民政府\n2026年1月1日\n\n第一条 对当年自营出口额300万美元、500万美元、1000万美元以上，且增长10%以上的企业，分别奖励2万元、3万元、5万元。\n"
                                           "第二条 对当年自营进口额100万美元、200万美元以上，且增长5%以上的企业，分别奖励1万元、2万元。\n第三条 外贸企业参加展会的，每个展位补贴1万元。\n"})
    assert library
    answer = ask("云东市我们外贸公司去年出口1200万美元，今年出口1500万美元，有哪些补贴？").answer
    assert "5万元" in answer.split("金额：")[1].split("\n")[0], answer
    assert not any("自营进口额" in line and "**符合**" in line for line in answer.split("\n")), answer
