"""Two things of one document: how it treats them apart, how they stand to each other, what a part of a sum is put to, whether a choice may be changed, and a list it does not give."""

from __future__ import annotations

from pathlib import Path

import pytest
from texts import Texts

from assistant.answer import ask
from assistant.records import Status

_RULES = """璧山区村级农具共享管理办法

璧山府办规〔2025〕12号
重庆市璧山区人民政府办公室
2025年3月5日

第一条 本办法适用于璧山区村级农具共享点的设立和农具租借。在全区选择8个左右条件成熟的乡镇开展试点。
第二条 重点农具目录和一般农具目录由区农业农村委公布，要严格控制重点农具目录的数量。重点农具针对收割、烘干等环节，租借天数不设上限；一般农具针对日常耕作，租借天数应根据农时设置上限。
第三条 合作社取得的农具共享奖金计入当年本社分红总额，但不受分红比例限制，不纳入分红基数。
第四条 农户可以选择由户主一人登记租借额度，也可以选择由夫妻双方各登记租借额度的50%，具体登记方式在一个农具年度内不能变更。
第五条 每个共享点的运行补助标准增加3000元，一半用于农具保养。
"""


@pytest.fixture
def library(with_texts: Texts) -> Path:
    return with_texts({"璧山区村级农具共享管理办法": _RULES})


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("璧山区农具共享办法里，重点农具和一般农具的租借天数是怎么区别的？", ("租借天数不设上限", "根据农时设置上限")),
        ("璧山重点农具和一般农具，租借天数有什么不同", ("租借天数不设上限", "根据农时设置上限")),
        ("璧山区合作社拿的农具共享奖金跟本社分红总额是什么关系？", ("计入当年本社分红总额，但不受分红比例限制",)),
        ("璧山农具共享，登记方式定的是夫妻各一半，年中想改成全归我登记，行吗？", ("在一个农具年度内不能变更",)),
        ("璧山区农具共享点的运行补助标准增加多少？其中一半用在哪？", ("增加3000元", "一半用于农具保养")),
    ],
)
def test_the_sentences_that_tell_it(library: Path, question: str, told: tuple[str, ...]) -> None:
    answer = ask(question)
    assert [words for words in told if not any(words in one.quote for one in answer.citations)] == [], answer.answer


def test_a_number_of_places_is_no_list_of_them(library: Path) -> None:
    assert ask("璧山区农具共享选定的8个左右试点乡镇是哪些？").status == Status.REFUSED
