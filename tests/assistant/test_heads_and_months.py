"""Persons times months by a share of a wage, those of whom some stay, and heads that an article does not count; over an invented rule of a city."""

from __future__ import annotations

from pathlib import Path

import pytest
from texts import Texts

from assistant.answer import ask

_RULES = """澜河市促进就业补贴实施细则

澜河市人力资源和社会保障局
2025年6月1日

第一条 一次性吸纳就业补贴
1.补贴对象：小微企业、社会组织。
2.补贴条件：招用毕业2年内高校毕业生或者登记失业人员，签订1年以上劳动合同，并按规定为其缴纳社会保险3个月以上。
3.补贴标准：每人2000元，单个单位每年最高10万元。单位法定代表人的近亲属不纳入补贴人数。
第二条 见习补贴
就业见习单位接收失业青年见习的，按全市月最低工资标准的60%给予见习补贴，期限3至12个月。我市现行月最低工资标准为2000元。
第三条 顶岗见习
企业接收大学生顶岗见习的，按每人每月1200元给予补贴；见习期满留用率达到60%以上的，补贴标准提高到每人每月1500元。
"""


@pytest.fixture
def rules(with_texts: Texts) -> Path:
    return with_texts({"澜河市促进就业补贴实施细则": _RULES})


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("澜河就业见习单位，接收4个失业青年见习，每人见习了5个月，见习补贴一共多少", "每月4800元，5个月共24000元"),
        ("澜河就业见习单位，接收4个失业青年见习，见习补贴多少", "每月：每个：2000元的60%是1200元；4个×1200元 = 4800元"),
        ("澜河就业见习单位，接收失业青年见习，3个人，每人10个月，见习补贴合计多少", "每月3600元，10个月共36000元"),
        ("澜河市的企业，接收5名大学生顶岗见习，都是6个月，留用4个，补贴一共能拿多少", "每月7500元，6个月共45000元"),
        ("澜河市的企业，接收5名大学生顶岗见习，都是6个月，一个都没留用，补贴一共能拿多少", "每月6000元，6个月共36000元"),
        ("澜河市的小微企业，招了6个登记失业的，合同两年，社保交了5个月，里面有一个是老板的弟弟，能补多少", "6人−1人 = 5"),
        ("澜河市的小微企业，招了6个登记失业的，合同两年，社保交了5个月，其中2个是法人的侄子，一次性吸纳补贴能拿多少", "合计8000元"),
        ("澜河小微企业，招了12个登记失业的，合同3年，社保交了4个月，有一个是公司法人的女儿，吸纳就业补贴多少", "合计22000元"),
    ],
)
def test_what_it_comes_to(rules: Path, question: str, told: str) -> None:
    answer = ask(question)
    assert told in answer.answer, answer.answer


def test_others_among_them_do_count(rules: Path) -> None:
    answer = ask("澜河市的小微企业，招了6个登记失业的，合同两年，社保交了5个月，里面有一个是老板的同学，能补多少")
    assert "−1" not in answer.answer, answer.answer
