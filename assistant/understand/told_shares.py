"""Shares that have a name of their own: 全社会研发投入占生产总值的比例 is 研发经费投入强度, a figure to be looked up and no division."""

from __future__ import annotations

import re

from index.indicators import indicator, link

_SHARE = re.compile(r"(?P<part>[\u4e00-\u9fffA-Za-z&]{2,20})(?:占|相当于|与)[\u4e00-\u9fffA-Za-z]{2,10}?的?(?:比重|比例|之比)")
_LEAST = 2


def by_their_names(text: str) -> str:
    """The text with each share that the catalogue of indicators knows by another name called by that."""
    for match in reversed(list(_SHARE.finditer(text))):
        ends = match.end("part") - _LEAST
        for start in range(match.start(), ends + 1):
            name = link(text[start : match.end()])
            if "占" not in name and indicator(name) is not None:
                text = f"{text[:start]}{name}{text[match.end() :]}"
                break
    return text
