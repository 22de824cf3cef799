"""All that is read out of one document."""

from __future__ import annotations

from dataclasses import dataclass

from index.records.document import Document
from index.records.parts import Passage, Section, Table
from index.records.support import SupportRule
from index.records.target import Target


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that went wrong with one document, in Chinese, naming place and remedy. `fatal`: the document was left out."""

    document: str
    message: str
    fatal: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """All that is read out of one document. `review` tells which corrections its targets carry, "" if none."""

    document: Document
    sections: tuple[Section, ...]
    tables: tuple[Table, ...]
    passages: tuple[Passage, ...]
    targets: tuple[Target, ...]
    rules: tuple[SupportRule, ...]
    faults: tuple[Fault, ...] = ()
    review: str = ""
