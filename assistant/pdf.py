"""A conversation as a PDF file: question, answer, table, working, notices and numbered sources on A4 pages.

The Chinese font is named, not embedded (Adobe's standard STSong-Light, which every common reader puts a font of its own for): a font
to embed would weigh more than the program. Printing the page from the browser gives a file with embedded fonts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import escape
from io import BytesIO
from typing import Any

from assistant import markup
from assistant.export import legal, listed, status_words
from assistant.records import Answer, Grid
from assistant.render.plain import reference, spoken, worded
from prompts import say

FONT = "STSong-Light"
INK, BRAND, MUTED, RULE, SOFT = "#1b2430", "#17456f", "#566172", "#c4ccd6", "#f3f5f7"
_SIZES = {"title": 18, "question": 14, "head": 11.5, "text": 11, "small": 9}
_BULLET = re.compile(r"^\s*[-*•]\s+")
MARGIN = 62


def to_pdf(answers: Sequence[Answer]) -> bytes:
    """The answers one after another."""
    from reportlab.lib.pagesizes import A4
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.platypus import SimpleDocTemplate

    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    styles = _styles()
    flow: list[Any] = [_words(say("page.title"), styles["title"]), _words(say("page.standing"), styles["small"])]
    for answer in answers:
        flow += _answer(answer, styles, A4[0] - 2 * MARGIN)
    stream = BytesIO()
    file = SimpleDocTemplate(
        stream, pagesize=A4, leftMargin=MARGIN, rightMargin=MARGIN, topMargin=60, bottomMargin=56, title=say("page.title"),
        author=say("page.name"), lang=say("page.language"))
    file.build(flow, onFirstPage=_foot, onLaterPages=_foot)
    return stream.getvalue()


def _styles() -> dict[str, Any]:
    from reportlab.lib.colors import HexColor
    from reportlab.lib.styles import ParagraphStyle

    colours = {"title": INK, "question": BRAND, "head": MUTED, "text": INK, "small": MUTED}
    return {
        name: ParagraphStyle(
            name, fontName=FONT, fontSize=size, leading=size * 1.55, wordWrap="CJK", textColor=HexColor(colours[name]),
            spaceBefore={"question": 16, "head": 8}.get(name, 0), spaceAfter=4, keepWithNext=name in ("question", "head"))
        for name, size in _SIZES.items()
    }


def _words(words: str, style: Any, bullet: str = "") -> Any:
    from reportlab.platypus import Paragraph

    return Paragraph(escape(legal(words)).replace("\n", "<br/>"), style, bulletText=bullet or None)


def _answer(answer: Answer, styles: dict[str, Any], width: float) -> Iterator[Any]:
    from reportlab.lib.styles import ParagraphStyle

    item = ParagraphStyle("item", parent=styles["text"], leftIndent=14, bulletFontName=FONT)
    yield _words(" ".join(answer.question.split()), styles["question"])
    yield _words(status_words(answer), styles["head"])
    if told := worded(answer):
        yield _words(told, styles["small"])
    for line in filter(str.strip, spoken(answer).split("\n")):
        bare = _BULLET.sub("", line)
        yield _words(markup.plain(bare.lstrip("#> ")), item if bare != line else styles["text"], "·" if bare != line else "")
    if answer.table is not None and answer.table.rows:
        yield _words(say("page.part.table"), styles["head"])
        yield _table(answer.table, styles, width)
    for title, lines in listed(answer):
        yield _words(title, styles["head"])
        for line in lines:
            yield _words(markup.plain(line), item, "·")
    if answer.citations:
        yield _words(say("page.part.sources", count=len(answer.citations)), styles["head"])
        for citation in answer.citations:
            yield _words(f"[{citation.n}] {reference(citation)}", styles["small"])


def _table(grid: Grid, styles: dict[str, Any], width: float) -> Any:
    from reportlab.lib.colors import HexColor
    from reportlab.platypus import Table, TableStyle

    rows = [[_words(markup.plain(cell), styles["small"]) for cell in row] for row in (grid.columns, *grid.rows)]
    lengths = [max(4, min(24, max(len(row[at]) for row in (grid.columns, *grid.rows) if at < len(row)))) for at in range(len(grid.columns))]
    table = Table(rows, [width * length / sum(lengths) for length in lengths], repeatRows=1)
    table.setStyle(TableStyle([
        ("LINEBELOW", (0, 0), (-1, -1), 0.5, HexColor(RULE)), ("BACKGROUND", (0, 0), (-1, 0), HexColor(SOFT)), ("VALIGN", (0, 0), (-1, -1), "TOP")]))
    return table


def _foot(canvas: Any, file: Any) -> None:
    canvas.setFont(FONT, 9)
    canvas.drawCentredString(file.pagesize[0] / 2, 30, str(canvas.getPageNumber()))

