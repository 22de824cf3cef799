"""Whom a printed sentence binds: what an office has to do, and by when it has to, is asked of nobody who applies to it."""

from __future__ import annotations

import re

_BODY = r"(?:部门|机关|委员会|人民政府|政府|办事处|(?<![全布格结大])局|(?<!大)厅|法院|(?<=[改国卫])委)"
_OFFICE = re.compile(
    rf"^\s*(?:第[一二三四五六七八九十百]+条|[（(]?[一二三四五六七八九十\d]{{1,3}}[）).、．])?\s*(?:各|上级|下级)?(?P<who>[^，。；：由经向被为的在自]{{0,24}}?{_BODY}(?:[（(][^）)]{{1,12}}[）)])?(?:、[^，。；：]{{2,16}}?{_BODY})*)"
    r"(?:应当?|须|必须|需|不得|在|自|于|可以?|对|作出|受理|收到|按|依|根据|负责|会同|将|应)")


def of_office(sentence: str) -> bool:
    """Whether a sentence says what an office has to do (登记机关应当在3个工作日内予以登记)."""
    return _OFFICE.match(sentence) is not None
