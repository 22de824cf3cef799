"""Which programs may come in: the file `clients` in the home, a line a client: `name:hash:number`.

`hash` is the SHA-256 of the client's token in hex (a token is 256 random bits, so no salt is needed), `number` how many requests a minute it may make, empty for what
holds for all. The file is read again whenever it changes: a client that is removed is out at once.
"""

from __future__ import annotations

import hashlib
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from assistant.page.users import write_private
from index.errors import WenceError
from index.settings import home
from prompts import say

_LINE = re.compile(r"(?P<name>[^:\s]{1,100}):(?P<hash>[0-9a-f]{64}):(?P<most>[1-9]\d{0,6})?")
_NAME = re.compile(r"[^:\s]{1,100}")
MOST = 9_999_999


@dataclass(frozen=True, slots=True)
class Client:
    """A program that holds a token. `per_minute` is None where it may ask as often as anybody."""

    name: str
    hashed: str
    per_minute: int | None = None


class Clients:
    """The clients of one file."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._seen: tuple[int, int, int] | None = None
        self._known: Mapping[str, Client] = {}
        self.named("")

    @property
    def required(self) -> bool:
        """Whether a token is asked for: somebody made the file."""
        return self._file.exists()

    def named(self, token: str) -> Client | None:
        """The client that holds the token. Raises WenceError naming file and line where the file has faults."""
        seen = _signature(self._file)
        if seen != self._seen:
            self._known = {client.hashed: client for client in read(self._file)} if seen is not None else {}
            self._seen = seen
        return self._known.get(_hashed(token))


def file() -> Path:
    """Where the clients are."""
    return home() / "clients"


def read(file: Path) -> tuple[Client, ...]:
    """The clients of the file in its order. Raises WenceError naming file and line."""
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else error
        raise WenceError(say("doors.clients.unreadable", file=file, why=why)) from None
    found = []
    for number, line in enumerate(lines, 1):
        parts = _LINE.fullmatch(line)
        if parts is None:
            raise WenceError(say("doors.clients.line", file=file, number=number))
        found.append(Client(parts["name"], parts["hash"], int(parts["most"]) if parts["most"] else None))
    return tuple(found)


def add(file: Path, name: str, per_minute: int | None = None) -> str:
    """Adds the client, or gives it another token; the token, which is kept nowhere. Raises WenceError for an unfit name or number."""
    if not _NAME.fullmatch(name) or not (per_minute is None or 1 <= per_minute <= MOST):
        raise WenceError(say("doors.clients.unfit"))
    token = f"wence-{secrets.token_urlsafe(32)}"
    others = [client for client in (read(file) if file.exists() else ()) if client.name != name]
    _write(file, [*others, Client(name, _hashed(token), per_minute)])
    return token


def remove(file: Path, name: str) -> None:
    """Takes the client's token away. Raises WenceError where there is no such client."""
    known = read(file) if file.exists() else ()
    if name not in {client.name for client in known}:
        raise WenceError(say("doors.clients.unknown", name=name))
    _write(file, [client for client in known if client.name != name])


def _write(file: Path, clients: list[Client]) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    write_private(file, (f"{client.name}:{client.hashed}:{client.per_minute or ''}\n" for client in clients))


def _signature(file: Path) -> tuple[int, int, int] | None:
    """What changes whenever the file is written, None where there is none."""
    try:
        told = file.stat()
    except OSError:
        return None
    return told.st_mtime_ns, told.st_size, told.st_ino


def _hashed(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()
