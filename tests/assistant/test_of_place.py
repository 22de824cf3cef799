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


_ZONE = """合肥高新技术产业开发区促进软件产业发展若干措施

第一条 对首次通过CMMI五级认证的企业，给予一次性奖励30万元。
"""
_PROVINCE = """关于做好2026年度黑龙江省冰雪装备消费补贴工作的通知

一、补贴标准
个人购买滑雪板等冰雪装备，按销售价格的15%给予补贴，每件最高1500元。
二、发票要求
每张发票仅限对应一件补贴产品，发票金额为包含补贴在内的成交价格。
"""
_DISTRICT = """五华县2025年柑橘产业补助实施方案

一、补助标准
建设冷库的，按库容每立方米补助100元，最高30万元。
"""


@pytest.fixture
def places(with_texts: Texts) -> Path:
    return with_texts({"合肥高新区软件措施": _ZONE, "黑龙江冰雪装备补贴": _PROVINCE, "五华县柑橘方案": _DISTRICT})


@pytest.mark.parametrize(
    ("question", "has"),
    [
        ("合肥高新区CMMI五级认证奖多少？", "30万元"),
        ("齐齐哈尔买冰雪装备每件最高补多少？", "1500元"),
        ("我们在牡丹江注册，冰雪装备的发票金额怎么开？", "包含补贴在内的成交价格"),
        ("梅州五华建柑橘冷库每立方米补多少？", "100元"),
        ("广东梅州五华县建柑橘冷库最高补多少？", "30万元"),
    ],
)
def test_what_a_province_or_county_lays_down_is_told_whatever_place_round_it_is_named(places: Path, question: str, has: str) -> None:
    assert has in ask(question).answer


@pytest.mark.parametrize("question", ["合肥经开区CMMI五级认证奖励多少？", "长春买滑雪板能补多少？", "兴宁市建柑橘冷库每立方米补多少？"])
def test_another_zone_or_county_of_the_same_city_is_refused(places: Path, question: str) -> None:
    assert ask(question).status == Status.REFUSED
