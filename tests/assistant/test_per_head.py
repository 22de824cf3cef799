"""Limits on what each member of a household has."""

from __future__ import annotations

import pytest

from assistant.eligibility import facts
from assistant.eligibility.conditions.printed import held, limited

_LIMIT = "自有产权住房人均建筑面积低于15平方米"


@pytest.mark.parametrize(("said", "verdict"), [
    ("一家三口，自有房一共40平方米", "符合"),
    ("一家三口，自有房一共50平方米", "不符合"),
    ("我家4口人，住房面积60平方米", "不符合"),
    ("我家4口人，住房面积59平方米", "符合"),
    ("我家4口人，住房人均建筑面积12平方米", "符合"),
    ("自有房一共40平方米", "需补充"),
])
def test_household_is_divided_by_its_members(said: str, verdict: str) -> None:
    assert [check.verdict for check in limited(_LIMIT, "", facts((said,), ()))] == [verdict]


def test_a_share_of_something_else_decides_nothing() -> None:
    own = facts(("我们公司科技人员占12%，研发占比5.5%",), ())
    assert held("科技人员占企业当年职工总数的比例不低于10%", own).verdict != "不符合"


def test_working_is_shown() -> None:
    (check,) = limited(_LIMIT, "", facts(("一家三口，自有房一共40平方米",), ()))
    assert "40平方米 ÷ 3口 ≈ 13.33平方米" in check.reason
