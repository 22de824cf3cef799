"""Targets: every figure that a document commits to or reports, one row a figure.

`extract(document, sections, tables)` gives them in text order. The way: paragraphs → sentences → figures (`noise` leaves out
what is none) → drafts with self-contained subjects (`clauses`) → year, measure, status (`timing`, `measures`) → `Target`; what parallel clauses
tell under one name is told apart (`parallel`).
"""

from __future__ import annotations

from collections.abc import Sequence

from index.records import Document, Section, Table, Target
from index.targets.compilations import in_acts
from index.targets.parallel import told_apart
from index.targets.reader import Reader


def extract(
    document: Document, sections: Sequence[Section], tables: Sequence[Table] = ()
) -> tuple[Target, ...]:
    """All targets and actuals of the document in text order; `quote == document.text[start:end]` for each."""
    return in_acts(told_apart(Reader(document, sections, tables).read(), document.text), sections, document.meta.region)


__all__ = ["extract"]
