"""Sums of what the asker tells in several turns, or of two cases of one rule beside each other, over an invented county's measures."""

from __future__ import annotations

from pathlib import Path

import pytest
from texts import Texts

from assistant.answer import ask
from assistant.compose.of_support.itemised.items import Item, items, with_their_figures
from assistant.compose.of_support.sibling_cases import rivals
from assistant.records import Status

_TEXT = """清河县支持文旅和企业发展若干措施

清河县人民政府关于印发《清河县支持文旅和企业发展若干措施》的通知
清政发〔2025〕8号
2025年3月1日

一、文旅项目
1.对新建一级步道、二级步道、三级步道的，每条分别奖励30万元、20万元、5万元。在湖边搭建标准化露营地的，每块奖励2万元。
二、企业上市
2.企业完成股份制改造后，予以奖励40万元；通过证监局辅导验收后，予以奖励50万元；上市委审议通过后，予以奖励80万元；股票挂牌交易，予以奖励100万元。
三、税费减免
3.允许物流业纳税人按照当期可抵扣进项税额加计4%抵减应纳税额，允许养老服务业纳税人按照当期可抵扣进项税额加计9%抵减应纳税额。
四、基层服务
4.到乡镇卫生院服务的医学毕业生，服务期间，享受生活补贴，参加社会保险。生活补贴每人每月2800元。
五、引进外资
5.新设外资项目，第一年实际到资100万元至500万元、500万元以上的，分别奖励10万元、20万元；第二年实际到资达到上述标准的，分别奖励5万元、8万元；第三年实际到资达到上述标准的，分别奖励3万元、6万元。
"""


@pytest.fixture
def library(with_texts: Texts) -> Path:
    return with_texts({"清河县支持文旅和企业发展若干措施": _TEXT})


@pytest.mark.parametrize(("history", "question", "told"), [
    (["清河县新建步道，一条一级、两条二级，能奖多少？"], "另外在湖边搭了3块标准化露营地，连步道一起总共能奖多少？", ["30万元 + 40万元 + 6万元 = 76万元"]),
    (["清河县新建了2条三级步道，能奖多少？"], "还搭建了标准化露营地4块，和步道加起来一共奖多少？", ["10万元 + 8万元 = 18万元"]),
    (["我们是清河县的公司，股份制改造完成了，辅导验收也过了，钱都领了。"], "现在上市委过了、股票也挂牌交易了，还能再拿多少？四步加起来总共多少？",
     ["40万元 + 50万元 + 80万元 + 100万元 = 270万元", "80万元 + 100万元 = 180万元"]),
    (["清河县的公司，去年股份制改造完成了，奖励到手了。"], "今年又通过了辅导验收，还能再拿多少，两笔合计多少？", ["40万元 + 50万元 = 90万元", "**这次说到的几步：** 50万元"]),
    (["我在清河县有家做物流业的公司，2025年可抵扣进项税额10万，加计抵减能抵多少？"], "再加上我姐名下那家养老院（养老服务业，单独纳税），2025年可抵扣进项税额20万，两家加计抵减一共多少？",
     ["0.4万元 + 1.8万元 = 2.2万元"]),
])
def test_what_was_told_before_is_in_the_sum(library: Path, history: list[str], question: str, told: list[str]) -> None:
    text = ask(question, history).answer
    assert all(one in text for one in told), text


def test_a_figure_told_in_the_same_words_of_two_things_belongs_to_each() -> None:
    things = with_their_figures(items("我家做物流，进项税额12万；我哥做养老，进项税额8万"))
    assert [one.text for one in things] == ["我家做物流，进项税额12万", "我哥做养老，进项税额8万"]
    apart = [Item("我家做物流", ()), *items("设备投资30万")]
    assert with_their_figures(apart) == apart


def test_a_sum_for_what_was_promised_before_is_for_those_to_whom_it_was_promised(library: Path) -> None:
    answer = ask("我刚大学毕业来清河县上班，清河县给我发多少生活补贴？")
    assert "结论：能享受" not in answer.answer.replace("*", "")
    assert "到乡镇卫生院服务" in answer.answer


def test_a_later_year_decides_nothing_for_the_first(library: Path) -> None:
    answer = ask("我们在清河县新设外资项目，第一年实际到资300万元，第三年那条怎么算，给多少？").answer
    assert "不能享受" not in answer, answer


@pytest.mark.parametrize(("one", "other", "told_apart"), [
    ("第三年实到外资达到上述标准", "第一年实到外资200万至500万", True), ("第二批认定奖励", "第一批认定奖励", True), ("第三年实到外资达到上述标准", "第一年缴税100万", False)])
def test_years_of_one_thing_are_rivals(one: str, other: str, told_apart: bool) -> None:
    assert rivals(one, other) is told_apart


_IN_PARTS = """綦江区支持科技创新办法

綦江府办发〔2024〕21号
重庆市綦江区人民政府办公室
2024年3月5日

第一条 对列入重点研发计划的项目，按项目研发投入的20%给予资助，最高300万元；立项后拨付40%，中期检查通过后拨付30%，验收合格后拨付30%。
第二条 首次认定的高新技术企业奖励20万元。
第三条 本区居民在定点医院住院的，按自付费用的50%给予救助，最高5万元。
"""


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("我们公司在綦江，项目列入了重点研发计划，项目研发投入1000万元，中期检查刚通过，到这一步累计能拿到多少钱？", "80万元 + 60万元 = 140万元"),
        ("我们在綦江列入了重点研发计划，项目研发投入500万元，中期检查也通过了，目前一共能拿到多少钱？", "40万元 + 30万元 = 70万元"),
        ("綦江的重点研发计划项目，研发投入1000万元，已经立项，中期检查还没通过，目前一共能拿多少？", ""),
        ("綦江的重点研发计划项目，研发投入1000万元，一共能拿多少？", ""),
    ],
)
def test_the_parts_paid_until_now_are_added_up(with_texts: Texts, question: str, told: str) -> None:
    with_texts({"綦江区支持科技创新办法": _IN_PARTS})
    answer = ask(question).answer
    assert told in answer if told else "这一步累计" not in answer, answer


@pytest.mark.parametrize("question", ["那郑州呢，也是这个数吗？", "换成南阳市呢？"])
def test_a_further_place_of_which_nothing_is_there_takes_the_place_of_the_first(with_texts: Texts, question: str) -> None:
    with_texts({"綦江区支持科技创新办法": _IN_PARTS})
    answer = ask(question, ["綦江首次认定高新技术企业奖多少？"])
    assert answer.status == Status.REFUSED and "20万元" not in answer.answer, answer.answer


def test_where_somebody_only_went_is_no_place_asked_about(with_texts: Texts) -> None:
    with_texts({"綦江区支持科技创新办法": _IN_PARTS})
    answer = ask("我妈自己跑去西安住的院，也不是长期住西安，自付费用3万元，能救助多少？", ["綦江居民住院救助多少？"])
    assert "没有西安市" not in answer.answer, answer.answer
