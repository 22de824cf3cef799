"""A sentence that speaks against the asker decides only where it is on what he asks of; the details of his story are no things asked for."""

from __future__ import annotations

from pathlib import Path

import pytest
from texts import Texts

from assistant.answer import ask
from assistant.records import Status

_POINTS = """青岭县引进人才积分办法
第一章 积分
第一条 在本县工作并居住的，每满1年积2分，满4年后计入总积分。
第二条 在本县教育、卫生岗位工作满6年的人员办理落户，参保年限可缩短至3年。
第三条 总投资5亿元以上的项目负责人，可给予更多优惠条件。
"""
_GOODS = """重庆市2026年家具焕新活动商户征集公告
一、活动范围
补贴品类包括沙发、床垫、书柜、电动自行车等4类商品。
二、报名条件
（一）重庆市依法注册并纳税，能够开具发票的家具经销企业，具备成熟的线上店铺。
（二）近两年无违法记录。
三、商户义务
（一）消费者在活动专区下单、且收货地址位于重庆市行政区域的订单，方可享受补贴。
（二）参与商户的送货时间一般不得超过20天，未按时送货的商品不纳入补贴范围。
四、报名材料
（一）营业执照、法定代表人身份证和银行开户许可证复印件等相关材料；
"""


@pytest.fixture
def library(with_texts: Texts) -> Path:
    return with_texts({"青岭县引进人才积分办法": _POINTS, "重庆市2026年家具焕新活动商户征集公告": _GOODS})


@pytest.mark.parametrize("question", ["我在青岭县上班三年了，现在这个分能算进总积分了吗？", "我在青岭县学校工作三年了，可以算总积分吗？"])
def test_what_is_asked_of_others_is_no_verdict_on_something_else(library: Path, question: str) -> None:
    answer = ask(question)
    assert "满6年" not in answer.answer and "满4年后计入总积分" in answer.answer


@pytest.mark.parametrize(("question", "reason"), [
    ("重庆家具焕新，顾客从活动专区下单买了张床垫，收货地址填的遵义老家，这单能享受补贴不？", "收货地址填的遵义老家"),
    ("重庆家具焕新，我在活动专区买了套沙发，收货地址在贵阳，能享受补贴吗？", "收货地址在贵阳"),
    ("我们公司注册在成都，常年给重庆发家具，想报重庆的家具焕新活动商户，能报吗？", "注册在成都"),
    ("重庆家具焕新，库房没货，一单沙发拖了35天才送货，还给补贴吗？", "超过了20天"),
    ("重庆家具焕新，师傅排不过来，我这单30天才送货，这单有没有补贴？", "超过了20天"),
])
def test_the_sentence_that_the_story_breaks_gives_the_verdict(library: Path, question: str, reason: str) -> None:
    answer = ask(question)
    assert "结论：不能" in answer.answer and reason in answer.answer, answer.answer


def test_what_happened_besides_is_not_asked_for(library: Path) -> None:
    answer = ask("师傅请假，仓库爆仓，有一单35天才送到，这单还有补贴没有？", ("重庆家具焕新活动，参与商户送货时间有要求吗？",))
    assert answer.status == Status.ANSWERED and "不得超过20天" in answer.answer


@pytest.mark.parametrize("question", [
    "重庆家具焕新，活动专区下的单，床垫送到重庆的新房，能享受补贴吗？",
    "重庆家具焕新，活动商户的营业执照是贵阳的，可以报名吗？",
    "重庆家具焕新，顾客从活动专区下单买了台钢琴，收货地址填的重庆，这单能享受补贴不？",
])
def test_what_does_not_decide_gives_no_verdict(library: Path, question: str) -> None:
    assert "结论：" not in ask(question).answer
