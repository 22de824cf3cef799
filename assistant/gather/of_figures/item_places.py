"""The places that a clause tells of its thing: “布局在城关镇、黄城镇”, “柳岸、桃源等3个集聚区”.

In: an item of a document. Out: the places without 区 and the like, the stretch that tells them.
"""

from __future__ import annotations

import re

from assistant.gather.of_figures.parallel_items import Item
from index.library import Library
from index.records import Target

_LISTED = re.compile(r"(?:[一-鿿]{2,6}、)+[一-鿿]{2,6}?(?=等?[\d两二三四五]|等|，|[两三]地)|(?<=布局的)[一-鿿]{2,4}[区县市]")
_LEAD = re.compile(r"^(?:主要|重点)?(?:布局|分布|集中)?(?:在|于)?")
_BEFORE = re.compile(r"^.*?(?:布局|分布|集中|落户)(?:在|于)")
_NAME = re.compile(r"[一-鿿]{2,8}")
_KIND = re.compile(r"(?:开发|经开|高新)?[区县市镇乡]$")
_LAID = re.compile(r"[^，。；]*(?:布局|分布|集中|落户)(?:在|于)[^，。；]+")
_CLAUSE = re.compile(r"[^，。；\n]+")


def places_of(item: Item, library: Library) -> tuple[str, ...]:
    """The places that the clause of an item lists, without 区 and the like."""
    row = item.rows[0][1]
    text = library.text(row.document)[slice(*_line(row, library.text(row.document)))]
    lists = [_LEAD.sub("", found.group()) for found in _LISTED.finditer(text)] + [_BEFORE.sub("", found.group()) for found in _LAID.finditer(text)]
    names = (_KIND.sub("", name) or name for one in lists for name in re.split("[、和及]", one) if _NAME.fullmatch(name))
    return tuple(dict.fromkeys(name for name in names if len(name) > 1 and name not in item.thing))


def laid(item: Item, library: Library) -> tuple[int, int] | None:
    """The words in which the clause of an item tells its places, None where it tells none."""
    row = item.rows[0][1]
    text = library.text(row.document)
    start, end = _line(row, text)
    found = _LAID.search(text, start, end) or next((one for one in _CLAUSE.finditer(text, start, end) if _LISTED.search(one.group())), None)
    return found.span() if found is not None else None


def _line(row: Target, text: str) -> tuple[int, int]:
    """The paragraph that a row stands in."""
    end = text.find("\n", row.end)
    return text.rfind("\n", 0, row.start) + 1, end if end >= 0 else len(text)
