"""The headings that a printed table of contents or a list of attachments names: they tell where a heading's lines begin and
end in the text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from index.cleaning import attached, starts
from index.cleaning.piece import Piece

_LEADERS = re.compile(r"[.…·\s]{4,}[\divxlIVXL]{0,6}\s*$")
_BLANKS = re.compile(r"\s+")
MIN_ENTRIES = 5
MAX_TEXT = 160
"""A paragraph of more characters is no heading."""
MIN_LENGTH = 6
"""A heading of fewer characters may stand at the beginning of a sentence too."""


class Titles:
    """The listed headings, blanks left out, in alphabetical order."""

    def __init__(self, titles: Sequence[str]) -> None:
        self._sorted = sorted(set(titles))
        self._known = frozenset(titles)

    def __bool__(self) -> bool:
        return bool(self._known)

    def goes_on(self, text: str, line: str) -> bool | None:
        """Whether the paragraph `text` goes on in `line`, as far as the listed headings tell; None if they do not."""
        text, line = _bare(text) if len(text) <= MAX_TEXT else "", _bare(line)
        if text and self._begins(text + line):
            return True
        if text in self._known:
            return False
        if line in self._known or (len(line) >= 2 * MIN_LENGTH and self._begins(line)):
            return False
        return None

    def _begins(self, words: str) -> bool:
        """Whether a listed heading begins with `words`."""
        at = bisect_left(self._sorted, words)
        return at < len(self._sorted) and self._sorted[at].startswith(words)


def titles(pieces: Sequence[Piece]) -> Titles:
    """The headings listed in the table of contents of the text, if it prints one with leaders to page numbers, and the names
    in its lists of attachments."""
    entries = [_bare(_LEADERS.sub("", piece.text)) for piece in pieces if starts.contents_entry(piece.text)]
    long = [entry for entry in entries if len(entry) >= MIN_LENGTH]
    names = [name for name in map(_bare, attached.attachments(pieces).names) if len(name) >= MIN_LENGTH]
    return Titles([*(long if len(entries) >= MIN_ENTRIES else ()), *names])


def _bare(text: str) -> str:
    return _BLANKS.sub("", text)
