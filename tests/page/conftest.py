"""A browser, a page with hand-made answers, and visits that fail on foreign requests and script errors."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from browsing import Visit, serve

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


@pytest.fixture(scope="session")
def home(built: Path, tmp_path_factory: pytest.TempPathFactory, chromium: Any) -> Path:
    """A home with a library of the shipped corpus, to change at will."""
    place = tmp_path_factory.mktemp("page") / "home"
    shutil.copytree(built, place)
    return place


@pytest.fixture(scope="session")
def real(home: Path) -> Iterator[str]:
    """Where `app.py` serves that library."""
    yield from serve([sys.executable, "app.py", "--workers", "1", "--port"], {"WENCE_HOME": str(home)})


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
