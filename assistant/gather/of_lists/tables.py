"""The table that a question names (附件1, 路线图, 项目清单), and which of its rows and columns it asks for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.gather.of_figures.filters import documents as documents_of
from assistant.gather.of_figures.points import points
from assistant.records import Query
from index.library import Library
from index.quantities.numerals import numeral
from index.records import Row, Table
from index.responsibility import row_duties

_ORDINAL = re.compile(r"第(?P<number>[一二三四五六七八九十百\d]{1,4})(?:个|项|条|行|号)(?:重点|主要)?(?P<thing>项目|任务|事项|措施|指标|行)?")
_LIST = re.compile(r"列出|列举|罗列|有哪|哪些|哪几|包括什么|都有什么|清点")
_COUNT = re.compile(r"(?:共|有|列了|包括|含)[^，。？]{0,6}(?:多少|几)[个项条行]")
_ATTACHMENT = re.compile(r"附[件表]\s?([一二三四五六七八九十\d]{1,2})")
_NUMBERED = re.compile(r"(?<!附)表\s?\d{1,2}(?:[-—–.]\d{1,2})*")
"""A table called by its number (表5-1)."""
_KIND = re.compile(r"路线图|时间表|清单|一览表|名单|名录|目录|汇总表|指标表|分工表|任务表|项目表|计划表")
_COLUMNS = (
    (re.compile(r"谁|责任|牵头|负责|哪个?(?:部门|单位)|配合"), re.compile(r"责任|牵头|配合|部门|单位|业主")),
    (re.compile(r"什么时候|何时|时间|时限|期限|哪年|进度"), re.compile(r"时间|时限|期限|年限|进度|周期")),
    (re.compile(r"投资"), re.compile(r"投资")),
    (re.compile(r"目标"), re.compile(r"目标|时间表")),
)
_MARK = re.compile(r"^(?:\d{1,2}[.、．]|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[)）])\s?")
_DUTY = re.compile(r"负责|牵头|责任|配合|承担")
_PLAIN = re.compile(r"[“”\"‘’《》\s]")
_QUOTED = re.compile(r"“[^”]{2,14}”")
_STOP = re.compile(r"[，,。；;：:]")
_SERIAL = ("序号", "编号")
MIN_ROWS = 3
MIN_ORGAN = 3
MIN_WORDS = 4
"""Characters of a heading or cell that a question has to name, to ask for the rows under it."""


@dataclass(frozen=True, slots=True)
class TablePart:
    """Rows of a table; `columns` are the places of the columns asked for, () for all; `naming` is the place of the column that
    names the rows; `number` tells which row was asked for by its number, `group` under which heading they stand."""

    table: Table
    rows: tuple[Row, ...]
    naming: int
    columns: tuple[int, ...] = ()
    number: int | None = None
    group: str = ""


def table_part(query: Query, library: Library) -> TablePart | None:
    """What the question asks of a table that it names, None if it names none or asks for none of its rows,
    or for those that have a named value in a cell (`table_rows`)."""
    text = query.text
    ordinal = _ORDINAL.search(text)
    listing = _LIST.search(text) or _COUNT.search(text)
    called = _NUMBERED.search(text)
    if not (ordinal or listing) or not (_ATTACHMENT.search(text) or _KIND.search(text) or called):
        return None
    point = points(query, library)[0]
    found = [
        table
        for id in documents_of(query, point, library) or query.documents or (library.cards if called else ())
        for table in library.tables(id)
        if len(table.rows) >= MIN_ROWS and _named(table, text)
    ]
    if len({(table.document, table.title) for table in found}) != 1:
        return None
    table = found[0]
    naming = _naming(table)
    if ordinal:
        place = int(numeral(ordinal["number"]) or 0)
        row = _numbered(table, place)
        return TablePart(table, (row,), naming, _asked(table, text), place) if row is not None else None
    if len(_matching(table, text)[1]) > 1 or ("responsibility" in query.kinds and _row_named(table, naming, text)):
        return None
    group, rows = _of_organ(table, text) if _DUTY.search(_KIND.sub("", text)) else _grouped(table, text, library)
    if not rows:
        return None
    return TablePart(table, rows, naming, group=group)


def _matching(table: Table, text: str) -> tuple[int, tuple[Row, ...]]:
    """The rows whose cell in some column is named in the question, by the column in which a named value tells rows apart."""
    for column in range(len(table.columns)):
        values = {row.cells[column].text for row in table.rows if column < len(row.cells)}
        named = {value for value in values if 2 <= len(value) <= 12 and value in text}
        if named and len(values) > 1:
            rows = tuple(row for row in table.rows if column < len(row.cells) and row.cells[column].text in named)
            return column, rows
    return -1, ()


def _named(table: Table, text: str) -> bool:
    """Whether the question names the attachment in which the table stands, or the kind of list that its title says it is."""
    where = _ATTACHMENT.search(table.path[0]) if table.path else None
    said = _ATTACHMENT.search(text)
    if said:
        return where is not None and numeral(where[1]) == numeral(said[1])
    called = _NUMBERED.search(text)
    return (called is not None and _number_said(called[0]) in {_number_said(one) for one in _NUMBERED.findall(table.title)}) or any(kind.group() in table.title for kind in _KIND.finditer(text))


def _number_said(called: str) -> str:
    """The number of a table as such: 5-1 of 表 5—1."""
    return "-".join(re.findall(r"\d+", called))


def _numbered(table: Table, place: int) -> Row | None:
    """The row with that serial number, or, in a table without such numbers, the row in that place."""
    if table.columns and table.columns[0] in _SERIAL:
        return next((row for row in table.rows if row.cells and row.cells[0].text.strip(".、") == str(place)), None)
    return table.rows[place - 1] if 0 < place <= len(table.rows) else None


def _row_named(table: Table, naming: int, text: str) -> bool:
    """Whether the question names one row by what its naming cell says, as far as the first stop, or by a name in quotation marks that only
    this row has; who is responsible for it is told from the row."""
    cells = [row.cells[naming].text for row in table.rows if naming < len(row.cells)]
    if any(sum(quoted in cell for cell in cells) == 1 for quoted in _QUOTED.findall(text)):
        return True
    said = _PLAIN.sub("", text)
    names = [_PLAIN.sub("", _MARK.sub("", _STOP.split(cell)[0])) for cell in cells]
    return sum(len(name) >= MIN_WORDS and name in said for name in names) == 1


def _naming(table: Table) -> int:
    """The column that tells the rows apart in the fewest words."""
    def cost(place: int) -> tuple[float, int]:
        words = [row.cells[place].text for row in table.rows if place < len(row.cells)]
        return len(set(words)) < 0.9 * len(words), sum(map(len, words)) > 30 * len(words)

    places = [place for place, name in enumerate(table.columns) if name not in _SERIAL] or [0]
    return min(places, key=lambda place: (*cost(place), place))


def _asked(table: Table, text: str) -> tuple[int, ...]:
    rest = _KIND.sub("", text)
    wanted = [names for words, names in _COLUMNS if words.search(rest)]
    return tuple(
        place for place, name in enumerate(table.columns)
        if name and (name in rest or f"的{name}" in text or any(words.search(name) for words in wanted))
    )


def _grouped(table: Table, text: str, library: Library) -> tuple[str, tuple[Row, ...]]:
    """The rows under the heading, or beside the spanning cell, that the question names; all rows if it names none."""
    headings = _headings(table, library)
    best: tuple[int, str, tuple[Row, ...]] = (0, "", table.rows)
    groups: dict[str, list[Row]] = {}
    for row, path in zip(table.rows, headings, strict=True):
        for name in (*path, row.cells[0].text if row.cells else ""):
            groups.setdefault(name, []).append(row)
    for name, rows in groups.items():
        bare = _MARK.sub("", name)
        core = bare.removeprefix("实施").removeprefix("推进").removesuffix("行动").removesuffix("工程")
        if len(core) >= MIN_WORDS and core in text and len(core) > best[0]:
            best = len(core), name, tuple(rows)
    return best[1], best[2]


def _of_organ(table: Table, text: str) -> tuple[str, tuple[Row, ...]]:
    """The organ that the question names, and the rows for which it is responsible."""
    rows: dict[str, list[Row]] = {}
    for row in table.rows:
        for unit in dict.fromkeys(unit for duty in row_duties(table, row) for unit in duty.units):
            name = unit.lstrip("省市县区州盟旗")
            if len(name) >= MIN_ORGAN and name in text:
                rows.setdefault(name, []).append(row)
    name = max(rows, key=len, default="")
    return name, tuple(rows.get(name, ()))


def _headings(table: Table, library: Library) -> Sequence[tuple[str, ...]]:
    """For each row the headings below the table's own under which it stands."""
    sections = library.sections(table.document)
    return [
        tuple(one.path[-1] for one in sections if one.start <= row.start < one.end and len(one.path) > len(table.path))
        for row in table.rows
    ]
