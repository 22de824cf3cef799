"""File names → document ids that every system, page address and command line takes."""

from __future__ import annotations

import hashlib
import os
import re
import unicodedata
from collections.abc import Collection
from pathlib import PurePath

MAX_LENGTH = 120
"""An id has no more characters; a longer name keeps its beginning and gets eight hex digits of its hash."""
_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f-\x9f/\\<>:"|?*\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]+')
_DEVICE = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)


def printable(name: str) -> str:
    """`name` as text: bytes of another encoding in a file name are read as GB18030."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return os.fsencode(name).decode("gb18030", "replace")
    return name


def document_id(name: str) -> str:
    """The id for a file of that name: its stem, without what file systems, addresses or commands do not take."""
    name = unicodedata.normalize("NFC", printable(name))
    stem = _FORBIDDEN.sub("_", PurePath(name).stem).strip().lstrip(".-").strip(" .")
    if len(stem) > MAX_LENGTH:
        stem = f"{stem[: MAX_LENGTH - 9].rstrip(' .')}-{_digest(name)}"
    return stem if stem and not _DEVICE.fullmatch(stem) else f"document-{_digest(name)}"


def free_id(id: str, taken: Collection[str]) -> str:
    """`id`, or with the first number from 2 on behind it that makes it one not `taken`."""
    if id not in taken:
        return id
    number = 2
    while f"{id}-{number}" in taken:
        number += 1
    return f"{id}-{number}"


def _digest(name: str) -> str:
    return hashlib.sha256(name.encode("utf-8", "replace")).hexdigest()[:8]
