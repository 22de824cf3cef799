"""The PDF says what the screen says, page after page, in words that can be searched."""

from __future__ import annotations

from dataclasses import replace

import pypdfium2
from fixture_answers import HOSTILE, QUOTES, comparison, hostile, refusal

from assistant.pdf import to_pdf
from assistant.records import Usage
from prompts import say


def words(file: bytes) -> str:
    """All words of all pages without blanks."""
    document = pypdfium2.PdfDocument(file)
    text = "".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return "".join(text.split())


def test_question_answer_table_working_and_sources_are_there() -> None:
    text = words(to_pdf([comparison(), refusal()]))
    for part in ("2027年规上工业增加值比2020年提高多少？", "高1300亿元", "甲省新型工业化实施意见", "2800−1500=1300亿元", QUOTES[1][3],
                 say("page.standing"), say("page.status.refused")):
        assert part in text


def test_words_of_a_language_model_are_marked_as_such() -> None:
    said = "".join(say("page.worded.by", model="qwen-plus").split())
    assert said in words(to_pdf([replace(comparison(), usage=Usage("qwen-plus", kept=True))])) and said not in words(to_pdf([comparison()]))


def test_a_long_conversation_runs_over_pages() -> None:
    document = pypdfium2.PdfDocument(to_pdf([replace(comparison(), answer="很长的回答。" * 400)] * 3))
    assert len(document) > 3
    document.close()


def test_hostile_text_stays_text() -> None:
    file = to_pdf([hostile(), replace(comparison(), question="问\x00\x0b题\ud800😀", warnings=("警\x01示",))])
    assert "".join(HOSTILE.split())[:30] in words(file)
    assert b"/URI" not in file and b"/JavaScript" not in file
