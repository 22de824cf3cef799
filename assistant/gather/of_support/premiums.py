"""Tables of insurance, and sentences (`premium_sentences`), that tell for each kind what one unit costs and who pays which part of it (险种 | 保额 | 费率 | 保费 | 中央 | 省 | 市 | 县 | 自缴)."""

from __future__ import annotations

import re
from decimal import Decimal

from assistant.gather.of_support.premium_records import Premium
from assistant.gather.of_support.premium_sentences import of_sentences
from index.library import Library
from index.records import Row, Table

_NAME = re.compile(r"险种|品种|名称|标的|类别|项目|作物")
_RATE = re.compile(r"费率")
_PREMIUM = re.compile(r"保险?费(?!率|.*(?:补|比例|承担|负担|自缴))")
_INSURED = re.compile(r"保额|保险金额|保障(?:水平|金额|程度)")
_OWN = re.compile(r"自[缴付交]|农[户民]|个人|投保|参保|养殖(?:户|场)|种植户|经营主体|企业")
_FUNDED = re.compile(r"(?:财政|政府|中央|[省市县区]级?)[^，。；]{0,6}(?:补贴|负担|承担)[^，。；]{0,4}(?:比例|率|%)")
"""The column of the share that public funds pay."""
_REST = re.compile(r"[^，。；\n]{0,12}(?:以外|之外|其余|剩余|余下|不足)[^，。；\n]{0,10}由?[^，。；\n]{0,12}(?:自缴|自付|自[行己]?(?:承担|负担|缴纳)|(?:投保|参保|农)[人户][^，。；\n]{0,4}(?:承担|负担|缴纳))")
"""Who pays what public funds do not."""
_PAYERS = re.compile(r"中央|国家|[省市县区镇乡]|财政|政府|补贴")
_SUM = re.compile(r"(?P<value>\d[\d,.]*)\s*(?P<scale>万?)元?(?:[/每](?P<unit>[一-鿿]{1,3}))?$")
_HEAD_UNIT = re.compile(r"元[/每](?P<unit>[一-鿿]{1,3})")
_SHARE = re.compile(r"(?P<value>\d+(?:\.\d+)?)%?$")
_WAN, _WHOLE = Decimal(10000), Decimal(100)


def insures(columns: tuple[str, ...]) -> bool:
    """Whether the columns are those of a table of insurance that tells who pays which part of the premium."""
    priced = any(map(_PREMIUM.search, columns)) or (any(map(_RATE.search, columns)) and any(map(_INSURED.search, columns)))
    return priced and any((_OWN.search(one) and not _PREMIUM.search(one)) or _FUNDED.search(one) for one in columns)


def premiums(document: str, library: Library) -> list[Premium]:
    """The kinds of insurance of a document, in the order of its tables, then those that single sentences tell whole."""
    return [*(made for table in library.tables(document) if insures(table.columns) for row in table.rows if (made := _of(table, row, library)) is not None), *of_sentences(document, library)]


def _of(table: Table, row: Row, library: Library) -> Premium | None:
    cells = [(name, row.cells[place].text.strip()) for place, name in enumerate(table.columns) if place < len(row.cells)]
    name = next((text for column, text in cells if _NAME.search(column) and text), cells[0][1] if cells else "")
    own = next((share for column, text in cells if _OWN.search(column) and not _PREMIUM.search(column) and (share := _share(text)) is not None), None)
    insured = next((told for column, text in cells if _INSURED.search(column) and (told := _sum(text, column)) is not None), None)
    premium = next((told for column, text in cells if _PREMIUM.search(column) and not _OWN.search(column) and (told := _sum(text, column)) is not None), None)
    rate = next((share for column, text in cells if _RATE.search(column) and (share := _share(text)) is not None), None)
    unit = (premium or insured or (Decimal(0), ""))[1]
    payers = tuple((column, share) for column, text in cells if _PAYERS.search(column) and not _OWN.search(column) and not _PREMIUM.search(column) and (share := _share(text)) is not None)
    rest = _REST.search(library.text(table.document)) if own is None and payers else None
    own = _WHOLE - sum((share for _, share in payers), Decimal(0)) if rest is not None else own
    if own is None or own < 0 or not unit or (premium is None and (insured is None or rate is None)):
        return None
    return Premium(table.document, table.path, row, name, unit, insured[0] if insured else None, rate, premium[0] if premium else None, own, payers, None if rest is None else rest.span())


def _share(text: str) -> Decimal | None:
    found = _SHARE.match(text)
    value = Decimal(found["value"]) if found is not None else None
    return value if value is not None and value <= _WHOLE else None


def _sum(text: str, column: str) -> tuple[Decimal, str] | None:
    found = _SUM.match(text)
    head = _HEAD_UNIT.search(column)
    unit = found["unit"] or (head["unit"] if head is not None else "") if found is not None else ""
    if found is None or not unit:
        return None
    value = Decimal(found["value"].replace(",", "").rstrip("."))
    return (value * _WAN if found["scale"] else value, unit)
