"""What each part of a sum comes to that the rule's sentence says is paid in parts ("分三年按40%、30%、30%比例拨付")."""

from __future__ import annotations

import re
from decimal import Decimal

from assistant.compose.citing import Citations
from assistant.compute import in_unit, plain
from assistant.eligibility import Decision
from assistant.records import Computation
from index.library import Library
from prompts import say

_PARTS = re.compile(
    r"[^，。；;\n]{0,24}分(?:[两二三四五\d]个?)?[年次期批]?(?:分别)?按(?:照)?(?P<shares>\d+(?:\.\d+)?%(?:[、：:]\d+(?:\.\d+)?%)+)的?比例[^，。；;\n]{0,4}(?:拨付|发放|兑现|兑付|支付)")
_SENTENCE = re.compile(r"[^。；;\n]*")
_WHOLE = Decimal(100)


def paid(decision: Decision, cite: Citations, library: Library) -> tuple[list[str], tuple[Computation, ...]]:
    """The parts of the one sum that is granted, worked out, where the sentence of the rule goes on to say how it is paid in parts."""
    rule = decision.rule
    rest = _SENTENCE.match(library.text(rule.document), rule.end)
    found = _PARTS.search(rest.string, rest.start(), rest.end()) if rest is not None else None
    shares = [Decimal(one.rstrip("%")) for one in re.split("[、：:]", found["shares"])] if found is not None else []
    if found is None or len(decision.amounts) != 1 or sum(shares) != _WHOLE:
        return [], ()
    one = decision.amounts[0]
    steps = tuple(
        Computation("product", f"{in_unit(one.value, one.unit)}×{plain(share)}% = {in_unit(one.value * share / _WHOLE, one.unit)}",
                    one.value * share / _WHOLE, one.unit, ("asker",)) for share in shares)
    mark = f"[{cite.span(rule.document, rule.path, *found.span())}]"
    working = "；".join(step.expression for step in steps)
    return [say("support.instalments", working=working, quote=found.group().strip("，、 "), mark=mark)], steps
