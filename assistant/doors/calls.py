"""Work asked for by programs: done by the page's processes, so much at a time, and not waited for without end."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import anyio
from anyio import CapacityLimiter, to_thread

from assistant.doors.failures import BUSY_S, failure
from index.errors import WenceError

Run = Callable[..., Any]
Result = TypeVar("Result")
AT_ONCE, WAITING, PATIENCE_S = 32, 300, 120.0
"""Calls made at a time, calls that may wait for that, and seconds that each is waited for."""


def here(function: Callable[..., Any], *arguments: object) -> Any:
    """Calls `function` in this process."""
    return function(*arguments)


class Calls:
    """Calls functions by `run`, each in a thread that waits for it."""

    def __init__(self, run: Run, at_once: int = AT_ONCE, waiting: int = WAITING, patience_s: float = PATIENCE_S) -> None:
        self._run, self._waiting, self._patience_s = run, waiting, patience_s
        self._threads = CapacityLimiter(at_once)

    async def __call__(self, function: Callable[..., Result], *arguments: object) -> Result:
        """What `function` gives. Raises its Failure, and Failure where too many wait, it takes too long, or there is no library to answer from."""
        if self._threads.statistics().tasks_waiting >= self._waiting:
            raise failure("busy", wait=BUSY_S)
        try:
            with anyio.fail_after(self._patience_s):
                result: Result = await to_thread.run_sync(self._run, function, *arguments, abandon_on_cancel=True, limiter=self._threads)
                return result
        except TimeoutError:
            raise failure("timeout") from None
        except WenceError:  # its message names places on this machine
            raise failure("unavailable") from None
