"""What several pieces give of which some are a special case that gets a share of the sum ("每个产品奖励3万元；续展认证的，按上述标准的20%": of two one is 续展)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from assistant.compose.citing import Citations, without_stop
from assistant.compose.of_support.concerning import decided
from assistant.compute import in_unit, plain
from assistant.eligibility import Facts
from assistant.eligibility.sums.heads import count_unit
from assistant.eligibility.told.said import same
from assistant.eligibility.wording import in_wan
from assistant.records import Computation, Draft, Query, Reason, Status
from index.library import Library
from index.quantities import numeral
from index.records import SupportRule
from prompts import say

_NEAR = 3
_FACTOR = re.compile(r"(?:按|给予)(?:照)?(?:上述|前述|以上|该|前款|新[一-鿿]{1,4}|首次[一-鿿]{0,4})?[^，,。；\d]{0,6}标准的(?P<rate>\d+(?:\.\d+)?)%")
_PIECES = re.compile(r"(?P<count>\d+|[一两二三四五六七八九十])(?:个|家|项|件|头|只|台|套|辆|名|人|份|张)")
_WITHIN = re.compile(r"其中|里[头面边]|当中|(?:有|是)(?:\d+|[一两二三四五六七八九十])(?:个|家|项|件|头|只|台|套|辆|名|人|份|张)|(?:\d+|[一两二三四五六七八九十])(?:个|家|项|件|头|只|台|套|辆|名|人|份|张)(?:其实|倒|都)?是")
"""Some of those told are meant."""
_GENERAL = re.compile(r"认证|认定|项目|产品|企业|单位|的|等")
_SPECIAL_NAME = 2


def compose(query: Query, rules: Sequence[SupportRule], own: Facts, library: Library, today: date) -> Draft | None:
    """The sum of both kinds of pieces, None where the asker does not tell how many of how many are a special case of one of the best rules."""
    said = same("。".join(query.dialogue))
    for rule in [one for one in rules if not _FACTOR.search(one.quote)][:_NEAR]:
        units = count_unit(rule)
        if rule.amount is None or rule.tiers or len(units) != 1:
            continue
        whole = max((value for one in _PIECES.finditer(said) if (value := numeral(one["count"])) is not None), default=Decimal(0))
        for special, rate in _specials(rule, library):
            part = _part(said, special)
            beside = part is not None and _WITHIN.search(said) is None and len(_PIECES.findall(said)) == len((rule, special))
            if beside and part is not None:
                whole += part  # told beside the others (新获1个，续展1个), not as some of them
            if part is None or not 0 < part < whole or decided(rule, own, library, today).verdict == "不能":
                continue
            return _told(rule, special, rate, whole, part, units[0], library, beside=beside)
    return None


def _specials(rule: SupportRule, library: Library) -> Iterator[tuple[SupportRule, Decimal]]:
    """The special cases in the same article that get a share of its sums."""
    for one in library.rules([rule.document]):
        found = _FACTOR.search(one.quote)
        if found is not None and one.path == rule.path and one.start > rule.start:
            yield one, Decimal(found["rate"]) / 100


def _part(said: str, special: SupportRule) -> Decimal | None:
    """How many of the pieces the asker calls by the name of the special case (有一个其实是续展的)."""
    name = _GENERAL.sub("", same(special.conditions[-1].text)) if special.conditions else ""
    if len(name) < _SPECIAL_NAME:
        return None
    for place in re.finditer(re.escape(name), said):
        before = list(_PIECES.finditer(re.split("[，。；？]", said[: place.start()])[-1]))
        behind = _PIECES.match(_FILLING.sub("", said[place.end() :]))
        if before and len(before[-1].string) - before[-1].end() <= _CLOSE:
            return numeral(before[-1]["count"])
        if behind is not None:
            return numeral(behind["count"])
    return None


_CLOSE = 8
"""So many signs at most stand between the number and the name."""
_FILLING = re.compile(r"^(?:认证|认定|的|了|有|是)+")



def _told(rule: SupportRule, special: SupportRule, rate: Decimal, whole: Decimal, part: Decimal, counted: str, library: Library, *, beside: bool) -> Draft:
    assert rule.amount is not None
    cite, unit, amount = Citations(library), rule.currency_unit, rule.amount
    left = whole - part
    value = left * amount + part * amount * rate
    rest = Computation("difference", f"{in_unit(whole, counted)}−{in_unit(part, counted)} = {in_unit(left, counted)}", left, counted, ("asker",))
    made = Computation("total", f"{in_unit(left, counted)}×{in_unit(amount, unit)} + {in_unit(part, counted)}×{in_unit(amount, unit)}×{plain(rate * 100)}% = {in_unit(value, unit)}", value, unit, ("asker",))
    steps, working = [made] if beside else [rest, made], f"{made.expression}{in_wan(value, unit)}"
    if rule.cap is not None and value > rule.cap:
        held = Computation("subsidy", f"min({in_unit(value, unit)}, {in_unit(rule.cap, unit)}) = {in_unit(rule.cap, unit)}", rule.cap, unit, ("asker",))
        steps, working = [*steps, held], f"{made.expression}；{held.expression}"
    marks = [f"[{cite.rule(one)}]" for one in (rule, special)]
    lines = [say("itemised.total", span="", working=working, marks="".join(marks))]
    lines += [say("support.origin", quote=without_stop(one.quote), mark=mark) for one, mark in zip((rule, special), marks, strict=True)]
    return Draft(Status.ANSWERED, Reason.NONE, "\n".join(lines), cite.all, tuple(steps), decides=True)
