"""A goal of one year's report and what the next one says was reached; a goal asked for where only an outcome stands; figures of
companies in a place's page about an industry."""

from pathlib import Path

import pytest
from texts import Texts

from assistant.answer import ask
from assistant.records import Reason, Status

_OLD = "2025年云南省政府工作报告\n2025年1月18日\n\n二、2025年工作安排\n今年主要预期目标是：地区生产总值增长6%左右，城镇新增就业50万人以上，居民消费价格涨幅2%左右。\n"
_NEW = ("2026年云南省政府工作报告\n2026年1月18日\n\n一、2025年工作回顾\n2025年，地区生产总值增长4.7%，经济总量达到3.3万亿元，进出口总额增长14.1%，居民消费价格上涨0.2%。\n\n"
        "二、2026年工作安排\n今年主要预期目标是：地区生产总值增长5%左右，城镇新增就业55万人以上。安排财政赤字2400亿元，其中省级财政赤字1800亿元，市县财政赤字600亿元。\n")
_PAGE = ("医药产业\n\n双河县现有医药企业12家，其中规模以上企业9家。上市企业1家。2020年实现产值12.5亿元。全县医药产业稳步发展。\n\n"
         "一、规模以上企业简介\n\n（一）某省青松药业股份有限公司\n该公司成立于1998年5月，注册资金为3亿元，现有员工651人。公司2020年实现产值5亿元。\n\n"
         "（二）双河白桦制药有限公司\n该公司成立于2018年，现有员工352人。2020年实现产值1.8亿元。\n")

_PLAN = ("青河市国民经济和社会发展第十四个五年规划纲要\n\n二、总体要求\n\n（二）“十四五”时期经济社会发展主要目标\n\n到2025年，城乡面貌明显改善，人民生活更加殷实，社会治理更加高效，生态环境质量更为优良，森林覆盖率达到19.5%。\n\n"
         "表1 青河市“十四五”规划主要指标\n序号\t指标\t单位\t属性\t2025年\t年均[累计]\n1\t全市生产总值年均增长率\t%\t预期性\t-\t5左右\n"
         "2\t全员劳动生产率\t万元/人\t预期性\t36左右\t-\n3\t单位建设用地生产总值提升\t%\t预期性\t-\t[20]\n4\t森林覆盖率\t%\t约束性\t19.5\t-\n")


@pytest.fixture
def library(with_texts: Texts) -> Path:
    return with_texts({"2025年云南省政府工作报告": _OLD, "2026年云南省政府工作报告": _NEW, "医药产业": _PAGE, "青河市十四五规划纲要": _PLAN})


def test_an_outcome_is_held_against_the_goal_for_its_year(library: Path) -> None:
    answer = ask("云南2025年地区生产总值增长目标定的多少，实际完成多少，差了几个百分点？2026年目标又定成多少？")
    assert "未达到目标6%左右[2]，相差1.3个百分点" in answer.answer
    assert all(figure in answer.answer for figure in ("6%左右", "4.7%", "5%左右"))


def test_an_outcome_is_no_goal(library: Path) -> None:
    answer = ask("云南2025年进出口增长目标是百分之几？")
    assert (answer.status, answer.status_reason) == (Status.REFUSED, Reason.NOT_PLANNED)
    assert "14.1%" in answer.answer and "完成" in answer.answer
    assert ask("云南2025年进出口增长了多少？").status == Status.ANSWERED


def test_a_companys_figure_is_told_from_the_places(library: Path) -> None:
    answer = ask("2020年青松药业的产值占双河县医药企业总产值的百分之多少？")
    assert "5 ÷ 12.5" in answer.answer and "40%" in answer.answer
    assert "352人" in ask("白桦制药有多少员工？").answer


def test_each_report_named_by_its_year_is_asked_what_is_said_of_it(library: Path) -> None:
    answer = ask("云南2025年报告的地区生产总值增长目标和2026年报告公布的完成数各是多少？")
    assert "6%左右" in answer.answer and "4.7%" in answer.answer and "5%左右" not in answer.answer


def test_what_was_reached_of_a_reports_goal_is_looked_for_in_the_next_report(library: Path) -> None:
    answer = ask("云南2025年工作报告定的地区生产总值增长目标是多少，2025年实际增长多少？差几个百分点？")
    assert "6 − 4.7" in answer.answer


def test_last_year_of_a_report_is_the_year_before_its_own(library: Path) -> None:
    answer = ask("2026年云南省政府工作报告里去年的地区生产总值增长多少？")
    assert "4.7%" in answer.answer and "5%" not in answer.answer


@pytest.mark.parametrize("question", [
    "云南2025年定的地区生产总值增速目标，最后实际完成得怎么样，差了几个百分点？",
    "云南2025年GDP增速有没有达到年初报告提的目标？相差几个百分点？",
    "2025年云南省政府工作报告要求GDP增长6%左右，结果增长了多少？",
    "云南2025年的地区生产总值增速，年初目标和年终结果各是多少？",
])
def test_goal_and_outcome_are_told_apart_however_they_are_asked(library: Path, question: str) -> None:
    answer = ask(question)
    assert "完成4.7%[1]，未达到目标6%左右[2]，相差1.3个百分点" in answer.answer
    assert [one.document[:4] for one in answer.citations] == ["2026", "2025"]


@pytest.mark.parametrize("question", ["后来完成了吗？差了几个点？", "第二年报告公布的实际结果呢？", "年底实际做到了多少？"])
def test_a_follow_up_asks_what_came_of_the_goal(library: Path, question: str) -> None:
    assert "6 − 4.7 = 1.3个百分点" in ask(question, ["云南2025年政府工作报告里地区生产总值增长目标是多少？"]).answer


@pytest.mark.parametrize("question", ["第二年的报告里又多了多少万人？", "次年那份呢，加了多少？"])
def test_the_report_of_the_year_after_is_the_next_of_its_row(library: Path, question: str) -> None:
    answer = ask(question, ["云南2025年政府工作报告要求城镇新增就业达到多少？"])
    assert "55 − 50 = 5万人" in answer.answer


def test_a_year_asked_for_after_a_report_is_told_by_another_of_its_place(library: Path) -> None:
    assert "4.7%" in ask("去年实际做到了多少？", ["2026年云南省政府工作报告里地区生产总值增长的目标是多少？"]).answer


def test_goals_of_one_year_and_outcomes_of_another_are_no_pair(library: Path) -> None:
    assert "未达到" not in ask("云南2026年的地区生产总值增长目标比2025年实际增速高多少？").answer


@pytest.mark.parametrize("question", [
    "2026年云南省政府工作报告安排的2400亿元赤字里，省级那块占百分之多少？",
    "2026年云南省政府工作报告的赤字里，省级财政赤字占总赤字的百分之几？",
])
def test_a_thing_called_by_the_end_of_its_name_is_a_whole(library: Path, question: str) -> None:
    assert "1800 ÷ 2400" in ask(question).answer


def test_prices_are_to_be_kept_low(library: Path) -> None:
    assert "完成0.2%[1]，在目标2%左右[2]之内，低1.8个百分点" in ask("云南2025年居民消费价格涨幅的目标是2%左右，最后涨了多少？").answer


def test_the_main_goals_of_a_plan_stand_in_prose_and_table(library: Path) -> None:
    answer = ask("青河市十四五规划纲要的主要指标有哪些？")
    assert answer.status == Status.ANSWERED
    assert all(told in answer.answer for told in ("5%左右", "36万元/人左右", "20%"))
    assert answer.answer.count("森林覆盖率") == 1


def test_a_goal_for_the_whole_is_not_told_by_one_for_an_area(library: Path) -> None:
    answer = ask("青河市十四五规划纲要到2025年全市生产总值的目标是多少？")
    assert "5%左右" in answer.answer and "20" not in answer.answer.replace("2025", "")


def test_a_number_in_brackets_of_a_table_is_no_mark(library: Path) -> None:
    answer = ask("青河市到2025年单位建设用地生产总值要提升多少？")
    assert answer.status == Status.ANSWERED and "20%" in answer.answer and "［20］" in answer.answer


def test_the_goals_of_a_plan_with_annexes_are_those_of_the_whole(library: Path) -> None:
    answer = ask("中卫“四大改造”推进方案的主要目标有哪些？")
    assert answer.status == Status.ANSWERED
    assert "70%左右" in answer.answer and "1500座" not in answer.answer and "另有自己的目标" in answer.answer
