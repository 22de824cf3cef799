"""What the structure of a document lists: rows of a table, headings under a heading, like figures under like headings.

"五大传统产业各自的产值", "位于某市的园区", "九大专项行动的名字": a number word with a thing, a place in a table's column, a heading.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.gather.filters import documents as documents_of
from assistant.gather.points import points
from assistant.records import Point, Query
from index.canonical import canonical
from index.library import Library
from index.quantities import chinese_number
from index.records import Row, Section, Table, Target
from index.words import bigrams

_COUNTED = re.compile(r"(?P<count>[一二两三四五六七八九十]{1,3}|\d{1,2})(?:个|大|项|条|类|家|种|方面|大类)?(?P<thing>[\u4e00-\u9fff]{2,14})")
_QUOTED_COUNT = re.compile(r"[“\"](?P<count>[一二三四五六七八九十]{1,3})(?:个|大|项|条|类)?(?P<thing>[\u4e00-\u9fff]{2,10})[”\"]")
_QUOTED = re.compile(r"[“\"][^”\"]{2,14}[”\"]")
_UNITS = ("年", "月", "天", "日", "级", "点", "分", "成", "倍", "五")
_LIST = re.compile(r"哪|名字|列|叫什么|都有|有什么|分别是|是什么|有几个|几个|多少个")
_EACH = re.compile(r"各|分别|逐个|每个|加起来|合计|加总|总和|之和|最高|最低|相加")
_METRIC = re.compile(r"总产值|产值|增加值|营业收入|产能|投资|收入")
_AS = re.compile(r"(?P<name>[\u4e00-\u9fff]{2,10})按(?P<metric>[\u4e00-\u9fff]{2,8}?)(?:来)?(?:计)?算")
_TAIL = re.compile(r"(?:各自|各|的|里|中|分别|都|是|有|在|与|和|到|按|逐|20\d\d|每|哪|叫|名|产值|增加值|合计|要|请|目标|具体|写|定|重点任务).*$")


@dataclass(frozen=True, slots=True)
class Member:
    """A member of a family: what it is called, and its row (or two: part and whole)."""

    name: str
    rows: tuple[Target, ...]


@dataclass(frozen=True, slots=True)
class Family:
    """Like figures under like headings; `stated` is the total that the document gives itself, if any."""

    about: str
    members: tuple[Member, ...]
    stated: Target | None


@dataclass(frozen=True, slots=True)
class Listed:
    """Headings of one level under one heading."""

    document: str
    about: str
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class TableRows:
    """Rows of a table that have a word of the question in a cell; `column` is the one that names them."""

    table: Table
    rows: tuple[Row, ...]
    column: int


def families(query: Query, library: Library) -> Family | None:
    """Like figures of the things that the question counts ("六个重点产业"), None if it counts none or they are not found."""
    metrics = list(dict.fromkeys(_METRIC.findall(query.text)))
    if not metrics or not _EACH.search(query.text):
        return None
    point = points(query, library)[0]
    for id in documents_of(query, point, library) or list(query.documents):
        for count, thing in _counted(query):
            family = _family(query, library, id, count, thing, metrics, point)
            if family is not None:
                return family
    return None


def listed(query: Query, library: Library) -> Listed | None:
    """The headings under the heading that holds as many things as the question counts, None if there is none."""
    if not _LIST.search(query.text) or query.unit not in ("", "个", "项", "条", "类", "种") or query.operations:
        return None
    point = points(query, library)[0]
    places = documents_of(query, point, library) or list(query.documents) or list(library.cards)[:12]
    best: tuple[float, Listed] | None = None
    for id in places:
        sections = library.sections(id)
        text = library.document(id).text
        for count, thing in _counted(query):
            home = _home(text, sections, count, thing)
            if home is None:
                continue
            for section in sections:
                if not (home.start <= section.start and section.end <= home.end):
                    continue
                children = [one for one in sections if one.parent == section.index and one.kind not in ("contents", "bullet", "body")]
                if len(children) == count and all(one.title for one in children):
                    near = 1.0 if thing[:4] in canonical(section.title) else 0.5 - section.level / 20
                    if best is None or near > best[0]:
                        best = near, Listed(id, section.title or thing, tuple(children))
    return best[1] if best else None


def table_rows(query: Query, library: Library) -> TableRows | None:
    """The rows of a table that have a word of the question in a cell, None if the question is not about a table's rows."""
    if not _LIST.search(query.text) or "responsibility" in query.kinds:
        return None
    point = points(query, library)[0]
    best: tuple[int, TableRows] | None = None
    asked = set(bigrams(canonical("".join(query.words))))
    for id in documents_of(query, point, library) or list(query.documents) or list(library.cards)[:40]:
        for table in library.tables(id):
            if len(table.rows) < 3:
                continue
            about = set(bigrams(canonical(f"{table.title} {' '.join(table.columns)}")))
            named = re.sub(r"\s", "", table.title)[:5]
            if len(about & asked) < 3 and not (len(named) > 3 and named in query.text):
                continue
            column, rows = _matching(table, query.text)
            if len(rows) >= 2 and (best is None or len(about & asked) > best[0]):
                best = len(about & asked), TableRows(table, rows, 1 if column == 0 and len(table.columns) > 1 else 0)
    return best[1] if best else None


def _matching(table: Table, text: str) -> tuple[int, tuple[Row, ...]]:
    """The rows whose cell in some column is named in the question, by the column in which a named value tells rows apart."""
    for column in range(len(table.columns)):
        values = {row.cells[column].text for row in table.rows if column < len(row.cells)}
        named = {value for value in values if 2 <= len(value) <= 12 and value in text}
        if named and len(values) > 1:
            rows = tuple(row for row in table.rows if column < len(row.cells) and row.cells[column].text in named)
            return column, rows
    return -1, ()


def _counted(query: Query) -> list[tuple[int, str]]:
    """The things that the question counts, with their number, quoted ones first."""
    text = "，".join((query.bare, *query.context, *_QUOTED.findall(query.text)))
    found = []
    for pattern in (_QUOTED_COUNT, _COUNTED):
        for match in pattern.finditer(text):
            word = match["count"]
            count = int(word) if word.isdigit() else int(chinese_number(word) or 0)
            thing = _TAIL.sub("", match["thing"])
            if 2 <= count <= 40 and len(thing) >= 2 and not thing.startswith(_UNITS) and text[match.start() - 1 : match.start()] not in ("第", "十"):
                found.append((count, thing))
    return list(dict.fromkeys(found))


def _home(text: str, sections: Sequence[Section], count: int, thing: str) -> Section | None:
    """The chapter or attachment whose text speaks of so many of these things; the first heading that does comes first."""
    number = "一二三四五六七八九十"
    words = [f"{number[count - 1]}{link}{thing}" for link in ("", "个", "大", "项", "条", "类")] if count <= 10 else []
    words.append(f"{count}个{thing}")
    place = next((at for word in words if (at := text.find(word)) >= 0), -1)
    if place < 0:
        return next((one for one in sections if one.level > 0 and len(thing) >= 4 and thing in one.title), None)
    around = [one for one in sections if one.level > 0 and one.start <= place < one.end]
    if not around:
        return sections[0] if sections else None
    attachment = next((one for one in around if one.kind == "attachment"), None)
    if attachment is not None:
        return attachment
    inner = next((one for one in around if thing in one.title), None)
    return inner or sections[0]


def _family(
    query: Query, library: Library, id: str, count: int, thing: str, metrics: Sequence[str], point: Point
) -> Family | None:
    sections = library.sections(id)
    rows = [
        row for row in library.targets([id])
        if row.status == "target" and row.measure == "level" and (point.year is None or row.year == point.year)
    ]
    swaps = {match["name"]: match["metric"] for match in _AS.finditer(query.text)}
    parents = [one for one in sections if thing in one.title] + [one for one in sections if thing not in one.title]
    for parent in parents:
        children = [one for one in sections if one.parent == parent.index]
        if len(children) < count:
            continue
        members = []
        for child in children:
            inside = [row for row in rows if child.start <= row.start < child.end]
            name = re.sub(r"[。，：:]+$", "", child.title)
            picked = [_pick(inside, metric, name, swaps) for metric in metrics[:2]]
            found = tuple(row for row in picked if row is not None)
            if len(found) == min(len(metrics), 2):
                members.append(Member(_short(name, found[0]), found))
        if len(members) == count:
            stated = next((row for row in rows if thing in row.quote and metrics[0] in row.indicator
                           and not any(row in member.rows for member in members)), None)
            ordered = members if len(metrics) < 2 else members
            return Family(parent.title or thing, tuple(ordered), stated)
    return None


def _pick(rows: Sequence[Target], metric: str, name: str, swaps: dict[str, str]) -> Target | None:
    """The row of a section that measures `metric` (or what the question says to take instead for it)."""
    for swapped, other in swaps.items():
        if swapped[-4:] in name or swapped[:4] in name:
            for row in rows:
                if other in row.indicator or other in row.quote:
                    return row
    fitting = [row for row in rows if metric in row.indicator or canonical(metric) in canonical(row.indicator)]
    if metric == "产值":
        fitting = [row for row in fitting if "增加值" not in row.indicator]
    return fitting[0] if fitting else None


def _short(heading: str, row: Target) -> str:
    """What to call a member: the scope of its row, else its heading without verbs of policy."""
    bare = re.sub(r"^(?:做优做强|优化发展|加快壮大|培育壮大|延伸发展|提档升级|大力发展|积极发展|加快发展|做大做强|发展|壮大|培育)", "", heading)
    return bare or row.indicator
