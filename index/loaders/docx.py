"""Word documents (DOCX, DOCM) → lines: headings, printed numbers, tables in place, footnotes, text boxes. Macros are ignored."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from index.errors import LoadError
from index.loaders.docx_styles import Styles, flag, number_of
from index.loaders.grid import GridCell, table_lines
from index.loaders.numbering import Numbering, child, local, value
from index.loaders.package import open_zip, read_xml
from index.loaders.raised import raised
from index.records import Line, Loaded

if TYPE_CHECKING:
    from lxml.etree import _Element as Element
else:
    Element = Any

_CONTAINERS = frozenset(
    (
        "sdt",
        "sdtContent",
        "customXml",
        "smartTag",
        "ins",
        "moveTo",
        "hyperlink",
        "fldSimple",
        "body",
        "dir",
        "bdo",
    )
)
_SKIP = frozenset(
    (
        "del",
        "moveFrom",
        "instrText",
        "delText",
        "pPr",
        "rPr",
        "sectPr",
        "Fallback",
        "rt",
        "annotationRef",
        "tblPr",
    )
)
_BOXES = {0xF06F: "□", 0xF0A3: "□", 0xF0A8: "□", 0xF071: "□", 0xF0FE: "☑", 0xF052: "☑"}
_TITLE_LINES = 20


def load_docx(data: bytes, name: str) -> Loaded:
    """The document's paragraphs and tables in order; raises `LoadError` if it is damaged or empty."""
    archive = open_zip(data, name)
    parts = set(archive.namelist())
    main = next(
        (
            part
            for part in ("word/document.xml", "word/document2.xml", "xl/../word/document.xml")
            if part in parts
        ),
        "",
    )
    main = main or next(
        (part for part in sorted(parts) if part.startswith("word/document") and part.endswith(".xml")), ""
    )
    if not main:
        raise LoadError(f"《{name}》里没有 Word 正文。请用 Word 或 WPS 打开后另存为 docx。")
    root = read_xml(archive, main, name)
    faults: list[str] = []

    def optional(part: str) -> Element | None:
        if part not in parts:
            return None
        try:
            return read_xml(archive, part, name)
        except LoadError as error:
            faults.append(str(error))
            return None

    reader = _Reader(
        Styles(optional("word/styles.xml")),
        Numbering(optional("word/numbering.xml")),
        optional("word/footnotes.xml"),
        optional("word/endnotes.xml"),
    )
    lines = tuple(reader.read(root))
    if not any(line.text.strip() for line in lines):
        raise LoadError(f"《{name}》里没有文字（可能只有图片）。请另存为 PDF 或图片后用识别功能加入。")
    title = reader.title or _property_title(archive, parts, name, lines)
    return Loaded(name, "docx", lines, None, title, faults=tuple(faults))


def _property_title(archive: zipfile.ZipFile, parts: set[str], name: str, lines: tuple[Line, ...]) -> str:
    """The title among the file's properties, if the text's first lines say it too."""
    if "docProps/core.xml" not in parts:
        return ""
    try:
        title = (
            getattr(child(read_xml(archive, "docProps/core.xml", name), "title"), "text", None) or ""
        ).strip()
    except LoadError:
        return ""
    head = "".join("".join(line.text.split()) for line in lines[:_TITLE_LINES])
    return title if len(title) > 5 and "".join(title.split()) in head else ""


class _Reader:
    """Walks the document part and makes lines of it."""

    def __init__(
        self,
        styles: Styles,
        numbering: Numbering,
        footnotes: Element | None,
        endnotes: Element | None,
    ) -> None:
        self.styles = styles
        self.numbering = numbering
        self.notes = {"footnoteReference": _by_id(footnotes), "endnoteReference": _by_id(endnotes)}
        self.tables = 0
        self.title = ""

    def read(self, element: Element) -> Iterator[Line]:
        """Lines of all paragraphs and tables under `element`."""
        for part in element:
            name = local(part)
            if name == "p":
                yield from self._paragraph(part)
            elif name == "tbl":
                yield from self._table(part)
            elif name == "AlternateContent":
                yield from self.read(_choice(part))
            elif name in _CONTAINERS:
                yield from self.read(part)

    def _paragraph(self, paragraph: Element) -> Iterator[Line]:
        properties = child(paragraph, "pPr")
        style = value(child(properties, "pStyle"))
        text, bold, later = self._runs(paragraph, style)
        level = self.styles.level(properties, style)
        if text.strip() and not self.title and self.styles.says(style, "title"):
            self.title = " ".join(text.split())
        numbered = number_of(properties) or self.styles.says(style, "number")
        if numbered and numbered[0] not in ("", "0") and text.strip():
            mark = self.numbering.next(*numbered)
            bold += len(mark) if bold else 0
            text = mark + text.lstrip()
        parts = text.split("\n")
        for at, part in enumerate(parts):
            if part.strip() or len(parts) == 1:
                yield Line(
                    part, level=level if part.strip() else None, bold=min(bold, len(part)) if at == 0 else 0
                )
        for kind, element in later:
            if kind == "box":
                yield from self.read(element)
            else:
                yield from (line for line in self.read(element) if line.text.strip())

    def _runs(self, paragraph: Element, style: str) -> tuple[str, int, list[tuple[str, Element]]]:
        """The paragraph's text, how many leading characters are bold, and text boxes and notes that hang on it."""
        out: list[str] = []
        later: list[tuple[str, Element]] = []
        bold, leading = 0, True
        base = bool(self.styles.says(style, "bold"))
        stack = [iter(paragraph)]
        state = [(base, False, False)]
        while stack:
            part = next(stack[-1], None)
            if part is None:
                stack.pop()
                state.pop()
                continue
            name = local(part)
            strong, hidden, high = state[-1]
            if name in _SKIP:
                continue
            if name == "txbxContent":
                later.append(("box", part))
                continue
            if name in self.notes:
                note = self.notes[name].get(value(part, "id"))
                if note is not None:
                    later.append(("note", note))
                continue
            if name == "r":
                run = child(part, "rPr")
                character = value(child(run, "rStyle"))
                own = flag(run, "b")
                strong = own if own is not None else strong or bool(self.styles.says(character, "bold"))
                hidden = bool(flag(run, "vanish"))
                high = value(child(run, "vertAlign")) == "superscript"
            text = _text_of(part, name)
            if text and not hidden:
                text = raised(text, out[-1] if out else "") if high else text
                out.append(text)
                leading = leading and (strong or not text.strip())
                bold += len(text) if leading else 0
            if len(part) and name != "t":
                stack.append(iter(_choice(part)) if name == "AlternateContent" else iter(part))
                state.append((strong, hidden, high))
        return "".join(out), bold, later

    def _table(self, table: Element) -> Iterator[Line]:
        rows = list(_descend(table, "tr"))
        cells = [list(_descend(row, "tc")) for row in rows]
        if max(map(len, cells), default=0) <= 1:
            for row in cells:
                for cell in row:
                    yield from self.read(cell)
            return
        number = self.tables
        self.tables += 1
        grid = [self._grid_row(row, own) for row, own in zip(rows, cells, strict=True)]
        _count_spans(grid)
        yield from table_lines([[cell.cell for cell in row if not cell.covered] for row in grid], number)

    def _grid_row(self, row: Element, cells: list[Element]) -> list[_Merged]:
        properties = child(row, "trPr")
        head = bool(flag(properties, "tblHeader"))
        before = value(child(properties, "gridBefore"))
        out: list[_Merged] = []
        column = 0
        if before.isdigit() and int(before):
            out.append(_Merged(GridCell("", columns=int(before)), 0, False))
            column = int(before)
        for cell in cells:
            own = child(cell, "tcPr")
            span = value(child(own, "gridSpan"))
            columns = int(span) if span.isdigit() and 0 < int(span) < 200 else 1
            merge = child(own, "vMerge")
            covered = merge is not None and value(merge) != "restart"
            text = (
                ""
                if covered
                else "\n".join(line.text.strip() for line in self.read(cell) if line.text.strip())
            )
            out.append(_Merged(GridCell(text, 1, columns, head), column, covered))
            column += columns
        return out


@dataclass(slots=True)
class _Merged:
    """A cell with its first grid column; `covered` cells go on with the one above."""

    cell: GridCell
    column: int
    covered: bool


def _count_spans(grid: list[list[_Merged]]) -> None:
    """Turn cells that go on with the one above into row spans of that one."""
    open_cells: dict[int, _Merged] = {}
    for row in grid:
        here: dict[int, _Merged] = {}
        for merged in row:
            above = open_cells.get(merged.column)
            if merged.covered and above is not None:
                cell = above.cell
                above.cell = GridCell(cell.text, cell.rows + 1, cell.columns, cell.head)
                here[merged.column] = above
            else:
                merged.covered = False
                here[merged.column] = merged
        open_cells = here


def _by_id(root: Element | None) -> dict[str, Element]:
    return {value(note, "id"): note for note in (root if root is not None else ()) if not value(note, "type")}


def _choice(element: Element) -> Element:
    """The branch of an AlternateContent that is read: its first."""
    return next((part for part in element if local(part) in ("Choice", "Fallback")), element)


def _descend(element: Element, name: str) -> Iterator[Element]:
    """Nearest descendants of that name, through content controls but not into nested tables."""
    for part in element:
        if local(part) == name:
            yield part
        elif local(part) in _CONTAINERS:
            yield from _descend(part, name)


def _text_of(part: Element, name: str) -> str:
    if name == "t":
        return part.text or ""
    if name in ("tab", "ptab"):
        return " " if local(part.getparent()) == "r" else ""
    if name == "br":
        return "" if value(part, "type") in ("page", "column") else "\n"
    if name == "cr":
        return "\n"
    if name == "noBreakHyphen":
        return "-"
    if name == "sym":
        code = value(part, "char")
        return (
            _BOXES.get(int(code, 16), "") if code and all(c in "0123456789abcdefABCDEF" for c in code) else ""
        )
    return ""
