"""Why a figure was set so (为什么把增长目标调低到…): the sentence of its document that gives the reason, beside the figure."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from decimal import Decimal

from assistant.compose.in_words.clauses.quoting import quotations
from assistant.compose.in_words.clauses.spans import Span
from assistant.compose.merging import joined
from assistant.gather.in_words.sentences import spans as sentence_spans
from assistant.gather.of_figures.reports import own_year
from assistant.gather.wording import Text, Word, part_of, share, word_of, words_of
from assistant.records import Draft, Point, Query, Reason, Status
from index.library import Library
from index.quantities import quantities
from index.regions import NATION
from prompts import say

_GIVES = re.compile(r"主要(?:是|因|考虑|基于|出于|为了?)|考虑(?:到|了|与|[^，。；]{2,16}(?:需要|因素|要求))|因为|由于|原因(?:是|在于)|是为了|为的是|出于|基于|既要[^。；]{2,30}又要|兼顾|有利于|旨在|相?衔接|相适应|突出了|体现了?|以利于|留[出有]|符合[^，。；]{2,16}(?:规律|实际|要求)")
"""What gives a reason."""
_SETS = re.compile(r"目标|预期|安排|设定|确定|提出|调[低高整减]|[上下]调|拟按|按[^，。；]{1,8}安排")
"""What speaks of setting a figure."""
_ASKS_SET = re.compile(r"目标|定|设|安排|调|下降|提高|降低|上调|提出|没有?提|取消|不提")
_ASKS_AIM = re.compile(r"目标|预期|增速|增长率|赤字率")
"""Of words without figures only these ask why an aim was set, or was not."""
_TALK = re.compile(r"报告|文件|解释|说明|理由|原因|为什么|为何|目标|怎么|调[低高]|定[成在为到]")
_AVERAGE = re.compile(r"年均|平均每年")
_GROWTH, _GROWS = re.compile(r"GDP|生产总值|经济增[长速]"), ("经济增长", "经济增速", "增长预期目标")
"""What the growth of the whole is called where its being set is told."""
_POINTS = re.compile(r"^\W*(?:——)?(?:这|上述|如此|之所以)")
"""A sentence that goes on from the one before it."""
_LEAST, _FIGURE, _MARKER = 0.6, 0.3, 0.1
_OPEN = frozenset({Reason.OTHER_YEAR, Reason.NOT_FOUND, Reason.UNKNOWN_INDICATOR, Reason.NOT_PLANNED})


def completed(draft: Draft, query: Query, library: Library) -> Draft:
    """The draft with the sentence that tells why the figure asked about was set so, or a note that none tells it; in place of a refusal the
    sentence alone. A draft without figures, and a question that does not ask why, are left as they are."""
    query = _of_report(query, library)
    if "why" not in query.kinds or draft.decides or not _ASKS_SET.search(query.text) or not query.years or len(query.years) > 1:
        return draft
    refused = draft.status == Status.REFUSED and draft.reason in _OPEN
    if not refused and (draft.computations or not draft.status.tells):
        return draft
    in_words = not (refused or draft.targets)
    if in_words and not _ASKS_AIM.search(query.text):
        return draft
    span = _best(query, _documents(draft, query, library), draft, library)
    if span is None:
        return draft if refused or in_words or _GIVES.search(draft.text) else _noted(draft)
    told = quotations([span], library)
    if in_words and _explains_more(draft, told, query, library):
        return draft
    if refused or in_words or not _of_year(draft, query):
        return told
    return draft if library.text(span[0].document)[span[1] : span[2]].strip() in draft.text else joined(draft, told)


def _explains_more(draft: Draft, other: Draft, query: Query, library: Library) -> bool:
    """Whether what a draft quotes gives a reason as well, and has more of what is asked about than what another quotes."""
    words = words_of(query.words, library)
    mine, others = (Text.of(" ".join(one.quote for one in made.citations)) for made in (draft, other))
    return any(_GIVES.search(one.quote) for one in draft.citations) and share(words, mine)[0] > share(words, others)[0]


def _of_report(query: Query, library: Library) -> Query:
    """The question, one that names a yearly report and no year besides with the year of that."""
    year = own_year(Point(document=query.documents[0]), library) if len(query.documents) == 1 and not query.years else None
    return replace(query, years=(year,)) if year is not None else query


def _of_year(draft: Draft, query: Query) -> bool:
    """Whether the figures of a draft are what was set for the year asked about; others nobody asked for."""
    return any(row.year in query.years and not _AVERAGE.search(row.quote) and query.wants in ("", row.status) for row in draft.targets)


def _noted(draft: Draft) -> Draft:
    note = say("clauses.no_reason")
    return replace(draft, status=Status.PARTIAL, reason=Reason.PART_MISSING, text=f"{draft.text}\n> {note}", warnings=(*draft.warnings, note))


def _documents(draft: Draft, query: Query, library: Library) -> list[str]:
    """The documents that may tell the reason: those named, the reports of the places of the year asked about, those of the figures told."""
    reports = [id for place in query.regions or (NATION,) for id in library.of_regions((place,))
               if own_year(Point(document=id), library) in query.years]
    return list(dict.fromkeys((*query.documents, *reports))) or list(dict.fromkeys(row.document for row in draft.targets))


def _best(query: Query, documents: Sequence[str], draft: Draft, library: Library) -> Span | None:
    """The sentence that speaks of the figure's being set and gives a reason, with the one before it where it goes on from that."""
    names = [run for run in query.core or query.topic if not _TALK.fullmatch(run)]
    names = [_TALK.sub("", run) for run in names] + [row.key for row in draft.targets[:1] if _of_year(draft, query)]
    names += _GROWS if any(map(_GROWTH.search, names)) else ()
    words = tuple(word for name in dict.fromkeys(filter(None, names)) if (word := word_of(name, library)) is not None)
    figures = {figure.value for figure in query.asker} | {row.value for row in draft.targets[:1]}
    found: list[tuple[float, int, Span]] = []
    for document in documents:
        source = library.text(document)
        for passage in library.passages_of(document):
            if not _GIVES.search(passage.text):
                continue
            before: tuple[int, int] | None = None
            for start, end in sentence_spans(passage, library):
                text = source[start:end]
                begin = before[0] if before is not None and _POINTS.match(text) else start
                whole = source[begin:end]
                if _GIVES.search(text) and _SETS.search(whole) and (weight := _weight(words, whole, figures)):
                    found.append((weight + _MARKER * len(_GIVES.findall(text)), -start, (passage, begin, end)))
                before = (start, end)
    return max(found, key=lambda one: one[:2])[2] if found else None


def _weight(words: Sequence[Word], text: str, figures: Collection[Decimal]) -> float:
    """How well a sentence is about the figure; 0 where it is hardly."""
    part = max((part_of(word, Text.of(text)) for word in words), default=0.0)
    if part < _LEAST:
        return 0.0
    return part + share(words, Text.of(text))[0] + _FIGURE * any(one.value in figures for one in quantities(text))
