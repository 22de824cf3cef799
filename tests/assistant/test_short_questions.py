"""Short questions as typed into a search box: everyday words, a place whose own documents are silent, lists opened and not quoted."""

from __future__ import annotations

from pathlib import Path

import pytest
from texts import Texts

from assistant.answer import ask
from assistant.records import Answer

_RULES = """中华人民共和国经营主体登记管理条例

（2023年7月27日国务院令第900号公布）

第一章 总则
第一条 为了规范全国的经营主体登记，制定本条例。
第二条 有下列情形之一的，不得担任公司的法定代表人：
（一）无民事行为能力；
（二）因贪污被判处刑罚，执行期满未逾5年；
（三）个人所负数额较大的债务到期未清偿。
第三条 经营主体应当在歇业前向登记机关办理备案。
第四条 营业执照遗失的，经营主体应当声明作废，申请补领。
第五条 任何单位和个人不得出租、出借、转让营业执照。
第六条 应急车辆专用号牌为白底黑字，分为汽车号牌和摩托车号牌两种，由登记机关发放。
"""
_PLACE = """北海市政务服务中心首问责任人制度

北海市行政审批局
2023年6月13日

第一条 为改进服务态度，制定本制度。
第二条 负责接待申请人的首位工作人员为首问责任人。
第三条 首问责任人必须热情待人，不得以任何借口推诿、拒绝申请人。
第四条 工作人员应当一次性告知申请人需要补齐的材料。
"""


@pytest.fixture
def library(with_texts: Texts) -> Path:
    return with_texts({"中华人民共和国经营主体登记管理条例": _RULES, "北海市政务服务中心首问责任人制度": _PLACE})


def _quoted(answer: Answer) -> str:
    return " ".join(one.quote for one in answer.citations)


@pytest.mark.parametrize(("question", "told"), [
    ("北海政务大厅能推诿办事的人吗", "推诿"),
    ("应急车辆专用号牌是什么颜色", "白底黑字"),
    ("坐过牢能不能当公司法人", "被判处刑罚"),
    ("个体工商户歇业要备案吗", "歇业前向登记机关办理备案"),
])
def test_the_word_that_decides_is_quoted(library: Path, question: str, told: str) -> None:
    assert told in _quoted(ask(question))


def test_rules_of_the_whole_country_hold_where_the_place_is_silent(library: Path) -> None:
    answer = ask("北海个体工商户想歇业半年要去哪里备案")
    assert "全国性规定" in answer.answer
    assert "歇业前向登记机关办理备案" in _quoted(answer)


@pytest.mark.parametrize("question", ["北海养猫要去哪里备案", "北海今年有多少个体工商户", "北海歇业能领多少补贴"])
def test_rules_of_the_whole_country_answer_nothing_else(library: Path, question: str) -> None:
    assert "全国性规定" not in ask(question).answer


def test_a_full_answer_needs_no_ruling_besides(library: Path) -> None:
    assert "出借" not in ask("营业执照丢了怎么办").answer
