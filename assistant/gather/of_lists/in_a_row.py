"""Things that a question names one beside another: 甲、乙和丙三个项目."""

from __future__ import annotations

import re

from assistant.records import Query

_BETWEEN = re.compile(r"[、，]?(?:以及|还有|加上|[和与及跟])?|、[\u4e00-\u9fff]")
"""What may stand between two names; a sign that is a word by itself elsewhere (能, 可) may begin one."""
_APART = re.compile(r"各|分别")
_JOINS = re.compile(r"以及|[和与及]")
_TAIL = re.compile(r"(?:[这那]?[两二三四五六七八九十几\d]+[家个项种类处所座]|[每各]).*$")
"""Behind a name: their number, and what is asked of each of them."""
_NAME, _SHORT = 3, 2
"""A thing named in a row is called by so many signs, one beside others by so few at least: fewer are said of many things."""


def in_a_row(query: Query) -> tuple[str, ...]:
    """The names that stand side by side in the question, in its words; () where fewer than two do."""
    names: list[str] = []
    at, by_comma = 0, 0
    for run in query.topic:
        start = query.text.find(run, at)
        joined = start > at and _BETWEEN.fullmatch(query.text, at, start) is not None
        first = query.text[start - 1] if joined and query.text[start - 2 : start - 1] == "、" else ""
        if names and not joined:
            if len(names) > 1:
                break
            names, by_comma = [], 0
        if joined and query.text[at:start] == "，":
            by_comma = len(names)
        names.append(first + run)
        at = start + len(run)
    apart = _APART.search(query.text) is not None and "sum" not in query.operations
    if apart and (len(names) - by_comma > 1 or any(_JOINS.search(name) for name in names[by_comma:])):
        names = names[by_comma:]  # what is told before a comma is what those behind it, joined by words, are of
    names = [_TAIL.sub("", part) for name in names for part in _parts(name)]
    whole = len(names) > 1 and all(len(name) >= _SHORT for name in names) and any(len(name) >= _NAME for name in names)
    return tuple(names) if whole else ()


def _parts(name: str) -> list[str]:
    """A run with a joining word between two names (黄河湾和南屏村) as these."""
    parts = _JOINS.split(name)
    return parts if all(len(part) >= _NAME for part in parts) else [name]
