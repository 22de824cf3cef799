"""What the sentences on a grant, and the one on whom the document is for, ask of whoever has it (应当在引进之日起3年内…购买, 无自有住房, 未租住人才公寓), held
against what the asker tells: one that he does not meet is told before any sum."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from assistant.compose.of_demands.left_out import at_home
from assistant.compose.of_support.by_class.told import Case, Sum
from assistant.eligibility.conditions.left_out import unfulfilled
from prompts import say

_NEEDED = re.compile(r"^(?!.*(?:退还|追回|离开|离职)).*(?:应当|必须|须(?!知))", re.DOTALL)
_SCOPE = re.compile(r"适用于(?P<what>[^。\n；]{6,120})")
_HOME = re.compile(r"住房|房产|产权房|房屋")
_BOUGHT = re.compile(r"买|购")
"""A home that is bought with the grant is none that the asker had before."""
_NOT_IN = re.compile(r"未(?:租住|入住|居住|享受|承租)(?P<things>[^，。；\n]{2,24})")


def failing(case: Case) -> Sum | None:
    """The demand that the asker does not meet, quoted, None where he tells nothing against any."""
    rule = case.standard.rule
    own = at_home(case.own, rule.document, case.library)
    for start, end in (*_sentences(case), *((one.start("what"), one.end("what")) for one in _SCOPE.finditer(case.text))):
        for clause in re.split("[，,]", case.text[start:end]):
            check = unfulfilled(clause, own)
            if check is not None and not (_HOME.search(clause) and _BOUGHT.search(check.reason)):
                return _told(case, start, end, check.reason)
        if (words := _there(case, start, end)) is not None:
            return _told(case, start, end, say("eligibility.reason.denied", words=words))
    return None


def _there(case: Case, start: int, end: int) -> str | None:
    """The words by which the asker says that he lives in, or has, what he must not (未租住人才公寓: 现在住人才公寓)."""
    found = _NOT_IN.search(case.text, start, end)
    for thing in re.split("[、和或]", found["things"]) if found is not None else ():
        said = re.search(rf"[^，,。；？没未不]{{0,6}}[住租](?:着|在|的是|进|了)?(?:的)?{re.escape(thing)}(?![^，。；？]{{0,6}}[吗么])", case.own.text) if len(thing) > 1 else None
        if said is not None:
            return said.group().strip()
    return None


def _sentences(case: Case) -> Iterator[tuple[int, int]]:
    return (place for place in case.sentences if case.standard.grant in case.text[slice(*place)] and _NEEDED.match(case.text[slice(*place)]))


def _told(case: Case, start: int, end: int, reason: str) -> Sum:
    rule = case.standard.rule
    line = say("by_class.fails", grant=case.standard.grant, reason=reason, quote=case.quote(start, end), mark=case.mark(start, end))
    made = Sum(rule.amount or Decimal(0), rule.currency_unit, (line,))
    return made if case.standard.grant in case.text[start:end] else needed(case, made)


def needed(case: Case, made: Sum) -> Sum:
    """The sum with the first sentence on what is asked for to have the grant."""
    found = next(_sentences(case), None)
    return made if found is None else made.noted(say("by_class.rest", quote=case.quote(*found), mark=case.mark(*found)))
