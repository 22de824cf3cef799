"""The PDF files behind the documents, kept beside the library so that a quote can be shown on its page.

They lie in <home>/originals/<sha256>.pdf. They are no part of a generation: one that is missing only costs the picture of the page.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from contextlib import suppress
from hashlib import sha256 as hashed
from pathlib import Path

from index.errors import LoadError
from index.loaders.archive import members
from index.manifest import checksum

FORMAT = "pdf"


def keep(home: Path, files: Iterable[Path], wanted: Collection[str]) -> None:
    """Copy those of the `files` (or of the members of archives among them) whose checksum is wanted and that are not kept yet."""
    missing = {sha256 for sha256 in wanted if not _place(home, sha256).is_file()}
    for path in files:
        if not missing:
            return
        with suppress(OSError, LoadError):  # what cannot be read or kept leaves its document without pictures, no more
            for sha256, data in _contents(path, missing):
                _write(_place(home, sha256), data)
                missing.discard(sha256)


def original(home: Path, sha256: str) -> Path | None:
    """The kept file with this checksum, None if there is none."""
    path = _place(home, sha256)
    return path if sha256 and path.is_file() else None


def sweep(home: Path, wanted: Collection[str]) -> None:
    """Remove the kept files that no document needs any more."""
    for path in (home / "originals").glob("*"):
        if path.stem not in wanted:
            path.unlink(missing_ok=True)


def _contents(path: Path, wanted: Collection[str]) -> list[tuple[str, bytes]]:
    """Checksum and bytes of the wanted files at `path`."""
    own = checksum(path)
    if own in wanted:
        return [(own, path.read_bytes())]
    with path.open("rb") as stream:
        if stream.read(4) != b"PK\x03\x04":
            return []
    inside = [(hashed(data).hexdigest(), data) for _, data in members(path.read_bytes(), path.name)[0] if data.startswith(b"%PDF")]
    return [(sha256, data) for sha256, data in inside if sha256 in wanted]


def _place(home: Path, sha256: str) -> Path:
    return home / "originals" / f"{sha256}.{FORMAT}"


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_suffix(".tmp")
    fresh.write_bytes(data)
    fresh.replace(path)
