"""What a question asks of a grid: which rows it names, in which columns, and that all else it speaks of belongs to that table.

"平湖市和海宁市的新增装机上限合计" names two rows and a column; "新建口袋公园的目标跟“十四五”实际比" a row, its goal and where it started.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from assistant.gather.of_documents.in_force import documents_for
from assistant.gather.of_lists.grids import Column, Grid, Line, grids_of
from assistant.records import Query
from index.canonical import canonical
from index.counties import find_counties
from index.library import Library
from index.quantities import five_year_plan, unit_family
from index.words import bigrams

_SIGNS = re.compile(r"[\s“”\"‘’（）()《》〈〉]")
_PLACE_END = re.compile(r"(?:新区|自治县|[县区市旗])$")
_AMOUNT_END = re.compile(r"(?:总)?(?:数量|数|面积|规模|比例|人数|里程|总量)$")
_LEAD_IN = re.compile(r"^(?:新增|新建|改建|实施|推动|推进|完成|开展|累计|改造|建设|提升)+(?:或新建|和新建|和提升)?")
_PLAN = re.compile(r"十([一二三四五六七])?五")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_TALK = re.compile(
    r"正文|专栏|附表|附件|表格|表[里中]|任务|目标|指标|计划|规划|方案|完成|实际|基期|现状|区间|累计|合计|总计|汇总|全部|全市|全省|全县|全区|各县区|县市区|各区|各县|县区|各地|上限|下限|最多|最少|最高|最低|最重|最轻|最大|最小|最长|最短|情况|"
    r"数量|户数|人数|个数|多少|工作|安排|分配|分解|建设|改造|新增|上一?个|前一?个|五年|三年|两年|时期|期间|这[个项]|那[个项]|增加|减少|提高|降低|下降|相比|比较|加码|缩减|少[一-鿿]|多[一-鿿]|占比|比重|比例|单位|责任|牵头|负责|地方|区域|哪些|分别|"
    r"一样|一致|变化|年度|每年|分配表|任务表|分解表|要求|量|数|座|套|户|亩|个|项|年|市|区|县"
)
_IDLE = re.compile(r"建设|任务|目标|计划|指标|完成|方案|工作|行动|规划|全市|各县|各区|县市|市区|县区|(?:19|20)\d\d年?|[多几]少|一共|合计|哪[个些]")
_COUNTED = re.compile(r"[一二两三四五六七八九十几哪]+[个项家条处段座类种块片]")
_RATIOS, _COUNTS = frozenset({"share", "point", "multiple", "time"}), frozenset({"count", "people"})
_LATIN = re.compile(r"[A-Za-z%]+")
_ROW_COVERED = 0.6
"""So much of a long name of a row, in pairs of signs, stands for it."""
_LEAD = 0.15
"""By so much the best row has to go before the next."""
_LEAST = 4
"""With so many signs at least the end of a name stands for it."""
_CAPTION = 5
"""A run of a caption has no fewer signs."""
_SHORT = 4
"""Names of places are no longer without 县."""
_LONG = 5
"""Names with so many signs need not be said in full."""


@dataclass(frozen=True, slots=True)
class GridAsked:
    """The grid meant, the rows that the question names in its order (() for none) and the columns it names (() for none)."""

    grid: Grid
    lines: tuple[Line, ...]
    columns: tuple[Column, ...]
    text: str


def grid_asked(query: Query, library: Library, besides: Callable[[GridAsked], str] = lambda _: "") -> GridAsked | None:
    """The one grid that a question means; None where it means none, or where several fit as well. `besides` gives the words that the question may
    speak of besides those of a grid."""
    text = plain(query.text if len(query.dialogue) > 1 else query.question)
    documents = documents_for(query, library)
    found: list[tuple[float, GridAsked]] = []
    for id in documents if documents is not None else library.cards:
        for grid in grids_of(library, id):
            asked = _asked(grid, text)
            if asked is not None and _speaks_of(asked, query, library, besides(asked)):
                found.append((_weight(asked), asked))
    if not found:
        return None
    best = max(weight for weight, _ in found)
    meant = [asked for weight, asked in found if weight == best]
    return meant[0] if len(meant) == 1 else None


def plain(text: str) -> str:
    """Words without quotation marks, brackets and blanks."""
    return _SIGNS.sub("", canonical(text))


def _asked(grid: Grid, text: str) -> GridAsked | None:
    lines = _lines(grid, text)
    rest = text
    for line in lines:
        rest = rest.replace(plain(line.name), "＿")
    return GridAsked(grid, lines, _columns(grid, rest), text)


def _lines(grid: Grid, text: str) -> tuple[Line, ...]:
    """The rows named: by their whole name, by that of a place without 县 or 区, else the one of which most is said."""
    found: dict[int, Line] = {}
    rest = text
    for line in sorted(grid.parts, key=lambda one: -len(one.name)):
        for name in _names(line):
            at = _place_of(name, rest)
            if at >= 0:
                found[at] = line
                rest = rest.replace(name, "＿" * len(name))
                break
    if found:
        return tuple(found[at] for at in sorted(found))
    ending = _ending(grid, text)
    if ending is not None:
        return (ending,)
    own = frozenset(bigrams(text))
    best = sorted(((covered(line.name, own), line) for line in grid.parts if len(plain(line.name)) >= _LONG), key=lambda pair: -pair[0])
    if best and best[0][0] >= _ROW_COVERED and (len(best) == 1 or best[0][0] - best[1][0] >= _LEAD):
        return (best[0][1],)
    return ()


def _place_of(name: str, text: str) -> int:
    """Where a name is said; that of a place without 县 not where another kind of place is named (大理州 is not 大理市)."""
    found = re.search(rf"{re.escape(name)}(?![省市州县区盟旗])", text) if len(name) <= _SHORT else None
    return found.start() if found else text.find(name) if len(name) > _SHORT else -1


def _ending(grid: Grid, text: str) -> Line | None:
    """The one row whose long name ends as the question says it (适老化改造 of 特殊困难老年人家庭适老化改造)."""
    found: dict[int, list[Line]] = {}
    for line in grid.parts:
        name = _AMOUNT_END.sub("", plain(line.name))
        size = next((size for size in range(len(name), _LEAST - 1, -1) if name[-size:] in text), 0)
        if size:
            found.setdefault(size, []).append(line)
    best = found[max(found)] if found else []
    return best[0] if len(best) == 1 and len(found) == 1 else None


def _names(line: Line) -> list[str]:
    name = plain(line.name)
    short = _AMOUNT_END.sub("", name)
    place = _PLACE_END.sub("", name)
    return [name, *([short] if len(short) >= _LONG else []), *([place] if 2 <= len(place) <= 4 and place != name else [])]


def covered(name: str, own: frozenset[str]) -> float:
    """How much of a name, in pairs of signs, a question has, without the verb before it and the 数量 behind it."""
    pairs = frozenset(bigrams(_LEAD_IN.sub("", _AMOUNT_END.sub("", plain(name)))))
    return len(pairs & own) / len(pairs) if pairs else 0.0


def _columns(grid: Grid, rest: str) -> tuple[Column, ...]:
    """The columns named by a year or a plan in the order of the table, else the one whose head shares most with the question."""
    years = {int(year) for year in _YEAR.findall(rest)} | {five_year_plan(f"十{ordinal}" if ordinal else "十")[1] for ordinal in _PLAN.findall(rest)}
    dated = tuple(column for column in grid.columns if column.year in years)
    if dated:
        return dated
    own = frozenset(bigrams(_without_caption(rest, plain(grid.table.title))))
    shared = sorted(((len(frozenset(bigrams(plain(column.head))) & own), column) for column in grid.columns if column.year is None), key=lambda pair: -pair[0])
    if shared and shared[0][0] and (len(shared) == 1 or shared[0][0] > shared[1][0]):
        return (shared[0][1],)
    return ()


def _without_caption(text: str, caption: str) -> str:
    """The words of a question without the longest run that they share with a table's caption: that names the table and no column."""
    runs = (caption[at : at + size] for size in range(len(caption), _CAPTION - 1, -1) for at in range(len(caption) - size + 1))
    run = next((run for run in runs if run in text), "")
    return text.replace(run, "＿", 1) if run else text


def _speaks_of(asked: GridAsked, query: Query, library: Library, besides: str) -> bool:
    """Whether what the question is about is all found in the table, its caption or the title of its document."""
    table, card = asked.grid.table, library.cards[asked.grid.table.document]
    known = plain("\n".join((card.title, *card.meta.aliases, card.meta.region, table.title, *table.columns, *(line.name for line in asked.lines), *table.path, besides)))
    own = frozenset(bigrams(known))
    for word in query.topic:
        bare = _LATIN.sub("", _TALK.sub("", _COUNTED.sub("", plain(word))))
        pairs = bigrams(bare)
        if len(bare) >= 2 and pairs and sum(pair in own for pair in pairs) * 2 < len(pairs) and not _shortens(bare, known):
            return False
    return _touches(asked, f"{card.title}\n{table.title}", card.meta.region) and _of_unit(asked, query) and (asked.lines != () or not _other_places(asked, query, card.meta.region))


def _touches(asked: GridAsked, titles: str, region: str) -> bool:
    """Whether the question has more of the table than the names of places and years: what it shares out, or a column of it."""
    if any(not _PLACE_END.search(line.name) for line in asked.lines):
        return True
    rest, about = asked.text, plain("\n".join((titles, *asked.grid.table.columns)))
    for name in (*(plain(line.name) for line in asked.lines), region, region[:-1]):
        if name:
            rest, about = rest.replace(name, "＿"), about.replace(name, "＿")
    return bool(frozenset(bigrams(_IDLE.sub("＿", rest))) & frozenset(bigrams(about)))


def _of_unit(asked: GridAsked, query: Query) -> bool:
    """Whether the figures are of the kind that the question wants (多少亩 is not asked of a table in 个)."""
    wanted = unit_family(query.unit)
    units = {unit_family(figure.unit) for line in asked.lines or asked.grid.lines for place, figure in line.figures.items() if not asked.columns or place in {one.place for one in asked.columns}}
    return not wanted or wanted in _RATIOS or bool(units & {wanted, ""}) or (wanted in _COUNTS and bool(units & _COUNTS)) or not units


def _shortens(word: str, known: str) -> bool:
    """Whether a word of two signs is made of signs of one name (民爆 of 民用爆炸物品)."""
    return len(word) == 2 and re.search(rf"{re.escape(word[0])}[一-鿿]{{0,3}}{re.escape(word[1])}", known) is not None


def _other_places(asked: GridAsked, query: Query, region: str) -> bool:
    """Whether the question names a county that no row has: what the table gives of all is not asked."""
    return any(county.name in query.question and county.name not in (region, *(line.name for line in asked.grid.lines)) for county in find_counties(query.question))


def _weight(asked: GridAsked) -> float:
    """How much of the question a grid takes up: the signs of its rows named, then what its columns and caption share with it."""
    own = frozenset(bigrams(asked.text))
    named = sum(len(plain(line.name)) for line in asked.lines)
    heads = len(frozenset(bigrams(plain("".join(column.head for column in asked.columns)))) & own)
    return named + heads + 0.1 * len(frozenset(bigrams(plain(asked.grid.table.title))) & own)
