"""How long something may last at most, held to how long the asker wants it to, asked alone or of what was asked before; over an invented document."""

from __future__ import annotations

from pathlib import Path

import pytest
from texts import Texts

from assistant.answer import ask

_RULES = """南坪市小额贷款和场地租赁服务办法
第一条 个人创业贷款期限最长不超过3年，小微企业创业贷款期限最长不超过2年，农民专业合作社贷款期限最长不超过18个月。
第二条 保障性厂房每次签订的租赁合同期限不超过5年，续租的每次不超过3年。
第三条 见习期限一般为3个月，最长不得超过12个月。
"""


@pytest.fixture
def library(with_texts: Texts) -> Path:
    return with_texts({"南坪市小额贷款和场地租赁服务办法": _RULES})


@pytest.mark.parametrize(("questions", "verdict", "limit"), [
    (["南坪市小微企业创业贷款怎么申请？", "那我们公司想一次贷三年的，行不行？"], "不能", "超过了2年"),
    (["南坪市合作社贷款最长多久？", "一次贷两年可以吗？"], "不能", "超过了18个月"),
    (["南坪市个人创业贷款有什么规定？", "我想贷三年行吗？"], "符合", "没有超过3年"),
    (["南坪市保障性厂房租赁合同有什么要求？", "我们打算续租，一次续四年行吗？"], "不能", "超过了3年"),
    (["南坪市保障性厂房，想一次签四年合同，可以吗？"], "符合", "没有超过5年"),
    (["南坪市见习期想安排一年半，行不行？"], "不能", "超过了12个月"),
])
def test_held_to_how_long_it_may_last(library: Path, questions: list[str], verdict: str, limit: str) -> None:
    answer = ask(questions[-1], history=questions[:-1]).answer
    assert verdict in answer and limit in answer, answer
