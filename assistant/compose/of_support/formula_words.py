"""Formulas that a document tells in words alone: the difference to a standard, times a number ("保障金按照家庭人均月收入与最低生活保障标准的差额乘以家庭人口数按月发放")."""

from __future__ import annotations

import re
from collections.abc import Iterator

_DIFFERENCE = re.compile(
    r"(?P<name>[\u4e00-\u9fff]{2,12}?)(?:按照?|为|等于|以)(?P<one>[\u4e00-\u9fff]{2,24}?)(?:低于|不足|[与和同])(?P<other>[\u4e00-\u9fff]{2,24}?)的?(?:差额|差值|差)(?:部分)?，?(?:再)?(?:乘以|乘|×)(?P<times>[\u4e00-\u9fff]{2,12}?)"
    r"(?=按[月季年]|计算|计发|发放|给予|核[定发]|确定|补足|[，。；])")
_STANDARD = re.compile(r"标准|基准|保障线|限额$")
_OF_PLACE = re.compile(r"^(?:按照?|其|当地|本地|[本全][省市县区]|所在地|同期|现行)+")
_ARTICLE = re.compile(r"^第[一二三四五六七八九十百]+条")
_REST = re.compile(r"[^，。；\n]*")
PRINTED = ("*差额*乘*", "*之差*乘*")
"""What passages with such a formula look like, as patterns of GLOB."""


def told_in_words(text: str, start: int, end: int) -> Iterator[tuple[int, int, str, tuple[str, ...]]]:
    """The formulas told in words in `text[start:end]`: place, name of what each gives, and its tokens; only where one of the two is a standard, from which
    the other is taken off."""
    for found in _DIFFERENCE.finditer(text, start, end):
        one, other = (_OF_PLACE.sub("", found[name]) for name in ("one", "other"))
        if bool(_STANDARD.search(one)) == bool(_STANDARD.search(other)):
            continue
        whole, less = (one, other) if _STANDARD.search(one) else (other, one)
        behind = _REST.match(text, found.end(), end)
        name = _ARTICLE.sub("", found["name"])
        yield found.end("name") - len(name), found.end() if behind is None else behind.end(), name, ("(", whole, "−", less, ")", "×", found["times"])
