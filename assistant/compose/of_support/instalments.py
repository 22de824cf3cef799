"""What each part of a sum comes to that the rule's sentence, or the one behind it, says is paid in parts ("分三年按40%、30%、30%比例拨付")."""

from __future__ import annotations

import re
import unicodedata

from assistant.compose.citing import Citations
from assistant.compute import in_unit, plain
from assistant.eligibility import Decision
from assistant.records import Computation
from index.library import Library
from index.rules.instalments import parts_in
from prompts import say

_SENTENCE = re.compile(r"[^。；;\n]*")
_WHOLE = 100
_PERCENT = re.compile("[%％]")


def _digits(text: str) -> list[str]:
    """The numbers that a text prints, in half-width digits."""
    return re.findall(r"\d+(?:\.\d+)?", unicodedata.normalize("NFKC", text))


def paid(decision: Decision, cite: Citations, library: Library) -> tuple[list[str], tuple[Computation, ...]]:
    """The parts of the one sum that is granted, worked out, where the sentence of the rule, which may go on behind it, says how it is paid in parts;
    a ratio is only quoted."""
    rule = decision.rule
    rest = _SENTENCE.match(library.text(rule.document), rule.end)
    parts = next(parts_in(rest.string, rule.start, rest.end()), None) if rest is not None and len(decision.amounts) == 1 else None
    if rest is None or parts is None:
        return [], ()
    one, printed = decision.amounts[0], rest.string[parts.start : parts.end].strip("，、。 ")
    mark = f"[{cite.span(rule.document, rule.path, parts.start, parts.end)}]"
    if not all(_PERCENT.search(printed) and f"{plain(share)}" in _digits(printed) for _, share in parts.shares):
        return [say("support.term", quote=printed, mark=mark)], ()  # a ratio (4:3:3) prints no share that a step could start from
    steps = tuple(
        Computation("product", f"{in_unit(one.value, one.unit)}×{plain(share)}% = {in_unit(one.value * share / _WHOLE, one.unit)}",
                    one.value * share / _WHOLE, one.unit, ("asker",)) for _, share in parts.shares)
    working = "；".join(f"{name}：{step.expression}" if name else step.expression for (name, _), step in zip(parts.shares, steps, strict=True))
    return [say("support.instalments", working=working, quote=printed, mark=mark)], steps
