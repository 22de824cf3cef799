"""Questions of enterprises over the shipped corpus (tests/golden/eligibility_questions.jsonl): can we, how much, what is missing.

A row: question, dialogue before it, whether it can be answered, figures and words the answer has to have or must not have, and
the words of the source that have to be among the quotes.
"""

from __future__ import annotations

import json
import re
import unicodedata
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from assistant.answer import ask
from assistant.eligibility import facts_from_form
from assistant.records import Status

_GOLDEN = Path(__file__).parents[1] / "golden" / "eligibility_questions.jsonl"
_ROWS = [json.loads(line) for line in _GOLDEN.read_text(encoding="utf-8").splitlines()]
_LONGEST = 900


def _plain(text: str) -> str:
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)).replace("**", "")


@pytest.mark.parametrize("row", _ROWS, ids=lambda row: row["id"])
def test_question(shipped: Path, row: dict[str, Any]) -> None:
    answer = ask(row["question"], row["history"])
    text = re.sub(r"\[\d+\]", "", _plain(answer.answer))
    assert (answer.status in (Status.REFUSED, Status.ERROR)) != row["answerable"], answer.answer
    assert len(text) <= _LONGEST
    if row["status"]:
        assert answer.status == row["status"], answer.answer
    if row["answerable"]:
        for one in row["expect_numbers"]:
            assert re.search(rf"(?<![\d.]){one['value']}{one['unit']}", text), (one, answer.answer)
        for ways in row["expect_text"]:
            assert any(_plain(way) in text for way in ways), (ways, answer.answer)
        for words in row["forbid_text"]:
            assert _plain(words) not in text, (words, answer.answer)
        quotes = "\n".join(_plain(one.quote) for one in answer.citations)
        for quote in row["cite_quotes"]:
            assert _plain(quote) in quotes, (quote, quotes)


def test_form_tells_what_a_question_tells() -> None:
    facts = facts_from_form(region="银川市", industry="装备制造", size="小微企业", figures={"设备投资": "2400万元"}, built=True)
    assert facts.regions == ("银川市",)
    assert facts.sizes == ("小微",)
    assert [(one.measure, one.value, one.unit) for one in facts.figures] == [("设备投资", Decimal(2400), "万元")]
    assert facts.built is True
    assert facts_from_form().text == ""
