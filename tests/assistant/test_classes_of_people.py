"""What each class of people is given whose members the document calls by a number, over an invented document of a place."""

from __future__ import annotations

from pathlib import Path

import pytest
from texts import Texts

from assistant.answer import ask

_RULES = """綦江区困难群众医疗救助办法

綦江府办发〔2024〕31号
重庆市綦江区人民政府办公室
2024年3月5日

第一章 对象

第一条 具有本区户籍的下列人员可以申请医疗救助：
（一）特困人员、孤儿（以下统称一类对象）；
（二）最低生活保障对象（以下称二类对象）；
（三）最低生活保障边缘家庭成员（以下称三类对象）。

第二章 救助

第二条 住院救助的起付标准、救助比例和年度限额：
（一）一类对象：不设起付标准，按100%救助；
（二）二类对象：不设起付标准，按70%救助，年度限额4万元；
（三）三类对象：年度起付标准3000元，超过部分按60%救助，年度限额3万元。
第三条 倾斜救助。二类、三类对象在区内定点医疗机构就医，经基本医疗保险、大病保险、住院救助后，年度内个人负担仍超过1万元的，对超过部分按50%给予倾斜救助，年度限额2万元。
"""


@pytest.fixture
def library(with_texts: Texts) -> Path:
    return with_texts({"綦江区困难群众医疗救助办法": _RULES})


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("我爸是綦江的低保户，今年住院，医保报完自己还要负担2万元，医疗救助能给多少？", "1.4万元"),
        ("綦江的低保边缘家庭，住院医保报完自己负担2.3万元，医疗救助能给多少？", "1.2万元"),
        ("綦江的低保户住院，医保报完自己还要负担10万元，住院救助加上倾斜救助，总共能救助多少钱？", "剩下的（10万元−4万元−1万元 = 5万元）的50%是2.5万元，超过2万元上限，按2万元给"),
        ("綦江的低保户住院，医保报完自己还要负担7万元，住院救助加上倾斜救助，总共能救助多少钱？", "剩下的（7万元−4万元−1万元 = 2万元）的50%是1万元"),
    ],
)
def test_the_share_of_his_class_and_then_what_is_left(library: Path, question: str, told: str) -> None:
    answer = ask(question).answer
    assert told in answer, answer


def test_who_tells_no_class_is_asked(library: Path) -> None:
    answer = ask("我妈在綦江住院，报完医保自己又掏了三万块，能给她医疗救助多少？").answer
    assert "结论：能享受" not in answer and "是否属于“二类对象、三类对象”" in answer, answer


_AWARDS = """綦江区促进科技创新办法

綦江府办发〔2024〕32号
重庆市綦江区人民政府办公室
2024年3月5日

第一条 充电站建成投运满1年、年度评价等级为A级的，每座补贴5万元。
"""


def test_how_long_something_lasted_tells_no_grade(with_texts: Texts) -> None:
    with_texts({"綦江区促进科技创新办法": _AWARDS})
    answer = ask("我们綦江这座充电站投运两年了，能补贴多少钱？").answer
    assert "结论：能享受" not in answer and "A级" in answer, answer
