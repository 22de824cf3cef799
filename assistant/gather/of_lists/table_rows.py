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

from assistant.gather.of_figures.filters import documents as documents_of
from assistant.gather.of_figures.points import points
from assistant.gather.of_lists.table_groups import HEAD_TAIL, LONG_NAME, Group, cell, groups_of
from assistant.records import Query
from index.canonical import canonical
from index.data_files import read_data
from index.library import Library
from index.records import Row, Table
from index.synonyms import expand
from index.words import segment

_ASKS = re.compile(r"哪|什么|啥|谁|几[家座处]|有几|几个|多少个|列|名单|名称|总数|分别|是不是|多少")
_NO_CONTENT = re.compile(
    r"哪[些几个里儿一]*个?|什么|啥|多少|几个|有几|一共|总共|共有|总数|对照|对比|列[出明示]来?|列举|一下|请问?|告诉我|说说|名单|名字|名称|叫|[写念抄报]出来?|落在|坐落|地处|分别|各自?|都|有|是|的|了|在|位于|属于|隶属于?|划归|归(?![口集纳还侨])|名下|管辖?(?=的|$)|谁|里(?!程)|[全各](?=[省市县区])|一览表?|汇总表?|清单|名录|以|为|和|与|、|，|。|？|\?|吗|呢|"
    r"主要|重点|具体|全部|所有|目前|现在|[这那][张份个]|上了|[列进]了|表里|表中|这个|那个|我们?|想|知道|看|依托|布局|安排|规划|发展|建设|推进|行业|领域|方面"
)
_ADMINISTRATIVE = re.compile(r"(?:省|市|县|区|州|盟|旗|自治区|自治州|自治县)$")
_BREAKS = re.compile(r"[、，,；;。\n]|\d+[.．、]")
_PLAIN = re.compile(r"[\s“”\"'‘’（）()《》]")
_NUMBER = re.compile(r"(?:附?表|专栏|附件)\s?[一二三四五六七八九十\d]+(?:[-—.][\d]+)*")
"""A table named by its number (表5-1)."""
_YEAR = re.compile(r"(?:19|20)\d\d年")
_SHORT_CELL = 16
_SHORTEST = 3
_DOCUMENTS = 6
_HITS = 30
_MOST_LOOKED_UP = 4
_TITLE_END = 5
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


def _groups(query: Query, library: Library) -> Iterator[Group]:
    """The groups of the documents that may be meant: those named, else those of the question's region and those that search finds."""
    ids = list(query.documents)
    if not ids:
        hits = library.passages([hit.id for hit in library.search_passages(query.text, _HITS)])
        near = documents_of(query, points(query, library)[0], library) or ()
        ids = list(dict.fromkeys((*near, *(passage.document for passage in hits.values()))))
    for id in ids[:_DOCUMENTS]:
        yield from groups_of(library, id)


class _Asked:
    """One question held against one group of rows."""

    def __init__(self, text: str, group: Group) -> None:
        self._number = next(iter(_NUMBER.findall(text)), "")
        self._text = _NUMBER.sub("", text)
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
        """The rows whose name the question has, in full or shortened; what it says of a table's title names a row only where nothing else does."""
        titles = {said for table, _ in self._rows if (said := _title_said(table, self._text))}
        beside = self._text
        for said in sorted(titles, key=len, reverse=True):
            beside = re.sub(rf"{re.escape(said)}(?:产业|行业|领域)?", " ", beside)
        return self._rows_named_in(beside) or self._rows_named_in(self._text)

    def _rows_named_in(self, text: str) -> list[tuple[Table, Row]]:
        found = []
        for table, row in self._rows:
            name = _PLAIN.sub("", cell(row, self._name))
            if not 2 <= len(name) <= LONG_NAME:
                continue
            said = name if name in text else _shortened(name, text)
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
        if self._number and any(self._number in one.title for one, _ in self._rows):
            return self._number in table.title
        named = {one.index: said for one, _ in self._rows if (said := _title_said(one, self._text))}
        if table.index in named:
            self._used.append(named[table.index])
        return not named or table.index in named

    def _filtered(self, rows: list[tuple[Table, Row]]) -> list[tuple[Table, Row]] | None:
        """The rows that have the words of the question in a cell: of words in one column any (甲市和乙市), of words in several all. Words of the
        document's own title or region part no rows."""
        wanted: dict[int, list[int]] = {}
        several = len({table.index for table, _ in rows}) > 1
        for word in (*self._values_said(rows), *self._words_left()):
            if any(word in kind for kind in self._kinds if kind in self._text) or any(word in said for said in self._used) or canonical(word) in self._group.title:
                continue
            places = [(column, number) for number, (_, row) in enumerate(rows) for column, one in enumerate(row.cells) if _holds(one.text, word, whole=several)]
            numbers = {number for _, number in places}
            if numbers and len(numbers) < len(rows):
                wanted.setdefault(min(column for column, _ in places), []).extend(numbers)
                self._used.append(word)
        kept = set(range(len(rows))).intersection(*wanted.values())
        return [pair for number, pair in enumerate(rows) if number in kept] or None

    def _values_said(self, rows: Sequence[tuple[Table, Row]]) -> list[str]:
        """The whole cells that the question has, whatever stands around them (归吴忠市管的), long ones first; of places also without 市 or 县."""
        cells = {_PLAIN.sub("", one.text) for _, row in rows for column, one in enumerate(row.cells) if column != self._name}
        forms = {form for one in cells if len(one) <= _SHORT_CELL for form in (one, _ADMINISTRATIVE.sub("", one)) if len(form) > 1 and form in self._text}
        return sorted(forms, key=len, reverse=True)

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
        return any(re.search(rf"(?:哪|什么|几|多少|列)[^，。]{{0,6}}{kind}|{kind}[^，。]{{0,4}}(?:哪|几|多少|叫|谁|名[称单字]|总数)", self._text) for kind in self._kinds)

    def _whole(self) -> bool:
        """Whether the question names the table as such, by its title or its number."""
        return any(_title_said(table, self._text) or (self._number and self._number in table.title) for table, _ in self._rows)


def _pieces(run: str) -> list[str]:
    """The words of a run, a single sign held to the word behind it (云基地 is no 基地 of any kind)."""
    found: list[str] = []
    for word in segment(run):
        if found and len(found[-1]) == 1:
            found[-1] += word
        else:
            found.append(word)
    return found


def name(found: Found, table: Table, row: Row) -> str:
    """What to call a row: the cell that names it, else the title of its table."""
    named = cell(row, found.name)
    return named if named and len(_BREAKS.split(named)) == 1 and len(named) <= LONG_NAME else table.title


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
    """The part of a table's title that the question has: its longest run of words of at least two signs at its beginning, or of
    `_TITLE_END` at its end (重点园区汇总表 of 某省重点园区汇总表)."""
    title = _PLAIN.sub("", table.title)
    title = re.sub(r"^(?:表|附表|专栏|图)[\d一二三四五六七八九十\-—.]*", "", title)
    for end in range(len(title), 1, -1):
        if title[:end] in text:
            return title[:end]
    return next((title[start:] for start in range(1, len(title) - _TITLE_END + 1) if title[start:] in text), "")


def _way_of_asking(head: str, text: str) -> str:
    """The words by which the question asks for a column, "" if it does not."""
    plain = HEAD_TAIL.sub("", _PLAIN.sub("", head))
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
    tree = read_data(Path(__file__).parents[2].joinpath("table_heads.yaml"))
    return tuple((re.compile(heads), re.compile(asking)) for heads, asking in tree.items())


def _holds(text: str, word: str, *, whole: bool) -> bool:
    """Whether a cell has a word: a short cell anywhere in it, a place also without 市 or 县; a longer one as an item or the short form of one, or,
    unless items have to be the word as a `whole`, as the beginning or end of an item. What stands within a sentence of a cell is no value of it."""
    if len(text) <= _SHORT_CELL:
        bare = _ADMINISTRATIVE.sub("", word)
        if word in text or (len(bare) > 1 and bare in text):
            return True
    items = [item.strip() for item in _BREAKS.split(text) if item.strip()]
    return any(
        item == word or (not whole and (item.startswith(word) or item.endswith(word))) or (len(word) > _SHORTEST and _shortened(item, word) == word)
        for item in items
    )
