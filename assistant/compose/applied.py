"""Answers to how a support rule is applied for: materials, time and place as the document tells them, or that it does not."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.compose.citing import Citations
from assistant.compose.rows import short_title
from assistant.eligibility import applying
from assistant.records import Draft, Query, Reason, Status
from index.library import Library
from index.records import SupportRule
from prompts import say

_ASKED = {
    "材料": re.compile(r"材料|资料|手续|证明|要交什么|要带什么"),
    "时间": re.compile(r"截止|(?:申报|申请|受理|兑现)(?:的)?(?:时间|期限|日期)|(?:什么时候|何时|几月|哪天|哪年)(?:能|可以|开始)?(?:申请|申报|受理)"),
    "受理": re.compile(r"(?:向|找|到|去)(?:谁|哪|什么)[^，。？]{0,8}(?:申请|申报|办|提交)|(?:在哪|哪里|哪儿)(?:能|可以)?(?:申请|申报|办)"),
}


def compose(query: Query, rules: Sequence[SupportRule], library: Library) -> Draft | None:
    """What the document of the first rule says of applying, None where that is not asked. A thing it does not tell is said so."""
    asked = [kind for kind, pattern in _ASKED.items() if pattern.search(query.text)]
    if not asked or not rules:
        return None
    rule = rules[0]
    cite = Citations(library)
    text = library.document(rule.document).text
    steps = [step for step in applying(text, rule) if step.kind in asked]
    lines = []
    for step in steps:
        mark = cite.span(rule.document, rule.path, step.start, step.end)
        lines.append(say("support.step", kind=step.kind, quote=text[step.start : step.end].strip(), mark=f"[{mark}]"))
    open_ = [kind for kind in asked if kind not in {step.kind for step in steps}]
    if open_:
        mark = cite.rule(rule)
        lines.append(say("support.step_unknown", kinds="、".join(open_), title=short_title(rule.document, library),
                         quote=rule.quote.strip().rstrip("。；，"), mark=f"[{mark}]"))
    status, reason = (Status.ANSWERED, Reason.NONE) if steps else (Status.REFUSED, Reason.NOT_FOUND)
    return Draft(status, reason, "\n".join(lines), cite.all)
