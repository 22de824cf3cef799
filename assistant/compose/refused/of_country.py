"""A figure of the whole country that is asked for where only those of places in it are found: what was found is not the country's."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.compose.refused import refusal
from assistant.gather.of_figures.items import Figures
from assistant.records import Draft, Query, Reason
from index.library import Library
from prompts import say

_ASKED = re.compile(
    r"(?:^|(?<=[，。；？、那]))(?:那么?|当时|同期)?(?:(?:19|20)\d\d年)?(?:的)?全国(?![百千文重示先统第一性人政劳优著知各]|\d{1,3}(?!\d))[^，。；？]{2,24}(?:多少|几|多高|如何|怎样|$)"
)
"""What a clause asks for is of the country, not held against it."""
_TOLD = re.compile(r"(?<![于比较占期])(?:全国|国家|我国)")
_COUNTRY = frozenset({"", "全国", "中国"})


def refused(query: Query, found: Figures, library: Library) -> Draft | None:
    """That no figure of the country is told, with what comes nearest; None where the question asks for none, or a row tells one."""
    if not found.items or query.operations & {"difference", "higher"} or not _ASKED.search(query.text):
        return None
    rows = [row for item in found.items for cell in item.cells for row in cell.rows]
    if any(row.region in _COUNTRY or _TOLD.search(f"{row.indicator}{row.quote}") for row in rows):
        return None
    near = refusal.nearest(query, Reason.OTHER_REGION, rows, library)
    regions = "、".join(dict.fromkeys(row.region for row in rows))
    return replace(near, text="\n".join((say("refusal.of_country", regions=regions), *near.text.split("\n")[1:])), decides=True)
