"""How often one visitor may ask: by name where visitors log in, else by address."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable
from threading import Lock

from starlette.requests import Request

PER_MINUTE = 600
"""Questions one visitor may ask in a minute where nothing else is set (an office may share one address); an export asks its questions anew."""
USER = "wence.user"
"""Where the guard leaves the name of the visitor in a request's scope."""


class Limiter:
    """Counts the questions of each visitor in the last minute."""

    def __init__(self, per_minute: int = PER_MINUTE, clock: Callable[[], float] = time.monotonic) -> None:
        self._most, self._clock = per_minute, clock
        self._lock = Lock()
        self._asked: dict[str, deque[float]] = {}

    def allows(self, visitor: str, questions: int = 1) -> bool:
        """Whether the visitor may ask so many questions now; counts them if so."""
        now = self._clock()
        with self._lock:
            for known in [known for known, times in self._asked.items() if times[-1] <= now - 60]:
                del self._asked[known]
            times = self._asked.get(visitor, deque())
            while times and times[0] <= now - 60:
                times.popleft()
            if len(times) + questions > self._most:
                return False
            times.extend([now] * questions)
            self._asked[visitor] = times
            return True


def visitor(request: Request) -> str:
    """Who asks: the name given at the login, else the address."""
    name: str = request.scope.get(USER, "")
    return name or (request.client.host if request.client else "")
