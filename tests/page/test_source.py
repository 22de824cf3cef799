"""The text behind a quote: the quote marked at its place, headings as headings, all of it as text."""

from __future__ import annotations

import re
import shutil
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from pdf_writer import Text, write_pdf
from PIL import Image

from assistant.page.leaf import LARGEST, leaf, picture
from assistant.page.source import leaf_file, source_html
from index.build import add, remove
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
    html = source_html(_Library(), "plan-a", start, start + len(quote), leaf)
    assert f"<mark>{quote}</mark>" in html and '<h3 class="l1">一、总体要求</h3>' in html
    assert "甲省规划&lt;i&gt;" in html and "&lt;b&gt;粗&lt;/b&gt;" in html and "甲政发〔2016〕1号" in html
    assert "第2页" in html and "末尾" not in html and "下文略" in html


def test_a_quote_over_several_paragraphs_is_marked_whole() -> None:
    start, end = TEXT.index("到2020年"), TEXT.index("2025年") + 5
    html = source_html(_Library(), "plan-a", start, end, leaf)
    marked = "".join(re.findall(r"<mark>(.*?)</mark>", html))
    assert re.sub(r"<[^>]+>", "", marked.replace("｜", "\t")).replace("&lt;", "<").replace("&gt;", ">") == TEXT[start:end].replace("\n", "")


@pytest.mark.parametrize(("document", "start", "end"), [("plan-b", 0, 1), ("plan-a", 5, 4), ("plan-a", 0, 10**9), ("plan-a", -1, 4)])
def test_no_such_place(document: str, start: int, end: int) -> None:
    with pytest.raises(LookupError):
        source_html(_Library(), document, start, end, leaf)


def test_assets_ask_no_other_host() -> None:
    folder = Path(__file__).resolve().parents[2] / "assistant" / "page"
    for asset in folder.glob("page.*"):
        assert not re.findall(r"https?://|@import|url\(", asset.read_text(encoding="utf-8"))


def pdf(folder: Path, name: str = "plan.pdf", heading: str = "某市工业方案") -> Path:
    """A PDF of two pages; the quote "增加值达到1500亿元以上" runs over a line's end of the second."""
    path = folder / name
    path.write_bytes(write_pdf([
        [Text(200, 60, heading), Text(90, 120, "一、总体要求"), Text(114, 150, "为促进工业发展，制定本方案。")],
        [Text(90, 100, "二、主要目标"), Text(114, 140, "到2030年，全市规模以上工业企业增加值达到1500"), Text(90, 160, "亿元以上。")],
    ]))
    return path


def test_a_quote_is_found_on_its_printed_page_line_by_line(tmp_path: Path) -> None:
    found = leaf(pdf(tmp_path), 2, "增加值达到1500亿元以上")
    assert (found.width, found.height) == (595, 842)
    first, second = found.places
    assert first.left > 45 and 90 / 595 * 100 - 1 < second.left < 17 and first.top < second.top
    assert 140 / 842 * 100 - 3 < first.top < 140 / 842 * 100 + 1
    assert leaf(pdf(tmp_path), 1, "不在这一页的话").places == ()


def test_a_row_is_found_cell_by_cell(tmp_path: Path) -> None:
    assert len(leaf(pdf(tmp_path), 2, "主要目标\t没有这一格\t亿元以上").places) == 2


def test_a_page_is_drawn_within_bounds_or_not_at_all(tmp_path: Path) -> None:
    with Image.open(BytesIO(picture(pdf(tmp_path), 2))) as drawn:
        assert drawn.format == "PNG" and drawn.width * drawn.height <= LARGEST
    long = tmp_path / "long.pdf"
    long.write_bytes(write_pdf([[Text(90, 100, "长")]], height=14000, width=200))
    with Image.open(BytesIO(picture(long, 1))) as drawn:
        assert drawn.width * drawn.height <= LARGEST * 1.02
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.4 broken")
    for path, number in ((pdf(tmp_path), 3), (pdf(tmp_path), 0), (tmp_path / "broken.pdf", 1), (tmp_path / "none.pdf", 1)):
        with pytest.raises(LookupError):
            picture(path, number)


def test_the_page_stands_beside_the_text_while_the_document_is_there(copy: Path, tmp_path: Path) -> None:
    with ZipFile(tmp_path / "several.zip", "w") as archive:
        archive.write(pdf(tmp_path, "inside.pdf", "某县农业方案"), "inside.pdf")
    add([pdf(tmp_path), tmp_path / "several.zip"], copy, progress=False)
    library = Library.open(copy)
    for id in ("plan", "inside"):
        assert leaf_file(library, id) is not None
    start = library.document("plan").text.index("增加值达到")
    html = source_html(library, "plan", start, start + 14, leaf)
    assert 'src="leaf?document=plan&amp;page=2&amp;v=' in html and html.count('class="spot"') == 2 and "aspect-ratio:595.0/842.0" in html
    remove(["plan"], copy)
    assert [path.stem for path in (copy / "originals").iterdir()] == [Library.open(copy).document("inside").sha256]


def test_without_the_file_the_text_stands_alone(copy: Path, tmp_path: Path) -> None:
    add([pdf(tmp_path)], copy, progress=False)
    library = Library.open(copy)
    shutil.rmtree(copy / "originals")
    assert "<img" not in source_html(library, "plan", 0, 4, leaf)
    add([pdf(tmp_path)], copy, progress=False)
    assert "<img" in source_html(library, "plan", 0, 4, leaf)
