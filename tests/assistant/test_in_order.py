"""Pieces in the order in which they were had, each at a share of its own, up to the most of a year, and what is left to pay; over invented documents."""

from __future__ import annotations

from pathlib import Path

import pytest
from texts import Texts

from assistant.answer import ask

_AIDS = """青河县康复辅具补贴办法
第五条 对残疾人一个年度内申请的首件康复辅具，实行全额补贴；对申请的第二件康复辅具，补贴60%，不足部分由个人承担。一个年度内的补贴上限为8000元，超出部分由个人承担。
"""
_DRYERS = """白石县农机购置补贴细则
一、补贴标准
合作社购置烘干机，首台按购机价格的40%给予补贴，第二台按购机价格的30%给予补贴。单个合作社一年补贴总额最高不超过5万元。
"""
_CASES = """云溪市知识产权维权资助规定
第三条 对企业知识产权维权，第一项按实际支出的50%资助，第二项按实际支出的30%资助，第三项按实际支出的20%资助。同一企业年度资助总额不超过60万元。
"""


@pytest.fixture
def library(with_texts: Texts) -> Path:
    return with_texts({"青河县康复辅具补贴办法": _AIDS, "白石县农机购置补贴细则": _DRYERS, "云溪市知识产权维权资助规定": _CASES})


@pytest.mark.parametrize(("question", "told"), [
    ("青河县我妈今年头一件康复辅具1500块，第二件又配了800块，一共能补多少？", ["1500元 + 480元 = 1980元", "没有超过合计上限"]),
    ("青河县康复辅具，先配了一件7000元的，后来又配了一件3000元的，总共补多少，自己掏多少？", ["min(8800元, 8000元) = 8000元", "10000元 − 8000元 = 2000元"]),
    ("白石县合作社先买了一台5万元的烘干机，后来又买了一台6万元的，一共补多少？", ["2万元 + 1.8万元 = 3.8万元"]),
    ("白石县合作社先买了一台8万元的烘干机，后来又买了一台10万元的，一共补多少，自己要出多少？", ["= 5万元", "18万元 − 5万元 = 13万元"]),
    ("云溪市企业维权，第一项花了40万，第二项花了20万，第三项花了10万，总共资助多少？", ["20万元 + 6万元 + 2万元 = 28万元"]),
])
def test_each_piece_at_its_own_share(library: Path, question: str, told: list[str]) -> None:
    answer = ask(question).answer
    assert all(one in answer for one in told), answer


@pytest.mark.parametrize("question", [
    "白石县合作社买了5万元的烘干机和6万元的粉碎机，补多少？",
    "白石县合作社先买了一台5万元的烘干机，后来又买了一台6万元的粉碎机，一共补多少？",
    "青河县康复辅具，去年先配了一件7000元的，今年又配了一件3000元的，总共补多少？",
])
def test_pieces_that_are_not_first_and_second_are_not_shared_out(library: Path, question: str) -> None:
    answer = ask(question).answer
    assert "×30%" not in answer and "×60%" not in answer
