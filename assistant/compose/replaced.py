"""What takes the place of a document that is out of date: the later version, quoted where it says so, and its own rule."""

from __future__ import annotations

import re

from assistant.compose.citing import Citations
from index.library import Library
from index.records import SupportRule
from index.words import bigrams
from prompts import say

_REPEALS = re.compile(r"[^。；\n]*废止[^。；\n]*")
_LINE = re.compile(r"\S[^\n]*")
_ALIKE = 0.4
_LONGEST = 160


def of(rule: SupportRule, cite: Citations, library: Library) -> list[str]:
    """Lines on the later version of the rule's document, none where there is none."""
    later = library.superseded.get(rule.document, "")
    if not later:
        return []
    text = library.document(later).text
    found = next(_REPEALS.finditer(text), None) or _LINE.search(text)
    if found is None:
        return []
    end = min(found.end(), found.start() + _LONGEST)
    mark = cite.span(later, (), found.start(), end)
    lines = [say("support.replaced", quote=text[found.start() : end].strip(), mark=f"[{mark}]")]
    new = _counterpart(rule, library.rules([later]))
    if new is not None:
        lines.append(say("support.replacing_rule", quote=new.quote.strip().rstrip("。；，"), mark=f"[{cite.rule(new)}]"))
    return lines


def _counterpart(rule: SupportRule, others: tuple[SupportRule, ...]) -> SupportRule | None:
    """The rule of the later version whose words are most those of `rule`, None where none has enough of them."""
    own = set(bigrams(rule.quote))
    alike = [(len(own & set(bigrams(one.quote))) / len(own), one) for one in others] if own else []
    share, best = max(alike, key=lambda pair: pair[0], default=(0.0, None))
    return best if share >= _ALIKE else None
