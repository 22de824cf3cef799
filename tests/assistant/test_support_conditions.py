"""Conditions of support rules in words, decided by what is told: golden lines (tests/golden/support_conditions.txt), a printed sentence｜what the asker says｜verdict."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.eligibility import decide, facts
from assistant.eligibility.conditions.stances import only_meant, so, undone
from assistant.eligibility.conditions.ways import less_left_out, ways
from index.records import CleanText, Document, Metadata
from index.rules import extract

_LINES = [line.split("｜") for line in (Path(__file__).parents[1] / "golden/support_conditions.txt").read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]


@pytest.mark.parametrize(("sentence", "said", "verdict"), _LINES, ids=["，".join(line[:2]) for line in _LINES])
def test_a_condition_is_decided_by_what_is_told(sentence: str, said: str, verdict: str) -> None:
    (rule,) = extract(Document("d", Metadata(), CleanText(sentence)), (), ())
    found = decide(rule, facts((f"{said}，能拿多少补助？",), ()))
    assert found.verdict == verdict, found.checks


@pytest.mark.parametrize(
    ("condition", "parts", "one_enough"),
    [
        ("取得绿色食品或者有机产品认证", ("取得绿色食品认证", "取得有机产品认证"), True),
        ("被列入省级、市级重点项目", ("被列入省级重点项目", "被列入市级重点项目"), True),
        ("取得香港或澳门执业资格证", ("取得香港执业资格证", "取得澳门执业资格证"), True),
        ("未享受公租房、保障性租赁住房", ("未享受公租房", "未享受保障性租赁住房"), False),
        ("科技含量高、市场前景好", ("科技含量高", "市场前景好"), False),
        ("完成技术改造并投产", ("完成技术改造", "投产"), False),
    ],
)
def test_what_a_condition_is_made_of(condition: str, parts: tuple[str, ...], one_enough: bool) -> None:
    made = ways(condition)
    assert made is not None and (made.parts, made.one_enough) == (parts, one_enough)


@pytest.mark.parametrize("condition", ["父母为本县户籍、随母亲落户、婚姻存续", "缴费单位须与登记单位、申请单位相一致", "购买设备", "在大数据企业就业并缴纳社保的毕业生"])
def test_what_cannot_be_told_apart_is_one(condition: str) -> None:
    assert ways(condition) is None


def test_brackets_that_leave_somebody_out_are_no_part_of_a_name() -> None:
    assert less_left_out("从事个体经营（从事行业不包括网吧、酒吧）") == "从事个体经营"
    assert less_left_out("企业（劳务派遣公司除外）") == "企业"
    assert less_left_out("企业（含个体工商户）") == "企业（含个体工商户）"


def test_how_words_stand_to_a_condition() -> None:
    assert undone("生产效率有明显提高", "换了机器，可生产效率还是老样子")
    assert not undone("生产效率有明显提高", "我们没有生产许可")
    assert not undone("管理规范", "我们仓库的标识不太规范")
    assert so("销路较好", "销路也好") and not so("销路较好", "销路好像一般")
    assert only_meant("通过绿色食品认证", "正在申请绿色食品认证") and not only_meant("通过绿色食品认证", "绿色食品认证已经通过了")


def test_another_condition_would_do_as_well() -> None:
    (rule,) = extract(Document("d", Metadata(), CleanText("在市内定点医疗机构就医，或者按规定转诊市外就医的，给予一次性补助500元。")), (), ())
    made = decide(rule, facts(("我没办转诊，在市内定点医疗机构就医的，能补多少？",), ()))
    assert made.verdict != "不能", made.checks


@pytest.mark.parametrize(
    ("text", "said", "working"),
    [
        ("农户购买耕牛的，每头补贴2000元，每户限补5头。", "我家买了8头耕牛", "min(8头, 5头)"),
        ("农户购买耕牛的，每头补贴2000元。每户补贴数量以5头为限。", "我家买了8头耕牛", "min(8头, 5头)"),
        ("种植大户购置插秧机的，每台补助1.5万元。同一年度内，同一申请人享受补助的机具数量不得超过2台。", "我是种植大户，买了3台插秧机", "min(3台, 2台)"),
        ("获得境外发明专利授权的，每件资助30000元。同一PCT申请最多资助2个境外国家或地区的专利授权。", "我们公司一件PCT拿到了3件境外发明专利授权", "×30000元 = 60000元"),
        ("企业参加境外展会的，每个展位补助8000元。补助展位数最多不超过2个。", "我们企业参加境外展会，租了3个展位", "×8000元 = 16000元"),
        ("企业申请国内发明专利获得授权的，每件资助12000元。同一个人（指自然人）同一年度资助不超过5件。", "我们企业今年授权了7件国内发明专利", "7件×12000元 = 84000元"),
    ],
)
def test_how_many_count_is_told_behind_the_sum(text: str, said: str, working: str) -> None:
    (rule,) = extract(Document("d", Metadata(), CleanText(text)), (), ())
    (amount,) = decide(rule, facts((f"{said}，一共能拿多少补助？",), ())).amounts
    assert working in " ".join((amount.working, *amount.notes, *(step.expression for step in amount.steps)))


def test_what_another_level_gives_is_not_what_was_paid() -> None:
    (rule,) = extract(Document("d", Metadata(), CleanText("购置水稻插秧机的，县财政按中央补贴额的30%给予累加补贴。")), (), ())
    assert not decide(rule, facts(("买了台水稻插秧机，花了7.8万，县里再补多少？",), ())).amounts


def test_a_clause_that_asks_for_a_grant_tells_nothing() -> None:
    (rule,) = extract(Document("d", Metadata(), CleanText("对灵活就业的人员，每月补贴300元。")), (), ())
    assert decide(rule, facts(("那个灵活就业补贴每月多少？",), ())).verdict == "要补充"
