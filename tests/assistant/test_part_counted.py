"""A figure told of more, of less or of something else than a condition or a base counts: it is asked for, unless the whole is too little or the part enough."""

from __future__ import annotations

import pytest

from assistant.eligibility import decide, facts
from assistant.eligibility.records import Decision
from index.records import CleanText, Document, Metadata
from index.rules import extract

CONDITIONS = """
通过公共网络实现的商品零售额达到1000万元|去年零售额3000万|需补充
通过公共网络实现的商品零售额达到1000万元|去年零售额800万|不符合
通过公共网络实现的商品零售额达到1000万元|我们做网店的，去年零售额3000万|符合
年网络零售额超过500万元|门店零售额一年800万|需补充
主营业务收入达到5000万元|去年营业收入8000万|需补充
年主营业务收入不超过2亿元|去年营业收入1.5亿|符合
年营业收入达到1000万元|线上收入1500万|符合
年营业收入达到1000万元|线上收入800万|需补充
上年度营业收入超过2000万元|去年营业收入3000万|符合
经税务部门核定的营业收入超过2000万元|去年营业收入3000万|符合
固定资产投资额达到3000万元|总投资5000万|需补充
固定资产投资额达到3000万元|我们投了2000万|不符合
跨境电商出口额达到500万美元|去年出口额600万美元|需补充
门票收入达到300万元|景区年收入500万|需补充
新增种植面积达到50亩|种植面积80亩|需补充
小麦种植面积100亩以上|我种了150亩小麦|符合
经营面积不低于500平方米|房子建筑面积800平方米|需补充
实际到位外资1000万美元以上|合同外资2000万美元|需补充
新吸纳脱贫人口就业10人以上|公司现在员工50人|需补充
新吸纳脱贫人口就业10人以上|公司现在员工8人|不符合
吸纳就业50人以上|公司现在员工60人|符合
"""


@pytest.mark.parametrize("pair", CONDITIONS.split())
def test_a_condition_is_held_against_what_is_told_of_the_same(pair: str) -> None:
    condition, told, verdict = pair.split("|")
    made = _decided(f"对{condition}的企业，给予10万元奖励", told)
    assert [check.verdict for check in made.checks] == [verdict], made.checks


BASES = """
按年网络零售额的1%给予奖励，最高50万元|去年零售额3000万|
按年网络零售额的1%给予奖励，最高50万元|去年网上零售额3000万|30
按固定资产投资额的5%给予补助|项目总投资2000万|
按研发设备投入的20%给予补助|设备投入500万|
按设备购置费的20%给予补助|买设备花了100万|20
"""


@pytest.mark.parametrize("case", BASES.split())
def test_a_share_is_taken_of_what_is_told_of_the_same(case: str) -> None:
    grant, told, amount = case.split("|")
    assert [str(int(one.value)) for one in _decided(f"对企业，{grant}", told).amounts] == ([amount] if amount else [])


def test_what_is_missing_is_named() -> None:
    made = _decided("对跨境电商出口额达到500万美元的企业，给予10万元奖励", "去年出口额600万美元")
    assert made.checks[0].reason == "说的600万美元里，要知道跨境电商出口额是多少"


def _decided(clause: str, told: str) -> Decision:
    rules = extract(Document("d", Metadata(), CleanText(f"第一条 {clause}。")), (), ())
    return decide(rules[0], facts((f"{told}，能拿多少钱？",)))
