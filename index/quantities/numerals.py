"""Chinese and Arabic numerals to `Decimal`: 三分之一, 一百二十, 两, 1,200, 百分之八."""

from __future__ import annotations

import re
from decimal import Decimal

DIGITS = {
    "零": 0,
    "〇": 0,
    "○": 0,
    "一": 1,
    "二": 2,
    "两": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "七": 7,
    "八": 8,
    "九": 9,
}
_STEPS = {"十": 10, "百": 100, "千": 1000}
_BLOCKS = {"万": 10**4, "亿": 10**8}
CHINESE = "〇○零一二两三四五六七八九十百千万亿"
_CHINESE_RE = re.compile(f"[{CHINESE}]+")


def chinese_number(text: str) -> Decimal | None:
    """The value of a Chinese numeral ("一百二十" → 120, "二〇二五" → 2025, "千" → 1000), None if it is none."""
    if not text or not _CHINESE_RE.fullmatch(text):
        return None
    if len(text) > 1 and all(char in DIGITS for char in text):
        return Decimal("".join(str(DIGITS[char]) for char in text))
    total = block = digit = 0
    seen = False
    for char in text:
        if char in DIGITS:
            digit, seen = DIGITS[char], True
        elif char in _STEPS:
            block += (digit if seen and digit else 1) * _STEPS[char]
            digit, seen = 0, False
        else:
            total = (total + block + digit or 1) * _BLOCKS[char]
            block = digit = 0
            seen = False
    return Decimal(total + block + digit)


def numeral(text: str) -> Decimal | None:
    """The value of an Arabic ("1,200.5") or Chinese numeral, None if it is neither."""
    plain = text.replace(",", "").replace(" ", "")
    if re.fullmatch(r"-?\d+(?:\.\d+)?", plain):
        return Decimal(plain)
    return chinese_number(text)
