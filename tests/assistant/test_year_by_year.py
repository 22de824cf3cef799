"""One thing's figures over several years: each from the report that tells it, all planned or all done, summed openly; over invented reports."""

from __future__ import annotations

from pathlib import Path

import pytest
from texts import Texts

from assistant.answer import ask
from assistant.records import Status

_REPORTS = {
    2021: "“十三五”时期，粮食产量累计超过2500万吨。2020年，粮食产量480万吨。\n\n二、2021年工作安排\n\n2021年主要预期目标是：粮食产量460万吨以上，赤字率按2.8%安排。",
    2022: "2021年，粮食产量510万吨，改造老旧小区300个。\n\n二、2022年工作安排\n\n2022年主要预期目标是：粮食产量460万吨以上，赤字率按3.1%安排。改造老旧小区320个。",
    2023: "2022年，粮食产量520万吨，改造老旧小区340个。\n\n二、2023年工作安排\n\n2023年主要预期目标是：粮食产量480万吨以上，赤字率按2.6%安排。",
    2024: "2023年，粮食产量530万吨。\n\n二、2024年工作安排\n\n2024年主要预期目标是：粮食产量450万吨以上，赤字率按2.9%安排。",
    2025: "2024年，粮食产量540万吨。\n\n二、2025年工作安排\n\n2025年主要预期目标是：粮食产量500万吨以上，赤字率按3%安排。",
    2026: "“十四五”时期，粮食产量累计超过2600万吨。2025年，粮食产量550万吨。\n\n二、2026年工作安排\n\n2026年主要预期目标是：粮食产量510万吨以上。",
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
        ("云南2021到2025这五年每年的粮食产量加一加，跟“十四五”总结里那个数对不对得上？", ["510 + 520 + 530 + 540 + 550 = 2650万吨", "超过2600万吨", "多出50万吨"]),
        ("云南21、22、23三个年头粮食产量一共多少？", ["510 + 520 + 530 = 1560万吨"]),
        ("云南2021年到2025年每年粮食产量的目标各是多少，哪年最低？", ["最低的是2024年，450万吨以上", "460万吨以上", "500万吨以上"]),
        ("2021年到2025年这五份云南政府工作报告，哪一年赤字率安排得最高、哪一年最低？", ["最高的是2022年，3.1%", "最低的是2023年，2.6%"]),
    ],
)
def test_each_year_is_told_from_its_report(library: Path, question: str, told: list[str]) -> None:
    answer = ask(question)
    assert answer.status == Status.ANSWERED
    assert [one for one in told if one not in answer.answer] == [], answer.answer


def test_goals_and_outcomes_are_not_summed_together(library: Path) -> None:
    answer = ask("云南2021年、2022年、2023年一共改造了多少个老旧小区？")
    assert answer.status == Status.PARTIAL
    assert "缺2023年的数，不作合计" in answer.answer
    assert not answer.computations
