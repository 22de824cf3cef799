"""What support there is for a trade, asked with and without saying whose business it is, over an invented document."""

from __future__ import annotations

import pytest
from texts import Texts

from assistant.answer import ask

_RULES = """清河县促进服务业发展办法

清河县人民政府
2025年3月1日

第一条 餐饮企业首次纳入限额以上统计的，奖励3万元。
第二条 物流企业购置新能源货车的，每辆补贴1万元。
第三条 引进高层次人才的企业，给予5万元补贴。
"""


@pytest.mark.parametrize("question", ["我在清河县开了家小饭店，有什么补贴", "清河县开餐馆能申请什么补助", "开饭店在清河县有什么补贴"])
def test_the_rule_of_the_trade_comes_first(with_texts: Texts, question: str) -> None:
    with_texts({"清河县促进服务业发展办法": _RULES})
    answer = ask(question).answer
    assert "餐饮企业首次纳入限额以上统计" in answer and "货车" not in answer, answer
