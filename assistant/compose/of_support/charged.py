"""What is to be paid where a document charges a share of a price, another one for some and another one later on ("租金按市场评估价的50%收取，其中E类按70%收取；
续租期间租金按市场评估价的80%收取"), for an asker who tells the price."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.compose.citing import Citations
from assistant.compose.of_support.by_class import near
from assistant.compose.of_support.by_class.adjusted import is_his
from assistant.compute import in_unit, plain
from assistant.eligibility import facts
from assistant.eligibility.records import OwnFigure
from assistant.gather.wording import Text
from assistant.records import Computation, Draft, Query, Reason, Status
from index.library import Library
from index.records import SupportRule
from index.stretches import beginning
from prompts import say

_ASKED = re.compile(r"(?:租金|房租|交|缴|收费?|费用?|付)[^，。；？]{0,10}(?:多少|几)|多少[^，。；？]{0,4}(?:租金|房租|费)|呢[？?]?$")
_CHARGE = re.compile(
    r"(?P<phase>[一-鿿]{2,6}?(?:期间|期内|阶段))?(?P<what>[一-鿿]{0,4}(?:租金|房租|费用?))按(?:照)?(?P<base>[^，。；\n\d]{2,14}?)的?(?P<rate>\d+(?:\.\d+)?)%(?:收取|计收|缴纳|交纳|执行|支付|计算|计缴)")
_FOR_SOME = re.compile(r"(?:[，；、]?其中，?|[，；])(?:对)?(?P<who>(?!租金|房租|费)[^，。；\n\d期]{1,14}?)的?，?按(?:照)?(?:[^，。；\n\d]{2,14}?的)?(?P<rate>\d+(?:\.\d+)?)%")
_HOW_MUCH = re.compile(r"多少|怎么|几[百千元块]")
_SAME_THING = 2


@dataclass(frozen=True, slots=True)
class _Share:
    """A share charged: in which time (`phase`, "" in general) and of `whom`, how much, and where it stands."""

    phase: str
    whom: str
    rate: Decimal
    start: int
    end: int


def compose(query: Query, rules: Sequence[SupportRule], library: Library) -> Draft | None:
    """What is to be paid of the price told, in general or for him and in each later time asked for; None where no price is told, or no document, or
    several, charge a share of one, or a rule that is meant lets off paying."""
    if not _ASKED.search(query.text) or any(rule.relief and rule.relief != "left" for rule in rules):
        return None
    own = facts(query.dialogue, query.regions)
    prices = [one for one in own.figures if one.unit.endswith("元") and not one.growth]
    said = " ".join(query.dialogue)
    held = near(query, rules, library)
    found = {id: shares for id in held if id not in library.superseded and (shares := list(_shares(library.text(id), said)))}
    if len(prices) != 1 or len(found) != 1:
        return None
    document, shares = next(iter(found.items()))
    return _told(document, shares, prices[0], query, library)


def _shares(text: str, said: str) -> Iterator[_Share]:
    """The shares that a document charges of the thing spoken of, the one for the asker in place of the general one."""
    for line in re.finditer(r"[^\n]+", text):
        opening = line.group().split("，")[0]
        same = len(Text.of(opening).grams & Text.of(said).grams) >= _SAME_THING
        for charge in _CHARGE.finditer(text, *line.span()):
            if not (same or (charge["phase"] and charge["phase"][:2] in said)):
                continue
            stop = min(place for place in (text.find("。", charge.end()), line.end()) if place >= 0)
            mine = next((one for one in _FOR_SOME.finditer(text, charge.end(), stop) if is_his(one["who"], said)), None)
            rate, end = (charge["rate"], charge.end()) if mine is None else (mine["rate"], mine.end())
            yield _Share(charge["phase"] or "", "" if mine is None else mine["who"], Decimal(rate), beginning(text, charge.start(), "，。；\n"), end)


def _told(document: str, shares: Sequence[_Share], price: OwnFigure, query: Query, library: Library) -> Draft | None:
    """The lines of those shares that the question asks for: all but those of a time that it does not name."""
    cite, lines, steps = Citations(library), list[str](), list[Computation]()
    text = library.text(document)
    named = [one for one in shares if one.phase and one.phase[:2] in query.text]
    general = [one for one in shares if not one.phase] if not named or len(_HOW_MUCH.findall(query.text)) > 1 else []
    for one in (*general, *named):
        value = price.value * one.rate / 100
        steps.append(Computation("product", f"{in_unit(price.value, price.unit)}×{plain(one.rate)}% = {in_unit(value, price.unit)}", value, price.unit, ("asker",)))
        mark = f"[{cite.span(document, library.section_at(document, one.start).path, one.start, one.end)}]"
        lines.append(say("by_class.rent", phase=one.phase or one.whom or say("by_class.rent_basic"), working=steps[-1].expression, quote=text[one.start : one.end], mark=mark))
    return Draft(Status.ANSWERED, Reason.NONE, "\n".join(lines), cite.all, tuple(steps), decides=True) if lines else None
