"""Questions that cannot be read: empty, far too long, or no text at all."""

from __future__ import annotations

import re
import unicodedata

from assistant.compose.refused.refusal import refuse
from assistant.records import Draft, Reason

LONGEST = 2000
"""Characters of a question at most."""
_ENDLESS = re.compile(r"[A-Za-z]{100}|\d{60}|([^\W_])\1{60}")
"""A word or a number without end, or one sign over and over: no question, and slow to be looked through for figures."""


def readable(text: str) -> str:
    """`text` with signs that no file or terminal can hold (lone surrogates) replaced by U+FFFD."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def problem(question: str) -> Draft | None:
    """The refusal of a question that cannot be read, None for one that can."""
    if not question.strip():
        return refuse(Reason.EMPTY_QUESTION)
    if len(question) > LONGEST:
        return refuse(Reason.TOO_LONG, length=len(question), limit=LONGEST)
    letters = sum(unicodedata.category(char)[0] in "LN" for char in question)
    if not letters or sum(map(_is_strange, question)) > 0.1 * len(question) or _ENDLESS.search(question):
        return refuse(Reason.NOT_TEXT)
    return None


def _is_strange(char: str) -> bool:
    """Whether the character is a control sign, unassigned, private or the mark of undecodable bytes."""
    return char == "\ufffd" or (unicodedata.category(char) in ("Cc", "Co", "Cn", "Cs") and char not in "\n\r\t")
