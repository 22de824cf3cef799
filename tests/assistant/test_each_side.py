"""A single thing asked of two documents, questions answered one by one, goals not set, lists by their limit: over invented notices."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.answer import ask
from assistant.records import Status
from assistant.several import questions
from index.build import add
from index.regions import find_regions

_ONE = """甘肃省促进渔家乐发展若干措施

甘肃省农业农村厅关于印发《甘肃省促进渔家乐发展若干措施》的通知
甘农发〔2024〕11号
2024年3月1日

一、设施补贴。对新开办的渔家乐，给予5000元的一次性设施补贴。
二、证照办理。渔家乐备案应当在5个工作日内办结。
三、报告。渔家乐经营者有下列情形之一的，应当自情形发生之日起10个工作日内，向县级农业农村部门报告：
（一）停止营业的；
（二）变更经营场所的；
（三）发生食物中毒的。
四、示范项目。白塔山渔家乐，位于城北，总投资2亿元，占地30亩。黄河湾渔家乐，位于城南，总投资3.06亿元，占地50亩。南屏渔家乐位于城西，总投资1.5亿元。
五、评选。从兰州、天水、武威3个城市选取首批渔家乐示范点。
"""
_TWO = """广东省渔家乐扶持政策清单

广东省农业农村厅关于印发《广东省渔家乐扶持政策清单》的通知
粤农农〔2024〕23号
2024年4月1日

一、一次性设施补贴。新开办的渔家乐，正常经营满一年的，可申请1万元的一次性设施补贴。
二、办理时限。渔家乐备案应当在3个工作日内办结。
"""


@pytest.fixture
def library(copy: Path, tmp_path: Path) -> Path:
    files = []
    for text in (_ONE, _TWO):
        files.append(tmp_path / f"{text.splitlines()[0]}.txt")
        files[-1].write_text(text, encoding="utf-8")
    add(files, copy, progress=False)
    return copy


def test_the_greater_of_two_amounts_is_told_with_the_difference(library: Path) -> None:
    answer = ask("甘肃和广东对渔家乐的一次性设施补贴，哪边给得多？各多少？")
    assert "广东省（1万元）比甘肃省（5000元）多0.5万元" in answer.answer
    assert {one.document for one in answer.citations} == {"甘肃省促进渔家乐发展若干措施", "广东省渔家乐扶持政策清单"}


def test_two_limits_are_both_quoted(library: Path) -> None:
    answer = ask("甘肃的渔家乐措施和广东的渔家乐政策清单，备案办结时限分别是几个工作日").answer
    assert "5个工作日" in answer and "3个工作日" in answer


def test_a_limit_tells_which_list_is_meant(library: Path) -> None:
    answer = ask("甘肃渔家乐经营者碰到哪些情形要在10个工作日内向农业农村部门报告？").answer
    assert "停止营业" in answer and "食物中毒" in answer


def test_members_stand_before_their_number(library: Path) -> None:
    answer = ask("甘肃首批渔家乐示范点从3个城市选取，都有谁？").answer
    assert all(name in answer for name in ("兰州", "天水", "武威"))


def test_a_year_that_is_not_told_is_refused_for_a_place_and_its_document(library: Path) -> None:
    assert ask("甘肃省2019年渔家乐的产值是多少亿元？").status == Status.REFUSED


def test_questions_that_stand_by_themselves() -> None:
    assert questions("渔家乐新开办给多少补贴？备案要几个工作日办结？") == ("渔家乐新开办给多少补贴", "备案要几个工作日办结")
    assert questions("渔家乐新开办给多少补贴？广东呢？") == ()


def test_a_rank_in_the_whole_country_is_no_place() -> None:
    assert find_regions("全国20强的企业迁入") == ()
    assert [one.name for one in find_regions("全国2024年的产值")] == ["全国"]


@pytest.mark.parametrize(("question", "told"), [
    ("甘肃白塔山渔家乐、黄河湾渔家乐和南屏渔家乐三个项目的总投资合计多少亿元？", "2 + 3.06 + 1.5 = 6.56亿元"),
    ("甘肃省的措施里，白塔山渔家乐和黄河湾渔家乐的总投资各是多少，差多少？", "3.06 − 2 = 1.06亿元"),
])
def test_things_named_in_a_row_are_added_up_or_held_against_each_other(library: Path, question: str, told: str) -> None:
    assert told in ask(question).answer
