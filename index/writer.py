"""Writing a library: a new generation is made aside, complete and checked, then swapped in with one rename.

Killed at any moment, the generation in force stays as it was; what was half-made is removed by the next writer. The
generation just replaced stays until then too, for readers that are still in the middle of a question.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import sqlite3
import tempfile
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from index.code_state import code_state
from index.embed import load_embedder
from index.errors import LibraryError
from index.lexical import LexicalIndex, Row
from index.records import Document, Passage, Reading, Section, SupportRule, Table, Target
from index.schema import TABLES, VERSION, Card, Manifest, adapter, current, folder, search_text
from index.settings import embedding_model
from index.stores import Store, store
from index.term_statistics import TermStatistics


def replace_all(home: Path, readings: Iterable[Reading]) -> Manifest:
    """Make a new library of exactly these readings and put it in force."""
    with _generation(home) as path:
        with _database(path) as database:
            database.executescript(TABLES)
            for position, reading in enumerate(readings):
                _insert(database, reading, position)
        return _finish(home, path, fresh=None, stale=(), code=code_state())


def change(home: Path, put: Iterable[Reading] = (), remove: Iterable[str] = ()) -> Manifest:
    """Put the library with these documents added (or replaced) and those removed in force; the rest is copied untouched.

    Raises LibraryError where a document to remove is not in the library.
    """
    added = tuple(put)
    removed = tuple(remove)
    with _generation(home, copy=True) as path:
        with _database(path) as database:
            known = {row[0] for row in database.execute("SELECT id FROM documents")}
            unknown = [id for id in removed if id not in known]
            if unknown:
                raise LibraryError(f"文件库里没有 {'、'.join(unknown)}：用 python -m index list 看有哪些")
            stale = [id for id in (*removed, *(reading.document.id for reading in added)) if id in known]
            for id in stale:
                _delete(database, id)
            position = database.execute("SELECT coalesce(max(position), -1) + 1 FROM documents").fetchone()[0]
            for offset, reading in enumerate(added):
                _insert(database, reading, position + offset)
        rest = known.difference(stale)
        return _finish(home, path, fresh=[reading.document.id for reading in added], stale=stale, code=_code(path) if rest else code_state())


@contextmanager
def _generation(home: Path, *, copy: bool = False) -> Iterator[Path]:
    """A new generation folder (a copy of the one in force, or empty) under the writer's lock; removed again on failure."""
    base = folder(home)
    base.mkdir(parents=True, exist_ok=True)
    with (base / ".lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise LibraryError(f"另一个程序正在写 {base}：请等它结束再试") from None
        _sweep(home)
        path = Path(tempfile.mkdtemp(prefix="generation-", dir=base))
        try:
            if copy and current(home):
                shutil.copytree(base / current(home), path, dirs_exist_ok=True)
            elif copy:
                with _database(path) as database:
                    database.executescript(TABLES)
            yield path
        except BaseException:
            if current(home) != path.name:
                shutil.rmtree(path, ignore_errors=True)
            raise


@contextmanager
def _database(path: Path) -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(path / "library.sqlite")
    try:
        with connection:
            yield connection
    finally:
        connection.close()


def _insert(database: sqlite3.Connection, reading: Reading, position: int) -> None:
    document = reading.document
    card = Card(
        id=document.id,
        meta=document.meta,
        file=document.file,
        format=document.format,
        sha256=document.sha256,
        recognised=document.recognised,
        characters=len(document.text),
        sections=len(reading.sections),
        tables=len(reading.tables),
        passages=len(reading.passages),
        targets=len(reading.targets),
        rules=len(reading.rules),
        coverage=document.clean.coverage,
        dropped=len(document.clean.dropped),
        content=content_hash(document.text),
        review=reading.review,
    )
    database.execute(
        "INSERT INTO documents VALUES (?, ?, ?, ?)",
        (document.id, position, adapter(Card).dump_json(card), adapter(Document).dump_json(document)),
    )
    database.execute(
        "INSERT INTO sections VALUES (?, ?)",
        (document.id, adapter(tuple[Section, ...]).dump_json(reading.sections)),
    )
    database.execute(
        "INSERT INTO tables VALUES (?, ?)",
        (document.id, adapter(tuple[Table, ...]).dump_json(reading.tables)),
    )
    for table, kind, records in (
        ("passages", Passage, reading.passages),
        ("targets", Target, reading.targets),
        ("rules", SupportRule, reading.rules),
    ):
        database.executemany(
            f"INSERT INTO {table} (document, number, record) VALUES (?, ?, ?)",
            [(document.id, number, adapter(kind).dump_json(record)) for number, record in enumerate(records)],
        )


def content_hash(text: str) -> str:
    """The same for two texts that differ in blanks, punctuation and width only (one text in two formats)."""
    words = "".join(c for c in unicodedata.normalize("NFKC", text) if c.isalnum())
    return hashlib.sha256(words.encode()).hexdigest()[:32]


def _delete(database: sqlite3.Connection, id: str) -> None:
    database.execute("DELETE FROM documents WHERE id = ?", (id,))
    for table in ("sections", "tables", "passages", "targets", "rules"):
        database.execute(f"DELETE FROM {table} WHERE document = ?", (id,))


def _index(path: Path, database: sqlite3.Connection, place: Store, fresh: list[str] | None, stale: list[str]) -> None:
    """Bring the search indexes in step: all anew (`fresh` None) or these documents in and those out."""
    if fresh is None or not (path / "targets").is_dir():
        LexicalIndex.create(path / "targets", _target_rows(database))
    else:
        targets = LexicalIndex.open(path / "targets")
        targets.remove(stale)
        targets.add(_target_rows(database, fresh))
    total = database.execute("SELECT count(*) FROM passages").fetchone()[0]
    place.update(path, lambda documents: _passage_rows(database, documents), fresh, stale, total)
    TermStatistics.count((text for _, _, text in _passage_rows(database)), _names(database)).write(path)


def _names(database: sqlite3.Connection) -> Iterator[str]:
    """The titles, headings and indicator names of all documents."""
    for (record,) in database.execute("SELECT card FROM documents"):
        card = adapter(Card).validate_json(record)
        yield from (card.title, *card.meta.aliases)
    for (record,) in database.execute("SELECT record FROM sections"):
        for section in adapter(tuple[Section, ...]).validate_json(record):
            yield section.title
    for (record,) in database.execute("SELECT record FROM targets"):
        yield adapter(Target).validate_json(record).indicator


def _passage_rows(database: sqlite3.Connection, documents: Collection[str] | None = None) -> Iterator[Row]:
    for id, document, record in _rows(database, "passages", documents):
        yield id, document, search_text(adapter(Passage).validate_json(record))


def _target_rows(database: sqlite3.Connection, documents: Collection[str] | None = None) -> Iterator[Row]:
    for id, document, record in _rows(database, "targets", documents):
        target: Target = adapter(Target).validate_json(record)
        words = (target.indicator, target.key, target.scope, target.region, *target.path[-1:], target.quote)
        yield id, document, " ".join(words)


def _rows(
    database: sqlite3.Connection, table: str, documents: Collection[str] | None
) -> Iterator[tuple[int, str, bytes]]:
    query = f"SELECT id, document, record FROM {table}"
    if documents is None:
        yield from database.execute(f"{query} ORDER BY id")
    else:
        marks = ",".join("?" * len(documents))
        yield from database.execute(f"{query} WHERE document IN ({marks}) ORDER BY id", tuple(documents))


def _code(path: Path) -> str:
    """The state of the code that read the documents of a generation."""
    manifest: Manifest = adapter(Manifest).validate_json((path / "manifest.json").read_bytes())
    return manifest.code


def _finish(home: Path, path: Path, *, fresh: list[str] | None, stale: Iterable[str], code: str) -> Manifest:
    """Index a generation, write its manifest, flush everything to disk, and put it in force."""
    embedder = load_embedder(embedding_model(), home / "embeddings.sqlite")
    embedding, place = embedder.fingerprint, store(home, embedder)
    place.sweep(folder(home) / current(home) if current(home) else None)
    with _database(path) as database:
        _index(path, database, place, fresh, list(stale))
        counts = {
            table: database.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
            for table in ("documents", "passages", "targets", "rules")
        }
        manifest = Manifest(
            version=VERSION, fingerprint=fingerprint(database, embedding), embedding=embedding, code=code, **counts
        )
    (path / "manifest.json").write_bytes(adapter(Manifest).dump_json(manifest, indent=1))
    for file in path.rglob("*"):
        if file.is_file():
            with file.open("rb") as stream:
                os.fsync(stream.fileno())
    pointer = folder(home) / f"CURRENT.{path.name}.tmp"
    with pointer.open("w", encoding="utf-8") as stream:
        stream.write(path.name + "\n")
        stream.flush()
        os.fsync(stream.fileno())
    pointer.replace(folder(home) / "CURRENT")
    place.publish(path)
    return manifest


def fingerprint(database: sqlite3.Connection, embedding: str) -> str:
    """Sixteen hex digits over the schema version, the embedding and every record, whatever their row ids."""
    digest = hashlib.sha256(f"{VERSION}\n{embedding}\n".encode())
    for query in (
        "SELECT id, card, record FROM documents ORDER BY id",
        "SELECT document, number, record FROM passages ORDER BY document, number",
        "SELECT document, number, record FROM targets ORDER BY document, number",
        "SELECT document, number, record FROM rules ORDER BY document, number",
    ):
        for row in database.execute(query):
            for value in row:
                digest.update(value if isinstance(value, bytes) else str(value).encode())
                digest.update(b"\0")
    return digest.hexdigest()[:16]


def _sweep(home: Path) -> None:
    """Remove what earlier writers left: half-made generations and those long replaced."""
    keep = current(home)
    for path in folder(home).iterdir():
        if path.is_dir() and path.name.startswith("generation-") and path.name != keep:
            shutil.rmtree(path, ignore_errors=True)
        elif path.name.endswith(".tmp"):
            path.unlink(missing_ok=True)
