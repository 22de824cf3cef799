"""What a document says that a word of its rules means ("高校毕业生，是指毕业2年以内的…人员")."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

_DEFINES = re.compile(
    r"(?:所称的?|(?:^|(?<=[。；\n]))[ \t]*(?:第[一二三四五六七八九十百]+条)?[ \t]*(?:[（(]?[一二三四五六七八九十\d]{1,3}[）).．、])?)[ \t]*"
    r"(?P<whole>[“\"]?(?P<term>[一-鿿A-Za-z]{2,14}?)[”\"]?(?:[（(][^（）()\n]{2,20}[）)])?[，,]?(?:是指|系指|指的是|指(?!定))[：:]?(?P<what>[^。；;\n]{6,200}))", re.MULTILINE)
_CALLED = re.compile(r"^本[一-鿿]{1,4}所称的?")
_CASES = re.compile(r"之一|[，,]或者?|[：:]$|包括")
"""One of several cases is enough: that another is not the asker's says nothing."""


@dataclass(frozen=True, slots=True)
class Definition:
    """That `term` means `what`, told at `start…end` of the document."""

    term: str
    what: str
    start: int
    end: int


@lru_cache(maxsize=64)
def definitions(text: str) -> tuple[Definition, ...]:
    """The words that a document defines by one meaning, in the order of the text."""
    return tuple(Definition(_CALLED.sub("", one["term"]), one["what"], *one.span("whole")) for one in _DEFINES.finditer(text) if not _CASES.search(one["what"]))
