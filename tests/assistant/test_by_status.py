"""What persons are given by a class that another article of the document puts them in, over an invented document."""

from __future__ import annotations

from pathlib import Path

import pytest
from texts import Texts

from assistant.answer import ask
from assistant.gather.of_support.assigned import assigned, case_of

_TEXT = """云岭县困难学生助学办法

云岭县教育局
2025年3月5日

第一章 对象

第一条 具有本县户籍的下列学生可以申请助学：
（一）特困人员、孤儿；
（二）最低生活保障家庭学生；
（三）脱贫户学生；
（四）最低生活保障边缘家庭学生。
第二条 前条第一项、第二项规定的学生为重点困难学生；第三项、第四项规定的学生为普通困难学生。

第二章 标准

第三条 生活补贴。对义务教育阶段寄宿生发放生活补贴，小学每人每年1000元，初中每人每年1200元；对重点困难的非寄宿生，按寄宿生标准的60%发放。
第四条 高中助学金。对普通高中学生发放助学金，重点困难的每人每年2800元，普通困难的每人每年1400元。
第五条 大学新生补助。录取为本科的，重点困难学生每人5000元，普通困难学生每人3000元；录取为专科的，重点困难学生每人3000元，普通困难学生每人2000元。
"""


@pytest.fixture
def library(with_texts: Texts) -> Path:
    return with_texts({"云岭县困难学生助学办法": _TEXT})


def test_the_classes_are_read_by_the_items_that_they_refer_to() -> None:
    found = {one.label: [_TEXT[slice(*case)].rstrip("；。") for case in one.cases] for one in assigned(_TEXT)}
    assert found == {"重点困难": ["特困人员、孤儿", "最低生活保障家庭学生"], "普通困难": ["脱贫户学生", "最低生活保障边缘家庭学生"]}


@pytest.mark.parametrize(("told", "label"), [("家里吃低保", "重点困难"), ("我们是低保边缘户", "普通困难"), ("建档立卡户", "普通困难"), ("不是低保，也不是孤儿", ""), ("爸爸有残疾", "")])
def test_which_class_somebody_is_of(told: str, label: str) -> None:
    assert next((one.label for one in assigned(_TEXT) if case_of(one, told, _TEXT)), "") == label


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("我家是云岭县的低保户，女儿考上本科了，新生补助能领多少？", "5000元"),
        ("云岭县低保边缘家庭，孩子考上大专，大学新生补助是多少钱？", "2000元"),
        ("云岭县，家里拿低保，娃读初三，走读，生活补贴一年多少？", "1200元×60% = 720元"),
        ("云岭县脱贫户，老大读高一，老二读小学住校，高中助学金和生活补贴加起来一年多少？", "1400元 + 1000元 = 2400元"),
    ],
)
def test_the_sum_of_the_class_and_the_stage(library: Path, question: str, told: str) -> None:
    answer = ask(question)
    assert answer.status == "answered" and told in answer.answer, answer.answer


def test_who_tells_no_class_is_asked_for_it(library: Path) -> None:
    answer = ask("云岭县的困难学生，考上本科，新生补助能领多少？")
    assert answer.status == "needs_input" and "需补充" in answer.answer and "重点困难学生 5000元、普通困难学生 3000元" in answer.answer, answer.answer


def test_what_is_for_another_class_is_no_grant_of_his(library: Path) -> None:
    answer = ask("云岭县低保边缘家庭，孩子上初二不住校，生活补贴一年多少钱？").answer
    assert "不在范围内" in answer and "720" not in answer, answer


def test_a_thing_of_which_nothing_is_written_is_not_paid_by_another_grant(library: Path) -> None:
    answer = ask("云岭县低保家庭的小学生，住校，营养午餐每天补几块钱？").answer
    assert "1000元" not in answer, answer


@pytest.mark.parametrize(
    ("question", "told"),
    [("云岭县哪些学生算重点困难？", "最低生活保障家庭学生"), ("云岭县低保边缘家庭的学生算重点困难吗？", "结论：不是"), ("云岭县孤儿属于哪一档？", "重点困难")],
)
def test_who_is_of_a_class(library: Path, question: str, told: str) -> None:
    answer = ask(question).answer
    assert told in answer, answer
