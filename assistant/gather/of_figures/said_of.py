"""What a question says of one of the points it asks about, where it asks about several."""

from __future__ import annotations

import re

from assistant.records import Point, Query
from assistant.vocabulary import wanted
from index.library import Library
from index.settings import today

CLAUSE = re.compile(r"[^，。；？！]+")
ASKS = re.compile(r"多少|几|多大|多高|[吗么呢]$|有没有")
_YEAR = re.compile(r"(?:19|20)\d\d年")
_REPORT = re.compile(r"((?:19|20)\d\d)年(?:的|政府|国务院|工作)*报告")


def said_of(point: Point, text: str) -> str:
    """The clause that asks for the point's year, where the question asks in several clauses, each for a year of its own; else ""."""
    asking = [part for part in CLAUSE.findall(_dated(text)) if ASKS.search(part)]
    own = [part for part in asking if str(point.year) in part]
    dated = [part for part in asking if _YEAR.search(part)]
    return own[0] if point.year and len(own) == 1 and len(dated) > 1 and len(dated) == len(asking) else ""


def said_of_report(point: Point, text: str, library: Library) -> str:
    """What is asked of the point's report, where several reports are named by their years: from its year to the next report; else ""."""
    named = list(_REPORT.finditer(text))
    year = library.cards[point.document].meta.published[:4] if point.document else ""
    places = [place for place, match in enumerate(named) if match[1] == year]
    if len(named) < 2 or len(places) != 1:
        return ""
    place = places[0]
    return text[named[place].end() : named[place + 1].start() if place + 1 < len(named) else len(text)]


def wants_of(query: Query, point: Point) -> str:
    """Whether what has happened or what is planned is asked for the point: by the clause that asks for its year, else by what
    stands between its year and the next one, where the question tells years apart so; else by the whole question."""
    own = said_of(point, query.text)
    if own:
        return wanted(own)
    text = _dated(query.text)
    places = [(match.start(), match.end(), int(match[0][:4])) for match in _YEAR.finditer(text)]
    ends = (*(start for start, _, _ in places[1:]), len(text))
    said: dict[int, set[str]] = {}
    for (_, start, year), end in zip(places, ends, strict=False):
        said.setdefault(year, set()).add(wanted(text[start:end]))
    wants = {year: next(iter(found - {""}), "") if len(found - {""}) < 2 else "" for year, found in said.items()}
    return wants[point.year] if point.year in wants and len(set(wants.values()) - {""}) > 1 else query.wants


def _dated(text: str) -> str:
    """A text with the years that it names by today (去年, 今年) in numbers."""
    return _BY_TODAY.sub(lambda found: f"{today().year + _YEARS_ON[found.group()[0]]}年", text)


_BY_TODAY = re.compile(r"(?:今|本|去|前|明)年(?!度)")
_YEARS_ON = {"今": 0, "本": 0, "去": -1, "前": -2, "明": 1}
