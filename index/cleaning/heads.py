"""The words that head columns (heads.yaml): what a line of them says about the columns of a table."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import Literal

from index.data_files import read_data

Kind = Literal["serial", "organ", "time", "figure", "property", "unit", "remark", "free"]
"""What stands in a column: a number that counts up, organs, times, figures, 预期性 or 约束性, units of measure, remarks, words."""

MAX_HEAD = 60
"""Characters of a line of column heads."""
MAX_WORD = 12
"""Characters of the longest column head."""
_UNIT = re.compile(r"(?:[（(][^（()）]{1,12}[)）]|[\[［〔【][^\[\]［］〔〕【】]{1,12}[\]］〕】])+$")
_YEAR = re.compile(r"(?:19|20)\d{2}年?末?(?:(?:目标|实际|完成|预期|规划|现状|基期)(?:值|数|情况)?|基数)?")
_SIGNS = re.compile(r"[。，；：！？,;:!?《》“”]")


@lru_cache(maxsize=1)
def _words() -> dict[str, Kind]:
    data = read_data(Path(__file__).with_name("heads.yaml"))
    kinds: dict[str, Kind] = dict.fromkeys(data["free"], "free")
    for kind, words in data["kinds"].items():
        kinds.update(dict.fromkeys(words, kind))
    return kinds


def kind(word: str) -> Kind | None:
    """What a column with the head `word` holds, None if `word` is no column head. A unit in brackets does not count."""
    bare = _UNIT.sub("", word)
    found = _words().get(bare)
    return found or ("figure" if _YEAR.fullmatch(bare) else None)


def split(raw: str) -> tuple[str, ...]:
    """The column heads of a line that holds nothing else and sets them off by blanks, also inside of them
    (`任务 路 线 图 责 任 单 位` → 任务, 路线图, 责任单位); () if it is no such line."""
    if len(raw) > MAX_HEAD or _SIGNS.search(raw):
        return ()
    tokens = raw.split()
    if len(tokens) < 3:
        return ()
    edges = {0}
    for token in tokens:
        edges.add(max(edges) + len(token))
    text = "".join(tokens)
    best: list[tuple[str, ...] | None] = [(), *[None] * len(text)]
    for end in range(1, len(text) + 1):
        for start in range(max(0, end - MAX_WORD), end):
            before, word = best[start], text[start:end]
            if before is None or start not in edges or end not in edges or kind(word) is None:
                continue
            shortest = best[end]
            if shortest is None or len(before) + 1 < len(shortest):
                best[end] = (*before, word)
    found = best[-1] or ()
    return found if len(found) >= 3 else ()
