"""`check`: a draft against its citations, the documents, the question and its own computations."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from assistant.check import citations, computations, subjects, support
from assistant.check.reading import mask, plain, segments
from assistant.check.records import Complaint, Segment
from assistant.check.sources import Asker, Source, asker, sources
from assistant.check.years import years_in
from assistant.records import Draft, Query

_DIGIT = re.compile(r"\d")
_LISTED = re.compile(r"^\s*(?:[-*•]|\d{1,2}[.、)）]|[（(]\d{1,2}[)）])\s*\S", re.M)


def check(draft: Draft, query: Query, text_of: Callable[[str], str]) -> tuple[Complaint, ...]:
    """What is wrong with a draft, nothing if it may go out. `text_of` gives the text of a document by its id.

    Checked are the text, the table and, for their figures, the warnings: quotes verbatim at their place, marks, each figure
    in what is cited beside it (value, unit, magnitude, bound, year) or given by the asker or worked out, the working itself,
    and names of documents.
    """
    known = sources(draft, text_of)
    said = asker(query)
    text, table = plain(draft.text), _table(draft)
    found = list(citations.citations(draft, text, table, known))
    work = computations.work(draft.computations)
    titles = {plain(citation.title) for citation in draft.citations} - {""}
    shown = (*(plain(one.expression) for one in draft.computations), *titles, *_names(draft))
    parts = segments(text, shown)
    named = said.years | years_in(text)
    spans = frozenset(abs(one - other) for one in named for other in named) | {len(named)}
    behind = support.Behind(known, work, said, support.frame(known), _counts(draft, text), spans)
    if draft.computations:
        told = named.union(*(source.years for source in known.values()))
        found += computations.computations(work, known, said, told)
    found += _sentences(parts, text, mask(text, shown), behind)
    rows = segments(table, shown)
    found += _sentences(rows, table, mask(table, shown), behind)
    for warning in draft.warnings:
        for part in segments(plain(warning), shown):
            found += support.check_figures(part, plain(warning), behind)
    return tuple(dict.fromkeys(found))


def _sentences(parts: tuple[Segment, ...], text: str, masked: str, behind: support.Behind) -> Iterator[Complaint]:
    known: dict[int, Source] = behind.known
    said: Asker = behind.asker
    for part in parts:
        yield from support.check_figures(part, text, behind)
        yield from support.check_years(part, behind)
        yield from subjects.misplaced(part, known)
        yield from citations.quoted(part, known)
        yield from citations.titles(part, known, said)
        yield from citations.document_numbers(part, known, said)
        yield from computations.inline(part, masked)


def _names(draft: Draft) -> set[str]:
    """The names of indicators with figures in them (投资1亿元以上的项目) that stand so in what is cited: nothing is said of those figures."""
    named = {row.indicator for row in draft.targets if _DIGIT.search(row.indicator)}
    return {plain(name) for name in named if any(name in citation.quote for citation in draft.citations)}


def _table(draft: Draft) -> str:
    """The table as lines, one a row."""
    if draft.table is None:
        return ""
    return "\n".join(plain(" | ".join(cell.replace("\n", " ") for cell in row)) for row in draft.table.rows)


def _counts(draft: Draft, text: str) -> frozenset[int]:
    """The numbers that a count of what the answer lists may give."""
    found = {len(draft.citations), len({citation.document for citation in draft.citations}), len(_LISTED.findall(text))}
    if draft.table is not None:
        found.add(len(draft.table.rows))
    found |= {line.count("、") + 1 for line in re.split(r"[。；\n]", text) if "、" in line}
    found |= {len(one.operands) for one in draft.computations if one.operation == "sum"}
    blocks = [len(_LISTED.findall(block)) for block in text.split("\n\n")]
    return frozenset(found | set(blocks))
