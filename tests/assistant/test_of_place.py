"""What one place lays down answers no question from another place."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.answer import ask
from assistant.records import Reason, Status
from tests.assistant.texts import Texts

_COUNTY = """青禾县人民政府关于加快旅游业发展的意见

青政发〔2025〕3号

一、住宿设施建设
对新评定的三星级、四星级酒店分别给予一次性奖励10万元、30万元。
二、民宿
对一个村建设标准化民宿5家以上的，每间奖励2000元。

青禾县人民政府
2025年3月1日
"""


@pytest.fixture
def county(with_texts: Texts) -> Path:
    return with_texts({"青禾县加快旅游业发展的意见": _COUNTY})


@pytest.mark.parametrize(
    ("question", "earlier"),
    [
        ("桐庐新评定的四星级酒店奖多少", ()),
        ("我们在桐庐新建了一家酒店，评上四星，县里奖多少？", ()),
        ("那三星级酒店奖多少", ("我们是桐庐的酒店",)),
        ("贵州新评定的四星级酒店奖多少", ()),
        ("酒店要是开在桐庐县，桐庐县给四星级酒店奖多少", ()),
        ("那杭州呢，也是这个数吗？", ("青禾新评定的四星级酒店奖多少",)),
    ],
)
def test_another_place_is_refused(county: Path, question: str, earlier: tuple[str, ...]) -> None:
    answer = ask(question, earlier)
    assert (answer.status, answer.status_reason) == (Status.REFUSED, Reason.OTHER_REGION) and "30万" not in answer.answer


@pytest.mark.parametrize(
    ("question", "has"),
    [
        ("青禾新评定的四星级酒店奖多少", "30万元"),
        ("我们县新评定的四星级酒店奖多少", "30万元"),
        ("设备从德国买的，新评定的四星级酒店奖多少", "30万元"),
        ("我是湖南人，在青禾开的酒店新评上了四星级，奖多少", "30万元"),
    ],
)
def test_the_place_itself_and_places_in_passing_are_answered(county: Path, question: str, has: str) -> None:
    assert has in ask(question).answer


@pytest.mark.parametrize(
    ("question", "earlier"),
    [
        ("浙江2025年规模以上工业增加值目标是多少，绿色工厂要多少家，绿色园区要多少个", ()),
        ("绿色工厂要多少家", ("浙江2027年规模以上工业增加值目标是多少",)),
        ("甘肃“十三五”工业发展规划里2020年规模以上工业总产值目标是多少", ()),
        ("天水那个四大改造是哪四个", ()),
    ],
)
def test_an_unknown_place_stays_unknown(shipped: Path, question: str, earlier: tuple[str, ...]) -> None:
    answer = ask(question, earlier)
    assert answer.status == Status.REFUSED and not answer.targets
