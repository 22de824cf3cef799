"""Questions to the rows of a table: which rows fit ("石嘴山市有哪些园区"), what stands in a row ("某园区的主导产业").

Every content word of the question has to be found in the table: in its title or headings, in a column head (or a way to ask
for it, `table_heads.yaml`), in the name of a row (also shortened: 宁东基地 for 宁东能源化工基地), or in a cell. Tables of one
document with the same columns (a roadmap an industry) are asked as one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from assistant.gather.filters import documents as documents_of
from assistant.gather.points import points
from assistant.records import Query
from index.canonical import canonical
from index.data_files import read_data
from index.library import Library, per_library
from index.records import Row, Table
from index.synonyms import expand
from index.words import segment

_ASKS = re.compile(r"哪|什么|啥|有几|几个|多少个|列|名单|名称|总数|分别|是不是|多少")
_NO_CONTENT = re.compile(
    r"哪[些几个里儿一]*个?|什么|啥|多少|几个|有几|一共|总共|共有|总数|对照|对比|列[出明示]来?|列举|一下|请问?|告诉我|说说|名单|名字|名称|叫|[写念抄报]出来?|落在|坐落|地处|分别|各自?|都|有|是|的|了|在|位于|属于|以|为|和|与|、|，|。|？|\?|吗|呢|"
    r"主要|重点|具体|全部|所有|目前|现在|[这那][张份个]|上了|[列进]了|表里|表中|这个|那个|我们?|想|知道|看|依托|布局|安排|规划|发展|建设|推进|行业|领域|方面"
)
_ADMINISTRATIVE = re.compile(r"(?:省|市|县|区|州|盟|旗|自治区|自治州|自治县)$")
_BREAKS = re.compile(r"[、，,；;。\n]|\d+[.．、]")
_PLAIN = re.compile(r"[\s“”\"'‘’（）()《》]")
_HEAD_TAIL = re.compile(r"(?:名称|名录|情况|及.*|与.*|和.*)$")
_YEAR = re.compile(r"(?:19|20)\d\d年")
_LONG_NAME = 24
_COMMON = 0.2
"""A way to end is one of the things named if more than this share of the names end so."""
_SHORT_CELL = 16
_SHORTEST = 3
_DOCUMENTS = 6
_HITS = 30
_MOST_LOOKED_UP = 4
_MOST_TOLD = 800
"""So many signs of further columns are told beside the names."""
_EACH = re.compile(r"(?:哪|什么|啥|几)[^，。]*[，。；、和及][^，。]*(?:什么|啥|哪|多少|几|各|分别|都)")


@dataclass(frozen=True, slots=True)
class Found:
    """Rows of tables with the same columns. `name` is the column that names rows, `asked` the columns asked for ("" of them: the names)."""

    rows: tuple[tuple[Table, Row], ...]
    name: int
    asked: tuple[int, ...]

    @property
    def document(self) -> str:
        return self.rows[0][0].document

    @property
    def columns(self) -> tuple[str, ...]:
        return self.rows[0][0].columns


def table_rows(query: Query, library: Library) -> Found | None:
    """The rows that answer, None if the question is none to a table's rows or no table has all its words."""
    if query.operations - {"sum"} or _YEAR.search(query.text) or query.kinds & {"responsibility", "document", "change", "support", "how", "why"}:
        return None
    if "figure" in query.kinds and "count" not in query.kinds:
        return None
    text = _PLAIN.sub("", query.bare or query.text)
    found = [answer for group in _groups(query, library) if (answer := _Asked(text, group).answer()) is not None]
    return max(found, key=lambda one: one[0])[1] if found else None


@dataclass(frozen=True, slots=True)
class _Group:
    """The rows of a document's tables with the same columns: `name` is the column that names rows, `kinds` are what such things
    are called (园区, 开发区), `about` is what title and region of the document and the columns say.
    """

    rows: tuple[tuple[Table, Row], ...]
    columns: tuple[str, ...]
    name: int
    kinds: frozenset[str]
    about: str


def _groups(query: Query, library: Library) -> Iterator[_Group]:
    """The groups of the documents that may be meant: those named, else those of the question's region and those that search finds."""
    ids = list(query.documents)
    if not ids:
        hits = library.passages([hit.id for hit in library.search_passages(query.text, _HITS)])
        near = documents_of(query, points(query, library)[0], library) or ()
        ids = list(dict.fromkeys((*near, *(passage.document for passage in hits.values()))))
    for id in ids[:_DOCUMENTS]:
        yield from _groups_of(library, id)


@per_library(512)
def _groups_of(library: Library, id: str) -> tuple[_Group, ...]:
    found: dict[tuple[str, ...], list[tuple[Table, Row]]] = {}
    for table in library.tables(id):
        if len(table.columns) > 1 and table.rows:
            found.setdefault(table.columns, []).extend((table, row) for row in table.rows)
    card = library.cards[id]
    groups = []
    for columns, rows in found.items():
        name = _naming(rows, len(columns))
        about = canonical("".join((card.title, card.meta.region, *columns)))
        groups.append(_Group(tuple(rows), columns, name, _kinds(rows, name), about))
    return tuple(groups)


class _Asked:
    """One question held against one group of rows."""

    def __init__(self, text: str, group: _Group) -> None:
        self._text = text
        self._group = group
        self._rows, self._name, self._kinds = group.rows, group.name, group.kinds
        self._used = sorted((kind for kind in self._kinds if kind in text), key=len)[-1:]

    def answer(self) -> tuple[int, Found] | None:
        """The rows with how sure it is that they are meant: 3 a row or table named, 2 the things rows are about, 1 a column."""
        asked = self._asked_columns()
        if not asked and not self._used:
            return None
        named = self._named_rows()
        fitting = [pair for pair in (named or self._rows) if self._in_table_named(pair[0])]
        kept = self._filtered(fitting)
        if kept is None or not self._explained(kept):
            return None
        asked = tuple(column for column in asked if not (named and column == self._name))
        if named and asked:
            return (3, Found(tuple(kept), self._name, asked)) if len(kept) <= _MOST_LOOKED_UP else None
        if named or not _ASKS.search(self._text) or (len(kept) == len(self._rows) and not self._whole()):
            return None
        if self._asks_names() or asked == (self._name,):
            return 2, Found(tuple(kept), self._name, self._beside(asked, kept))
        sure = 3 if self._whole() else 1
        asked = tuple(column for column in asked if column != self._name) or asked
        return (sure, Found(tuple(kept), self._name, asked)) if asked and len(kept) <= _MOST_LOOKED_UP else None

    def _beside(self, asked: Sequence[int], kept: Sequence[tuple[Table, Row]]) -> tuple[int, ...]:
        """The columns asked for beside the names (“有哪些园区，主导产业分别是什么”), where their cells are short enough to be listed."""
        columns = tuple(column for column in asked if column != self._name and (len(kept) == 1 or len({cell(row, column) for _, row in kept}) > 1))
        told = sum(len(cell(row, column)) for _, row in kept for column in columns)
        return columns if _EACH.search(self._text) and told <= _MOST_TOLD else ()

    def _named_rows(self) -> list[tuple[Table, Row]]:
        """The rows whose name the question has, in full or shortened."""
        found = []
        for table, row in self._rows:
            name = _PLAIN.sub("", cell(row, self._name))
            if not 2 <= len(name) <= _LONG_NAME:
                continue
            said = name if name in self._text else _shortened(name, self._text)
            if said:
                self._used.append(said)
                found.append((table, row))
        return found

    def _asked_columns(self) -> tuple[int, ...]:
        found = []
        for column, head in enumerate(self._group.columns):
            said = _way_of_asking(head, self._text)
            if said:
                self._used.append(said)
                found.append(column)
        return tuple(found)

    def _in_table_named(self, table: Table) -> bool:
        """Whether the question names the table (of several with the same columns), or none of them."""
        named = {one.index: said for one, _ in self._rows if (said := _title_said(one, self._text))}
        if table.index in named:
            self._used.append(named[table.index])
        return not named or table.index in named

    def _filtered(self, rows: list[tuple[Table, Row]]) -> list[tuple[Table, Row]] | None:
        """The rows that have the words of the question in a cell: of words in one column any (甲市和乙市), of words in several all."""
        wanted: dict[int, list[int]] = {}
        for word in self._words_left():
            if any(word in kind for kind in self._kinds if kind in self._text) or any(word in said for said in self._used):
                continue
            places = [(column, number) for number, (_, row) in enumerate(rows) for column, one in enumerate(row.cells) if _holds(one.text, word)]
            numbers = {number for _, number in places}
            if numbers and len(numbers) < len(rows):
                wanted.setdefault(min(column for column, _ in places), []).extend(numbers)
                self._used.append(word)
        kept = set(range(len(rows))).intersection(*wanted.values())
        return [pair for number, pair in enumerate(rows) if number in kept] or None

    def _words_left(self) -> list[str]:
        """The content words of the question that nothing has explained so far, long ones first."""
        rest = self._text
        for said in sorted(dict.fromkeys(self._used), key=len, reverse=True):
            rest = rest.replace(said, " ")
        runs = [run for run in _NO_CONTENT.sub(" ", rest).split() if len(run) > 1]
        words = [word for run in runs for word in (run, *_pieces(run)) if len(word) > 1]
        return sorted(dict.fromkeys(words), key=len, reverse=True)

    def _explained(self, kept: Sequence[tuple[Table, Row]]) -> bool:
        """Whether every content word of the question is one of the table's."""
        first = kept[0][0]
        about = self._group.about + canonical("".join((first.title, *first.path)))
        left = self._words_left()
        words = [word for word in left if not any(word != other and other in word for other in left)]
        return all(canonical(word) in about or word in self._kinds or any(canonical(other) in about for other in expand(word)) for word in words)

    def _asks_names(self) -> bool:
        """Whether the question asks which or how many of the things named by the rows there are: 哪些园区, 有几个工业园区."""
        return any(re.search(rf"(?:哪|什么|几|多少|列)[^，。]{{0,6}}{kind}|{kind}[^，。]{{0,4}}(?:哪|几|多少|叫|名[称单字]|总数)", self._text) for kind in self._kinds)

    def _whole(self) -> bool:
        """Whether the question names the table as such."""
        return any(_title_said(table, self._text) for table, _ in self._rows)


def _pieces(run: str) -> list[str]:
    """The words of a run, a single sign held to the word behind it (云基地 is no 基地 of any kind)."""
    found: list[str] = []
    for word in segment(run):
        if found and len(found[-1]) == 1:
            found[-1] += word
        else:
            found.append(word)
    return found


def cell(row: Row, column: int) -> str:
    """The text in a column of a row, "" where the row is shorter."""
    return row.cells[column].text if column < len(row.cells) else ""


def name(found: Found, table: Table, row: Row) -> str:
    """What to call a row: the cell that names it, else the title of its table."""
    named = cell(row, found.name)
    return named if named and len(_BREAKS.split(named)) == 1 and len(named) <= _LONG_NAME else table.title


def _naming(rows: Sequence[tuple[Table, Row]], columns: int) -> int:
    """The first column whose cells are short and tell most rows apart."""
    for column in range(columns):
        cells = [cell(row, column) for _, row in rows]
        filled = [cell for cell in cells if cell and not cell.isdigit()]
        if len(filled) * 2 > len(cells) and len(set(filled)) * 10 >= len(filled) * 8 and sum(map(len, filled)) <= _LONG_NAME * len(filled):
            return column
    return 0


def _kinds(rows: Sequence[tuple[Table, Row]], column: int) -> frozenset[str]:
    """How the names of rows end, where several end alike: 开发区, 园区; and equal words for it."""
    counts: dict[str, int] = {}
    for _, row in rows:
        name = cell(row, column)
        for length in (2, 3, 4):
            if len(name) > length:
                counts[name[-length:]] = counts.get(name[-length:], 0) + 1
    ends = {end for end, count in counts.items() if count > max(1, len(rows) * _COMMON)}
    head = _HEAD_TAIL.sub("", rows[0][0].columns[column])
    ends |= {head} if len(head) > 1 else set()
    return frozenset(ends | {other for end in ends for other in expand(end)})


def _shortened(name: str, text: str) -> str:
    """How `text` shortens `name`: its first two signs, some of the rest in order, its last sign (宁东基地); "" if it does not."""
    best = ""
    start = text.find(name[:2])
    while start >= 0:
        place = 0
        for end in range(start, min(len(text), start + len(name))):
            found = name.find(text[end], place)
            if found < 0:
                break
            place = found + 1
            said = text[start : end + 1]
            if len(said) >= _SHORTEST and said[-1] == name[-1] and len(said) > len(best):
                best = said
        start = text.find(name[:2], start + 1)
    return best


def _title_said(table: Table, text: str) -> str:
    """The part of a table's title that the question has: its longest run of words of at least two signs, at its beginning."""
    title = _PLAIN.sub("", table.title)
    title = re.sub(r"^(?:表|附表|专栏|图)[\d一二三四五六七八九十\-—.]*", "", title)
    for end in range(len(title), 1, -1):
        if title[:end] in text:
            return title[:end]
    return ""


def _way_of_asking(head: str, text: str) -> str:
    """The words by which the question asks for a column, "" if it does not."""
    plain = _HEAD_TAIL.sub("", _PLAIN.sub("", head))
    if len(plain) > 1 and plain in text:
        return plain
    for heads, asking in _heads():
        if heads.search(head):
            said = asking.search(text)
            if said:
                return said[0]
    return ""


@cache
def _heads() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    tree = read_data(Path(__file__).parents[1].joinpath("table_heads.yaml"))
    return tuple((re.compile(heads), re.compile(asking)) for heads, asking in tree.items())


def _holds(text: str, word: str) -> bool:
    """Whether a cell has a word: as it is, as a place (with or without 市, 县), or as the short form of an item."""
    if word in text:
        return True
    bare = _ADMINISTRATIVE.sub("", word)
    if len(bare) > 1 and bare != word and len(text) <= _SHORT_CELL and bare in text:
        return True
    return len(word) > _SHORTEST and any(_shortened(item.strip(), word) == word for item in _BREAKS.split(text) if item)
