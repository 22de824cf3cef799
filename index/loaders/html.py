"""HTML pages → the lines of their main content; title and date come from the page's own properties."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from index.errors import LoadError
from index.loaders import html_properties
from index.loaders.dates import labelled_date
from index.loaders.flipbook import reading_order
from index.loaders.grid import GridCell, table_lines
from index.loaders.html_content import is_data_table, main_content, own_rows, prune
from index.loaders.raised import raised
from index.loaders.text import HEAD_LINES, decode, load_text
from index.record_card import card_pairs
from index.records import Line, Loaded

if TYPE_CHECKING:
    from lxml.html import HtmlElement
else:
    HtmlElement = Any

_CHARSET = re.compile(rb"<meta[^>]+charset=[\"']?\s*([\w-]+)", re.IGNORECASE)
_BLOCK = frozenset(
    [
        "address",
        "article",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
        "ucapcontent",
    ]
)
_XML = re.compile(r"^\s*<\?xml[^>]*\?>")
_CLOSED_BREAK = re.compile(r"</br\s*>", re.IGNORECASE)
_HAN = re.compile(r"[\u4e00-\u9fff]")
_PAGER = re.compile(r"\s*[上下]一页\s*")
_BLANKS = re.compile(r"[ \t\r\n\x0b\x0c]+")


def load_html(data: bytes, name: str, charset: str = "") -> Loaded:
    """The main content of one page, in reading order; `charset` is the encoding stated outside of the page.

    Raises `LoadError` if the page has no text to speak of.
    """
    from lxml import html

    declared = _CHARSET.search(data[:4096])
    text, faults = decode(data, name, declared[1].decode("ascii", "ignore") if declared else charset)
    text = _CLOSED_BREAK.sub("<br>", _XML.sub("", text).replace("\x00", ""))
    try:
        tree = html.document_fromstring(text, parser=html.HTMLParser(huge_tree=False))
    except Exception as error:
        raise LoadError(
            f"《{name}》不是可读的网页：{error}。请在浏览器中重新保存，或复制正文存成 txt。"
        ) from error
    published = html_properties.published(tree)
    body = tree.find("body")
    root = body if body is not None else tree
    prune(root)
    main = main_content(root)
    lines = reading_order(list(_Reader().read(main)))
    if not any(_HAN.search(line.text) or line.text.strip() for line in lines):
        raise LoadError(
            f"《{name}》的网页里没有正文（正文可能由脚本载入）。请复制正文存成 txt 或 docx 后再加入。"
        )
    title = html_properties.title(tree, root)
    beside = _beside(root, main)
    return Loaded(
        name,
        "html",
        tuple(lines),
        None,
        title,
        published or labelled_date("\n".join([*beside, *(line.text for line in lines[:HEAD_LINES])])),
        faults=faults,
        card=card_pairs(beside),
    )


def fragment_lines(source: str, number: int) -> list[Line]:
    """The lines of a piece of HTML that stands in another text, its tables numbered from `number`."""
    from lxml import html

    return list(_Reader(number).read(html.fragment_fromstring(source, create_parent="div")))


class _Reader:
    """Walks the content and makes lines of it; the tables are numbered from `tables`."""

    def __init__(self, tables: int = 0) -> None:
        self.tables = tables
        self.buffer: list[tuple[str, bool]] = []

    def read(self, element: HtmlElement) -> Iterator[Line]:
        yield from self._block(element, None)
        yield from self._flush(None)

    def _flush(self, level: int | None) -> Iterator[Line]:
        bold = 0
        for part, strong in self.buffer:
            if not strong and part.strip():
                break
            bold += len(part)
        text = "".join(part for part, _ in self.buffer)
        self.buffer = []
        if text.strip():
            yield Line(text, level=level, bold=min(bold, len(text)))

    def _block(
        self, element: HtmlElement, level: int | None, strong: bool = False, pre: bool = False
    ) -> Iterator[Line]:
        tag = element.tag
        strong = (
            strong
            or tag in {"b", "strong"}
            or "bold" in (element.get("style") or "").replace("font-weight:normal", "")
        )
        pre = pre or tag == "pre"
        if tag == "a" and _PAGER.fullmatch(element.text_content()):
            yield from self._flush(level)
            self.buffer.append((element.text_content(), strong))
            yield from self._flush(level)
            return
        if tag in _BLOCK:
            yield from self._flush(level)
            level = int(tag[1]) if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit() else level
        if tag == "table" and is_data_table(element):
            rows = list(_grid(element))
            if any("".join(cell.text.split()).startswith("索引号") for cell in rows[0]):
                yield from _card(rows)
            else:
                yield from table_lines(rows, self.tables)
                self.tables += 1
            return
        if tag == "br":
            yield from self._flush(level)
            return
        if tag == "sup":
            self.buffer.append((raised(element.text_content(), self.buffer[-1][0] if self.buffer else ""), strong))
            return
        if tag == "li" and element.getparent().tag == "ol" and element.text_content().strip():
            self.buffer.append((f"{_ordinal(element)}.", strong))
        yield from self._text(element.text, level, strong, pre)
        for child in element:
            if isinstance(child.tag, str):
                yield from self._block(child, level, strong, pre)
            yield from self._text(child.tail, level, strong, pre)
        if tag in _BLOCK:
            yield from self._flush(level)

    def _text(self, text: str | None, level: int | None, strong: bool, pre: bool) -> Iterator[Line]:
        if not text:
            return
        if not pre:
            self.buffer.append((_BLANKS.sub(" ", text), strong))
            return
        first, *rest = text.split("\n")
        self.buffer.append((first, strong))
        for line in rest:
            yield from self._flush(level)
            self.buffer.append((line, strong))


def _ordinal(item: HtmlElement) -> int:
    start = item.getparent().get("start", "1")
    before = sum(1 for sibling in item.itersiblings("li", preceding=True))
    return (int(start) if start.isdigit() else 1) + before


def _grid(table: HtmlElement) -> Iterator[list[GridCell]]:
    for row in own_rows(table):
        head = row.getparent().tag == "thead"
        yield [
            GridCell(
                _cell_text(cell), _span(cell, "rowspan"), _span(cell, "colspan"), head or cell.tag == "th"
            )
            for cell in row
            if cell.tag in {"td", "th"}
        ]


def _card(rows: list[list[GridCell]]) -> Iterator[Line]:
    """The record card of a government page: a line for each label and its value."""
    for row in rows:
        for label, value in zip(row[::2], row[1::2], strict=False):
            if value.text.strip():
                yield Line("".join(label.text.split()) + value.text.strip())


def _cell_text(cell: HtmlElement) -> str:
    return "\n".join(line.text.strip() for line in _Reader().read(cell))


def _span(cell: HtmlElement, name: str) -> int:
    value = cell.get(name, "1").strip()
    return max(1, min(int(value), 1000)) if value.isdigit() else 1


def _beside(root: HtmlElement, main: HtmlElement) -> list[str]:
    """The lines that the page prints beside its content, which is taken out of the tree."""
    if root is main:
        return []
    main.drop_tree()
    return [line.text for line in _Reader().read(root)]


def load_mhtml(data: bytes, name: str) -> Loaded:
    """A web page saved as one file (MHT) or a mail: its first HTML part, else its plain text."""
    import email
    import email.policy

    message = email.message_from_bytes(data, policy=email.policy.compat32)
    attached = [file for part in message.walk() if (file := part.get_filename()) and part.get_content_disposition() == "attachment"]
    for kind in ("text/html", "text/plain"):
        for part in message.walk():
            content = part.get_payload(decode=True) if part.get_content_type() == kind else None
            if isinstance(content, bytes) and content and part.get_content_disposition() != "attachment":
                read = load_html if kind == "text/html" else load_text
                loaded = read(content, name, charset=part.get_content_charset(""))
                told = (f"《{name}》带有 {len(attached)} 个附件，没有读。请把附件另存后单独加入。",) if attached else ()
                return replace(loaded, faults=(*loaded.faults, *told))
    raise LoadError(f"《{name}》的网页存档里没有正文。请在浏览器中重新保存，或复制正文存成 txt。")
