"""Answers worked out in processes of their own, so that one slow question does not hold up the others and all cores serve."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from threading import Lock

from assistant.records import Answer

Ask = Callable[[str, Sequence[str]], Answer]


class Pool:
    """Answers through `workers` processes that call `ask`, a function of a module; a process that died is replaced."""

    def __init__(self, ask: Ask, workers: int) -> None:
        self._ask, self._workers = ask, workers
        self._lock = Lock()
        self._executor = self._fresh()

    def ask(self, question: str, history: Sequence[str] = ()) -> Answer:
        """What `ask` gives. Raises BrokenProcessPool only if the processes die twice over the same question."""
        executor = self._executor
        try:
            return self._submitted(executor, question, history).result()
        except BrokenProcessPool:
            with self._lock:
                if self._executor is executor:
                    self._executor = self._fresh()
            return self._submitted(self._executor, question, history).result()

    def warm(self, question: str) -> None:
        """Starts all processes and lets each answer `question` once, without waiting for it."""
        for _ in range(self._workers):
            self._submitted(self._executor, question, ())

    def close(self) -> None:
        """Ends the processes; what is being worked out is dropped."""
        self._executor.shutdown(wait=False, cancel_futures=True)

    def _submitted(self, executor: ProcessPoolExecutor, question: str, history: Sequence[str]) -> Future[Answer]:
        return executor.submit(self._ask, question, tuple(history))

    def _fresh(self) -> ProcessPoolExecutor:
        # "spawn": this process runs threads and holds open indexes, which a forked child must not inherit.
        return ProcessPoolExecutor(self._workers, mp_context=multiprocessing.get_context("spawn"))
