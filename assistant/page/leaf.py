"""A page of a PDF as a picture, and where on it a quote stands. pdfium bears one thread only: call in a process of its own."""

from __future__ import annotations

import ctypes
import re
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

WIDTH = 1100
"""Pixels across the picture."""
LARGEST = 4_000_000
"""Pixels of a picture at most; a longer page is drawn smaller."""
_PARTS = re.compile(r"[\t\n]+")


@dataclass(frozen=True, slots=True)
class Place:
    """A rectangle on a page, in hundredths of its width and height, from the top left corner."""

    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Leaf:
    """Width and height of a page in points, and the places of the quote on it, line by line."""

    width: float
    height: float
    places: tuple[Place, ...]


def picture(path: Path, number: int) -> bytes:
    """Page `number` (from 1) as PNG. Raises LookupError where there is no such page or it cannot be drawn."""
    with _opened(path, number) as page:
        width, height = page.get_size()
        scale = min(WIDTH / width, (LARGEST / (width * height)) ** 0.5)
        stream = BytesIO()
        page.render(scale=scale).to_pil().convert("RGB").quantize(64).save(stream, "PNG", optimize=True)
    return stream.getvalue()


def leaf(path: Path, number: int, quote: str) -> Leaf:
    """What page `number` (from 1) measures, and where the quote stands on it. Raises LookupError where there is no such page."""
    with _opened(path, number) as page:
        width, height = page.get_size()
        return Leaf(width, height, tuple(_lines(_found(_characters(page), quote))))


@contextmanager
def _opened(path: Path, number: int) -> Iterator[Any]:
    """Page `number` of the PDF."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(path)
    except (pypdfium2.PdfiumError, OSError) as error:
        raise LookupError(f"{path}: {error}") from error
    try:
        if not 1 <= number <= len(document):
            raise LookupError(f"{path}: {number}")
        yield document[number - 1]
    except pypdfium2.PdfiumError as error:
        raise LookupError(f"{path}: {number}: {error}") from error
    finally:
        document.close()


def _characters(page: Any) -> list[tuple[str, Place]]:
    """The page's printed characters in their order, widths and forms made one, each with its place as drawn (crop and turn counted)."""
    import pypdfium2.raw as raw

    across, down = 10_000, 10_000
    words = page.get_textpage()
    rect, x, y = raw.FS_RECTF(), ctypes.c_int(), ctypes.c_int()

    def drawn(left: float, top: float) -> tuple[float, float]:
        raw.FPDF_PageToDevice(page.raw, 0, 0, across, down, 0, left, top, ctypes.byref(x), ctypes.byref(y))
        return x.value / 100, y.value / 100

    found: list[tuple[str, Place]] = []
    for at in range(raw.FPDFText_CountChars(words.raw)):
        sign = unicodedata.normalize("NFKC", chr(raw.FPDFText_GetUnicode(words.raw, at))).strip()
        if sign and sign.isprintable() and raw.FPDFText_GetLooseCharBox(words.raw, at, ctypes.byref(rect)):
            one, two = drawn(rect.left, rect.top), drawn(rect.right, rect.bottom)
            left, right = sorted((one[0], two[0]))
            top, bottom = sorted((one[1], two[1]))
            found += [(each, Place(left, top, right - left, bottom - top)) for each in sign]
    words.close()
    return found


def _found(characters: list[tuple[str, Place]], quote: str) -> Iterator[Place]:
    """The places of the quote's characters: of the whole, else of its paragraphs and cells one after another."""
    text = "".join(sign for sign, _ in characters)
    whole = _plain(quote)
    at = text.find(whole) if whole else -1
    if at >= 0:
        yield from (place for _, place in characters[at : at + len(whole)])
        return
    last = 0
    for part in map(_plain, _PARTS.split(quote)):
        at = text.find(part, last) if len(part) > 1 else -1
        if at >= 0:
            yield from (place for _, place in characters[at : at + len(part)])
            last = at + len(part)


def _plain(words: str) -> str:
    return "".join(unicodedata.normalize("NFKC", words).split())


def _lines(places: Iterator[Place]) -> Iterator[Place]:
    """Neighbours on one line as one rectangle."""
    line: Place | None = None
    for place in places:
        if line is not None and abs(place.top - line.top) < line.height / 2 and place.left >= line.left:
            right = max(line.left + line.width, place.left + place.width)
            line = Place(line.left, min(line.top, place.top), right - line.left, max(line.height, place.height))
            continue
        if line is not None:
            yield line
        line = place
    if line is not None:
        yield line
