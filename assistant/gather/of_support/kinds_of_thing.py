"""The types of a thing that a text names ("急难型临时救助"): what is for one type says nothing of another."""

from __future__ import annotations

import re

_TYPE = re.compile(r"[一-鿿][^\W小中大微新转典类造模车]型(?=[一-鿿]{2})")
"""The name of a type of a thing, no size of a firm."""


def types_in(text: str) -> frozenset[str]:
    """The types that a text names."""
    return frozenset(_TYPE.findall(text))


def of_other_type(text: str, types: frozenset[str]) -> bool:
    """Whether a text names types, none of which is one of `types` where these are any (支出型, not 急难型)."""
    own = types_in(text) if types else frozenset()
    return bool(own) and not own & types
