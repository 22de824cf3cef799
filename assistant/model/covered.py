"""The words of a sentence that neither join sentences nor stand in what is cited."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.model.marks import MARK
from assistant.model.sentences import HAN, squeezed, vocabulary
from index.words import segment

_LATIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9.,%+\-–—/]*")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d年")
_BEHIND = re.compile(r"[\u3400-\u9fff%％℃°]?")


def strange_words(bare: str, context: str) -> Iterator[str]:
    """The words of a sentence that neither join sentences nor stand in the context."""
    known = squeezed(MARK.sub("\0", context))
    yield from (year[0] for year in _YEAR.finditer(bare) if year[0] not in known)
    bare = _YEAR.sub("\0", bare)
    for run in HAN.findall(bare):
        at = 0
        for word in segment(run):
            single = len(word) == 1 and word not in vocabulary().plain
            if not _covered(run[at - 1 : at + 1] if single and at else run[:2] if single else word, known):
                yield word
            at += len(word)
    for match in _LATIN.finditer(bare):
        token = match[0].rstrip(".,-–—/")
        behind = _BEHIND.match(bare, match.start() + len(token)) if token[-1].isdigit() else None
        whole = token if behind is None or behind[0] in vocabulary().plain else token + behind[0]
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
