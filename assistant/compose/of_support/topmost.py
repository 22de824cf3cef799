"""Which support gives most: "哪项奖补最高", "一次性奖励最多的是哪一条"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from assistant.compose.citing import Citations, without_stop
from assistant.compose.rows import short_title
from assistant.compute import in_unit
from assistant.eligibility.units import convert
from assistant.gather.of_documents.in_force import documents_for
from assistant.gather.wording import Text, Word, share, words_of
from assistant.records import Draft, Query, Reason, Status
from index.library import Library
from index.records import SupportRule
from prompts import say

_KIND = r"(?:补贴|补助|奖补|奖励|资助|扶持|支持|政策|额度|金额|补偿|津贴)"
_ASKS = re.compile(
    rf"(?:哪|什么|啥)[^，。？]{{0,10}}(?:{_KIND}|[给补奖拿领]得?)[^，。？哪]{{0,8}}(?:最高|最多|最大)(?!限额|不)|{_KIND}[^，。？]{{0,8}}(?:最高|最多|最大)的?(?:是|属于)?(?:哪|什么|啥)|(?:最高|最多|最大)的{_KIND}[^，。？]{{0,4}}(?:是|有)?(?:哪|什么|啥)"
)
_ASKING = re.compile(rf"{_KIND}|最[高多大]|哪|什么|额度|力度|一项|一条|几项")
_MONEY = "万元"
_SHOWN = 3
_ON_TOPIC = 0.5


def compose(query: Query, library: Library) -> Draft | None:
    """The rules with the largest sums, the largest first, from the documents that the question names or its place; None where it does not
    ask for them or no rule there names a sum."""
    documents = documents_for(query, library)
    if not _ASKS.search(query.text) or (documents is None and len(library.cards) > 1):
        return None
    priced = sorted(((sum_, rule) for rule in _meant(query, documents, library) if (sum_ := _most(rule)) is not None),
                    key=lambda one: (-one[0], one[1].document, one[1].start))
    if not priced:
        return None
    best: dict[tuple[str, int], tuple[Decimal, SupportRule]] = {}
    for one in priced:
        best.setdefault((one[1].document, one[1].start), one)
    once = list(best.values())
    shown = [one for place, one in enumerate(once) if place < _SHOWN or one[0] == once[0][0]][: 2 * _SHOWN]
    cite = Citations(library)
    marks = [cite.rule(rule) for _, rule in shown]
    top = [mark for (sum_, _), mark in zip(shown, marks, strict=True) if sum_ == shown[0][0]]
    lines = [say("support.topmost.head", figure=in_unit(shown[0][0], _MONEY), marks="".join(f"[{mark}]" for mark in top))]
    for (sum_, rule), mark in zip(shown, marks, strict=True):
        lines.append(say("support.topmost.line", figure=in_unit(sum_, _MONEY), title=short_title(rule.document, library),
                         quote=without_stop(rule.quote), mark=f"[{mark}]"))
    lines.append(say("support.topmost.note"))
    return Draft(Status.ANSWERED, Reason.NONE, "\n".join(lines), cite.all)


def _meant(query: Query, documents: Sequence[str] | None, library: Library) -> list[SupportRule]:
    """The rules of the documents, those on the topic of the question where it has one besides asking for the most."""
    every = [rule for rule in library.rules(sorted(documents or library.cards)) if rule.document not in library.superseded or rule.document in query.documents]
    topic: tuple[Word, ...] = tuple(word for word in words_of(query.topic, library) if not _ASKING.search(word.text))
    about = [rule for rule in every if topic and share(topic, Text.of(f"{''.join(rule.path)}{rule.subject}{rule.quote}"))[0] >= _ON_TOPIC]
    return about or every


def _most(rule: SupportRule) -> Decimal | None:
    """The most that one applicant can be given at once by a rule, in 万元; None where it names no sum of money."""
    sums = [value for value in (rule.cap, rule.amount_max, rule.amount, *(tier.amount for tier in rule.tiers)) if value is not None]
    return convert(max(sums), rule.currency_unit, _MONEY) if sums else None
