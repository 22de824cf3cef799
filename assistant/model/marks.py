"""The marks that a model writes in place of all that it may not write itself, and how they are read.

[P1] a citation, [T1] a figure with its unit and bounds, [C1] a working, [S1] a sentence of the program's own. Shown to the model a
figure stands beside its mark ("[T1:70%以上]"); the same in a reply is taken, if the figure is still that one.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_INSIDE = r"[PTCS]\d{1,3}(?:\s*[:：]\s*[^\[\]【】\n]{0,60}?)?"
MARK = re.compile(rf"[\[【]\s*({_INSIDE}(?:\s*[,，、;；]\s*{_INSIDE})*)\s*[\]】]")
_PART = re.compile(r"([PTCS]\d{1,3})(?:\s*[:：]\s*([^\[\]【】\n]{0,60}))?")
_LISTED = re.compile(r"\s*[,，、;；]\s*(?=[PTCS]\d)")
FOREIGN = re.compile(r"[\[【]\s*[A-Za-z]?\d+[^\]】]{0,8}[\]】]")
"""What looks like a mark and is none."""
_BRACKETS = str.maketrans("[]【】", "［］［］")


class Written(NamedTuple):
    """One mark of a reply, and the words written beside it, "" if none."""

    mark: str
    beside: str


def marks_in(text: str) -> list[str]:
    """The marks of a text in order, "P1" for "[P1]"."""
    return [one.mark for match in MARK.finditer(text) for one in written(match)]


def written(match: re.Match[str]) -> list[Written]:
    """The marks that stand in one pair of brackets."""
    parts = (_PART.match(part) for part in _LISTED.split(match[1]))
    return [Written(part[1], (part[2] or "").strip()) for part in parts if part]


def unmarked(text: str) -> str:
    """Words of documents and askers, their brackets made such that nothing in them reads as a mark."""
    return text.translate(_BRACKETS)
