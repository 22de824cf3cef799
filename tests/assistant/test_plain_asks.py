"""Plain questions whose asking words no document has, over an invented plan of a place: what need not be paid, what must not be done, who counts as what."""

from __future__ import annotations

from pathlib import Path

import pytest
from texts import Texts

from assistant.answer import ask
from assistant.understand.normal import normal

_PLAN = """綦江区农村水窖改造行动方案

綦江府办发〔2026〕8号
重庆市綦江区人民政府办公室
2026年3月5日

一、总体要求
坚持先急后缓，分批改造全区老旧水窖，保障山区群众用水。
二、开展水窖整治攻坚行动
（一）实施渗漏水窖修补攻坚行动。对渗漏水窖逐口登记，当年修补完毕。
（二）实施病险水窖拆除攻坚行动。对无法加固的水窖限期拆除，异地重建。
（三）实施窖水水质净化攻坚行动。每口水窖配备滤芯，按季度更换。
三、政策保障
改造物资优先安排采购，乡镇统筹运力。
对改造期间的运水车辆免收停车费和桥闸通行费。
将农户用水意外伤害责任保险从散居农户扩大到集中安置农户，保费由每户每年6元提高至12元。
四、管理要求
水窖周边三十米范围内不得堆放农药、搭建圈舍。
申请人通过电话方式报修的，首位接听电话的人员为报修责任人。
申请人到便民大厅报修的，大厅首位接待的人员为报修责任人。
"""


@pytest.fixture
def library(with_texts: Texts) -> Path:
    return with_texts({"綦江区农村水窖改造行动方案": _PLAN})


@pytest.mark.parametrize(
    ("question", "told", "silent"),
    [
        ("綦江水窖改造，运水的车哪些钱可以不交？", "免收停车费和桥闸通行费", "滤芯"),
        ("綦江那个水窖改造方案里，水窖边上不准堆什么？", "不得堆放农药", "滤芯"),
        ("綦江2026年农户用水意外险从几块涨到几块？", "每户每年6元提高至12元", "滤芯"),
        ("綦江区府办2026年印发的水窖整治改造方案，一共要打哪几场“攻坚”？", "病险水窖拆除攻坚行动", "农药"),
        ("綦江水窖改造方案里，我打电话报修的，谁算报修责任人？", "首位接听电话的人员为报修责任人", "滤芯"),
    ],
)
def test_the_sentence_of_the_form_asked_for(library: Path, question: str, told: str, silent: str) -> None:
    answer = ask(question)
    assert told in answer.answer, answer.answer
    assert silent not in answer.answer, answer.answer


@pytest.mark.parametrize("question", ["綦江水窖改造，养鱼的哪些税可以不交？", "綦江水窖改造方案里谁算水质检测员？"])
def test_what_the_plan_does_not_say_stays_refused(library: Path, question: str) -> None:
    assert ask(question).status.value == "refused", ask(question).answer


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("明年怎么把游客量再往上拉一拉？", "明年怎么把游客量提升？"),
        ("怎么把水渠的事往前推一推？", "怎么把水渠的事推进？"),
        ("打算怎么稳住菜价？给我几条主要的。", "打算怎么稳住菜价？"),
        ("给乡村老师下点什么功夫？", "给乡村老师有什么举措？"),
    ],
)
def test_how_people_say_what_is_done(said: str, read: str) -> None:
    assert normal(said) == read
