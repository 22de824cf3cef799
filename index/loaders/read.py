"""One file or its bytes → its documents: size limits, the choice of the loader, and every failure as a `LoadError`."""

from __future__ import annotations

import hashlib
import logging
import warnings
from dataclasses import replace
from pathlib import Path

from index.errors import LoadError
from index.loaders import sniff
from index.records import Loaded

MAX_BYTES = 200 * 1024 * 1024
MAX_LINES = 400_000


def load(path: Path, name: str | None = None) -> tuple[Loaded, ...]:
    """The documents in the file at `path` (several if it is an archive); `name` is shown in messages instead of the file's.

    Raises `LoadError` with a Chinese message that names the file, the place and the remedy.
    """
    name = name or path.name
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise LoadError(
                f"《{name}》有 {size >> 20} MB，超过 {MAX_BYTES >> 20} MB 的上限。请拆分后再加入。"
            )
        data = path.read_bytes()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise LoadError(f"《{name}》打不开：{reason}。请检查路径和权限。") from error
    return load_bytes(data, name)


def load_bytes(data: bytes, name: str) -> tuple[Loaded, ...]:
    """As `load`, from the file's bytes."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for library in ("pypdf", "pdfminer", "openpyxl", "PIL"):
            logging.getLogger(library).setLevel(logging.CRITICAL)
        return _load(data, name, inside=False)


def _load(data: bytes, name: str, inside: bool) -> tuple[Loaded, ...]:
    if not data:
        raise LoadError(f"《{name}》是空文件（0 字节）。请重新下载或另存后再加入。")
    kind = sniff.kind(data, name)
    if kind == "zip":
        if inside:
            raise LoadError(f"《{name}》是压缩文件里的压缩文件，没有读取。请解开一层后再加入。")
        return _load_archive(data, name)
    try:
        loaded = _load_one(kind, data, name)
    except LoadError:
        raise
    except (MemoryError, RecursionError, Exception) as error:
        raise LoadError(
            f"《{name}》读不出来（{type(error).__name__}），文件可能已损坏。请从原程序另存后再加入。"
        ) from error
    if len(loaded.lines) > MAX_LINES:
        raise LoadError(f"《{name}》有 {len(loaded.lines)} 行，超过 {MAX_LINES} 行的上限。请拆分后再加入。")
    return (replace(loaded, sha256=hashlib.sha256(data).hexdigest()),)


def _load_one(kind: str, data: bytes, name: str) -> Loaded:
    if kind == "pdf":
        from index.loaders.pdf import load_pdf

        return load_pdf(data, name)
    if kind == "docx":
        from index.loaders.docx import load_docx

        return load_docx(data, name)
    if kind == "xlsx":
        from index.loaders.sheet import load_xlsx

        return load_xlsx(data, name)
    if kind == "csv":
        from index.loaders.sheet import load_csv

        return load_csv(data, name)
    if kind == "picture":
        from index.loaders.ocr import load_picture

        return load_picture(data, name)
    if kind == "html":
        from index.loaders.html import load_html

        return load_html(data, name)
    if kind == "mhtml":
        from index.loaders.html import load_mhtml

        return load_mhtml(data, name)
    if kind == "markdown":
        from index.loaders.markdown import load_markdown

        return load_markdown(data, name)
    from index.loaders.text import load_text

    return load_text(data, name)


def _load_archive(data: bytes, name: str) -> tuple[Loaded, ...]:
    """The readable members; what could not be read is told in the faults of the first that could."""
    from index.loaders.archive import members

    found, faults = members(data, name)
    documents: list[Loaded] = []
    for member, content in found:
        try:
            documents += _load(content, member, inside=True)
        except LoadError as error:
            faults.append(str(error))
    if not documents:
        raise LoadError(f"《{name}》里没有读得出的文件：" + "；".join(faults[:5]))
    documents[0] = replace(documents[0], faults=(*documents[0].faults, *faults))
    return tuple(documents)
