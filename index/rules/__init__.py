"""Support rules (扶持条款): from the text of a document to what is given to whom, under which conditions.

`extract` is the one way in. Steps: sentences and clauses → awards (what is given together) → rules (one for each thing
given; steps on one figure become tiers) → what no figure states (qualitative support) → rows of tables of standards.
"""

from __future__ import annotations

from index.records import Document, Section, SupportRule, Table

__all__ = ["extract"]


def extract(
    document: Document, sections: tuple[Section, ...], tables: tuple[Table, ...]
) -> tuple[SupportRule, ...]:
    """All support rules of `document`, in text order."""
    # Imported here: answering needs a few modules of this package, and none of the many patterns that reading needs.
    from index.rules.afterwards import bounds_apart
    from index.rules.assemble import rules_of_text
    from index.rules.by_name import by_name
    from index.rules.classes import of_classes
    from index.rules.deductibles import without_deductible
    from index.rules.departments import with_departments
    from index.rules.labelled import labelled
    from index.rules.tables import rules_of_tables

    stated = rules_of_text(document, sections)
    rows, left = rules_of_tables(document, tables, stated)
    stated, rows = bounds_apart(left, rows)
    found = labelled([*(without_deductible(by_name(of_classes(rule), document.text), document.text) for rule in stated), *rows], document.text)
    return tuple(sorted(with_departments(document.text, found), key=lambda rule: (rule.start, rule.end)))
