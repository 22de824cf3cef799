"""Conditions that lines with a label tell beside a sum, and rows of a table for ranks of workers' skill; over invented measures of a county."""

from __future__ import annotations

from pathlib import Path

import pytest
from texts import Texts

from assistant.answer import ask
from assistant.records import Status

_MEASURES = """青榆县技能提升和创业带动补贴办法

青榆县人力资源和社会保障局
2025年3月3日

一、技能提升补贴
补贴标准如下：
证书等级	补贴标准（元/人）
三级/高级工	2000
二级/技师	2500
一级/高级技师	3500
申请条件：在青榆县参加失业保险累计满12个月；自证书核发之日起18个月内申请。证书所属工种列入《青榆县紧缺工种目录》的，标准上浮30%。
二、创业带动补贴
（一）补贴对象：青榆县个体工商户和小微企业。
（二）补贴条件：招用员工签订1年以上劳动合同；为其缴纳社会保险满6个月。
（三）补贴标准：每招用1人补贴1500元，最高1.5万元。
本办法自2025年4月1日起施行，有效期3年。
"""


@pytest.fixture
def measures(with_texts: Texts) -> Path:
    return with_texts({"青榆县技能提升和创业带动补贴办法": _MEASURES})


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("青榆县技师证补多少", "每人2500元"),
        ("青榆县考了高级工证书补多少钱？", "每人2000元"),
        ("青榆县一级高级技师补多少", "每人3500元"),
        ("我在青榆县交了3年失业保险，2025年5月拿到高级工证，6月申请能领多少", "2000元"),
        ("我在青榆县，失业保险交了5年，2025年5月拿到二级技师证，工种在紧缺目录里，8月申请能领多少", "2500元×(1 + 30%) = 3250元"),
        ("青榆县的小微企业，招了3个人，合同签了2年，社保交了7个月，能补多少", "合计4500元"),
    ],
)
def test_what_a_row_or_a_standard_beside_gives(measures: Path, question: str, told: str) -> None:
    assert told in ask(question).answer, ask(question).answer


def test_a_rank_lower_in_the_table_is_another(measures: Path) -> None:
    answer = ask("青榆县技师证补多少")
    assert "3500" not in answer.answer, answer.answer


def test_who_fails_a_labelled_condition_has_nothing(measures: Path) -> None:
    answer = ask("青榆县的个体户，雇了4个人，合同只签了半年，带动补贴能拿多少")
    assert "不能享受" in answer.answer and "招用员工签订1年以上劳动合同" in answer.answer, answer.answer


def test_another_rank_asked_next_takes_the_place_of_the_first(measures: Path) -> None:
    answer = ask("那技师证呢？2023年1月发的，2025年9月再去申请还给吗", ["青榆县考了高级工证书补多少钱？"])
    assert answer.status == Status.ANSWERED and "18个月" in answer.answer and "不符合" in answer.answer, answer.answer
    assert "结论：能享受" not in answer.answer, answer.answer
