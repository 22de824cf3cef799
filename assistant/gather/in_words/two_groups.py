"""Two groups of a kind that a question sets side by side (职工参保和居民参保), by the words that documents have for them."""

from __future__ import annotations

import re

_PAIR = re.compile(r"(?P<first>[\u4e00-\u9fff]{3,8}?)(?:和|与|跟|同|、|以及|还是)(?=(?P<second>[\u4e00-\u9fff]{3,8}))")
_MARK = 2, 3
"""The word that tells one group from another has so many signs."""
_SHORT_KINDS = "型类级档"


def two_groups(text: str) -> tuple[str, str] | None:
    """The names of the two, None where a question sets no two of a kind side by side."""
    for match in _PAIR.finditer(text):
        first, second = match["first"], match["second"]
        for size in _MARK:
            for length in range(len(second) - size, 0, -1):
                kind = second[size : size + length]
                if not first.endswith(kind) or (length < _MARK[0] and kind not in _SHORT_KINDS):
                    continue
                own = first[: -length][-size:]
                if len(own) >= _MARK[0] and own != second[:size]:
                    return f"{own}{kind}", second[: size + length]
    return None
