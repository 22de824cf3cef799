"""Sizes in units of their own kind in a condition's words, and days told as before or behind one, against what the asker tells; a field that a list of
troubles names is no trouble."""

from __future__ import annotations

import pytest

from assistant.eligibility import facts
from assistant.eligibility.conditions import degrees
from assistant.eligibility.conditions.age_bounds import age_check
from assistant.eligibility.conditions.children import other_number
from assistant.eligibility.conditions.left_out import left_out
from assistant.eligibility.conditions.sized import size_told
from assistant.eligibility.conditions.windows import window_check
from index.records import Condition


@pytest.mark.parametrize(("condition", "told", "verdict"), [
    ("规格：20马力以上不足80马力", "报废收割机2台，都是50马力的", "符合"),
    ("规格：20马力以上不足80马力", "报废收割机2台，都是100马力的", "不符合"),
    ("规格：20马力以上不足80马力", "报废收割机2台，都是80马力以上的", "不符合"),
    ("规格：80马力以上", "报废收割机2台，都是80马力以上的", "符合"),
    ("规格：20马力以下", "报废收割机2台，20马力", None),
    ("规格：12米（含）以下", "船长12米", "符合"),
    ("规格：80马力以上", "报废收割机2台", None),
])
def test_a_size_in_words_is_held_against_the_one_told(condition: str, told: str, verdict: str | None) -> None:
    check = size_told(condition, facts((told,)))
    assert (check and check.verdict) == verdict


@pytest.mark.parametrize(("condition", "told", "verdict"), [
    ("2019年4月30日前（含4月30日）获得海域使用权", "2019年4月30日后获得海域使用权", "不符合"),
    ("2019年4月30日后获得海域使用权", "2019年4月30日后获得海域使用权", "符合"),
    ("2019年4月30日后获得海域使用权", "2019年6月获得海域使用权", "符合"),
])
def test_a_time_told_as_before_or_behind_a_day(condition: str, told: str, verdict: str) -> None:
    check = window_check(Condition(condition, "time"), facts((told,)))
    assert check is not None and check.verdict == verdict


@pytest.mark.parametrize(("told", "out"), [("我们依法服从安全生产管理", False), ("我们去年出过生产安全事故", True)])
def test_a_field_alone_is_none_of_the_troubles_named(told: str, out: bool) -> None:
    assert (left_out("涉及环境保护、生产安全、食品安全问题的单位或个人", facts((told,))) is not None) is out


@pytest.mark.parametrize(("told", "verdict"), [("孩子不满3岁", "符合"), ("3岁以下幼儿", "符合"), ("孩子刚满3岁", "不符合"), ("孩子2岁半", "符合")])
def test_who_is_told_to_be_below_an_age_has_not_reached_it(told: str, verdict: str) -> None:
    check = age_check("子女年满3周岁前申请", facts((told,)), only_age=True)
    assert check is not None and check.verdict == verdict


@pytest.mark.parametrize(("rule", "told", "other"), [
    ("三孩及以上家庭", "我家俩娃，刚买了房", "我家俩娃"), ("三孩及以上家庭", "家里四孩", ""), ("生育二孩", "我们生了三胎", "我们生了三胎"), ("二孩家庭", "刚买了房", ""),
])
def test_another_number_of_children_is_another_case(rule: str, told: str, other: str) -> None:
    assert other_number(rule, told) == other


@pytest.mark.parametrize(("wanted", "said", "fits"), [
    ("本科毕业生", "我大专毕业，干满6年了", False), ("大专以上学历", "我本科毕业", True), ("大专以上学历", "我是中专学历", False),
    ("专科毕业生", "2023年大专毕业", True), ("本科毕业生", "我硕士毕业", None),
])
def test_who_has_studied_less_is_left_out_and_who_more_is_asked(wanted: str, said: str, fits: bool | None) -> None:
    found = degrees.told(wanted, said)
    assert found is not None and found.fits is fits
