"""Work done in processes of their own, one thread each, so that one slow question does not hold up the others and all cores serve."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import count
from queue import SimpleQueue
from threading import Lock, Thread
from typing import Any, TypeVar

Result = TypeVar("Result")
_CONTEXT = multiprocessing.get_context("spawn")
"""This process runs threads and holds open indexes, which a forked child must not inherit."""
_shown: Any = None
"""In a process of the pool: where what is shown on the way to a result goes, as (number of the call, what)."""


_STOP = -1
_END = object()


class Post:
    """What the processes of one executor show on the way, handed to the calls that wait for it."""

    def __init__(self) -> None:
        self.pipe = _CONTEXT.SimpleQueue()
        self._boxes: dict[int, SimpleQueue[Any]] = {}
        self._numbers = count()
        Thread(target=self._deliver, daemon=True).start()

    def box(self) -> tuple[int, SimpleQueue[Any]]:
        """A box for one call, and its number."""
        number = next(self._numbers)
        self._boxes[number] = SimpleQueue()
        return number, self._boxes[number]

    def close(self, number: int) -> None:
        """Takes the box away; what still comes for it is dropped."""
        self._boxes.pop(number, None)

    def stop(self) -> None:
        """Ends the delivery."""
        self.pipe.put((_STOP, None))

    def _deliver(self) -> None:
        while (post := self.pipe.get())[0] != _STOP:
            number, what = post
            box = self._boxes.get(number)
            if box is not None:
                box.put(what)


class Pool:
    """Calls functions of modules in `workers` processes; a process that died is replaced."""

    def __init__(self, workers: int) -> None:
        self._workers = workers
        self._lock = Lock()
        self._executor, self._post = self._fresh()

    def run(self, function: Callable[..., Result], *arguments: object) -> Result:
        """What `function` gives. Raises what it raises, and BrokenProcessPool only if the processes die twice over the same call."""
        executor = self._executor
        try:
            return executor.submit(function, *arguments).result()
        except BrokenProcessPool:
            self._replace(executor)
            return self._executor.submit(function, *arguments).result()

    def grow(self, function: Callable[..., Result], *arguments: object) -> Iterator[tuple[Any, bool]]:
        """What `function(*arguments, show)` shows on its way, each with False, then what it gives, with True. Raises as `run` does."""
        executor, post = self._executor, self._post
        number, box = post.box()
        try:
            future: Future[Result] = executor.submit(_showing, number, function, arguments)
            future.add_done_callback(lambda _: box.put(_END))
            while (shown := box.get()) is not _END:
                yield shown, False
            yield future.result(), True
        except BrokenProcessPool:
            self._replace(executor)
            yield self.run(function, *arguments), True
        finally:
            post.close(number)

    def warm(self, function: Callable[..., object], *arguments: object) -> None:
        """Starts all processes and lets each call `function` once, without waiting for it."""
        for _ in range(self._workers):
            self._executor.submit(function, *arguments)

    def close(self) -> None:
        """Ends the processes; what is being worked out is dropped."""
        for process in multiprocessing.active_children():
            process.terminate()
        self._executor.shutdown(cancel_futures=True)
        self._post.stop()

    def _replace(self, executor: ProcessPoolExecutor) -> None:
        with self._lock:
            if self._executor is executor:
                self._post.stop()
                self._executor, self._post = self._fresh()

    def _fresh(self) -> tuple[ProcessPoolExecutor, Post]:
        post = Post()
        return ProcessPoolExecutor(self._workers, mp_context=_CONTEXT, initializer=_begin, initargs=(post.pipe,)), post


def _showing(number: int, function: Callable[..., Result], arguments: tuple[object, ...]) -> Result:
    """Calls `function` in a process of the pool, what it shows sent to the call of that number."""
    return function(*arguments, lambda what: _shown.put((number, what)))


def _begin(shown: Any) -> None:
    """Lets this process show what it makes, and end when the one that started it is gone, however that ended."""
    global _shown
    _shown = shown
    Thread(target=_wait_for_parent, daemon=True).start()


def _wait_for_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
    os._exit(0)
