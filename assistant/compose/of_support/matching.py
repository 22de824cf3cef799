"""Answers to "what can we have?": the rules, over all documents, that fit what the asker says of himself."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date

from assistant.compose.citing import Citations, without_stop
from assistant.compose.of_support import terms
from assistant.compose.rows import short_title
from assistant.eligibility import Decision, Facts, match
from assistant.eligibility.conditions.trades import own_trades
from assistant.gather.wording import Text, share, words_of
from assistant.records import Draft, Query, Reason, Status
from index.library import Library
from index.records import SupportRule
from index.regions import find_regions
from prompts import say

_ASKS = re.compile(
    r"(?:有|能|可以|可|够)(?:享受|申请|申报|拿|领|得到|用)?(?:到|得上)?(?:哪些|哪几|什么|啥)(?:扶持|政策|支持|补贴|补助|奖励|奖补|优惠|资金|钱)"
    r"|(?:能|可以|可)(?:享受|申请|申报|拿到?|领)(?:到)?(?:哪些|什么|啥)|有(?:没有|什么|啥|哪些)[^，。？]{0,4}(?:能|可以?|可)(?:享受|申请|申报|拿|领)(?:到)?的|(?:扶持|政策|支持|补贴|补助|奖励|优惠).{0,4}(?:有哪些|有什么|有啥)(?:适合|能)?"
)
_GENERAL = re.compile("补贴|补助|奖励|资助|奖补|扶持|支持|政策|优惠|资金|企业|公司|营收|收入|产值|投资|享受|申请|申报|规上|规模")
"""Words that any number of rules have."""
_PERSONS = re.compile("纳税人|个人|家庭|消费者|子女|居民|职工|人员")
"""Whom a rule for persons names: no business."""
_REPORT = "工作报告"
"""What a treasury sets aside by a yearly report is granted to nobody by it."""
_MOST = 4
_REFUSED = 2
_LONGEST = 90
_LEAST = 0.4


def compose(query: Query, own: Facts, library: Library, today: date) -> Draft | None:
    """The best matches with their quotes, None where that is not asked or the asker says nothing to go by; a trade told is his own (开餐馆能申请什么补助)."""
    if not asks(query) or not ((own.personal or own_trades(own.text)) and (own.sizes or own.regions or own.figures or own.built is not None)):
        return None
    meta = {id: card.meta for id, card in library.cards.items()}
    granting = [rule for rule in library.rules(query.documents or None) if not library.cards[rule.document].title.endswith(_REPORT)]
    matched = match(granting, own, meta, today, _about(query, library))
    own_rules = [one for one in matched if one.relevance >= _LEAST]
    found = _once(own_rules or [one for one in matched if one.verdict != "不能" and not (_PERSONS.search(one.rule.subject) and own_trades(own.text))])
    open_ = [one for one in found if one.verdict != "不能"][:_MOST]
    failed = [one for one in found if one.verdict == "不能"][:_REFUSED]
    if not open_:
        return None
    cite = Citations(library)
    lines = [say("support.matching.head") if own_rules else say("support.matching.general")]
    lines += [_line(place, one, cite, library) for place, one in enumerate(open_, 1)]
    if failed:
        lines.append(say("support.matching.failed"))
        lines += [_refusal(one, cite, library) for one in failed]
    lines += [say("support.term", quote=quote, mark=f"[{n}]") for quote, n in terms.asked_too(open_[0].rule, query, cite, library)]
    lines.append(say("support.matching.note"))
    computations = tuple(step for one in open_ for amount in one.amounts for step in amount.steps)
    warnings = tuple(dict.fromkeys(warning for one in open_ for warning in one.warnings))
    return Draft(Status.ANSWERED, Reason.NONE, "\n".join(lines), cite.all, computations, warnings=warnings)


def asks(query: Query) -> bool:
    """Whether it is asked what support there is, not whether there is a certain one."""
    return _ASKS.search(query.text) is not None and _LEFT.search(query.text) is None


_LEFT = re.compile(r"(?:领|拿|享受|兑现|奖|补)(?:到)?[过了][^？]{0,40}还能[^，。？]{0,6}(?:什么|啥|哪些)[^，。？]{0,4}[，。]?(?:是|有|能拿)?多少")
"""How much more than what he had before is asked."""


def _about(query: Query, library: Library) -> Callable[[SupportRule], float]:
    """How much of what the question names besides the asker's place and size a rule is about, 0…1."""
    words = [word for word in words_of(query.words, library) if len(_GENERAL.sub("", word.text)) > 1 and not find_regions(word.text)]
    return lambda rule: share(words, Text.of(f"{rule.subject} {rule.quote}"))[0] if words else 0.0


def _once(decisions: Sequence[Decision]) -> list[Decision]:
    kept: dict[tuple[str, int], Decision] = {}
    for decision in decisions:
        kept.setdefault((decision.rule.document, decision.rule.start), decision)
    return list(kept.values())


def _line(place: int, one: Decision, cite: Citations, library: Library) -> str:
    mark = f"[{cite.rule(one.rule)}]"
    parts = [say("support.matching.rule", place=place, verdict=say(f"support.matching.verdict.{one.verdict}"),
                 title=short_title(one.rule.document, library), quote=_short(one.rule.quote), mark=mark)]
    parts += [say("support.matching.amount", working=amount.working, mark=mark) for amount in one.amounts[:1] if amount.steps or one.rule.tiers]
    missing = [check.text for check in one.checks if check.verdict == "需补充"][:2]
    missing = [f"{text}{_where(text, one.rule, cite, library)}" for text in missing]  # what does not stand in the rule's own words is quoted too
    parts += [say("support.matching.open", conditions="；".join(missing))] if missing else []
    parts += [say("support.matching.warning", warning=warning) for warning in one.warnings]
    return "\n".join(parts)


def _refusal(one: Decision, cite: Citations, library: Library) -> str:
    why = next(check for check in one.checks if check.verdict == "不符合")
    return say("support.matching.refused", title=short_title(one.rule.document, library), condition=why.text, reason=why.reason,
               mark=f"[{cite.rule(one.rule)}]{_where(why.text, one.rule, cite, library)}")


def _where(text: str, rule: SupportRule, cite: Citations, library: Library) -> str:
    """The mark of the place where a condition of a rule is printed, where it is not in the rule's own words and tells a figure; "" for others."""
    asked = next((one for one in rule.conditions if one.text == text), None)
    if asked is None or text in rule.quote or not re.search(r"\d", text):
        return ""
    whole = library.text(rule.document)
    start = asked.start if asked.start is not None else whole.find(text)
    end = asked.end if asked.start is not None and asked.end is not None else start + len(text)
    return f"[{cite.span(rule.document, rule.path, start, end)}]" if start >= 0 else ""


def _short(quote: str) -> str:
    """The quote up to the last comma before it grows long."""
    text = without_stop(quote)
    if len(text) <= _LONGEST:
        return text
    cut = max(text.rfind(sign, 0, _LONGEST) for sign in "，、；")
    return text[: cut if cut > _LONGEST // 2 else _LONGEST]
