"""Matters of life that a question asks for (孩子上小学, 落户, 看病): quotations that only share whom they are about (未成年子女) tell nothing of them."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from index.data_files import read_data


def untold(question: str, quotes: str) -> bool:
    """Whether the question asks for a matter of which the quotations, with what they stand under, have no sign."""
    return any(asked.search(question) and not told.search(quotes) for asked, told in _matters())


@cache
def _matters() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    tree = read_data(Path(__file__).with_suffix(".yaml"))
    return tuple((re.compile(asked), re.compile(told)) for asked, told in tree.values())
