"""How a library lies on disk: `library/CURRENT` names the generation folder in force; a generation is never changed.

<home>/library/CURRENT          one line: the folder name of the generation in force (replaced atomically)
<home>/library/.lock            held by the one writer
<home>/library/<generation>/    manifest.json, library.sqlite, passages/, targets/ (lexical indexes), vectors/
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from index.records import Metadata, Passage, breaks, page

VERSION = 2
"""Raised whenever a library of the code before cannot be read by the code now."""

TABLES = """
CREATE TABLE documents (id TEXT PRIMARY KEY, position INTEGER NOT NULL, card BLOB NOT NULL, record BLOB NOT NULL);
CREATE TABLE passages (id INTEGER PRIMARY KEY AUTOINCREMENT, document TEXT NOT NULL, number INTEGER NOT NULL, record BLOB NOT NULL);
CREATE TABLE targets (id INTEGER PRIMARY KEY, document TEXT NOT NULL, number INTEGER NOT NULL, record BLOB NOT NULL);
CREATE TABLE rules (id INTEGER PRIMARY KEY, document TEXT NOT NULL, number INTEGER NOT NULL, record BLOB NOT NULL);
CREATE TABLE sections (document TEXT PRIMARY KEY, record BLOB NOT NULL);
CREATE TABLE tables (document TEXT PRIMARY KEY, record BLOB NOT NULL);
CREATE UNIQUE INDEX passages_place ON passages (document, number);
CREATE UNIQUE INDEX targets_place ON targets (document, number);
CREATE UNIQUE INDEX rules_place ON rules (document, number);
"""


@dataclass(frozen=True, slots=True)
class Card:
    """What can be known of a document without reading its text. `content` is the same for the same text in another format.

    `review` changes with the corrections that its targets carry.
    """

    id: str
    meta: Metadata
    file: str
    format: str
    sha256: str
    recognised: bool
    characters: int
    sections: int
    tables: int
    passages: int
    targets: int
    rules: int
    coverage: float
    dropped: int
    content: str
    review: str = ""

    @property
    def title(self) -> str:
        return self.meta.title or self.id

    @property
    def of_rules(self) -> bool:
        """Whether the document lays down rules rather than goals: what it says holds in every place within its own, as goals do not."""
        return self.targets == 0 or self.rules > self.targets


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a generation says of itself. `code` is the state of the code that read its documents, "" where it was not noted."""

    version: int
    fingerprint: str
    embedding: str
    documents: int
    passages: int
    targets: int
    rules: int
    code: str = ""


@dataclass(frozen=True, slots=True)
class _Dropped:
    """Of what was dropped, why and which line."""

    reason: str
    line: int


@dataclass(frozen=True, slots=True)
class _Clean:
    """Of a clean text all but the marks, which take longest to read."""

    text: str
    seams: tuple[int, ...]
    pages: tuple[tuple[int, int], ...]
    lines: tuple[tuple[int, int], ...]
    dropped: tuple[_Dropped, ...]


@dataclass(frozen=True, slots=True)
class _Stored:
    clean: _Clean


@dataclass(frozen=True, slots=True)
class Worded:
    """A document as it is quoted: its text, where its pages begin and where something was dropped, as `CleanText` has them."""

    text: str
    seams: tuple[int, ...]
    pages: tuple[tuple[int, int], ...]
    breaks: tuple[int, ...]

    @classmethod
    def of(cls, record: bytes) -> Worded:
        """That of a document's record, read without the rest of it."""
        clean: _Clean = adapter(_Stored).validate_json(record).clean
        dropped = (drop.line for drop in clean.dropped if drop.reason != "markup")
        return cls(clean.text, clean.seams, clean.pages, breaks(clean.seams, clean.lines, dropped))

    def page(self, offset: int) -> int | None:
        """The page on which the character at `offset` stands, or None where the source has no pages."""
        return page(self.pages, offset)


@cache
def adapter(kind: Any) -> TypeAdapter[Any]:
    """The JSON reader and writer of a record type; `Decimal` goes as text and comes back exact."""
    return TypeAdapter(kind)


def folder(home: Path) -> Path:
    """The folder of all generations."""
    return home / "library"


def current(home: Path) -> str:
    """The name of the generation in force, "" if there is none."""
    try:
        return (folder(home) / "CURRENT").read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        return ""


def search_text(passage: Passage) -> str:
    """The words by which a passage is found: its headings, what has to be read with it, and its text."""
    return " ".join((*passage.path, passage.context, passage.text))
