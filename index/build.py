"""Building, adding, removing and verifying: the whole offline way, called step by step."""

from __future__ import annotations

import re
import sqlite3
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from tqdm import tqdm

from index import originals, writer
from index.corrections import FILE, correct, digest, read_review, strangers
from index.errors import LibraryError, LoadError
from index.intake import take_in
from index.library import Library
from index.manifest import read_manifest, valid_id
from index.reading import read_file, read_out
from index.records import Fault, Passage, Reading, SupportRule, Target
from index.schema import Card, Manifest, current
from index.versions import versions
from prompts import say

_PROBE = 60
"""Characters of a passage by which it must be found."""
_WORDS = re.compile(r"[\u4e00-\u9fff]{8}")
"""A passage without so many Chinese characters on end may be a damaged file's signs, which no search finds."""


@dataclass(frozen=True, slots=True)
class Report:
    """What a build or a change did: the library as it now is, the documents read, skipped as unchanged, and all faults."""

    manifest: Manifest
    read: tuple[str, ...]
    unchanged: tuple[str, ...]
    faults: tuple[Fault, ...]
    seconds: float

    @property
    def failed(self) -> bool:
        """Whether any document was left out."""
        return any(fault.fatal for fault in self.faults)


def build(corpus: Path, home: Path, *, progress: bool = True) -> Report:
    """Read every document of the corpus, correct it by the review files, and put a fresh library in force.

    Raises ManifestError before any work if the manifest has faults; LibraryError if another writer is at work.
    """
    began = time.perf_counter()
    shipped, own = read_review(corpus / FILE), read_review(home / FILE)
    faults: list[Fault] = [*shipped.faults, *own.faults]
    readings: list[Reading] = []
    entries = read_manifest(corpus)
    for entry in _bar(entries, "建库", progress):
        try:
            readings.extend(read_file(entry.path, entry.id, given=entry.given))
        except LoadError as error:
            faults.append(Fault(entry.id, str(error), fatal=True))
    if not readings:
        raise LibraryError("没有一份文件读得了，文件库没有改动：\n" + "\n".join(f.message for f in faults))
    faults.extend(strangers(shipped.corrections, {reading.document.id for reading in readings}))
    corrections = (*shipped.corrections, *own.corrections)
    readings = [correct(reading, corrections) for reading in readings]
    manifest = writer.replace_all(home, readings)
    _keep_originals(home, [entry.path for entry in entries])
    return _report(manifest, readings, (), faults, began)


def add(
    files: Sequence[Path], home: Path, *, id: str = "", progress: bool = True, step: Callable[[int], object] | None = None
) -> Report:
    """Add documents to the library, or replace those of the same id; a file that is in it unchanged, its corrections too,
    costs nothing; another version of a document goes in beside it. `step` is told before each file how many have been read.

    A file that cannot be read becomes a fault in the report, the rest goes in. Raises LibraryError for a bad `id`.
    """
    began = time.perf_counter()
    if id and (len(files) != 1 or not valid_id(id)):
        raise LibraryError("--id 只能用于单个文件，且不能含空白或斜线")
    cards = _cards(home)
    review = read_review(home / FILE)
    intake = take_in(_bar(files, "加入", progress, step), cards, lambda id: digest(review.corrections, id), id)
    faults: list[Fault] = [*review.faults, *intake.faults]
    readings, doubles = _without_doubles(intake.readings, cards)
    faults.extend(doubles)
    faults.extend(_replaced(readings, cards))
    faults.extend(strangers(review.corrections, {*cards, *(reading.document.id for reading in readings)}))
    readings = [correct(reading, review.corrections) for reading in readings]
    if readings:
        manifest = writer.change(home, put=readings)
    elif cards:
        manifest = Library.open(home).manifest
    else:
        raise LibraryError("没有一份文件读得了，文件库没有改动：\n" + "\n".join(f.message for f in faults))
    _keep_originals(home, files)
    return _report(manifest, readings, intake.unchanged, faults, began)


def remove(ids: Sequence[str], home: Path) -> Report:
    """Take documents out of the library. Raises LibraryError for an id that is not in it; then nothing is changed."""
    began = time.perf_counter()
    Library.open(home)
    manifest = writer.change(home, remove=ids)
    _keep_originals(home, ())
    return _report(manifest, (), (), (), began)


def reread(corpus: Path, home: Path, *, progress: bool = True) -> Report:
    """Read every document of the library again from its stored text, correct it by the review files, and put the outcome in force.

    For a library that other code has read (`Library.stale`): no file is needed, none is lost. Raises LibraryError where there is no library or
    it cannot be read.
    """
    began = time.perf_counter()
    shipped, own = read_review(corpus / FILE), read_review(home / FILE)
    corrections = (*shipped.corrections, *own.corrections)
    library = Library.open(home)
    try:
        readings = [correct(read_out(library.document(id)), corrections) for id in _bar(list(library.cards), "重读", progress)]
    except (sqlite3.Error, ValueError) as error:
        raise LibraryError(f"{library.path} 里存的文本读不出来（{error}）：请运行 python -m index build，再把自己的文件重新加入") from error
    manifest = writer.replace_all(home, readings)
    return _report(manifest, readings, (), [*shipped.faults, *own.faults], began)


def verify(home: Path) -> tuple[str, ...]:
    """The faults of the library in force, none if it is sound: database, counts, spans, search indexes, fingerprint, code that read it."""
    library = Library.open(home)
    faults: list[str] = [say("index.stale")] if library.stale else []
    with sqlite3.connect(f"file:{library.path / 'library.sqlite'}?mode=ro", uri=True) as database:
        if database.execute("PRAGMA integrity_check").fetchone()[0] != "ok":
            faults.append("数据库损坏")
        if writer.fingerprint(database, library.manifest.embedding) != library.fingerprint:
            faults.append("指纹与内容不符")
    for id, card in library.cards.items():
        text = library.text(id)
        records: tuple[Passage | Target | SupportRule, ...] = (
            *library.passages_of(id),
            *library.targets([id]),
            *library.rules([id]),
        )
        wrong = sum(
            text[record.start : record.end] != (record.text if isinstance(record, Passage) else record.quote)
            for record in records
        )
        if wrong:
            faults.append(f"{id}: {wrong} 处引文与原文位置不符")
        if len(records) != card.passages + card.targets + card.rules:
            faults.append(f"{id}: 条目数与目录不符")
        faults.extend(f"{id}: {what}" for what in _unfound(library, id))
    if library.terms.passages != library.manifest.passages:
        faults.append("词频统计与内容不符")
    return tuple(faults)


def _unfound(library: Library, id: str) -> Iterator[str]:
    """What the search indexes do not find of a document though it is there."""
    passage = max((one.text for one in library.passages_of(id) if _WORDS.search(one.text[:_PROBE])), key=len, default="")
    name = max((one.indicator for one in library.targets([id])), key=len, default="")
    if passage and not library.search_passages(passage[:_PROBE], 1, [id]):
        yield "检索索引里找不到这份文件的段落"
    if name and not library.search_targets(name, 1, [id]):
        yield "检索索引里找不到这份文件的目标值"


def _keep_originals(home: Path, files: Sequence[Path]) -> None:
    """Keep the PDF files of the library's documents, no others."""
    wanted = {card.sha256 for card in _cards(home).values() if card.format == originals.FORMAT}
    originals.keep(home, files, wanted)
    originals.sweep(home, wanted)


def _cards(home: Path) -> dict[str, Card]:
    return Library.open(home).cards if current(home) else {}


def _replaced(readings: Sequence[Reading], cards: dict[str, Card]) -> list[Fault]:
    """A note for each document that takes the place of another, or whose place another takes."""
    fresh = {reading.document.id: reading.document.meta for reading in readings}
    known = {**{id: card.meta for id, card in cards.items()}, **fresh}
    return [
        Fault(new, f"{new}: 取代 {old}，两份都在库里；旧的不再需要时用 python -m index remove 移出")
        for old, new in versions(known).items()
        if old in fresh or new in fresh
    ]


def _without_doubles(
    readings: Sequence[Reading], cards: dict[str, Card]
) -> tuple[list[Reading], list[Fault]]:
    """The readings whose text is not in the library under another id, and a fault for each that is."""
    known = {card.content: id for id, card in cards.items()}
    kept: list[Reading] = []
    faults: list[Fault] = []
    for reading in readings:
        id = reading.document.id
        content = writer.content_hash(reading.document.text)
        if known.setdefault(content, id) != id:
            faults.append(
                Fault(id, f"{id}: 内容与文件库里的 {known[content]} 相同，没有重复加入", fatal=True)
            )
        else:
            kept.append(reading)
    return kept, faults


def _report(
    manifest: Manifest,
    readings: Sequence[Reading],
    unchanged: Sequence[str],
    faults: Sequence[Fault],
    began: float,
) -> Report:
    return Report(
        manifest=manifest,
        read=tuple(reading.document.id for reading in readings),
        unchanged=tuple(unchanged),
        faults=(*faults, *(fault for reading in readings for fault in reading.faults)),
        seconds=time.perf_counter() - began,
    )


T = TypeVar("T")


def _bar(items: Sequence[T], label: str, progress: bool, step: Callable[[int], object] | None = None) -> Iterator[T]:
    for at, item in enumerate(tqdm(items, desc=label, unit="份", file=sys.stderr, disable=not progress, leave=False)):
        if step is not None:
            step(at)
        yield item
