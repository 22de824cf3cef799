"""Reading parts of ZIP-based files (DOCX, XLSX, archives) within limits of size."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import TYPE_CHECKING, Any

from index.errors import LoadError

if TYPE_CHECKING:
    from lxml.etree import _Element as Element
else:
    Element = Any

MAX_PART = 128 * 1024 * 1024
"""A part that would unpack to more bytes is refused."""
MAX_TOTAL = 512 * 1024 * 1024
MAX_RATIO = 400
"""Parts that unpack to more than so many times their packed size, and to more than `SMALL` bytes, are refused."""
SMALL = 8 * 1024 * 1024
MAX_MEMBERS = 5000


def open_zip(data: bytes, name: str) -> zipfile.ZipFile:
    """The ZIP file in `data`; raises `LoadError` if it is damaged or unpacks to too much (压缩炸弹)."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        members = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, IndexError, NotImplementedError, UnicodeError) as error:
        raise LoadError(f"《{name}》已损坏，压缩结构读不出来。请重新下载或从原程序另存。") from error
    total = sum(member.file_size for member in members)
    bomb = any(
        member.file_size > MAX_PART
        or (member.file_size > SMALL and member.file_size > MAX_RATIO * max(1, member.compress_size))
        for member in members
    )
    if bomb or total > MAX_TOTAL or len(members) > MAX_MEMBERS:
        raise LoadError(
            f"《{name}》解开后过大（{len(members)} 个成员，{total >> 20} MB），疑为压缩炸弹，没有读取。请拆分后再加入。"
        )
    return archive


def read_part(archive: zipfile.ZipFile, part: str, name: str) -> bytes:
    """The bytes of one part; raises `LoadError` if it is damaged, encrypted or larger than it says."""
    try:
        with archive.open(part) as stream:
            data = stream.read(MAX_PART + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError) as error:
        raise LoadError(f"《{name}》已损坏，其中的“{part}”读不出来。请重新下载或从原程序另存。") from error
    except RuntimeError as error:
        raise LoadError(f"《{name}》中的“{part}”有密码保护。请去掉密码后再加入。") from error
    if len(data) > MAX_PART:
        raise LoadError(f"《{name}》中的“{part}”解开后过大，没有读取。请拆分后再加入。")
    return data


def read_xml(archive: zipfile.ZipFile, part: str, name: str) -> Element:
    """The root element of an XML part; no entities are resolved. Raises `LoadError` if it is not well-formed."""
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(read_part(archive, part, name), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise LoadError(
            f"《{name}》已损坏，其中的“{part}”不是完整的 XML。请重新下载或从原程序另存。"
        ) from error
