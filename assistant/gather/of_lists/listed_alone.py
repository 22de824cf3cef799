"""One of several that a document lists side by side (南区、北区两个片区) and then speaks of one by one (南区重点…。北区重点…): the sentence on the one alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_HEAD = r"(?:^|(?<=[。；\n]))\s*(?:[（(]?[\d一二三四五六七八九十]{1,3}[）)、.．])?"
"""Where a sentence begins, behind its number."""


@dataclass(frozen=True, slots=True)
class Listed:
    """Names, each with one that stands beside it in a list."""

    pairs: tuple[tuple[str, str], ...]

    @staticmethod
    def of(names: Sequence[str], texts: Sequence[str]) -> Listed:
        """Those of the names that a text lists beside others."""
        forms = {name: re.compile(rf"(?:^|[^一-鿿])(?P<first>[一-鿿]{{2,6}})[、和及与]{re.escape(name)}|{re.escape(name)}、(?P<next>[一-鿿]{{2,3}})") for name in names if len(name) > 1}
        found = ((name, match["first"] or match["next"]) for name, form in forms.items() for text in texts for match in form.finditer(text))
        return Listed(tuple(dict.fromkeys(found)))

    def begins(self, text: str, around: str) -> bool:
        """Whether a sentence begins with one of the names, as another of those around it begins with one listed beside it."""
        for name, other in self.pairs:
            head = re.match(rf"{_HEAD}{re.escape(name)}(?P<kind>[一-鿿])", text)
            if head is not None and re.search(rf"{_HEAD}{re.escape(other)}{head['kind']}", around):
                return True
        return False
