"""How do two things stand to each other (现金奖励跟绩效工资总量是什么关系): the sentence that speaks of both, with what goes on from it."""

from __future__ import annotations

import re

from assistant.compose.in_words.clauses.quoting import quotations
from assistant.gather.of_documents.in_force import documents_for
from assistant.gather.wording import Text, Word, share, words_of
from assistant.records import Draft, Query
from assistant.stated.statements import statements
from index.library import Library

_ASKS = re.compile(
    r"(?:^|[，。：；、里中])(?P<one>[\u4e00-\u9fff“”]{2,24}?)(?:和|与|跟|同)(?P<other>[\u4e00-\u9fff“”]{2,20}?)(?:之间|两者|二者)?(?:到底|究竟|具体)?(?:是|有)?(?:个)?(?:什么|啥|怎样的|怎么样的|何种|哪种)(?:样的)?关系")
_FILLS = re.compile(r"拿的?|得的?|的")
_DOCUMENT = re.compile(r"(?:文件|规划|方案|办法|意见|条例|通知|计划|政策|报告|规定|细则)$")
_TELLS = re.compile(r"[计纳列归并]入|不受|不占|不影响|单列|独立|属于|包[括含]|组成|挂钩|抵[扣减]|扣[除减]|衔接|关系|替代|代替|互[为相]|依据|以[^，。；]{2,20}为(?:基础|前提|依托)")
"""A sentence says how one thing stands to the other, not only that there are both."""
_HITS = 24
_ABOUT = 0.65
"""So much of each thing must the sentence have."""


def compose(query: Query, library: Library) -> Draft | None:
    """The sentence; None where the relation of two documents, or none, is asked for, or no sentence speaks of both."""
    asked = _ASKS.search(query.text)
    if asked is None or any(_DOCUMENT.search(asked[name]) for name in ("one", "other")):
        return None
    things = [words_of([piece for piece in _FILLS.split(asked[name]) if len(piece) > 1], library) for name in ("one", "other")]
    if not all(things):
        return None
    texts = {query.text, " ".join(word.text for words in things for word in words)}
    best = max(((_both(things, one.text), -one.start, one) for one in statements(texts, documents_for(query, library), _HITS, library) if _TELLS.search(one.text)), key=lambda found: found[:2], default=None)
    if best is None or best[0] < _ABOUT:
        return None
    return quotations([best[2].span], library)


def _both(things: list[tuple[Word, ...]], text: str) -> float:
    """How much of the thing of which it says less a sentence says."""
    return min(share(words, Text.of(text))[0] for words in things)
