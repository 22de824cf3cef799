"""What a document says of how a figure is counted: that it is not counted as another is (口径不同, 与2015年数据不可直接比较, 不再包含…).

Such a note stands under a table or in the text and names the indicator it is of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from index.canonical import canonical
from index.dates import five_year_plan
from index.library import Library
from index.records import Target
from index.words import bigrams

_UNLIKE = re.compile(
    r"口径(?:[^，。；]{0,4}(?:不同|不一|有别|差异|变化)|(?:有所?|已|作了?|进行了?)?(?:调整|变更))|(?:新|调整后?的?)口径|不(?:再|能|可|宜|应|便)(?:直接|简单|作)*(?:相互)?(?:比较|对比|相比|类比)|"
    r"(?:不具有?|不具备|没有|缺乏)可比性|不可比|不再(?:包含|包括|含|计入|统计)|替代(?=[“原]|上一?轮)|统计(?:范围|制度|方法)(?:有所?|已|作了?)?(?:调整|变化|改变|扩大|缩小)"
)
_SENTENCE = re.compile(r"[^。；\n]+[。；]?")
_NUMBER = re.compile(r"^(?:\s*注\s*[：:]?)?\s*(?:[（(]?\d{1,2}[)）.．、]|[①-⑳])?\s*")
_MEASURE = re.compile(r"(?:占比|比重|比例|总量|总额|数量|率|数|[（(][^（）()]*[)）])$")
_YEAR = re.compile(r"((?:19|20)\d\d)年")
_BEFORE = re.compile(r"与[^，。；]*?((?:19|20)\d\d)年[^，。；]*[。；]?$")
_PLAN = re.compile(r"(十[一二三四五六七]?)五")
_NAMED = 0.8
_LEAST = 4


@dataclass(frozen=True, slots=True)
class TermsNote:
    """A sentence of a document that tells two figures apart by how they are counted, with where it stands."""

    document: str
    path: tuple[str, ...]
    start: int
    end: int
    text: str

    def concerns(self, rows: Sequence[Target], library: Library) -> bool:
        """Whether it may bear on rows of other documents held against its own: where it names the one year that its figure is not to be held against, on
        rows of that year and goals of the plan that begins with it."""
        before = _BEFORE.search(self.text)
        others = [row for row in rows if row.document != self.document]
        based = (library.cards[row.document].meta.period for row in others)
        return before is None or any(str(row.year) == before[1] for row in others) or any(period is not None and str(period[0] - 1) == before[1] for period in based)

    def parts(self, row: Target, other: Target) -> bool:
        """Whether it says that `row`, of which it is, cannot be held against `other`: it names that one's year as not to be compared, or its plan,
        or tells what took its place, where that goes by another name."""
        if other.document == self.document and other.year is not None and row.year is not None and other.year > row.year:
            return False
        if (before := _BEFORE.search(self.text)) is not None:
            return str(other.year) in _YEAR.findall(before.group())
        plans = [five_year_plan(f"{match[1]}五规划") for match in _PLAN.finditer(self.text)]
        within = any(plan is not None and other.year is not None and plan[0] - 1 <= other.year <= plan[1] for plan in plans)
        return other.document != self.document and row.key != other.key and (within or not plans)


def terms_notes(row: Target, library: Library) -> tuple[TermsNote, ...]:
    """What the document of a row says of how that is counted, where it is told apart by it."""
    name = _MEASURE.sub("", canonical(row.indicator))
    if len(name) < _LEAST:
        return ()
    asked = frozenset(bigrams(name))
    return tuple(note for note in _notes(row.document, library.text(row.document), library)
                 if not note.start <= row.start < note.end and len(asked & frozenset(bigrams(canonical(note.text)))) >= _NAMED * len(asked))


def _notes(document: str, text: str, library: Library) -> tuple[TermsNote, ...]:
    spans = _spans(text)
    return tuple(TermsNote(document, _path(document, start, library), start, end, text[start:end]) for start, end in spans)


@lru_cache(maxsize=64)
def _spans(text: str) -> tuple[tuple[int, int], ...]:
    """Where the sentences of a text stand that tell figures apart by how they are counted."""
    return tuple(_found(text))


def _found(text: str) -> Iterator[tuple[int, int]]:
    for sentence in _SENTENCE.finditer(text):
        if _UNLIKE.search(sentence.group()):
            lead = _NUMBER.match(sentence.group())
            yield sentence.start() + (lead.end() if lead is not None else 0), sentence.end()


def _path(document: str, start: int, library: Library) -> tuple[str, ...]:
    return next((passage.path for passage in library.passages_of(document) if passage.start <= start < passage.end), ())
