"""Several questions in one: cut where the last asks who or how and nothing else; both answered, citations of both numbered through."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from assistant.answer import ask
from assistant.compose.merging import both, joined, renumbered
from assistant.records import Citation, Computation, Draft, Grid, Reason, Status
from assistant.several import asks, cases, figures_asked, parted


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        ("2027年绿色工厂多少家，由谁负责？", ("2027年绿色工厂多少家", "由谁负责")),
        ("到2022年要达到多少家？牵头单位是谁呢", ("到2022年要达到多少家", "牵头单位是谁")),
        ("数控化率要到多少，怎么实现？", ("数控化率要到多少", "怎么实现")),
        ("产值多少；哪个部门负责；靠什么措施？", ("产值多少；哪个部门负责", "靠什么措施")),
        ("绿色工厂由谁负责？", None),
        ("甲市和乙市的目标分别是多少，差多少？", None),
        ("企业要补贴，怎么申请补贴？", None),
        ("谁负责，由谁牵头", None),
        ("亏损企业能申报吗？网上申报截止哪天？", ("亏损企业能申报吗", "网上申报截止哪天")),
        ("今年的，申报截止哪天？", None),
    ],
)
def test_where_a_question_is_cut(question: str, parts: tuple[str, str] | None) -> None:
    assert parted(question) == parts


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("种花卉：甲种了600亩，满3年；乙种了300亩。各奖多少？", ("种花卉：甲种了600亩，满3年。奖多少？", "种花卉：乙种了300亩。奖多少？")),
        ("我们买了500万；另一家买的是二手的。分别能补多少？", ("我们买了500万。能补多少？", "另一家买的是二手的。能补多少？")),
        ("种花卉：甲种了600亩；乙种了300亩。各奖多少，加一起呢？", ()),
        ("种了600亩；满了3年。各奖多少？", ()),
        ("甲种了600亩；乙种了300亩。哪家奖得多？", ()),
    ],
)
def test_cases_told_side_by_side(question: str, told: tuple[str, ...]) -> None:
    assert tuple(text for _, text in cases(question)) == told


@pytest.mark.parametrize(
    ("question", "has"),
    [
        ("2027年自治区绿色工厂目标是多少家，由哪些部门负责？", ("100家以上", "自治区工业和信息化厅、发展改革委")),
        ("轻工纺织产业到2027年产值目标是多少？哪个部门负责？靠什么措施？", ("超过1500亿元", "自治区工业和信息化厅", "三品行动")),
        ("每年新增入规企业多少户，由谁负责", ("100户以上", "地方金融监管局")),
        ("十三五时期新材料产值目标多少，布局在哪", ("420亿元", "碳基材料，依托园区：石嘴山生态经济开发区")),
    ],
)
def test_both_are_answered(shipped: Path, question: str, has: tuple[str, ...]) -> None:
    answer = ask(question)
    assert answer.status == Status.ANSWERED
    assert [words for words in has if words not in answer.answer] == []
    assert [one.n for one in answer.citations] == list(range(1, len(answer.citations) + 1))


def test_who_is_not_missing_where_the_first_answer_names_them(shipped: Path) -> None:
    answer = ask("技术改造由谁牵头，谁来配合")
    assert answer.status == Status.ANSWERED and "配合单位：" in answer.answer


def test_that_there_is_support_and_no_sum_is_half_an_answer(shipped: Path) -> None:
    answer = ask("2018年对标方案说买工业机器人有奖励，一台奖多少万？")
    assert (answer.status, answer.status_reason) == (Status.PARTIAL, Reason.NO_AMOUNT) and "没有规定数额" in answer.answer


def test_words_that_announce_figures_ask_for_none(shipped: Path) -> None:
    answer = ask("核对几个数：2015年底规模以上企业多少户？各级工业园区多少个？")
    assert answer.status == Status.ANSWERED and "1186户" in answer.answer and "31个" in answer.answer


def test_what_is_found_of_several_things_is_told_and_the_rest_is_named(shipped: Path) -> None:
    answer = ask("宁东能源化工基地的主导产业是什么，2020年产值目标多少")
    assert answer.status_reason == Reason.PART_MISSING and "煤制油" in answer.answer and "“2020年产值目标多少”：现有文件没有查到" in answer.answer


@pytest.mark.parametrize(
    ("question", "earlier", "has"),
    [
        ("布局在哪", "十三五时期新材料产值目标多少", "碳基材料，依托园区"),
        ("放在哪里发展", "大数据产业的目标是什么", "依托滨河新区产业园发展现代纺织、大数据及衍生产业"),
        ("那打造“宁夏制造”牌子、抓质量的那条，自治区这一级归谁管？", "五年计划里，加强企业家队伍培育是哪些部门负责？", "自治区市场监管厅"),
        ("第二年呢？", "中卫智能改造计划里，2021年要完成几个企业内网改造？", "6个企业内网改造"),
        ("2020年产值目标多少", "宁东能源化工基地的主导产业是什么", "没有查到与“宁东能源化工基地产值”相关的内容"),
    ],
)
def test_a_side_is_asked_of_the_thing_spoken_of(shipped: Path, question: str, earlier: str, has: str) -> None:
    assert has in ask(question, [earlier]).answer


def test_who_of_the_answer_before_is_who_its_clauses_name(shipped: Path) -> None:
    answer = ask("那由谁负责？", ["2027年自治区绿色工厂目标是多少家？"])
    assert "自治区工业和信息化厅、发展改革委" in answer.answer
    assert {one.document for one in answer.citations} == {"nx-industry-2023"}


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        ("到2027年，新材料产值目标多少，布局在哪？", ("到2027年，新材料产值目标多少", "布局在哪")),
        ("甲产业的任务有哪些；我急用", ("甲产业的任务有哪些",)),
        ("谁管，产值多少", ()),
    ],
)
def test_what_each_clause_asks(question: str, parts: tuple[str, ...]) -> None:
    assert asks(question) == parts


def quote(n: int, start: int) -> Citation:
    return Citation(n, "d", "某方案", "", (), "共三家", start, start + 3)


def test_a_place_cited_by_both_is_cited_once() -> None:
    first = Draft(Status.ANSWERED, Reason.NONE, "甲[1]乙[2]", (quote(1, 0), quote(2, 9)))
    sum_of = Computation("sum", "1 + 2 = 3", Decimal(3), "家", (1, 2))
    second = Draft(Status.ANSWERED, Reason.NONE, "丙[1]丁[2]", (quote(1, 5), quote(2, 9)), (sum_of,), Grid(("数",), (("3[1]",),)))
    made = joined(first, second)
    assert made.text == "甲[1]乙[2]\n\n丙[3]丁[2]"
    assert [(one.n, one.start) for one in made.citations] == [(1, 0), (2, 9), (3, 5)]
    assert made.computations[0].operands == (3, 2) and made.table and made.table.rows == (("3[3]",),)


def test_a_second_part_that_says_nothing_new_is_missing() -> None:
    first = Draft(Status.ANSWERED, Reason.NONE, "甲[1]", (quote(1, 0),))
    made = both(first, Draft(Status.ANSWERED, Reason.NONE, "又是甲[1]", (quote(1, 0),)), "怎么实现")
    assert (made.status, made.reason) == (Status.PARTIAL, Reason.PART_MISSING) and "怎么实现" in made.text


def test_citations_left_out_are_gone_and_the_rest_in_the_new_order() -> None:
    made = renumbered(Draft(Status.ANSWERED, Reason.NONE, "乙[2]甲[1]", (quote(1, 0), quote(2, 9), quote(3, 20))), {2: 1, 1: 2})
    assert made.text == "乙[1]甲[2]" and [(one.n, one.start) for one in made.citations] == [(1, 9), (2, 0)]


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        ("到2020年，建多少家工厂、培育几个园区？", (("到2020年", "建多少家工厂"), ("到2020年", "培育几个园区"))),
        ("产值要到多少？税收呢，要涨百分之几", (("", "产值要到多少"), ("", "要涨百分之几"))),
        ("甲市和乙市的目标分别是多少？", ()),
        ("哪几个园区、哪几家企业？", ()),
    ],
)
def test_the_clauses_that_ask_for_a_figure(question: str, parts: tuple[tuple[str, str], ...]) -> None:
    assert figures_asked(question) == parts


@pytest.mark.parametrize(
    ("question", "has"),
    [
        ("规上企业到2027年得有多少比例搞研发，研发投入每年至少涨几个点？", ("45%以上", "10%以上")),
        ("绿色制造工程到2020年创建多少家清洁生产示范企业、完成多少家企业清洁生产审核？", ("20家", "200家")),
    ],
)
def test_each_figure_asked_for_is_told(shipped: Path, question: str, has: tuple[str, ...]) -> None:
    answer = ask(question)
    assert answer.status == Status.ANSWERED
    assert [words for words in has if words not in answer.answer] == []


@pytest.mark.parametrize(
    ("question", "has"),
    [
        ("服务型制造示范企业每年培育5家、固废综合利用示范企业每年认定10家，三年做满各累计多少家？", ("5 × 3 = 15家", "10 × 3 = 30家")),
        ("以2015年规上工业增加值实绩为起点，按年均8%增长，推到2020年是多少亿元？够不够1500亿元？", ("≈ 1428.48亿元", "不到1500亿元")),
        ("拿2015年规上工业增加值的实绩当起点，到2027年目标值是几倍？", ("2800 ÷ 972.2 ≈ 2.88倍",)),
        ("数字化研发设计工具普及率，中卫2023年、自治区2022年、自治区2027年，从高到低排一下", ("第1，宁夏回族自治区2027年", "第2，中卫市2023年")),
        ("中卫5G基站从2021年到2023年要再建多少座？平均一年多少座？", ("(2500 − 1500) ÷ 2 = 500座/年",)),
        ("现代纺织、葡萄酒、特色食品及用品这三个产业，2020年产值合计多少亿元，增加值合计多少亿元？", ("产值合计：**1550亿元**", "增加值合计：**350亿元**")),
        ("先进装备、新能源、节能环保、生物医药这四个新兴产业2020年增加值合计多少？产值合计多少？", ("增加值合计：**260亿元**", "产值合计：**1000亿元**")),
        ("五大传统产业2020年增加值目标合起来多少亿元？占规上工业1500亿元的百分之几？", ("810 ÷ 1500 × 100% = 54%",)),
        ("规上工业增加值的增速，“十三五”规划、制造业方案各怎么说？", ("**8%**", "**6%以上**")),
        ("高新技术企业2015年底62家，到2020年要净增多少家、是原来的几倍？", ("200 − 62 = 138家", "200 ÷ 62 ≈ 3.23倍")),
        ("企业技术中心2015年底实有多少家，制造业方案2022年目标多少个？2022年目标比2015年实有多多少？", ("100 − 72 = 28个",)),
    ],
)
def test_what_several_clauses_want_done_is_worked(shipped: Path, question: str, has: tuple[str, ...]) -> None:
    answer = ask(question)
    assert [words for words in has if words not in answer.answer] == []
