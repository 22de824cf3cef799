"""What a document lets several grants come to together ("两项合计不得超过该项目设备投资额的20%"), held against their sum."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from assistant.compose.citing import Citations
from assistant.compute import in_unit, plain
from assistant.eligibility import Facts
from assistant.eligibility.bases import figures_for, in_working, value_in
from assistant.eligibility.units import convert
from assistant.records import Computation
from index.library import Library
from index.records import SupportRule
from index.stretches import beginning
from prompts import say

_SEVERAL = r"(?:[两三四五六几各多]项|上述|以上|前述|本(?:措施|办法|政策|意见|细则|规定|条)|同时享受|叠加)"
_LIMIT = re.compile(
    rf"{_SEVERAL}[^。；\n]{{0,24}}?(?:合计|总额|总和|之和|累计|相加)[^。；\n\d]{{0,8}}?(?:不得?超过|不得?高于|最高)[^。；\n\d]{{0,6}}?"
    r"(?:(?P<sum>\d+(?:\.\d+)?)(?P<unit>[万亿]?元)|(?P<base>[^。；，\n\d]{2,20}?)的?(?P<rate>\d+(?:\.\d+)?)%)")
_ALL = re.compile(r"本(?:措施|办法|政策|意见|细则|规定)")
"""A limit on all that a document gives, wherever it stands."""
_ITS = re.compile(r"^(?:不含税)?(?:该|其|本|同一|单个)?(?:项目|企业|单位)?(?:的|实际|核定)*")


def held(total: Computation, rules: Sequence[SupportRule], own: Facts, cite: Citations, library: Library, *, years: bool) -> tuple[list[str], tuple[Computation, ...]]:
    """The lines and the working that hold a sum to each limit on several grants that stands with one of them, or is on all that their
    document gives; a limit on a year is not held against a sum of `years`."""
    lines: list[str] = []
    steps: list[Computation] = []
    result = total.result
    for document in dict.fromkeys(one.document for one in rules):
        text = library.text(document)
        for limit in _LIMIT.finditer(text):
            start, end = beginning(text, limit.start()), limit.end()
            place = library.section_at(document, start)
            if not (_ALL.search(limit.group()) or any(one.path == place.path for one in rules)) or any(one.start <= start < one.end for one in rules):
                continue
            if years and "年" in text[start:end]:
                continue
            most = _most(limit, own, total.unit)
            if most is not None and most[0] >= result and _ALL.search(limit.group()):
                continue
            quote, mark = text[start:end].strip(), f"[{cite.span(document, place.path, start, end)}]"
            if most is None:
                lines.append(say("support.term", quote=quote, mark=mark))
            else:
                kept, how = min(result, most[0]), most[1]
                expression = f"min({in_unit(result, total.unit)}, {how}) = {in_unit(kept, total.unit)}"
                lines.append(say("itemised.limited" if kept < result else "itemised.within", working=expression, quote=quote, mark=mark))
                steps.append(Computation("subsidy", expression, kept, total.unit, ("asker",)))
                result = kept
    return lines, tuple(steps)


def _most(limit: re.Match[str], own: Facts, unit: str) -> tuple[Decimal, str] | None:
    """The limit in `unit` with how it is worked out, None where it is a share of what the asker does not tell."""
    if limit["sum"]:
        value = convert(Decimal(limit["sum"]), limit["unit"], unit)
        return None if value is None else (value, in_unit(value, unit))
    found = figures_for(_ITS.sub("", limit["base"]), own, unit)
    if len(found) != 1:
        return None
    rate = Decimal(limit["rate"])
    return value_in(found[0], unit) * rate / 100, f"{in_working(found[0], unit)}×{plain(rate)}%"
