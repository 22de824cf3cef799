"""The stretches of a text between stops that hold a cue, found from the cue: no pattern walks over what stands before it."""

from __future__ import annotations

import re
from collections.abc import Iterator

STOPS = "。；\n"


def stretches(text: str, cue: re.Pattern[str], start: int = 0) -> Iterator[tuple[int, int]]:
    """Where the stretches between stops begin and end that hold `cue`, in order from `start` on, each once."""
    at = start
    while (found := cue.search(text, at)) is not None:
        begin = max(text.rfind(stop, start, found.start()) for stop in STOPS) + 1
        ends = [place for stop in STOPS if (place := text.find(stop, found.end())) >= 0]
        end = min(ends, default=len(text))
        yield max(begin, start), end
        at = max(end, found.end())
        if at >= len(text):
            return
