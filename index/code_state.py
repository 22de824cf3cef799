"""Which state of the reading code read a library: another state may find other rules and targets in the same text."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

_HERE = Path(__file__).parent
_KINDS = frozenset({".py", ".yaml", ".txt"})
_NO_READING = frozenset({"loaders", "milvus", "model", "slips"})
"""Folders of `index/` of which what is read out of a stored text does not depend."""


@cache
def code_state() -> str:
    """Sixteen hex digits over the code and vocabularies of this package."""
    digest = hashlib.sha256()
    for path in sorted(path for path in _HERE.rglob("*") if path.suffix in _KINDS):
        place = path.relative_to(_HERE)
        if place.parts[0] not in _NO_READING:
            digest.update(f"{place.as_posix()}\0".encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()[:16]
