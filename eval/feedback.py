"""Cases drafted from what visitors said of answers (<home>/feedback.jsonl), for a person to check and complete.

Of an answer that was found good the present answer's quotes and figures become what is expected; of one found wrong only the question is
known, and `python -m eval check` asks for the rest.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from assistant.records import Answer, Citation, Status
from eval.cases import Case, Figure
from eval.drafts import quoted
from eval.measures.figures import states
from index.errors import WenceError
from index.records import Target
from prompts import keys, say

Ask = Callable[[str, Sequence[str], str], Answer]
"""Question, earlier questions and scope → the present answer."""


def drafted(rows: Iterable[Mapping[str, Any]], ask: Ask, text: Callable[[str], str]) -> tuple[Case, ...]:
    """One draft for each question with its history, in the order first asked; the last verdict counts. `text` gives a document's text.

    Raises WenceError for a row that is no feedback.
    """
    last: dict[tuple[str, ...], Mapping[str, Any]] = {}
    for number, row in enumerate(rows, 1):
        if not isinstance(row.get("question"), str) or row.get("verdict") not in ("up", "down"):
            raise WenceError(say("eval.feedback.strange", line=number))
        last[(*row.get("history", ()), row["question"], row.get("scope", ""))] = row
    return tuple(_case(number, row, ask, text) for number, row in enumerate(last.values(), 1))


def _case(number: int, row: Mapping[str, Any], ask: Ask, text: Callable[[str], str]) -> Case:
    history, question, scope = tuple(row.get("history", ())), row["question"], row.get("scope", "")
    good = row["verdict"] == "up"
    answer = ask(question, history, scope)
    refused = answer.status == Status.REFUSED
    quotes = () if refused or not good else tuple(dict.fromkeys(_quote(citation, answer.targets, text) for citation in answer.citations))
    return Case(
        id=f"feedback-{number:03d}",
        type="refuse" if refused and good else "multiturn" if history else "compute" if answer.computations else "fact",
        question=question,
        answerable=not (refused and good),
        history=history,
        expect_numbers=_figures(answer) if good and not refused else (),
        cite_docs=tuple(dict.fromkeys(citation.document for citation in answer.citations)) if quotes else (),
        cite_quotes=quotes,
        note=_note(row, scope),
    )


def _quote(citation: Citation, targets: Sequence[Target], text: Callable[[str], str]) -> str:
    """The words of a citation that carry the figure it is cited for, where it is; else its end, cut to a case's length."""
    figure = next((target for target in targets if target.document == citation.document and citation.start <= target.start
                   and target.end <= citation.end), None)
    start, end = (figure.start, figure.end) if figure else (citation.start, citation.end)
    return quoted(text(citation.document), start, end)


def _figures(answer: Answer) -> tuple[Figure, ...]:
    """The figures that the answer states: its results, and those of the targets it stands on."""
    held = [*((step.result, step.unit) for step in answer.computations), *((target.value, target.unit) for target in answer.targets)]
    stated = dict.fromkeys((value, unit) for value, unit in held if states(answer.answer, value, unit, Decimal(0)))
    return tuple(Figure(value, unit, Decimal(0)) for value, unit in stated)


def _note(row: Mapping[str, Any], scope: str) -> str:
    reason = row.get("reason", "")
    told = say(f"page.vote.reason.{reason}") if f"page.vote.reason.{reason}" in keys("page") else reason or "—"
    verdict = say("eval.feedback.good") if row["verdict"] == "up" else say("eval.feedback.bad", reason=told, status=row.get("status", ""))
    return verdict + (say("eval.feedback.scope", scope=scope) if scope else "")
