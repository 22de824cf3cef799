"""A share of a price that the rule itself prints for each piece ("按每张床位每年120元的保费给予80%的补贴"): of the pieces that the asker counts."""

from __future__ import annotations

import re
from decimal import Decimal

from assistant.compute import in_unit, plain
from assistant.eligibility.records import Amount, Facts, Worked
from assistant.eligibility.sums.bases import counted_in, in_all
from assistant.eligibility.units import convert
from assistant.eligibility.wording import how_many
from assistant.records import Computation
from index.records import SupportRule
from index.rules.words import PRICE_OF

_EACH = re.compile(r"每(?P<unit>张|亩|人|头|只|辆|户|台|套|间|平方米|株|吨|公斤|个|名|位|艘)(?P<thing>[一-鿿]{0,4}?)(?P<year>每?年)?(?P<price>\d+(?:\.\d+)?)(?P<scale>万?元)")


def by_price(rule: SupportRule, facts: Facts) -> Worked | None:
    """What the share of the printed price gives for the pieces told, or the question how many there are; None where the rule prints no such price."""
    found = next((one for one in _EACH.finditer(rule.quote) if PRICE_OF.match(rule.quote, one.end())), None)
    if found is None or rule.rate is None:
        return None
    counts = [(one, value) for one in (in_all(figure, facts) for figure in facts.figures) if (value := counted_in(one, found["unit"])) is not None]
    if len({value for _, value in counts}) != 1:
        return Worked((), (how_many(found["unit"]),))
    price = convert(Decimal(found["price"]), found["scale"], "元") or Decimal(0)
    raw = counts[0][1] * price * rule.rate
    most = None if rule.cap is None else convert(rule.cap, rule.currency_unit, "元")
    product = f"{in_unit(counts[0][1], counts[0][0].unit)}×{in_unit(price, '元')}×{plain(rule.rate * 100)}%"
    result = raw if most is None else min(raw, most)
    working = f"{product} = {in_unit(raw, '元')}" if most is None else f"min({product}, {in_unit(most, '元')}) = {in_unit(result, '元')}"
    return Worked((Amount("", result, "元", working, (), (Computation("subsidy", working, result, "元", ("asker",)),)),))
