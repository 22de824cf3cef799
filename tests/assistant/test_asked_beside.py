"""Each thing asked of applying is told in a part of its own; whether the time for applying is over is told first. Over an invented notice."""

from __future__ import annotations

from pathlib import Path

import pytest
from texts import Texts

from assistant.answer import ask
from assistant.compose.of_support.asked_beside import asks
from assistant.records import Query, Status

_TEXT = """柳溪县2021年老字号店铺修缮补助申报通知

柳溪县商务局
2021年3月5日

一、补助标准
对在本县经营的老字号店铺，按修缮费用的30%给予补助，单户最高5万元。

二、申报时间
第一批：店铺在政务平台提交网上申报材料的截止时间为4月10日，受理纸质申请材料截止时间为4月15日。
第二批：店铺在政务平台提交网上申报材料的截止时间为6月20日，受理纸质申请材料截止时间为6月25日。
各乡镇商务办审核后汇总报送的截止时间为7月30日。

三、申报材料
（一）店铺应提供营业执照、修缮合同、发票、付款凭证。
（二）选择彩绘修复的，可提供彩绘师资质证书及彩绘小样。
店铺将纸质材料报送至所在乡镇商务办公室。
"""


@pytest.fixture
def library(with_texts: Texts) -> Path:
    return with_texts({"柳溪县2021年老字号店铺修缮补助申报通知": _TEXT})


@pytest.mark.parametrize(("question", "told", "untold"), [
    ("柳溪县老字号店铺修缮花了6万元，补助多少？4月10日那批赶不上，下一批网上和纸质分别截到哪天？", ["1.8万元", "6月20日", "6月25日"], ["7月30日"]),
    ("柳溪县2021年老字号店铺修缮补助，要交什么材料，材料送到哪里？", ["**申报材料：** “（一）店铺应提供营业执照", "**到哪里办：** “店铺将纸质材料报送至所在乡镇商务办公室"], []),
    ("柳溪县2021年老字号店铺修缮补助的申报通知，现在还能补报吗？", ["**结论：不能了，申报时间已过。**", "6月25日", "**已经过期**"], ["7月30日"]),
])
def test_each_thing_asked_is_told(library: Path, question: str, told: list[str], untold: list[str]) -> None:
    answer = ask(question)
    assert answer.status in (Status.ANSWERED, Status.PARTIAL)
    assert all(words in answer.answer for words in told), answer.answer
    assert not any(words in answer.answer for words in untold)


@pytest.mark.parametrize(("question", "kinds"), [
    ("材料最晚哪天交？通知本身管到什么时候？", ["时间", "有效期"]),
    ("要办什么手续，会不会乱收钱？", ["手续", "收费"]),
    ("佐证拿什么交？最晚几号几点前要在网上报完？", ["材料", "时间"]),
    ("材料都交齐了，能给多少？", []),
    ("新材料企业有多少家？", []),
])
def test_the_kinds_of_what_is_asked(question: str, kinds: list[str]) -> None:
    assert [one.kind for one in asks(Query(question, question, ()))] == kinds
