"""What a limit comes to that is widened for some ("家庭收入标准放宽到上述标准的130%"): the limit printed before it times the rate."""

from __future__ import annotations

import re
from decimal import Decimal

from assistant.compose.citing import Citations
from assistant.compute import plain
from assistant.gather.in_words.patterned import Formed, formed
from assistant.records import Computation, Draft, Query, Reason, Status
from index.library import Library
from prompts import say

_ASKED = re.compile(r"(?:放宽|放松|上浮|宽一?[点些])[^。]{0,30}(?:多少|几|啥|什么)")
_WIDENED = re.compile(r"(?:放宽|上浮|提高|放松)(?:到|至|为)(?:上述|前述|前款|该|原|规定)?[^。；，]{0,6}?标准的(?P<rate>\d+(?:\.\d+)?)[%％]")
_BASE = re.compile(r"[^。；;\n]*(?:标准|限额|基准|上限|线)[^。；;\n\d]{0,20}(?P<value>\d+(?:\.\d+)?)(?P<unit>万?元)[^。；;\n]*")
_ABOUT = 0.25
_WHOLE = Decimal(100)


def compose(query: Query, library: Library) -> Draft | None:
    """The widened limit, None where none is asked for or no limit is printed before the sentence that widens it."""
    found = formed(query, _WIDENED, _ABOUT, library) if _ASKED.search(query.text) else []
    return next((draft for one in found if (draft := _of(one, library)) is not None), None)


def _of(one: Formed, library: Library) -> Draft | None:
    text = library.text(one.passage.document)
    section = library.section_at(one.passage.document, one.start)
    before = list(_BASE.finditer(text, section.start, one.start))
    if len(before) != 1:
        return None  # which of several limits is widened is not told
    base = before[0]
    cite = Citations(library)
    first = f"[{cite.span(one.passage.document, section.path, *base.span())}]"
    second = f"[{cite.span(one.passage.document, section.path, one.start, one.end)}]"
    value = Decimal(base["value"]) * Decimal(one.form["rate"]) / _WHOLE
    made = Computation("product", f"{base['value']}{base['unit']}×{one.form['rate']}% = {plain(value)}{base['unit']}", value, base["unit"], (1, 2))
    lines = [say("support.widened", working=made.expression, marks=f"{first}{second}")]
    lines += [say("support.origin", quote=quote.quote.strip(), mark=mark) for quote, mark in zip(cite.all, (first, second), strict=True)]
    return Draft(Status.ANSWERED, Reason.NONE, "\n".join(lines), cite.all, (made,), decides=True)
