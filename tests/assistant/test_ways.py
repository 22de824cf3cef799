"""The order of the ways to answer, and that a way is not even tried where the question is not meant for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.answer import the_library
from assistant.records import Draft, Reason, Status
from assistant.understand import understand
from assistant.ways import LAST, POINTED, Way, composing
from assistant.ways.asked import Asked


def _asked(text: str, *earlier: str) -> Asked:
    library = the_library()
    return Asked(understand(text, earlier, library.cards, library.terms), library)


@pytest.mark.parametrize(
    ("question", "way"),
    [
        ("今天天气怎么样？", "refused outright"),
        ("2027年规上工业增加值年均增长目标是多少？", "figures"),
        ("装备制造业的发展由哪个部门负责？", "who"),
        ("2023年的实施意见有哪些保障措施？", "named part"),
        ("设备投资2500万建智能工厂能补多少？", "support"),
    ],
)
def test_the_first_way_that_has_an_answer_gives_it(shipped: Path, question: str, way: str) -> None:
    asked = _asked(question)
    answering = next(one.name for one in (*POINTED, *LAST) if one.meant(asked) and one.draft(asked) is not None)
    assert answering == way


def test_no_two_ways_have_one_name() -> None:
    names = [way.name for way in (*POINTED, *LAST)]
    assert len(names) == len(set(names))


def test_a_way_not_meant_for_the_question_is_not_tried(shipped: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[str] = []

    def drafts(name: str, draft: Draft | None) -> Way:
        def make(_: Asked) -> Draft | None:
            tried.append(name)
            return draft

        return Way(name, make, meant=lambda _: name != "not meant")

    told = Draft(Status.ANSWERED, Reason.NONE, "答。")
    monkeypatch.setattr(composing, "POINTED", (drafts("not meant", told), drafts("none", None), drafts("tells", told), drafts("later", told)))
    asked = _asked("目标是多少？")
    assert composing.compose(asked.query, asked.library) == told
    assert tried == ["none", "tells"]
