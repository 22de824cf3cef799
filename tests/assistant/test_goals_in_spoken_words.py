"""Goals and outcomes in spoken words, which way a figure moved, figures asked for one by one; over invented reports."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from texts import Texts

from assistant.answer import ask
from assistant.compose.of_figures.rate_doubted import within_rounding
from assistant.records import Status
from assistant.understand.normal import normal
from assistant.understand.units import unit_asked

_REPORTS = {
    2025: "2024年，地区生产总值1.2万亿元，增长5.1%。\n\n二、2025年工作安排\n\n主要预期目标是：地区生产总值增长5.5%—6%，旅游收入增长9%左右，城镇调查失业率5.5%左右。推进水网骨干工程建设，全年完成投资400亿元。"
          "粮肉奶产量分别稳定在300亿斤、20亿斤、10亿斤以上。",
    2026: "实施总额600亿元的两年更新计划，其中省级财政安排180亿元。设备更新占43.5%，管网改造占25.2%，园林绿化占28%。2025年，地区生产总值1.27万亿元，增长5.2%，水网骨干工程投资完成436亿元。\n\n二、2026年工作安排\n\n主要预期目标是：地区生产总值增长5%左右，城镇调查失业率5%左右，粮食产量310亿斤以上。"
          "港口投资保持在80亿元以上，新投产泊位里程12公里以上。力争设施蔬菜种植面积达到36万亩，食用菌产量达到15万吨，林下产值达90亿元。"
          "交通、水利、能源领域投资额分别达240亿元、45亿元、170亿元。引进留用300名银龄人才，其中：银龄教师150名、银龄医师100名、银龄工程师50名。"
          "到2030年，园区亩均产值、亩均税收、投资强度分别提高60%、50%和40%。",
}


@pytest.fixture
def library(with_texts: Texts) -> Path:
    return with_texts({
        f"{year}年贵州省政府工作报告": f"{year}年贵州省政府工作报告\n{year}年1月18日\n\n一、{year - 1}年工作回顾\n\n{text}\n"
        for year, text in _REPORTS.items()
    })


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("贵州2025年水网骨干工程原计划投多少，实际投了多少？超了百分之几？", ["436 − 400 = 36亿元", "超出目标：**9%**"]),
        ("贵州2025年水网骨干工程投资，年初说要多少、年底成多少、差账多少？", ["436 − 400 = 36亿元"]),
        ("贵州水网骨干工程投资2025年年头说要多少，年尾干出来多少？", ["436 − 400 = 36亿元"]),
        ("贵州2025年水网骨干工程投资，计划数跟报出来的数差多少？", ["436 − 400 = 36亿元"]),
        ("大水那年（2025），贵州水网骨干工程的投资比计划多多少？", ["436 − 400 = 36亿元"]),
        ("贵州2025年和2026年，两年的报告给GDP定的增长目标有啥区别？", ["按两端比：下限低0.5个百分点，上限低1个百分点"]),
        ("贵州2026年的经济增长目标比2025年实际增速快还是慢？", ["2026年5%左右", "2025年5.2%", "低0.2个百分点"]),
        ("贵州2025、2026两年的报告，粮食产量目标有没有往上加？", ["310 − 300 = 10亿斤"]),
        ("贵州2026年三个数：种植面积、食用菌产量、林下产值，各多少", ["36万亩", "15万吨", "90亿元"]),
        ("贵州GDP2024年1.2万亿，2025年1.27万亿，报告说增长5.2%，我拿总量一除对不上，怎么回事？", ["(1.27 ÷ 1.2 − 1) × 100% ≈ 5.83%", "5.2%"]),
        ("贵州2026年交通、水利、能源三块投资加起来多少，交通占几成？", ["240 + 45 + 170 = 455亿元", "52.75%"]),
        ("贵州2026年引进银龄人才，里头老师和医生加起来多少人？占总数几成？", ["150 + 100 = 250名", "250 ÷ 300 × 100% ≈ 83.33%"]),
        ("贵州2026年报告把六百亿的去向给了几块比例，我加了一遍怎么凑不满百分之百？", ["43.5 + 25.2 + 28 = 96.7%", "比全部少3.3个百分点"]),
        ("贵州2026年报告里那600亿，省级财政安排的占几成？", ["180 ÷ 600 × 100% = 30%"]),
        ("到2030年，贵州园区的亩均产值、亩均税收还有投资强度，各要往上提多少？", ["提高60%", "提高50%", "提高40%"]),
    ],
)
def test_all_that_is_asked_is_told(library: Path, question: str, told: list[str]) -> None:
    answer = ask(question)
    assert answer.status == Status.ANSWERED, answer.answer
    assert [one for one in told if one not in answer.answer] == [], answer.answer


def test_changes_asked_one_by_one_are_not_held_against_each_other(library: Path) -> None:
    assert not ask("到2030年，贵州园区的亩均产值、亩均税收还有投资强度，各要往上提多少？").computations


def test_which_way_a_figure_went_is_told_of_a_follow_up(library: Path) -> None:
    answer = ask("那2026年呢，是往上加了还是往下减了？", ["2025年贵州省政府工作报告里，城镇调查失业率定的几个点？"])
    assert "0.5个百分点" in answer.answer


def test_a_goal_without_an_outcome_on_its_terms_is_told_so(library: Path) -> None:
    answer = ask("贵州2025年旅游收入年初定的增长目标是多少，年底干到多少？")
    assert answer.status == Status.PARTIAL
    assert "9%左右" in answer.answer
    assert "没有查到2025年同一口径的完成数" in answer.answer


@pytest.mark.parametrize(("question", "unit"), [("加了多少万，城镇新增就业", ""), ("补多少万", "万元"), ("收了几个点", "个百分点"), ("投多少亿", "亿元")])
def test_a_bare_scale_is_money_only_of_what_is_paid(question: str, unit: str) -> None:
    assert unit_asked(question) == unit


@pytest.mark.parametrize(
    ("question", "read"),
    [
        ("2026年交通、水利两个领域分别投多少亿", "2026年交通投资、水利投资分别多少亿"),
        ("2026年肉、奶各要产多少万吨", "2026年肉产量、奶产量各多少万吨"),
        ("企业、学校各补多少", "企业、学校各补多少"),
    ],
)
def test_what_is_measured_of_several_things_is_measured_of_each(question: str, read: str) -> None:
    assert normal(question) == read


def test_rounded_totals_do_not_contradict_a_rate() -> None:
    first, last, rate = (Decimal(value) for value in ("3.1", "3.2", "4.1"))
    assert within_rounding(first, last, rate)
    assert not within_rounding(first, last, Decimal("9"))
