"""Damaged files of every format: either lines or a `LoadError` in Chinese, never another error; the same each time."""

from __future__ import annotations

import io
import random
import zipfile

import openpyxl
import pytest
from office_writer import cell, paragraph, table, write_docx
from pdf_writer import Text, grid, write_pdf

from index.cleaning import clean
from index.errors import LoadError
from index.loaders import load_bytes

WORDS = "第一条　到2027年，规模以上工业增加值达到150亿元以上，年均增长10%。"
ROUNDS = 12


def _xlsx() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (["园区", "产值"], ["甲园区", 1.5], ["乙园区", 2]):
        sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _zip() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.txt", WORDS)
    return out.getvalue()


SOURCES = {
    "a.txt": (WORDS + "\n").encode() * 20,
    "a.md": ("# 总则\n## 目标\n" + WORDS + "\n").encode() * 10,
    "a.csv": "园区,位置,产业,备注\n甲园区,甲市,化工,\n乙园区,乙市,数字,\n丙园区,丙市,食品,\n".encode(),
    "a.html": f"<html><body><h1>办法</h1>{f'<p>{WORDS}</p>' * 9}<table><tr><td>甲</td><td>乙</td></tr><tr><td>1</td><td>2</td></tr></table></body></html>".encode(),
    "a.docx": write_docx(paragraph(WORDS) * 5 + table(cell("甲") + cell("乙"), cell("1") + cell("2"))),
    "a.pdf": write_pdf(
        [
            [
                Text(90, 100, WORDS),
                Text(95, 220, "甲"),
                Text(195, 220, "乙"),
                *grid([90, 190, 290], [200, 230, 260]),
            ]
        ]
        * 2
    ),
    "a.xlsx": _xlsx(),
    "a.zip": _zip(),
}


def mutate(data: bytes, rng: random.Random) -> bytes:
    """`data` cut off, with flipped bits, with random bytes put in, or with a stretch taken out or doubled."""
    out = bytearray(data)
    kind = rng.randrange(5)
    at = rng.randrange(len(out))
    if kind == 0:
        return bytes(out[:at])
    if kind == 1:
        for _ in range(rng.randint(1, 30)):
            out[rng.randrange(len(out))] ^= 1 << rng.randrange(8)
    elif kind == 2:
        out[at:at] = rng.randbytes(rng.randint(1, 300))
    elif kind == 3:
        del out[at : at + rng.randint(1, 300)]
    else:
        out[at:at] = out[at : at + rng.randint(1, 300)]
    return bytes(out)


@pytest.mark.parametrize("name", SOURCES)
def test_damage_never_escapes(name: str) -> None:
    rng = random.Random(name)
    for _ in range(ROUNDS):
        data = mutate(SOURCES[name], rng)
        try:
            loaded = load_bytes(data, name)
        except LoadError as error:
            assert name in str(error) or "a.txt" in str(error)
            assert "请" in str(error)
            continue
        assert loaded == load_bytes(data, name)
        for one in loaded:
            clean(one)


@pytest.mark.parametrize("name", SOURCES)
def test_undamaged_sources_are_read(name: str) -> None:
    (loaded,) = load_bytes(SOURCES[name], name)
    assert loaded.lines
    assert clean(loaded).coverage == 1.0
