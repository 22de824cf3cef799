"""The corpus manifest: which files make up a corpus and what is known of each beyond its text."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from index.errors import ManifestError
from index.records import Metadata

_ID = re.compile(r"(?!\.)[^\s/\\\x00-\x1f](?:[^/\\\x00-\x1f]{0,198}[^\s/\\\x00-\x1f])?")
_LEVELS = ("国家", "省", "市", "县")
_DATES = ("published", "effective", "valid_until")
_TEXTS = ("title", "number", "issuer", "region", "level", *_DATES, "supersedes")
FIELDS = frozenset(("id", "file", "sha256", *_TEXTS, "period", "base_year", "aliases", "supplied"))


@dataclass(frozen=True, slots=True)
class Entry:
    """One document of the corpus: its id, its file, the file's checksum ("" unchecked) and the given metadata."""

    id: str
    path: Path
    sha256: str
    given: Metadata


def read_manifest(corpus: Path) -> tuple[Entry, ...]:
    """The entries of `corpus/manifest.yaml`, in order; every file is checked to exist and to have its checksum.

    Raises ManifestError, its message listing all faults together.
    """
    path = corpus / "manifest.yaml"
    try:
        tree = yaml.safe_load(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise ManifestError(f"找不到 {path}：请检查 --corpus 指的目录，里面要有 manifest.yaml") from None
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise ManifestError(f"{path} 读不了：{error}") from None
    rows = tree.get("documents") if isinstance(tree, dict) else None
    if not isinstance(rows, list) or not rows:
        raise ManifestError(f"{path}：缺少 documents 列表")
    faults: list[str] = []
    entries: list[Entry] = []
    for position, row in enumerate(rows, 1):
        entry = _entry(corpus, position, row, faults)
        if entry is not None:
            if any(entry.id == other.id for other in entries):
                faults.append(f"{entry.id}: id 重复")
            entries.append(entry)
    if faults:
        raise ManifestError(
            f"{path} 有 {len(faults)} 处问题：\n" + "\n".join(f"  - {fault}" for fault in faults)
        )
    return tuple(entries)


def _entry(corpus: Path, position: int, row: Any, faults: list[str]) -> Entry | None:
    if not isinstance(row, dict):
        faults.append(f"第 {position} 条：不是键值对")
        return None
    name = str(row.get("id") or f"第 {position} 条")
    before = len(faults)
    faults.extend(f"{name}: 不认识的字段 {field}" for field in sorted(set(row) - FIELDS))
    if not row.get("id") or not valid_id(str(row["id"])):
        faults.append(f"{name}: id 缺失或含有斜线")
    path = corpus / str(row.get("file") or "")
    if not row.get("file") or not path.is_file():
        faults.append(f"{name}: file: 找不到 {row.get('file')}")
    elif not path.resolve().is_relative_to(corpus.resolve()):
        faults.append(f"{name}: file: {row['file']} 在语料目录之外")
    elif row.get("sha256") and checksum(path) != row["sha256"]:
        faults.append(f"{name}: sha256 与文件 {row['file']} 不符（文件被改动过？）")
    for field in _DATES:
        if row.get(field) is not None and not _is_date(str(row[field])):
            faults.append(f"{name}: {field}: '{row[field]}' 不是日期（应为 YYYY、YYYY-MM 或 YYYY-MM-DD）")
    faults.extend(f"{name}: {what}" for what in _wrong_kinds(row))
    if len(faults) > before:
        return None
    text = {field: str(row[field]) for field in _TEXTS if row.get(field) is not None}
    period = row.get("period")
    given = Metadata(
        **text,
        period=(period[0], period[1]) if period else None,
        base_year=row.get("base_year"),
        aliases=tuple(row.get("aliases") or ()),
        supplied=tuple(row.get("supplied") or ()),
    )
    return Entry(str(row["id"]), path, str(row.get("sha256") or ""), given)


def _wrong_kinds(row: dict[str, Any]) -> Iterator[str]:
    """What is said of fields whose values are of the wrong kind."""
    period = row.get("period")
    if period is not None and not (
        isinstance(period, list)
        and len(period) == 2
        and all(type(year) is int for year in period)
        and period[0] <= period[1]
    ):
        yield "period: 应为 [起始年, 结束年]"
    if row.get("base_year") is not None and type(row["base_year"]) is not int:
        yield "base_year: 应为年份，如 2020"
    if row.get("level") not in (None, *_LEVELS):
        yield f"level: 应为 {'、'.join(_LEVELS)} 之一"
    for field in ("aliases", "supplied"):
        value = row.get(field)
        if value is not None and not (isinstance(value, list) and all(isinstance(one, str) for one in value)):
            yield f"{field}: 应为文字的列表，如 [甲, 乙]"
        elif field == "supplied" and value:
            yield from (f"supplied: 没有 {one} 这个字段" for one in value if one not in FIELDS)
    for field in _TEXTS:
        if isinstance(row.get(field), list | dict):
            yield f"{field}: 应为文字"


def valid_id(text: str) -> bool:
    """Whether `text` can be a document id: no slashes or control characters, no blank at either end, 1 to 200 characters."""
    return _ID.fullmatch(text) is not None


def checksum(path: Path) -> str:
    """The SHA-256 of the file's bytes, in hex."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _is_date(text: str) -> bool:
    parts = text.split("-")
    try:
        numbers = [int(part) for part in parts]
        date(*(numbers + [1] * (3 - len(numbers))))
    except (ValueError, TypeError):
        return False
    return len(parts) <= 3 and len(parts[0]) == 4
