"""Tables of a plan asked by row and column: goals against where they start, what is shared out among counties, cells of words, the text against its table;
over invented documents."""

from __future__ import annotations

from pathlib import Path

import pytest
from texts import Texts

from assistant.answer import ask
from assistant.records import Status

_EARLIER = """荆门市“十四五”城市更新规划

规划期为2021—2025年。

一、发展目标

到2025年，新增供应住宅用地1500公顷，新建口袋公园260座。
"""
_LATER = """荆门市“十五五”城市更新规划

规划期为2026—2030年，基期为2025年。

一、发展目标

到2030年，完成既有居住建筑节能改造120万平方米、既有公共建筑节能改造170万平方米。

专栏1 “十五五”主要指标

序号

指标

2025年基期值

2030年目标值

属性

1

新增供应住宅用地面积（公顷）

〔1210〕

〔800—1000〕

预期性

2

新建口袋公园数量（座）

〔286〕

〔150〕

预期性

3

养老机构消防达标率（%）

100

100

约束性

4

森林覆盖率（%）

35.6

完成省下达目标

约束性

5

既有建筑节能改造面积（万平方米）

〔240〕

〔300〕

预期性

注：〔〕内为五年累计数。
"""
_SHARED = """荆门市充电设施建设三年行动方案（2024—2026年）

2024年2月1日

一、工作目标

到2026年，全市新建充电桩1230个以上。

附表1 各县（市、区）充电桩建设任务分配表（单位：个）

| 序号 | 县（市、区） | 2024年 | 2025年 | 2026年 | 合计 | 牵头单位 |
| --- | --- | --- | --- | --- | --- | --- |
| 1 | 东宝区 | 100 | 120 | 130 | 350 | 区发展改革局 |
| 2 | 掇刀区 | 90 | 110 | 120 | 320 | 区发展改革局 |
| 3 | 沙洋县 | 60 | 70 | 80 | 210 | 县发展改革局、县供电公司 |
| 4 | 京山市 | 110 | 120 | 120 | 350 | 市发展改革局 |
| 合计 |  | 360 | 420 | 450 | 1230 |  |

附表2 各行业光伏建设分配表

| 行业 | 建设区域 | 装机计划（MW） |
| --- | --- | --- |
| 铁路 | 站房、货场 | 6-8 |
| 公交 | 首末站、停保场 | 2.5-8 |
| 港口 | 仓库、堆场 | 4-5 |

附表3 各县（市、区）小水电清理整改任务表（单位：座）

| 县（市、区） | 退出 | 整改 | 保留 |
| --- | --- | --- | --- |
| 东宝区 | 12 | 45 | 8 |
| 沙洋县 | 9 | 60 | 11 |
| 京山市 | 17 | 72 | 15 |
| 合计 | 38 | 177 | 34 |
"""


@pytest.fixture(autouse=True)
def library(with_texts: Texts) -> Path:
    return with_texts({text.split("\n", 1)[0]: text for text in (_EARLIER, _LATER, _SHARED)})


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("荆门“十五五”新建口袋公园的目标跟“十四五”实际完成的比，是多了还是少了，差几座？", ["286座", "150座", "减少**136座**"]),
        ("荆门“十五五”供应住宅用地的目标区间，比“十四五”实际供应量最少降百分之多少、最多降百分之多少？", ["下降17.36%", "下降33.88%"]),
        ("荆门养老机构消防达标率，目标和基期一样吗？", ["一样，都是100%"]),
        ("荆门“十五五”森林覆盖率的目标是多少？", ["完成省下达目标"]),
        ("荆门“十四五”规划要新增供应住宅用地多少公顷？从“十五五”规划披露的五年累计数看，完成了百分之几？", ["1500公顷", "1210公顷", "80.67%"]),
        ("荆门“十五五”规划正文写的居住建筑和公共建筑节能改造面积加起来，跟专栏里的既有建筑节能改造面积对得上吗？", ["两处不一致，相差10万平方米", "300万平方米"]),
    ],
)
def test_a_goal_is_held_against_where_it_starts(question: str, told: list[str]) -> None:
    answer = ask(question)
    assert answer.status is Status.ANSWERED
    assert [one for one in told if one not in answer.answer] == [], answer.answer


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("荆门充电桩任务里，东宝区和沙洋县2025年一共要建多少个？", ["190个"]),
        ("荆门充电桩三年任务，掇刀区占全市的百分之几？", ["26.02%"]),
        ("荆门哪个县市区2026年充电桩任务最重？最轻的呢？", ["**东宝区**，130个", "**沙洋县**，80个"]),
        ("荆门三年充电桩任务最重的是哪个县市区？", ["**东宝区、京山市**，350个"]),
        ("荆门沙洋县2026年的充电桩任务比2024年增加百分之几？", ["增长33.33%"]),
        ("荆门沙洋县充电桩建设由哪些单位牵头？", ["县发展改革局、县供电公司"]),
        ("荆门充电桩正文写的1230个跟附表的合计一致吗？", ["两处一致，都是1230个"]),
        ("荆门光伏分配表里，铁路和公交的装机上限一样吗？下限差多少MW？", ["上限一样，都是8MW", "铁路比公交多**3.5MW**"]),
        ("荆门光伏分配表里，各行业装机计划的上限合计多少MW？", ["21MW"]),
        ("荆门小水电清理整改任务，全市一共要退出多少座？", ["38座"]),
        ("荆门小水电清理整改任务表里，东宝区和京山市要退出的小水电一共多少座？", ["29座"]),
    ],
)
def test_what_is_shared_out_is_asked_by_row_and_column(question: str, told: list[str]) -> None:
    answer = ask(question)
    assert answer.status is Status.ANSWERED
    assert [one for one in told if one not in answer.answer] == [], answer.answer


@pytest.mark.parametrize("question", ["荆门钟祥市2025年的充电桩任务是多少？", "荆门东宝区2025年的人口是多少？", "荆门东宝区2025年要种多少亩树？"])
def test_a_row_or_thing_that_the_table_has_not_is_not_told(question: str) -> None:
    assert ask(question).status is Status.REFUSED
