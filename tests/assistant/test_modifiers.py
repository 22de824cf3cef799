"""What changes a sum elsewhere in its document is quoted with it where the asker tells or asks for it, over an invented document of a place."""

from __future__ import annotations

from pathlib import Path

import pytest
from texts import Texts

from assistant.answer import ask
from assistant.records import Status

_RULES = """綦江区支持制造业发展办法

綦江府办发〔2024〕19号
重庆市綦江区人民政府办公室
2024年3月5日

第一条 支持设备更新。企业年度设备投入500万元以上的，按设备投入的10%给予补助，最高500万元。二手设备、融资租赁的设备不计入设备投入。补助资金分两年拨付，第一年拨付60%，第二年拨付40%。
第二条 支持产品注册。取得医疗器械注册证的，每个产品奖励30万元。通过受让取得注册证的，按上述标准的50%执行。同一产品取得多张注册证的，只奖励一次。
第三条 支持租用厂房。租用区内标准厂房的，按每平方米每月8元给予租金补贴，最长3年。用作职工宿舍的面积不予补贴。
第四条 所需资金由市级财政和区级财政按4:6分担。
第五条 补助资金专款专用，租金补贴不得用于发放工资福利。
本办法自2024年4月1日起施行，有效期5年。
"""


@pytest.fixture
def library(with_texts: Texts) -> Path:
    return with_texts({"綦江区支持制造业发展办法": _RULES})


@pytest.mark.parametrize(
    ("question", "quoted", "open_"),
    [
        ("我们在綦江，今年设备投入1200万元，里头一部分是收来的二手机器，能补多少？", "二手设备、融资租赁的设备不计入设备投入", True),
        ("綦江的企业，注册证是从别人那里受让来的，1个产品，奖励多少钱？", "按上述标准的50%执行", True),
        ("我们綦江的厂租了2000平方米标准厂房，500平当职工宿舍，一个月租金补贴多少？", "用作职工宿舍的面积不予补贴", False),
        ("我们在綦江，今年设备投入1200万元，能补多少，第一年先拨多少？", "第一年拨付60%", False),
        ("我们在綦江，今年设备投入1200万元，能补多少，市里和区里各出多少？", "按4:6分担", False),
        ("我们綦江的厂租了2000平方米标准厂房，租金补贴一个月多少，能拿来发工资吗？", "不得用于发放工资福利", False),
    ],
)
def test_what_changes_the_sum_is_quoted(library: Path, question: str, quoted: str, open_: bool) -> None:
    answer = ask(question)
    assert quoted in answer.answer, answer.answer
    assert any(quoted in one.quote for one in answer.citations)
    if open_:
        assert answer.status == Status.PARTIAL, answer.answer


@pytest.mark.parametrize(
    ("question", "quoted"),
    [
        ("我们在綦江，今年设备投入1200万元，能补多少？", "不计入"),
        ("我们在綦江，今年设备投入1200万元，没有二手设备，能补多少？", "不计入"),
        ("我们在綦江，今年设备投入1200万元，能补多少？", "4:6"),
        ("綦江的企业取得医疗器械注册证，2个产品，奖励多少钱？", "50%"),
    ],
)
def test_what_the_asker_neither_tells_nor_asks_is_left_out(library: Path, question: str, quoted: str) -> None:
    assert quoted not in ask(question).answer


_STUDIED = """綦江区养老护理人才办法

綦江府办发〔2024〕29号
重庆市綦江区人民政府办公室
2024年5月5日

第一条 2022年1月1日以后毕业的本科及以上、专科（高职）、中职毕业生，与本区养老机构签订5年以上劳动合同的，分别给予3万元、2万元、1.2万元入职奖励。
第二条 机构年度设备投入100万元以上的，按设备投入的20%给予补助，最高200万元。二手设备不计入设备投入。
本办法自2024年6月1日起施行，有效期5年。
"""


@pytest.mark.parametrize(
    ("question", "given", "not_given"),
    [
        ("我2023年大专毕业，去綦江一家养老院上班，签了5年合同，入职奖励多少？", "2万元", "1.2万元[1]"),
        ("我2023年本科毕业，去綦江一家养老院上班，签了5年合同，入职奖励多少？", "3万元", "1.2万元[1]"),
        ("綦江的养老院，今年设备投入300万，里头有60万是二手的，补助多少？", "300万元−60万元 = 240万元", "300万元的20%"),
        ("綦江的养老院，今年设备投入300万，其中60万是二手床，补助多少？", "240万元）的20%是48万元", "12万元"),
    ],
)
def test_the_sum_for_what_was_studied_and_without_what_does_not_count(with_texts: Texts, question: str, given: str, not_given: str) -> None:
    with_texts({"綦江区养老护理人才办法": _STUDIED})
    told = ask(question).answer
    assert given in told, told
    assert not_given not in told, told
