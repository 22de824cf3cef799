"""A conversation as a file to keep: Markdown, or Word with the sources as footnotes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from io import BytesIO
from typing import Any

from assistant import markup
from assistant.records import MARK, Answer, Citation, Grid
from assistant.render.plain import expression, reference, spoken, worded
from prompts import say

_BULLET = re.compile(r"^\s*(?:[-*•]|\d+[.、])\s+")
_PARTS = re.compile(r"(\*\*.+?\*\*|\[\d{1,3}\])")
_PIPE = re.compile(r"([|\\])")
_FIGURE = re.compile(r"-?(?:0|[1-9]\d{0,14})(?:\.\d{1,10})?", re.ASCII)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def to_markdown(answers: Sequence[Answer]) -> str:
    """The answers one after another; the sources of each as numbered notes below it."""
    parts = [f"# {say('page.title')}", f"> {say('page.standing')}"]
    for answer in answers:
        parts.append(f"## {_one_line(answer.question)}")
        parts.append(f"**{status_words(answer)}**")
        parts += answer_parts(answer)
    return "\n\n".join(parts) + "\n"


def answer_parts(answer: Answer) -> list[str]:
    """The paragraphs of one answer in Markdown: its text, table, workings and notices, the sources as numbered notes."""
    parts = [*filter(None, [worded(answer)]), spoken(answer)]
    if answer.table is not None:
        rows = [answer.table.columns, tuple("---" for _ in answer.table.columns), *answer.table.rows]
        parts.append("\n".join(f"| {' | '.join(map(_cell, row))} |" for row in rows))
    for title, lines in listed(answer):
        parts += [f"### {title}", "\n".join(f"- {line}" for line in lines)]
    if answer.citations:
        parts.append(f"### {say('page.part.sources', count=len(answer.citations))}")
        parts.append("\n\n".join(f"[{each.n}] {_one_line(reference(each))}" for each in answer.citations))
    return parts


def to_docx(answers: Sequence[Answer]) -> bytes:
    """A Word file: question as heading, answer, table, working and notices; every mark [n] is a footnote with the quote."""
    from assistant.footnotes import Footnotes, document

    file = document(say("page.title"))
    notes = Footnotes(file)
    file.add_paragraph(say("page.standing"), style="Subtitle")
    for answer in answers:
        _write(file, notes, answer)
    notes.close()
    stream = BytesIO()
    file.save(stream)
    return stream.getvalue()


def table_rows(grid: Grid) -> list[dict[str, Any]]:
    """The table of an answer as rows of a spreadsheet: without markup and marks, bare figures as numbers."""
    return [
        {name: _value(MARK.sub("", markup.plain(cell))) for name, cell in zip(grid.columns, row, strict=False)} for row in grid.rows
    ]


def _value(words: str) -> str | Decimal:
    return Decimal(words) if _FIGURE.fullmatch(words) else legal(words)


def _write(file: Any, notes: Any, answer: Answer) -> None:
    sources = {citation.n: citation for citation in answer.citations}
    file.add_heading(legal(_one_line(answer.question)), level=1)
    file.add_paragraph().add_run(status_words(answer)).bold = True
    if told := worded(answer):
        file.add_paragraph(legal(told))
    for line in filter(None, (line.strip() for line in spoken(answer).split("\n"))):
        bullet = _BULLET.match(line)
        words = line[bullet.end() :] if bullet else line.lstrip("#> ")
        _runs(file.add_paragraph(style="List Bullet" if bullet else None), words, sources, notes)
    if answer.table is not None:
        _table(file, answer)
    for title, lines in listed(answer):
        file.add_heading(title, level=2)
        for line in lines:
            _runs(file.add_paragraph(), line, sources, notes)
    unmarked = [citation for citation in answer.citations if citation.n not in _marks(answer)]
    if unmarked:
        file.add_heading(say("page.part.sources", count=len(unmarked)), level=2)
        for citation in unmarked:
            file.add_paragraph(legal(f"[{citation.n}] {reference(citation)}"))


def _runs(paragraph: Any, words: str, sources: dict[int, Citation], notes: Any) -> None:
    """Adds the words to a paragraph: bold as bold, a mark as footnote, the rest as it is."""
    for part in filter(None, _PARTS.split(legal(words))):
        mark = MARK.fullmatch(part)
        if mark and int(mark[1]) in sources:
            notes.add(paragraph, legal(reference(sources[int(mark[1])])))
        elif part.startswith("**") and part.endswith("**") and len(part) > 4:
            paragraph.add_run(part[2:-2]).bold = True
        else:
            paragraph.add_run(part)


def _table(file: Any, answer: Answer) -> None:
    assert answer.table is not None
    table = file.add_table(rows=1, cols=len(answer.table.columns), style="Table Grid")
    for cell, name in zip(table.rows[0].cells, answer.table.columns, strict=True):
        cell.paragraphs[0].add_run(legal(markup.plain(name))).bold = True
    for row in answer.table.rows:
        for cell, words in zip(table.add_row().cells, row, strict=False):
            cell.text = legal(markup.plain(words))


def _marks(answer: Answer) -> set[int]:
    """The marks that stand in the answer's text, working or warnings, that is, those that became footnotes."""
    return {int(n) for text in (answer.answer, *answer.warnings) for n in MARK.findall(text)}


def _cell(words: str) -> str:
    return _PIPE.sub(r"\\\1", _one_line(words))


def status_words(answer: Answer) -> str:
    """How it ended, in words: "无法回答：所问地区不在文件中"."""
    reason = answer.status_reason.value
    status = say(f"page.status.{answer.status.value}")
    return say("page.because", status=status, reason=say(f"page.reason.{reason}")) if reason else status


def listed(answer: Answer) -> list[tuple[str, list[str]]]:
    """The workings and the notices, each under its title, those that there are."""
    parts = [(say("page.part.working"), [expression(step) for step in answer.computations]), (say("page.part.warnings"), list(answer.warnings))]
    return [(title, lines) for title, lines in parts if lines]


def legal(text: str) -> str:
    """The text without the characters that a Word or PDF file must not hold."""
    return _CONTROL.sub("", text)


def _one_line(text: str) -> str:
    return " ".join(text.split())
