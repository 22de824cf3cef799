"""Answer to what the screen shows: one turn as safe HTML.

The order is fixed: status, direct answer, table, working, chart, warnings, sources, next questions, actions.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape
from urllib.parse import urlencode

from assistant import markup
from assistant.charts import Drawing, chart
from assistant.records import Answer, Citation, Computation, Status
from assistant.render.actions import Asked, actions
from assistant.render.pieces import LONGEST_SHOWN, marks_of, section
from assistant.render.plain import expression, reference, spoken, worded
from assistant.render.tables import table
from prompts import say, speaking

LONGEST_LEAD = 60
LONGEST_AGAIN = 60
_DIRECT = (Status.ANSWERED, Status.PARTIAL, Status.REFUSED, Status.NEEDS_INPUT)
_LISTED = re.compile(r"[-*>|#]|\d{1,2}[.)、]")
_BLANK = re.compile(r"\s+")


def turn_html(answer: Answer, turn: str, history: Sequence[str] = (), scopes: Sequence[str] = ()) -> str:
    """One finished turn. `turn` is its element id on the page; `history` the questions before it, `scopes` what they and this one are
    restricted to (none if all are free), for links and exports."""
    asked = Asked((*history, answer.question), tuple(scopes))
    with speaking(answer.language):
        return "".join(_parts(answer, turn, asked))


def _parts(answer: Answer, turn: str, asked: Asked) -> tuple[str, ...]:
    """The pieces of a finished turn, in order."""
    return (
        _question(answer.question, turn),
        f'<div class="reply" lang="{answer.language}" data-status="{answer.status.value}">',
        _status(answer),
        _text(spoken(answer), answer, turn),
        table(answer, turn, asked),
        _working(answer, turn),
        chart_html(chart(answer)),
        _warnings(answer, turn),
        _sources(answer, turn),
        _suggestions(answer),
        actions(answer, asked),
        "</div>",
    )


def growing_html(answer: Answer, text: str, turn: str) -> str:
    """A turn while its text is still arriving: status and the `text` so far (a beginning of what is `spoken`)."""
    with speaking(answer.language):
        return (
            f'{_question(answer.question, turn)}<div class="reply" lang="{answer.language}" data-status="{answer.status.value}" aria-busy="true">'
            f"{_status(answer)}{_text(text, answer, turn)}</div>"
        )


def pending_html() -> str:
    """What stands in a turn while its answer is being worked out, or where it failed."""
    return (
        '<div class="asked"><h2></h2></div><div class="reply pending" data-status="pending" aria-busy="true">'
        f'<p class="wait"><span class="dots" aria-hidden="true"></span><span class="said">{escape(say("page.ask.pending"))}</span></p></div>'
    )


def _text(text: str, answer: Answer, turn: str) -> str:
    """The text; a short first line is the direct answer and stands out."""
    first, _, rest = text.partition("\n")
    leads = len(first) <= LONGEST_LEAD and not _LISTED.match(first) and answer.status in _DIRECT
    html = markup.to_html(f"{first}\n\n{rest}" if leads else text, marks_of(answer), turn)
    return f'<div class="text{" led" if leads else ""}">{html}</div>'


def _question(question: str, turn: str) -> str:
    words = escape(_shortened(question.strip(), LONGEST_SHOWN)).replace("\n", "<br>")
    again = escape(question[:LONGEST_SHOWN])
    return (
        f'<div class="asked"><h2 id="{turn}-q"><span class="sr">{escape(say("page.ask.you"))}</span>{words}</h2>'
        f'<button type="button" class="quiet" data-edit="{again}">{escape(say("page.ask.edit"))}</button></div>'
    )


def _status(answer: Answer) -> str:
    status = answer.status.value
    reason = say(f"page.reason.{answer.status_reason.value}") if answer.status_reason.value else ""
    why = f'<span class="reason">{escape(reason)}</span>' if reason else ""
    told = worded(answer)
    by = f'<span class="worded">{escape(told)}</span>' if told else ""
    return f'<p class="state {status}"><strong>{escape(say(f"page.status.{status}"))}</strong>{why}{by}</p>'


def _working(answer: Answer, turn: str) -> str:
    if not answer.computations:
        return ""
    marks = marks_of(answer)
    lines = "".join(
        f"<li><code>{escape(expression(step))}</code>{_operands(step, marks, turn)}</li>" for step in answer.computations
    )
    return section("working", say("page.part.working"), f"<ol>{lines}</ol>")


def _operands(step: Computation, marks: frozenset[int], turn: str) -> str:
    named = [
        markup.cite(operand, turn) if isinstance(operand, int) else escape(say("page.working.asker"))
        for operand in dict.fromkeys(step.operands)
        if not isinstance(operand, int) or operand in marks
    ]
    return f'<span class="from">{escape(say("page.working.from"))} {" ".join(named)}</span>' if named else ""


def chart_html(drawn: Drawing | None) -> str:
    """A drawing with its note and the ways to keep it."""
    if drawn is None:
        return ""
    tools = "".join(
        f'<button type="button" class="quiet" data-save="{kind}">{escape(say(f"page.chart.save_{kind}"))}</button>'
        for kind in ("svg", "png")
    )
    body = f'<figure><div class="scroll" role="region" tabindex="0" aria-label="{escape(say("page.part.chart"))}">{drawn.svg}</div><figcaption>{escape(drawn.note)}</figcaption></figure>{tools}'
    return section("chart", say("page.part.chart"), body)


def _warnings(answer: Answer, turn: str) -> str:
    if not answer.warnings:
        return ""
    lines = "".join(f"<li>{markup.inline(line, marks_of(answer), turn)}</li>" for line in answer.warnings)
    return f'<section class="warnings" role="note"><h3>{escape(say("page.part.warnings"))}</h3><ul>{lines}</ul></section>'


def _sources(answer: Answer, turn: str) -> str:
    if not answer.citations:
        return ""
    told = _BLANK.sub("", markup.plain(answer.answer))
    cards = "".join(_source(citation, turn, len(citation.quote) > LONGEST_AGAIN and _BLANK.sub("", citation.quote) in told) for citation in answer.citations)
    title = escape(say("page.part.sources", count=len(answer.citations)))
    return f'<section class="sources"><details open><summary><h3>{title}</h3></summary><ol>{cards}</ol></details></section>'


def _source(citation: Citation, turn: str, told: bool) -> str:
    """One source; its quote is shortened on the screen until it is looked at where the text has `told` it in full."""
    path = "".join(f"<li>{escape(step)}</li>" for step in citation.path)
    notes = [say("page.source.page", page=citation.page)] if citation.page is not None else []
    notes += [say("page.source.recognised")] if citation.recognised else []
    place = urlencode({"document": citation.document, "start": citation.start, "end": citation.end})
    number = escape(citation.number or say("page.source.untitled_number"))
    label = escape(say("page.source.open_label", title=citation.title, n=citation.n))
    return (
        f'<li class="source{" told" if told else ""}" id="{turn}-s{citation.n}" tabindex="-1"><span class="n" aria-hidden="true">{citation.n}</span>'
        f'<blockquote>{escape(citation.quote)}</blockquote>'
        f'<p class="doc"><cite>《{escape(citation.title)}》</cite><span class="number">{number}</span>'
        f'{"".join(f"<span>{escape(note)}</span>" for note in notes)}</p>'
        f'{f"""<ol class="path">{path}</ol>""" if path else ""}'
        f'<p class="tools"><button type="button" class="quiet" data-source="source?{escape(place)}" aria-label="{label}">'
        f'{escape(say("page.source.open"))}</button>'
        f'<button type="button" class="quiet" data-copy="{escape(reference(citation))}">{escape(say("page.source.copy"))}</button>'
        "</p></li>"
    )


def _suggestions(answer: Answer) -> str:
    if not answer.suggestions:
        return ""
    buttons = "".join(ask_button(question) for question in answer.suggestions)
    title = say("page.part.choices" if answer.status == Status.NEEDS_INPUT else "page.part.suggestions")
    return section("next", title, f'<div class="asks">{buttons}</div>')


def ask_button(question: str) -> str:
    """A button that asks `question`."""
    return f'<button type="button" class="ask" data-ask="{escape(question)}">{escape(question)}</button>'


def _shortened(words: str, longest: int) -> str:
    return words if len(words) <= longest else words[: longest - 1] + "…"
