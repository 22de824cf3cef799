"""The years of what the dialogue is about, named by their place in it: "最后一年呢？比头一年多几家", "第三年呢"."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from assistant.records import Query
from index.schema import Card

_LAST = re.compile(r"最后(?:一|那)年|末了那年|收官(?:之年|那年|年)|最末一?年")
_FIRST = re.compile(r"(?:头|第|最初|最早|最开始|开头)(?:的)?(?:一|那)年(?!度|[^，。；？]{0,10}[补奖贴领拿给])|(?<=比)(?:首年|起始年)")

_PERIOD = re.compile(r"上一?个五年(?:规划|计划|计划期|规划期|期)?(?:期?末|末年|底)")
"""The last year of the five-year plan before the year spoken of."""
_NTH = re.compile(r"(?<![\u4e00-\u9fff])第(?P<place>[二三四五])年(?=[的呢是要比，。？?]|$)")
_PLACES = "一二三四五"


def with_ends(text: str, before: Query | None, cards: Mapping[str, Card], home: Callable[[], tuple[str, ...]]) -> str:
    """The question with the years that it means by the first, the third or the last one: those of the plan of the one document that the dialogue is
    about, the first one asked for where years were asked for; as it is where nothing tells. `home` gives the document of the answer before."""
    if before is not None and (known := before.years or before.soft_years):
        text = _PERIOD.sub(f"{(min(known) - 1) // 5 * 5}年", text)
    if before is None or not (_LAST.search(text) or _FIRST.search(text) or _NTH.search(text)):
        return text
    documents = before.documents or before.soft_documents or home()
    period = cards[documents[0]].meta.period if len(documents) == 1 else None
    asked = sorted({point.year for point in before.trail if point.year})
    first = asked[0] if len(asked) > 1 or (asked and period is None) else period[0] if period else None
    last = period[1] if period else None
    text = _LAST.sub(f"{last}年", text) if last else text
    text = _FIRST.sub(f"{first}年", text) if first else text
    nth = _NTH.search(text)
    year = first + _PLACES.index(nth["place"]) if nth is not None and first and len(asked) > 1 else None
    return _NTH.sub(f"{year}年", text) if year is not None and year <= (last or year) else text
