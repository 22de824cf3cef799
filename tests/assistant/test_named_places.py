"""The places of a document that a question holds against each other are no words of what it is about."""

from __future__ import annotations

import pytest

from assistant.understand.named_places import held_together, numbered


def without(text: str) -> str:
    for place in reversed(held_together(text)):
        text = text[: place.start] + text[place.end :]
    return text


@pytest.mark.parametrize(("question", "left"), [
    ("绿色工厂要建几家？附件1和附件3两处怎么写的？", "绿色工厂要建几家？怎么写的？"),
    ("研发投入强度，正文和专栏4一致吗？", "研发投入强度，一致吗？"),
    ("讲污染防治那一节和专栏5写的数对不上", "对不上"),
    ("电动汽车产量要到多少？", "电动汽车产量要到多少？"),
])
def test_places_held_against_each_other_are_found(question: str, left: str) -> None:
    assert without(question) == left


def test_the_number_of_an_annex_is_no_figure() -> None:
    assert [(one.start, one.end) for one in numbered("附件12里写了，专栏3年均增长8%")] == [(0, 4)]
