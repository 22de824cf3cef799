"""The library as answers read it: one generation on disk, opened read-only, shared by any number of readers."""

from __future__ import annotations

import json
import sqlite3
import threading
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from functools import cached_property, lru_cache, partial, wraps
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar

from index import settings
from index.code_state import code_state
from index.cross_encoder import load_judge
from index.embed import load_embedder
from index.errors import LibraryError
from index.kept import Kept
from index.lexical import LexicalIndex
from index.records import Document, Passage, Section, SupportRule, Table, Target
from index.rerank import Entry
from index.retrieval import Hit, Retriever
from index.schema import VERSION, Card, Manifest, Worded, adapter, current, folder
from index.stores import store
from index.synonyms import expand
from index.term_statistics import TermStatistics
from index.versions import versions

P = ParamSpec("P")
T = TypeVar("T")
_KEPT = 16_384
"""So many passages and targets are kept in memory once read."""
_SEARCHES = 128
"""So many searches are kept: one question may make the same search several times."""


def per_library(most: int = 1) -> Callable[[Callable[Concatenate[Library, P], T]], Callable[Concatenate[Library, P], T]]:
    """A function of an open library and further arguments that remembers what it gave for the last `most` of them, and lets go of it
    with the library: what is kept elsewhere under a library holds it, with all that it has read, after another one is opened."""

    def remembering(function: Callable[Concatenate[Library, P], T]) -> Callable[Concatenate[Library, P], T]:
        @wraps(function)
        def given(library: Library, /, *args: P.args, **kwargs: P.kwargs) -> T:
            found: T = library.remembered(function, most)(*args, **kwargs)
            return found

        return given

    return remembering


class Library:
    """Documents, passages, targets and rules of one generation, and the searches over them."""

    def __init__(self, home: Path, name: str) -> None:
        self.home = home
        self.name = name
        self.path = folder(home) / name
        self.manifest = _manifest(self.path)
        self._local = threading.local()
        self._document = lru_cache(maxsize=64)(self._read_document)
        self._worded = lru_cache(maxsize=256)(self._read_worded)
        self._sections = lru_cache(maxsize=256)(self._read_sections)
        self._tables = lru_cache(maxsize=256)(self._read_tables)
        self._passages_of = lru_cache(maxsize=256)(partial(self._all, "passages", Passage))
        self._passages_in = lru_cache(maxsize=1024)(self._read_passages_in)
        self._passages_like = lru_cache(maxsize=16)(self._read_passages_like)
        self._targets_in = lru_cache(maxsize=1024)(self._read_targets_in)
        self._targets_of = lru_cache(maxsize=256)(partial(self._all, "targets", Target))
        self._rules_of = lru_cache(maxsize=1024)(partial(self._all, "rules", SupportRule))
        self._passages: Kept[int, Passage] = Kept(partial(self._read, "passages", Passage), _KEPT)
        self._targets: Kept[int, Target] = Kept(partial(self._read, "targets", Target), _KEPT)
        self._searched_targets = lru_cache(maxsize=_SEARCHES)(self._search_targets)
        self._searched_passages = lru_cache(maxsize=_SEARCHES)(self._search_passages)
        self._entries: Kept[int, Entry] = Kept(self._read_entries, _KEPT)

    @classmethod
    def open(cls, home: Path) -> Library:
        """The library in force under `home`. Raises LibraryError where there is none or it is damaged."""
        name = current(home)
        if not name:
            raise LibraryError(f"{folder(home)} 里还没有建好的文件库：请先运行 python -m index build")
        try:
            library = cls(home, name)
            library.cards  # noqa: B018 - read now, so that damage shows here
        except (OSError, sqlite3.Error, ValueError) as error:
            if current(home) != name:  # replaced, and replaced again, while it was being opened
                return cls.open(home)
            raise _damaged(folder(home) / name, error) from error
        return library

    @cached_property
    def _given(self) -> dict[Callable[..., Any], Callable[..., Any]]:
        return {}

    def remembered(self, function: Callable[..., Any], most: int) -> Callable[..., Any]:
        """`function` of this library and of further arguments, with what it gave for the last `most` of them kept."""
        return self._given.get(function) or self._given.setdefault(function, lru_cache(maxsize=most)(partial(function, self)))

    @property
    def fingerprint(self) -> str:
        """Changes with every document, its reading and the embedding model."""
        return self.manifest.fingerprint

    @property
    def stale(self) -> bool:
        """Whether other code than this has read the documents: it may have found other targets and rules in them."""
        return self.manifest.documents > 0 and self.manifest.code != code_state()

    @cached_property
    def cards(self) -> dict[str, Card]:
        """The documents in library order, by id."""
        rows = self._rows("SELECT card FROM documents ORDER BY position")
        return {card.id: card for card in (adapter(Card).validate_json(row[0]) for row in rows)}

    @cached_property
    def superseded(self) -> dict[str, str]:
        """The id of each document that a later one takes the place of → the id of that one."""
        return versions({id: card.meta for id, card in self.cards.items()})

    @cached_property
    def titles(self) -> Counter[str]:
        """How many documents bear each title."""
        return Counter(card.title for card in self.cards.values())

    def of_regions(self, names: Collection[str]) -> list[str]:
        """The documents of these regions, in library order."""
        return self._in_order(id for name in names for id in self._by_region.get(name, ()))

    @cached_property
    def _by_region(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for id, card in self.cards.items():
            found.setdefault(card.meta.region, []).append(id)
        return found

    @cached_property
    def _position(self) -> dict[str, int]:
        return {id: place for place, id in enumerate(self.cards)}

    def _in_order(self, documents: Iterable[str]) -> list[str]:
        """Those of the documents that the library has, each once, in library order."""
        return sorted({id for id in documents if id in self.cards}, key=self._position.__getitem__)

    def document(self, id: str) -> Document:
        """The document with its text and all that is known of it. Raises KeyError for an unknown id."""
        return self._document(id)

    def text(self, id: str) -> str:
        """The text of a document. Raises KeyError for an unknown id."""
        return self._worded(id).text

    def worded(self, id: str) -> Worded:
        """The document as it is quoted, read faster than all that is known of it. Raises KeyError for an unknown id."""
        return self._worded(id)

    def sections(self, document: str) -> tuple[Section, ...]:
        """The heading tree of a document, in text order."""
        return self._sections(document)

    def section_at(self, document: str, place: int) -> Section:
        """The innermost section around a place of a document's text."""
        return max((one for one in self.sections(document) if one.start <= place < one.end), key=lambda one: one.level)

    def section_of(self, passage: Passage) -> Section | None:
        """The section that a passage belongs to, None where only a part of the library without it is read."""
        return next((one for one in self.sections(passage.document) if one.index == passage.section), None)

    def tables(self, document: str) -> tuple[Table, ...]:
        """The tables of a document, in text order."""
        return self._tables(document)

    def passages(self, ids: Collection[int]) -> dict[int, Passage]:
        """The passages with these ids."""
        return self._passages.get(ids)

    def passages_of(self, document: str, section: int | None = None) -> tuple[Passage, ...]:
        """All passages of a document (of one of its sections, without those below it), in text order."""
        return self._passages_of(document) if section is None else self._passages_in(document, section)

    def passages_like(self, pattern: str) -> tuple[Passage, ...]:
        """The passages of all documents whose records fit a pattern of SQL's GLOB, among them all whose texts do. All passages are gone through
        (a third of a second for 100,000), once for each pattern: for what few documents print."""
        return self._passages_like(pattern)

    def targets(self, documents: Collection[str] | None = None) -> tuple[Target, ...]:
        """All targets (of these documents), in document and text order."""
        if documents is None:
            return self._all("targets", Target, None)
        return tuple(target for id in self._in_order(documents) for target in self._targets_of(id))

    def targets_in(self, sentences: Collection[tuple[str, tuple[int, int]]]) -> tuple[Target, ...]:
        """All targets of these sentences (document, span), in document and text order."""
        within: dict[str, list[tuple[int, int]]] = {}
        for document, span in sentences:
            within.setdefault(document, []).append(span)
        return tuple(target for id in self._in_order(within) for target in self._targets_in(id, tuple(sorted(within[id]))))

    def targets_by_id(self, ids: Collection[int]) -> dict[int, Target]:
        """The targets with these ids."""
        return self._targets.get(ids)

    def rules(self, documents: Collection[str] | None = None) -> tuple[SupportRule, ...]:
        """All support rules (of these documents), in document and text order."""
        if documents is None:
            return self._all("rules", SupportRule, None)
        return tuple(rule for id in self._in_order(documents) for rule in self._rules_of(id))

    def search_passages(self, text: str, n: int = 20, documents: Collection[str] | None = None) -> list[Hit]:
        """The `n` passages nearest to `text` (in these documents), best first."""
        return list(self._searched_passages(text, n, None if documents is None else tuple(documents)))

    def _search_passages(self, text: str, n: int, documents: tuple[str, ...] | None) -> tuple[Hit, ...]:
        return tuple(self._retriever.search(text, n, documents))

    def search_targets(
        self, text: str, n: int = 50, documents: Collection[str] | None = None
    ) -> list[Target]:
        """The `n` targets whose names share most with `text` (in these documents), best first."""
        return list(self._searched_targets(text, n, None if documents is None else tuple(documents)))

    def homes(self, text: str, n: int, documents: Collection[str] | None = None) -> list[str]:
        """The documents of the `n` targets whose names share most with `text` (in these documents), best first, each once."""
        ids = [id for id, _ in self._target_index.search(text, n, None if documents is None else tuple(documents), expand(text))]
        rows = self._rows("SELECT id, document FROM targets WHERE id IN (SELECT value FROM json_each(?))", (json.dumps(ids),))
        home: dict[int, str] = dict(rows)
        return list(dict.fromkeys(home[id] for id in ids))

    def _search_targets(self, text: str, n: int, documents: tuple[str, ...] | None) -> tuple[Target, ...]:
        hits = self._target_index.search(text, n, documents, expand(text))
        found = self.targets_by_id([id for id, _ in hits])
        return tuple(found[id] for id, _ in hits)

    @cached_property
    def terms(self) -> TermStatistics:
        """How often the library has which words."""
        try:
            return TermStatistics.open(self.path)
        except (OSError, ValueError, KeyError) as error:
            raise _damaged(self.path, error) from error

    @cached_property
    def _retriever(self) -> Retriever:
        embedder = load_embedder(settings.embedding_model(), self.home / "embeddings.sqlite")
        lexical, dense = store(self.home, embedder).open(self.path)
        judge = load_judge(settings.reranker()) if settings.reranker() else None
        return Retriever(lexical, dense, self._entries.get, judge)

    def _read_entries(self, ids: Sequence[int]) -> dict[int, Entry]:
        """Passages as the re-ranker reads them."""
        return {id: Entry(" ".join((*one.path, one.context)), one.text) for id, one in self.passages(ids).items()}

    @cached_property
    def _target_index(self) -> LexicalIndex:
        return LexicalIndex.open(self.path / "targets")

    def _read_document(self, id: str) -> Document:
        document: Document = adapter(Document).validate_json(self._record_of(id))
        return document

    def _read_worded(self, id: str) -> Worded:
        return Worded.of(self._record_of(id))

    def _record_of(self, id: str) -> bytes:
        """The record of a document as it lies on disk."""
        rows = self._rows("SELECT record FROM documents WHERE id = ?", (id,))
        if not rows:
            raise KeyError(id)
        record: bytes = rows[0][0]
        return record

    def _read_sections(self, document: str) -> tuple[Section, ...]:
        rows = self._rows("SELECT record FROM sections WHERE document = ?", (document,))
        found: tuple[Section, ...] = adapter(tuple[Section, ...]).validate_json(rows[0][0]) if rows else ()
        return found

    def _read_tables(self, document: str) -> tuple[Table, ...]:
        rows = self._rows("SELECT record FROM tables WHERE document = ?", (document,))
        found: tuple[Table, ...] = adapter(tuple[Table, ...]).validate_json(rows[0][0]) if rows else ()
        return found

    def _read(self, table: str, kind: Any, ids: Sequence[int]) -> dict[int, Any]:
        """The records with these ids, by id, without those that there are none for."""
        rows = self._rows(f"SELECT id, record FROM {table} WHERE id IN (SELECT value FROM json_each(?))", (json.dumps(ids),))
        return {id: adapter(kind).validate_json(record) for id, record in rows}

    def _all(self, table: str, kind: Any, document: str | None) -> tuple[Any, ...]:
        """The records of a document (of all documents, for None), in library and text order."""
        where = "" if document is None else f"WHERE {table}.document = ?"
        rows = self._rows(
            f"SELECT {table}.record FROM {table} JOIN documents ON documents.id = {table}.document "
            f"{where} ORDER BY documents.position, number",
            () if document is None else (document,),
        )
        return tuple(adapter(kind).validate_json(row[0]) for row in rows)

    def _read_passages_in(self, document: str, section: int) -> tuple[Passage, ...]:
        rows = self._rows(
            "SELECT record FROM passages WHERE document = ? AND json_extract(CAST(record AS TEXT), '$.section') = ? ORDER BY number", (document, section)
        )
        return tuple(adapter(Passage).validate_json(row[0]) for row in rows)

    def _read_targets_in(self, document: str, sentences: tuple[tuple[int, int], ...]) -> tuple[Target, ...]:
        rows = self._rows(
            "SELECT record FROM targets WHERE document = ? AND json_extract(CAST(record AS TEXT), '$.sentence') "
            "IN (SELECT value FROM json_each(?)) ORDER BY number", (document, json.dumps([f"[{start},{end}]" for start, end in sentences]))
        )
        return tuple(adapter(Target).validate_json(row[0]) for row in rows)

    def _read_passages_like(self, pattern: str) -> tuple[Passage, ...]:
        rows = self._rows("SELECT record FROM passages WHERE CAST(record AS TEXT) GLOB ? ORDER BY id", (pattern,))
        return tuple(adapter(Passage).validate_json(row[0]) for row in rows)

    def _rows(self, query: str, values: Iterable[object] = ()) -> list[tuple[Any, ...]]:
        return self._connection.execute(query, tuple(values)).fetchall()

    @property
    def _connection(self) -> sqlite3.Connection:
        connection: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if connection is None:
            uri = f"file:{self.path / 'library.sqlite'}?mode=ro&immutable=1"
            connection = sqlite3.connect(uri, uri=True, check_same_thread=False)
            self._local.connection = connection
        return connection


def _damaged(path: Path, error: Exception) -> LibraryError:
    return LibraryError(f"{path} 的文件库已损坏（{error}）：请重新运行 python -m index build")


def _manifest(path: Path) -> Manifest:
    manifest: Manifest = adapter(Manifest).validate_json((path / "manifest.json").read_bytes())
    if manifest.version != VERSION:
        raise ValueError(f"版本 {manifest.version}，程序需要版本 {VERSION}")
    return manifest
