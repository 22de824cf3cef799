"""What a document rules on the asker's particular case is told, over an invented document of a place."""

from __future__ import annotations

from pathlib import Path

import pytest
from texts import Texts

from assistant.answer import ask

_RULES = """綦江区农民培训补贴办法

綦江府办发〔2024〕9号
重庆市綦江区人民政府办公室
2024年3月5日

第一条 参加农民培训的，按每人500元给予培训补贴。
第二条 申请人应当在培训结束后三个月内向镇街提出申请。
第三条 港澳台居民在本区务农的，可以凭居住证申请培训补贴。
第四条 培训期间中断学习的，补课后可继续申请，补贴不受培训机构是否盈利限制。
第五条 已领取失业保险培训补贴的，不再给予本补贴。
第六条 网络课程只对以下情形给予培训补贴：
（一）由区农业农村部门组织的；
（二）有考勤记录的。
第七条 夫妻两人参加同一期培训的，按两人分别计算。
本办法自2024年4月1日起施行，有效期5年。
"""


@pytest.fixture
def library(with_texts: Texts) -> Path:
    return with_texts({"綦江区农民培训补贴办法": _RULES})


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("我是香港人，在綦江种地，农民培训补贴能申请吗？", "可以凭居住证申请培训补贴"),
        ("綦江农民培训补贴，我中断过两周学习，还能领吗？", "补课后可继续申请"),
        ("綦江的农民培训，培训机构亏本了，会不会影响补贴？", "不受培训机构是否盈利限制"),
        ("綦江农民培训补贴，上的是网络课程，能给吗？", "有考勤记录的"),
        ("綦江农民培训补贴，我和老婆夫妻俩一起参加，算两份吗？", "按两人分别计算"),
        ("我是香港人，在綦江种地，能申请农民培训补贴不？", "可以凭居住证申请培训补贴"),
        ("已经领了失业保险的培训补贴，綦江这个农民培训补贴还能再领吗？", "不再给予本补贴"),
    ],
)
def test_the_ruling_on_a_particular_case_is_told(library: Path, question: str, told: str) -> None:
    answer = ask(question)
    assert told in answer.answer, answer.answer


@pytest.mark.parametrize("question", ["綦江农民培训补贴每人给多少？", "綦江农民培训补贴有效期到哪年？"])
def test_what_is_not_asked_whether_stays_as_it_is(library: Path, question: str) -> None:
    assert "对您说的" not in ask(question).answer
