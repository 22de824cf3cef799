"""A rule answers a question for support only where it has a sign of what is wanted paid; circumstances count neither way. Over an invented document."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.answer import ask
from assistant.eligibility import facts
from assistant.eligibility.printed import limited
from assistant.gather.objects import borne_out, objects
from assistant.records import Status
from index.build import add
from index.library import Library

_RULES = """綦江区小微企业租房和用能扶持办法

綦江府办发〔2025〕37号
重庆市綦江区人民政府办公室
2025年3月5日

第一条 小微企业在本区租用经营用房的，按实际租金的30%给予补贴，每户每年最高3万元。
第二条 小微企业购置烘干设备的，按设备购置价的20%给予补贴，每户最高10万元。
本办法自2025年4月1日起施行，有效期5年。
"""


@pytest.fixture
def library(copy: Path, tmp_path: Path) -> Path:
    file = tmp_path / "綦江区小微企业租房和用能扶持办法.txt"
    file.write_text(_RULES, encoding="utf-8")
    add([file], copy, progress=False)
    return copy


@pytest.mark.parametrize(("question", "named"), [
    ("想买辆三轮车8000块，扶持办法能报多少", ("三轮车",)),
    ("老人走了，丧葬费有没有一份", ("丧葬费",)),
    ("最近在重新装修，补多少", ("装修",)),
    ("我们是綦江的小微企业，能补多少", ()),
])
def test_what_is_wanted_paid(question: str, named: tuple[str, ...]) -> None:
    assert objects(question) == named


@pytest.mark.parametrize(("thing", "quote", "borne"), [
    ("电费", "按用电量每千瓦时补贴0.1元", True), ("丧葬费", "给予养老服务补贴", False), ("失业金", "缴纳失业保险费满1个月的", False), ("烘干设备", "购置烘干设备的", True),
])
def test_sign_of_a_thing(shipped: Path, thing: str, quote: str, borne: bool) -> None:
    assert borne_out(thing, quote, Library.open(shipped)) is borne


@pytest.mark.parametrize("question", [
    "我们是綦江的小微企业，员工食堂一年花了20万，租房和用能扶持办法给补贴吗",
    "綦江的小微企业，想买辆三轮车8000块，扶持办法能报多少",
    "綦江小微企业，门面重新装修花了5万，补贴多少",
])
def test_another_object_is_refused_with_the_nearest_rule(library: Path, question: str) -> None:
    answer = ask(question)
    assert answer.status == Status.REFUSED


def test_the_object_that_the_rule_grants_is_answered(library: Path) -> None:
    assert "2万元" in ask("我们是綦江的小微企业，想买套烘干设备10万元，能补多少").answer


def test_each_limit_of_a_row_is_held_against_the_asker() -> None:
    checks = limited("2\t烘干增量\t2025年销售额300万元以上且同比增长9%以上\t每增加1元奖励0.02元", "", facts(["我们2025年销售额350万元，比上年涨了7%"]))
    assert [check.verdict for check in checks if "9%" in check.text] == ["不符合"]
