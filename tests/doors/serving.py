"""The running server as the tests of the doors know it, and coroutines run beside them."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import anyio
import httpx


@dataclass(frozen=True)
class Served:
    """A running server: its address without the last slash, the token of one of its clients, its home."""

    address: str
    token: str
    home: Path

    @property
    def headers(self) -> dict[str, str]:
        return {"authorization": f"Bearer {self.token}"}

    def post(self, path: str, asked: Any) -> httpx.Response:
        """The reply to a client's request."""
        return httpx.post(f"{self.address}{path}", json=asked, headers=self.headers, timeout=60)


def alone(work: Callable[[], Coroutine[Any, Any, Any]]) -> Any:
    """What a coroutine gives, run in a thread of its own: the browser tests keep a loop running in this one."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(anyio.run, work).result()
