"""Who may use the page: a file of names and hashed passwords, asked for by the browser (HTTP Basic, so run it behind HTTPS).

One line a user: `name:salt:hash`, both in hex (scrypt). `python -m assistant.page.users FILE NAME` adds a user or changes a password.
"""

from __future__ import annotations

import base64
import binascii
import getpass
import hashlib
import hmac
import os
import sys
from collections.abc import Iterable
from pathlib import Path

from index.errors import WenceError
from prompts import say

LONGEST = 200


class Users:
    """The users of one file, read at the start."""

    def __init__(self, file: Path) -> None:
        self._users = read(file)
        self._known: dict[bytes, str] = {}

    def admitted(self, authorization: str) -> str:
        """The name of the user whose name and password this Authorization header gives, "" if they are not right."""
        given = hashlib.sha256(authorization.encode()).digest()
        if given not in self._known:
            name, password = _basic(authorization)
            salt, hashed = self._users.get(name, ("00" * 16, ""))
            if not hmac.compare_digest(_hashed(password, salt), hashed):
                return ""
            self._known[given] = name
        return self._known[given]


def read(file: Path) -> dict[str, tuple[str, str]]:
    """Salt and hash by name. Raises WenceError naming the file and line."""
    users: dict[str, tuple[str, str]] = {}
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise WenceError(say("page.users.unreadable", file=file, why=error.strerror or error)) from None
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        name, _, rest = line.partition(":")
        salt, _, hashed = rest.partition(":")
        if not name or len(salt) != 32 or len(hashed) != 64:
            raise WenceError(say("page.users.line", file=file, number=number))
        users[name] = (salt, hashed)
    if not users:
        raise WenceError(say("page.users.none", file=file))
    return users


def put(file: Path, name: str, password: str) -> None:
    """Adds the user or changes the password; only the owner may read the file. Raises WenceError for an unfit name or password."""
    if not name or ":" in name or len(name) > LONGEST or not 8 <= len(password) <= LONGEST:
        raise WenceError(say("page.users.unfit"))
    users = read(file) if file.exists() else {}
    salt = os.urandom(16).hex()
    users[name] = (salt, _hashed(password, salt))
    write_private(file, (f"{known}:{salt}:{hashed}\n" for known, (salt, hashed) in users.items()))


def write_private(file: Path, lines: Iterable[str]) -> None:
    """Writes the file anew, in one move; only the owner may read it."""
    fresh = file.with_suffix(f"{file.suffix}.tmp")
    descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with open(descriptor, "w", encoding="utf-8") as stream:  # noqa: PTH123 - the descriptor carries the mode
        stream.writelines(lines)
    fresh.replace(file)


def _basic(authorization: str) -> tuple[str, str]:
    """Name and password of a header, both "" where it is none."""
    scheme, _, encoded = authorization.partition(" ")
    try:
        decoded = base64.b64decode(encoded, validate=True).decode("utf-8")
    except (binascii.Error, UnicodeDecodeError):
        return "", ""
    name, _, password = decoded.partition(":")
    return (name, password[:LONGEST]) if scheme.lower() == "basic" else ("", "")


def _hashed(password: str, salt: str) -> str:
    return hashlib.scrypt(password.encode(), salt=bytes.fromhex(salt), n=2**14, r=8, p=1, dklen=32).hex()


def main() -> int:
    """Adds a user from the command line."""
    if len(sys.argv) != 3:
        sys.stderr.write(say("page.users.usage") + "\n")
        return 2
    try:
        put(Path(sys.argv[1]), sys.argv[2], getpass.getpass(say("page.users.password")))
    except WenceError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
