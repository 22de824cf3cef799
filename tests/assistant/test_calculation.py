"""Questions that ask for calculations clause by clause: how they are read, and what comes of them."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest

from assistant.answer import ask, the_library
from assistant.calculation.clause import Clause
from assistant.calculation.naming import phrases
from assistant.calculation.reading import clauses
from assistant.compute import rounded
from assistant.records import Query, Status
from assistant.understand import understand

GOLDEN = [json.loads(line) for line in (Path(__file__).parents[1] / "golden/calculations.jsonl").read_text(encoding="utf-8").splitlines()]


def read(question: str) -> tuple[Clause, ...]:
    library = the_library()

    def by_itself(text: str) -> Query:
        return understand(text, (), library.cards, library.terms)

    return clauses(by_itself(question), by_itself, library.terms.in_names)


@pytest.mark.parametrize("case", GOLDEN, ids=[case["question"][:20] for case in GOLDEN])
def test_each_result_asked_for_is_worked_out(shipped: Path, case: dict[str, list[str]]) -> None:
    answer = ask(str(case["question"]), case.get("history", []))
    found = {f"{rounded(one.result)[0]:f}{one.unit}" for one in answer.computations}
    assert answer.status == Status.ANSWERED
    assert set(case["results"]) <= found
    assert all(one.expression in answer.answer for one in answer.computations)
    assert all(words in answer.answer for words in case.get("says", []))


@pytest.mark.parametrize(
    ("text", "operations"),
    [
        ("两年要多建多少座", ["difference"]), ("再建几家", ["difference"]), ("还要加多少万吨", ["difference"]), ("拉开了多少", ["difference"]),
        ("涨了百分之几", ["growth"]), ("累计增幅是多少", ["growth"]), ("降了几成", ["growth"]),
        ("翻了几番", ["multiple"]), ("放大到几倍", ["multiple"]), ("是原来的多少倍", ["multiple"]),
        ("年均增速折合百分之几", ["annual_rate"]), ("平均每年得增长百分之几", ["annual_rate"]), ("平均一年多少座", ["pace"]), ("每年得再装多少", ["pace"]),
        ("占了几成", ["share"]), ("合起来是多少亿元", ["sum"]), ("各应有多少亿元", ["apply"]), ("平均一个项目要节多少万吨", ["per_unit"]),
        ("要净增多少家、是原来的几倍、平均每年净增几家", ["difference", "multiple", "pace"]), ("高了还是低了", ["direction"]),
        ("2027年有多少家", []), ("应降到多少吨", ["apply"]), ("增加值多少亿元", []), ("最多补多少", []),
    ],
)
def test_words_of_calculation_are_read(shipped: Path, text: str, operations: list[str]) -> None:
    (clause,) = read(text)
    assert list(clause.operations) == operations and clause.asks


def test_what_stands_in_a_clause_is_no_part_of_the_thing_named(shipped: Path) -> None:
    (clause,) = read("绿色工厂和绿色园区年均各要增长多少")
    assert [side.phrases for parts in clause.sides for side in parts] == [(("绿色工厂",), ("绿色园区",))]
    (clause,) = read("葡萄酒、特色食品及用品两个产业2020年的增加值合计多少亿元")
    assert [side.phrases for parts in clause.sides for side in parts] == [(("葡萄酒", "增加值"), ("特色食品", "用品", "增加值"))]


def test_measures_side_by_side_are_two_things(shipped: Path) -> None:
    library = the_library()
    query = understand("经济增长和规上工业增加值增速目标", (), library.cards, library.terms)
    assert phrases(query, lambda _: True) == (("经济增长",), ("规上工业增加值增速",))


def test_two_sides_are_told_apart(shipped: Path) -> None:
    (clause,) = read("中卫2023年的目标占自治区2027年目标的百分之几")
    assert clause.link == "share"
    assert [[(point.region, point.year) for point in side.points] for parts in clause.sides for side in parts] == [[("中卫市", 2023)], [("宁夏回族自治区", 2027)]]


def test_members_with_years_of_their_own_are_read_apart(shipped: Path) -> None:
    (clause,) = read("化工2020年和现代化工2027年的产值各是多少")
    assert [(side.phrases, [point.year for point in side.points]) for parts in clause.sides for side in parts] == [
        ((("化工", "产值"),), [2020]), ((("现代化工", "产值"),), [2027])]


def test_what_is_asked_of_each_is_not_held_against_the_other(shipped: Path) -> None:
    assert not any("PVC产能" in one.expression for one in ask("专栏3里PVC和PVA的产能各增加多少万吨？").computations)
    assert "开发区投资强度高" not in ask("13号文 亩均产值 亩均税收 投资强度 27年各提多少").answer


def test_a_thing_without_a_figure_leaves_the_calculation_undone(shipped: Path) -> None:
    answer = ask("2027年规上工业增加值目标和2035年月球基地的目标差多少，是它的几倍？")
    assert not answer.computations


def test_the_askers_figure_is_told_as_such(shipped: Path) -> None:
    answer = ask("假如到2024年底全区可再生能源装机是4200万千瓦，要达到2027年的目标还差多少万千瓦？剩下三年平均每年得装多少？")
    assert {one.result for one in answer.computations} >= {Decimal(1800), Decimal(600)}
    assert any("4200万千瓦按您所说" in note for note in answer.warnings)


def test_whether_it_rose_is_told_of_the_ends(shipped: Path) -> None:
    answer = ask("工业固废综合利用率目标，十三五定2020年是多少，后来制造业方案2022年、五年计划2027年又是多少？是提高了还是降低了？")
    assert "降低了：从2020年80%到2027年54%" in answer.answer and "口径" in answer.answer


def test_a_place_among_documents_is_a_point_of_its_own(shipped: Path) -> None:
    answer = ask("5G应用场景的目标，制造业方案、中卫2023年、五年计划三份各是多少个？")
    assert {(row.document, row.value) for row in answer.targets} == {
        ("nx-manufacturing-2020", Decimal(10)), ("zw-four-upgrades-2021", Decimal(2)), ("nx-industry-2023", Decimal(50))}


def test_the_askers_pace_is_held_against_the_one_needed(shipped: Path) -> None:
    answer = ask("高新技术企业要是按每年净增30家的速度，从2022年目标250家做到2027年目标够不够？")
    assert "按每年30家做不到" in answer.answer and "(600 − 250) ÷ 5 = 70" in answer.answer


def test_one_figure_for_two_things_is_no_sum(shipped: Path) -> None:
    answer = ask("双创基地、小微创业创新示范基地、科技企业孵化器，制造业方案2022年总共多少家？")
    assert not any(len(one.operands) == 2 for one in answer.computations)


def test_what_is_no_part_is_no_share(shipped: Path) -> None:
    assert not ask("月球基地2027年的产值占全区规上工业增加值目标的百分之几？").computations


def test_a_figure_is_told_once_in_a_list_that_it_is_a_share_of(shipped: Path) -> None:
    answer = ask("数字信息产业2027年1800亿元产值，占六大产业总产值的比重有多大？")
    assert "12.59%" in answer.answer and "100%，" not in answer.answer and answer.answer.count("1700亿元") == 1


def test_a_share_named_first_is_what_the_clauses_behind_are_about(shipped: Path) -> None:
    answer = ask("制造业占工业增加值的比重，2022年自治区目标、2023年中卫目标、2027年自治区目标有没有往上抬？")
    assert {row.value for row in answer.targets} == {Decimal(70)} and len(answer.targets) == 3
    assert "没有变化" in answer.answer or "一致" in answer.answer


@pytest.mark.parametrize("question", [
    "宁夏“十三五”规划，PVC、PVA产能，分别增加多少万吨？", "宁夏十三五 PVC、PVA产能 现有→目标 各增多少万吨",
    "宁夏“十三五”规划PVC产能要比当时多出来多少万吨？PVA也一并给算算",
])
def test_each_of_two_things_is_told_from_where_its_plan_starts(shipped: Path, question: str) -> None:
    assert {"100 − 47.5 = 52.5万吨", "50 − 13 = 37万吨"} == {one.expression for one in ask(question).computations}
