"""What stands behind a draft: for each citation the figures and years it gives, and what the asker said."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache

from assistant.check.figures import equal, figures, same
from assistant.check.reading import plain
from assistant.check.records import Figure
from assistant.records import Citation, Draft, Query
from index.quantities import times
from index.records import Target

_LEAD = 800
_HEAD = 1500
_TAIL = 300
_STOP = "。；\n"
_PERIOD = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Source:
    """A citation as evidence. `years` are those its figures can be of; `dates` further years that may be named with it."""

    citation: Citation
    text: str
    figures: tuple[Figure, ...]
    targets: tuple[Target, ...]
    years: frozenset[int]
    dates: frozenset[int]

    def matches(self, figure: Figure) -> tuple[Figure, ...]:
        """The figures of the quote that say the same."""
        return tuple(own for own in self.figures if same(figure, own) or self._by_table(figure, own))

    def _by_table(self, figure: Figure, own: Figure) -> bool:
        """A bare number of a table, or of a list with one unit, whose unit stands elsewhere and is known from its target."""
        if own.unit or own.spelled:
            return False
        return any(
            target.value == own.value and target.value_max == own.high and target.unit
            and equal(figure.value, figure.unit, target.value, target.unit) and (figure.high is None) == (own.high is None)
            for target in self.targets
        )


@dataclass(frozen=True, slots=True)
class Asker:
    """The asker's words: figures, years, and the words themselves."""

    text: str
    figures: tuple[Figure, ...]
    years: frozenset[int]

    def gave(self, figure: Figure) -> bool:
        return any(same(figure, own) for own in self.figures)


def asker(query: Query) -> Asker:
    """What the asker said, in this question and the dialogue before it."""
    text = plain("\n".join((query.question, query.text, *query.dialogue)))
    given = tuple(
        Figure(own.value, None, own.unit, "=", False, 0, 0) for own in query.asker
    )
    years = years_in(text) | set(query.years) | set(query.soft_years)
    return Asker(text, (*figures(text), *given), frozenset(years))


def sources(draft: Draft, text_of: Callable[[str], str]) -> dict[int, Source]:
    """The citations of a draft as evidence, by number. Citations of unknown documents count with their quote alone."""
    found: dict[int, Source] = {}
    for citation in draft.citations:
        try:
            text = text_of(citation.document)
        except (KeyError, LookupError):
            text = ""
        targets = tuple(target for target in draft.targets if target.document == citation.document
                        and target.start < citation.end and citation.start < target.end)
        years, dates = _years(citation, text, targets)
        found.setdefault(citation.n, Source(citation, text, figures(plain(citation.quote)), targets, years, dates))
    return found


@lru_cache(maxsize=4096)
def years_in(text: str) -> frozenset[int]:
    """All years that a text names, those of periods and five-year plans included."""
    found: set[int] = set()
    for time in times(text):
        found.update(range(time.first or time.year, time.year + 1))
    return frozenset(found)


def _years(citation: Citation, text: str, targets: Iterable[Target]) -> tuple[frozenset[int], frozenset[int]]:
    """(years its figures can be of, further years of the document). Unknown surroundings widen the first, never narrow it."""
    named = {year for target in targets for year in (target.year, target.base_year) if year}
    frame = years_in("\n".join(citation.path)) | _ends(citation.title)
    own = years_in(citation.quote) | years_in(_sentence(citation, text))
    if not own:
        own = years_in(text[max(0, citation.start - _LEAD) : citation.start]) | years_in(text[:_HEAD]) | _table(citation, text)
        own |= years_in(citation.title)
    numbered = {int(year) for year in _PERIOD.findall(citation.number + citation.title)}
    dates = years_in(citation.title) | numbered | years_in(text[:_TAIL]) | years_in(text[-_TAIL:])
    return frozenset(own | named | frame), frozenset(dates)


def _ends(title: str) -> frozenset[int]:
    return frozenset(year for time in times(title) for year in (time.first or time.year, time.year))


def _sentence(citation: Citation, text: str) -> str:
    """The sentence round a quote."""
    left = max((text.rfind(sign, 0, citation.start) for sign in _STOP), default=-1) + 1
    right = min((place for sign in _STOP if (place := text.find(sign, citation.end)) >= 0), default=citation.end)
    return text[max(left, citation.start - _LEAD) : min(right, citation.end + _LEAD)]


def _table(citation: Citation, text: str) -> frozenset[int]:
    """The years in the table rows before a quoted row, and in the two lines before the table."""
    start = text.rfind("\n", 0, citation.start) + 1
    if "\t" not in text[start : citation.end]:
        return frozenset()
    lines = text[max(0, start - 8000) : start].splitlines()
    first = len(lines)
    while first and "\t" in lines[first - 1]:
        first -= 1
    return years_in("\n".join(lines[max(0, first - 2) :]))
