"""What else a question asks: sentences near those quoted, and who is responsible by headings and brackets; over an invented notice."""

from __future__ import annotations

from pathlib import Path

import pytest
from texts import Texts

from assistant.answer import ask
from assistant.several import parted
from index.responsibility import responsibilities

_TEXT = """清河市水上救护站管理办法

清河市应急管理局关于印发《清河市水上救护站管理办法》的通知
清应急〔2024〕7号
2024年3月1日

第一章 总则
第一条 为规范水上救护站的管理，制定本办法。
第二章 人员
第二条 水上救护站招收救护员时，应当查询应聘者是否有危险驾驶记录；发现有该记录的，不得录用。
水上救护站应当每年对在册救护员的记录进行查询。发现有前述记录的，应当及时解聘。
第三章 申报
第三条 救护站建设补助按下列时间申报：
（一）救护站在网上平台的申报时间为2024年5月6日至6月10日。
（二）救护站的纸质材料统一送市应急管理局受理窗口，截止时间为2024年7月15日。
第四章 任务
（一）建设沿河救护网络（牵头单位：市水务局）
1.加密巡航。每天巡航两次。（责任单位：各镇人民政府）
（二）打响“平安清河”品牌。（牵头单位：市文化局）
1.开展宣传。每季度宣传一次。
（三）配齐救护装备。为每站配备救生艇。（装备物资处）
"""


@pytest.fixture
def library(with_texts: Texts) -> Path:
    return with_texts({"清河市水上救护站管理办法": _TEXT})


def test_what_goes_on_is_told_by_what_follows(library: Path) -> None:
    answer = ask("清河市水上救护站管理办法对招收救护员查记录有什么要求？查出来怎么办，已经在册的人呢？").answer
    assert "不得录用" in answer and "每年对在册救护员" in answer and "及时解聘" in answer


def test_two_days_asked_are_both_given(library: Path) -> None:
    answer = ask("清河市水上救护站，网上平台几号截止申报？纸质材料送受理窗口几号截止？")
    assert "6月10日" in answer.answer and "7月15日" in answer.answer and "没有查到" not in answer.answer


@pytest.mark.parametrize(
    ("question", "unit"),
    [
        ("清河市水上救护站管理办法里，建设沿河救护网络由谁牵头", "市水务局"),
        ("清河市水上救护站管理办法里“平安清河”这块谁牵头", "市文化局"),
        ("清河市水上救护站管理办法，配齐救护装备是哪个处室的活", "装备物资处"),
    ],
)
def test_headings_and_brackets_name_who_is_responsible(library: Path, question: str, unit: str) -> None:
    assert unit in ask(question).answer


def test_two_tasks_have_each_their_unit(library: Path) -> None:
    answer = ask("清河市水上救护站管理办法里，建设“沿河救护网络”和打响“平安清河”品牌，各由谁牵头？").answer
    assert "市水务局" in answer and "市文化局" in answer


def test_a_closing_bracket_of_organs_is_a_duty_other_brackets_are_not() -> None:
    text = "配备救生艇。（装备物资处）\n船只应当完好（见附件二）\n"
    assert [one.units for one in responsibilities(text, 0, len(text))] == [("装备物资处",)]


def test_a_question_that_asks_only_who_is_one() -> None:
    assert parted("建设沿河救护网络和打响品牌两块，各由谁牵头？") is None
    assert parted("2027年绿色工厂多少家，由谁负责？") == ("2027年绿色工厂多少家", "由谁负责")
