"""The unit of a table's sums that is told above it and not in its title ("按下表给予奖励（单位：万元）：", a line "单位：万元")."""

from __future__ import annotations

import re
from dataclasses import replace

from index.records import Table

_OWN = re.compile(r"[(（](?:单位[:：])?(?:亿|万|千)?元")
_ABOVE = re.compile(r"单位[:：]\s*(?P<unit>(?:亿|万|千)?元(?:/[^\s()（）:：，。；]{1,8})?)[)）]?[:：。]?\s*$")
_NEAR = 60


def with_unit(table: Table, text: str) -> Table:
    """The table with the unit told right above it in its title, where neither its title nor its columns tell one; else as it is."""
    above = _ABOVE.search(text, max(0, table.start - _NEAR), table.start)
    if above is None or _OWN.search(table.title + "".join(table.columns)):
        return table
    return replace(table, title=f"{table.title}（{above['unit']}）")
