"""Markdown → lines: headings with their level, tables (drawn with bars, or as HTML), words without the marks of emphasis, links and pictures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from index.errors import LoadError
from index.loaders.dates import labelled_date
from index.loaders.text import BREAK, HEAD_LINES, decode, glyph_faults, has_words
from index.records import Line, Loaded

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

_HTML_TABLE = re.compile(r"<table\b.*?</table\s*>", re.IGNORECASE | re.DOTALL)
_ATX = re.compile(r"^ {0,3}(#{1,6})[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*$")
_LEAD = re.compile(r"^ {0,12}(?:>(?! ?[\d.]+[%％]?\s*$) ?)*(?:[-*+] {1,4}(?=\S))?")
"""Signs of a quotation and of a bullet before the words of a line."""
_ITEM = re.compile(r"^ {0,12}[-*+] {1,4}(?=[^\s\d])")
"""A bullet begins an item; before a number it may be a sign of the number, or a dash of text broken at a width."""
_RULE = re.compile(r"^ {0,3}(?:(?:- *){3,}|(?:\* *){3,}|(?:_ *){3,})$")
_STRONG = re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*")
"""Taken out first: by CommonMark's rules “**甲。**乙” is no emphasis, since no blank stands between a Chinese stop and the next word."""
_TIMES = re.compile(r"(?<=[\d)）])\*(?=[\d(（])")
_MARKED = re.compile(r"[*_`\[\\<&~]")


def load_markdown(data: bytes, name: str) -> Loaded:
    """One `Line` for each physical line and each row of a table.

    Raises `LoadError` where the bytes are no text, or none is in them.
    """
    from index.loaders.html import fragment_lines
    from index.loaders.text import plain_lines

    text, faults = decode(data, name)
    if not has_words(text):
        raise LoadError(f"《{name}》里没有文字。请检查文件是否保存完整。")
    lines: list[Line] = []
    number = 0
    done = 0
    for table in (*_HTML_TABLE.finditer(text), None):
        before = text[done : table.start() if table else len(text)]
        for line in plain_lines(BREAK.split(before), number):
            number = max(number, (line.table or 0) + 1) if line.table is not None else number
            lines += _read(line)
        if table is not None:
            lines += fragment_lines(table.group(), number)
            number += 1
            done = table.end()
    published = labelled_date("\n".join(line.text for line in lines[:HEAD_LINES]))
    return Loaded(name, "markdown", tuple(lines), title=_title(lines), published=published, faults=(*faults, *glyph_faults(text, name)))


def _title(lines: list[Line]) -> str:
    """The one heading of the first level, "" where there are none or several, or words stand before it."""
    first = [line.text for line in lines if line.level == 1]
    return first[0] if len(first) == 1 and first[0] == next(line.text for line in lines if line.text.strip()) else ""


def _read(line: Line) -> Iterator[Line]:
    if line.table is not None:
        cells = tuple(map(_words, line.cells))
        yield Line("\t".join(map(_words, line.text.split("\t"))), table=line.table, header=line.header, cells=cells)
        return
    heading = _ATX.match(line.text)
    if heading:
        yield Line(_words(heading[2]), level=len(heading[1]))
    elif not _RULE.match(line.text):
        yield Line(_words(line.text[_end_of_lead(line.text) :]), item=_ITEM.match(line.text) is not None)


def _end_of_lead(text: str) -> int:
    lead = _LEAD.match(text)
    return lead.end() if lead and lead.group().strip() else 0


def _words(text: str) -> str:
    """The words of a line without inline marks; a line that has none is left as it is, blanks and all."""
    if not _MARKED.search(text):
        return text
    plain = _TIMES.sub(r"\\*", _STRONG.sub(r"\1", text.strip()))
    tokens = _inline().parseInline(plain)[0].children or []
    return "".join("" if token.type == "image" else " " if token.type == "softbreak" else token.content for token in tokens)


@cache
def _inline() -> MarkdownIt:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark").enable("strikethrough").disable(["html_inline", "autolink"])
