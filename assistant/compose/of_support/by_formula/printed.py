"""The formulas that documents print: with signs ("救助金额=家庭人数×本市每月最低生活保障标准×救助月数"), or in words alone, as the difference to a standard
times a number ("保障金按照家庭人均月收入与最低生活保障标准的差额乘以家庭人口数按月发放")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from index.library import Library, per_library
from index.records import Passage

_FORMULA = re.compile(r"(?:第[一二三四五六七八九十百]+条)?(?P<name>(?!第?[一二三四五六七八九十百]+条)[\u4e00-\u9fff]{2,16})(?:[=＝]|等于)(?P<body>[^。；;：:\n=＝]{4,160})")
_IN_WORDS = (("再?乘以", "×"), ("再?除以", "÷"), ("再?加上", "+"), ("再?减去", "−"))
"""How signs are told in words."""
_TOKEN = re.compile(r"(?P<sign>[×xX*÷/+＋\-－−()（）])|(?P<number>\d+(?:\.\d+)?%?)|(?P<factor>[^×xX*÷/+＋\-－−()（）\d]{2,24})")
_SIGNS = {"*": "×", "x": "×", "X": "×", "/": "÷", "＋": "+", "－": "−", "-": "−", "（": "(", "）": ")"}
_NEAR = 10
"""So many signs behind a formula may belong to its clause."""
_PRINTED = ("*[=＝]*", "*等于*乘以*", "*差额*乘*", "*之差*乘*")
"""What passages with a formula look like, as patterns of GLOB."""


@dataclass(frozen=True, slots=True)
class Formula:
    """A printed formula: its place, the name of what it gives, and its tokens (signs, numbers, names of factors)."""

    start: int
    end: int
    name: str
    tokens: tuple[str, ...]

    def in_(self, text: str) -> str:
        """The formula with the rest of its clause, in the text of its document."""
        return text[self.start : self.end] + re.split("[，。；\n]", text[self.end : self.end + _NEAR], maxsplit=1)[0]

    @property
    def factors(self) -> tuple[str, ...]:
        return tuple(token for token in self.tokens if not re.match(r"[×÷+−()\d]", token))


def formulas(text: str, start: int, end: int) -> list[Formula]:
    """The formulas printed in `text[start:end]` with two factors or more."""
    found = [Formula(*one) for one in _told_in_words(text, start, end)]
    for match in _FORMULA.finditer(text, start, end):
        tokens = tuple(_SIGNS.get(token.group(), token.group().strip("的 ，,")) for token in _TOKEN.finditer(_with_signs(match["body"].rstrip("，,"))))
        one = Formula(match.start(), match.end(), match["name"], tuple(token for token in tokens if token))
        found += [one] if len(one.factors) > 1 and any(sign in one.tokens for sign in "×÷") else []
    return found


def _with_signs(body: str) -> str:
    for words, sign in _IN_WORDS:
        body = re.sub(words, sign, body)
    return body


@per_library()
def printed_in(library: Library) -> tuple[tuple[Passage, Formula], ...]:
    """The formulas that the documents of a library print, with the passages in which they stand; gathered once."""
    return tuple((passage, one) for pattern in _PRINTED for passage in library.passages_like(pattern)
                 for one in formulas(library.text(passage.document), passage.start, passage.end))


def _told_in_words(text: str, start: int, end: int) -> Iterator[tuple[int, int, str, tuple[str, ...]]]:
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


_DIFFERENCE = re.compile(
    r"(?P<name>[\u4e00-\u9fff]{2,12}?)(?:按照?|为|等于|以)(?P<one>[\u4e00-\u9fff]{2,24}?)(?:低于|不足|[与和同])(?P<other>[\u4e00-\u9fff]{2,24}?)的?(?:差额|差值|差)(?:部分)?，?(?:再)?(?:乘以|乘|×)(?P<times>[\u4e00-\u9fff]{2,12}?)"
    r"(?=按[月季年]|计算|计发|发放|给予|核[定发]|确定|补足|[，。；])")
_STANDARD = re.compile(r"标准|基准|保障线|限额$")
_OF_PLACE = re.compile(r"^(?:按照?|其|当地|本地|[本全][省市县区]|所在地|同期|现行)+")
_ARTICLE = re.compile(r"^第[一二三四五六七八九十百]+条")
_REST = re.compile(r"[^，。；\n]*")
