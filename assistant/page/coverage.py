"""How a document was read, as HTML: how much of it is kept, what was read out of it, what was left out and why, what it does not tell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from itertools import groupby

from index.library import Library
from index.records import Dropped, Metadata
from prompts import say

SAMPLES = 12
"""How many pieces that were left out are shown of each kind."""
LONGEST = 80
SURE = 0.8
"""A figure of less confidence is told to be looked at."""
REASONS = ("repeat", "running_head", "page_number", "furniture", "markup")
FIELDS = ("title", "number", "issuer", "region", "published", "effective", "valid_until", "period")


def coverage_html(library: Library, id: str) -> str:
    """The report on one document. Raises LookupError where there is no such document."""
    found, card = library.document(id), library.cards[id]
    guessed = sum(target.confidence < SURE for target in library.targets([id]))
    pages = len(found.clean.pages)
    kept = say("page.coverage.kept", characters=card.characters, share=share(card.coverage))
    facts = [found.file, say("page.coverage.pages", count=pages) if pages else "", say("page.source.recognised") if found.recognised else ""]
    counts = {"sections": card.sections, "tables": card.tables, "passages": card.passages, "targets": card.targets, "rules": card.rules}
    return (
        f'<header><h2>{escape(found.title)}</h2><p class="facts">{"".join(f"<span>{escape(fact)}</span>" for fact in facts if fact)}</p></header>'
        f'<div class="coverage"><p class="kept">{escape(kept)}</p>{_counts(counts, guessed)}{_left_out(found.clean.dropped)}{_untold(found.meta)}</div>'
    )


def share(part: float) -> str:
    """A part of the whole in per cent; not 100 unless it is all: "99.9"."""
    return "100" if part >= 1 else f"{min(part * 100, 99.9):.1f}"


def _counts(counts: Mapping[str, int], guessed: int) -> str:
    items = "".join(f"<li><b>{count}</b>{escape(say(f'page.coverage.{name}'))}</li>" for name, count in counts.items())
    note = f'<p class="hint">{escape(say("page.coverage.guessed", count=guessed))}</p>' if guessed else ""
    return f'<h3>{escape(say("page.coverage.read"))}</h3><ul class="counts">{items}</ul>{note}'


def _left_out(dropped: Sequence[Dropped]) -> str:
    title = f'<h3>{escape(say("page.coverage.dropped"))}</h3>'
    if not dropped:
        return f'{title}<p>{escape(say("page.coverage.nothing"))}</p>'
    ordered = sorted(dropped, key=lambda one: REASONS.index(one.reason))
    return title + "".join(_kind(reason, list(pieces)) for reason, pieces in groupby(ordered, key=lambda one: one.reason))


def _kind(reason: str, pieces: Sequence[Dropped]) -> str:
    lines = "".join(f"<li>{escape(_shortened(piece.text))}</li>" for piece in pieces[:SAMPLES])
    rest = f'<li>{escape(say("page.coverage.more", count=len(pieces) - SAMPLES))}</li>' if len(pieces) > SAMPLES else ""
    title = escape(say(f"page.coverage.{reason}", count=len(pieces)))
    return f"<details><summary>{title}</summary><ul>{lines}{rest}</ul></details>"


def _untold(meta: Metadata) -> str:
    """The facts that neither the text nor the catalogue gives, and those that only the catalogue gives."""
    unknown = "、".join(say(f"page.field.{name}") for name in FIELDS if not getattr(meta, name))
    supplied = "、".join(say(f"page.field.{name}") for name in meta.supplied)
    lines = [say("page.coverage.unknown", fields=unknown)] if unknown else []
    lines += [say("page.documents.supplied", fields=supplied)] if supplied else []
    return f'<h3>{escape(say("page.coverage.facts"))}</h3>{"".join(f"<p>{escape(line)}</p>" for line in lines)}' if lines else ""


def _shortened(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= LONGEST else line[: LONGEST - 1] + "…"
