"""What one is let off paying, read out of sentences (tests/golden/reliefs.txt), and in steps."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from index.records import CleanText, Document, Metadata, SupportRule
from index.rules import extract

_LINES = [line for line in Path("tests/golden/reliefs.txt").read_text("utf-8").splitlines() if line and not line.startswith("#")]


def _rules(text: str) -> list[SupportRule]:
    return [one for one in extract(Document("d", Metadata(), CleanText(text)), (), ()) if one.relief]


@pytest.mark.parametrize("line", _LINES)
def test_the_share_and_the_charge_are_read(line: str) -> None:
    text, wanted = (part.strip() for part in line.split("=>"))
    found = [(one.relief, Decimal(1) if one.rate is None else one.rate, one.base) for one in _rules(text)]
    assert found == [(kind, Decimal(share), charge.strip()) for kind, share, charge in (f"{one.strip()} ".split(" ", 2) for one in wanted.split(";"))] if wanted != "-" else found == []


def test_reliefs_that_differ_in_a_threshold_are_steps_of_what_is_still_paid() -> None:
    (rule,) = _rules("投资者新建工业项目，固定资产投资5000万元以上的，行政事业性收费全免；投资3000万元～5000万元的，按行政事业性收费的30%收取；投资1000万元～3000万元的，按50%收取。")
    assert (rule.relief, [(one.minimum, one.maximum, one.rate) for one in rule.tiers]) == ("left", [(5000, None, 0), (3000, 5000, Decimal("0.3")), (1000, 3000, Decimal("0.5"))])


def test_each_year_and_each_stretch_of_months_is_its_own() -> None:
    assert [[one.text for one in rule.conditions][-1] for rule in _rules("入驻园区的企业，第一年免收租金，第二年租金减半。")] == ["第一年", "第二年"]
    assert [rule.period for rule in _rules("承租国有房屋的商户，免收2个月租金、减半收取4个月租金。")] == ["2个月", "4个月"]
