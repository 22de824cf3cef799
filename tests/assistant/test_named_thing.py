"""A thing asked for by its name of which no document speaks is refused, though passages share the other words of the question; one that is there under another
usual name is answered. Over invented documents."""

from __future__ import annotations

from pathlib import Path

import pytest
from texts import Texts

from assistant.answer import ask

_HOMES = """云岭市公共租赁住房保障办法

云岭市人民政府
2025年3月5日

第一条 申请公共租赁住房的家庭，应当具有本市城镇户籍，人均住房建筑面积低于15平方米。
第二条 申请人向住所地街道办事处提出申请，提交身份证明、收入证明、住房情况证明等申报材料。
第三条 引进的人才申请住房保障的，由市人才服务中心初核。
"""

_DRIVERS = """云岭市道路货运服务提升方案

云岭市交通运输局
2025年4月1日

一、推行驾驶员换证改革
对诚信考核合格的货运驾驶员，简化换发从业资格证手续。
二、做好计划生育特殊家庭驾驶员关爱工作，按规定发放慰问物资。
"""


@pytest.fixture
def library(with_texts: Texts) -> Path:
    return with_texts({"云岭市公共租赁住房保障办法": _HOMES, "云岭市道路货运服务提升方案": _DRIVERS})


@pytest.mark.parametrize(
    "question",
    ["云岭市申请人才公寓要什么条件？", "云岭市住房公积金贷款需要准备哪些材料？", "在云岭市考出租车驾驶员资格证要什么手续？", "云岭市生育津贴怎么算？"],
)
def test_what_no_document_speaks_of_is_refused(library: Path, question: str) -> None:
    answer = ask(question)
    assert answer.status == "refused", answer.answer


@pytest.mark.parametrize(("question", "told"), [("云岭市公租房怎么申请，要什么材料？", "收入证明"), ("云岭市申请廉租房要什么条件？", "低于15平方米"), ("云岭市货车司机换从业资格证手续简化了吗？", "简化换发")])
def test_what_is_there_under_another_name_is_answered(library: Path, question: str, told: str) -> None:
    answer = ask(question)
    assert answer.status in ("answered", "partial") and told in answer.answer, answer.answer


_NEW = """云岭市招商引资扶持办法

云岭市人民政府
2025年3月5日

第一条 租用标准厂房的，按每平方米每月8元给予租金补贴。
第二条 本办法自2025年4月1日起施行，《云岭市招商引资优惠政策》（云政发〔2020〕3号）同时废止。
"""


@pytest.mark.parametrize("question", ["云岭市招商引资，老办法里租厂房一平米补多少？", "云岭市招商引资旧政策的租金补贴是多少钱？", "云岭市以前的办法里租厂房怎么补？"])
def test_what_a_repealed_document_said_is_not_told_by_the_new_one(with_texts: Texts, question: str) -> None:
    with_texts({"云岭市招商引资扶持办法": _NEW})
    answer = ask(question)
    assert answer.status == "refused" and "8元" not in answer.answer and "同时废止" in answer.answer, answer.answer


def test_the_new_one_is_told_where_it_is_asked_for(with_texts: Texts) -> None:
    with_texts({"云岭市招商引资扶持办法": _NEW})
    assert "8元" in ask("云岭市招商引资租厂房一平米补多少？").answer
