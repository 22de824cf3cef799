"""Citations hold: quotes verbatim at their place, marks and citations one to one, titles and document numbers the cited ones."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from assistant.check.reading import DOCUMENT_NUMBER, marks
from assistant.check.records import Complaint, Group, Segment, complaint
from assistant.check.sources import Asker, Source
from assistant.records import Draft

_NAME = 8
_ISSUER = re.compile(r"^[\u4e00-\u9fff]{2,24}?(?:政府|委员会|办公厅|办公室|厅|局|委)(?:办公厅|办公室)?(?:关于)?(?:印发|公布|发布)?|^[\u4e00-\u9fff]{2,12}?关于")
_BARE = re.compile(r"[“”\"'‘’《》〈〉\s·（）()、，,]|关于|印发|转发|的?通知$")
_QUOTED = re.compile(r"“([^“”]*(?:“[^“”]*”[^“”]*)*)”")
_BLANK = re.compile(r"\s+")
_BRACKETS = {ord("［"): "[", ord("］"): "]"}
"""A number in brackets that is quoted stands in full-width ones in an answer."""
_ORIGINAL = re.compile(r"原文[^“”。；\n]{0,8}$")


def citations(draft: Draft, text: str, table: str, known: dict[int, Source]) -> Iterator[Complaint]:
    """Quotes, numbering, marks; an answer that states facts cites."""
    numbers = [citation.n for citation in draft.citations]
    if numbers != list(range(1, len(numbers) + 1)):
        yield complaint("numbering")
    for citation in draft.citations:
        if not citation.quote.strip():
            yield complaint("empty_quote", n=citation.n)
        elif known[citation.n].text[citation.start : citation.end] != citation.quote or citation.start < 0:
            yield complaint("quote", n=citation.n)
    used = {*marks(text), *marks(table)}
    for n in sorted(used - set(numbers)):
        yield complaint("mark", n=n)
    for n in numbers:
        if n not in used:
            yield complaint("unused", n=n)
    if not draft.citations and draft.status.tells:
        yield complaint("uncited")


def quoted(segment: Segment, known: dict[int, Source]) -> Iterator[Complaint]:
    """What is given as 原文 in quotation marks stands in a cited quote."""
    for match in _QUOTED.finditer(segment.text):
        if len(match[1]) < _NAME or not _ORIGINAL.search(segment.text, 0, match.start()):
            continue
        group = segment.following(segment.start + match.start())
        wanted = [known[n] for n in group.numbers if n in known] if group else list(known.values())
        if not any(contains(source.citation.quote, match[1]) for source in wanted):
            yield complaint("misquote", words=match[1])


@lru_cache(maxsize=4096)
def _squeezed(text: str) -> str:
    return _BLANK.sub("", text).translate(_BRACKETS)


def contains(quote: str, words: str) -> bool:
    """Whether the words stand in the quote, blanks aside; "…" leaves words out."""
    place = 0
    for part in re.split(r"…+|\.{3,}", words):
        part = _squeezed(part)
        place = _squeezed(quote).find(part, place)
        if place < 0:
            return False
        place += len(part)
    return True


def titles(segment: Segment, known: dict[int, Source], asker: Asker) -> Iterator[Complaint]:
    """Each 《title》 is that of the document cited next to it, or is spoken of in a quote or by the asker."""
    named = [(title, segment.following(end), segment.preceding(start)) for title, start, end in (*segment.titles, *_unbracketed(segment, known))]
    right = [
        [bool(group) and _of(title, group, known) for title, group, _ in named],
        [bool(group) and _of(title, group, known) for title, _, group in named],
    ]
    for place, (title, following, preceding) in enumerate(named):
        bare = _bare(title)
        if any(bare in _bare(source.citation.quote) for source in known.values()) or bare in _bare(asker.text):
            continue
        owners = [n for n, source in known.items() if names(title, source.citation.title)]
        if not owners:
            if known and not any(title in source.text for source in known.values()):
                yield complaint("unknown_title", title=title)
            continue
        if following is None and preceding is None:
            continue
        if not (right[0][place] or (following is None and right[1][place]) or all(right[1])):
            group = following or preceding
            assert group is not None
            yield complaint("title", title=title, marks=shown(group))


def _unbracketed(segment: Segment, known: dict[int, Source]) -> Iterator[tuple[str, int, int]]:
    """Where the cited documents are named without 《》: whole, and where no whole title stands, without issuer, which several of them may
    share."""
    titles = sorted({source.citation.title for source in known.values()}, key=lambda title: (-len(title), title))
    whole = dict.fromkeys(name for name in titles if len(name) >= _NAME)
    taken = [(start, end) for _, start, end in segment.titles]
    for name in dict.fromkeys((*whole, *(short for title in titles if len(short := _ISSUER.sub("", title)) >= _NAME))):
        for match in re.finditer(re.escape(name), segment.text):
            start, end = segment.start + match.start(), segment.start + match.end()
            if not any(left <= start < right for left, right in taken):
                taken.append((start, end))
                yield name, start, end
                break


def document_numbers(segment: Segment, known: dict[int, Source], asker: Asker) -> Iterator[Complaint]:
    """Each 文号 is that of a cited document, or stands in a quotation, in the headings above it or in the question."""
    for match in DOCUMENT_NUMBER.finditer(segment.text):
        number = _number(match[0])
        group = segment.following(segment.start + match.end()) or segment.preceding(segment.start + match.start())
        near = [known[n] for n in group.numbers if n in known] if group else list(known.values())
        own = {_number(source.citation.number) for source in near} - {""}
        if any(number.endswith(one) or one.endswith(number) for one in own) or number in _number(asker.text):
            continue
        spoken = any(number in _number("".join((source.citation.quote, source.citation.title, *source.citation.path))) for source in known.values())
        if known and not spoken and (own or not any(number in _number(source.text) for source in near)):
            yield complaint("number", number=match[0])


@lru_cache(maxsize=1024)
def _number(text: str) -> str:
    return re.sub(r"[〔〕\[\]()（）第\s]", "", text)


def names(short: str, title: str) -> bool:
    """Whether `short` can be the name of the document with this title: a part of it, or its words in order."""
    one, whole = _bare(short), _bare(title)
    if not one or not whole:
        return False
    if one in whole or whole in one:
        return True
    letters = iter(whole)
    return len(one) >= 6 and all(char in letters for char in one)


def _of(title: str, group: Group | None, known: dict[int, Source]) -> bool:
    return group is not None and any(names(title, known[n].citation.title) for n in group.numbers if n in known)


@lru_cache(maxsize=1024)
def _bare(text: str) -> str:
    return _BARE.sub("", text)


def shown(group: Group) -> str:
    """The marks of a group as printed."""
    return "".join(f"[{n}]" for n in group.numbers)
