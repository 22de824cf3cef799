"""Times that stand apart from the grant (another sentence or article), seasons for one article only, terms of documents and repealed ones: over invented documents."""

from __future__ import annotations

from pathlib import Path

import pytest
from texts import Texts

from assistant.answer import ask

_MEASURES = """云岭县返乡创业和养老服务补助办法
云岭县人民政府
云政发〔2025〕8号

第一章 补助
第一条 本办法适用于在云岭县创业、从事养老服务的人员和机构。
第二条 开业补助。返乡人员在本县开办企业的，给予一次性开业补助8000元。每人只能享受一次，应当自登记之日起2年内提出申请。
第三条 接生补助。产妇在本县助产机构分娩的，给予一次性接生补助1500元。
第四条 护理员补助。养老护理员取得技师证书的，给予一次性奖励3000元。
第五条 大棚补助。2025年1月1日以后新建并验收合格的大棚，按下表标准给予一次性补助。
大棚种类	最低连片面积	补助标准	单个主体每年上限
竹架大棚	15亩	每亩800元	6万元
钢架大棚	8亩	每亩3000元	20万元
玻璃温室	3亩	每亩9000元	50万元

第二章 申请
第六条 申报时间为每年7月1日至8月31日。第五条补助的申报时间为每年10月1日至10月31日。
第七条 一次性接生补助应当在婴儿出生后6个月内提出申请，逾期不予受理。
第八条 申请第四条奖励的，应当自证书核发之日起12个月内提出。

第三章 附则
第九条 本办法自2025年3月1日起施行，有效期至2028年2月29日。《云岭县返乡人员开业扶持办法》（云政办发〔2020〕17号）自本办法施行之日起废止。
"""


@pytest.fixture
def library(with_texts: Texts) -> Path:
    return with_texts({"云岭县返乡创业和养老服务补助办法": _MEASURES})


@pytest.mark.parametrize(
    ("question", "verdict", "quote"),
    [
        ("我在云岭县返乡开的店，2023年5月登记的，一直没去申请开业补助，现在2026年11月还来得及吗？", "不能", "应当自登记之日起2年内提出申请"),
        ("我在云岭县返乡开的公司，2025年9月登记的，开业补助现在去申请来得及吗？", "符合", "应当自登记之日起2年内提出申请"),
        ("云岭县的接生补助，孩子是去年12月出生的，一直忘了，现在还能补领吗？", "不能", "出生后6个月内提出申请"),
        ("云岭县的开业补助我忙忘了，9月中旬才想起来去报，还给办吗？", "不能", "申报时间为每年7月1日至8月31日"),
        ("云岭县钢架大棚的补助10月中旬去报，来得及吗？", "符合", "第五条补助的申报时间为每年10月1日至10月31日"),
        ("云岭县钢架大棚的补助7月去报，晚不晚？", "不能", "第五条补助的申报时间为每年10月1日至10月31日"),
    ],
)
def test_a_time_that_stands_in_another_sentence_decides(library: Path, question: str, verdict: str, quote: str) -> None:
    told = ask(question)
    assert told.answer.startswith("**结论：") and verdict in told.answer.split("\n")[0] and quote in told.answer


def test_a_day_told_without_now_may_be_that_on_which_is_asked(library: Path) -> None:
    assert "超过了" not in ask("2023年5月我在云岭县登记开了公司，是返乡的，这个能给补助吗？").answer


@pytest.mark.parametrize("said", ["云岭县钢架大棚新建了6亩，连成片，今年验收合格了，按每亩3000元能补18000元吧？", "我在云岭县新建6亩钢架大棚，手续都全，能补多少？"])
def test_a_column_that_sets_the_least_is_a_condition(library: Path, said: str) -> None:
    answer = ask(said).answer
    assert "最低连片面积：8亩" in answer and "不能享受" in answer and "竹架" not in answer and "玻璃" not in answer


def test_a_column_that_tells_the_most_asks_for_nothing(library: Path) -> None:
    answer = ask("云岭县新建钢架大棚2000平方，合20亩，能补多少？").answer
    assert "60000元" in answer and "上限：" not in answer


@pytest.mark.parametrize("asked", ["云政办发〔2020〕17号现在还能按它申报吗？", "云岭县以前那个返乡人员开业扶持办法还算数吗？"])
def test_a_document_that_another_repeals(library: Path, asked: str) -> None:
    told = ask(asked)
    assert told.status == "answered" and "已经不再有效" in told.answer and "自本办法施行之日起废止" in told.answer


@pytest.mark.parametrize(("asked", "over"), [("云岭县返乡创业那个补助办法，2028年3月以后还管用吗？", True), ("云岭县返乡创业那个补助办法，2028年2月还管用吗？", False)])
def test_a_month_behind_the_last_day(library: Path, asked: str, over: bool) -> None:
    answer = ask(asked).answer
    assert "有效期至2028年2月29日" in answer and ("已经不在有效期内" in answer) == over


@pytest.mark.parametrize("asked", ["云岭县的仓库库容2000立方米，有补助吗", "云岭县养了2000羽鸡，有补助吗", "云岭县用了2000度电，有补助吗"])
def test_a_number_with_a_measure_is_no_year(library: Path, asked: str) -> None:
    assert "2000年" not in ask(asked).answer
