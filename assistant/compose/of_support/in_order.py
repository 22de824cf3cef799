"""Pieces in the order in which the asker had them, each at a share of its own ("首件全额补贴；第二件补贴60%，一个年度最高10000元"): what each is given, all together up to the most of
a year, and what he pays himself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from assistant.compose.citing import Citations, without_stop
from assistant.compose.of_support import terms
from assistant.compose.of_support.concerning import decided, for_another
from assistant.compute import in_unit, plain
from assistant.eligibility import Facts
from assistant.eligibility.told.had import had
from assistant.eligibility.units import convert
from assistant.records import Computation, Draft, Query, Reason, Status
from assistant.standards.told import Told, told
from index.library import Library
from index.quantities import quantities, unit_family
from index.records import SupportRule
from prompts import say

_UNIT = r"(?P<unit>件|套|台|辆|张|个|项|批|份|次|只)"
_PLACE = re.compile(rf"(?P<nth>首|第[一二三四]){_UNIT}")
_SAID = re.compile(rf"(?P<nth>头一?|首|第[一二三四1-4]){_UNIT}")
_NTH = {"首": 1, "头": 1, "一": 1, "二": 2, "三": 3, "四": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_ORDERED = re.compile(r"后来|又|再|接着|然后|随后|之后|先")
_OWN = re.compile(r"(?:自己|个人|自个儿?|自付|自掏|自费)[^，。？；]{0,6}(?:掏|付|出|承担|负担|花|多少|几)|自(?:付|掏|费)[^，。？；]{0,6}(?:多少|几)")
_SUM = re.compile(r"(?:总共|一共|合计|共|两[件台套次]|加起来)[^，。？；]{0,10}(?:多少|几)|(?:补|报|给|领|拿|赔|贴)[^，。？；]{0,6}(?:多少|几)")


def compose(query: Query, rules: Sequence[SupportRule], own: Facts, library: Library, today: date) -> Draft | None:
    """The sums of the pieces, None where fewer than two are told in their order, the rules give none of them a share of its own, or one of them is not his."""
    asked = _OWN.search(query.text) or _SUM.search(query.text)
    pieces = _pieces(query.text) if asked and not had(own.text) else {}
    for document, path in dict.fromkeys((rule.document, rule.path) for rule in rules) if len(pieces) > 1 else ():
        shares = {nth: rule for rule in library.rules([document]) if rule.path == path and (nth := _nth(rule)) is not None}
        mine = {nth: shares[nth] for nth in pieces if nth in shares}
        if len(mine) == len(pieces) and len({rule.rate for rule in mine.values()}) > 1 and _of_one_kind(pieces, mine):
            return _told(pieces, mine, query, own, library, today)
    return None


def _pieces(text: str) -> dict[int, Told]:
    """The cost of each piece by its place in the order, {} where the order is not told."""
    found = [one for one in told(text) if one.kind == "money"]
    if len({year for one in found for year in _YEAR.findall(one.words)}) > 1:
        return {}  # of each year another is the first
    places = [_NTH[said["nth"].removeprefix("第")[0]] if (said := _SAID.search(one.before)) is not None else None for one in found]
    if None in places and not _ORDERED.search(text):
        return {}
    ordered = {place if place is not None else at + 1: one for at, (place, one) in enumerate(zip(places, found, strict=True))}
    return ordered if len(ordered) == len(found) else {}


def _of_one_kind(pieces: dict[int, Told], rules: dict[int, SupportRule]) -> bool:
    """Whether the rules name all of the things told, or none of them: of others than they name they say nothing."""
    named = [one["name"] for piece in pieces.values() if (one := _NAME.match(piece.behind)) is not None]
    return len({any(name in rule.quote for rule in rules.values()) for name in named}) < _BOTH


_NAME = re.compile(r"的(?P<name>[一-鿿]{2,8})$")
_YEAR = re.compile(r"去年|前年|今年|上半年|下半年|20\d\d年")
_BOTH = 2


def _nth(rule: SupportRule) -> int | None:
    """Which piece a rule gives a share for that nothing else limits."""
    place = _PLACE.search(f"{rule.subject}，{'，'.join(one.text for one in rule.conditions)}")
    plainly = rule.rate is not None and rule.rate <= 1 and not rule.limits and not rule.tiers
    return _NTH[place["nth"].removeprefix("第")] if place is not None and plainly else None


def _most(rules: dict[int, SupportRule], unit: str, library: Library) -> tuple[Decimal, tuple[int, int]] | None:
    """The most of all the pieces together, and where its sentence stands in their paragraph; None where only each has a most of its own."""
    first = rules[min(rules)]
    text = library.text(first.document)
    line = text.find("\n", first.start)
    for found in _OF_ALL.finditer(text, min(one.start for one in rules.values()), line if line >= 0 else len(text)):
        sums = [most for one in quantities(found.group()) if unit_family(one.unit) == "money" and (most := convert(one.value, one.unit, unit)) is not None]
        if len(sums) == 1:
            return sums[0], found.span()
    return None


_OF_ALL = re.compile(r"[^，。；]{0,16}(?:一年|年度|每年|全年|当年|总额|累计|合计)[^，。；]{0,16}(?:最高|不超过|上限)[^。；]{0,12}?\d[^。；]*")


def _told(pieces: dict[int, Told], rules: dict[int, SupportRule], query: Query, own: Facts, library: Library, today: date) -> Draft | None:
    decisions = {nth: decided(rule, own, library, today) for nth, rule in rules.items()}
    if any(one.verdict == "不能" and not for_another(one) for one in decisions.values()):
        return None
    cite = Citations(library)
    first = rules[min(rules)]
    unit = pieces[min(pieces)].unit
    text, most = library.text(first.document), _most(rules, unit, library)
    lines, steps, total, cost = [], [], Decimal(0), Decimal(0)
    for nth in sorted(pieces):
        value = convert(pieces[nth].value, pieces[nth].unit, unit)
        rate = rules[nth].rate
        if value is None or rate is None:
            return None
        given, product = value * rate, f"{in_unit(value, unit)}×{plain(rate * 100)}%"
        cap = convert(rules[nth].cap or Decimal(0), first.currency_unit, unit) if rules[nth].cap is not None and most is None else None
        if cap is not None and given > cap:
            given, product = cap, f"min({product}, {in_unit(cap, unit)})"
        made = Computation("subsidy", f"{product} = {in_unit(given, unit)}", given, unit, ("asker",))
        lines.append(say("itemised.once", working=made.expression, mark=f"[{cite.rule(rules[nth])}]", thing=say("itemised.thing", words=pieces[nth].words)))
        steps.append(made)
        total, cost = total + given, cost + value
    sum_ = Computation("total", f"{' + '.join(in_unit(one.result, unit) for one in steps)} = {in_unit(total, unit)}", total, unit, ("asker",))
    steps.append(sum_)
    head = [say("itemised.total", span="", working=sum_.expression, marks="")]
    if most is not None:
        cap, (start, end) = most
        mark = cite.span(first.document, first.path, start, end)
        key, working = ("limited", f"min({in_unit(total, unit)}, {in_unit(cap, unit)}) = {in_unit(cap, unit)}") if total > cap else ("within", f"{in_unit(total, unit)} ≤ {in_unit(cap, unit)}")
        head.append(say(f"itemised.{key}", working=working, quote=without_stop(text[start:end]), mark=f"[{mark}]"))
        if total > cap:
            total = cap
            steps.append(Computation("capped", working, cap, unit, ("asker",)))
    if _OWN.search(query.text):
        left = Computation("difference", f"{in_unit(cost, unit)} − {in_unit(total, unit)} = {in_unit(cost - total, unit)}", cost - total, unit, ("asker",))
        whole = Computation("total", f"{' + '.join(in_unit(convert(one.value, one.unit, unit) or one.value, unit) for _, one in sorted(pieces.items()))} = {in_unit(cost, unit)}", cost, unit, ("asker",))
        head += [say("itemised.own_share", working=f"{whole.expression}；{left.expression}")]
        steps += [whole, left]
    lines += list(dict.fromkeys(say("support.origin", quote=without_stop(rules[nth].quote), mark=f"[{cite.rule(rules[nth])}]") for nth in sorted(rules)))
    open_ = list(dict.fromkeys(check.text for one in decisions.values() for check in one.checks if check.verdict == "需补充" and not _PLACE.search(check.text)))
    lines += [say("itemised.open", conditions="；".join(open_))] if open_ else []
    over = terms.over(first, cite, library, today)
    lines += [say("support.valid", quote=over[0], mark=f"[{over[1]}]")] if over is not None else []
    warnings = next(iter(decisions.values())).warnings
    notes = [say("eligibility.line.warning", warning=one) for one in warnings]
    return Draft(Status.ANSWERED, Reason.NONE, "\n".join((*notes, *head, *lines)), cite.all, tuple(steps), warnings=warnings, decides=True)
