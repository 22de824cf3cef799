"""A quote from a recognised scan says so wherever it is shown."""

from __future__ import annotations

from dataclasses import replace

from assistant.__main__ import _plain
from assistant.records import Answer, Citation, Reason, Status
from assistant.render.plain import reference

QUOTE = Citation(1, "a", "某办法", "某政发〔2024〕1号", ("第一条",), "给予补助", 0, 4, page=3)
SCANNED = replace(QUOTE, recognised=True)
NOTE = "图像识别文字"


def _answer(citation: Citation) -> Answer:
    return Answer("1", "问", Status.ANSWERED, Reason.NONE, "给予补助[1]", citations=(citation,))


def test_in_the_terminal_in_json_and_in_a_copied_reference() -> None:
    for citation, shown in ((QUOTE, False), (SCANNED, True)):
        answer = _answer(citation)
        assert (NOTE in _plain(answer)) is shown
        assert (NOTE in reference(citation)) is shown
        assert answer.as_json()["citations"][0].get("recognised", False) is shown
