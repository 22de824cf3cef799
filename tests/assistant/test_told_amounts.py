"""Of sentences alike in words the one is meant that tells cases apart by the measure told, or that speaks alone of the one asked about."""

from __future__ import annotations

import pytest

from assistant.gather.in_words.told_amounts import Told
from assistant.gather.of_lists.listed_alone import Listed


@pytest.mark.parametrize(("question", "nearer", "farther"), [
    ("寄养的孩子满了16岁怎么办", "年满十六周岁的，由学校安排实习。", "寄养的孩子由学校照管。"),
    ("渔船停了四个多月，还能报停航吗", "停航应当在2个月内申报。", "停航由渔港受理。"),
    ("一年出渣七千吨，能批吗", "年出渣5000吨以上的项目，不予批准。", "渣场由镇里管理。"),
    ("2024年3月买的船，一个月补多少", "每满1个月补贴200元。", "2024年3月起受理。"),
])
def test_the_sentence_with_the_measure_told_counts_more(question: str, nearer: str, farther: str) -> None:
    told = Told.of(question)
    assert told.bearing(nearer) > told.bearing(farther) == 0


_AROUND = "功能划分。南湾片区重点发展渔具制造。北港片区重点发展冷链物流。主管部门另行规定。"


@pytest.mark.parametrize(("names", "sentence", "alone"), [
    (("北港",), "北港片区重点发展冷链物流。", True),
    (("北港",), "南湾片区重点发展渔具制造。", False),
    (("渔具",), "北港片区重点发展冷链物流。", False),
])
def test_the_sentence_on_one_of_several_alone(names: tuple[str, ...], sentence: str, alone: bool) -> None:
    listed = Listed.of(names, ["南湾、北港两个片区各有特色。", _AROUND])
    assert listed.begins(sentence, _AROUND) is alone
