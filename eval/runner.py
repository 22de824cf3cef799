"""Asks every system every case once and stores the outcomes, in order; a run cut short goes on where it stopped."""

from __future__ import annotations

import hashlib
import os
import platform
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from importlib.metadata import PackageNotFoundError, version
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from eval.baselines import asked
from eval.cases import Case
from eval.jsonl import line, read_rows, write_rows
from eval.outcomes import FILE, Outcome, read_whole_outcomes
from eval.sources import Source, write_sources
from eval.systems import System
from index.errors import WenceError
from index.settings import ROOT
from prompts import say

Maker = Callable[[], System]
Job = tuple[str, Case]
_PACKAGES = ("wence", "tantivy", "faiss-cpu", "model2vec", "torch", "langchain", "langchain-text-splitters")
_PROGRAM = ("index", "assistant", "prompts")
_CHUNK = 4
"""Cases handed to a worker at a time."""


def run(
    cases: Sequence[Case],
    systems: Mapping[str, Maker],
    sources: Sequence[Source],
    output: Path,
    settings: Mapping[str, Any],
    workers: int = 1,
    progress: Callable[[int, int], None] | None = None,
) -> int:
    """Asks and stores in the folder `output`; returns how many answers failed. `progress` is told of answers done.

    The folder gets run.json (`settings`, versions, a digest of the cases), cases.jsonl, sources.jsonl and outcomes.jsonl.
    Raises WenceError where the folder holds a run of other cases, systems, settings or versions.
    """
    output.mkdir(parents=True, exist_ok=True)
    _open_folder(output, cases, systems, settings, sources)
    done = read_whole_outcomes(output / FILE)
    jobs = [(name, case) for name in systems for case in cases]
    if [(outcome.system, outcome.case) for outcome in done] != [(name, case.id) for name, case in jobs[: len(done)]]:
        raise WenceError(say("eval.other_run", folder=output))
    failures = sum(bool(outcome.failure) for outcome in done)
    tell = progress or (lambda *_: None)
    tell(len(done), len(jobs))
    with (output / FILE).open("a", encoding="utf-8") as stream, _asking(systems, workers) as answers:
        for number, outcome in enumerate(answers(jobs[len(done) :]), len(done) + 1):
            stream.write(line(outcome.as_json()))
            stream.flush()
            failures += bool(outcome.failure)
            tell(number, len(jobs))
    return failures


def ask(system: str, asking: System, case: Case) -> Outcome:
    """The outcome of one case; whatever is raised becomes its `failure`."""
    begun = time.perf_counter()
    try:
        answer = asking.answer(case)
        seconds = time.perf_counter() - begun
        return Outcome(system, case.id, answer, tuple(asking.retrieve(asked(case))), round(seconds, 4))
    except Exception as error:
        failure = f"{type(error).__name__}: {error}"
        return Outcome(system, case.id, {}, (), round(time.perf_counter() - begun, 4), failure)


def code_digest() -> str:
    """A digest of the program that answers: its code, vocabularies, texts and model."""
    digest = hashlib.sha256()
    for package in _PROGRAM:
        for path in sorted((ROOT / package).rglob("*")):
            if path.is_file() and path.suffix not in (".pyc", ""):
                digest.update(str(path.relative_to(ROOT)).encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:16]


def versions() -> dict[str, str]:
    """What bears on answers: the program's digest, the versions of Python and of packages ("" where not installed)."""
    found = {"code": code_digest(), "python": platform.python_version()}
    for name in _PACKAGES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            found[name] = ""
    return found


def _open_folder(
    output: Path,
    cases: Sequence[Case],
    systems: Mapping[str, Maker],
    settings: Mapping[str, Any],
    sources: Sequence[Source],
) -> None:
    digest = hashlib.sha256("".join(line(case.as_json()) for case in cases).encode()).hexdigest()
    identity = {"systems": list(systems), "cases": len(cases), "digest": digest, "settings": dict(settings), "versions": versions()}
    stored = output / "run.json"
    if stored.is_file():
        before = read_rows(stored)[0]
        differing = [name for name in identity if before.get(name) != identity[name]]
        if differing:
            raise WenceError(say("eval.other_settings", folder=output, differing="、".join(differing)))
        return
    if (output / FILE).is_file():
        raise WenceError(say("eval.other_run", folder=output))
    write_rows(output / "cases.jsonl", (case.as_json() for case in cases))
    write_sources(output / "sources.jsonl", sources)
    machine = {"system": platform.platform(), "cores": os.cpu_count()}
    write_rows(stored, [{**identity, "begun": time.strftime("%Y-%m-%dT%H:%M:%S%z"), "machine": machine}])


@contextmanager
def _asking(systems: Mapping[str, Maker], workers: int) -> Iterator[Callable[[Sequence[Job]], Iterator[Outcome]]]:
    """What turns jobs into outcomes, in their order: this process or `workers` others."""
    if workers <= 1:
        asker = _Asker(systems)
        yield lambda jobs: map(asker, jobs)
        return
    with ProcessPoolExecutor(workers, get_context("spawn"), _start_worker, (dict(systems),)) as pool:

        def parallel(jobs: Sequence[Job]) -> Iterator[Outcome]:
            waiting = iter(jobs)
            while batch := list(islice(waiting, workers * _CHUNK * 4)):
                yield from pool.map(_ask_in_worker, batch, chunksize=_CHUNK)

        yield parallel


class _Asker:
    """Asks the system of a job its case; systems are made when first asked. What fails in making ends the run."""

    def __init__(self, makers: Mapping[str, Maker]) -> None:
        self._makers = makers
        self._made: dict[str, System] = {}

    def __call__(self, job: Job) -> Outcome:
        name, case = job
        if name not in self._made:
            self._made[name] = self._makers[name]()
        return ask(name, self._made[name], case)


_askers: list[_Asker] = []
"""The one asker of a worker process."""


def _start_worker(makers: Mapping[str, Maker]) -> None:
    _askers.append(_Asker(makers))


def _ask_in_worker(job: Job) -> Outcome:
    return _askers[0](job)
