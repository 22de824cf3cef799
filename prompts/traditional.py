"""Simplified Chinese words put in traditional signs, by OpenCC (Apache License 2.0): 规划 → 規劃, 后 → 後 or 后 as its word has it."""

from __future__ import annotations

from functools import cache
from typing import Any


def traditional(text: str) -> str:
    """`text` in traditional signs, word by word where one sign stands for several (头发, 发展). Marks and figures stay."""
    made = str(_converter().convert(text))
    for wrong, right in _MENDED:
        made = made.replace(wrong, right)
    return made


_MENDED = (("摺合", "折合"),)
"""Words that OpenCC's tables put wrong."""


@cache
def _converter() -> Any:
    from opencc import OpenCC

    return OpenCC("s2tw")
