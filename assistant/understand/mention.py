"""A stretch of a question that names documents."""

from __future__ import annotations

from dataclasses import dataclass

from index.schema import Card


@dataclass(frozen=True, slots=True)
class Mention:
    """Documents named at `start…end` of the question. `unknown` holds a 文号 or 《title》 that the library does not have."""

    documents: tuple[str, ...]
    start: int
    end: int
    unknown: str = ""


def date_of(card: Card) -> str:
    """When a document was published, else when its period begins; "" where neither is known."""
    return card.meta.published or card.meta.effective or (str(card.meta.period[0]) if card.meta.period else "")
