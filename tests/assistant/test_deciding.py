"""A question told as a story finds the clause that bears on it; one for a thing of which no clause speaks is refused, over an invented document."""

from __future__ import annotations

from pathlib import Path

import pytest
from texts import Texts

from assistant.answer import ask
from assistant.records import Status

_RULES = """綦江区社区食堂和便民摊点管理扶持办法

綦江府办发〔2025〕31号
重庆市綦江区人民政府办公室
2025年3月5日

第一条 为了规范社区食堂和便民摊点的管理和扶持，制定本办法。
第二条 便民摊点停止经营满三十日的，可以书面委托街道集中保管炊具，无需缴纳保管费，保管期间摊位予以保留。
第三条 社区食堂经营者变更食品经营许可的，由街道代办，办理期间可以继续供餐。
第四条 对设置老年人助餐窗口的社区食堂，按每个窗口给予1.2万元一次性建设补助。
第五条 社区食堂聘用残疾人担任帮厨满六个月的，给予用工补助，具体标准由区残疾人联合会另行确定。
本办法自2025年4月1日起施行，有效期5年。
"""


@pytest.fixture
def library(with_texts: Texts) -> Path:
    return with_texts({"綦江区社区食堂和便民摊点管理扶持办法": _RULES})


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("我老婆在綦江卖凉面五年了，娘家有事得关门两个月，锅碗炊具想委托街道集中保管，要不要先缴纳保管费？", "无需缴纳保管费"),
        ("綦江这边我弟弟耳朵不好，有残疾人证，在小区那个食堂当帮厨干了快一年，老板说用工补助有他一份，多少钱？", "由区残疾人联合会另行确定"),
    ],
)
def test_the_clause_that_bears_on_a_story_is_quoted(library: Path, question: str, told: str) -> None:
    answer = ask(question)
    assert answer.status in (Status.ANSWERED, Status.PARTIAL), answer.answer
    assert told in answer.answer


@pytest.mark.parametrize("question", ["我在綦江开小吃摊，买了一辆三轮摩托花了六千，扶持办法给报点不？", "綦江的社区食堂想请个律师打官司，律师费扶持办法里给补多少？"])
def test_a_thing_of_which_no_clause_speaks_is_refused(library: Path, question: str) -> None:
    assert ask(question).status == Status.REFUSED
