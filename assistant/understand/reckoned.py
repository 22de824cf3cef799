"""Words of a calculation as people put it (上述两个年份之间应增建的座数), put as the calculations are read."""

from __future__ import annotations

from pathlib import Path

from assistant.understand.rewording import reworded, rewordings


def plainly(text: str) -> str:
    """The text with its words of calculation in the words that are read."""
    return reworded(text, rewordings(Path(__file__).with_suffix(".yaml"))["reckoned"])
