"""A library of many documents: the real ones and variants of them, read as any document is."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from multiprocessing import get_context
from pathlib import Path

from eval.bench_retrieval.synthetic import Source, variants
from index import writer
from index.loaders import load
from index.manifest import read_manifest
from index.reading import read, read_file
from index.records import Reading
from index.schema import Manifest

_WORKERS = 3


def build(corpus: Path, home: Path, count: int) -> Manifest:
    """A library under `home` of the corpus and as many variants as make up `count` documents."""
    return writer.replace_all(home, _readings(corpus, count))


def _readings(corpus: Path, count: int) -> Iterator[Reading]:
    entries = read_manifest(corpus)
    for entry in entries:
        yield from read_file(entry.path, entry.id, given=entry.given)
    sources = [Source(load(entry.path, entry.path.name)[0], entry.given) for entry in entries]
    made = enumerate(islice(variants(sources), max(0, count - len(entries))))
    with get_context("spawn").Pool(_WORKERS) as pool:
        yield from pool.imap(_read, made, chunksize=4)


def _read(made: tuple[int, Source]) -> Reading:
    number, source = made
    return read(source.loaded, f"variant-{number}", given=source.meta)
