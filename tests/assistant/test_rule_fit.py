"""Which of several rules that read alike a question means: by the sum, the kind of grant, the trade that it names."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from assistant.answer import the_library
from assistant.eligibility.conditions.trades import other_trade, own_trades
from assistant.gather.of_support import grants
from assistant.gather.of_support.rule_fit import sums_in


@pytest.mark.parametrize(("text", "sums"), [
    ("那5000块现在能领吗", {5000}), ("1万元的一次性创业补贴能申请不", {10000}), ("落户奖励75万能拿吗", {750000}),
    ("是不是也直接奖30万", set()), ("我们投了3000万，能补多少", set()), ("去年领了2万补贴，今年呢", set()),
])
def test_sums_by_which_a_grant_is_named(text: str, sums: set[int]) -> None:
    assert sums_in(text) == {Decimal(one) for one in sums}


@pytest.mark.parametrize(("text", "kinds"), [
    ("有没有生育津贴，给多少", ["生育"]), ("上市奖励多少", ["上市"]), ("能拿到的奖励有多少", []), ("用什么方式补贴的", []), ("市里一次性奖励多少", []),
])
def test_kinds_of_grants_named(shipped: Path, text: str, kinds: list[str]) -> None:
    assert [one.text for one in grants.named(text, the_library())] == kinds


def test_what_is_said_in_brackets_is_not_what_a_grant_is_for(shipped: Path) -> None:
    kind = grants.named("有没有生育津贴", the_library())[0]
    assert not grants.is_for(kind, "按基本医疗保险（含生育保险）费给予补贴")
    assert grants.is_for(kind, "给予生育补贴")


@pytest.mark.parametrize(("subjects", "text", "other"), [
    (["工业企业", "软件企业"], "我们是商贸公司", True), (["工业企业", "软件企业"], "我们是做软件的", False), (["小微企业"], "我开了个餐馆", False),
    (["税务师事务所"], "会计师事务所新落户给多少", True), (["工业企业"], "我们不是商贸公司", False), (["制造业企业"], "我们是物流公司，给制造厂送货", False),
])
def test_trades(subjects: list[str], text: str, other: bool) -> None:
    assert bool(other_trade(subjects, text)) is other
    assert not other or own_trades(text)
