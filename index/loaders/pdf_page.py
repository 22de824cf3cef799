"""One PDF page → its printed lines and ruled lines, with places in points (origin top left)."""

from __future__ import annotations

import ctypes
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Any, NamedTuple

MAX_CHARACTERS = 60_000
"""Characters of one page that are read; more is no page of text."""
MAX_PATHS = 20_000
THIN = 3.0
"""A filled rectangle no thicker than this is a ruled line, in points."""
GAP = 0.35
"""A gap of so many ems between two characters is a blank."""


WIDE_GAP = 1.2
"""A gap of so many heights of a line may stand between two cells."""


class Box(NamedTuple):
    """A printed character or line of text."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def size(self) -> float:
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight horizontal or vertical ruled line."""

    x0: float
    top: float
    x1: float
    bottom: float


def characters(page: Any) -> list[Box]:
    """The page's characters in the order of its content; blanks as characters too."""
    import pypdfium2.raw as raw

    height = page.get_height()
    textpage = page.get_textpage()
    handle = textpage.raw
    rect = raw.FS_RECTF()
    out: list[Box] = []
    unicode, box, place = raw.FPDFText_GetUnicode, raw.FPDFText_GetLooseCharBox, ctypes.byref(rect)
    for at in range(min(raw.FPDFText_CountChars(handle), MAX_CHARACTERS)):
        code = unicode(handle, at)
        if code in (0, 10, 13, 0xFFFE, 0xFFFF) or 0xD800 <= code <= 0xDFFF or not box(handle, at, place):
            continue
        x0, x1 = rect.left, rect.right
        if x1 > x0:
            out.append(Box(chr(code), x0, height - rect.top, x1, height - rect.bottom))
    textpage.close()
    return out


def text_lines(boxes: Iterable[Box]) -> list[Box]:
    """Characters joined to lines, top to bottom; a wide gap inside a line is a blank."""
    rows = _rows(boxes)
    lines = [_line(row) for row in rows]
    if not _columns(lines):
        lines = [_line(row) for row in _merge(rows)]
        lines.sort(key=lambda line: (line.middle, line.x0))
    return lines


def pieces(boxes: Iterable[Box]) -> list[list[Box]]:
    """The printed rows of a page, top to bottom, each cut at its wide gaps; [] for a page set in
    two columns."""
    rows = _rows(boxes)
    if _columns([_line(row) for row in rows]):
        return []
    out = []
    for row in _merge(rows):
        printed = sorted((box for box in row if box.text.strip()), key=itemgetter(1))
        cut: list[list[Box]] = []
        for box in printed:
            if cut and box.x0 - cut[-1][-1].x1 <= WIDE_GAP * box.size:
                cut[-1].append(box)
            else:
                cut.append([box])
        out.append([_line(piece) for piece in cut])
    return sorted(out, key=lambda row: min(box.middle for box in row))


def _rows(boxes: Iterable[Box]) -> list[list[Box]]:
    """Characters that follow each other on one height, in the order of the page's content."""
    rows: list[list[Box]] = []
    last = Box("", 0.0, 0.0, 0.0, 0.0)
    for box in boxes:
        if rows and box.top == last.top and box.bottom == last.bottom and box.x0 > last.x0:
            rows[-1].append(box)
            last = box
            continue
        if not box.text.strip():
            if rows and _level(rows[-1][-1], box):
                rows[-1].append(box)
                last = box
            continue
        if rows and _same_row(rows[-1], box):
            rows[-1].append(box)
            last = box
            continue
        row = next((row for row in reversed(rows[-6:-1]) if _same_row(row, box)), None)
        if row is None:
            rows.append([box])
        else:
            row.append(box)
        last = rows[-1][-1]
    return rows


def _same_row(row: Sequence[Box], box: Box) -> bool:
    last = row[-1]
    return _level(last, box) and box.x0 > last.x0 - 2 * max(last.size, box.size)


def _level(one: Box, other: Box) -> bool:
    """Whether two boxes stand on one line: at the same height, or the smaller (a raised figure) well inside the larger."""
    small, large = sorted((one.size, other.size))
    if small > 0.8 * large:
        return abs(one.middle - other.middle) < 0.25 * large
    return min(one.bottom, other.bottom) - max(one.top, other.top) > 0.7 * small


def _merge(rows: list[list[Box]]) -> list[list[Box]]:
    """Rows of characters that stand on the same height become one."""
    out: list[list[Box]] = []
    tallest = Box("", 0.0, 0.0, 0.0, 0.0)
    for top, row in sorted(((_tallest(row), row) for row in rows), key=lambda pair: pair[0].middle):
        if out and _level(tallest, top):
            out[-1] += row
            tallest = top if top.size > tallest.size else tallest
        else:
            out.append(list(row))
            tallest = top
    return out


def _tallest(row: Sequence[Box]) -> Box:
    return max(row, key=lambda box: box[4] - box[2])


def _columns(lines: Sequence[Box]) -> bool:
    """Whether the page is set in two columns: many lines of the left half stand beside lines of the right half."""
    if len(lines) < 20:
        return False
    x0, x1 = min(line.x0 for line in lines), max(line.x1 for line in lines)
    centre = (x0 + x1) / 2
    left = [line for line in lines if line.x1 < centre + 5 and line.x1 - line.x0 > 0.3 * (x1 - x0)]
    right = [line for line in lines if line.x0 > centre - 5 and line.x1 - line.x0 > 0.3 * (x1 - x0)]
    return len(left) > 0.25 * len(lines) and len(right) > 0.25 * len(lines)


def _line(row: list[Box]) -> Box:
    row = sorted(row, key=itemgetter(1))
    while not row[-1].text.strip():
        row.pop()
    size = max(bottom - top for _, _, top, _, bottom in row)
    text = ""
    before: Box | None = None
    for box in row:
        if before is not None and box.x0 != before.x1 and box.text.strip():
            if box.text == before.text and abs(box.x0 - before.x0) < 0.15 * size:
                continue
            if box.x0 - before.x1 > GAP * size:
                text += " " if box.x0 - before.x1 < 2.5 * size else "\u3000"
        text += box.text
        before = box
    return Box(
        text,
        row[0].x0,
        min(box.top for box in row),
        max(box.x1 for box in row),
        max(box.bottom for box in row),
    )


def em(lines: Sequence[Box]) -> float:
    """The commonest character width of the page's Chinese text, in points."""
    widths = Counter(
        round((line.x1 - line.x0) / len(line.text), 1)
        for line in lines
        if len(line.text) > 10 and " " not in line.text
    )
    return widths.most_common(1)[0][0] if widths else 12.0


def rules(page: Any) -> list[Rule]:
    """The page's horizontal and vertical ruled lines, those that are thin filled rectangles included."""
    import pypdfium2.raw as raw

    height = page.get_height()
    out: list[Rule] = []
    for number, path in enumerate(_paths(page.raw, raw, 2)):
        if number >= MAX_PATHS:
            break
        points = _points(path, raw)
        if len(points) > 400:
            continue
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        raw.FPDFPath_GetDrawMode(path, fill, stroke)
        out += _rules_of(points, bool(fill.value), bool(stroke.value), height)
    return out


def _paths(holder: Any, raw: Any, depth: int, form: bool = False) -> Iterator[Any]:
    """The drawn paths of a page or of a form on it, those of forms in forms down to `depth` included."""
    count = raw.FPDFFormObj_CountObjects(holder) if form else raw.FPDFPage_CountObjects(holder)
    get = raw.FPDFFormObj_GetObject if form else raw.FPDFPage_GetObject
    for at in range(count):
        item = get(holder, at)
        kind = raw.FPDFPageObj_GetType(item)
        if kind == raw.FPDF_PAGEOBJ_PATH:
            yield item
        elif kind == raw.FPDF_PAGEOBJ_FORM and depth:
            yield from _paths(item, raw, depth - 1, form=True)


def _points(path: Any, raw: Any) -> list[tuple[float, float, int, bool]]:
    """(x, y, segment type, closes) of a path in page coordinates."""
    matrix = raw.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(path, matrix):
        return []
    x, y = ctypes.c_float(), ctypes.c_float()
    out = []
    for at in range(min(raw.FPDFPath_CountSegments(path), 500)):
        segment = raw.FPDFPath_GetPathSegment(path, at)
        if not segment or not raw.FPDFPathSegment_GetPoint(segment, x, y):
            continue
        px = matrix.a * x.value + matrix.c * y.value + matrix.e
        py = matrix.b * x.value + matrix.d * y.value + matrix.f
        out.append(
            (px, py, raw.FPDFPathSegment_GetType(segment), bool(raw.FPDFPathSegment_GetClose(segment)))
        )
    return out


def _rules_of(
    points: Sequence[tuple[float, float, int, bool]], fill: bool, stroke: bool, height: float
) -> list[Rule]:
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    if not points:
        return []
    if fill and not stroke:
        wide, tall = max(xs) - min(xs), max(ys) - min(ys)
        if (wide <= THIN < tall) or (tall <= THIN < wide):
            return [_rule(min(xs), min(ys), max(xs), max(ys), height)]
        return []
    out: list[Rule] = []
    start = previous = points[0]
    for point in points[1:]:
        if point[2] == 2:
            start = point
        elif point[2] == 0:
            out.append(_rule(previous[0], previous[1], point[0], point[1], height))
        if point[3]:
            out.append(_rule(point[0], point[1], start[0], start[1], height))
        previous = point
    return [rule for rule in out if rule.x1 - rule.x0 <= 1 or rule.bottom - rule.top <= 1]


def _rule(x0: float, y0: float, x1: float, y1: float, height: float) -> Rule:
    left, right = sorted((x0, x1))
    low, high = sorted((y0, y1))
    if right - left < high - low:
        left = right = (left + right) / 2
    else:
        low = high = (low + high) / 2
    return Rule(left, height - high, right, height - low)
