"""What people call things (买房, 马桶, 盖厂房) is found under what documents call them (购房, 坐便器, 自建厂房); a near thing of the same field is still refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from texts import Texts

from assistant.answer import ask
from assistant.gather.aspects import only_measures
from assistant.gather.speech import telling
from assistant.records import Status
from index.synonyms import official, spoken_words

_HOMES = """溪口区人才和老年人居住补助办法

第一条 博士、硕士首次购房的，分别给予购房补贴18万元、9万元。
第二条 困难老年人家庭安装扶手、更换坐便器的，每户补助最高2800元。
第三条 老年人在社区助餐点就餐的，每人每餐补贴4元。
第四条 公益性公墓墓穴收费不得超过2600元。
"""
_TRADE = """溪口区文化旅游和工业奖励办法

第一条 旅行社组织市外游客来本区并住宿一晚以上的，按每人次25元给予奖励。
第二条 企业自建厂房的，按建筑面积每平方米90元给予补助。
第三条 企业举办促销活动，发放消费券的，按发放额的40%给予补助。
第四条 个人购买滑雪板等冰雪装备，按销售价格的12%给予补贴。
第五条 被评为国家级、省级、市级示范社的，分别奖励9万元、6万元、3万元。
第六条 引进优质种公羊的，每只补助1300元。
第七条 村民建房审批时限为20个工作日。
第八条 电动自行车未登记上路行驶的，处30元罚款。
"""


@pytest.fixture
def library(with_texts: Texts) -> Path:
    return with_texts({"溪口区人才和老年人居住补助办法": _HOMES, "溪口区文化旅游和工业奖励办法": _TRADE})


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("博士第一次买房补多少？", "18万元"),
        ("老人家里换个马桶，政府给多少？", "2800元"),
        ("老人在社区食堂吃一顿饭补多少？", "4元"),
        ("买个墓地最多收多少钱？", "2600元"),
        ("带团住一晚一个人奖多少？", "25元"),
        ("自己盖厂房一平米给多少？", "90元"),
        ("商场发消费券政府补几成？", "40%"),
        ("滑雪装备补贴的比例是多少？", "12%"),
        ("合作社评上省里的示范社给多少？", "6万元"),
        ("买种羊一只给多少？", "1300元"),
        ("村里盖房审批要多少天？", "20个工作日"),
        ("电瓶车没上牌骑出去罚多少？", "30元"),
    ],
)
def test_found_under_what_documents_call_it(question: str, told: str, library: Path) -> None:
    answer = ask(question)
    assert answer.status != Status.REFUSED, answer.answer
    assert told in answer.answer


@pytest.mark.parametrize("question", ["买车位补多少？", "博士买车补多少？", "老人买空调给多少？", "养狗一只给多少？", "盖寺庙一平米补多少？", "买空调补贴的比例是多少？", "考驾照补多少？"])
def test_a_near_thing_is_refused(question: str, library: Path) -> None:
    assert ask(question).status == Status.REFUSED


def test_a_phrase_of_everyday_speech_does_not_cut_a_word() -> None:
    assert ("人没了", "spoken") not in spoken_words("家里老人没了多久内去注销")
    assert ("人才", "n") in spoken_words("招人才补多少")
    assert ("去外地看病", "spoken") in spoken_words("去外地看病报多少")


def test_everyday_verbs_are_read_as_those_of_documents() -> None:
    assert "建房" in official("盖房")
    assert "购房" in official("买房")
    assert "货车" in official("大货车")


def test_words_that_only_ask_or_count() -> None:
    assert only_measures("比例")
    assert only_measures("提高幅度")
    assert not only_measures("比例尺")
    assert telling("一台", "m") < 0.3 < telling("台历", "n")
