"""PDF with text → physical lines with page numbers, ruled tables in place. Pages that are pictures go to OCR."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from index.errors import LoadError
from index.loaders.grid import table_lines
from index.loaders.pdf_aligned import MIN_COLUMNS, MIN_ROWS, aligned_tables
from index.loaders.pdf_page import Box, characters, em, pieces, rules, text_lines
from index.loaders.pdf_tables import PageTable, find_tables
from index.records import Line, Loaded

MAX_PAGES = 3000
MIN_CHARACTERS = 15
"""A page with fewer characters and a picture on it counts as scanned."""
FEW_CHARACTERS = 300
LARGE = 0.3
"""A page with fewer characters, and a picture over more than this share of it, has words that were not read."""
MAX_GARBLED = 0.3


def load_pdf(data: bytes, name: str) -> Loaded:
    """The lines of all pages; raises `LoadError` if the file is damaged, locked, or has no text and OCR is not installed."""
    document = _open(data, name)
    try:
        return _read(document, name)
    finally:
        document.close()


def _open(data: bytes, name: str) -> Any:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
        pages = len(document)
    except pypdfium2.PdfiumError as error:
        if "assword" in str(error):
            raise LoadError(
                f"《{name}》有密码保护，打不开。请去掉密码（另存或打印为新的 PDF）后再加入。"
            ) from error
        raise LoadError(f"《{name}》已损坏，不是完整的 PDF。请重新下载或从原程序另存。") from error
    if pages == 0:
        raise LoadError(f"《{name}》没有一页可读，文件不完整。请重新下载或从原程序另存。")
    if pages > MAX_PAGES:
        raise LoadError(f"《{name}》有 {pages} 页，超过 {MAX_PAGES} 页的上限。请拆分后再加入。")
    return document


def _read(document: Any, name: str) -> Loaded:
    lines: list[Line] = []
    scanned: list[int] = []
    broken: list[int] = []
    pictured: list[int] = []
    margin: float | None = None
    tables = _Tables()
    for number in range(1, len(document) + 1):
        try:
            page = document[number - 1]
            boxes = characters(page)
            ruled = rules(page)
        except Exception:  # pdfium reports damaged pages by several errors
            broken.append(number)
            continue
        printed = [box.text for box in boxes if not box.text.isspace()]
        if (len(printed) < MIN_CHARACTERS and _has_picture(page)) or _garbled(printed):
            scanned.append(number)
            page.close()
            continue
        found = find_tables(ruled, boxes)
        if len(boxes) < FEW_CHARACTERS and _has_picture(page, LARGE):
            pictured.append(number)
        page.close()
        free, found = _free(boxes, found)
        if len(free) > 5 or margin is None:
            margin = _margin(free)
        lines += _page_lines(free, found, number, tables, margin)
    faults: list[str] = []
    recognised = False
    if scanned:
        lines, recognised = _recognise(document, name, scanned, lines, faults)
    if pictured:
        faults.append(f"《{name}》第 {_numbers(pictured)} 页有大幅图片，图片里的文字没有读出。请核对原文件。")
    if broken:
        faults.append(f"《{name}》第 {_numbers(broken)} 页已损坏，没有读出。请核对原文件。")
    if not any(line.text.strip() for line in lines):
        raise LoadError(f"《{name}》里没有读出文字。请检查文件是否完整，或转成图片后用识别功能加入。")
    return Loaded(
        name, "pdf", tuple(lines), True, _title(document, lines), recognised=recognised, faults=tuple(faults)
    )


def _free(boxes: Sequence[Box], ruled: list[PageTable]) -> tuple[list[Box], list[PageTable]]:
    """The lines of text outside of tables; the tables, those that white space alone sets out included."""
    loose = [box for box in boxes if not any(table.holds(box) for table in ruled)] if ruled else boxes
    free = text_lines(loose)
    if sum(line.text.count("\u3000") >= MIN_COLUMNS - 1 for line in free) < MIN_ROWS:
        return free, ruled
    aligned = aligned_tables(pieces(loose))
    if not aligned:
        return free, ruled
    free = text_lines(box for box in loose if not any(table.holds(box) for table in aligned))
    return free, sorted([*ruled, *aligned], key=lambda table: table.top)


class _Tables:
    """Numbers the tables of a file; one that goes on over a page break keeps its number and its column heads."""

    def __init__(self) -> None:
        self.count = 0
        self._columns = 0
        self._heads: list[tuple[str, ...]] = []
        self._open = False

    def lines(self, table: PageTable, page: int, first: bool) -> list[Line]:
        """Lines of `table`; `first` says that no text stands above it on its page."""
        lines = table_lines(table.rows, self.count, page)
        rows = [line for line in lines if line.table is not None]
        if first and self._open and rows and len(rows[0].cells) == self._columns:
            number = self.count - 1
            return [
                replace(line, table=number, header=False)
                for line in lines
                if not (line.cells and line.cells in self._heads)
            ]
        if rows:
            self.count += 1
            self._columns = len(rows[0].cells)
            self._heads = [line.cells for line in rows if line.header]
        return lines

    def page_ends(self, with_table: bool) -> None:
        """Whether the page's last item was a table, that the next page may go on with."""
        self._open = with_table


def _page_lines(
    free: Sequence[Box], found: Sequence[PageTable], page: int, tables: _Tables, margin: float
) -> list[Line]:
    """Lines of text and tables of one page, from top to bottom; indents come as ideographic blanks."""
    size = em(free)
    placed: list[tuple[float, Box | PageTable]] = [(line.middle, line) for line in free]
    placed += [(table.top, table) for table in found]
    if found:
        placed.sort(key=lambda item: item[0])
    items = [item for _, item in placed]
    out: list[Line] = []
    for at, item in enumerate(items):
        if isinstance(item, Box):
            indent = round((item.x0 - margin) / size) if size else 0
            out.append(Line("\u3000" * max(0, min(indent, 40)) + item.text, page))
        else:
            out += tables.lines(item, page, all(_edge(box) for box in items[:at]))
    last = max((at for at, item in enumerate(items) if isinstance(item, PageTable)), default=-1)
    tables.page_ends(last >= 0 and all(_edge(box) for box in items[last + 1 :]))
    return out


def _edge(item: Box | PageTable) -> bool:
    """Whether an item is so short that it may be a page number."""
    return isinstance(item, Box) and len(item.text) <= 8


def _margin(lines: Sequence[Box]) -> float:
    """Left edge of the running text: a low quantile of the lines' left edges, against stray marks."""
    edges = sorted(line.x0 for line in lines)
    return edges[len(edges) // 5] if edges else 0.0


def _has_picture(page: Any, share: float = 0.0) -> bool:
    """Whether a picture covers more than that share of the page."""
    import pypdfium2.raw as raw

    area = page.get_width() * page.get_height() * share
    for picture in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=2):
        left, bottom, right, top = picture.get_bounds()
        if (right - left) * (top - bottom) > area:
            return True
    return False


def _garbled(printed: Sequence[str]) -> bool:
    """Whether the page's fonts lack a map to characters, so that its text is noise."""
    noise = sum(1 for text in printed if "\ue000" <= text <= "\uf8ff" or text < " " or text == "\ufffd")
    return len(printed) >= MIN_CHARACTERS and noise > MAX_GARBLED * len(printed)


def _recognise(
    document: Any, name: str, scanned: Sequence[int], lines: list[Line], faults: list[str]
) -> tuple[list[Line], bool]:
    from index.loaders import ocr

    if not ocr.available():
        if not any(line.text.strip() for line in lines):
            raise LoadError(f"《{name}》是扫描件（图片），要先识别文字：{ocr.REMEDY}")
        faults.append(f"《{name}》第 {_numbers(scanned)} 页是图片，没有读出文字：{ocr.REMEDY}")
        return lines, False
    read = scanned[: ocr.MAX_PAGES]
    if len(scanned) > len(read):
        faults.append(
            f"《{name}》只识别了前 {len(read)} 个图片页，其余 {len(scanned) - len(read)} 页没有读。请拆分后再加入。"
        )
    for number in read:
        bitmap = document[number - 1].render(scale=ocr.SCALE)
        lines = lines + [Line(text, number) for text in ocr.recognise(bitmap.to_pil())]
    lines.sort(key=lambda line: line.page or 0)
    return lines, True


def _title(document: Any, lines: Sequence[Line]) -> str:
    """The title among the file's properties, if the first lines print it too."""
    stated = (document.get_metadata_dict().get("Title") or "").strip()
    head = "".join("".join(line.text.split()) for line in lines[:12])
    parts = [part for part in stated.replace("\u3000", " ").split("_") if part.strip()]
    best = max(parts, key=len, default="").strip()
    return best if len(best) > 5 and "".join(best.split()) in head else ""


def _numbers(pages: Sequence[int]) -> str:
    shown = "、".join(map(str, pages[:10]))
    return shown + (" 等" if len(pages) > 10 else "")
