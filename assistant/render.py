"""Answer to what the screen shows: safe HTML, and the same as plain text for the clipboard.

The order is fixed: status, direct answer, table, working, chart, warnings, sources, next questions, actions.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from urllib.parse import quote, urlencode

from assistant import markup
from assistant.charts import Drawing, chart
from assistant.records import Answer, Citation, Computation, Grid, Status
from prompts import say, speaking

LONGEST_SHOWN, LONGEST_LINK, LONGEST_LEAD, LONGEST_AGAIN = 600, 6000, 60, 60
_DIRECT = (Status.ANSWERED, Status.PARTIAL, Status.REFUSED, Status.NEEDS_INPUT)
_LABEL = re.compile(r"^[^：:]{1,8}(?:：|: )")
_LISTED = re.compile(r"[-*>|#]|\d{1,2}[.)、]")
_YEAR = re.compile(r"(?:19|20)\d\d")
_MARKS = re.compile(r"\[\d{1,3}\]")
_FIGURE = re.compile(r"\d")
_BLANK = re.compile(r"\s+")
_NUMERIC = re.compile(r"[-−+]?[\d,]+(?:\.\d+)?\s*[%％‰]?")


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
        _table(answer, turn, asked),
        _working(answer, turn),
        chart_html(chart(answer)),
        _warnings(answer, turn),
        _sources(answer, turn),
        _suggestions(answer),
        _actions(answer, asked),
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


def reference(citation: Citation) -> str:
    """The citation as an official would write it: 《title》（number）path，第n页：“quote”."""
    number = f"（{citation.number}）" if citation.number else ""
    path = " ".join(citation.path)
    page = f"，{say('page.source.page', page=citation.page)}" if citation.page is not None else ""
    read = f"（{say('page.source.recognised')}）" if citation.recognised else ""
    return f"《{citation.title}》{number}{path}{page}{read}：“{citation.quote}”"


def plain_text(answer: Answer) -> str:
    """The answer with its table, working, warnings and sources as plain text."""
    blocks = [markup.plain(answer.answer)]
    if answer.table is not None:
        rows = (answer.table.columns, *answer.table.rows)
        blocks.append("\n".join("\t".join(markup.plain(cell) for cell in row) for row in rows))
    if answer.computations:
        blocks.append("\n".join([say("page.part.working"), *(expression(step) for step in answer.computations)]))
    if answer.warnings:
        blocks.append("\n".join([say("page.part.warnings"), *(markup.plain(line) for line in answer.warnings)]))
    if answer.citations:
        sources = (f"[{citation.n}] {reference(citation)}" for citation in answer.citations)
        blocks.append("\n".join([say("page.part.sources", count=len(answer.citations)), *sources]))
    blocks += [words for words in (worded(answer), say("page.standing")) if words]
    return "\n\n".join(blocks)


def worded(answer: Answer) -> str:
    """That a language model chose the words, and which; "" where the program did."""
    return say("page.worded.by", model=answer.usage.model) if answer.usage is not None and answer.usage.kept else ""


def expression(step: Computation) -> str:
    """The working with its unit, where the expression does not carry it already."""
    return step.expression if not step.unit or step.unit in step.expression else f"{step.expression} {step.unit}"


def spoken(answer: Answer) -> str:
    """The text without the lines that only repeat a warning or a working, which have places of their own on the screen."""
    told = [markup.plain(line) for line in answer.warnings]
    sums = {step.expression for step in answer.computations}
    return "\n".join(
        line for line in answer.answer.split("\n")
        if not (line.startswith(">") and any(words in markup.plain(line) for words in told))
        and _LABEL.sub("", markup.plain(line)) not in sums
    ).strip()


def _text(text: str, answer: Answer, turn: str) -> str:
    """The text; a short first line is the direct answer and stands out."""
    first, _, rest = text.partition("\n")
    leads = len(first) <= LONGEST_LEAD and not _LISTED.match(first) and answer.status in _DIRECT
    html = markup.to_html(f"{first}\n\n{rest}" if leads else text, _numbers(answer), turn)
    return f'<div class="text{" led" if leads else ""}">{html}</div>'


def _numbers(answer: Answer) -> frozenset[int]:
    return frozenset(citation.n for citation in answer.citations)


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


def _section(name: str, title: str, body: str) -> str:
    return f'<section class="{name}"><h3>{escape(title)}</h3>{body}</section>'


def _table(answer: Answer, turn: str, asked: Asked) -> str:
    if answer.table is None or not answer.table.rows:
        return ""
    title, address = say("page.part.table"), asked.link("export", format="xlsx", last="true")
    keep = f'<a class="quiet" href="{escape(address)}" download>{escape(say("page.action.excel"))}</a>' if len(address) <= LONGEST_LINK else ""
    shared, grid = without_shared(answer.table)
    told = [escape(say("page.part.shared", name=name, words=markup.plain(words))) for name, words in shared]
    same = f'<p class="same">{"".join(f"<span>{one}</span>" for one in told)}</p>' if told else ""
    body = same + grid_html(grid, title, _numbers(answer), turn) + keep
    if not repeats(answer.table, answer.answer):
        return _section("grid", title, body)
    folded = escape(say("page.part.table_again", count=len(answer.table.rows)))
    return f'<section class="grid"><details><summary><h3>{folded}</h3></summary>{body}</details></section>'


def repeats(grid: Grid, text: str) -> bool:
    """Whether every row of the table is told in a line of the list in the text already: the row's year, if it has one, and its figure."""
    lines = [markup.plain(_MARKS.sub("", line)) for line in text.split("\n") if line.startswith("- ")]
    rows = [[markup.plain(_MARKS.sub("", cell)) for cell in row] for row in grid.rows]
    figures = [[cell for cell in row if _FIGURE.search(cell)] for row in rows]
    return len(lines) >= len(rows) and all(told and any(all(cell in line for cell in told) for line in lines) for told in figures)


def without_shared(grid: Grid) -> tuple[tuple[tuple[str, str], ...], Grid]:
    """The columns that say the same in every row as (name, words), and the table without them; two columns stay at least."""
    width = len(grid.columns)
    same = [at for at in range(width) if len(grid.rows) > 1 and len({row[at] for row in grid.rows if len(row) == width}) == 1]
    if not same or width - len(same) < 2 or any(len(row) != width for row in grid.rows):
        return (), grid
    kept = [at for at in range(width) if at not in same]
    rows = tuple(tuple(row[at] for at in kept) for row in grid.rows)
    return tuple((grid.columns[at], grid.rows[0][at]) for at in same), Grid(tuple(grid.columns[at] for at in kept), rows)


def grid_html(grid: Grid, title: str, marks: frozenset[int] = frozenset(), turn: str = "") -> str:
    """A table that scrolls sideways where it must; columns of figures stand to the right, verdicts as badges."""
    numeric = [bool(grid.rows) and all(_is_figure(row[at]) for row in grid.rows if at < len(row)) for at in range(len(grid.columns))]
    head = "".join(
        f'<th scope="col"{_aligned(numeric[at])}>{escape(name)}</th>' for at, name in enumerate(grid.columns)
    )
    body = "".join(
        "<tr>" + "".join(
            f"<td{_aligned(at < len(numeric) and numeric[at])}>{_cell(cell, marks, turn)}</td>" for at, cell in enumerate(row)
        ) + "</tr>"
        for row in grid.rows
    )
    return (
        f'<div class="scroll" role="region" tabindex="0" aria-label="{escape(title)}">'
        f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _is_figure(cell: str) -> bool:
    """A bare figure or nothing; a year is a name, not a figure."""
    words = cell.strip()
    return not words or (_NUMERIC.fullmatch(words) is not None and _YEAR.fullmatch(words) is None)


def _aligned(numeric: bool) -> str:
    return ' class="num"' if numeric else ""


def _cell(cell: str, marks: frozenset[int], turn: str) -> str:
    shown = markup.verdict(cell)
    return shown if shown != escape(cell) else markup.inline(cell, marks, turn)


def _working(answer: Answer, turn: str) -> str:
    if not answer.computations:
        return ""
    marks = _numbers(answer)
    lines = "".join(
        f"<li><code>{escape(expression(step))}</code>{_operands(step, marks, turn)}</li>" for step in answer.computations
    )
    return _section("working", say("page.part.working"), f"<ol>{lines}</ol>")


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
    return _section("chart", say("page.part.chart"), body)


def _warnings(answer: Answer, turn: str) -> str:
    if not answer.warnings:
        return ""
    lines = "".join(f"<li>{markup.inline(line, _numbers(answer), turn)}</li>" for line in answer.warnings)
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
    return _section("next", title, f'<div class="asks">{buttons}</div>')


def ask_button(question: str) -> str:
    """A button that asks `question`."""
    return f'<button type="button" class="ask" data-ask="{escape(question)}">{escape(question)}</button>'


def _actions(answer: Answer, asked: Asked) -> str:
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


def _shortened(words: str, longest: int) -> str:
    return words if len(words) <= longest else words[: longest - 1] + "…"


def _elapsed(answer: Answer) -> str:
    total = answer.timings_ms.get("total", sum(answer.timings_ms.values()))
    return escape(say("page.part.elapsed", ms=f"{total:.0f}")) if answer.timings_ms else ""
