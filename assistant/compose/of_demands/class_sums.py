"""What those are given whose class a list of cases makes up, told elsewhere by the name of the class ("第一类资助对象。1.…；5.…" – "第一类资助对象每人每月400元")."""

from __future__ import annotations

import re

_LABEL = re.compile(r"\s*(?:[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、])?\s*(?P<label>第?[一二三四五六七八九十A-Z甲乙丙丁][类档级][一-鿿]{0,8})\s*[。：:\n]")
_SUM = r"[^，。；;\n\d]{0,16}\d[\d,.]*[万亿]?元(?:/[^，。；\n]{1,4})?"


def class_sum(text: str, item: tuple[int, int], end: int) -> tuple[int, int] | None:
    """Where, behind the `end` of the list, the sum stands that the class is given which an item of it makes up; None where the item names none, or no sum is told."""
    label = _LABEL.match(text, item[0], item[1])
    told = re.compile(re.escape(label["label"]) + _SUM).search(text, end) if label is not None else None
    return told.span() if told is not None else None
