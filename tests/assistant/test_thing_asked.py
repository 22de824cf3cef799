"""The thing asked for, as a refusal names it: no verbs, pronouns or pieces of the story."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.answer import ask
from assistant.gather.of_support.thing_asked import thing_asked
from assistant.records import Query, Status

_GOLDEN = Path(__file__).parents[1] / "golden" / "things_asked.txt"
_PAIRS = [tuple(part.strip() for part in line.split("=>")) for line in _GOLDEN.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]


@pytest.mark.parametrize(("question", "thing"), _PAIRS)
def test_the_thing_asked_for_is_named(question: str, thing: str) -> None:
    assert thing_asked(Query(question, question, ())) == thing


@pytest.mark.parametrize(("question", "thing"), [
    ("我外婆84岁，跟儿子一家住，也不是低保。银川给老人发的长寿津贴，一个月几百块现金？", "长寿津贴"),
    ("外地户口，在中卫做保洁八年了，孩子明年上学。想给她积分入学读公办小学，要积多少分？", "积分入学"),
])
def test_what_no_document_names_is_refused_by_its_name(shipped: Path, question: str, thing: str) -> None:
    answer = ask(question)
    assert answer.status == Status.REFUSED and thing in answer.answer.split("\n")[0]
