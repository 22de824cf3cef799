"""The difference of two amounts that an answer quotes."""

from __future__ import annotations

import pytest

from assistant.compose.of_figures.told_difference import with_difference
from assistant.records import Citation, Draft, Query, Reason, Status


def _draft(*quotes: str) -> Draft:
    cited = tuple(Citation(n, "one", "办法", "", (), quote, 100 * n, 100 * n + len(quote)) for n, quote in enumerate(quotes, 1))
    return Draft(Status.ANSWERED, Reason.NONE, "\n".join(quotes), cited)


@pytest.mark.parametrize(
    ("question", "quotes", "result"),
    [
        ("前一种和后一种各几年内不得再申请，后一种比前一种长几年？", ("在1年内不得再次申请", "3年内不得再次申请，应当在10个工作日内报告"), "3 − 1 = 2年"),
        ("甲类和乙类的资本各多少，差多少？", ("甲类不低于6亿元，乙类不低于4亿元",), "6 − 4 = 2亿元"),
        ("甲类和乙类分别扣多少？差多少？", ("甲类按照每月400元定额扣除", "乙类在取得证书的当年，按照3600元定额扣除"), ""),
        ("最短和最长各几个月，差多少？", ("期限一般为3个月至6个月，最长不超过12个月",), ""),
        ("甲类和乙类的资本各多少？", ("甲类不低于6亿元，乙类不低于4亿元",), ""),
        ("甲类、乙类和丙类各多少，差多少？", ("甲类6亿元，乙类4亿元，丙类1亿元",), ""),
    ],
)
def test_two_amounts_of_a_kind_are_held_against_each_other(question: str, quotes: tuple[str, ...], result: str) -> None:
    made = with_difference(_draft(*quotes), Query(question, question, ()))
    assert [one.expression for one in made.computations] == ([result] if result else [])
