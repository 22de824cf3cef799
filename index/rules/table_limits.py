"""The most that one applicant has of what a table grants, where the paragraph that refers to the table says so ("…按附表2分档奖励。单家旅行社全年最高50万元。")."""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.records import Limit, Table
from index.rules.clauses import cell_sentences
from index.rules.figures import figures

_NUMBER = re.compile(r"^(?P<name>附?表)\s?(?P<number>[\d一二三四五六七八九十]{1,2})")
_BELOW = re.compile(r"下表|下列表|如下")
_OF_ONE = re.compile(
    r"(?:单|每|同一)(?:个|家|户|名|位|一|座|处|项)?[一-鿿]{0,8}?(?P<year>每年度?|全年|年度|当年)?内?(?:享受|获得|给予)?(?:本条|上述|该项)?(?:补[贴助]|奖[励补]|资助|扶持)?(?:总额|金额|资金|累计|合计)*"
    r"(?:最高|不超过|不得超过|最多|上限为)+(?:补[贴助]|奖[励补])?(?:不超过)?(?P<sum>\d[\d.]*[百千万]?元)")
_NEAR = 60
"""Up to this many characters (a caption, a unit) stand between a paragraph and the table right below it."""


def limits_of(table: Table, text: str) -> tuple[Limit, ...]:
    """The sums that the paragraphs referring to a table give one applicant, or one project, at most, each once."""
    found: dict[str, Limit] = {}
    for start, end in _behind(table, text):
        for sentence in cell_sentences(text, start, end, table.path):
            first = next(iter(sentence.clauses), None)
            one = _OF_ONE.fullmatch(first.text) if first is not None else None
            if first is not None and one is not None:
                figure = next(figure for figure in figures(first.text) if first.text[figure.start : figure.end] == one["sum"])
                found.setdefault(first.text, Limit("sum", figure.value, figure.unit, first.text[: one.start("sum")], "", "年" if one["year"] else "", first.text, first.start, first.end))
    return tuple(found.values())


def _behind(table: Table, text: str) -> Iterator[tuple[int, int]]:
    """What stands behind the words that refer to a table, to the end of their paragraph."""
    own = _NUMBER.match(table.title)
    if own is not None:
        named = re.compile(rf"{own['name']}\s?{own['number']}(?![\d一二三四五六七八九十])")
        references = [one.end() for one in named.finditer(text, 0, table.start) if text[text.rfind("\n", 0, one.start()) + 1 : one.start()].strip()]
    else:
        line = text.rfind("\n", 0, len(text[: table.start].rstrip())) + 1
        references = [one.end() for one in _BELOW.finditer(text, line, table.start) if table.start - one.end() <= _NEAR]
    for at in references:
        end = text.find("\n", at)
        stop = text.find("。", at, end if end >= 0 else table.start)
        if stop >= 0:
            yield stop + 1, end if end >= 0 else table.start
