"""Questions that cannot be read."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.limits import LONGEST, problem, readable
from assistant.records import Reason, Status


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        ("", Reason.EMPTY_QUESTION),
        (" \n\t\u3000", Reason.EMPTY_QUESTION),
        ("多" * (LONGEST + 1), Reason.TOO_LONG),
        ("政策" * 50_000, Reason.TOO_LONG),
        ("？！……", Reason.NOT_TEXT),
        ("\x00\x01\x02ELF\x7f\x03\x04", Reason.NOT_TEXT),
        ("\ufffd\ufffdPNG\ufffd", Reason.NOT_TEXT),
        ("0" * LONGEST, Reason.NOT_TEXT),
        ("补贴" + "a" * 100, Reason.NOT_TEXT),
        ("啊" * 61, Reason.NOT_TEXT),
    ],
)
def test_refused_with_what_to_do(question: str, reason: Reason) -> None:
    draft = problem(question)
    assert draft is not None and (draft.status, draft.reason) == (Status.REFUSED, reason)
    assert "请" in draft.text and not draft.citations


@pytest.mark.parametrize("question", ["目标？", "目标" * (LONGEST // 2), "1" * 18 + "是什么号码", "_" * 80 + "填多少", "GDP", "2027", "第一行\n第二行\t", "emoji🙂也行"])
def test_readable_questions_pass(question: str) -> None:
    assert problem(question) is None


@settings(derandomize=True, deadline=None)
@given(st.text(alphabet=st.characters(), max_size=50))
def test_readable_text_can_be_written_and_good_text_is_untouched(text: str) -> None:
    assert readable(text).encode().decode() == readable(text)
    if not any("\ud800" <= char <= "\udfff" for char in text):
        assert readable(text) == text


def test_lone_surrogates_are_replaced() -> None:
    assert readable("目标\ud800？") == "目标\ufffd？"
