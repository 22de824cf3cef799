"""Readers of public sets: RGB (Chinese), the question answering part of CRUD-RAG, and corpus/queries/qrels folders."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from eval.jsonl import read_rows
from index.errors import WenceError
from index.rerank import Entry
from prompts import say

_CRUD = Path("crud_split") / "split_merged.json"
_CRUD_TASKS = ("questanswer_1doc", "questanswer_2docs", "questanswer_3docs")
_CRUD_DOCUMENTS = "80000_docs"
_ID = ("_id", "id")
_QUERY = ("text", "query")
_QRELS = (("query-id", "corpus-id", "score"), ("qid", "pid", "score"))
"""Heads that qrels files are known to have; a file without one has these three columns in this order."""


@dataclass(frozen=True, slots=True)
class RetrievalSet:
    """Passages and queries by id, and for each query the grades (> 0) of its relevant passages."""

    name: str
    corpus: Mapping[str, Entry]
    queries: Mapping[str, str]
    qrels: Mapping[str, Mapping[str, int]]


def read_sets(path: Path) -> tuple[RetrievalSet, ...]:
    """The set at `path`, or all sets in its folders. Raises WenceError where there is none, or one is broken."""
    if path.is_dir() and not (path / "corpus.jsonl").is_file() and not (path / _CRUD).is_file():
        folders = sorted(file.parent for file in path.glob("*/corpus.jsonl"))
        if folders:
            return tuple(map(read_set, folders))
    return (read_set(path),)


def read_set(path: Path) -> RetrievalSet:
    """The set at `path`: a folder with corpus.jsonl, queries.jsonl and qrels; CRUD-RAG's data folder; or an RGB file.

    Raises WenceError where it is none of them or names passages or queries that it does not hold.
    """
    if (path / "corpus.jsonl").is_file():
        found = _read_folder(path)
    elif (path / _CRUD).is_file():
        found = _read_crud(path)
    elif path.is_file():
        found = _read_rgb(path)
    else:
        raise WenceError(say("eval.public.unknown", path=path))
    _check(found, path)
    return found


def _read_folder(path: Path) -> RetrievalSet:
    corpus = {
        _first(row, _ID, path / "corpus.jsonl"): Entry((row.get("title") or "").replace("_", " "), row.get("text") or "")
        for row in read_rows(path / "corpus.jsonl")
    }
    queries = {
        _first(row, _ID, path / "queries.jsonl"): _first(row, _QUERY, path / "queries.jsonl")
        for row in read_rows(path / "queries.jsonl")
    }
    files = sorted((path / "qrels").glob("*.tsv")) or [path / "qrels.tsv"]
    qrels: dict[str, dict[str, int]] = {}
    for file in files:
        for query, passage, grade in _read_qrels(file):
            if grade > 0:
                qrels.setdefault(query, {})[passage] = grade
    return RetrievalSet(path.name, corpus, {id: queries[id] for id in qrels if id in queries}, qrels)


def _read_qrels(file: Path) -> Iterator[tuple[str, str, int]]:
    try:
        with file.open(encoding="utf-8", newline="") as stream:
            rows = list(csv.reader(stream, delimiter="\t"))
    except (OSError, UnicodeDecodeError) as error:
        raise WenceError(say("eval.unreadable", file=file, error=error)) from error
    head = rows[0] if rows and tuple(rows[0]) in _QRELS else None
    for number, row in enumerate(rows[1:] if head else rows, 2 if head else 1):
        try:
            query, passage, grade = row
            yield query, passage, int(float(grade))
        except ValueError as error:
            raise WenceError(say("eval.bad_line", file=file, line=number, error=error)) from error


def _read_rgb(path: Path) -> RetrievalSet:
    corpus = _Corpus()
    queries: dict[str, str] = {}
    qrels: dict[str, dict[str, int]] = {}
    for row in read_rows(path):
        id = _first(row, _ID, path)
        queries[id] = _first(row, ("query",), path)
        qrels[id] = dict.fromkeys(map(corpus.add, _flat(row.get("positive") or ())), 1)
        for text in _flat(row.get("negative") or ()):
            corpus.add(text)
    return RetrievalSet(path.stem, corpus.texts, {id: queries[id] for id in qrels if qrels[id]}, {id: held for id, held in qrels.items() if held})


def _read_crud(path: Path) -> RetrievalSet:
    corpus = _Corpus()
    queries: dict[str, str] = {}
    qrels: dict[str, dict[str, int]] = {}
    try:
        tree = json.loads((path / _CRUD).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise WenceError(say("eval.unreadable", file=path / _CRUD, error=error)) from error
    for task in _CRUD_TASKS:
        for number, row in enumerate(tree.get(task) or ()):
            news = [row[name] for name in ("news1", "news2", "news3") if row.get(name)]
            if news and row.get("questions"):
                id = f"{task}-{number}"
                queries[id] = str(row["questions"])
                qrels[id] = dict.fromkeys(map(corpus.add, news), 1)
    folder = path / _CRUD_DOCUMENTS
    for file in sorted(folder.iterdir()) if folder.is_dir() else ():
        for text in file.read_text(encoding="utf-8", errors="replace").splitlines():
            if text.strip():
                corpus.add(text)
    return RetrievalSet("crud_rag", corpus.texts, queries, qrels)


class _Corpus:
    """Passages that get their ids as they come; the same text is one passage."""

    def __init__(self) -> None:
        self.texts: dict[str, Entry] = {}
        self._ids: dict[str, str] = {}

    def add(self, text: str) -> str:
        """The id of `text`."""
        id = self._ids.setdefault(text.strip(), str(len(self._ids)))
        self.texts[id] = Entry("", text.strip())
        return id


def _flat(value: Sequence[Any]) -> Iterable[str]:
    for item in value:
        if isinstance(item, str):
            yield item
        else:
            yield from _flat(item)


def _first(row: Mapping[str, Any], names: Sequence[str], file: Path) -> str:
    for name in names:
        if row.get(name) is not None:
            return str(row[name])
    raise WenceError(say("eval.public.field", file=file, fields="、".join(names), row=json.dumps(row, ensure_ascii=False)[:80]))


def _check(found: RetrievalSet, path: Path) -> None:
    missing = sorted({passage for grades in found.qrels.values() for passage in grades} - set(found.corpus))
    orphans = sorted(set(found.qrels) - set(found.queries))
    if missing or orphans:
        raise WenceError(say("eval.public.dangling", path=path, passages=len(missing), queries=len(orphans),
                             examples="、".join((missing + orphans)[:5])))  # fmt: skip
    if not found.queries:
        raise WenceError(say("eval.public.empty", path=path))
