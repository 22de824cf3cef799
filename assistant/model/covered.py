"""The words of a sentence that neither join sentences nor stand in what is cited."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.model.marks import MARK
from assistant.model.sentences import HAN, squeezed, vocabulary
from index.words import segment

_LATIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9.,%+\-–—/]*")
_BEHIND = re.compile(r"[\u3400-\u9fff%％℃°]?")


def strange_words(bare: str, context: str) -> Iterator[str]:
    """The words of a sentence that neither join sentences nor stand in the context."""
    known = squeezed(MARK.sub("\0", context))
    for run in HAN.findall(bare):
        yield from (word for word in segment(run) if not _covered(word, known))
    for match in _LATIN.finditer(bare):
        token = match[0].rstrip(".,-–—/")
        behind = _BEHIND.match(bare, match.start() + len(token))
        whole = token + (behind[0] if behind else "")
        if not re.search(rf"(?<![A-Za-z0-9.]){re.escape(whole)}(?![0-9])", known):
            yield whole


def _covered(word: str, known: str) -> bool:
    """Whether a word stands in the context, joins sentences, or is made of such words (where it has no sign that may turn them)."""
    plain, turns = vocabulary().plain, vocabulary().turns
    if word in plain or word in known:
        return True
    if len(word) < 2 or set(word) & turns:
        return False
    parts = ((word[:place], word[place:]) for place in range(1, len(word)))
    return any(all(part in plain or (len(part) > 1 and _covered(part, known)) for part in pair) for pair in parts)
