"""What is asked of a document itself: its number, who issued it and when."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.answer import ask
from assistant.records import Status


@pytest.mark.parametrize(("question", "quotes"), [
    ("13号文是哪一年发的", ["宁政办发〔2023〕13号"]),
    ("2018年对标方案是什么时候印发的？文号是多少？", ["２０１８年９月５日", "宁党办 〔２０１８〕７５号"]),
    ("2018年对标方案落款是哪天，一共印了多少份", ["２０１８年９月５日", "共印７００份"]),
    ("新型工业强区五年计划是哪个部门印发的", ["自治区人民政府办公厅"]),
])
def test_what_the_text_prints_is_quoted(shipped: Path, question: str, quotes: list[str]) -> None:
    answer = ask(question)
    printed = "".join(one.quote for one in answer.citations).translate(str.maketrans("０１２３４５６７８９", "0123456789")).replace(" ", "")
    assert answer.status == Status.ANSWERED
    assert all(quote.translate(str.maketrans("０１２３４５６７８９", "0123456789")).replace(" ", "") in printed for quote in quotes)


@pytest.mark.parametrize("question", ["制造业高质量发展方案是谁发的", "十三五工业规划发布的时间"])
def test_what_it_does_not_print_is_said_not_to_stand_there(shipped: Path, question: str) -> None:
    answer = ask(question)
    assert answer.status == Status.REFUSED and "没有印出" in answer.answer


@pytest.mark.parametrize("question", ["新型工业强区五年计划打哪天起管用", "制造业高质量发展方案什么时候开始执行"])
def test_from_when_it_holds_is_not_guessed(shipped: Path, question: str) -> None:
    answer = ask(question)
    assert answer.status == Status.REFUSED and "没有写明从哪一天起施行" in answer.answer


@pytest.mark.parametrize("question", ["五年计划要发放多少补贴", "对标方案里企业什么时候申报"])
def test_another_thing_asked_of_a_document_is_no_record(shipped: Path, question: str) -> None:
    assert "发文机关" not in ask(question).answer and "没有印出" not in ask(question).answer
