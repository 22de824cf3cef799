"""Shares of a cost up to a limit, for the asker's days; cases of a sum laid side by side; further sums; over an invented document."""

from __future__ import annotations

from pathlib import Path

import pytest
from texts import Texts

from assistant.answer import ask

_TEXT = """清河市照护保险试行办法

清河市医疗保障局关于印发《清河市照护保险试行办法》的通知
清医保〔2024〕3号
2024年3月1日

第一章 待遇
第一条 享受照护险3级待遇的失能人员，其照护险待遇限额标准如下：
（一）机构护理发生的生活照料费用纳入支付范围的费用限额标准为职工参保人员每人每天130元，居民参保人员每人每天70元；
（二）居家护理发生的生活照料费用，定点护理机构应当提供上门服务，纳入支付范围的费用限额标准为职工参保人员每人每天110元、居民参保人员每人每天60元。
享受照护险2级待遇的失能人员，居家护理发生的生活照料费用，纳入支付范围的费用限额标准为职工参保人员每人每月800元、居民参保人员每人每月400元。
延续评估符合条件的，纳入支付范围的费用标准为每人每次90元，由照护险基金按100%的比例支付。
第二条 照护险费用按以下比例支付：
1. 职工参保人员由照护险基金按机构护理70%、居家护理80%的比例支付；
2. 居民参保人员由照护险基金按机构护理65%、居家护理75%的比例支付。
第二章 过渡
第三条 领取住房租赁补贴的家庭，经审核不再符合保障资格的，给予4个月的过渡期，过渡期内发放住房租赁补贴的50%。
"""


@pytest.fixture
def library(with_texts: Texts) -> Path:
    return with_texts({"清河市照护保险试行办法": _TEXT})


@pytest.mark.parametrize(("question", "figures"), [
    ("清河市职工医保，照护险3级，住家里请定点机构上门，生活照料一天140元，30天基金付多少？", ["2640元"]),
    ("清河市职工参保，照护险3级，选居家护理，生活照料费每天都按纳入支付的限额顶格发生，10天基金付多少，个人承担多少？", ["880元", "220元"]),
    ("我们是清河市的定点护理机构，收了一位职工参保、3级待遇的老人，生活照料一天收150元，住满20天，照护险基金给付多少？", ["1820元"]),
    ("清河市的家庭，一直每月领住房租赁补贴900元，审核说不符合保障资格了，过渡期里总共还能领多少？", ["1800元"]),
    ("我家每月领清河市住房租赁补贴1000元，审核不再符合了，过渡期一共还能领多少？", ["2000元"]),
    ("清河市职工医保，照护险3级，护理员天天上门照顾，一天收140元，一个月算30天，基金付多少，自己掏多少？", ["2640元", "1560元"]),
    ("清河市居民医保，评了照护险2级，请人上门护理，每个月收700，基金付多少？", ["300元"]),
])
def test_share_of_what_is_within_the_limit(library: Path, question: str, figures: list[str]) -> None:
    text = ask(question).answer
    assert all(figure in text for figure in figures), text


def test_a_provider_alone_tells_no_place(library: Path) -> None:
    text = ask("清河市职工参保，照护险3级，请了定点机构，生活照料一天90元，30天基金付多少？").answer
    assert "×70%" not in text and "×80%" not in text


def test_each_class_is_worked_out_where_none_is_told(library: Path) -> None:
    made = ask("清河市照护险评了二级，在家请人上门护理，生活照料这块基金每个月最多给付多少？")
    assert made.status == "needs_input"
    assert "职工参保人员：800元×80% = 640元" in made.answer and "居民参保人员：400元×75% = 300元" in made.answer, made.answer


def test_another_place_of_care_takes_the_place_of_the_first(library: Path) -> None:
    first = "清河市职工医保，照护险评了三级，现在住定点护理院，生活照料一天150元。"
    text = ask("要是接回家请定点机构上门呢？一天也是150元，10天基金一共付多少？", [first]).answer
    assert "880元" in text, text
