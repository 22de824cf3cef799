"""How much more (or less) a share that was changed gives of the asker's sum ("由50%提高到60%")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from assistant.compose.citing import Citations
from assistant.compose.rows import short_title
from assistant.compute import in_unit, plain
from assistant.eligibility.units import convert
from assistant.gather.of_support.rules import explains
from assistant.records import Computation, Draft, Query, Reason, Status
from index.library import Library
from index.quantities import unit_family
from index.records import SupportRule
from prompts import say

_ASKED = re.compile(r"(?:多|少)(?:能|可以)?[报拿补领得给付抵扣交缴省返贴][^，。？]{0,6}(?:多少|几)|(?:新|现在|提高|调整|上调|下调)[^。？]{0,16}(?:老|旧|原来|以前|之前|原先)[^。？]{0,16}(?:差|多|少)[^，。？]{0,4}(?:多少|几)")
_CHANGED = re.compile(r"[由从](?P<old>\d+(?:\.\d+)?)[%％][^，。；\d]{0,6}(?:提高|上调|调整|增加|提升|降低|下调|降)[到至为](?P<new>\d+(?:\.\d+)?)[%％]")
_LEAST = 0.45


def asks(query: Query) -> bool:
    """Whether it is asked how much more or less there is of one sum that the asker tells."""
    return _ASKED.search(query.text) is not None and len(query.asker) == 1 and unit_family(query.asker[0].unit) == "money"


def compose(query: Query, rules: Sequence[SupportRule], library: Library) -> Draft | None:
    """The sum times the difference of the two shares, None where no rule that the question means tells two."""
    found = ((rule, match) for rule in rules if (match := _CHANGED.search(rule.quote)) is not None)
    best = next(((rule, match) for rule, match in found if explains(query, rule, library) >= _LEAST), None)
    if best is None:
        return None
    rule, match = best
    own, old, new = query.asker[0], Decimal(match["old"]), Decimal(match["new"])
    more = abs(new - old)
    value, unit = own.value * more / 100, own.unit
    small = convert(value, unit, "元")
    value, unit = (small, "元") if small is not None and value < 1 else (value, unit)
    working = f"{in_unit(own.value, own.unit)}×({plain(max(old, new))}%−{plain(min(old, new))}%) = {in_unit(value, unit)}"
    cite = Citations(library)
    mark = f"[{cite.rule(rule)}]"
    lines = [say(f"support.{'more' if new > old else 'less'}", working=working, mark=mark),
             say("support.rule", title=short_title(rule.document, library), quote=rule.quote.strip(), mark=mark)]
    steps = (Computation("product", working, value, unit, ("asker",)),)
    return Draft(Status.ANSWERED, Reason.NONE, "\n".join(lines), cite.all, steps, decides=True)
