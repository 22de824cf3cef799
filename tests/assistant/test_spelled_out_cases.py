"""Conditions of which one is enough, payments that stopped, prices above a limit and limits widened for some, over an invented document of a place."""

from __future__ import annotations

from pathlib import Path

import pytest
from texts import Texts

from assistant.answer import ask
from assistant.gather.of_support.one_of import all_denied

_RULES = """綦江区住房和文艺补贴办法

綦江府办发〔2024〕19号
重庆市綦江区人民政府办公室
2024年3月5日

一、租房补贴收入限额
租房补贴收入准入限额基准为家庭年人均收入40000元。
家庭成员均为残疾人的，家庭收入标准放宽到上述标准的120%。

二、租房补贴停发
第三条 领取租房补贴的家庭未按期提交年审资料的，停止发放租房补贴；在三个月内补交资料并审核通过的，从次月起继续发放，停发的租房补贴不予补发。
第四条 按期提交年审资料而审核未完成的，审核通过后补发审核期间的租房补贴。

三、书画作品登记资助
书画作品登记费全额资助。
书画作品只对符合以下条件之一的作品给予登记费资助：
（1）获得区级以上奖项的；
（2）在报刊发表的；
（3）参加海外展览的。

四、助听器补贴
助听器按支付标准1000元结算，残疾人选用价格高于支付标准的助听器，超出支付标准的部分由个人承担。

五、学徒补贴
綦江区企业的学徒，符合以下2个条件之一，可申请学徒补贴，补贴标准为每人800元。补贴对象应于出师前向所在企业提出补贴申请。
（1）属于低收入家庭成员；
（2）曾获得技能竞赛奖励。
本办法自2024年4月1日起施行，有效期5年。
"""


@pytest.fixture
def library(with_texts: Texts) -> Path:
    return with_texts({"綦江区住房和文艺补贴办法": _RULES})


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("綦江租房补贴，全家都是残疾人，收入限额放宽以后是多少？", ("40000元×120% = 48000元",)),
        ("綦江的租房补贴，我年审资料交晚了被停发，补交审核通过了，停掉的那几个月会补发吗？", ("停发的租房补贴不予补发", "补发审核期间")),
        ("綦江助听器的支付标准是1000元，我买1300元的，价差谁出？", ("1300元−1000元 = 300元", "由个人承担")),
        ("綦江，我登记了一幅书画作品，没得过奖，也没发表过，更没去海外参展，登记费能给资助吗？", ("不能享受", "在报刊发表的")),
        ("我在綦江区的企业当学徒，曾获得技能竞赛奖励，学徒补贴能申请吗？拖到出师以后再去申请行不行？", ("曾获得技能竞赛奖励）", "应于出师前")),
    ],
)
def test_the_case_of_the_asker_is_told(library: Path, question: str, told: tuple[str, ...]) -> None:
    answer = ask(question).answer
    assert [one for one in told if one not in answer] == [], answer


def test_halted_water_is_no_halted_payment(library: Path) -> None:
    assert "补发审核期间" not in ask("綦江停水了会补发补贴吗？").answer


@pytest.mark.parametrize(
    ("said", "denied"),
    [("没得过奖，也没发表过，更没去海外", True), ("没得过奖，也没发表过", False), ("得过奖，没发表过，没去海外", False), ("没去过哪里", False)],
)
def test_all_items_are_denied_each_by_a_clause_of_its_own(said: str, denied: bool) -> None:
    assert all_denied(["获得区级以上奖项的", "在报刊发表的", "参加海外展览的"], said) is denied
