"""Reads an answer's text: marks, sentences, figures, times, titles. Names, numbering and dates are no figures and are masked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TypeVar

from assistant.check.figures import COUNTED, figures
from assistant.check.records import Figure, Group, Segment
from assistant.records import MARK
from index.numbering import unnumbered
from index.quantities import Time, times

GROUP = re.compile(r"(?:\[\d{1,3}\][、,，]?)*\[\d{1,3}\]")
"""Citation marks side by side."""
_TITLE = re.compile(r"《([^《》]*(?:《[^《》]*》[^《》]*)*)》")
DOCUMENT_NUMBER = re.compile(r"[\u4e00-\u9fff]{2,10}[〔\[(（]((?:19|20)\d\d)[〕\])）](?:第)?(\d{1,4})号")
_NUMERALS = "〇零一二三四五六七八九十百"
_MASKED = re.compile(
    r"[\[［]\d{1,3}[\]］]"
    r"|《[^《》]*(?:《[^《》]*》[^《》]*)*》"
    r"|[\u4e00-\u9fff]{2,10}[〔\[(（](?:19|20)\d\d[〕\])）](?:第)?\d{1,4}号"
    r"|(?:19|20)\d\d(?:[-/]\d{1,2}(?:[-/]\d{1,2})?|\.\d{1,2}\.\d{1,2})(?!\d)"
    r"|(?<!\d)(?:1[0-2]|[1-9])月(?:份|底|末|初|[上中下]旬|\d{1,2}日)?|(?<=月)\d{1,2}日"
    rf"|(?m:^[ \t]*(?:[-*•>#]+[ \t]*)*(?:\d{{1,2}}(?:[.．](?!\d)|[、)）])|[（(]\d{{1,2}}[)）]|[（(]?[{_NUMERALS}]{{1,3}}[)）、]))"
    rf"|第\s?(?:\d+|[{_NUMERALS}]+)(?:[条章节款项编页年档次批名位步届期轮]|部分|[一二三]产业|个五年)?"
    r"|[①-⑳]"
    rf"|(?:专栏|附件|附表|表|图)\s?(?:\d{{1,2}}(?:[-—.]\d{{1,2}})?|[{_NUMERALS}]{{1,2}})(?!\d)"
    r"|[（(]\d{1,2}[)）]"
    r"|(?:工业|产业|版本?|v|V)\s?\d\.\d(?!\d|%|[万亿倍个])"
    rf"|[A-Za-z]++(?:[-/. ][A-Za-z]*+)?\d+(?:\.\d+)?(?:[-:]\d+)*[A-Za-z]*(?![\d.]|\s?{COUNTED})"
    r"|[Ii][Pp][Vv][46]"
    r"|(?<![\d.])[2-8][GKD](?![A-Za-z])"
    r"|[一二三]产(?=融合|[、和增占])|[一二三四五六七八九]是|一二三产业?|两化"
)
_END = re.compile(r"[。！？](?:[”’）)])?(?:\[\d{1,3}\])*|\n+")
_YEAR_CELL = re.compile(r"(?m:^|(?<=\| ))((?:19|20)\d\d)(?= \||$)")
_FULLWIDTH = {code: code - 0xFEE0 for code in range(0xFF10, 0xFF1A)} | {ord("％"): "%", ord("．"): ".", ord("＋"): "+", ord("\u00a0"): " "}
_MARKUP = re.compile(r"\*\*|__|`|(?<![\d)])\*(?![\d(])")
Found = TypeVar("Found", Figure, Time)


def plain(text: str) -> str:
    """The text without emphasis, full-width digits made half-width."""
    return _MARKUP.sub("", text.translate(_FULLWIDTH))


def marks(text: str) -> tuple[int, ...]:
    """The numbers of all marks in order."""
    return tuple(int(match[1]) for match in MARK.finditer(text))


def mask(text: str, known: Iterable[str] = ()) -> str:
    """The text with what is no figure blotted out, its length kept; `known` stretches are blotted out too."""
    for stretch in known:
        text = text.replace(stretch, "\0" * len(stretch))
    return _MASKED.sub(lambda match: "\0" * len(match[0]), unnumbered(text))


def segments(text: str, known: Iterable[str] = ()) -> tuple[Segment, ...]:
    """The sentences of a plain text, `known` stretches not read for figures; marks behind a full stop belong before it."""
    masked = mask(text, known)
    numbers = figures(masked)
    moments = _times(masked)
    found: list[Segment] = []
    for start, end in _spans(text):
        inside = text[start:end]
        groups = tuple(
            Group(marks(match[0]), start + match.start(), start + match.end()) for match in GROUP.finditer(inside)
        )
        titles = tuple((match[1], start + match.start(), start + match.end()) for match in _TITLE.finditer(inside))
        found.append(
            Segment(inside, start, end, groups, _within(numbers, start, end), _within(moments, start, end), titles,
                    None if groups else _next_group(text, end)))
    return tuple(found)


def _next_group(text: str, start: int) -> Group | None:
    """The first marks behind `start` in the same line."""
    stop = text.find("\n", start - 1)
    match = GROUP.search(text, start, len(text) if stop < 0 else max(stop, start))
    return Group(marks(match[0]), match.start(), match.end()) if match else None


def _spans(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in _END.finditer(text):
        if text[start : match.end()].strip():
            yield start, match.end()
        start = match.end()
    if text[start:].strip():
        yield start, len(text)


def _within(found: tuple[Found, ...], start: int, end: int) -> tuple[Found, ...]:
    return tuple(one for one in found if start <= one.start < end)


def _times(masked: str) -> tuple[Time, ...]:
    """The times of a masked text, a table's cells that are only a year among them."""
    cells = (Time(int(match[1]), match.start(1), match.end(1), "at") for match in _YEAR_CELL.finditer(masked))
    return tuple(sorted((*times(masked), *cells), key=lambda time: time.start))
