"""ZIP of documents → the documents in it. Nothing is unpacked to disk; a member that cannot be read is a fault, not a failure."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from index.errors import LoadError
from index.loaders.package import open_zip, read_part

if TYPE_CHECKING:
    import zipfile

MAX_DOCUMENTS = 500
_IGNORED = (".ds_store", "thumbs.db", "desktop.ini")


def members(data: bytes, name: str) -> tuple[list[tuple[str, bytes]], list[str]]:
    """(member name, bytes) of each file in the archive, and messages about those that could not be unpacked.

    Raises `LoadError` if the archive is damaged, a bomb, or holds nothing.
    """
    archive = open_zip(data, name)
    files = [info for info in archive.infolist() if not info.is_dir() and not _ignored(member_name(info))]
    if len(files) > MAX_DOCUMENTS:
        raise LoadError(f"《{name}》里有 {len(files)} 个文件，超过 {MAX_DOCUMENTS} 个的上限。请分批加入。")
    found: list[tuple[str, bytes]] = []
    faults: list[str] = []
    for info in files:
        try:
            found.append(
                (member_name(info), read_part(archive, info.filename, f"{name}/{member_name(info)}"))
            )
        except LoadError as error:
            faults.append(str(error))
    if not found:
        raise LoadError(faults[0] if faults else f"《{name}》是空的压缩文件。请检查后再加入。")
    return found, faults


def member_name(info: zipfile.ZipInfo) -> str:
    """A member's own name without folders; names in UTF-8 or GBK that do not say so are put right."""
    raw = info.filename
    if not info.flag_bits & 0x800:
        for encoding in ("utf-8", "gb18030"):
            try:
                raw = raw.encode("cp437").decode(encoding)
                break
            except UnicodeError:
                continue
    return PurePosixPath(raw.replace("\\", "/")).name.replace("\x00", "")


def _ignored(name: str) -> bool:
    return name.lower() in _IGNORED or name.startswith(("._", "~$"))
