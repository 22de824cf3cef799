"""The questions of case files as a retrieval set: the library's passages, and of each question those that cover its gold quotes."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from eval.baselines import asked
from eval.cases import Case, read_cases
from eval.measures.spans import Finder, covered
from eval.outcomes import Place
from eval.public_sets.readers import RetrievalSet
from index.library import Library
from index.rerank import Entry


def quotes_set(file: Path, library: Library) -> RetrievalSet:
    """The set that a case file makes with a library; questions without a quote that a passage covers are left out."""
    return made(file.stem, read_cases([file]), library)


def made(name: str, cases: Iterable[Case], library: Library) -> RetrievalSet:
    finder = Finder({id: library.text(id) for id in library.cards})
    passages = {f"{id}#{one.number}": one for id in library.cards for one in library.passages_of(id)}
    queries: dict[str, str] = {}
    qrels: dict[str, dict[str, int]] = {}
    for case in cases:
        gold = finder.gold(case)
        documents = {place.document for quote in gold for place in quote.places}
        relevant = {
            id: 1
            for id, one in passages.items()
            if one.document in documents and any(covered(quote, [Place(one.document, one.start, one.end)]) for quote in gold)
        }
        if relevant:
            queries[case.id], qrels[case.id] = asked(case), relevant
    corpus = {id: Entry(" ".join((*one.path, one.context)).strip(), one.text) for id, one in passages.items()}
    return RetrievalSet(name, corpus, queries, qrels)
