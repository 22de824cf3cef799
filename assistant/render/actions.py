"""What can be done with an answer: asked again by its address, shared, kept, copied, voted on."""

from __future__ import annotations

import json
from dataclasses import dataclass
from html import escape
from urllib.parse import quote, urlencode

from assistant.records import Answer
from assistant.render.pieces import LONGEST_LINK, LONGEST_SHOWN
from assistant.render.plain import plain_text
from prompts import say


@dataclass(frozen=True, slots=True)
class Asked:
    """The questions of a conversation, the last the one in hand, and what each is restricted to (none if all are free)."""

    questions: tuple[str, ...]
    scopes: tuple[str, ...] = ()

    def link(self, name: str, **extra: str) -> str:
        """A relative address that asks the same again: every question as `q`, and if any is restricted, every scope as `s`."""
        scopes = self.scopes if any(self.scopes) else ()
        pairs = [*(("q", each) for each in self.questions), *(("s", each) for each in scopes), *extra.items()]
        return f"{name}?{urlencode(pairs, quote_via=quote)}"


def actions(answer: Answer, asked: Asked) -> str:
    """Share, keep, copy and vote, and how long the answer took."""
    share = asked.link(".")
    word, pdf, md = (escape(asked.link("export", format=kind, last="true")) for kind in ("docx", "pdf", "md"))
    links = (
        f'<button type="button" class="quiet" data-share="{escape(share)}">{escape(say("page.action.share"))}</button>'
        f'<a class="quiet" href="{word}" download>{escape(say("page.action.word"))}</a>'
        f'<a class="quiet" href="{pdf}" download>{escape(say("page.action.pdf"))}</a>'
        f'<a class="quiet" href="{md}" download>{escape(say("page.action.markdown"))}</a>'
    )
    return (
        f'<div class="actions" role="group" aria-label="{escape(say("page.action.group"))}">'
        f'<button type="button" class="quiet" data-copy="{escape(plain_text(answer))}">{escape(say("page.action.copy"))}</button>'
        f'{links if len(share) <= LONGEST_LINK else ""}'
        f'{_votes(answer, asked)}<span class="elapsed">{_elapsed(answer)}</span></div>'
    )


def _votes(answer: Answer, asked: Asked) -> str:
    """Good or not good; the latter asks why. What was asked and how it ended goes along."""
    told = {"asked": [question[:LONGEST_SHOWN] for question in asked.questions], "scope": asked.scopes[-1] if asked.scopes else "",
            "status": answer.status.value, "library": answer.library}
    about = escape(json.dumps(told, ensure_ascii=False))
    reasons = "".join(
        f'<button type="button" class="quiet" data-vote="down" data-reason="{key}">{escape(say(f"page.vote.reason.{key}"))}</button>'
        for key in ("figure", "source", "beside", "missing", "other")
    )
    return (
        f'<span class="votes" data-about="{about}">'
        f'<button type="button" class="quiet" data-vote="up">{_thumb()}{escape(say("page.vote.up"))}</button>'
        f'<button type="button" class="quiet" data-do="why" aria-expanded="false">{_thumb("down")}{escape(say("page.vote.down"))}</button>'
        f'<span class="why" role="group" aria-label="{escape(say("page.vote.why"))}" hidden>{escape(say("page.vote.why"))}{reasons}</span></span>'
    )


def _thumb(way: str = "up") -> str:
    return (
        f'<svg class="thumb {way}" viewBox="0 0 16 16" width="15" height="15" aria-hidden="true"><path fill="none" stroke="currentColor" '
        'stroke-width="1.3" stroke-linejoin="round" d="M2 7.2h2.6v6.3H2zM4.6 7.2 7.4 1.8c1.2 0 1.9.9 1.7 2L8.7 6h4c.9 0 1.5.8 1.3 1.7l-1 '
        '4.5c-.2.8-.8 1.3-1.6 1.3H4.6"/></svg>'
    )


def _elapsed(answer: Answer) -> str:
    total = answer.timings_ms.get("total", sum(answer.timings_ms.values()))
    return escape(say("page.part.elapsed", ms=f"{total:.0f}")) if answer.timings_ms else ""
