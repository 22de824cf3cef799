"""The guard."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from assistant.records import Draft, Query


@dataclass(frozen=True, slots=True)
class Complaint:
    """What is wrong with a draft."""

    kind: str
    message: str
    excerpt: str


def check(draft: Draft, query: Query, text_of: Callable[[str], str]) -> tuple[Complaint, ...]:
    """No complaint."""
    return ()
