"""What each part of one sum of several things comes to, where it is paid in parts ("第一年拨付60%，第二年拨付40%")."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.compose.citing import Citations
from assistant.compose.of_support import instalments
from assistant.compose.of_support.itemised.binding import Bound
from assistant.compose.of_support.itemised.parts import Span
from assistant.eligibility.records import Amount
from assistant.records import Computation, Query
from index.library import Library


def in_parts(found: Sequence[Bound], totals: Sequence[tuple[Span, Computation]], query: Query, cite: Citations, library: Library) -> tuple[list[str], tuple[Computation, ...]]:
    """What each part of the one sum of things of one article comes to, where its words behind the last of them say that it is paid in parts."""
    if len(totals) != 1 or len({one.rule.path for one in found}) != 1 or any("月" in one.rule.per.split("/") for one in found):
        return [], ()
    last, total = max(found, key=lambda one: one.rule.end), totals[0][1]
    whole = Amount("", total.result, total.unit, total.expression, (), ())
    return instalments.paid(replace(last.decision, amounts=(whole,)), "。".join((*query.dialogue[:-1], query.question)), cite, library)
