"""Files to keep: Markdown and Word say what the screen says, the sources as footnotes."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from zipfile import ZipFile

from docx import Document
from fixture_answers import HOSTILE, QUOTES, comparison, hostile, refusal
from lxml import etree

from assistant.export import table_rows, to_docx, to_markdown
from assistant.records import Grid
from assistant.render.plain import reference
from prompts import say

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def notes(file: bytes) -> dict[str, str]:
    root = etree.fromstring(ZipFile(BytesIO(file)).read("word/footnotes.xml"))
    return {note.get(f"{W}id"): "".join(note.itertext()).strip() for note in root if note.get(f"{W}type") is None}


def test_markdown_has_question_answer_table_working_and_sources() -> None:
    text = to_markdown([comparison(), refusal()])
    for part in ("## 2027年规上工业增加值比2020年提高多少？", "| 文件 | 年份 | 目标值 |\n| --- | --- | --- |", "- 2800 − 1500 = 1300 亿元",
                 "[3] 《甲省新型工业化实施意见》（甲政办发〔2023〕9号）", f"**{say('page.status.refused')}：{say('page.reason.other_region')}**"):
        assert part in text


def test_every_mark_is_a_footnote_with_its_quote() -> None:
    file = to_docx([comparison(), refusal()])
    found = notes(file)
    body = etree.fromstring(ZipFile(BytesIO(file)).read("word/document.xml"))
    referenced = [element.get(f"{W}id") for element in body.iter(f"{W}footnoteReference")]
    assert referenced == ["1", "2", "3", "4"] == list(found)
    assert found["1"] == reference(comparison().citations[0])
    assert QUOTES[1][3] in found["3"]


def test_word_opens_again_with_headings_and_table() -> None:
    file = Document(BytesIO(to_docx([comparison()])))
    words = [paragraph.text for paragraph in file.paragraphs]
    assert words[0] == say("page.title") and "2027年规上工业增加值比2020年提高多少？" in words
    assert [cell.text for cell in file.tables[0].rows[3].cells] == ["甲省新型工业化实施意见", "2027", "2800亿元"]


def test_hostile_text_stays_text_in_word() -> None:
    words = "\n".join(paragraph.text for paragraph in Document(BytesIO(to_docx([hostile()]))).paragraphs)
    assert HOSTILE in words


def test_characters_that_word_forbids_are_left_out() -> None:
    answer = replace(comparison(), question="问\x00\x0b题\ud800", warnings=("警\x01示",))
    words = [paragraph.text for paragraph in Document(BytesIO(to_docx([answer]))).paragraphs]
    assert "问 题" in words and "警示" in words


def test_a_table_becomes_rows_with_figures_as_numbers() -> None:
    grid = Grid(("文件", "数值", "年份"), (("**甲**[1]", "48.78", "2020"), ("乙\x01", "66%以上[2]", "—")))
    assert table_rows(grid) == [
        {"文件": "甲", "数值": Decimal("48.78"), "年份": Decimal(2020)}, {"文件": "乙", "数值": "66%以上", "年份": "—"}]
