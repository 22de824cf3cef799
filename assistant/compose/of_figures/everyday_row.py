"""Indicators of one place and year named in a row by everyday words (2022年目标，增速、就业、物价各是多少): the figure of each out of one document."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from assistant.compose.citing import Citations
from assistant.compose.of_figures.row_lines import facts, grid, named
from assistant.compose.rows import short_title
from assistant.gather.of_figures.reports import own_year
from assistant.records import Draft, Point, Query, Reason, Status
from index.data_files import read_data
from index.library import Library
from index.records import Target
from index.regions import NATION
from prompts import say

_STOP = re.compile(r"[，,。；;：:？?！!]+")
_LINK = re.compile(r"、|以及|还有|[和与跟及]")
_BEFORE = re.compile(r"(?:.*(?:[的里中上内年国省市区县]|20\d\d|目标|指标|数据|实际|完成|[定列报说]一下))?")
"""What may stand before the first name in its clause, a name of a place apart."""
_BEHIND = re.compile(r"(?:的|这)?(?:目标|增长目标|预期|指标|数据?|[二三四五六两几]项)*(?:目标|指标)?(?:值|数)?(?:(?:实际|完成|到底|各|分别|都|每|一共|是|定|为|有|要|达|多少|怎么|如何|呢).*)?")
"""What may stand behind the last one: 目标各是多少."""
_LEAST, _TOLD = 2, 0.5
"""So many names make a row; a document answers that tells so much of it."""
_WHOLE = re.compile(r"[全本][国省区市县]")
"""The whole of a place."""
_AVERAGE = re.compile(r"年均|平均每年")
_CLAUSE = re.compile(r"[^，；。\n]+")
_FIGURE = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Name:
    """A name of the row: as said, and what it may mean."""

    said: str
    pattern: re.Pattern[str]
    keys: tuple[str, ...]
    measures: tuple[str, ...]
    words: re.Pattern[str]


def compose(query: Query, library: Library) -> Draft | None:
    """The figures of the names, in their order, out of the document that tells most of them, with a note on those of which it tells none; None
    where no such row of several is asked for, or no document tells half of them."""
    years = query.years or tuple(year for id in query.documents if (year := own_year(Point(document=id), library)))
    if query.operations or query.asker or query.kinds & {"support", "why", "change"} or len(set(years)) != 1 or len(query.regions) > 1 or len(query.points) > 1:
        return None
    names = _row(query.text, query.regions)
    if len(names) < _LEAST or all(one.said in one.keys for one in names):
        return None
    documents = query.documents or tuple(library.of_regions(query.regions or (NATION,)))
    told = max((_told(id, names, years[0], status, library) for id in documents for status in ((query.wants,) if query.wants else ("actual", "target"))),
               key=lambda one: (len(one[1]), one[2]), default=None)
    if told is None or len(told[1]) < max(_LEAST, _TOLD * len(names)):
        return None
    return _drafted(names, *told[:2], library)


def _row(text: str, places: Sequence[str]) -> list[Name]:
    """The longest row of names in a clause of the question, which names these `places`."""
    return max((found for clause in _STOP.split(text) if len(found := _names(_LINK.split(clause), places)) >= _LEAST), key=len, default=[])


def _names(pieces: Sequence[str], places: Sequence[str]) -> list[Name]:
    """The names that the pieces of a clause are, with what stands before the first and behind the last; [] where one is none."""
    found = [_name(piece, first=place == 0, last=place == len(pieces) - 1, places=places) for place, piece in enumerate(pieces)]
    return [one for one in found if one is not None] if None not in found else []


def _name(piece: str, *, first: bool, last: bool, places: Sequence[str]) -> Name | None:
    """The name that a piece is; None where it is none, or more than what may stand around one."""
    found: list[Name] = []
    for one in _known():
        for match in one.pattern.finditer(piece):
            before = piece[: match.start()]
            opens = not before or (first and (_BEFORE.fullmatch(before) is not None or any(before.endswith((place[:2], place[:3])) for place in places)))
            if opens and (match.end() == len(piece) or (last and _BEHIND.fullmatch(piece, match.end()))):
                found.append(replace(one, said=match.group()))
    return max(found, key=lambda one: len(one.said), default=None)


def _told(document: str, names: Sequence[Name], year: int, status: str, library: Library) -> tuple[str, dict[str, list[Target]], bool]:
    """What a document tells of the names for a year: the rows of each, and whether it is the report that tells that year."""
    rows = [row for row in library.targets([document]) if row.year == year and row.status == status and row.measure != "cumulative"
            and (row.scope in ("", row.region) or _WHOLE.fullmatch(row.scope)) and row.base_year in (None, year - 1) and not _AVERAGE.search(row.quote)]
    told: dict[str, list[Target]] = {}
    for name in names:
        own = [row for row in rows if row.key in name.keys and (not name.measures or row.measure in name.measures)]
        of_place = [row for row in own if row.region == own[0].region]
        told |= {name.said: list({row.indicator: row for row in reversed(of_place)}.values())[::-1]} if own else {}
    report = own_year(Point(document=document), library)
    return document, told, report == (year if status == "target" else year + 1)


def _drafted(names: Sequence[Name], document: str, told: dict[str, list[Target]], library: Library) -> Draft:
    """The answer: a line for each figure, the words of the goals where they set none, and a note on what is not told."""
    cite = Citations(library)
    rows = [row for name in names for row in told.get(name.said, ())]
    cited = [named(row, cite, library, rows) for row in rows]
    lines = list(facts(cited, library))
    silent = [name for name in names if name.said not in told]
    lacking = []
    for name in silent:
        place = _in_words(name, document, rows, library)
        if place is None:
            lacking.append(name.said)
            continue
        mark = cite.span(document, library.section_at(document, place[0]).path, *place)
        lines.append(say("figures.in_words", name=name.said, quote=library.text(document)[slice(*place)], where=short_title(document, library), mark=f"[{mark}]"))
    notes = (say("figures.untold", names="、".join(f"“{one}”" for one in lacking), title=short_title(document, library)),) if lacking else ()
    status, reason = (Status.PARTIAL, Reason.PART_MISSING) if lacking else (Status.ANSWERED, Reason.NONE)
    return Draft(status, reason, "\n".join((*lines, *(f"> {note}" for note in notes))), cite.all, table=grid(cited, library), targets=tuple(rows), warnings=notes, decides=True)


def _in_words(name: Name, document: str, rows: Sequence[Target], library: Library) -> tuple[int, int] | None:
    """Where the passages that the rows stand in say something of a name without a figure."""
    text = library.text(document)
    for passage in library.passages_of(document):
        if any(passage.start <= row.start < passage.end for row in rows):
            for clause in _CLAUSE.finditer(text, passage.start, passage.end):
                if name.words.search(clause.group()) and not _FIGURE.search(clause.group()):
                    return clause.span()
    return None


@cache
def _known() -> tuple[Name, ...]:
    return tuple(Name("", re.compile(one["said"]), tuple(one["keys"]), tuple(one.get("measures", ())), re.compile(one["words"]))
                 for one in read_data(Path(__file__).with_suffix(".yaml")))
