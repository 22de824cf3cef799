"""Whole questions, from words to checked answer, over a library of a given number of documents."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from eval.bench_retrieval.documents import build
from eval.bench_retrieval.measure import in_process, peak_memory
from eval.cases import Case
from eval.statistics import percentile


@dataclass(frozen=True, slots=True)
class Spent:
    """What the questions took. `start_s` is from opening the library to the first answer; memory is the most held at once."""

    documents: int
    passages: int
    targets: int
    start_s: float
    p50_ms: float
    p95_ms: float
    p50_cpu_ms: float
    p95_cpu_ms: float
    memory_mb: float

    def as_json(self) -> dict[str, Any]:
        return {name: round(value, 4) if isinstance(value, float) else value for name, value in asdict(self).items()}


def measure(corpus: Path, folder: Path, documents: int, cases: Sequence[Case]) -> Spent:
    """Builds the library in `folder` (kept if there is one) and asks the questions."""
    if not (folder / "library").is_dir():
        build(corpus, folder, documents)
    return in_process(ask_all, folder, cases)


def ask_all(folder: Path, cases: Sequence[Case]) -> Spent:
    """Asks each question after its history, once."""
    from assistant.answer import answer
    from index.library import Library

    began = time.perf_counter()
    library = Library.open(folder)
    answer(cases[0].question, cases[0].history, library)
    start = time.perf_counter() - began
    spent: list[float] = []
    worked: list[float] = []
    for case in cases:
        began, computed = time.perf_counter(), time.process_time()
        answer(case.question, case.history, library)
        spent.append((time.perf_counter() - began) * 1000)
        worked.append((time.process_time() - computed) * 1000)
    held = library.manifest
    return Spent(
        documents=held.documents,
        passages=held.passages,
        targets=held.targets,
        start_s=start,
        p50_ms=percentile(spent, 0.5),
        p95_ms=percentile(spent, 0.95),
        p50_cpu_ms=percentile(worked, 0.5),
        p95_cpu_ms=percentile(worked, 0.95),
        memory_mb=peak_memory(),
    )
