"""What a file is, told from its bytes; the extension counts only between kinds of plain text."""

from __future__ import annotations

import re
from pathlib import PurePath

from index.errors import LoadError

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*", b"BM", b"GIF8")
_PACKED = {
    b"Rar!\x1a\x07": "RAR",
    b"7z\xbc\xaf\x27\x1c": "7z",
    b"\x1f\x8b": "gzip",
    b"BZh": "bzip2",
    b"\xfd7zXZ\x00": "xz",
}
_HTML = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|title|meta|div|table|article|p|h1|br)\b", re.IGNORECASE
)
_PAGE = re.compile(rb"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
"""What a whole page has, and a piece of HTML in Markdown (a table, a line break) has not."""
_TABLE = re.compile(rb"<table\b.*?(?:</table\s*>|\Z)", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(rb"</?[a-zA-Z][^<>]{0,300}>")
_ATX = re.compile(rb"^ {0,3}#{1,6}[ \t]+\S", re.MULTILINE)
_MHTML = re.compile(
    rb"^(?:From:|MIME-Version:|Snapshot-Content-Location:|Content-Type:\s*multipart/related)",
    re.IGNORECASE | re.MULTILINE,
)
_ENCODED = re.compile(rb"^Content-Transfer-Encoding:", re.IGNORECASE | re.MULTILINE)
HEAD = 8192


def kind(data: bytes, name: str) -> str:
    """One of pdf, docx, xlsx, zip, picture, html, mhtml, csv, markdown, text; raises `LoadError` for kinds that cannot be read."""
    head = data[:HEAD]
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zip_kind(data, name)
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith(_OLE):
        raise LoadError(_ole_message(data, name))
    if head.startswith(_PICTURES) or (head[:4] == b"RIFF" and head[8:12] == b"WEBP"):
        return "picture"
    if head.lstrip().startswith(b"{\\rtf"):
        raise LoadError(f"《{name}》是 RTF 文件，读不了。请用 Word 或 WPS 打开后另存为 docx。")
    for magic, label in _PACKED.items():
        if head.startswith(magic):
            raise LoadError(f"《{name}》是 {label} 压缩文件，读不了。请解压后加入，或改用 zip。")
    return _text_kind(data, head, name)


def _zip_kind(data: bytes, name: str) -> str:
    from index.loaders.package import open_zip

    parts = set(open_zip(data, name).namelist())
    if any(part.startswith("word/document") for part in parts):
        return "docx"
    if "xl/workbook.xml" in parts:
        return "xlsx"
    if any(part.startswith(("ppt/slides/", "ppt/presentation")) for part in parts):
        raise LoadError(f"《{name}》是幻灯片，读不了。请另存为 PDF 后再加入。")
    if "content.xml" in parts and "mimetype" in parts:
        raise LoadError(f"《{name}》是 ODF 文件，读不了。请另存为 docx 或 xlsx 后再加入。")
    if "xl/workbook.bin" in parts:
        raise LoadError(f"《{name}》是二进制 Excel（xlsb），读不了。请另存为 xlsx 后再加入。")
    if "OFD.xml" in parts:
        raise LoadError(f"《{name}》是 OFD 版式文件，读不了。请导出为 PDF 后再加入。")
    return "zip"


def _ole_message(data: bytes, name: str) -> str:
    def holds(stream: str) -> bool:
        return stream.encode("utf-16-le") in data

    if holds("EncryptedPackage"):
        return f"《{name}》有密码保护，打不开。请在 Word、WPS 或 Excel 里去掉密码后另存，再加入。"
    if holds("WordDocument"):
        return f"《{name}》是旧版 Word 文件（.doc），读不了。请用 Word 或 WPS 打开后另存为 docx。"
    if holds("Workbook") or holds("Book"):
        return f"《{name}》是旧版 Excel 文件（.xls），读不了。请用 Excel 或 WPS 打开后另存为 xlsx。"
    if holds("PowerPoint Document"):
        return f"《{name}》是旧版幻灯片（.ppt），读不了。请另存为 PDF 后再加入。"
    return f"《{name}》是旧版 Office 文件，读不了。请用 Office 或 WPS 另存为 docx 或 xlsx。"


def _text_kind(data: bytes, head: bytes, name: str) -> str:
    suffix = PurePath(name).suffix.lower()
    if head.startswith((b"\xff\xfe", b"\xfe\xff")) or head[1:64:2].count(0) > 20 or head[:64:2].count(0) > 20:
        head = head.replace(b"\x00", b"")
    if suffix not in (".html", ".htm") and not _PAGE.search(head) and not _delimited(head) and _marked(head, suffix):
        return "markdown"
    if _HTML.search(head) and (len(_TAG.findall(head)) >= 4 or suffix in (".html", ".htm")):
        return "mhtml" if len(_MHTML.findall(head[:2048])) >= 2 else "html"
    if len(_MHTML.findall(head[:2048])) >= 2 and b"<html" in data.lower().replace(b"=\r\n", b"").replace(
        b"=\n", b""
    ):
        return "mhtml"
    if len(_MHTML.findall(head[:2048])) >= 2 and (suffix == ".eml" or _ENCODED.search(head)):
        return "mhtml"
    if suffix in (".csv", ".tsv") or _delimited(head):
        return "csv"
    return "text"


def _marked(head: bytes, suffix: str) -> bool:
    """Whether the text is Markdown: by its name or headings, or since its tables are HTML and nothing else of it is."""
    only_tables = bool(_TABLE.search(head)) and not _TAG.search(_TABLE.sub(b"", head))
    return suffix in (".md", ".markdown") or len(_ATX.findall(head)) >= 2 or only_tables


def _delimited(head: bytes) -> bool:
    """Whether all of the first lines have the same number of commas, three at least."""
    lines = [line for line in head.splitlines()[:-1] if line.strip()][:20]
    counts = {line.count(b",") for line in lines}
    return len(lines) >= 4 and len(counts) == 1 and counts.pop() >= 3
