"""The text behind a quote: the quote marked at its place, headings as headings, all of it as text."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from assistant.page.source import source_html
from index.library import Library
from index.records import CleanText, Document, Metadata, Section

TEXT = "甲省规划\n一、总体要求\n到2020年，增加值达到1500亿元以上。<b>粗</b>\n指标\t2020年\t2025年\n" + "其他内容。" * 6000 + "\n末尾"


class _Library(Library):
    """A library of one document, without a disk."""

    def __init__(self) -> None:
        clean = CleanText(TEXT, pages=((0, 1), (TEXT.index("指标"), 2)))
        self._only = Document("plan-a", Metadata(title="甲省规划<i>", number="甲政发〔2016〕1号"), clean)

    def document(self, id: str) -> Document:
        if id != "plan-a":
            raise KeyError(id)
        return self._only

    def sections(self, document: str) -> tuple[Section, ...]:
        start = TEXT.index("一、")
        return (Section(0, None, 0, "body", "", "", 0, 0, len(TEXT), ()),
                Section(1, 0, 1, "heading", "一、", "总体要求", start, start + 6, len(TEXT), ("一、总体要求",)))


def test_quote_is_marked_and_heading_is_a_heading() -> None:
    quote = "增加值达到1500亿元以上"
    start = TEXT.index(quote)
    html = source_html(_Library(), "plan-a", start, start + len(quote))
    assert f"<mark>{quote}</mark>" in html and '<h3 class="l1">一、总体要求</h3>' in html
    assert "甲省规划&lt;i&gt;" in html and "&lt;b&gt;粗&lt;/b&gt;" in html and "甲政发〔2016〕1号" in html
    assert "第2页" in html and "末尾" not in html and "下文略" in html


def test_a_quote_over_several_paragraphs_is_marked_whole() -> None:
    start, end = TEXT.index("到2020年"), TEXT.index("2025年") + 5
    html = source_html(_Library(), "plan-a", start, end)
    marked = "".join(re.findall(r"<mark>(.*?)</mark>", html))
    assert re.sub(r"<[^>]+>", "", marked.replace("｜", "\t")).replace("&lt;", "<").replace("&gt;", ">") == TEXT[start:end].replace("\n", "")


@pytest.mark.parametrize(("document", "start", "end"), [("plan-b", 0, 1), ("plan-a", 5, 4), ("plan-a", 0, 10**9), ("plan-a", -1, 4)])
def test_no_such_place(document: str, start: int, end: int) -> None:
    with pytest.raises(LookupError):
        source_html(_Library(), document, start, end)


def test_assets_ask_no_other_host() -> None:
    folder = Path(__file__).resolve().parents[2] / "assistant" / "page"
    for asset in folder.glob("page.*"):
        assert not re.findall(r"https?://|@import|url\(", asset.read_text(encoding="utf-8"))
