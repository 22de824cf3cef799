"""What a column other than of sums has in the row of a class: 人才公寓面积上限（平方米） of E类 is 50平方米, 租房补贴最长期限（月） is 24个月."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.compose.citing import Citations
from assistant.eligibility.told.classes_told import LABEL, plain_label, shown
from index.library import Library
from index.records import Table
from prompts import say

_UNIT = re.compile(r"[(（](?:单位[:：])?(?P<unit>个?月|年|平方米|㎡|平米|人|套|间|个|次|天)[)）]$")
_KINDS = (
    (re.compile(r"面积"), re.compile(r"面积|多大|平方|平米|几平")),
    (re.compile(r"期限|年限|时间|最长"), re.compile(r"多久|多长|几个月|几年|期限|最长|多少个?月")),
    (re.compile(r"人数|名额|套数|次数"), re.compile(r"几[个人套次]|多少[个人套次]|名额")),
)
_SAME = {"月": "个月", "㎡": "平方米"}


def lines(document: str, label: str, question: str, cite: Citations, library: Library) -> list[str]:
    """The cells of the row of a class in the columns that the question asks for, none where it asks for none."""
    return [say("by_class.standard", grant=head, label=shown(label), sum=value, mark=f"[{mark}]") for head, value, mark in _cells(document, label, question, cite, library)]


def document(ids: Sequence[str], question: str, library: Library) -> str | None:
    """The one document that has such a column by class, named with its thing, which the question asks for; None where none or several have."""
    found = [id for id in ids if id not in library.superseded and any(
        one[1][:2] in question for table in library.tables(id) if any(row.cells and LABEL.match(row.cells[0].text.strip()) for row in table.rows) for one in _asked(table, question))]
    return found[0] if len(found) == 1 and not _SUM.search(question) else None


_SUM = re.compile(r"多少(?:钱|元|万|补)|补[贴助][^，。；？]{0,6}多少|怎么算")


def _asked(table: Table, question: str) -> list[tuple[int, str, str]]:
    """The columns of a table with their units whose kind the question asks for: their places, heads and units."""
    heads = [(place, _UNIT.sub("", name), found["unit"]) for place, name in enumerate(table.columns) if (found := _UNIT.search(name)) is not None]
    return [one for one in heads if any(kind.search(one[1]) and asked.search(question) for kind, asked in _KINDS)]


def _cells(document: str, label: str, question: str, cite: Citations, library: Library) -> Iterator[tuple[str, str, int]]:
    for table in library.tables(document):
        meant = _asked(table, question)
        meant = [one for one in meant if one[1][:2] in question or len(meant) == 1]
        for row in table.rows:
            first = LABEL.match(row.cells[0].text.strip()) if row.cells else None
            if first is None or plain_label(first.group()) != label:
                continue
            for place, head, unit in meant:
                if place < len(row.cells) and re.fullmatch(r"\d+(?:\.\d+)?", row.cells[place].text.strip()):
                    yield head, row.cells[place].text.strip() + _SAME.get(unit, unit), cite.span(document, table.path, row.start, row.end)
