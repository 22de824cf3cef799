"""What is done with a thing tells what is paid for."""

from __future__ import annotations

import pytest

from assistant.eligibility.told.durations import in_its_year
from assistant.gather.of_support.deeds import of_other_deed


@pytest.mark.parametrize(("thing", "clause", "other"), [
    ("新造货船", "对货船报废拆解的，每艘补助3万元", True),
    ("新造货船", "更新货船的，按购置价的20%补助", False),
    ("新造货船", "每艘货船补助2万元", False),
    ("维修蓄水池", "新建蓄水池的，每立方米补助30元", True),
    ("蓄水池", "新建蓄水池的，每立方米补助30元", False),
    ("新建厂房", "租赁厂房的，按租金的20%补贴", True),
])
def test_another_deed_with_the_same_thing_is_paid_for_by_another_clause(thing: str, clause: str, other: bool) -> None:
    assert of_other_deed(thing, clause) is other


@pytest.mark.parametrize(("said", "months"), [
    ("前年种的桑树，今年是第二年", [23.5]), ("店开到现在才第三年", [35.5]), ("第二年能补多少", []), ("第二年的补贴", []),
])
def test_in_the_second_year_less_than_two_are_over(said: str, months: list[float]) -> None:
    assert [float(one.months) for one in in_its_year(said)] == months
