"""The records that `index` makes. Frozen values; figures are `Decimal`; places are half-open character spans.

Words are those of `docs/design.md`. All offsets count characters of `Document.text`, unless said otherwise.
"""

from __future__ import annotations

from index.records.document import Document, Metadata
from index.records.parts import Cell, Passage, Responsibility, Row, Section, SectionKind, Table
from index.records.reading import Fault, Reading
from index.records.source import CleanText, Dropped, Line, Loaded, Mark, breaks, page
from index.records.support import Benefit, Condition, Limit, LimitOn, ReliefKind, SupportRule, Tier
from index.records.target import Bound, Measure, Status, Target

__all__ = [
    "Benefit",
    "Bound",
    "Cell",
    "CleanText",
    "Condition",
    "Document",
    "Dropped",
    "Fault",
    "Limit",
    "LimitOn",
    "Line",
    "Loaded",
    "Mark",
    "Measure",
    "Metadata",
    "Passage",
    "Reading",
    "ReliefKind",
    "Responsibility",
    "Row",
    "Section",
    "SectionKind",
    "Status",
    "SupportRule",
    "Table",
    "Target",
    "Tier",
    "breaks",
    "page",
]
