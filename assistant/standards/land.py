"""How much money a clause demands for each unit of land ("投资强度每亩不低于50万元", "亩均税收达到20万元以上", "投资强度≥300万元/亩")."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from assistant.standards.bounds import BOUND

_LAND = "亩|公顷|平方米"
_SUM = r"(?:为)?(?P<value>\d[\d,]*(?:\.\d+)?)(?P<unit>万?元)"
_FORMS = (
    re.compile(rf"(?P<before>[^，。；：、\d]{{0,20}}?)(?:每(?P<one>{_LAND})|(?P<mu>亩)均)(?:[（(][^（）()]*[)）])?(?P<behind>[^，。；：\d]{{0,16}}?)(?:{BOUND})?{_SUM}(?P<from>[（(]含[）)]|及?以上|以下)?"),
    re.compile(rf"(?P<before>[^，。；：\d]{{2,24}}?){BOUND}{_SUM}(?:[/／]|每)(?P<one>{_LAND})(?P<behind>)(?P<mu>)(?P<from>)"),
)
_NOT_OF_NAME = re.compile(r"单位(?:用地)?面积|强度|贡献|水平|总?额")
"""In the name of what is reckoned by land: it is the investment, the tax of which the asker tells."""
_LEAST_NAME = 2


@dataclass(frozen=True, slots=True)
class OfLand:
    """So much money of a `part` (投资, 税收) at `least`, or at most, for each unit of `land`; `text` are the words of the demand, from `start` of its clause."""

    part: str
    least: bool
    sum: Decimal
    unit: str
    land: str
    text: str
    start: int


def of_land(clause: str) -> OfLand | None:
    """The demand of a clause on money for land, None where it bounds none, or what it is of has no name."""
    found = next((found for form in _FORMS if (found := form.search(clause)) is not None), None)
    if found is None:
        return None
    part = _NOT_OF_NAME.sub("", f"{found['before']}{found['behind']}").strip()
    least, most = bool(found["least"]) or found["from"] not in (None, "", "以下"), bool(found["most"]) or found["from"] == "以下"
    if not (least or most) or len(part) < _LEAST_NAME:
        return None
    return OfLand(part, least, Decimal(found["value"].replace(",", "")), found["unit"], found["one"] or found["mu"], found.group(), found.start())
