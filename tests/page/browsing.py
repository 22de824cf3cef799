"""A served page and a visit to it, for the tests that look at the real thing."""

from __future__ import annotations

import os
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
PATIENCE_S = 60
SERIOUS = ("serious", "critical")


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
        children = offspring(process.pid)
        process.terminate()
        assert process.wait(timeout=15) in (0, -15), "the server did not stop cleanly"
        assert gone(children), "the server left processes behind"


def offspring(pid: int) -> list[int]:
    """The processes that a process has started, where the system tells."""
    told = Path(f"/proc/{pid}/task/{pid}/children")
    return [int(child) for child in told.read_text().split()] if told.exists() else []


def gone(processes: list[int], patience_s: float = 10) -> bool:
    """Whether all of them end in time."""
    deadline = time.monotonic() + patience_s
    while any(Path(f"/proc/{pid}").exists() for pid in processes):
        if time.monotonic() > deadline:
            return False
        time.sleep(0.05)
    return True


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

    def __init__(self, browser: Any, address: str, *, width: int = 1280, dark: bool = False,
                 login: tuple[str, str] | None = None) -> None:
        self.context = browser.new_context(
            http_credentials=None if login is None else {"username": login[0], "password": login[1]},
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

    def reach(self, place: str, *, back: bool = False, most: int = 150) -> None:
        """Moves the focus with the Tab key alone (`back`: with Shift) until it stands on an element that fits the CSS selector `place`."""
        keys = "Shift+Tab" if back else "Tab"
        for _ in range(most):
            self.page.keyboard.press(keys)
            if self.page.evaluate("place => document.activeElement.matches(place)", place):
                return
        raise AssertionError(f"the Tab key does not lead to {place}")

    def press(self, place: str, *, back: bool = False, key: str = "Enter") -> None:
        """Reaches the element with the Tab key and presses a key on it."""
        self.reach(place, back=back)
        self.page.keyboard.press(key)

    def reach_named(self, name: str) -> None:
        """Moves the focus with the Tab key alone until it stands on the field or button of this name."""
        for _ in range(60):
            self.page.keyboard.press("Tab")
            if self.page.evaluate("name => { const on = document.activeElement; return (on.labels?.[0] ?? on).textContent.trim() === name; }", name):
                return
        raise AssertionError(f"the Tab key does not lead to {name}")

    def serious(self, place: str) -> list[str]:
        """The serious findings of axe-core on the page as it stands; `place` names it."""
        if not self.page.evaluate("'axe' in window"):
            self.page.evaluate((resources.files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8"))
        result = self.page.evaluate("axe.run(document, {resultTypes: ['violations']})")
        return [f"{place}: {found['id']} {found['nodes'][0]['html'][:200]}" for found in result["violations"] if found["impact"] in SERIOUS]

    def _note(self, url: str) -> None:
        if not url.startswith((self.address, "data:", "blob:")):
            self.foreign.append(url)
