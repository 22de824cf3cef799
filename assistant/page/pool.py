"""Work done in processes of their own, one thread each, so that one slow question does not hold up the others and all cores serve."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from threading import Lock
from typing import TypeVar

Result = TypeVar("Result")


class Pool:
    """Calls functions of modules in `workers` processes; a process that died is replaced."""

    def __init__(self, workers: int) -> None:
        self._workers = workers
        self._lock = Lock()
        self._executor = self._fresh()

    def run(self, function: Callable[..., Result], *arguments: object) -> Result:
        """What `function` gives. Raises what it raises, and BrokenProcessPool only if the processes die twice over the same call."""
        executor = self._executor
        try:
            return executor.submit(function, *arguments).result()
        except BrokenProcessPool:
            with self._lock:
                if self._executor is executor:
                    self._executor = self._fresh()
            return self._executor.submit(function, *arguments).result()

    def warm(self, function: Callable[..., object], *arguments: object) -> None:
        """Starts all processes and lets each call `function` once, without waiting for it."""
        for _ in range(self._workers):
            self._executor.submit(function, *arguments)

    def close(self) -> None:
        """Ends the processes; what is being worked out is dropped."""
        self._executor.shutdown(wait=False, cancel_futures=True)

    def _fresh(self) -> ProcessPoolExecutor:
        # "spawn": this process runs threads and holds open indexes, which a forked child must not inherit.
        return ProcessPoolExecutor(self._workers, mp_context=multiprocessing.get_context("spawn"))
