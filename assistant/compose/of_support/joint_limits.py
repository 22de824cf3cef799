"""What a document lets several grants come to together ("两项合计不得超过该项目设备投资额的20%"), held against their sum."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from assistant.compose.citing import Citations
from assistant.compose.of_support.applicant_limits import limit_of
from assistant.compute import in_unit, plain
from assistant.eligibility import Facts
from assistant.eligibility.sums.bases import figures_for, in_working, value_in
from assistant.eligibility.sums.on_top import on_growth
from assistant.eligibility.units import convert
from assistant.gather.of_support.overall_limits import leaves_out
from assistant.records import Computation
from index.library import Library
from index.records import SupportRule
from index.stretches import beginning, ending
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
        if (own_limit := _of_line(rules, text, total, years=years)) is not None:
            start, end, most_ = own_limit
            quote, mark = text[start:end].strip(), f"[{cite.span(document, library.section_at(document, start).path, start, end)}]"
            expression = f"min({in_unit(result, total.unit)}, {in_unit(most_, total.unit)}) = {in_unit(most_, total.unit)}"
            lines.append(say("itemised.limited", working=expression, quote=quote, mark=mark))
            steps.append(Computation("subsidy", expression, most_, total.unit, ("asker",)))
            result = most_
        whole = None if years else limit_of([one for one in rules if one.document == document], own.text, total.unit, library)
        if whole is not None and whole.value < result:
            quote, mark = text[whole.start : whole.end], f"[{cite.span(document, library.section_at(document, whole.start).path, whole.start, whole.end)}]"
            expression = f"min({in_unit(result, total.unit)}, {in_unit(whole.value, total.unit)}) = {in_unit(whole.value, total.unit)}"
            lines.append(say("itemised.limited", working=expression, quote=quote, mark=mark))
            steps.append(Computation("subsidy", expression, whole.value, total.unit, ("asker",)))
            result = whole.value
        for limit in _LIMIT.finditer(text):
            start, end = beginning(text, limit.start()), limit.end()
            place = library.section_at(document, start)
            if not (_ALL.search(limit.group()) or any(one.path == place.path for one in rules)) or any(one.start <= start < one.end for one in rules):
                continue
            if (years and "年" in text[start:end]) or leaves_out(text, end, ending(text, end)):
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


def _of_line(rules: Sequence[SupportRule], text: str, total: Computation, *, years: bool) -> tuple[int, int, Decimal] | None:
    """Where the line in which all of some rules stand lets one applicant have less in all than their sum, and how much; None where it does not."""
    starts = {text.rfind("\n", 0, one.start) + 1 for one in rules}
    if len(starts) != 1 or len(rules) < _TWO:
        return None
    if (once := _told_once(rules, text, total) or _told_last(rules, text, total, years=years)) is not None:
        return once
    start = starts.pop()
    end = text.find("\n", start)
    for limit in _OF_ONE.finditer(text, start, len(text) if end < 0 else end):
        most = convert(Decimal(limit["sum"]), limit["unit"], total.unit)
        if most is not None and most < total.result and not (years and "年" in limit.group()):
            return limit.start(), limit.end(), most
    return None


def _told_once(rules: Sequence[SupportRule], text: str, total: Computation) -> tuple[int, int, Decimal] | None:
    """Where the cap stands that is told once for a share of the whole and one of its growth, and how much it is; None where it does not bind or is told of each."""
    last = rules[-1]
    if last.cap is None or not any(map(on_growth, rules)) or len({(one.cap, one.currency_unit, one.end) for one in rules}) != 1:
        return None
    most = convert(last.cap, last.currency_unit, total.unit)
    return None if most is None or most >= total.result else (beginning(text, last.end, "。；，\n"), last.end, most)


def _told_last(rules: Sequence[SupportRule], text: str, total: Computation, *, years: bool) -> tuple[int, int, Decimal] | None:
    """Where one applicant's most stands behind several sums for each of the same ("每引进1名博士奖励5万元；每引进1名硕士奖励1万元，每家企业每年最高50万元"), and how
    much it is; None where another of them has a cap of its own, it does not bind, or a sentence ends between."""
    ordered = sorted(rules, key=lambda one: (one.start, one.end))
    last, first = ordered[-1], ordered[0]
    before = [None if one.cap is None else convert(one.cap, one.currency_unit, last.currency_unit) for one in ordered[:-1] if one.benefit != "cap_only" or not one.per]
    shared = all(one == last.cap for one in before)
    if last.cap is None or last.amount is None or not (shared or (all(one is None for one in before) and "。" not in text[first.start : last.end])):
        return None
    if any(one.end > last.end and not shared for one in ordered[:-1]) or any((one.amount or one.cap) is None or not one.per for one in rules):
        return None
    end = max(one.end for one in rules)
    most = convert(last.cap, last.currency_unit, total.unit)
    found = next((one for one in _APPLICANT.finditer(text, last.start, end)), None)
    if most is None or most >= total.result or found is None or (years and "年" in found.group()):
        return None
    return found.start(), end, most


_APPLICANT = re.compile(r"(?:每[个家户]|单[个家户]|同一|一[个家])[一-鿿]{0,4}?(?:企业|单位|机构|公司|户|家庭|主体|申报|申请|经营|用人|合作社|农场)[^，。；\d]{0,12}(?:最高|不得?超过|上限)")
_TWO = 2
_OF_ONE = re.compile(
    r"(?:每[个家户名位]|单个|单家|同一|一个)[^，。；\d]{0,12}?(?:合计|累计|总计|总额)[^，。；\d]{0,8}?(?:不得?超过|不得?高于|最高)[^，。；\d]{0,4}(?P<sum>\d+(?:\.\d+)?)(?P<unit>[万亿]?元)")
"""What one applicant gets in all (每个主体每年认证奖励合计不超过30万元)."""


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
