"""Rows of another branch, or of another deed, than the one asked for: what the part on 水泥 says is none of the part on 电石 beside it, and how much
may be produced (产能控制在…) is not how much is to go (淘汰…)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.records import Query
from index.canonical import canonical
from index.library import Library, per_library
from index.records import Section, Target

_KIND = re.compile(r"(?:行业|产业|领域|工业|制造业?)$")
_NAME = re.compile(r"[一-鿿A-Za-z\d]{2,10}")
_CLAUSE = re.compile(r"[^，。；？！]+")
_ASKS = re.compile(r"多少|几|哪|呢$")
_HOW_MUCH = re.compile(r"多少|几")
_UNDOES = re.compile(r"淘汰|退出|化解|压减|关停|关闭|拆除|报废|取缔|腾退|去产能")
"""That something is to go."""


def of_meant(query: Query, rows: Sequence[Target], library: Library) -> list[Target]:
    """The rows without those under a heading beside the one that the question names, and, where it asks how much is to go, without those that tell something else."""
    kept = [row for row in rows if not elsewhere(query, row.document, row.start, f"{row.indicator}{row.scope}{row.quote}", library)]
    return [row for row in kept if told_undone(f"{row.indicator}{row.quote}")] if asks_undone(query) and not query.operations else kept


def asks_undone(query: Query) -> bool:
    """Whether all that is asked is how much is to go (要淘汰多少万吨)."""
    asking = [clause for clause in _CLAUSE.findall(query.text) if _ASKS.search(clause)]
    return bool(asking) and all(_UNDOES.search(clause) and _HOW_MUCH.search(clause) for clause in asking)


def told_undone(text: str) -> bool:
    """Whether a text says that something is to go."""
    return _UNDOES.search(text) is not None


def _names(run: str) -> Iterator[str]:
    yield run
    if (bare := _KIND.sub("", run)) != run:
        yield bare


def elsewhere(query: Query, document: str, start: int, told: str, library: Library) -> bool:
    """Whether what a document has at `start` stands under a heading beside the one that all that is asked names, and does not speak of what that names: `told` are its words."""
    asking = [canonical(clause) for clause in _CLAUSE.findall(query.text) if _ASKS.search(clause)]
    names = frozenset(name for run in query.topic for name in _names(canonical(run)) if all(name in clause for clause in asking))
    if not names:
        return False
    said, form = canonical(query.text), canonical(told)
    for title, beside in _headings(document, start, library):
        meant = names & beside
        if meant and title not in said and not any(name in form for name in meant):
            return True
    return False


def _headings(document: str, start: int, library: Library) -> Iterator[tuple[str, frozenset[str]]]:
    """The headings over a place, from below, each with those beside it."""
    sections = library.sections(document)
    place: Section | None = library.section_at(document, start)
    beside = _beside(library, document)
    while place is not None and place.parent is not None:
        title = _title(place)
        if title:
            yield title, beside[place.parent] - {title}
        place = sections[place.parent]


@per_library(most=256)
def _beside(library: Library, document: str) -> dict[int, frozenset[str]]:
    """The names that the headings below each section of a document are."""
    found: dict[int, set[str]] = {}
    for section in library.sections(document):
        if section.parent is not None:
            found.setdefault(section.parent, set()).add(_title(section))
    return {parent: frozenset(titles - {""}) for parent, titles in found.items()}


def _title(section: Section) -> str:
    """The name that a heading is, "" where it is none but says something."""
    title = canonical(section.title.strip("。：: "))
    return title if _NAME.fullmatch(title) else ""
