"""A question that no way answers, read once more: as one for support though it names none, and by the clause that bears on what is told."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.compose.in_words import deciding
from assistant.compose.of_support import support
from assistant.compose.refused import absent
from assistant.gather.in_words.bearing import shared, words_told
from assistant.gather.of_documents.titled import called_whole
from assistant.gather.of_support.bearing_rules import bearing_rules
from assistant.gather.of_support.rules import explains
from assistant.records import Draft, Query, Status
from assistant.ways.asked import Asked
from index.library import Library
from index.settings import today

_BEARS, _EXPLAINS = 15.0, 0.3
"""A rule of support answers a question that names no support if it shares words of so much weight with what is told and explains so much of it."""

_HOW_MUCH = re.compile("多少|几(?:个|块)?钱")
_COMPARES = frozenset({"growth", "higher", "consistency", "rank"})


def compose(query: Query, library: Library) -> Draft | None:
    """The answer of a rule of support, else the clause that bears on what is told; None where neither does."""
    return _as_support(query, library) or deciding.compose(query, library) or by_story(query, library)


def by_story(query: Query, library: Library) -> Draft | None:
    """What the rule gives that bears on the story of one who asks to be given something."""
    if query.operations & _COMPARES or not ("support" in query.kinds or absent.asks_given(query)):
        return None
    meant = replace(query, kinds=query.kinds | {"support"}, unit=query.unit or ("元" if _HOW_MUCH.search(query.text) else ""))
    named = called_whole(query.topic, library)
    rules = tuple(rule for rule in bearing_rules(meant, library) if not named or rule.document in named)
    draft = support.compose(meant, rules, library, today(), bears=True) if rules else None
    return draft if draft is not None and draft.status != Status.REFUSED and not absent.another(draft, meant, library) else None


def _as_support(query: Query, library: Library) -> Draft | None:
    """What the rule gives that bears on what is told by one who names no support as such (稳岗返还, 那笔一百万); no rule without
    a figure where one is asked for."""
    if "support" in query.kinds or not (query.asker or query.kinds & {"figure"}) or (query.years and "figure" in query.kinds):
        return None
    asked = Asked(replace(query, kinds=query.kinds | {"support"}), library)
    words = words_told(query, library)
    rule = next(iter(asked.rules), None)
    if rule is None or (not rule.has_sum and "figure" in query.kinds) or explains(query, rule, library) < _EXPLAINS or shared(words, " ".join((*rule.path[-2:], rule.quote)), (rule.document,), library)[0] < _BEARS:
        return None
    draft = support.compose(asked.query, asked.rules, library, today())
    return draft if draft is not None and draft.status != Status.REFUSED else None
