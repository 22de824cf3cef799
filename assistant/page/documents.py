"""The documents of the library as cards, and what adding and removing them says."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from assistant.page.coverage import share
from assistant.page.filters import Filter, chosen_cards
from assistant.page.rows import source_button
from index.schema import Card
from prompts import say

if TYPE_CHECKING:
    from index.build import Report


MOST = 100
"""How many documents the page shows at once."""


def documents_html(cards: Mapping[str, Card], superseded: Mapping[str, str], wanted: Filter) -> str:
    """The count and, of the documents that fit, one card each: title, number, dates, what was read out of it; `superseded` holds the
    later version's id by the older's."""
    if not cards:
        return f'<p class="none">{escape(say("page.library.empty"))}</p>'
    found = chosen_cards(cards, wanted)
    if not found:
        return f'<p class="none">{escape(say("page.documents.missing"))}</p>'
    items = "".join(_card(card, cards.get(superseded.get(card.id, ""))) for card in found[:MOST])
    many = len(found) > MOST
    count = say("page.documents.many", count=len(found), shown=MOST) if many else say("page.documents.count", count=len(found))
    return f'<div class="reply listing"><p class="count" role="status">{escape(count)}</p><ol class="cards">{items}</ol></div>'


def _card(card: Card, later: Card | None) -> str:
    meta = card.meta
    replaced = "" if later is None else (
        f'<p class="replaced"><span class="tag old">{escape(say("page.documents.old"))}</span>'
        f'{escape(say("page.documents.replaced", title=later.title, number=later.meta.number or later.id))}'
        f"{source_button(later.id, 0, 0, later.title)}</p>")
    facts = [
        meta.number or say("page.source.untitled_number"), meta.issuer, meta.region,
        say("page.documents.published", date=meta.published) if meta.published else "",
        say("page.documents.effective", date=meta.effective) if meta.effective else "",
        say("page.documents.period", first=meta.period[0], last=meta.period[1]) if meta.period else "",
        say("page.documents.until", date=meta.valid_until) if meta.valid_until else "",
        say("page.documents.ended") if meta.status == "失效" else "",
    ]
    counts = say("page.documents.counts", characters=card.characters, sections=card.sections, passages=card.passages,
                 targets=card.targets, rules=card.rules, coverage=share(card.coverage))
    supplied = [say(f"page.field.{name}") for name in meta.supplied]
    notes = ([say("page.source.recognised")] if card.recognised else []) + (
        [say("page.documents.supplied", fields="、".join(supplied))] if supplied else [])
    return (
        f'<li class="card{"" if later is None else " past"}"><h2>{escape(card.title)}</h2>{replaced}'
        f'<p class="doc">{"".join(f"<span>{escape(fact)}</span>" for fact in facts if fact)}</p>'
        f'<p class="doc">{escape(counts)}</p>{"".join(f"""<p class="doc">{escape(note)}</p>""" for note in notes)}'
        f'<p class="tools"><span>{source_button(card.id, 0, 0, card.title)}{_coverage_button(card)}</span><span class="id">{escape(card.id)}</span></p></li>'
    )


def _coverage_button(card: Card) -> str:
    label = escape(say("page.coverage.open_label", title=card.title))
    return (
        f'<button type="button" class="quiet" data-source="coverage?{escape(urlencode({"document": card.id}))}" aria-label="{label}">'
        f'{escape(say("page.coverage.open"))}</button>'
    )


def report_html(report: Report) -> str:
    """What a change did, with all its faults."""
    made = report.manifest
    done = say("page.documents.done", read=len(report.read), unchanged=len(report.unchanged), documents=made.documents,
               passages=made.passages, targets=made.targets, rules=made.rules)
    faults = "".join(f'<li class="{"fatal" if fault.fatal else "soft"}">{escape(fault.message)}</li>' for fault in report.faults)
    return f'<div class="report" role="status"><p>{escape(done)}</p>{f"<ul>{faults}</ul>" if faults else ""}</div>'


def trouble_html(message: str) -> str:
    """Why a change was not made."""
    return f'<div class="report failed" role="alert"><p>{escape(message)}</p></div>'
