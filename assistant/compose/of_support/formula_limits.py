"""What stands beside a printed formula: what a factor is in each of several cases ("一般困难的，救助月数为2个月"), the least that is paid and the share
of a figure of the asker's above which nothing counts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from assistant.compute import in_unit, plain
from assistant.eligibility.sums.caps import FLOOR
from assistant.eligibility.told.said import mentioned
from assistant.eligibility.units import convert
from assistant.gather.wording import Text, share, words_of
from assistant.records import Computation
from index.library import Library
from index.quantities import Quantity

_BESIDE = 160
"""A limit stands no farther behind its formula."""
_SHARE = re.compile(r"(?:超出|超过|高于)(?P<of>[\u4e00-\u9fff]{2,16}?)的(?P<rate>\d+(?:\.\d+)?)[%％]的?，[^。；]{0,30}?按[^。；]{0,20}?(?P=rate)[%％](?:计算|计收|计租|计|确定|执行)")
_NEAR = 12
_NAMED = 0.5


def cases(factor: str, text: str) -> list[re.Match[str]]:
    """What a document says a factor is in each of several cases."""
    found = list(re.finditer(rf"(?P<case>(?!第?[一二三四五六七八九十百]*条)[\u4e00-\u9fff]{{2,20}})的?，?{re.escape(factor)}(?:为|是|按)(?:每[人户]?每?[月年天]?){{0,2}}(?P<value>\d+(?:\.\d+)?)(?P<unit>个月|元|天|%)", text))
    return found if len(found) > 1 else []


def case_told(found: Sequence[re.Match[str]], own: str) -> re.Match[str] | None:
    """The one case of which the asker speaks, None where he speaks of none or of several."""
    told = [one for one in found if mentioned(one["case"], own)] or [one for one in found if any(name in one["case"] and re.search(words, own) for name, words in PLACES.items())]
    return told[0] if len(told) == 1 else None


PLACES = {"城市": "城[里镇市区]", "城镇": "城[里镇市区]", "农村": "农村|乡下|[村乡]里|农户|农业户口"}
"""How an asker calls town and country."""


def limits(text: str, end: int, result: Decimal, unit: str, figures: Sequence[Quantity], own: str, library: Library) -> tuple[Computation, tuple[int, int]] | None:
    """What the limit behind a formula that ends at `end` makes of its result, with the place of the limit; None where there is none, or the
    figure that it is a share of is not told."""
    behind = text[end : end + _BESIDE]
    floor = FLOOR.search(behind)
    least = convert(Decimal(floor["value"]), floor["unit"], unit) if floor is not None else None
    if floor is not None and least is not None:
        if result >= least:
            return None
        return Computation("subsidy", f"max({in_unit(result, unit)}, {in_unit(least, unit)}) = {in_unit(least, unit)}", least, unit, ("asker",)), (end + floor.start(), end + floor.end())
    part = _SHARE.search(behind)
    base = _named(part["of"], figures, own, library) if part is not None else None
    whole = convert(base.value, base.unit if base.unit != "块" else "元", unit) if base is not None else None
    if part is None or whole is None:
        return None
    most = whole * Decimal(part["rate"]) / 100
    kept = min(result, most)
    working = f"min({in_unit(result, unit)}, {in_unit(whole, unit)}×{plain(Decimal(part['rate']))}%) = {in_unit(kept, unit)}"
    stop = text.find("。", end + part.end())
    return Computation("subsidy", working, kept, unit, ("asker",)), (end + part.start(), stop if stop >= 0 else end + part.end())


def _named(name: str, figures: Sequence[Quantity], own: str, library: Library) -> Quantity | None:
    """The asker's figure that has most of a name's words before it."""
    words = words_of([name], library)
    scored = [(share(words, Text.of(own[max(0, one.digits - _NEAR) : one.digits]))[0], one) for one in figures if one.unit.endswith(("元", "块"))]
    best = max(scored, key=lambda pair: pair[0], default=(0.0, None))
    return best[1] if best[0] >= _NAMED else None
