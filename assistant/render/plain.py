"""An answer as plain words: for the clipboard, for files to keep, and what of its text the screen shows."""

from __future__ import annotations

import re

from assistant import markup
from assistant.records import Answer, Citation, Computation
from prompts import say

_LABEL = re.compile(r"^[^：:]{1,8}(?:：|: )")


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
