"""What of several things was had before ("以前过了三级，20万也领了，今年升到四级"): it is in no sum; the higher grade gives the difference where the document says so."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.compose.of_support.itemised.binding import Bound
from assistant.compose.of_support.itemised.items import Item
from assistant.compose.of_support.rungs import difference_told
from assistant.compute import in_unit
from assistant.eligibility.records import Amount
from assistant.records import Computation
from index.library import Library

_PAID = re.compile(r"^(?:[那这]?笔?)?(?:(?:钱|奖励|补[贴助])?(?:\d[\d.]*[百千万]?元?|[一二两三四五六七八九十百千万]+元?))?(?:的?(?:奖励|补[贴助]|钱))?(?:也|都|已经?|早就?|全|当时)*(?:领|拿|到手|到账|兑现|发|给)(?:到|过|完)?[了过]$")
"""A clause that tells no more than that a sum was had."""
_BEFORE = re.compile(r"以前|之前|先前|原先|早先|早年|早就|当初|当时|(?:已经?|早就?)(?:领|拿|享受|得|评|过|获)|(?:去|前)年[^，。；]{0,12}[了过]")
_NOW = re.compile(r"今年|这次|现在|刚|又|再|升|晋|后来")


def without_paid(things: Sequence[Item]) -> list[Item]:
    """The things, less those that only tell that a sum was had."""
    return [one for one in things if not _PAID.match(one.text)]


def less_had(found: Sequence[Bound], library: Library) -> tuple[list[Bound], tuple[int, int] | None]:
    """The things, less each lower grade of one of them that was had before; that one with the difference where the document says that this is paid, and where it
    does."""
    kept = list(found)
    clause = None
    for low in found:
        if not _BEFORE.search(low.item.text) or _NOW.search(low.item.text):
            continue
        place = next((at for at, one in enumerate(kept) if _above(one, low)), None)
        if place is None:
            continue
        high = kept[place]
        kept.remove(low)
        clause = difference_told([low.rule, high.rule], library) or clause
        if clause is not None:
            kept[kept.index(high)] = _difference(high, low)
    return kept, clause


def _above(one: Bound, low: Bound) -> bool:
    """Whether a thing is a higher grade of what another one is: a larger sum of the same sentence."""
    both = [made[0] for made in (one.decision.amounts, low.decision.amounts) if len(made) == 1 and not made[0].steps]
    return one.rule.start == low.rule.start and one.rule.subject == low.rule.subject and len(both) > 1 and both[0].unit == both[1].unit and both[0].value > both[1].value and not _BEFORE.search(one.item.text)


def _difference(high: Bound, low: Bound) -> Bound:
    more, less = high.decision.amounts[0], low.decision.amounts[0]
    left = more.value - less.value
    working = f"{in_unit(more.value, more.unit)}−{in_unit(less.value, less.unit)} = {in_unit(left, more.unit)}"
    made = Amount(more.case, left, more.unit, working, (), (Computation("difference", working, left, more.unit, ("asker",)),))
    return replace(high, decision=replace(high.decision, amounts=(made,)))
