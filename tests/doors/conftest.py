"""One server of the shipped corpus with its own processes, and a client with a token, for all tests of the doors."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest
from browsing import serve

from assistant.doors.clients import add


@dataclass(frozen=True)
class Served:
    """A running server: its address without the last slash, and the token of one of its clients."""

    address: str
    token: str
    home: Path

    @property
    def headers(self) -> dict[str, str]:
        return {"authorization": f"Bearer {self.token}"}

    def post(self, path: str, asked: Any, **options: Any) -> httpx.Response:
        """The reply to a client's request."""
        return httpx.post(f"{self.address}{path}", json=asked, headers=self.headers, timeout=60, **options)


@pytest.fixture(scope="session")
def served(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The real server, in processes of its own."""
    home = tmp_path_factory.mktemp("doors")
    (home / "library").symlink_to(built / "library")
    token = add(home / "clients", "tests")
    command = [sys.executable, "app.py", "--workers", "2", "--per-minute", "100000", "--port"]
    for address in serve(command, {"WENCE_HOME": str(home)}):
        yield Served(address.rstrip("/"), token, home)
