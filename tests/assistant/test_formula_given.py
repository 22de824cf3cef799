"""Printed formulas whose factors the document itself gives: by the size of the household, by its class, by the row of a table; over invented documents."""

from __future__ import annotations

from pathlib import Path

import pytest
from texts import Texts

from assistant.answer import ask
from assistant.eligibility.told.household import household

_HOMES = """云岭市住房租金补助办法

云岭市人民政府
2025年3月5日

第一条 家庭月租金补助额=（补助面积－自有住房面积）×每平方米补助标准×补助比例。市区每平方米月补助标准为20元。
第二条 补助面积按家庭人口确定：1人户25平方米，2至3人户45平方米，4人及以上户65平方米。
第三条 补助比例按家庭类别确定：
（一）特困人员、最低生活保障家庭为100%；
（二）低收入家庭（人均月收入低于2000元）为70%；
（三）其他家庭为40%。
第四条 租金补助不得超过实际支付的租金；超过的，按实际租金发放。
第五条 下列家庭在第一条计算结果的基础上提高20%：有重度残疾人的家庭；有80周岁以上老人的家庭。
第六条 青年职工租金补助实行定额发放：本科毕业生每人每月400元，硕士毕业生每人每月600元。
"""

_CROPS = """云岭县农业保险办法

云岭县人民政府
2025年3月5日

第一条 每亩赔款=每亩保险金额×对应生长期赔付比例×损失率。
第二条 玉米各生长期赔付比例：苗期30%，拔节期至抽雄期60%，灌浆期80%，成熟期100%。

附表 保险标准表
险种	保险金额（元/亩）	保险费（元/亩）
玉米完全成本保险	900	45
油菜种植保险	600	24
"""


@pytest.fixture
def library(with_texts: Texts) -> Path:
    return with_texts({"云岭市住房租金补助办法": _HOMES, "云岭县农业保险办法": _CROPS})


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("云岭市，一家三口，人均月收入1800元，没房没车，租房每月1500元，租金补助一个月多少？", ["(45−0)×20元×70% = 630元", "= 630元"]),
        ("我们是云岭市的低保户，两口子带两个孩子，没有房子，孩子是一级残疾，每月房租1300元，租金补助每月能发多少？", ["= 1300元", "×(1+20%) = 1560元", "min(1560元, 1300元) = 1300元"]),
        ("云岭市老两口，没房，租房住，租金补助每月能有多少？", ["还缺：** 补助比例", "低收入家庭（人均月收入低于2000元）为70%"]),
        ("云岭县的玉米在灌浆期遭了灾，损失率40%，买的玉米完全成本保险，一亩能赔多少？", ["900元×80%×40% = 288元"]),
    ],
)
def test_a_formula_with_what_the_document_gives_its_factors(library: Path, question: str, told: list[str]) -> None:
    answer = ask(question).answer
    assert all(one in answer for one in told), answer


@pytest.mark.parametrize(
    ("text", "people"),
    [("一家三口租房住", 3), ("两口子带两个没成年的孩子", 4), ("夫妻俩没房没孩子", 2), ("我和老婆带个上小学的娃", 3), ("单身，一个人租房", 1), ("想问问补助", None)],
)
def test_how_many_a_household_has(text: str, people: int | None) -> None:
    assert household(text) == people
