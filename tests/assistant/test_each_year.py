"""How many a year is asked, where a plan tells so many every year and so many in all; goals called by what is to be are goals; the two held together."""

from __future__ import annotations

from pathlib import Path

import pytest
from texts import Texts

from assistant.answer import ask

_PLAN = """云岭省工业互联网创新发展行动计划（2021-2023年）
一、总体要求
（一）发展目标
——赋能中小企业成效明显。到2023年，新增“岭企登云”企业2万家。
二、行动步骤
（一）平台体系赋能。引导更多企业上云，每年培育“岭企登云”企业6000家以上。
"""


@pytest.fixture
def library(with_texts: Texts) -> Path:
    return with_texts({"云岭省工业互联网创新发展行动计划": _PLAN})


@pytest.mark.parametrize(("question", "told"), [
    ("云岭省一年要拉多少家岭企登云企业？", ["6000家以上"]),
    ("云岭省每年培育多少家岭企登云企业？", ["6000家以上"]),
    ("云岭省到2023年新增多少家岭企登云企业？", ["2万家", "目标"]),
    ("云岭省到2023年新增岭企登云多少家？按每年的数乘三年，跟这个总数对得上吗？", ["6000 × 3 = 18000家", "对不上", "2万家"]),
])
def test_each_year_and_in_all(library: Path, question: str, told: list[str]) -> None:
    answer = ask(question).answer
    assert all(one in answer for one in told), answer
    assert "完成：" not in answer


def test_one_thing_of_two_grades(with_texts: Texts) -> None:
    with_texts({"白石市服务民营经济三年行动方案": "白石市服务民营经济三年行动方案\n一、发展目标\n到2025年，市级“专精特新”中小企业达到40户，省级“专精特新”中小企业达到20户。\n"})
    for question in ("白石市2025年市级、省级“专精特新”中小企业的培育目标各是多少户？", "白石市2025年市级和省级专精特新中小企业各多少户"):
        answer = ask(question).answer
        assert "40户" in answer and "20户" in answer, answer


def test_working_days_are_a_unit(with_texts: Texts) -> None:
    with_texts({"白石市优化营商环境任务清单": "白石市2025年度优化营商环境任务清单\n一、重点任务\n（一）减轻负担。办理出口退税平均时间压缩至6个工作日内，建设10个服务点。\n"})
    assert "6个工作日内" in ask("白石市2025年办理出口退税的平均时间压到几个工作日？").answer


def test_what_two_years_give_counts_the_year_before(with_texts: Texts) -> None:
    with_texts({"白石市先进制造业奖补实施细则": "白石市先进制造业奖补实施细则\n第一条 支持标准\n（一）当年升规入统的企业奖励12万元；次年产值增长10%以上的，再奖励8万元。\n"})
    assert "20万元" in ask("白石市制造企业，去年升规入统，今年产值增长了12%，两年一共奖励多少？").answer
