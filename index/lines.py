"""The lines of a clean text with the hints that cleaning left on them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from index.numbering import Number, read_number
from index.records import CleanText

FINAL = "。；;，,、：:！？!?…"
"""Signs with which a heading does not end."""

_CHINESE = re.compile(r"[\u4e00-\u9fff]")


@dataclass(frozen=True, slots=True)
class Line:
    """One line: `start` its offset in the text, `number` its printed number, `row` whether it is a table row, `stated` the
    heading level that the format gives it, `bold` how many of its leading characters are bold.
    """

    text: str
    start: int
    number: Number | None
    row: bool
    stated: int | None
    bold: int

    @property
    def words(self) -> str:
        return self.text.strip()

    @property
    def first(self) -> int:
        """The offset in the document of the first character that is no blank."""
        return self.start + len(self.text) - len(self.text.lstrip())

    @property
    def last(self) -> int:
        """The offset in the document after the last character that is no blank."""
        return self.start + len(self.text.rstrip())

    @property
    def short(self) -> bool:
        """Whether it may be (part of) a heading without number: few words, no final sign."""
        words = self.words
        return (
            0 < len(words) <= 45 and not self.row and self.number is None and not words.endswith(tuple(FINAL))
        )


def split_lines(clean: CleanText) -> list[Line]:
    """All lines of the text, empty ones too."""
    rows: set[int] = set()
    stated: dict[int, int] = {}
    bold: dict[int, int] = {}
    for mark in clean.marks:
        if mark.kind in ("row", "header"):
            rows.add(mark.start)
        elif mark.kind == "heading":
            stated[mark.start] = mark.level or 1
        else:
            bold[mark.start] = mark.end - mark.start
    lines, start, last = [], 0, 0
    for text in clean.text.split("\n"):
        row = start in rows or "\t" in text
        number = None if row else read_number(text, after=last)
        last = number.value or last if number and number.style in ("digit_dot", "digit_comma") else last
        lines.append(Line(text, start, number, row, stated.get(start), bold.get(start, 0)))
        start += len(text) + 1
    return lines


def ragged(lines: list[Line]) -> bool:
    """Whether lines break inside sentences, so that a short line says nothing about being a heading."""
    long = [line.words for line in lines if len(line.text) >= 20 and not line.row and line.number is None]
    broken = sum(bool(_CHINESE.match(words[-1])) for words in long if words)
    return broken * 10 > len(long)
