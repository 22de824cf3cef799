"""Answers in traditional Chinese."""

from __future__ import annotations

import re

from assistant.language.kept import keeps
from prompts import Language
from prompts.traditional import traditional

_KEPT = re.compile(r"(“[^“”]*”|《[^《》]*》)")


class Traditional:
    """Traditional Chinese: everything is written in its signs but what documents are quoted with."""

    language: Language = "zh-Hant"

    def words(self, text: str) -> str:
        """Figures, names and the like; quotes and titles stay."""
        return "".join(part if place % 2 else traditional(part) for place, part in enumerate(_KEPT.split(text)))

    def keeps(self, key: str, name: str) -> bool:
        """See `kept`."""
        return keeps(key, name)

    def tidy(self, text: str) -> str:
        """A message as it is."""
        return text

    def askable(self, text: str) -> str:
        """A question to ask next, as it is."""
        return text
