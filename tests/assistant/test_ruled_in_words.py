"""A sentence that is no rule of support says who may not, who may, what everybody has to be; where the asker tells plainly that he is of it or not, the verdict is said with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.answer import answer
from assistant.eligibility.conditions.case_told import case_told
from assistant.gather.of_support.case_rulings import case_rulings
from index import build
from index.library import Library

DOGS = """南屏市城区养犬登记办法
第一条 为规范养犬行为，制定本办法。
第二条 重点管理区内每户限养一只犬。盲人饲养导盲犬、肢体重残人饲养扶助犬的，不受前款限制。
第三条 养犬人应当有固定住所且独户居住；合租房屋的，不予办理养犬登记。
第四条 一般管理区养犬不实行登记，但应当免疫。
第五条 登记证每年续签一次，逾期未续签的注销登记。
"""
COLLEGE = """清河县老年大学2026年秋季招生公告
一、招生对象
年满50周岁、身体健康的本县户籍退休人员，不含单位返聘仍在岗的人员。外县户籍但随子女在本县居住的老年人，凭居住证可以报名。
二、每人限报两个专业。
三、开课两周后不予退费。
"""
LIFTS = """西湖街道既有住宅加装电梯指引
一、加装电梯的房屋应当具有合法权属证明，且未列入房屋征收范围和计划。
二、违章搭建未拆除的单元，暂不受理申请。
三、别墅、自建房不适用本指引。
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    home, folder = tmp_path_factory.mktemp("home"), tmp_path_factory.mktemp("texts")
    for name, text in (("dogs", DOGS), ("college", COLLEGE), ("lifts", LIFTS)):
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    build.add(sorted(Path(folder).glob("*.txt")), home, progress=False)
    return Library.open(home)


@pytest.mark.parametrize(
    ("question", "verdict", "quote"),
    [
        ("跟三个同事合租的房子，在南屏市区，想给狗办个登记证，能办吗？", "结论：不能", "合租房屋的，不予办理养犬登记"),
        ("我是盲人，在南屏城区，家里已经有一条狗了，再养一条导盲犬可以吗？", "结论：可以", "不受前款限制"),
        ("我住南屏市的一般管理区，养狗要不要去登记？", "结论：不用", "一般管理区养犬不实行登记"),
        ("我今年56，清河县户口，退休了但是厂里又把我返聘回去上班了，老年大学能报名不？", "结论：不能", "不含单位返聘仍在岗的人员"),
        ("西湖街道，我们楼已经列进征收计划了，还能申请加装电梯吗？", "结论：不能", "未列入房屋征收范围和计划"),
        ("西湖街道，单元里一楼那家的违建还没拆，加装电梯的申请能受理吗？", "结论：不能", "违章搭建未拆除的单元"),
        ("西湖街道这边我家是自建房，想装电梯能按这个指引申请吗？", "结论：不能", "自建房不适用本指引"),
    ],
)
def test_the_sentence_on_the_askers_case_gives_the_verdict(question: str, verdict: str, quote: str, library: Library) -> None:
    made = answer(question, (), library)
    assert verdict in made.text, made.text
    assert any(quote in one.quote for one in made.citations), made.text


@pytest.mark.parametrize(
    "question",
    [
        "我爸是外县户口，住我家，清河县老年大学能报吗？",  # others may with a paper of which he says nothing
        "西湖街道，我家这栋楼想装电梯，能申请吗？",
        "南屏市城区，我想养第二条狗，可以吗？",
        "我是盲人，在南屏城区养着导盲犬，登记证也是两年一签吗？",  # whether something is so, not whether one may
    ],
)
def test_what_is_not_told_gives_no_verdict(question: str, library: Library) -> None:
    made = answer(question, (), library)
    assert "结论：" not in made.text, made.text


def test_a_case_is_the_askers_only_by_every_word_that_tells_it_apart() -> None:
    assert case_told("合租房屋的", "跟同事合租的房子").side == "in"
    assert case_told("未列入房屋征收范围和计划", "我们楼已经列进征收计划了").side == "out"
    assert case_told("违章搭建未拆除的单元", "一楼那家的违建还没拆").side == "in"
    assert case_told("经县医院转诊到市外定点医院住院的", "没办转诊，自己去省城住的院").side == "out"
    assert case_told("经县医院转诊到市外定点医院住院的", "在市外医院住院了").side == "open"
    assert case_told("机关事业单位编制内人员", "我在事业单位上班，不是编制内的").side == "out"


def test_what_is_only_heard_or_asked_is_no_fact() -> None:
    assert case_told("返聘仍在岗的人员", "听说返聘在岗的不行，我能报吗").side == "open"
    assert case_told("购买商铺的", "能买商铺吗").side == "open"


def test_what_follows_an_exception_is_read_against_what_it_is_excepted_from() -> None:
    text = "第一条 中途退托的，当月费用不予退还，因病住院的除外。\n第二条 户籍在本县的新生（含民办高校，不含成人高校）可以申请。"
    read = {(one.case, one.outcome) for one in case_rulings(text) if one.excepted}
    assert read == {("因病住院", "yes"), ("民办高校", "yes"), ("成人高校", "no")}
