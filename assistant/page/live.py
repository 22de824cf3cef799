"""The library in force, kept open between requests and opened anew when another generation comes into force."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from index.errors import LibraryError
from index.library import Library
from index.schema import current
from index.settings import home
from prompts import say


def library() -> Library:
    """The library in force. Raises LibraryError with the remedy where there is none or it is damaged."""
    return _opened(home(), current(home()))


def trouble() -> str:
    """Why questions cannot be answered now, "" if they can."""
    try:
        return "" if library().cards else say("page.library.empty")
    except LibraryError as error:
        return str(error)


@lru_cache(maxsize=1)
def _opened(place: Path, _generation: str) -> Library:
    return Library.open(place)
