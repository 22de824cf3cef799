"""What an asker says he had and what he wants besides."""

from __future__ import annotations

import pytest

from assistant.eligibility.told.had import had, wanted
from assistant.eligibility.told.spoken import in_figures


@pytest.mark.parametrize(("text", "before", "more"), [
    ("今年已经领过两回救助，总共42000元，还能再批多少", ["42000元"], []),
    ("今年已经领过救助3.5万元，街道又想批2万", ["3.5万元"], ["2万元"]),
    ("第一次批了2万，第二次批了1.5万，这次再申请3万", ["2万元", "1.5万元"], ["3万元"]),
    ("补贴已经领了两年，还能领多久", ["24个月"], []),
    ("省里已经就这批设备给过我们60万，市里还能再拿多少", ["60万元"], []),
    ("50个人，租金18元，没拿过补助，一年最多多少", [], []),
])
def test_told(text: str, before: list[str], more: list[str]) -> None:
    assert [f"{one.value:f}{one.unit}" for one in had(text)] == before
    assert [f"{one.value:f}{one.unit}" for one in wanted(text)] == more


def test_earlier_years_are_told_apart() -> None:
    assert [one.earlier for one in had("去年领了3万，今年领了1万，还能领多少")] == [True, False]


@pytest.mark.parametrize(("said", "figures"), [
    ("一万二千块", "1.2万块"), ("报了一万二，", "报了1.2万，"), ("十二万五千元", "12.5万元"), ("两千五百万", "2500万"), ("一千五百块", "1500块"),
    ("两万四千五百元", "2.45万元"),
])
def test_spelled_to_the_last_place(said: str, figures: str) -> None:
    assert in_figures(said) == figures
