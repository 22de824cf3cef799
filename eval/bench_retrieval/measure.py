"""One engine at one size, each step in a process of its own, so that start and memory are those of that step alone."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import Any, TypeVar

from eval.bench_retrieval import engines
from eval.bench_retrieval.synthetic import readings
from eval.statistics import percentile
from index.records import Passage, Reading

PER_DOCUMENT = 94
"""Passages of a document, as in the shipped corpus."""
ENGINES: dict[str, tuple[Callable[[Path, Iterator[Reading]], None], Callable[[Path], engines.Search]]] = {
    "wence": (engines.build_ours, engines.open_ours),
    "langchain": (engines.build_plain, engines.open_plain),
}
_MEGABYTE = 1e6
_LONGEST = 120.0
"""Seconds of questions after which an engine has been asked enough; questions stand in an order that tells nothing."""
Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class Figures:
    """What was measured over `asked` questions. Times in seconds and milliseconds, memory (the most held at once) and disk in megabytes.

    `p95_cpu_ms` is computing time, which other programs on the machine disturb least; `memory` is what a process holds that answers, pages of mapped files among it; `recall` of the exact nearest ten
    passages by vectors, None where it was not measured.
    """

    engine: str
    passages: int
    build_s: float
    build_memory_mb: float
    start_s: float
    p50_ms: float
    p95_ms: float
    p95_cpu_ms: float
    memory_mb: float
    disk_mb: float
    asked: int
    recall: float | None = None

    def as_json(self) -> dict[str, Any]:
        return {name: round(value, 4) if isinstance(value, float) else value for name, value in asdict(self).items()}


def measure(
    engine: str, folder: Path, pool: Sequence[str], count: int, questions: Sequence[str], recall: bool
) -> Figures:
    """Builds the engine over `count` synthetic passages in `folder` (which is new) and asks it the questions."""
    build_s, build_memory = in_process(_build, engine, folder, pool, count)
    start_s, spent, worked, memory = in_process(_ask, engine, folder, questions)
    return Figures(
        engine=engine,
        passages=count,
        build_s=build_s,
        build_memory_mb=build_memory,
        start_s=start_s,
        p50_ms=percentile(spent, 0.5),
        p95_ms=percentile(spent, 0.95),
        p95_cpu_ms=percentile(worked, 0.95),
        memory_mb=memory,
        disk_mb=sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) / _MEGABYTE,
        asked=len(spent),
        recall=in_process(_recall, folder, pool, count, questions) if recall else None,
    )


def in_process(work: Callable[..., Made], *arguments: object) -> Made:
    """What `work` gives in a fresh process."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(work, *arguments).result()


def _build(engine: str, folder: Path, pool: Sequence[str], count: int) -> tuple[float, float]:
    began = time.perf_counter()
    ENGINES[engine][0](folder, readings(pool, count, PER_DOCUMENT))
    return time.perf_counter() - began, peak_memory()


def _ask(engine: str, folder: Path, questions: Sequence[str]) -> tuple[float, list[float], list[float], float]:
    """Seconds from opening to the first result; of each question milliseconds passed and milliseconds computed; megabytes held at most."""
    began = time.perf_counter()
    search = ENGINES[engine][1](folder)
    search(questions[0])
    start = time.perf_counter() - began
    spent: list[float] = []
    worked: list[float] = []
    for text in questions:
        if sum(spent) > _LONGEST * 1000:
            break
        began, computed = time.perf_counter(), time.process_time()
        search(text)
        spent.append((time.perf_counter() - began) * 1000)
        worked.append((time.process_time() - computed) * 1000)
    return start, spent, worked, peak_memory()


def _recall(folder: Path, pool: Sequence[str], count: int, questions: Sequence[str]) -> float:
    return engines.recall_of_exact(folder, _passages(pool, count), questions)


def _passages(pool: Sequence[str], count: int) -> Iterator[Passage]:
    for reading in readings(pool, count, PER_DOCUMENT):
        yield from reading.passages


def peak_memory() -> float:
    """Megabytes that this process has held at most (Linux; what an earlier program in its place held is not counted)."""
    for line in Path("/proc/self/status").read_text(encoding="utf-8").splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) * 1024 / _MEGABYTE
    raise OSError("/proc/self/status has no VmHWM")
