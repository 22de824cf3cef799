"""A question about a thing that stands in no document quoted is refused, with the nearest quotation; a paraphrase is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.answer import ask
from assistant.records import Reason, Status


@pytest.mark.parametrize("question", ["开理发店有补贴吗", "民宿能不能拿补贴", "开个小饭店有没有补贴"])
def test_support_for_a_trade_of_which_no_document_speaks_is_refused(shipped: Path, question: str) -> None:
    answer = ask(question)
    assert answer.status == Status.REFUSED
    assert "没有查到写明" in answer.answer and len(answer.citations) == 1


@pytest.mark.parametrize("question", ["被裁了，失业金在银川一个月能领多少", "家里老人走了，丧葬补助金能领多少"])
def test_what_an_insurance_pays_is_not_answered_with_another_grant(shipped: Path, question: str) -> None:
    assert ask(question).status == Status.REFUSED


def test_support_asked_for_is_not_answered_with_a_clause_that_gives_none(shipped: Path) -> None:
    answer = ask("新建厂房租金有没有减免")
    assert answer.status == Status.REFUSED and "“减免”" in answer.answer


@pytest.mark.parametrize("question", ["企业上云给不给钱", "想知道中卫对“僵尸企业”是一刀切还是分情况处置？具体怎么分？"])
def test_everyday_words_for_what_the_documents_say_otherwise_are_answered(shipped: Path, question: str) -> None:
    assert ask(question).status == Status.ANSWERED


def test_how_much_is_given_is_not_answered_with_how_many_there_are(shipped: Path) -> None:
    answer = ask("绿色园区补多少")
    assert answer.status == Status.REFUSED and "给多少钱" in answer.answer
    assert "12个以上" not in answer.answer.split("\n")[0]


def test_support_asked_for_a_pastime_is_a_question_of_policy(shipped: Path) -> None:
    assert ask("中卫拍电影有奖吗").status_reason != Reason.NOT_POLICY
    assert ask("今天中卫天气怎么样").status_reason == Reason.NOT_POLICY
