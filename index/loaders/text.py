"""Plain text → lines: the encoding is found by strict decoding, the lines are kept as they stand, tables drawn with bars are read as tables."""

from __future__ import annotations

import codecs
import re
from collections.abc import Sequence

from index.errors import LoadError
from index.loaders.dates import labelled_date
from index.loaders.grid import table_lines
from index.loaders.pipes import tables
from index.records import Line, Loaded

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_GUESSES = ("gb18030", "utf-16-le", "utf-16-be")
_COMMON = frozenset("，。、；：（）“”《》　的一和在年市区业发展工作企行政部门实施推进建设加强项目支持规划")
_DECLARED = frozenset(("gb2312", "gbk", "gb18030", "big5", "utf-16", "utf-16le", "utf-16be"))
BREAK = re.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_GLYPH = re.compile(r"\(cid:\d+\)")
MIN_GLYPHS = 20
"""So many characters that a converter left as numbers of a font's shapes are worth a warning."""
HEAD_LINES = 30
"""A page's date of publication is looked for in so many first lines."""
_RUINS = re.compile(r"(?:锟斤拷|烫烫烫|屯屯屯)+")
MAX_RUINED = 0.2
_BAD_SHARE = 0.02
"""More undecodable or private characters than this, and the text counts as garbled."""


def decode(data: bytes, name: str, declared: str = "") -> tuple[str, tuple[str, ...]]:
    """The text of `data` and warnings about it; BOMs, UTF-8, GB18030 and UTF-16 without a BOM are known.

    `declared` is the encoding that the file states of itself; it is tried after UTF-8, since it is often wrong.

    Raises `LoadError` if no encoding gives readable text.
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return data.decode(encoding, errors="replace"), ()
    named = [declared] if declared.lower() in _DECLARED else []
    stated = [text for text in (_decoded(data, encoding) for encoding in ("utf-8", *named)) if text and _readable(text)]
    if stated:
        text = max(stated, key=_familiar)
        if _ruined(text):
            raise LoadError(f"《{name}》的文字在以前的转换中已经成了乱码，还原不了。请找原始文件，或从来源重新下载。")
        return text, ()
    texts = [text for text in (_decoded(data, encoding) for encoding in _GUESSES) if text and _readable(text)]
    if texts:
        return max(texts, key=_familiar), ()
    best = min(
        (data.decode(e, errors="replace") for e in ("utf-8", "gb18030")), key=lambda t: t.count("\ufffd")
    )
    lost = best.count("\ufffd")
    if lost > len(best) * _BAD_SHARE or not _readable(best):
        raise LoadError(f"《{name}》不是可读的文本：编码无法识别或内容是乱码。请用 UTF-8 编码另存后再加入。")
    return best, (f"《{name}》有 {lost} 处字节无法解码，已用“\ufffd”代替，请核对原文件。",)


def _decoded(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _familiar(text: str) -> float:
    """Share of the commonest characters of Chinese official writing, and of ASCII."""
    sample = text[:4000]
    return sum(1 for char in sample if char in _COMMON or "\t" <= char <= "~") / len(sample)


def _readable(text: str) -> bool:
    """Few control, private or replacement characters."""
    sample = text if len(text) < 20000 else text[:10000] + text[-10000:]
    bad = sum(
        1
        for c in sample
        if (c < " " and c not in "\t\n\r\x0b\x0c") or c == "\ufffd" or "\ue000" <= c <= "\uf8ff"
    )
    return bad <= max(1, len(sample) * _BAD_SHARE)


def _ruined(text: str) -> bool:
    """Whether the text was decoded wrongly before it was saved: 锟斤拷, or Chinese as accented Latin letters."""
    sample = text[:20000]
    latin = sum("\u00a1" <= char <= "\u00ff" for char in sample)
    lost = sum(map(len, _RUINS.findall(sample)))
    return latin > MAX_RUINED * len(sample) or lost > MAX_RUINED / 2 * len(sample)


def has_words(text: str) -> bool:
    """Whether a text has more than blanks and marks of encoding."""
    return bool(text.strip("\ufeff\x00 \t\r\n\u3000"))


def plain_lines(raw: Sequence[str], number: int = 0) -> list[Line]:
    """A `Line` for each physical line, empty ones included; rows of tables drawn with bars as rows, tables numbered from `number`."""
    lines: list[Line] = []
    done = 0
    for start, end, rows in tables(raw):
        lines += map(Line, raw[done:start])
        lines += table_lines(rows, number)
        number += 1
        done = end
    return [*lines, *map(Line, raw[done:])]


def glyph_faults(text: str, name: str) -> tuple[str, ...]:
    """A warning where a converter left many characters as numbers of a font's shapes."""
    glyphs = len(_GLYPH.findall(text))
    told = f"《{name}》里有 {glyphs} 个字没有转换出来（显示为“(cid:…)”），那些段落不可用。请从原 PDF 重新转换，或用识别功能加入。"
    return (told,) if glyphs >= MIN_GLYPHS else ()


def load_text(data: bytes, name: str, charset: str = "") -> Loaded:
    """One `Line` for each physical line, empty lines included, and each row of a table; `charset` is the stated encoding.

    Raises `LoadError` where the bytes are no text, or none is in them.
    """
    text, faults = decode(data, name, charset)
    if not has_words(text):
        raise LoadError(f"《{name}》里没有文字。请检查文件是否保存完整。")
    lines = plain_lines(BREAK.split(text))
    published = labelled_date("\n".join(line.text for line in lines[:HEAD_LINES]))
    return Loaded(name, "text", tuple(lines), published=published, faults=(*faults, *glyph_faults(text, name)))
