"""Quotations as an answer: each with its mark, under the name and heading of where it stands."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.compose.citing import Citations
from assistant.compose.in_words.clauses.cells import shown
from assistant.compose.in_words.clauses.spans import MOST_CITED, Span
from assistant.compose.of_figures.enumerated import compare
from assistant.compose.rows import short_title
from assistant.gather.of_lists.headings import headline
from assistant.records import Draft, Reason, Status
from assistant.stated.statements import Statement
from index.library import Library
from index.records import Passage
from prompts import say


def quotations(spans: Sequence[Span], library: Library, *, compared: bool = False) -> Draft:
    """The quotations as an answer; with `compared`, what the lists in the first two have and the other has not."""
    cite = Citations(library)
    lines = []
    for span in tuple(dict.fromkeys(spans))[:MOST_CITED]:
        lines.append((span, f"{shown(span, library)}[{cite.passage(*span)}]"))
    text = _text(lines, library)
    if compared and len(cite.all) > 1:
        first, second = cite.all[:2]
        text = "\n".join((text, *compare(first.quote, second.quote, (first.n, second.n))))
    return Draft(Status.ANSWERED, Reason.NONE, text, cite.all)


def _text(lines: Sequence[tuple[Span, str]], library: Library) -> str:
    """The pieces under the name and heading of where they stand."""
    out: list[str] = []
    head = ""
    for span, line in lines:
        quoted = library.text(span[0].document)[span[1] : span[2]].strip()
        where = standing(span[0], library, heading=bool(span[0].path) and quoted == span[0].path[-1].strip())
        if where != head:
            out.append(where)
            head = where
        out.append(f"- {line}" if len(lines) > 1 else line)
    return "\n".join(out)


def standing(passage: Passage, library: Library, *, heading: bool = False) -> str:
    """The name of the document and the headings above a quotation, its own heading left out where that is all it is."""
    return under(passage.document, passage.path[:-1] if heading else passage.path, library)


def under(document: str, path: Sequence[str], library: Library) -> str:
    """The name of a document and the last headings of a path in it, to stand above a quotation."""
    title = short_title(document, library)
    shown = [one for part in path[-2:] if (one := headline(part))]
    return say("clauses.where", title=title, path=" › ".join(shown)) if shown else say("clauses.alone", title=title)


def quoted_at(one: Statement, draft: Draft) -> int:
    """The number of the citation of a draft that quotes a statement."""
    return next(cited.n for cited in draft.citations if cited.document == one.passage.document and cited.start <= one.start + 1 and cited.end >= one.end - 2)
