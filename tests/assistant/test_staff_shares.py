"""A share of the staff newly taken on, with another for larger firms: decided where both figures are told, asked where one is not."""

from __future__ import annotations

import pytest

from assistant.eligibility import decide, facts
from index.records import CleanText, Document, Metadata
from index.rules import extract

_OF = "小微企业在申请前1年内新招用符合条件的人数占企业现有在职职工人数比例10%（职工超过100人的企业占比5%），最高可申请创业担保贷款500万元。"
_UP_TO = "小微企业当年新招用符合条件人员数量达到企业现有在职职工人数15%（超过100人的企业达到8%），可申请最高300万元的创业担保贷款。"


@pytest.mark.parametrize(
    ("rule", "said", "verdict"),
    [
        (_OF, "在职职工120人，新招了7个符合条件的人", "符合"),
        (_OF, "在职职工40人，新招了3个符合条件的人", "不符合"),
        (_OF, "新招了3个符合条件的人", "需补充"),
        (_UP_TO, "在职职工40人，新招了6个符合条件的人", "符合"),
        (_UP_TO, "在职职工120人，新招了7个符合条件的人", "不符合"),
        (_UP_TO, "新招了6个符合条件的人", "需补充"),
    ],
)
def test_share(rule: str, said: str, verdict: str) -> None:
    (found,) = extract(Document("d", Metadata(), CleanText(rule)), (), ())
    assert found.rate is None
    made = decide(found, facts((f"我们小微企业，{said}，能贷多少？",), ()))
    assert [check.verdict for check in made.checks if "职工" in check.text] == [verdict]
