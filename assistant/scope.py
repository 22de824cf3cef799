"""What the asker restricts the evidence to: a document, a region, a plan period, a year; and the library narrowed to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from urllib.parse import parse_qsl, urlencode

from assistant.records import Draft, Reason, Status
from index.library import Library, per_library
from index.narrowed import Narrowed, speaks_of
from index.schema import Card
from prompts import say


@dataclass(frozen=True, slots=True)
class Scope:
    """The restrictions that hold together; "" lets everything through. `plan` is a period, "2016-2020"; `year` four digits."""

    document: str = ""
    region: str = ""
    plan: str = ""
    year: str = ""

    @classmethod
    def read(cls, text: str) -> Scope:
        """The scope that `query` wrote; anything else in the text is passed over."""
        names = {field.name for field in fields(cls)}
        return cls(**{name: value[:200] for name, value in parse_qsl(text[:2000]) if name in names})

    def query(self) -> str:
        """The scope as a query string, "" where nothing is restricted."""
        return urlencode({field.name: value for field in fields(self) if (value := getattr(self, field.name))})


EVERYTHING = Scope()


def plan_of(card: Card) -> str:
    """The plan period of a document as `Scope.plan` names it, "" if it has none."""
    return f"{card.meta.period[0]}-{card.meta.period[1]}" if card.meta.period else ""


def told(scope: Scope, cards: Mapping[str, Card]) -> str:
    """The restrictions in words."""
    title = cards[scope.document].title if scope.document in cards else scope.document
    parts = {
        "document": f"《{title}》", "region": scope.region, "plan": say("scope.plan", period=scope.plan.replace("-", "—")),
        "year": say("scope.year", year=scope.year),
    }
    return "、".join(part for name, part in parts.items() if getattr(scope, name))


@per_library(64)
def narrowed(library: Library, scope: Scope) -> Library:
    """The library with the documents and figures that the scope lets through; the library itself for the empty scope."""
    if scope == EVERYTHING:
        return library
    year = int(scope.year) if scope.year.isdecimal() else None
    dated = {target.document for target in library.targets() if target.year == year} if year is not None else set()
    documents = [
        id for id, card in library.cards.items()
        if scope.document in ("", id) and scope.region in ("", card.meta.region) and scope.plan in ("", plan_of(card))
        and (not scope.year or (year is not None and (id in dated or _covers(card, year))))
    ]
    return Narrowed(library, documents, year)


def _covers(card: Card, year: int) -> bool:
    """Whether the document plans for the year or is in force in it, as far as it says."""
    meta = card.meta
    if meta.period is not None and meta.period[0] <= year <= meta.period[1]:
        return True
    began = (meta.effective or meta.published)[:4]
    if not began.isdecimal():
        return False
    return int(began) <= year <= int(meta.valid_until[:4]) if meta.valid_until[:4].isdecimal() else int(began) == year


def empty(scope: Scope, library: Library) -> Draft:
    """The refusal where no document is within the scope."""
    return Draft(Status.REFUSED, Reason.NOT_FOUND, say("scope.empty", scope=told(scope, library.cards)))


def within(draft: Draft, scope: Scope, library: Library) -> Draft:
    """The draft with a note of its scope; a refusal instead where it cites what lies outside it. `library` is the whole one."""
    if scope == EVERYTHING:
        return draft
    inside = narrowed(library, scope)
    note = say("scope.note", scope=told(scope, library.cards))
    strange = [
        citation for citation in draft.citations
        if citation.document not in inside.cards or (scope.year.isdecimal() and not speaks_of(citation.quote, int(scope.year)))
    ]
    if strange:
        return Draft(Status.REFUSED, Reason.NOT_FOUND, say("scope.outside", scope=told(scope, library.cards)))
    return replace(draft, warnings=(*draft.warnings, note))
