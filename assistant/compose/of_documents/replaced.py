"""What takes the place of a document that is out of date: the later version, quoted where it says so, and its own rule."""

from __future__ import annotations

import re

from assistant.compose.citing import Citations, without_stop
from index.library import Library
from index.records import SupportRule
from index.stretches import stretches
from index.words import bigrams
from prompts import say

_REPEALS = re.compile("废止")
_LINE = re.compile(r"\S[^\n]*")
_ALIKE = 0.4
_LONGEST = 160


def of(rule: SupportRule, cite: Citations, library: Library) -> list[str]:
    """Lines on the later version of the rule's document, none where there is none."""
    later = library.superseded.get(rule.document, "")
    if not later:
        return []
    text = library.text(later)
    line = _LINE.search(text)
    found = next(stretches(text, _REPEALS), line.span() if line is not None else None)
    if found is None:
        return []
    start, end = found[0], min(found[1], found[0] + _LONGEST)
    mark = cite.span(later, (), start, end)
    lines = [say("support.replaced", quote=text[start:end].strip(), mark=f"[{mark}]")]
    new = _counterpart(rule, library.rules([later]))
    if new is not None:
        lines.append(say("support.replacing_rule", quote=without_stop(new.quote), mark=f"[{cite.rule(new)}]"))
    return lines


def _counterpart(rule: SupportRule, others: tuple[SupportRule, ...]) -> SupportRule | None:
    """The rule of the later version whose words are most those of `rule`, None where none has enough of them."""
    own = set(bigrams(rule.quote))
    alike = [(len(own & set(bigrams(one.quote))) / len(own), one) for one in others] if own else []
    share, best = max(alike, key=lambda pair: pair[0], default=(0.0, None))
    return best if share >= _ALIKE else None
