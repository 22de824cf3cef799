"""Amounts that a table gives of the things in its rows, as a question asks for several of them: 投资构成表 with 高速公路 310, 铁路 165, 合计 850.

Only a table in which one column alone tells amounts of the kind asked for (投资, 资金, 预算 …), with its unit in the head or the caption, and no year in any head.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.records import Query
from index.canonical import canonical
from index.library import Library
from index.quantities import unit_family
from index.records import Row, Table
from index.words import bigrams

_KINDS = ("投资", "资金", "预算", "补助", "补贴", "面积", "里程", "产值", "人数", "造价", "概算", "经费")
_UNIT = re.compile(r"[（(](?:单位\s*[:：]\s*)?(?P<unit>[一-鿿%]{1,5})[)）]")
_NUMBER = re.compile(r"^\d[\d,，]*(?:\.\d+)?$")
_TOTAL = re.compile(r"^(?:合\s*计|总\s*计|总\s*额|总投资|小\s*计)$")
_SERIAL = re.compile(r"序号|编号")
_YEAR_HEAD = re.compile(r"(?:19|20)\d\d年")
_PLAN = re.compile(r"十[一二三四五六七]?五")
_SPACE = re.compile(r"[\s“”\"（）()《》]")
_PERIOD = re.compile(r"(?:19|20)\d\d(?:年)?[—–\-~～至到]+(?:(?:19|20)\d\d)年?")
_LEAST = 4
"""So many signs of a long name, found in no other row, stand for it."""
_ROWS = 2
_ALL = re.compile(r"[两三四五六七八九十\d]+[个项类]|各[个项类]|所有|全部|这些|几[个项]")
"""All rows are asked for together."""


@dataclass(frozen=True, slots=True)
class Amount:
    """What a row gives of its thing."""

    name: str
    value: Decimal
    row: Row


@dataclass(frozen=True, slots=True)
class AmountColumn:
    """The amounts of a table in the order of its rows, the printed total (None where it has none), the rows that the question names, whether it names
    them by what stands in another column (建设年限为2024—2025年的), and how many of its signs name them."""

    table: Table
    unit: str
    rows: tuple[Amount, ...]
    total: Amount | None
    named: tuple[Amount, ...]
    chosen: bool
    said: int


def amount_column(query: Query, library: Library) -> AmountColumn | None:
    """The one table whose amounts the question asks for; None where none is meant, or several may be."""
    said = _SPACE.sub("", "，".join(query.dialogue[-2:]) if query.dialogue else query.text)
    kinds = [kind for kind in _KINDS if kind in said]
    if not kinds:
        return None
    found = [one for id in _documents(query, said, library) for table in library.tables(id) if (one := _column(table, kinds, query.text)) is not None]
    plans = set(_PLAN.findall(said))
    meant = [one for one in found if plans & set(_PLAN.findall(f"{one.table.title}{library.cards[one.table.document].title}"))] if plans else []
    found = meant or found
    found = [one for one in found if one.chosen or _of_years(one.table, query, library)]
    best = max((one.said for one in found), default=0)
    found = [one for one in found if one.said == best]
    return found[0] if len(found) == 1 else None


def _of_years(table: Table, query: Query, library: Library) -> bool:
    """Whether a table is of the years named: none is, or its caption names it, or it is the last of its document's plan."""
    period = library.cards[table.document].meta.period
    return all(str(year) in table.title or (period is not None and year == period[1]) for year in query.years)


def _documents(query: Query, said: str, library: Library) -> Sequence[str]:
    """The documents meant: those named or spoken of, else those of the places named, in the dialogue or the question."""
    if query.documents or query.soft_documents:
        return query.documents or query.soft_documents
    places = query.regions or tuple(dict.fromkeys(card.meta.region for card in library.cards.values() if len(card.meta.region) > 1 and card.meta.region[:2] in said))
    return library.of_regions(places)


def _column(table: Table, kinds: Sequence[str], text: str) -> AmountColumn | None:
    """The column of a table that gives amounts of one of the kinds, None unless it is the only one and all rows have one."""
    if len(table.rows) < _ROWS or any(_YEAR_HEAD.search(head) for head in table.columns):
        return None
    caption = _SPACE.sub("", table.title)
    places = [place for place, head in enumerate(table.columns) if any(kind in head for kind in kinds) and not head.startswith("占")]
    name = next((place for place, head in enumerate(table.columns) if not _SERIAL.search(head) and place not in places), None)
    if len(places) != 1 or name is None:
        return None
    (place,) = places
    unit = _UNIT.search(table.columns[place]) or _UNIT.search(table.title)
    if unit is None or not unit_family(unit["unit"]):
        return None
    amounts = list(_amounts(table, name, place))
    if len(amounts) != len(table.rows):
        return None
    total = next((one for one in amounts if _TOTAL.fullmatch(one.name)), None)
    parts = tuple(one for one in amounts if not _TOTAL.fullmatch(one.name))
    named, said = _named(parts, _SPACE.sub("", text))
    chosen = () if named else _chosen(parts, name, text)
    return AmountColumn(table, unit["unit"], parts, total, named or chosen, bool(chosen), said) if _is_meant(caption, text, named or chosen) else None


def _amounts(table: Table, name: int, place: int) -> Iterator[Amount]:
    for row in table.rows:
        cells = row.cells
        if max(name, place) < len(cells) and _NUMBER.fullmatch(cells[place].text.strip()) and cells[name].text.strip():
            yield Amount(cells[name].text.strip(), Decimal(re.sub(r"[,，]", "", cells[place].text.strip())), row)


def _named(parts: Sequence[Amount], text: str) -> tuple[tuple[Amount, ...], int]:
    """The rows whose name the question has, long names first, or so much of a long one as no other row has, in the order of the question; and how many signs name them."""
    found: dict[int, Amount] = {}
    for one in sorted(parts, key=lambda amount: -len(amount.name)):
        name = _SPACE.sub("", one.name)
        runs = [name, *(name[at : at + size] for size in range(len(name) - 1, _LEAST - 1, -1) for at in range(len(name) - size + 1))]
        run = next((run for run in runs if run in text and (run == name or sum(run in _SPACE.sub("", other.name) for other in parts) == 1)), "")
        if run:
            found[text.find(run)] = one
            text = text.replace(run, "＿" * len(run), 1)
    return tuple(found[at] for at in sorted(found)), text.count("＿")


def _chosen(parts: Sequence[Amount], name: int, text: str) -> tuple[Amount, ...]:
    """The rows with a period of years in a cell that the question has."""
    asked = {_dashed(match.group()) for match in _PERIOD.finditer(text)}
    return tuple(one for one in parts if any(_dashed(cell.text) in asked for place, cell in enumerate(one.row.cells) if place != name and cell.text.strip()))


def _dashed(text: str) -> str:
    return re.sub(r"[—–\-~～至到]+", "—", text.strip()).replace("年", "")


def _is_meant(caption: str, text: str, named: Sequence[Amount]) -> bool:
    """Whether the question names rows of the table, or most of what its caption says and all of its rows."""
    asked = frozenset(bigrams(canonical(text)))
    own = frozenset(bigrams(canonical(re.sub(r"[（(].*?[)）]|^附?表|^专栏\d*|清单|构成|一览|表$", "", caption))))
    return bool(named) or (bool(own) and 2 * len(own & asked) >= len(own) and _ALL.search(text) is not None)
