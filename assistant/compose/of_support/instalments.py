"""What each part of a sum comes to that the rule's sentence, or the one behind it, says is paid in parts ("分三年按40%、30%、30%比例拨付")."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

from assistant.compose.citing import Citations
from assistant.compute import in_unit, plain
from assistant.eligibility import Decision
from assistant.eligibility.told.said import unmet
from assistant.eligibility.vocabulary import CLAUSE
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


def paid(decision: Decision, told: str, cite: Citations, library: Library) -> tuple[list[str], tuple[Computation, ...]]:
    """The parts of the one sum that is granted, worked out, where the sentence of the rule, which may go on behind it, says how it is paid in parts;
    a ratio is only quoted. What the parts come to until now is told too where the asker tells, in `told`, which he has reached and asks for it."""
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
    lines = [say("support.instalments", working=working, quote=printed, mark=mark)]
    count = _reached([name for name, _ in parts.shares], told) if _SO_FAR.search(told) else 0
    if not 1 < count < len(steps):
        return lines, steps
    value = sum((step.result for step in steps[:count]), Decimal(0))
    added = " + ".join(in_unit(step.result, one.unit) for step in steps[:count])
    total = Computation("total", f"{added} = {in_unit(value, one.unit)}", value, one.unit, ("asker",))
    return [*lines, say("support.paid_so_far", stage=parts.shares[count - 1][0], working=total.expression)], (*steps, total)


_SO_FAR = re.compile(r"(?:累计|一共|总共|合计|共|已经?|目前|现在|到(?:这一?步|此|目前|现在|这时候?))[^，。；？]{0,10}(?:拨|发|拿|给|付|兑现|到账|领)[^。；？]{0,8}(?:多少|几)|(?:拨|发|拿|给|付|兑现|到账|领)[^，。；？]{0,4}累计[^。；？]{0,6}多少")
"""What all parts until now come to is asked for."""
_NOT_YET = re.compile(r"(?:没|未|等|快|准备|即将|下[一个]?步|再过|如果|要是|尚)[^，。；？]{0,6}$")
_LATER = re.compile(r"[之以]?[后时]$")
_MOSTLY = Decimal("0.6")


def _reached(names: list[str], told: str) -> int:
    """How many of the parts the asker has reached: the last one whose name he tells as done (中期评估刚通过: 中期评估通过后), 0 where he tells none."""
    return max((place for place, name in enumerate(names, 1) if _is_told(_LATER.sub("", name), told)), default=0)


def _is_told(stage: str, told: str) -> bool:
    """Whether a clause tells that a stage is done."""
    pairs = {stage[i : i + 2] for i in range(len(stage) - 1)}
    for clause in CLAUSE.finditer(told):
        said = clause.group()
        places = [said.find(pair) for pair in pairs if pair in said]
        if pairs and len(places) >= _MOSTLY * len(pairs):
            return not (unmet(said) or _NOT_YET.search(said[: min(places)]) or _NOT_DONE.search(said[min(places) :]))
    return False


_NOT_DONE = re.compile(r"(?:还没|没有?|未)(?:通过|完成|做|验收|竣工|过|到|结束|开始|批)")
