"""What husband and wife have together of a grant that each of them could have: 另一方按其对应标准的50%计发; 由层次较高的一方享受，不重复发放; 分别享受."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from assistant.compose.of_support.by_class.told import Case, Sum
from assistant.compute import in_unit, plain
from assistant.gather.of_support.class_standards import Standard
from prompts import say

_COUPLE = re.compile(r"夫妻|夫妇|双方|配偶")
_PART = re.compile(r"(?:另一方|另一人|较低一方|低的一方)[^，。；\n\d]{0,16}?(?P<rate>\d+(?:\.\d+)?)%|(?:另一方|较低一方)[^，。；\n\d]{0,10}(?P<half>减半|一半)")
_ONE = re.compile(r"(?:较|就|最)高(?:的)?(?:一方|标准)|(?:只能|仅限?|限)(?:由|按)?(?:其中)?一(?:方|人)|不(?:得)?重复(?:享受|发放|领取|申领)|一方(?:申请|享受|领取)")
_EACH = re.compile(r"分别(?:享受|领取|发放|申请)|各自(?:享受|领取)|均可(?:享受|申请|领取)|可同时享受")
_BEFORE = 120


def together(case: Case, partner: Standard, made: Sum) -> Sum:
    """What the two have together; `case` is that of the one with the higher standard, `made` its sum. What no sentence tells is not added up."""
    for start, end in _sentences(case):
        words = case.text[start:end]
        part, grant = _PART.search(words), case.standard.grant
        if part is not None:
            share, shown = (Decimal(part["rate"]) / 100, f"×{plain(Decimal(part['rate']))}%") if part["rate"] else (Decimal("0.5"), "÷2")
            lower = partner.rule.amount or Decimal(0)
            value = made.value + lower * share
            return made.then(value, f"{in_unit(made.value, made.unit)} + {in_unit(lower, made.unit)}{shown} = {in_unit(value, made.unit)}", case.part(start, end))
        if _EACH.search(words):
            lower = partner.rule.amount or Decimal(0)
            value = made.value + lower
            return made.then(value, f"{in_unit(made.value, made.unit)} + {in_unit(lower, made.unit)} = {in_unit(value, made.unit)}", case.part(start, end))
        if _ONE.search(words):
            return made.noted(say("by_class.once", grant=grant, quote=case.quote(start, end), mark=case.mark(start, end)))
    return made.noted(say("by_class.one_only"))


def _sentences(case: Case) -> Iterator[tuple[int, int]]:
    """The sentences on husband and wife that concern the grant: they name it, or, where they name no grant, all."""
    text = case.text
    for line in re.finditer(r"[^\n]+", text):
        led = text.rfind("\n", 0, max(line.start() - 1, 0)) + 1
        lead = text[max(led - _BEFORE, 0) : line.start()]
        if case.standard.grant in line.group() and (_COUPLE.search(line.group()) or _COUPLE.search(lead)):
            yield from ((line.start() + one.start(), line.start() + one.end()) for one in re.finditer(r"[^。；;]+", line.group()) if case.standard.grant in one.group())
