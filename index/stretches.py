"""The stretches of a text between stops: its lines and sentences, the one around a place, those that hold a cue; what stands in brackets in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Protocol

STOPS = "。；\n"
BRACKETED = re.compile(r"[（(][^（）()]*[)）]")
"""What stands in brackets, of nested ones the innermost."""
LINE = re.compile(r"[^\n]+")
"""A paragraph or the row of a table."""
SENTENCE = re.compile(r"[^。；;\n]+")
"""A sentence, or what a semicolon ends of one, without its stop."""
SENTENCE_WITH_STOP = re.compile(SENTENCE.pattern + "[。；;]?")


class Placed(Protocol):
    """What stands at `start…end` of a text."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


def overlap(one: Placed, other: Placed) -> bool:
    """Whether two things of one text share a sign of it."""
    return one.start < other.end and other.start < one.end


def beginning(text: str, place: int, stops: str = STOPS, start: int = 0) -> int:
    """Where the stretch begins in which a place is: behind the last stop before it, at `start` where there is none from there on."""
    return max(start - 1, *(text.rfind(stop, start, place) for stop in stops)) + 1


def ending(text: str, place: int, stops: str = STOPS) -> int:
    """Where the stretch ends in which a place is: at the first stop from there on."""
    return min((found for stop in stops if (found := text.find(stop, place)) >= 0), default=len(text))


def stretches(text: str, cue: re.Pattern[str], start: int = 0) -> Iterator[tuple[int, int]]:
    """Where the stretches begin and end that hold `cue`, in order from `start` on, each once: found from the cue, no pattern walks over what
    stands before it."""
    at = start
    while (found := cue.search(text, at)) is not None:
        end = ending(text, found.end())
        yield beginning(text, found.start(), start=start), end
        at = max(end, found.end())
        if at >= len(text):
            return
