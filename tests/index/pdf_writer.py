"""Small PDF files for tests: Chinese text at given places and ruled lines, with no embedded font."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

SIZE = 12
"""Font size and width of a Chinese character, in points."""


@dataclass(frozen=True)
class Text:
    """`text` from (`x`, `y`) on, in points from the top left corner; half-width characters take half the size."""

    x: float
    y: float
    text: str


@dataclass(frozen=True)
class Stroke:
    """A ruled line."""

    x0: float
    y0: float
    x1: float
    y1: float


def write_pdf(pages: Sequence[Sequence[Text | Stroke]], height: int = 842, width: int = 595) -> bytes:
    """The bytes of a PDF with those pages."""
    objects: list[bytes] = [b"<< /Type /Catalog /Pages 2 0 R >>"]
    kids = " ".join(f"{4 + 2 * at} 0 R" for at in range(len(pages)))
    objects.append(f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode())
    objects.append(
        b"<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts "
        b"[<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) "
        b"/Ordering (GB1) /Supplement 2 >> /DW 1000 /W [1 [500 500] 13 100 500 814 939 500] /FontDescriptor << /Type /FontDescriptor "
        b"/FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 "
        b"/CapHeight 880 /StemV 93 >> >>] >>"
    )
    for at, page in enumerate(pages):
        content = b"\n".join(_draw(item, height) for item in page)
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {width} {height}] /Contents {5 + 2 * at} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>".encode()
        )
        objects.append(b"<< /Length %d >>\nstream\n" % len(content) + content + b"\nendstream")
    out = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)


def _draw(item: Text | Stroke, height: int) -> bytes:
    if isinstance(item, Stroke):
        return f"{item.x0} {height - item.y0} m {item.x1} {height - item.y1} l S".encode()
    code = item.text.encode("utf-16-be").hex()
    return f"BT /F1 {SIZE} Tf {item.x} {height - item.y} Td <{code}> Tj ET".encode()


def grid(x: Sequence[float], y: Sequence[float]) -> list[Stroke]:
    """The ruled lines of a full grid with those columns and rows."""
    across = [Stroke(x[0], at, x[-1], at) for at in y]
    down = [Stroke(at, y[0], at, y[-1]) for at in x]
    return across + down
