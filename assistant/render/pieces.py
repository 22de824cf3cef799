"""What the parts of a turn are made of alike."""

from __future__ import annotations

from html import escape

from assistant.records import Answer

LONGEST_SHOWN = 600
LONGEST_LINK = 6000


def section(name: str, title: str, body: str) -> str:
    """A part of a turn below its heading."""
    return f'<section class="{name}"><h3>{escape(title)}</h3>{body}</section>'


def marks_of(answer: Answer) -> frozenset[int]:
    """The numbers of an answer's sources: only these marks lead somewhere."""
    return frozenset(citation.n for citation in answer.citations)
