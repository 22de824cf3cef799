"""Whether places say the same: the parts that a question names, the statements held together, and what comes of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.agreement.dated import dated
from assistant.agreement.places import bare, places
from assistant.agreement.statements import things
from assistant.answer import ask, the_library
from assistant.records import Query
from assistant.understand import understand

PLAN = "zw-four-upgrades-2021"


def understood(question: str) -> Query:
    library = the_library()
    return understand(question, [], library.cards, library.terms)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("附件1和附件5写的一样吗", ["附件1", "附件5"]),
        ("正文跟专栏九对得上吗", ["正文"]),
        ("总体目标和技术改造那个附件口径统一不", ["总体目标", "技术改造"]),
        ("绿色改造计划前后不一样", ["绿色改造"]),
        ("各处说法一样吗", []),
    ],
)
def test_parts_named(shipped: Path, question: str, said: list[str]) -> None:
    assert [place.said for place in places(question, PLAN, the_library())] == said


def test_a_part_named_by_its_subject_is_the_attachment_about_it(shipped: Path) -> None:
    library = the_library()
    (place,) = places("技术改造那个附件是怎么写的", PLAN, library)
    inside = [one.marker for one in library.sections(PLAN) if one.kind == "attachment" and place.has(one.start)]
    assert inside == ["附件4"]


def test_the_names_of_parts_are_no_topic() -> None:
    assert bare("附件1的绿色工厂", ()) == "绿色工厂"
    assert bare("对不上", ()) == ""


def test_statements_of_one_thing_stand_together_by_what_they_measure(shipped: Path) -> None:
    (thing,) = things(understood("中卫每年推动建设的企业级工业互联网平台和2023年目标对得上吗"), the_library())
    assert {group.kind for group in thing} == {"flow", "level"}
    assert all("企业级" in row.indicator for group in thing for row in group.rows)


def test_a_year_named_before_its_sentence_governs_a_clause(shipped: Path) -> None:
    found = dated(understood("中卫的“僵尸企业”哪年出清，总体目标和附件2写的是同一年吗？"), the_library())
    assert {one.year for one in found} == {2021, 2023}
    text = the_library().document(PLAN).text
    assert [text[slice(*one.lead)] for one in found if one.lead] == ["到2023年"]


def test_equal_figures_are_no_conflict(shipped: Path) -> None:
    answer = ask("中卫规上单位工业增加值能耗年均下降2%和2%，是不是写错了，两处说法不一样？")
    assert "2%、2%" not in answer.answer
