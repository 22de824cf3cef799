"""What several towns or counties named in one document give for the same, and the difference of two; over invented documents."""

from __future__ import annotations

from pathlib import Path

import pytest
from texts import Texts

from assistant.answer import ask

_TOWNS = """云岭市各镇科技奖励政策汇编
现将各镇高新技术产品认定奖励政策汇总如下：
《白石镇科技创新专项资金管理办法》对通过省高新技术产品认定的，每个奖励2万元。
《青溪镇促进科技创新实施细则》对被认定为高新技术产品的，省级每个奖励1万元，国家级每个奖励3万元。
《松岗镇创新驱动专项资金管理办法》国家高新技术产品获得认定后，每件奖励5000元；省高新技术产品获得认定后，每件奖励3000元。
《柳河镇科技工作奖励办法》规定：新认定高新技术企业的，给予一次性奖励5万元。
《桃源镇科技创新奖励办法》规定：对新认定高新技术企业，给予一次性奖励8万元。
"""
_COUNTIES = """临江市各县区人才租房补贴标准
一、永宁县
本科毕业生每人每月补贴600元，硕士每人每月1000元。
二、长乐区
本科毕业生每人每月补贴800元，硕士每人每月1500元。
"""


@pytest.fixture
def library(with_texts: Texts) -> Path:
    return with_texts({"云岭市各镇科技奖励政策汇编": _TOWNS, "临江市各县区人才租房补贴标准": _COUNTIES})


@pytest.mark.parametrize(("question", "told"), [
    ("云岭市白石镇和青溪镇，同样评上省高新技术产品，每个各奖多少，差多少？", ["白石镇（2万元）比青溪镇（1万元）多1万元", "2 − 1 = 1万元"]),
    ("云岭市柳河镇和桃源镇新认定高企，分别奖多少？差多少？", ["8 − 5 = 3万元", "柳河镇"]),
    ("云岭市桃源镇认定高企比柳河镇多奖多少？", ["8 − 5 = 3万元"]),
    ("云岭市松岗镇省高新技术产品每件奖多少？", ["3000元"]),
    ("临江市永宁县和长乐区本科毕业生租房补贴每月各多少，差多少？", ["800 − 600 = 200元"]),
    ("临江市长乐区的硕士比永宁县每月多补多少？", ["1500 − 1000 = 500元"]),
])
def test_each_body_by_its_own_rule(library: Path, question: str, told: list[str]) -> None:
    answer = ask(question).answer
    assert all(one in answer for one in told), answer
