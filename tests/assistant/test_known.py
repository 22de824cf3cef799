"""The words of a question that the library has are told from those it has never seen."""

from __future__ import annotations

from pathlib import Path

from assistant.gather.in_words.known import known
from index.library import Library


def test_words_never_seen_are_left_out(built: Path) -> None:
    library = Library.open(built)
    assert known(("散乱污小", "清干净"), library) == ("散乱污",)
    assert known(("火星移民",), library) == ()
