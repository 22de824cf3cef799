"""Which document is meant by common words (国务院办公厅的试点方案) beside a term in quotation marks: the one whose title has the term.

    国务院办公厅试点方案里“无废城市”的概念是什么 → the plan for “无废城市”, not the plan for anything else that its words would fit.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from assistant.understand.mention import Mention
from index.canonical import canonical
from index.schema import Card

_TERM = re.compile(r"“(?P<term>[^“”]{2,12})”")
_EXACT = re.compile(r"[《》\d〔]")
_KIND = re.compile(r"(?P<kind>方案|规划|计划|意见|办法|通知|条例|细则|规定|报告)[里中上]?的?$")
_MOST = 3
"""A term that more titles have tells none from another."""


def rather(mentions: Sequence[Mention], text: str, cards: Mapping[str, Card]) -> tuple[Mention, ...]:
    """The mentions, one by common words with the documents whose titles have the quoted term, where those that its words fit have it not."""
    return tuple(_rather(one, text, cards) for one in mentions)


def _rather(mention: Mention, text: str, cards: Mapping[str, Card]) -> Mention:
    said = text[mention.start : mention.end]
    kind = _KIND.search(said)
    if not mention.documents or kind is None or _EXACT.search(said) or "“" in said:
        return mention
    for match in _TERM.finditer(text):
        term = canonical(match["term"])
        if any(term in canonical(cards[id].title) for id in mention.documents):
            return mention
        titled = tuple(id for id, card in cards.items() if term in canonical(card.title) and kind["kind"] in card.title)
        if 0 < len(titled) <= _MOST:
            return replace(mention, documents=titled)
    return mention
