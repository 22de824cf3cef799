"""Documents named by a row of the years in which they came out: "2018、2020、2023三份文件"."""

from __future__ import annotations

import re
from collections.abc import Mapping

from assistant.understand.mention import Mention, date_of
from assistant.understand.titles import titles
from index.regions import find_regions
from index.schema import Card

_ROW = re.compile(
    r"(?P<years>20\d\d年?(?:(?:[、，和与及跟]|以及|还有)+20\d\d年?)+)(?:度|的|这|那|出台|印发|发布)*(?:[两二三四五六七几\d]?(?:份|个|部|版|项))?的?"
    r"(?P<kind>规划|方案|计划|意见|办法|措施|政策|文件|报告|通知|要点)"
)
_YEAR = re.compile(r"20\d\d")


def by_years(text: str, cards: Mapping[str, Card]) -> list[Mention]:
    """One mention for each year of a row, of the document of that year; nothing where a year has none or several."""
    made: list[Mention] = []
    for match in _ROW.finditer(text):
        years = list(_YEAR.finditer(text, match.start("years"), match.end("years")))
        documents = [_document(year[0], match["kind"], text, cards) for year in years]
        if all(documents) and len(set(documents)) == len(documents):
            ends = [*(year.end() for year in years[:-1]), match.end()]
            made += [Mention((id,), year.start(), end) for id, year, end in zip(documents, years, ends, strict=True)]
    return made


def _document(year: str, kind: str, text: str, cards: Mapping[str, Card]) -> str:
    """The only document of a year, of the places that the question names, else of the one with most documents, else of any; "" where
    there is none or several."""
    known = titles(cards)
    places = [one.name for one in find_regions(text) if not one.relative and one.name in known.regions]
    for homes in (known.of_regions(places or [known.main_region]), tuple(cards)):
        dated = [id for id in homes if date_of(cards[id])[:4] == year]
        for hits in ([id for id in dated if kind in cards[id].title], dated):
            if len(hits) == 1:
                return hits[0]
    return ""
