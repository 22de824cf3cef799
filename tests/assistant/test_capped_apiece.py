"""A share with a cap for each piece: the pieces that count, what each costs beside what all cost; golden sums over single rules."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.eligibility import decide, facts
from index.records import CleanText, Document, Metadata
from index.rules import extract

_CARS = "对购买冷藏车的企业，按车辆购置价款的10%补助，每辆最高3万元，每家企业每年不超过3辆。"
_STANDS = "对企业参加境外展会的，按展位费的70%给予补贴，单个标准展位最高补贴3万元，每家企业每个展会补贴不超过2个标准展位。"


@pytest.mark.parametrize(
    ("rule", "said", "comes_to"),
    [
        (_CARS, "买了2辆冷藏车，一共花了50万", 5),
        (_CARS, "买了5辆冷藏车，一共花了200万", 9),
        (_CARS, "买了5辆冷藏车，每辆40万", 9),
        (_STANDS, "去参展，订了两个标准展位，每个5万，一共10万块展位费", 6),
        (_STANDS, "去参展，订了两个标准展位，展位费一共6万", Decimal("4.2")),
    ],
)
def test_pieces_that_count(rule: str, said: str, comes_to: Decimal) -> None:
    (found,) = extract(Document("d", Metadata(), CleanText(rule)), (), ())
    made = decide(found, facts((f"{said}，能补多少？",), ()))
    assert [one.value for one in made.amounts] == [comes_to], [one.working for one in made.amounts]


_STORES = "对新建气调冷库的，每立方米补助200元。补助金额不超过总投资的30%，单个主体最高60万元。"


@pytest.mark.parametrize(
    ("said", "comes_to"),
    [("新建了5000立方米气调冷库，总投资150万", 450000), ("新建了5000立方米气调冷库，总投资300万", 600000), ("新建了1000立方米气调冷库，总投资150万", 200000)],
)
def test_the_share_of_a_sentence_beside_it_holds_for_the_sum(said: str, comes_to: int) -> None:
    (found,) = extract(Document("d", Metadata(), CleanText(_STORES)), (), ())
    made = decide(found, facts((f"{said}，能补多少？",), ()))
    assert [one.value for one in made.amounts] == [comes_to], [one.working for one in made.amounts]
