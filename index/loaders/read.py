"""One file or its bytes → its documents: size limits, the choice of the loader, and every failure as a `LoadError`."""

from __future__ import annotations

from pathlib import Path

from index.errors import LoadError
from index.loaders.text import load_text
from index.records import Loaded

MAX_BYTES = 200 * 1024 * 1024


def load(path: Path, name: str | None = None) -> tuple[Loaded, ...]:
    """The documents in the file at `path` (several if it is an archive); `name` is shown in messages instead of the file's.

    Raises `LoadError` with a Chinese message that names the file, the place and the remedy.
    """
    name = name or path.name
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise LoadError(f"《{name}》有 {size >> 20} MB，超过 {MAX_BYTES >> 20} MB 的上限。请拆分后再加入。")
        data = path.read_bytes()
    except OSError as error:
        raise LoadError(f"《{name}》打不开：{error.strerror or error}。请检查路径和权限。") from error
    return load_bytes(data, name)


def load_bytes(data: bytes, name: str) -> tuple[Loaded, ...]:
    """As `load`, from the file's bytes."""
    if not data:
        raise LoadError(f"《{name}》是空文件（0 字节）。请重新下载或另存后再加入。")
    if data[:2]==b"PK":
        from index.loaders.docx import load_docx
        return (load_docx(data,name),)
    if b"<html" in data[:2000].lower() or b"<body" in data[:3000].lower() or b"<!doc" in data[:500].lower() or b"<p" in data[:500]:
        from index.loaders.html import load_html
        return (load_html(data,name),)
    return (load_text(data, name, markdown=Path(name).suffix.lower() in {".md", ".markdown"}),)
