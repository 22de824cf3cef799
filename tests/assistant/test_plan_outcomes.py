"""Five-year goals and yearly ones held against what came of them, totals beside what was added, levels of two years; over invented reports."""

from __future__ import annotations

from pathlib import Path

import pytest
from texts import Texts

from assistant.answer import ask
from assistant.gather.of_support.trade_meant import with_trade
from assistant.records import Status
from assistant.understand import understand
from index.term_statistics import TermStatistics

_REPORTS = {
    2021: "一年来，新增公园30座、累计达到210座。\n\n二、“十四五”时期主要目标\n\n“十四五”时期，粮食产量累计达到2400万吨，单位地区生产总值能耗降低14%。到2025年，全社会用电量达到900亿千瓦时。\n\n三、2021年工作安排\n\n2021年粮食产量470万吨以上。",
    2022: "一年来，粮食产量510万吨，单位地区生产总值能耗下降2.5%，新增公园25座、累计达到235座，高速公路通车里程1.2万公里。\n\n二、2022年工作安排\n\n2022年粮食产量480万吨以上。",
    2025: "一年来，粮食产量540万吨，全社会用电量960亿千瓦时，高速公路通车里程达到1万6千公里。\n\n二、2025年工作安排\n\n2025年粮食产量530万吨以上。",
    2026: "“十四五”时期，粮食产量累计达到2650万吨，单位地区生产总值能耗比2020年下降15.5%。2025年，单位地区生产总值能耗下降3.1%，粮食产量550万吨，新增公园40座，建成百里公园之城，累计达到380座。\n\n"
          "二、2026年工作安排\n\n2026年粮食产量560万吨以上。",
}


@pytest.fixture
def library(with_texts: Texts) -> Path:
    return with_texts({
        f"{year}年云南省政府工作报告": f"{year}年云南省政府工作报告\n{year}年1月18日\n\n一、{year - 1}年工作回顾\n\n{text}\n"
        for year, text in _REPORTS.items()
    })


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("云南“十四五”开头说单位GDP能耗要降多少，五年下来实际降了多少，超没超？", ["15.5%", "14%", "超出1.5个百分点"]),
        ("2021年云南提的“十四五”目标里，粮食产量和单位GDP能耗两项，到2026年总结时都兑现了吗？各超多少？", ["2650 − 2400 = 250万吨", "超出1.5个百分点"]),
        ("云南25年粮食产量说是530万吨，最后干成多少，多出来多少", ["550万吨", "530万吨以上", "超出20万吨"]),
        ("云南全社会用电量“十四五”定的2025年目标，2024年是不是就提前超了？", ["已提前达到2025年的目标", "超出60亿千瓦时"]),
        ("云南现在总共多少座公园啦？25年新添了几座", ["380座", "40座"]),
        ("云南2021年新增公园几座，累计多少座？", ["235座", "25座"]),
        ("云南高速公路通车里程从2021年的一万二千公里，到24年底跑到多少公里了？多了几公里", ["1万6千公里", "1.6 − 1.2 = 0.4万公里"]),
    ],
)
def test_promises_and_outcomes(library: Path, question: str, told: list[str]) -> None:
    answer = ask(question)
    assert answer.status == Status.ANSWERED
    assert [one for one in told if one not in answer.answer] == [], answer.answer


def test_an_outcome_of_one_year_is_none_of_five(library: Path) -> None:
    assert "3.1%" not in ask("云南“十四五”说单位GDP能耗降多少，实际降了多少").answer


def test_years_of_several_turns_are_put_together(library: Path) -> None:
    answer = ask("那三年加起来呢？", ["云南2021年的粮食产量实际多少？", "再看2024年和2025年的。"])
    assert "510 + 540 + 550 = 1600万吨" in answer.answer, answer.answer
    assert "540 + 550 = 1090万吨" in ask("这两年合计多少？", ["云南2021年的粮食产量实际多少？", "再看2024年和2025年的。"]).answer


@pytest.mark.parametrize(("asked", "trade"), [("现代竹艺产业怎么布局？", "现代竹艺"), ("竹艺怎么布局？", "")])
def test_the_trade_that_a_follow_up_points_to(asked: str, trade: str) -> None:
    before = understand(asked, (), {}, TermStatistics.count((), ()))
    told = with_trade("那这个行业的产值呢？", lambda: before, lambda: None)
    assert told == (f"那{trade}行业的产值呢？" if trade else "那这个行业的产值呢？")
