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


_BY_CLASS = """北屏市就业扶持政策
对灵活就业的就业困难人员，按规定给予社会保险补贴，其中对零就业家庭成员、低保家庭成员、烈属等补贴期限最长不超过3年，其余人员距法定退休年龄1年时给予最长不超过1年的补贴。
面临经营困难的参保企业，可以按规定申请稳岗返还。
"""


@pytest.mark.parametrize("question", [
    "北屏市有个算法是失业保险金1250元×6个月×参保人数来返还，我们今年生意难做但没裁员，现在还能按这个标准申请吗？",
    "北屏市灵活就业的就业困难人员，离法定退休年龄还有3年，这个社会保险补贴还能给我吗？",
    "北屏市灵活就业的就业困难人员，想一次申请两年的补贴期限，行不行？",
])
def test_the_term_of_some_is_no_verdict_on_others(with_texts: Texts, question: str) -> None:
    with_texts({"北屏市就业扶持政策": _BY_CLASS})
    answer = ask(question).answer
    assert "结论：这一项符合" not in answer and "结论：不能" not in answer, answer


def test_a_time_in_a_product_is_no_time_that_anything_lasts(library: Path) -> None:
    answer = ask("南坪市个人创业贷款按利息800元×6个月给我算，我现在还想申请，期限上行吗？").answer
    assert "没有超过3年" not in answer, answer
