"""For every test: no network, a home of its own; for those that ask: one library of the shipped corpus, built once."""

from __future__ import annotations

import fcntl
import json
import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[1]
_LOCAL = ("127.0.0.1", "::1", "localhost")
Command = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(scope="session", autouse=True)
def no_network() -> Iterator[None]:
    """Connections and look-ups outside this machine fail."""
    connect, look_up = socket.socket.connect, socket.getaddrinfo

    def guarded(self: socket.socket, address: Any) -> None:
        if self.family != socket.AF_UNIX and address[0] not in _LOCAL:
            raise OSError(f"tests have no network: {address}")
        connect(self, address)

    def guarded_look_up(host: Any, *rest: Any, **named: Any) -> Any:
        if host not in (*_LOCAL, None, "", "0.0.0.0"):
            raise socket.gaierror(f"tests have no network: {host}")
        return look_up(host, *rest, **named)

    patch = pytest.MonkeyPatch()
    patch.setattr(socket.socket, "connect", guarded)
    patch.setattr(socket, "getaddrinfo", guarded_look_up)
    yield
    patch.undo()


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home; settings of the person who runs the tests do not count."""
    for name in [name for name in os.environ if name.startswith("WENCE_")]:
        monkeypatch.delenv(name)
    place = tmp_path / "home"
    monkeypatch.setenv("WENCE_HOME", str(place))
    return place


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """A home with the library of `corpus/`, one for all workers; never written to (see `copy` for that)."""
    from index.build import build

    base = tmp_path_factory.getbasetemp()
    place = (base if worker_id == "master" else base.parent) / "built"
    with (place.parent / "built.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (place / "library" / "CURRENT").is_file():
            assert build(ROOT / "corpus", place, progress=False).faults == ()
    return place


@pytest.fixture
def shipped(built: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The home of the shipped corpus, in force."""
    monkeypatch.setenv("WENCE_HOME", str(built))
    return built


@pytest.fixture
def copy(built: Path, own_home: Path) -> Path:
    """A home with a library of the shipped corpus to change at will, in force."""
    shutil.copytree(built, own_home)
    return own_home


@pytest.fixture
def command(tmp_path: Path) -> Command:
    """Runs `python -m …` as a user does (`command("index", "list", home=…)`) and gives its exit code and what it printed."""

    def run(*arguments: str | Path, home: Path, text: str | None = None) -> subprocess.CompletedProcess[str]:
        environment = {name: value for name, value in os.environ.items() if not name.startswith("WENCE_")}
        return subprocess.run(
            [sys.executable, "-W", "error", "-m", *map(str, arguments)],
            cwd=ROOT,
            env={**environment, "WENCE_HOME": str(home), "PYTHONIOENCODING": "utf-8"},
            input=text,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )

    return run


@pytest.fixture
def policy(tmp_path: Path) -> Callable[..., Path]:
    """Writes a small policy document and gives its path: `policy("某县方案")`, other figures with `figure=`."""

    def write(name: str, figure: int = 137) -> Path:
        path = tmp_path / f"{name}.txt"
        path.write_text(
            "某县民宿产业发展方案\n\n"
            f"一、发展目标\n到2031年，全县等级民宿达到{figure}家以上，民宿经营收入达到3.7亿元。\n"
            "二、扶持政策\n对新评定的甲级民宿，给予一次性奖励19万元。\n"
            "（责任单位：县文化和旅游局）\n",
            encoding="utf-8",
        )
        return path

    return write


def read_lines(path: Path) -> list[dict[str, Any]]:
    """The rows of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
