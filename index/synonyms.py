"""Other wordings of a question: everyday words and abbreviations ↔ the words of official documents (`synonyms.yaml`)."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from index.words import fold

_FILE = Path(__file__).with_name("synonyms.yaml")
_LIMIT = 24
"""At most so many other wordings; the longest words of the question come first."""


def expand(text: str) -> list[str]:
    """Words that mean the same as words of `text` and do not stand in it; none twice.

    The longest known word at a place wins: in "规上企业" the entry "规上企业" is used, not "规上" and "企业".
    """
    folded = fold(text)
    groups, pattern = _vocabulary()
    found: list[str] = []
    for word in sorted(dict.fromkeys(pattern.findall(folded)), key=len, reverse=True):
        found.extend(other for other in groups[word] if other not in folded)
    return list(dict.fromkeys(found))[:_LIMIT]


@cache
def _vocabulary() -> tuple[dict[str, tuple[str, ...]], re.Pattern[str]]:
    """Each known word with its other wordings, and a pattern that finds known words, the longest first."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    data = yaml.load(_FILE.read_text(encoding="utf-8"), Loader=loader)
    others: dict[str, list[str]] = {}
    for group in data["equal"]:
        members = [fold(word) for word in group.split()]
        for word in members:
            others.setdefault(word, []).extend(member for member in members if member != word)
    for everyday, official in data["everyday"].items():
        for word in everyday.split():
            others.setdefault(fold(word), []).extend(fold(member) for member in official.split())
    groups = {word: tuple(dict.fromkeys(members)) for word, members in others.items()}
    known = sorted(groups, key=lambda word: (-len(word), word))
    return groups, re.compile("|".join(map(re.escape, known)) or "(?!)")
