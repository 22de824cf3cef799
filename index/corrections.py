"""A person's corrections of extracted targets, kept in a review file so that they survive every rebuild.

The file is YAML, a list of entries:

    - document: plan-2023              # the document's id
      quote: 培育绿色园区12个以上        # the row's quote, or a part of it that only this row has
      value: 12                        # optional: which figure of the quote
      set: {indicator: 绿色园区, year: 2027, bound: ">="}   # what to change …
      note: 核对原文                    # optional
    - document: plan-2023
      quote: 投资2亿元以上
      reject: true                     # … or that the row is no target

Entries name a row by its words, not by its offset, so they hold when the text is cleaned differently. A faulty entry is told
and left out; the others hold. The guide for the people who write the file is docs/targets.md.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any, get_args

import yaml

from index.indicators import link
from index.records import Bound, Fault, Measure, Reading, Status, Target

FILE = "corrections.yaml"
"""The review file's name: in the corpus folder for the shipped documents, in the home for a user's own."""

_TEXTS = ("indicator", "scope", "region", "unit", "department")
_CHOICES = {"bound": get_args(Bound), "measure": get_args(Measure), "status": get_args(Status)}
_YEARS = ("year", "base_year")
_FIGURES = ("value", "value_max")
_KEYS = {"document", "quote", "value", "set", "reject", "note"}


@dataclass(frozen=True, slots=True)
class Correction:
    """One entry of the review file: which row, and its new fields, or `reject`."""

    document: str
    quote: str
    value: Decimal | None
    changes: dict[str, Any]
    reject: bool
    note: str = ""

    def meets(self, target: Target) -> bool:
        """Whether the entry is about this row."""
        return (
            target.document == self.document
            and (self.quote in target.quote)
            and (self.value is None or self.value == target.value)
        )


@dataclass(frozen=True, slots=True)
class Review:
    """What review files say: the entries that are sound, and the faults of the others."""

    corrections: tuple[Correction, ...] = ()
    faults: tuple[Fault, ...] = ()

    def __add__(self, other: Review) -> Review:
        return Review((*self.corrections, *other.corrections), (*self.faults, *other.faults))


def read_review(path: Path) -> Review:
    """The review file's entries and faults (their `document` is the file's name); nothing if there is no file."""
    try:
        raw = yaml.safe_load(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        return Review()
    except (OSError, UnicodeDecodeError) as error:
        return _refused(path, f"读不了，请另存为 UTF-8 文本（{error}）")
    except yaml.YAMLError as error:
        return _refused(path, f"不是合格的 YAML，请检查缩进和引号：{error}")
    if raw is None:
        return Review()
    if not isinstance(raw, list):
        return _refused(path, "应当是一个列表，每条以“- document:”开头")
    faults: list[str] = []
    found = [_entry(place, row, faults) for place, row in enumerate(raw, 1)]
    return Review(
        tuple(item for item in found if item is not None),
        tuple(Fault(path.name, f"校核文件 {path} {fault}；这一条没有采用") for fault in faults),
    )


def _refused(path: Path, why: str) -> Review:
    return Review(faults=(Fault(path.name, f"校核文件 {path} {why}；整个文件没有采用"),))


def _entry(place: int, row: Any, faults: list[str]) -> Correction | None:
    where = f"第{place}条"
    before = len(faults)
    if not isinstance(row, dict):
        faults.append(f"{where}：应当写成“字段: 值”")
        return None
    unknown = sorted(set(row) - _KEYS)
    if unknown:
        faults.append(
            f"{where}：不认识的字段 {'、'.join(map(str, unknown))}，可用 {'、'.join(sorted(_KEYS))}"
        )
    for name in ("document", "quote"):
        if not isinstance(row.get(name), str) or not row[name].strip():
            faults.append(f"{where}：缺 {name}")
            return None
    reject, changes = row.get("reject", False), row.get("set", {})
    if reject not in (True, False) or bool(reject) == bool(changes):
        faults.append(f"{where}：set 和 reject: true 要写一个，也只能写一个")
        return None
    if not isinstance(changes, dict):
        faults.append(f"{where}：set 应当写成 {{字段: 值}}")
        return None
    checked = {str(name): _checked(where, str(name), value, faults) for name, value in changes.items()}
    value = _decimal(where, "value", row.get("value"), faults)
    if len(faults) > before:
        return None
    return Correction(row["document"], row["quote"], value, checked, bool(reject), str(row.get("note", "")))


def _checked(where: str, name: str, value: Any, faults: list[str]) -> Any:
    if name in _TEXTS and isinstance(value, str) and (value.strip() or name != "indicator"):
        return value
    if name in _YEARS and (value is None or (type(value) is int and 1900 < value < 2200)):
        return value
    if name in _CHOICES and value in _CHOICES[name]:
        return value
    if name == "value_max" or (name == "value" and value is not None):
        return _decimal(where, name, value, faults)
    allowed = (
        "、".join(_CHOICES[name]) if name in _CHOICES else "四位年份或 null" if name in _YEARS else "文字"
    )
    known = "、".join((*_TEXTS, *_CHOICES, *_YEARS, *_FIGURES))
    faults.append(
        f"{where}：{name} 的值“{value}”不对，应为{allowed}"
        if name in (*_TEXTS, *_CHOICES, *_YEARS)
        else f"{where}：value 不能为空"
        if name == "value"
        else f"{where}：不能改 {name}，可改 {known}"
    )
    return value


def _decimal(where: str, name: str, value: Any, faults: list[str]) -> Decimal | None:
    if value is None:
        return None
    try:
        figure = Decimal(str(value))
    except InvalidOperation:
        figure = Decimal("NaN")
    if not figure.is_finite():
        faults.append(f"{where}：{name} 的值“{value}”不是数字")
        return None
    return figure


def correct(reading: Reading, corrections: Sequence[Correction]) -> Reading:
    """The reading with its targets corrected; an entry for this document that meets no row becomes a fault."""
    id = reading.document.id
    own = [item for item in corrections if item.document == id]
    if not own:
        return reading
    targets, idle = apply_corrections(reading.targets, own)
    faults = (
        Fault(id, f"校核条目没有对上：{id} 的目标值里没有引文含“{item.quote}”{_of(item)}的一条，请核对原文写法")
        for item in idle
    )
    return replace(reading, targets=targets, faults=(*reading.faults, *faults), review=digest(own, id))


def _of(item: Correction) -> str:
    return "" if item.value is None else f"、数值为 {item.value}"


def strangers(corrections: Sequence[Correction], known: Collection[str]) -> tuple[Fault, ...]:
    """A fault for each document that entries name and that is not among the `known` ids."""
    names = dict.fromkeys(item.document for item in corrections if item.document not in known)
    return tuple(
        Fault(name, f"校核条目没有对上：没有编号为 {name} 的文件，请用 python -m index list 核对") for name in names
    )


def digest(corrections: Sequence[Correction], document: str) -> str:
    """Changes with the entries for a document, "" without any: tells whether it has to be read again."""
    own = [item for item in corrections if item.document == document]
    return hashlib.sha256(repr(own).encode()).hexdigest() if own else ""


def apply_corrections(
    targets: Sequence[Target], corrections: Sequence[Correction]
) -> tuple[tuple[Target, ...], tuple[Correction, ...]]:
    """The corrected rows, and the entries that met no row (they may be out of date)."""
    used: set[int] = set()
    kept: list[Target] = []
    for target in targets:
        row: Target | None = target
        for place, correction in enumerate(corrections):
            if row is None or not correction.meets(target):
                continue
            used.add(place)
            row = None if correction.reject else _changed(row, correction.changes)
        if row is not None:
            kept.append(row)
    idle = tuple(item for place, item in enumerate(corrections) if place not in used)
    return tuple(kept), idle


def _changed(target: Target, changes: dict[str, Any]) -> Target:
    changed: Target = replace(target, **changes, confidence=1.0)
    return replace(changed, key=link(changed.indicator)) if "indicator" in changes else changed
