"""Which of several groups told a rule pays for, and for how long a sum is asked: golden sums over single rules."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.eligibility import decide, facts
from index.records import CleanText, Document, Metadata
from index.rules import extract

_HOUSING = "企业聘用的全日制本科以上学历毕业生，与企业签订劳动合同后，每月给予500元住房补贴，补贴期限为5年。"
_SOLDIERS = "对企业新招用的退役军人，按每人3000元给予一次性补贴。"
_OLD = "对80周岁以上老年人，每人每月发放高龄津贴100元。"
_CARE = "养老机构收住的中度失能老年人，每人每月补贴200元。"
_LOAN = "根据贷款实际发生额和同期贷款基准利率给予30%贴息，单个项目贴息额度不超过100万元。"
_RENT = "对入驻企业，每年给予5万元租金补贴，补贴期限最长5年。"


@pytest.mark.parametrize(
    ("rule", "said", "comes_to"),
    [
        (_HOUSING, "公司新招了10个人，8个全日制本科、2个大专，住房补贴两年下来总共能领多少？", 96000),
        (_SOLDIERS, "我们今年招了15个人，其中退役军人4个，能补多少？", 12000),
        (_SOLDIERS, "招了15个人，退役军人4个、应届生11个，能补多少？", 12000),
        (_OLD, "院里40位老人，80岁以上的15位，一个月有多少津贴？", 1500),
        (_CARE, "收了50个老人，中度失能20个，重度10个，其余能自理，一个月补多少？", 4000),
        (_OLD, "我奶奶85了，一年能领多少？", 1200),
        (_OLD, "我奶奶85了，半年一共多少？", 600),
        (_OLD, "我奶奶85了，每月多少？", 100),
        (_LOAN, "贷了2000万做项目，同期基准利率4.35%，贷了两年，贴息总共多少？", 522000),
        (_RENT, "我们公司入驻了，三年都拿满一共多少？", 150000),
        (_RENT, "我们公司入驻了，按三年算能领多少？", 150000),
        (_RENT, "我们公司入驻了，2026、2027、2028三年年年拿满，一共给多少？", 150000),
    ],
)
def test_sums(rule: str, said: str, comes_to: int) -> None:
    (found,) = extract(Document("d", Metadata(), CleanText(rule)), (), ())
    made = decide(found, facts((said,), ()))
    assert [one.value * (10000 if one.unit == "万元" else 1) for one in made.amounts] == [Decimal(comes_to)], [one.working for one in made.amounts]
