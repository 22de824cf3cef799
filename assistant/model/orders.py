"""Text that is not put before a model: it speaks to a model, or could be taken for marks and markup."""

from __future__ import annotations

import re

from assistant.model.marks import unmarked
from assistant.model.sentences import vocabulary

_CITED = re.compile(r"\[\d{1,3}\]")
LINK = re.compile(r"!?\[[^\]]*\]\([^)]*\)|https?:|www\.|<[A-Za-z/!][^>]*>?|&#?\w+;|`")
"""Links and markup."""


def gives_orders(text: str) -> bool:
    """Whether a text has words that speak to a model."""
    return vocabulary().orders.search(text) is not None


def withheld(text: str) -> bool:
    """Whether a line of an answer is not to be worded by a model."""
    bare = _CITED.sub("", text)
    return gives_orders(bare) or LINK.search(bare) is not None or unmarked(bare) != bare
