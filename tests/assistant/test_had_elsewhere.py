"""What another treasury gave for the same thing, and whose firm "我家…合作社" is: over invented documents."""

from __future__ import annotations

from pathlib import Path

import pytest
from texts import Texts

from assistant.answer import ask
from assistant.eligibility.conditions.applicants import told

_MEASURES = """松河县特色种养扶持办法
松河县人民政府
松政发〔2025〕5号

第一条 本办法适用于在松河县境内从事种养的经营主体。
第二条 菌棚建设。新建标准化菌棚的，每座补助6000元。
第三条 冷库建设。新建冷藏库的，按投资额的20%给予补助，最高30万元。
第四条 推介补助。经营主体参加县农业农村局组织的推介活动，每次补助2500元。
第五条 同一建设内容已享受国家、省、市财政补助的，不再享受本办法第二条、第三条规定的补助。
第六条 同一活动已获得本县其他县级资金支持的，不再重复补助。
第七条 本办法自2025年3月1日起施行，有效期3年。
"""


@pytest.fixture
def library(with_texts: Texts) -> Path:
    return with_texts({"松河县特色种养扶持办法": _MEASURES})


@pytest.mark.parametrize(
    ("question", "quote"),
    [
        ("我在松河县新建的菌棚市里已经给过补助了，县里还能再领一份吗？", "不再享受本办法第二条、第三条规定的补助"),
        ("松河县，我们的冷库建设省里补过一次了，县里还补吗？", "不再享受本办法第二条、第三条规定的补助"),
        ("我们在松河县搞推介补助，已经拿过县里别的资金了，这个还能申请吗？", "不再重复补助"),
    ],
)
def test_who_had_it_from_another_treasury_is_shut_out(library: Path, question: str, quote: str) -> None:
    answer = ask(question).answer
    assert answer.startswith("**结论：不能") and quote in answer


@pytest.mark.parametrize("question", ["松河县的推介补助，市里已经补过一次了，县里还能领吗？", "松河县的推介补助，省里已经给过钱了，还能再申请吗？"])
def test_what_is_shut_out_of_other_articles_is_not_shut_out(library: Path, question: str) -> None:
    assert not ask(question).answer.startswith("**结论：不能")


@pytest.mark.parametrize(
    ("said", "kind"),
    [("我家菌菇合作社去推介", "合作社"), ("自家办的家庭农场去推介", "家庭农场"), ("我家在合作社旁边", "农户"), ("我家养了20头牛", "农户"), ("我家种菌子的，加入了合作社", "农户")],
)
def test_a_firm_of_ones_household_is_no_household(said: str, kind: str) -> None:
    assert set(told(said)) == {kind}


def test_a_cooperative_of_ones_own_is_one_of_those_meant(library: Path) -> None:
    answer = ask("我家菌菇合作社今年跟着松河县农业农村局去推介，去了3次，补助多少？").answer
    assert "7500元" in answer and "不适用" not in answer


_TAX = """潭溪县两项扣减办法
潭溪县人民政府
2025年5月6日

第一条 房租扣减。租房居住的，每月扣减500元。
第二条 房贷利息扣减。偿还首套房贷的，每月扣减400元。
第三条 夫妻双方在同一年度内不能同时分别享受房贷利息扣减和房租扣减。
第四条 托幼扣减。孩子上托育园的，每月扣减300元。
"""


@pytest.mark.parametrize("question", ["潭溪县的扣减，我扣房租、她扣房贷利息，同一年里这样行吗？", "潭溪县的扣减，老公扣房租，我扣房贷利息，这样可以吗？"])
def test_one_each_of_two_things_that_exclude_each_other(with_texts: Texts, question: str) -> None:
    with_texts({"潭溪县两项扣减办法": _TAX})
    answer = ask(question).answer
    assert "只能选一样" in answer and "不能同时分别享受" in answer


_AWAY = """云州省研发补助申报条件
云州省科学技术厅
2025年6月1日

一、申报对象
（一）在云州省内（不含临港市）注册，具有独立法人资格的企业。
（二）建立研发准备金制度。
二、研发补助标准
按研发费用的5%给予补助，最高200万元。
"""


@pytest.mark.parametrize(("place", "out"), [("临港", True), ("海丰", False)])
def test_a_place_that_is_left_out(with_texts: Texts, place: str, out: bool) -> None:
    with_texts({"云州省研发补助申报条件": _AWAY})
    answer = ask(f"我们公司注册在{place}市，去年研发投了800万，云州省的研发补助能报吗？").answer
    assert ("不含临港市" in answer and "不能" in answer.split("\n")[0]) == out
