"""What another article eases or raises for some of those who ask for the grant of an article that it names; parts of a sum for each of what it counts; over an
invented measure of a county."""

from __future__ import annotations

from pathlib import Path

import pytest
from texts import Texts

from assistant.answer import ask

_MEASURE = """松坪县特色产业扶持办法

松坪县人民政府办公室
2025年1月20日

第一章 总则
第一条 本办法适用于在本县从事种植养殖的农户、家庭农场、农民合作社和农业企业。
第二章 扶持标准
第二条 油茶种植。新种植油茶连片10亩以上的，每亩补助1200元，分两年兑现：第一年验收成活率80%以上的，兑现700元；第二年兑现500元。
第三条 蜜蜂养殖。饲养中蜂30箱以上的，每箱补助100元，单户最高1万元。
第四条 稻谷种植。集中连片种植优质稻20亩以上的，每亩补助120元。
第三章 其他规定
第五条 脱贫户、监测户申报第三条、第四条补助的，规模下限降低为5箱和2亩。
第六条 返乡创业人员申报本办法第二章各项补助的，补助标准上浮20%。
本办法自印发之日起施行，有效期至2029年12月31日。
"""


@pytest.fixture
def measure(with_texts: Texts) -> Path:
    return with_texts({"松坪县特色产业扶持办法": _MEASURE})


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("松坪脱贫户，养了8箱中蜂，补多少", ["合计800元", "规模下限降低为5箱和2亩"]),
        ("松坪监测户种优质稻3亩，有补助吗，多少", ["合计360元"]),
        ("松坪监测户种优质稻1亩，有补助吗", ["不能享受", "规模下限降低为5箱和2亩"]),
        ("松坪一般农户种优质稻3亩，有补助吗，多少", ["不能享受", "20亩以上"]),
        ("我是返乡创业人员，在松坪种了25亩优质稻，补多少", ["120元×(1 + 20%) = 144元", "合计3600元"]),
        ("松坪县，我家新种植油茶15亩，第一年验收成活率85%，先拿到多少", ["10500元"]),
    ],
)
def test_what_it_comes_to(measure: Path, question: str, told: list[str]) -> None:
    answer = ask(question)
    assert all(one in answer.answer for one in told), answer.answer
