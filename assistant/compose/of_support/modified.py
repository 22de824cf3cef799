"""An answer by support rules with the sentences elsewhere in the document that change what they give in the asker's case, where it quotes none of them.

"今年买设备9000万，里头有600万是二手的": “二手设备…不计入” is quoted, and the sum above it is told as not final.
"""

from __future__ import annotations

from dataclasses import replace

from assistant.compose.citing import Citations
from assistant.compose.merging import joined
from assistant.gather.of_support.modifiers import Modifier, modifiers
from assistant.records import Draft, Query, Reason, Status
from index.library import Library
from index.records import SupportRule
from index.stretches import overlap
from prompts import say

_RULES, _MOST = 3, 3
"""So many rules of an answer are looked at, and so many sentences quoted."""


def with_modifiers(draft: Draft, query: Query, library: Library) -> Draft:
    """The draft, the sentences quoted behind it; an answer whose sum one of them changes is no more than a part of it."""
    if not draft.status.tells or not draft.citations or draft.targets or draft.whole:
        return draft
    told = "。".join(query.dialogue) or query.text
    cite = Citations(library)
    found: dict[tuple[str, int], Modifier] = {}
    for rule in _quoted(draft, library)[:_RULES]:
        passed = [(one.start, one.end) for one in draft.citations if one.document == rule.document]
        for one in modifiers(rule, told, library, passed):
            found.setdefault((one.document, one.start), one)
    shown = sorted(found.values(), key=lambda one: not one.sum)[:_MOST]
    if not shown:
        return draft
    lines = [say(_key(one, draft), quote=library.text(one.document)[one.start : one.end].strip(), mark=f"[{cite.span(one.document, library.section_at(one.document, one.start).path, one.start, one.end)}]")
             for one in shown]
    open_ = draft.status == Status.ANSWERED and bool(draft.computations or draft.decides) and any(one.sum for one in shown)
    status, reason = (Status.PARTIAL, Reason.PART_MISSING) if open_ else (draft.status, draft.reason)
    if any(one.kind == "left_out" for one in shown):
        draft = replace(draft, text=draft.text.replace(say("eligibility.verdict.能"), say("support.unless_left_out"), 1).replace(say("eligibility.line.amount", working=""), say("eligibility.line.amount_open", working=""), 1))
    return replace(joined(draft, Draft(Status.ANSWERED, Reason.NONE, "\n".join(lines), cite.all)), status=status, reason=reason, decides=draft.decides)


def _key(one: Modifier, draft: Draft) -> str:
    if not one.sum:
        return "support.term"
    return "support.changes_sum" if draft.computations and one.kind != "left_out" else "support.other_case"


def _quoted(draft: Draft, library: Library) -> list[SupportRule]:
    """The rules that give something and that the draft quotes, in the order of its marks."""
    found: dict[tuple[str, int, int], SupportRule] = {}
    for one in draft.citations:
        for rule in library.rules([one.document]):
            if rule.has_sum and overlap(rule, one):
                found.setdefault((rule.document, rule.start, rule.end), rule)
    return list(found.values())
