"""How often one visitor may ask: by name where visitors log in or bring a token, else by address."""

from __future__ import annotations

import math
import time
from collections import deque
from collections.abc import Callable
from threading import Lock

from starlette.requests import Request

PER_MINUTE = 600
"""Questions one visitor may ask in a minute where nothing else is set (an office may share one address); an export asks its questions anew."""
USER = "wence.user"
"""Where the guard leaves the name of the visitor in a request's scope."""
_MINUTE_S = 60


class Limiter:
    """Counts the questions of each visitor in the last minute."""

    def __init__(self, per_minute: int = PER_MINUTE, clock: Callable[[], float] = time.monotonic) -> None:
        self._most, self._clock = per_minute, clock
        self._lock = Lock()
        self._asked: dict[str, deque[float]] = {}

    def wait(self, visitor: str, questions: int = 1, most: int | None = None) -> int:
        """Seconds until the visitor may ask so many questions, 0 if he may now: then they are counted. `most` is his own number a minute."""
        now = self._clock()
        most = self._most if most is None else most
        with self._lock:
            for known in [known for known, times in self._asked.items() if times[-1] <= now - _MINUTE_S]:
                del self._asked[known]
            times = self._asked.get(visitor, deque())
            while times and times[0] <= now - _MINUTE_S:
                times.popleft()
            surplus = len(times) + questions - most
            if surplus > 0:
                free = times[surplus - 1] + _MINUTE_S - now if surplus <= len(times) else _MINUTE_S
                return max(1, math.ceil(free))
            times.extend([now] * questions)
            self._asked[visitor] = times
            return 0


def visitor(request: Request) -> str:
    """Who asks: the name given at the login, else the address."""
    name: str = request.scope.get(USER, "")
    return name or (request.client.host if request.client else "")
