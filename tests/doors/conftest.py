"""One server of the shipped corpus with its own processes, and a client with a token, for all tests of the doors."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from browsing import serve
from serving import Served

from assistant.doors.clients import add


@pytest.fixture(scope="session")
def served(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The real server, in processes of its own."""
    home = tmp_path_factory.mktemp("doors")
    (home / "library").symlink_to(built / "library")
    token = add(home / "clients", "tests")
    command = [sys.executable, "app.py", "--workers", "1", "--per-minute", "100000", "--port"]
    for address in serve(command, {"WENCE_HOME": str(home)}):
        yield Served(address.rstrip("/"), token, home)
