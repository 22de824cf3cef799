"""Whatever verb a clause gives with, brief or formal, its figure is read as what is given, and the verb as no condition; golden pairs in golden/giving.txt."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.records import CleanText, Document, Metadata
from index.rules import extract

_PAIRS = [
    tuple(line.split(" = "))
    for line in (Path(__file__).parents[1] / "golden" / "giving.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]
_ASKED = {"购买本地服务", "合同金额100万元以上"}


@pytest.mark.parametrize(("clause", "gives"), _PAIRS)
def test_verbs_of_giving(clause: str, gives: str) -> None:
    text = CleanText(f"支持企业发展。企业购买本地服务且合同金额100万元以上的，{clause}。")
    found = extract(Document("d", Metadata(), text), (), ())
    if gives == "-":
        assert not any(rule.amount or rule.rate for rule in found)
        return
    (rule,) = found
    told = f"{float(rule.rate * 100):g}%" if rule.rate is not None else f"{float(rule.amount or rule.cap or 0):g}{rule.currency_unit}"
    assert told == gives
    assert {one.text for one in rule.conditions} <= _ASKED


def test_sentence_that_only_limits_how_many_count() -> None:
    text = CleanText("1.家电以旧换新。个人购买1级能效冰箱、电视的，按最终销售价格的20%立减；购买2级能效的，按15%立减。每人每类产品补贴1件，空调最多3件，每件补贴不超过2000元。")
    found = extract(Document("d", Metadata(), text), (), ())
    assert [float(rule.rate or 0) for rule in found] == [0.2, 0.15]
    assert all(rule.cap is not None and "空调最多3件" in rule.quote for rule in found)
