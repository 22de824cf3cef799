"""What stands behind a draft: for each citation the figures and years it gives, and what the asker said."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property

from assistant.check import years
from assistant.check.figures import equal, figures, same
from assistant.check.reading import plain
from assistant.check.records import Figure
from assistant.eligibility.told.kin import in_heads
from assistant.eligibility.told.spoken import in_figures
from assistant.records import Citation, Draft, Query
from index.cell_figures import Brackets, read_cell
from index.numbering import unnumbered
from index.quantities.units import SCALES, split_scale
from index.records import Target
from index.stretches import overlap

_EACH_YEAR = re.compile(r"每年|每一年|年度?(?:最高|最多|不超过|补贴|给予)|一年")


@dataclass(frozen=True)
class Source:
    """A citation as evidence: its document's text, the figures of its quote, the draft's targets that stand in it."""

    citation: Citation
    text: str
    figures: tuple[Figure, ...]
    targets: tuple[Target, ...]

    @cached_property
    def sentence(self) -> tuple[str, int]:
        """The sentence round the quote, and where the quote begins in it."""
        return years.sentence(self.citation, self.text)

    @cached_property
    def years(self) -> frozenset[int]:
        """All years that may be told of what the quote says; empty if nothing tells."""
        told = {year for target in self.targets for year in (target.year, target.base_year) if year}
        own = years.years_in(self.citation.quote) | years.years_in(self.sentence[0])
        return own | told | years.headings(self.citation) | (frozenset() if own else self.surroundings)

    @cached_property
    def surroundings(self) -> frozenset[int]:
        """The years of headings and of the text before the quote."""
        return years.headings(self.citation) | years.surroundings(self.citation, self.text)

    @cached_property
    def dates(self) -> frozenset[int]:
        """Years that may be named with the document."""
        return years.dates(self.citation, self.text)

    def years_of(self, matches: tuple[Figure, ...]) -> frozenset[int]:
        """The years that these figures of the quote can be of, empty if nothing tells."""
        found: frozenset[int] = frozenset()
        for own in matches:
            told = years.of_figure(own, self.citation.quote, self.sentence, self.citation, self.targets)
            found |= told or self.surroundings
        return found

    def matches(self, figure: Figure) -> tuple[Figure, ...]:
        """The figures of the quote that say the same."""
        return tuple(
            own for own in (*self.figures, *self._like_years) if same(figure, own) or self._by_table(figure, own) or _without_per(figure, own)
            or self._yearly(figure, own) or self._in_money(figure, own)) + tuple(own for own in self.cells(figure.unit) if same(figure, own))

    def cells(self, unit: str) -> tuple[Figure, ...]:
        """The figures of a table's row, ranges and signs read (3.5-4.8, ≤34), where the row or the head above it tells this unit."""
        bare = split_scale(unit)[1]
        if not unit or not (self._tells_unit(unit) or self._tells_unit(bare)):
            return ()
        told = unit if self._tells_unit(unit) else bare
        return tuple(replace(own, unit=f"{own.unit}{told}") for own in self.in_cells if not own.unit or own.unit in SCALES)

    @cached_property
    def in_cells(self) -> tuple[Figure, ...]:
        """The figures of the cells of a table's row, with no unit but what the cell prints."""
        found, at = [], 0
        for cell in self.citation.quote.split("\t") if "\t" in self.citation.quote else ():
            read = read_cell(cell, "", "", Brackets(round=True))
            if read is not None:
                one = read.quantity
                found.append(Figure(one.value, one.value_max, read.unit, one.bound, True, at, at + len(cell)))
            at += len(cell) + 1
        return tuple(found)

    @cached_property
    def _like_years(self) -> tuple[Figure, ...]:
        """The bare numbers of a table's row that read like years (高级工	2000 under a head in 元)."""
        quote = self.citation.quote
        return tuple(Figure(Decimal(found.group()), None, "", "=", False, *found.span()) for found in _LIKE_YEAR.finditer(quote)) if "\t" in quote else ()

    def _in_money(self, figure: Figure, own: Figure) -> bool:
        """Whether the figure tells the currency of a rate that the quote prints without ("0.18万/人")."""
        return own.unit in SCALES and figure.unit == f"{own.unit}元" and self.citation.quote[own.end : own.end + 1] == "/" and same(figure, replace(own, unit=figure.unit))

    def _yearly(self, figure: Figure, own: Figure) -> bool:
        """Whether the figure is told per year (30万元/年) as the words of the quote tell it (每年最高30万元)."""
        if not figure.unit.endswith("/年"):
            return False
        bare = replace(figure, unit=figure.unit.removesuffix("/年"))
        return same(bare, own) and bool(_EACH_YEAR.search(self.citation.quote[max(0, own.start - 10) : own.start]))

    def bare(self, unit: str) -> list[Decimal]:
        """The bare numbers of a table's row, where the row or the head above it tells this unit."""
        return [own.value for own in (*self.figures, *self._like_years) if not own.unit and not own.spelled] if unit and self._tells_unit(unit) else []

    def _tells_unit(self, unit: str) -> bool:
        """Whether the quote is of a table's row, which or whose head tells the unit."""
        quote = self.citation.quote
        return "\t" in quote and unit in quote + self.text[max(0, self.citation.start - _HEAD) : self.citation.start]

    def _by_table(self, figure: Figure, own: Figure) -> bool:
        """A bare number of a table, or of a list with one unit, whose unit stands elsewhere and is known from its target."""
        if own.unit or own.spelled:
            return False
        if figure.value == own.value and self._tells_unit(figure.unit):
            return True
        return any(
            target.value == own.value and target.value_max == own.high and target.unit
            and equal(figure.value, figure.unit, target.value, target.unit) and (figure.high is None) == (own.high is None)
            for target in self.targets
        )


def _without_per(figure: Figure, own: Figure) -> bool:
    """Whether the figure is a rate of the quote ("3万元/人") told without what it is per."""
    return "/" in own.unit and "/" not in figure.unit and same(figure, replace(own, unit=own.unit.split("/")[0]))


_LIKE_YEAR = re.compile(r"(?<=\t)(?:19[5-9]|20)\d\d(?=\t|$)", re.MULTILINE)
_HEAD = 1200
"""So many signs before a row the head of its table is looked for."""
_HEADS = re.compile(r"(?<=\d)个(?=人(?![才均]))")
"""15个人 counts heads as 15人 does."""
_STAFF = re.compile(r"((?:员工|职工|工人|人手|学生|毕业生|大学生|人员|就业人数)(?:一共|总共|共|就|也|只|都|现|已)?(?:有|是|为|招了|招)?\d+)[个名位](?=[，。；？?,;]|$)")
"""员工有5个 counts heads too."""
_PERSONS = re.compile(r"(?<=\d)[个名位](?=员工|职工|工人|毕业生|学员|学徒|大学生|学生|老人|残疾人|失业人员|人才|伙计|股东|专业人士)")


_FOREIGN = re.compile("[美欧日港]元")
"""A bare 180万 beside 187万美元 is of that currency."""
_SUM_FROM = 100
"""A bare number from here on may be a sum (低保标准780)."""


@dataclass(frozen=True, slots=True)
class Asker:
    """The asker's words: figures, years, and the words themselves."""

    text: str
    figures: tuple[Figure, ...]
    years: frozenset[int]

    def gave(self, figure: Figure) -> bool:
        return any(same(figure, own) for own in self.figures)


def asker(query: Query) -> Asker:
    """What the asker said, in this question and the dialogue before it; 2500万 is money too."""
    text = plain("\n".join((query.question, query.text, *query.dialogue))).replace("周岁", "岁")
    text += "".join("\n" + told for told in dict.fromkeys((_HEADS.sub("", text), _PERSONS.sub("人", text), _STAFF.sub(r"\1人", text), in_figures(text), in_heads(text))) if told != text)
    given = tuple(Figure(own.value, None, own.unit, "=", False, 0, 0) for own in query.asker)
    currencies = ("元", *dict.fromkeys(_FOREIGN.findall(text)))
    bare = tuple(replace(own, unit=own.unit + currency) for own in figures(text) if own.unit in SCALES or (not own.unit and own.value >= _SUM_FROM) for currency in currencies)
    said = years.years_in(text) | set(query.years) | set(query.soft_years)
    return Asker(text, (*figures(text), *given, *bare), frozenset(said))


def sources(draft: Draft, text_of: Callable[[str], str]) -> dict[int, Source]:
    """The citations of a draft as evidence, by number. A document that is not there has an empty text."""
    found: dict[int, Source] = {}
    for citation in draft.citations:
        try:
            text = text_of(citation.document)
        except LookupError:
            text = ""
        targets = tuple(target for target in draft.targets if target.document == citation.document
                        and overlap(target, citation))
        found.setdefault(citation.n, Source(citation, text, figures(plain(unnumbered(citation.quote))), targets))
    return found
