"""The documents of the library as cards, and what adding and removing them says."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import TYPE_CHECKING

from assistant.page.rows import source_button
from index.schema import Card
from prompts import say

if TYPE_CHECKING:
    from index.build import Report


def documents_html(cards: Mapping[str, Card], superseded: Mapping[str, str]) -> str:
    """One card a document: title, number, dates, what was read out of it; `superseded` holds the later version's id by the older's."""
    items = "".join(_card(card, cards.get(superseded.get(card.id, ""))) for card in cards.values())
    if not items:
        return f'<p class="none">{escape(say("page.library.empty"))}</p>'
    return f'<div class="reply listing"><ol class="cards">{items}</ol></div>'


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
                 targets=card.targets, rules=card.rules, coverage=f"{card.coverage * 100:.1f}")
    supplied = [say(f"page.field.{name}") for name in meta.supplied]
    notes = ([say("page.source.recognised")] if card.recognised else []) + (
        [say("page.documents.supplied", fields="、".join(supplied))] if supplied else [])
    return (
        f'<li class="card{"" if later is None else " past"}"><h2>{escape(card.title)}</h2>{replaced}'
        f'<p class="doc">{"".join(f"<span>{escape(fact)}</span>" for fact in facts if fact)}</p>'
        f'<p class="doc">{escape(counts)}</p>{"".join(f"""<p class="doc">{escape(note)}</p>""" for note in notes)}'
        f'<p class="tools">{source_button(card.id, 0, 0, card.title)}<span class="id">{escape(card.id)}</span></p></li>'
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
