"""Which of several figures told for one sum a rule is worked out from: parts that it leaves out, earlier years, what no figure is told for."""

from __future__ import annotations

from decimal import Decimal

import pytest
from texts import Texts

from assistant.answer import ask
from assistant.eligibility import decide, facts
from index.quantities import in_base_units
from index.records import CleanText, Document, Metadata
from index.rules import extract


def _given(rule: str, asked: str) -> list[Decimal]:
    """The sums given, in ten thousands."""
    (found,) = extract(Document("d", Metadata(), CleanText(rule)), (), ())
    return [in_base_units(one.value, one.unit)[0] / 10000 for one in decide(found, facts((asked,))).amounts]


@pytest.mark.parametrize(("rule", "asked", "given"), [
    ("对新落户的罐头厂，固定资产投资（不含土地款）3000万元以上的，按固定资产投资额的2%给予奖励。",
     "我们罐头厂新落户，固定资产投了1.2个亿，里头有2000万是买地的钱，奖多少", [Decimal(200)]),
    ("对新落户的罐头厂，固定资产投资3000万元以上的，按固定资产投资额的2%给予奖励。",
     "我们罐头厂新落户，固定资产投了1.2个亿，里头有2000万是买地的钱，奖多少", [Decimal(240)]),
    ("对上年度研发费用在50万元以上的作坊，按研发费用的4%给予补助。", "我们作坊研发费用去年300万，前年200万，补助多少", [Decimal(12)]),
    ("夫妻双方均符合条件的，按另一方标准的50%予以增发补贴。", "我俩都符合条件，新房100万元，增发多少补贴", []),
    ("对不裁员的单位，按上年度缴纳失业保险费的50%返还。", "我们单位没裁员，去年交了二十六万四的失业保险费，返还多少", [Decimal("13.2")]),
    ("对每艘玻璃钢渔船减船转产补助3万元。", "我们新建了步道3条，补助多少", []),
    ("对每艘玻璃钢渔船减船转产补助3万元。", "我们减了渔船3条，补助多少", [Decimal(9)]),
    ("对标准化露营地每块奖励2万元。", "我们建了标准化露营地6块，奖励多少", [Decimal(12)]),
    ("连片种植100亩以上的，每亩每年补助60元，补助期限不超过3年。", "我们连片种植150亩，连着种三年，一共补助多少", [Decimal("2.7")]),
])
def test_what_is_counted(rule: str, asked: str, given: list[Decimal]) -> None:
    assert _given(rule, asked) == given


_LOCALS = "招用本区城乡劳动力3人及以上的小企业，给予2万元的一次性奖励。"


@pytest.mark.parametrize(("rule", "asked", "given"), [
    (_LOCALS, "小店雇了三个人，可是其中一个是外省来的，不是本区的，能拿多少", []),
    (_LOCALS, "我们小企业雇了4个人，其中一个是外省的，能拿多少", [Decimal(2)]),
    (_LOCALS, "我们小企业雇了5个人，里面有3个是外地户口，能拿多少", []),
    ("吸纳本市劳动力就业5人以上的合作社，给予3万元奖励。", "我们合作社招了6名员工，其中4名不是本市户籍，给多少", []),
    ("企业每招用1名本县农村劳动力，给予1000元补贴。", "公司新招10人，其中有3人是外省的，补贴多少", [Decimal("0.7")]),
    ("企业每招用1名毕业生，给予1000元补贴。", "公司新招10名毕业生，其中有3人是外省的，补贴多少", [Decimal(1)]),
])
def test_people_of_elsewhere_do_not_count_where_those_of_the_place_do(rule: str, asked: str, given: list[Decimal]) -> None:
    assert _given(rule, asked) == given


def test_who_may_still_be_of_the_place_is_not_taken_out() -> None:
    (found,) = extract(Document("d", Metadata(), CleanText("吸纳本市劳动力就业5人以上的合作社，给予3万元奖励。")), (), ())
    for asked in ("我们合作社招了6名员工，其中4名不是本区的，给多少", "我们合作社招了6名员工，其中4名是外地的，户口都迁过来了，给多少"):
        assert "不符合" not in [check.verdict for check in decide(found, facts((asked,))).checks], asked


def test_the_count_left_is_shown(with_texts: Texts) -> None:
    with_texts({"石桥区创业奖励办法": "石桥区创业奖励办法\n第一条 本区居民创办的小店，招用本区城乡劳动力3人及以上、签订1年及以上劳动合同的，可申请2万元的一次性创业奖励。\n"})
    answer = ask("石桥区我小店雇了三个人，可是其中一个是河北来的，不是本区的，创业奖励还能申请不？").answer
    assert "不能" in answer and "3个−1个 = 2个" in answer, answer
    assert "时间不够" not in answer, answer
