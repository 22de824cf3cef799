"""Work done in processes of their own, one thread each, so that one slow question does not hold up the others and all cores serve."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from threading import Lock, Thread
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
        for process in multiprocessing.active_children():
            process.terminate()
        self._executor.shutdown(cancel_futures=True)

    def _fresh(self) -> ProcessPoolExecutor:
        # "spawn": this process runs threads and holds open indexes, which a forked child must not inherit.
        return ProcessPoolExecutor(self._workers, mp_context=multiprocessing.get_context("spawn"), initializer=_leave_with_parent)


def _leave_with_parent() -> None:
    """Lets this process end when the one that started it is gone, however that ended."""
    Thread(target=_wait_for_parent, daemon=True).start()


def _wait_for_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
    os._exit(0)
