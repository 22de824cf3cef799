"""A browser and a served page for the tests that look at the real thing."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
PATIENCE_S = 60
FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1 , EXCLUDE localhost",
)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """A started chromium; skips where the machine has none."""
    executable = next((found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), None)
    if executable is None:
        pytest.skip("no chromium on this machine: browser tests not run (apt-get install chromium fonts-noto-cjk)")
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: browser tests not run")
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=executable, args=list(FLAGS))
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def address(chromium: Any) -> Iterator[str]:
    """Where the page with the hand-made answers is served."""
    yield from serve([sys.executable, str(Path(__file__).with_name("serve_fixture.py"))], {})


def serve(command: list[str], environment: dict[str, str]) -> Iterator[str]:
    """Starts `command` with a free port as its last argument, yields its address once healthy, stops it at the end."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    process = subprocess.Popen([*command, str(port)], cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT), **environment})
    try:
        _wait(process, f"http://127.0.0.1:{port}/healthz")
        yield f"http://127.0.0.1:{port}/"
    finally:
        process.terminate()
        assert process.wait(timeout=15) in (0, -15), "the server did not stop cleanly"


def _wait(process: subprocess.Popen[bytes], health: str) -> None:
    deadline = time.monotonic() + PATIENCE_S
    while process.poll() is None and time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(health, timeout=2) as reply:
                assert reply.status == 200
                return
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.1)
    raise AssertionError(f"the page did not come up (exit code {process.poll()})")


class Visit:
    """One page opened in a fresh browser context, with everything it asked for and complained about."""

    def __init__(self, browser: Any, address: str, *, width: int = 1280, dark: bool = False) -> None:
        self.context = browser.new_context(
            viewport={"width": width, "height": 800}, color_scheme="dark" if dark else "light", locale="zh-CN", accept_downloads=True)
        self.page = self.context.new_page()
        self.address = address
        self.foreign: list[str] = []
        self.errors: list[str] = []
        self.page.on("request", lambda request: self._note(request.url))
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.open("")

    def open(self, tail: str) -> None:
        """Opens the page (with `tail` after its address) and waits until it can be asked."""
        self.page.goto(self.address + tail)
        self.page.wait_for_selector("#box textarea", timeout=30000)

    def ask(self, question: str, turn: int) -> Any:
        """Types the question, sends it with Enter and gives the finished turn."""
        self.page.fill("#box textarea", question)
        self.page.press("#box textarea", "Enter")
        return self.turn(turn)

    def turn(self, turn: int) -> Any:
        """The finished turn number `turn`."""
        self.page.wait_for_selector(f"#t{turn} .actions", timeout=15000)
        return self.page.locator(f"#t{turn}")

    def _note(self, url: str) -> None:
        if not url.startswith((self.address, "data:", "blob:")):
            self.foreign.append(url)


@pytest.fixture
def visit(chromium: Any, address: str) -> Iterator[Any]:
    """Opens visits; at the end of the test none of them may have asked another host or thrown an error."""
    visits: list[Visit] = []

    def start(at: str = address, **options: Any) -> Visit:
        visits.append(Visit(chromium, at, **options))
        return visits[-1]

    yield start
    for each in visits:
        foreign, errors = each.foreign, each.errors
        each.context.close()
        assert foreign == [] and errors == []
