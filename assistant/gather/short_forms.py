"""Names that a question cuts short (意外险) as the documents have them in full (意外伤害责任保险): head and last sign are kept, in one breath."""

from __future__ import annotations

import re

from index.canonical import canonical
from index.library import Library

_SIGNS = 3
"""Names of so many signs are cut from longer ones by leaving out what stands before the last."""
_READ, _MOST = 6, 2
_BETWEEN = "[一-鿿]{1,7}?"


def in_full(word: str, library: Library) -> tuple[str, ...]:
    """What the documents call in full what `word` is short for, in canonical form; () where they have the word itself, or nothing like it."""
    if len(word) != _SIGNS or not library.terms.known(word[:2]) or library.terms.known(word[1:]):
        return ()
    form = re.compile(f"{re.escape(word[:2])}{_BETWEEN}{re.escape(word[2])}(?![一-鿿]?{re.escape(word[2])})")
    hits = library.search_passages(word[:2], _READ)
    texts = (passage.text for passage in library.passages([hit.id for hit in hits]).values())
    return tuple(dict.fromkeys(canonical(found) for text in texts for found in form.findall(text)))[:_MOST]
