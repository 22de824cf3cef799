"""The verdict on one sentence that decides whether the asker may, told with it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.compose.citing import Citations
from assistant.compose.rows import short_title
from assistant.eligibility.sums.per_head import worked
from assistant.records import Computation, ConditionCheck, Draft, Reason, Status
from index.library import Library
from prompts import say

ASKS = re.compile(
    r"(?:能|可以|可|够|符合|满足|算|过得了|来得及|赶得上|轮得到|有资格|行|合格|合规)[^，。？；]{0,32}(?:吗|么|吧|(?:不|没|了没)(?=[？?]|$))"
    r"|能不能|还(?:给|能|可以?|办|收|受理|报|赶)[^，。？；]{0,12}(?:吗|么|不(?=[？?]|$))|(?:收|受理|办|给|批)不(?:收|受理|办|给|批)|还(?:行|赶趟|有效)|晚不晚|晚了(?:吗|没)|算不算(?:过期|逾期|晚)|能否|可不可以|可否|是否(?:符合|可以|能|有资格|满足)|行不行|够不够|符不符合|来不来得及|算不算|有没有资格"
    r"|(?:有|给)(?:不给|没有)?[^，。；？]{0,8}?(?:补[贴助]?|奖[励补]?|资助|津贴|贴息|待遇|优惠|钱)(?:吗|么|没有?|不)(?=[？?]|$)"
)
"""A right is asked about."""
_LEFT_OUT = re.compile(r"(?<=除外[：:])(?:\s*\d{1,2}[.．、][^\n]+)+")
"""The cases that a sentence leaves out, listed behind it."""


@dataclass(frozen=True, slots=True)
class Held:
    """A sentence of a document (`start`…`end`) with what it comes to for the asker, how much of the question it explains (0…1) and the steps worked."""

    document: str
    start: int
    end: int
    checks: tuple[ConditionCheck, ...]
    fit: float
    steps: tuple[Computation, ...] = ()


def told(best: Held, library: Library) -> Draft:
    """The answer that quotes the sentence, says whether the asker may by it, and lists what it was held against."""
    cite = Citations(library)
    text = library.text(best.document)
    path = library.section_at(best.document, best.start).path
    left_out = _LEFT_OUT.match(text, best.end)
    end = left_out.end() if left_out else best.end
    mark = cite.span(best.document, path, best.start, end)
    failed = [check for check in best.checks if check.verdict == "不符合"]
    lines = [say("eligibility.one.fails" if failed else "eligibility.one.fits", title=short_title(best.document, library),
                 quote=text[best.start : end].strip(), mark=f"[{mark}]")]
    lines += [say("eligibility.line.check", verdict=check.verdict, text=check.text, reason=check.reason) for check in best.checks]
    return Draft(Status.ANSWERED, Reason.NONE, "\n".join(lines), cite.all, (*best.steps, *worked(best.checks)), decides=True)
