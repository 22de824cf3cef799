"""Whether sums that are granted one by one are all paid under a limit on what one applicant has in all: "首台套核下来300万，研发补助核下来120万，能全部拿到吗"."""

from __future__ import annotations

import re

from assistant.compose.citing import Citations
from assistant.compose.of_support import overall
from assistant.compute import in_unit
from assistant.eligibility import facts
from assistant.eligibility.records import OwnFigure
from assistant.eligibility.units import convert
from assistant.records import Computation, Draft, Query, Reason, Status
from index.library import Library
from index.records import SupportRule
from index.words import bigrams
from prompts import say

_ASKS = re.compile(r"(?:全部|全都|都|全|全额)(?:能|可以|拿|给|到手|兑现|领|发|兑付)[^，。；]{0,8}(?:吗|么|不|[？?])|(?:能|可以)[^，。；]{0,4}(?:全|都)[^，。；]{0,6}(?:吗|么|不|[？?])|(?:最多|最后|总共|一共|实际)[^，。；]{0,4}(?:到手|拿到|能拿|给)[^，。；]{0,4}(?:多少|几)")
_GRANTED = re.compile(r"(?:核|批|审|评|认)(?:定)?(?:下来|出来|过|准|完)?(?:了|该|应|是|的|为)*(?:该|应)?(?:奖|补|给|得|发|拿)?(?:了|到)?$|(?:该|应|应该|能|可)(?:奖|补|给|得|拿)(?:到)?$")
_NAME = re.compile(r"今年|去年|我们?|公司|国家级|省级|市级|核|批|审|下来|该|应|奖励?|补[助贴]?|了|的")
_FEWEST = 2


def compose(query: Query, rules: tuple[SupportRule, ...] | list[SupportRule], library: Library) -> Draft | None:
    """What is paid of the sums that the asker tells as granted, where the document has a limit on all of them; None where he tells fewer than two, does not
    ask for that, or they do not pass a limit."""
    own = facts(query.dialogue, query.regions)
    granted = [one for one in (*own.claimed, *own.figures) if one.unit.endswith("元") and _GRANTED.search(one.about)]
    if len(granted) < _FEWEST or not rules or not _ASKS.search(query.text):
        return None
    unit = granted[0].unit
    bound = [(_rule_of(one, rules[0].document, library), convert(one.value, one.unit, unit)) for one in granted]
    sums = [(rule, value) for rule, value in bound if rule is not None and value is not None]
    if len(sums) < len(granted) or len({rule.start for rule, _ in sums}) < len(sums):
        return None
    cite = Citations(library)
    lines, steps = overall.held(sums, unit, own, cite, library, years=False)
    if not lines:
        return None
    value = sum((one for _, one in sums[1:]), sums[0][1])
    total = Computation("total", f"{' + '.join(in_unit(one, unit) for _, one in sums)} = {in_unit(value, unit)}", value, unit, ("asker",))
    head = say("support.approved_sums", working=total.expression)
    quotes = [say("support.origin", quote=rule.quote, mark=f"[{cite.span(rule.document, rule.path, rule.start, rule.end)}]") for rule, _ in sums]
    return Draft(Status.ANSWERED, Reason.NONE, "\n".join((head, *lines, *quotes)), cite.all, (total, *steps), decides=True)


def _rule_of(figure: OwnFigure, document: str, library: Library) -> SupportRule | None:
    """The rule of a document that a sum is named after, None where none shares two signs in a row with its name."""
    pairs = set(bigrams(_NAME.sub("", _GRANTED.sub("", figure.about))))
    found = [(sum(pair in "".join((*one.path[-1:], one.quote)) for pair in pairs), -one.start, one) for one in library.rules([document]) if one.benefit != "cap_only"]
    best = max(found, key=lambda one: one[:2], default=None)
    return best[2] if best is not None and best[0] > 0 else None
