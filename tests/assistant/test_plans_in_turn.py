"""A plan, the plan after it and two yearly reports: goals held against what came of them across documents, goals of one document that disagree, figures that
notes part; over invented documents."""

from __future__ import annotations

from pathlib import Path

import pytest
from texts import Texts

from assistant.answer import ask
from assistant.records import Status

_FIRST = """岳阳市“十三五”水利发展规划

规划期为2016—2020年，基期为2015年。

一、发展目标

到2020年，水库总库容达到18亿立方米，水利投资五年累计完成200亿元。

专栏1 主要指标

| 指标 | 单位 | 2015年 | 2020年 | 属性 |
| --- | --- | --- | --- | --- |
| 有效灌溉面积 | 万亩 | 310 | 350 | 预期性 |
| 其中：高效节水灌溉面积 | 万亩 | 80 | 130 | 预期性 |
| 农村自来水普及率 | % | 81 | 90 | 约束性 |
| 年供水总量 | 亿立方米 | 20 | 24 | 预期性 |
"""
_SECOND = """岳阳市“十四五”水利发展规划

基期为2020年，规划期为2021—2025年。

一、“十三五”发展成效

“十三五”时期，全市累计完成水利投资188亿元。2020年底，有效灌溉面积342万亩，农村自来水普及率91.5%。龙潭水库主体完工，下闸蓄水时间推迟至2021年；年供水总量达到23亿立方米。

二、发展目标

专栏1 主要指标

| 指标 | 单位 | 2020年 | 2025年 | 属性 |
| --- | --- | --- | --- | --- |
| 有效灌溉面积 | 万亩 | 342 | 370 | 预期性 |
| 高效节水灌溉面积 | 万亩 | 118 | 160 | 预期性 |
| 年供水总量 | 亿立方米 | 23 | 25 | 预期性 |
| 引调水能力 | 亿立方米 | — | 6 | 预期性 |

注：1．高效节水灌溉面积2020年起按新的认定办法统计，与2015年数据不可直接比较。

三、重点任务

五年新改建灌区渠道900公里，新增有效灌溉面积28万亩。
"""
_REPORT_2024 = """2024年岳阳市政府工作报告
2024年1月8日

一、2023年工作回顾

新增规模以上工业企业60家，总数达到500家。进出口总额90亿元，增长12%。

二、2024年预期目标

| 指标 | 2024年目标 |
| --- | --- |
| 地区生产总值 | 增长6%以上 |
| 固定资产投资 | 增长5% |
| 进出口总额 | 增长8% |
| 粮食总产量 | 稳定在150万吨以上 |

三、2024年重点工作

（一）壮大产业。粮油产业产值达到80亿元，茶叶产业产值突破40亿元。新改建农村公路300公里。

（二）改善民生。新建公共停车位2000个。

（三）办好十件实事。

1．新建公共停车位1600个；
2．新改建农村公路300公里。
"""
_REPORT_2025 = """2025年岳阳市政府工作报告
2025年1月6日

一、2024年工作回顾

全市地区生产总值800亿元，增长5.5%；固定资产投资下降2.2%；进出口总额98亿元，增长9%；粮食总产量152万吨。粮油产业产值达到76亿元；茶叶产业产值达到43亿元。新增规模以上工业企业45家，总数达到530家。新改建农村公路285公里。十件实事全面完成：新建公共停车位1800个。引调水能力达到4亿立方米。

二、2025年重点任务

新改建农村公路260公里。接待游客突破600万人次。
"""


@pytest.fixture
def library(with_texts: Texts) -> Path:
    texts = (_FIRST, _SECOND, _REPORT_2024, _REPORT_2025)
    return with_texts({text.split("\n", 1)[0]: text for text in texts})


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("岳阳市2024年经济增长目标实现了没有？差几个百分点？", ["6 − 5.5 = 0.5个百分点", "未达到目标6%以上"]),
        ("岳阳市2024年固定资产投资年初定的增速，最后落差几个百分点？", ["5 − (-2.2) = 7.2个百分点", "下降2.2%"]),
        ("岳阳市2024年粮油和茶叶两块，产值分别跟年初定的目标差多少？哪个完成了？", ["80 − 76 = 4亿元", "43 − 40 = 3亿元"]),
        ("岳阳市2024年粮食总产量完成了年度目标的百分之多少？", ["152 ÷ 150 × 100% ≈ 101.33%"]),
        ("岳阳市“十三五”水利投资完成率是多少，比规划少投了多少亿元？", ["200 − 188 = 12亿元", "188 ÷ 200 × 100% = 94%"]),
        ("农村自来水普及率当年是约束性指标，2020年岳阳实现得怎么样，跟目标差几个百分点？", ["91.5 − 90 = 1.5个百分点"]),
        ("2025年报告讲“十件实事全面完成”，可新改建农村公路那件真完成了吗？岳阳2024年的", ["300 − 285 = 15公里", "未达到"]),
    ],
)
def test_goals_and_what_came_of_them(library: Path, question: str, told: list[str]) -> None:
    answer = ask(question)
    assert answer.status == Status.ANSWERED
    assert [one for one in told if one not in answer.answer] == [], answer.answer


def test_goals_of_one_report_that_disagree_are_both_held_against_the_outcome(library: Path) -> None:
    answer = ask("岳阳市2024年公共停车位年初定建多少个，年底建了多少？算不算完成？").answer
    assert "不一致" in answer and "2000 − 1800 = 200个" in answer and "1800 − 1600 = 200个" in answer, answer


@pytest.mark.parametrize(
    ("before", "question", "told"),
    [
        (["2024年岳阳市固定资产投资年初定的增速是多少？"], "结果呢？落差有几个百分点？", ["5 − (-2.2) = 7.2个百分点"]),
        (["2023年岳阳进出口情况怎样？"], "2024年呢，年初定的增长目标达到没有？差几个点？", ["9 − 8 = 1个百分点", "进出口"]),
        (["2024年岳阳新改建农村公路干了多少公里？"], "年初定的是多少，欠了几公里？2025年又打算修多少？", ["300 − 285 = 15公里", "260公里"]),
        (["岳阳“十四五”规划的引调水能力2025年要到多少？"], "2024年实际干到多少了，离它还差多少？", ["6 − 4 = 2亿立方米"]),
    ],
)
def test_what_is_asked_on(library: Path, before: list[str], question: str, told: list[str]) -> None:
    answer = ask(question, before).answer
    assert [one for one in told if one not in answer] == [], answer


def test_an_earlier_year_that_a_goal_is_held_against_is_what_was_reached(library: Path) -> None:
    assert "25 − 23 = 2亿立方米" in ask("岳阳市年供水总量2025年目标比2020年增长多少？").answer
    assert "^(1/5)" in (answer := ask("从2015年底到2020年底，岳阳市有效灌溉面积实际年均增长率是多少？").answer) and "342 ÷ 310" in answer, answer


def test_what_is_added_is_not_how_much_there_is(library: Path) -> None:
    answer = ask("岳阳“十四五”规划2025年有效灌溉面积目标是多少？").answer
    assert "370万亩" in answer and "28万亩" not in answer, answer
    assert "530 − 500 = 30家" in ask("岳阳市2024年规模以上工业企业总数比2023年净增几家？").answer


def test_figures_that_a_note_parts_are_not_held_against_each_other(library: Path) -> None:
    answer = ask("岳阳市2020年高效节水灌溉面积比2015年增长了多少？").answer
    assert "与2015年数据不可直接比较" in answer and "118 − 80" not in answer, answer
    assert "160 − 118 = 42万亩" in ask("岳阳市高效节水灌溉面积2025年目标比2020年增加多少？").answer


_SPENDING = """岳阳市“十四五”水利投资计划

规划期为2021—2025年。

一、投资安排

专栏2 “十四五”水利投资构成（单位：亿元）

| 类别 | 规划投资 |
| --- | --- |
| 水库 | 60 |
| 灌区 | 45 |
| 城乡供水 | 30 |
| 防洪 | 55 |
| 合计 | 200 |

二、重点项目

附表 重点项目清单

| 序号 | 项目名称 | 总投资（万元） | 建设年限 | 责任单位 |
| --- | --- | --- | --- | --- |
| 1 | 龙潭水库扩容 | 9000 | 2021—2023年 | 市水利局 |
| 2 | 长乐灌区改造 | 6000 | 2022—2024年 | 市水利局 |
| 3 | 城南水厂智慧管网 | 5000 | 2022—2024年 | 市供水公司 |

三、经费

市财政每年安排水利维修养护资金300万元。
"""


@pytest.fixture
def spending(with_texts: Texts) -> Path:
    return with_texts({"岳阳市水利投资计划": _SPENDING, "2024年岳阳市政府工作报告": _REPORT_2024, "2025年岳阳市政府工作报告": _REPORT_2025})


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("岳阳市“十四五”水利投资里，水库和防洪加起来多少亿元，占百分之几？", ["60 + 55 = 115亿元", "115 ÷ 200 × 100% = 57.5%"]),
        ("岳阳市三个重点项目总投资加起来多少？长乐灌区占比多少？", ["9000 + 6000 + 5000 = 20000万元", "6000 ÷ 20000 × 100% = 30%"]),
        ("岳阳市重点项目里建设年限为2022—2024年的有哪些，投资各多少？", ["长乐灌区改造：6000万元", "城南水厂智慧管网：5000万元"]),
        ("岳阳市“十四五”城乡供水计划投资多少亿元？", ["城乡供水：30亿元"]),
        ("岳阳市每年安排的水利维修养护资金，四年下来一共多少？", ["300 × 4 = 1200万元"]),
    ],
)
def test_amounts_of_a_table_are_added_up(spending: Path, question: str, told: list[str]) -> None:
    answer = ask(question).answer
    assert [one for one in told if one not in answer] == [], answer
    assert "龙潭" not in answer or "三个" in question


def test_rows_that_do_not_add_up_to_the_printed_total_are_told(spending: Path) -> None:
    answer = ask("岳阳市“十四五”水利投资几个类别合计多少亿元？").answer
    assert "200亿元" in answer and "60 + 45 + 30 + 55 = 190亿元" in answer and "不一致" in answer, answer


def test_what_lies_between_a_difference_and_the_askers_figure_is_told_and_not_explained(spending: Path) -> None:
    answer = ask("2024年岳阳规模以上工业企业总数比2023年净增几家？报告说新增45家，差出来的文件解释了吗？").answer
    assert "530 − 500 = 30家" in answer and "45 − 30 = 15家" in answer and "文件没有说明原因" in answer, answer


def test_what_comes_of_a_task_done_in_part_is_what_the_clause_on_its_rate_says(with_texts: Texts) -> None:
    with_texts({"岳阳市河道整治方案": "岳阳市河道整治方案\n\n一、工作任务\n\n到2025年，整治河道300公里。\n\n二、保障措施\n\n强化考核。年度任务完成率低于80%的乡镇，取消当年水利工作评优资格。\n"})
    answer = ask("我们乡水利任务只干了七成五，在岳阳会有什么后果？")
    assert answer.status == Status.ANSWERED and "取消当年水利工作评优资格" in answer.answer, answer.answer
