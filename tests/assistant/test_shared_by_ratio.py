"""A sum or a risk shared out by a ratio that a document tells, among treasuries or others; where it tells none, nothing is shared."""

from __future__ import annotations

from pathlib import Path

import pytest
from texts import Texts

from assistant.answer import ask

_FINANCE = """云岭市服务民营经济三年行动方案
一、重点工作
（一）加强融资担保。建立风险补偿资金制度，推动市县政府性融资担保机构、省再担保机构、合作银行及市县财政按4∶3∶2∶1的比例分担风险。
（二）农业保险。保险公司和财政部门按照7:3的比例分担超赔风险。
（三）推广应收账款质押，由金融机构与核心企业分担贴现成本。
"""


@pytest.fixture
def library(with_texts: Texts) -> Path:
    return with_texts({"云岭市服务民营经济三年行动方案": _FINANCE})


@pytest.mark.parametrize(("question", "told"), [
    ("云岭市的担保风险分担下，一笔500万元的风险，合作银行和市县财政各担多少？", ["合作银行500万元×2÷(4+3+2+1) = 100万元", "市县财政500万元×1÷(4+3+2+1) = 50万元"]),
    ("云岭市农业保险超赔200万元，保险公司和财政部门各承担多少？", ["保险公司200万元×7÷(7+3) = 140万元", "财政部门200万元×3÷(7+3) = 60万元"]),
])
def test_each_ones_part(library: Path, question: str, told: list[str]) -> None:
    answer = ask(question).answer
    assert all(one in answer for one in told), answer


def test_no_part_without_a_ratio(library: Path) -> None:
    assert "÷" not in ask("云岭市应收账款质押贴现成本100万元，金融机构与核心企业各承担多少？").answer
