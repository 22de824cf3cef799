"""What changed from one document to another on a topic: figures (by indicator) and, in words, headings and lists.

A thing is only called new, or gone, where the other document nowhere speaks of it by its name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.gather.in_words.presence import Place, Speaker
from assistant.gather.of_documents.turns import Topic, Turn
from assistant.gather.of_figures.filters import WHOLE
from index.canonical import canonical
from index.contradictions import same_thing
from index.indicators import kin
from index.library import Library
from index.quantities import in_base_units
from index.records import Target
from index.views import matrix

_FALLS = re.compile(r"下降|降低|减少|压减|降幅|缩短|下调")
_MERE = re.compile(r"工业(?=总?产值)|规模以上|实现的?|全[区省市国县]|[“”\"（）()]|的|企业中|累计|国家和自治区级|(?:国家|自治区|省|市)级")
_EVERY = re.compile(r"^(?:每年|年均|平均每年|累计)?(?:滚动)?(?:实施|培育认定|培育|认定|组织认定|组织实施|推动|选取|开展)?的?(?=.{3})")


@dataclass(frozen=True, slots=True)
class Side:
    """What one document has of a thing: a figure, or a place whose words say it (`text` is what of them is shown)."""

    place: Place
    row: Target | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """One thing on the topic: what became of it, what it is called, what each document has. `falls` says that the figure is a
    fall (下降15%), of which more is a deeper cut."""

    turn: Turn
    name: str
    old: Side | None
    new: Side | None
    falls: bool = False


def of_figures(topic: Topic, old: str, new: str, library: Library) -> list[Change]:
    """What became of the targets on the topic, matched by indicator; in the order of the newer document, then of the older."""
    every = {id: [row for row in library.targets([id]) if row.status == "target"] for id in (old, new)}
    near = {id: [row for row in every[id] if on_topic(topic, row)] for id in (old, new)}
    rows = {id: [*near[id], *_also(near[other], near[id], every[id])] for id, other in ((old, new), (new, old))}
    cards = [library.cards[old], library.cards[new]]
    table = matrix((*rows[old], *rows[new]), cards)
    # The matrix leaves a document out that has no row on the topic.
    place = {card.id: at for at, card in enumerate(table.documents)}
    found: list[Change] = []
    alone: list[tuple[Target | None, Target | None]] = []
    for line in table.rows:
        before, after = (_latest(line.cells[place[id]]) if id in place else None for id in (old, new))
        if before and after:
            found.append(_compared(line.indicator, before, after))
        else:
            alone.append((before, after))
    found += _rejoined(alone)
    taken = {id(side.row) for one in found for side in (one.old, one.new) if side and side.row}
    speakers = {id: Speaker(id, library) for id in (old, new)}
    for before, after in alone:
        row, other = (after, old) if after else (before, new)
        if row is None or id(row) in taken:
            continue
        like = next((one for one in found for side in (one.old, one.new) if side and side.row and _alike(side.row, row)), None)
        if like is not None:
            sides = (like.old, Side(_place(row), row)) if after else (Side(_place(row), row), like.new)
            if all(sides):
                found.append(Change("differs", row.indicator, *sides))
            continue
        place_ = speakers[other].place(tuple(dict.fromkeys((row.indicator, _EVERY.sub("", row.indicator), _name(row)))))
        side = Side(_place(row), row)
        there = Side(place_) if place_ else None
        if after:
            found.append(Change("differs" if there else "added", row.indicator, there, side))
        else:
            found.append(Change("differs" if there else "dropped", row.indicator, side, there))
    return found


def on_topic(topic: Topic, row: Target) -> bool:
    """Whether a target is about the topic, by its name or by a heading it stands under."""
    return topic.whole or topic.fits(f"{row.indicator} {row.scope}") or any(topic.fits(part) for part in row.path)


def has_topic(topic: Topic, document: str, library: Library) -> bool:
    """Whether a document has targets or headings on the topic."""
    if topic.whole or any(topic.fits(section.title) for section in library.sections(document) if section.level > 0):
        return True
    if any(on_topic(topic, row) for row in library.targets([document])):
        return True
    return any(topic.fits(passage.text) for passage in library.passages_of(document))


def _latest(cell: Sequence[Target]) -> Target | None:
    """The figure of a cell that counts: of the last year, of the whole rather than of a part."""
    return max(cell, key=lambda row: (row.year or 0, row.scope in WHOLE, -row.start), default=None)


def _also(others: Sequence[Target], own: Sequence[Target], every: Sequence[Target]) -> list[Target]:
    """The rows of a document that are one thing with a row on the topic of the other document, where they stand off the topic."""
    names = {_name(row) for row in own}
    wanted = {name for row in others if (name := _name(row)) not in names}
    return [row for row in every if row not in own and _name(row) in wanted]


def _compared(name: str, old: Target, new: Target) -> Change:
    """A figure that both documents have."""
    sides = Side(_place(old), old), Side(_place(new), new)
    falls = old.measure in ("change", "annual_growth") and bool(_FALLS.search(old.quote) and _FALLS.search(new.quote))
    apart = old.region != new.region or (old.scope != new.scope and not {old.scope, new.scope} <= WHOLE | {old.region, new.region})
    if apart or old.measure != new.measure or _unit(old) != _unit(new):
        return Change("differs", name, *sides)
    before, after = _base(old), _base(new)
    turn: Turn = "kept" if before == after else "raised" if after > before else "lowered"
    return Change(turn, name, *sides, falls=falls)


def _alike(row: Target, other: Target) -> bool:
    """Whether two rows are of one indicator, however it is measured."""
    return bool(row.key) and kin(row.key) == kin(other.key)


def _name(row: Target) -> str:
    """An indicator's name without what tells nothing apart."""
    return _MERE.sub("", canonical(row.indicator))


def _rejoined(alone: Iterable[tuple[Target | None, Target | None]]) -> list[Change]:
    """Of figures without a partner those that are one thing under two names or in two measures."""
    before = [row for row, _ in alone if row]
    after = [row for _, row in alone if row]
    made: list[Change] = []
    for new in after:
        like = [old for old in before if old.measure == new.measure and _unit(old) == _unit(new)]
        other = next((old for old in like if _name(old) == _name(new)), None) or next((old for old in like if same_thing(old, new)), None)
        other = other or next((old for old in before if _alike(old, new)), None)
        if other is not None:
            before.remove(other)
            made.append(_compared(new.indicator, other, new))
    return made


def _place(row: Target) -> Place:
    start, end = row.sentence if row.sentence[0] <= row.start and row.end <= row.sentence[1] else (row.start, row.end)
    return Place(row.document, row.path, start, end)


def _base(row: Target) -> tuple[Decimal, Decimal]:
    low = in_base_units(row.value, row.unit)[0]
    return low, low if row.value_max is None else in_base_units(row.value_max, row.unit)[0]


def _unit(row: Target) -> str:
    unit = in_base_units(Decimal(1), row.unit)[1]
    return "个" if unit in ("家", "户", "项", "座", "处") else unit
