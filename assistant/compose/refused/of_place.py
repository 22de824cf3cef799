"""What one place lays down answers no question from another: an answer taken only from documents of other places than the question is about is refused."""

from __future__ import annotations

import re
from pathlib import Path

from assistant.compose.refused.refusal import covered, refuse
from assistant.gather.of_documents.in_force import holds_in
from assistant.records import Draft, Query, Reason, Status
from assistant.understand.circumstances import circumstance
from assistant.understand.years import Stretch
from index.counties import find_counties
from index.data_files import patterns
from index.library import Library
from index.regions import NATION, bare_name, find_regions, region
from index.words import tagged
from index.zones import zones

_WORDS = patterns(Path(__file__).with_suffix(".yaml"))
_PLACE = "ns"
_LEAST = 2


def held(draft: Draft, query: Query, library: Library) -> Draft:
    """The draft; a refusal where all that it quotes is laid down for other places than those that the question names, and names none of these."""
    cited = {one.document for one in draft.citations}
    if draft.status == Status.REFUSED or not cited:
        return draft
    if other := _of_another_zone(draft, query, library):
        return refuse(Reason.OTHER_REGION, regions=other, covered=covered(library))
    said = "".join(query.dialogue) or query.text
    named = any(bare_name(place) in said for place in query.regions)
    places: tuple[str, ...] = ()
    last = (query.dialogue or (query.text,))[-1]
    if query.unknown_regions and not any(bare_name(place) in last for place in query.regions):
        places = query.unknown_regions
        foreign = all(not any(holds_in(library.cards[id].meta.region, place) for place in places) for id in cited) or all(_of_inner(one.quote, said) for one in draft.citations)
    elif named:
        places = query.regions
        foreign = all(not any(_overlap(library.cards[id].meta.region, place) for place in places) for id in cited)
    else:  # a county that no vocabulary has; 区里 is then said of that, not of one of the library's
        places = next((found for text in reversed(query.dialogue or (query.text,)) if (found := _counties(text))), ())
        foreign = all(_of_other_county(id, places, library) for id in cited)
    if not places or not foreign or any(bare_name(place) in f"{library.cards[one.document].title}{one.quote}" for one in draft.citations for place in places):
        return draft
    return refuse(Reason.OTHER_REGION, regions="、".join(places), covered=covered(library))


def _of_another_zone(draft: Draft, query: Query, library: Library) -> str:
    """The development zone that the question names, where all that is quoted is of documents called after zones of other kinds (合肥高新区, not 合肥经开区); "" else."""
    asked = zones(query.text)
    kinds = {one.kind for one in asked}
    called = [(one.quote, {zone.kind for zone in zones(library.cards[one.document].title)}) for one in draft.citations]
    foreign = asked and all(own and not kinds & own and not kinds & {zone.kind for zone in zones(quote)} for quote, own in called)
    return query.text[asked[0].start : asked[0].end] if foreign else ""


def _overlap(one: str, other: str) -> bool:
    """Whether one of two places lies in the other, or either is not known."""
    return holds_in(one, other) or holds_in(other, one) or NATION in (one, other)


def _of_inner(quote: str, said: str) -> bool:
    """Whether a sentence is of the document of a county or town that it names (《某镇关于…》对…) and the asker does not: it holds in that place alone."""
    title = _TITLED.search(quote)
    if title is None:
        return False
    inner = [*(match.group() for match in _INNER.finditer(title[1])), *(one.name for one in find_counties(title[1]))]
    return bool(inner) and not any(name[:-1] in said for name in inner)


_TITLED = re.compile(r"《([^》]{4,60})》")
_INNER = re.compile(r"(?:^|(?<=、))[\u4e00-\u9fff]{2,4}?[镇乡县区]")


def _counties(text: str) -> tuple[str, ...]:
    """The counties and districts that the question is asked from, which no vocabulary has: names of places that no wider place holds."""
    found: list[str] = []
    at = 0
    for word, tag in tagged(text):
        known = any(one.parent or one.relative or one.level != "县" for one in find_regions(word))
        if tag == _PLACE and len(word) >= _LEAST and not known and not _WORDS["no_county"].search(word) and _WORDS["own"].search(text[:at]) and not circumstance(text, Stretch(at, at + len(word))):
            found.append(word)
        at += len(word)
    return tuple(found)


def _of_other_county(id: str, places: tuple[str, ...], library: Library) -> bool:
    """Whether a document is that of a county or district of another name, and speaks of none of the places."""
    own = library.cards[id].meta.region
    return bool(own) and region(own) is None and not any(bare_name(own) in place or bare_name(place) in f"{own}{library.text(id)}" for place in places)
