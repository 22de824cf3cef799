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

Entries name a row by its words, not by its offset, so they hold when the text is cleaned differently.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any, get_args

import yaml

from index.errors import WenceError
from index.indicators import link
from index.records import Bound, Measure, Status, Target

_TEXTS = ("indicator", "scope", "region", "unit", "department")
_CHOICES = {"bound": get_args(Bound), "measure": get_args(Measure), "status": get_args(Status)}
_YEARS = ("year", "base_year")
_FIGURES = ("value", "value_max")
_KEYS = {"document", "quote", "value", "set", "reject", "note"}


class CorrectionError(WenceError):
    """The review file has faults; the message lists all of them."""


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


def read_corrections(path: Path) -> tuple[Correction, ...]:
    """The entries of the review file, none if it does not exist. Raises CorrectionError listing all faults."""
    if not path.exists():
        return ()
    try:
        raw = yaml.safe_load(path.read_text(encoding="utf-8"))
    except yaml.YAMLError as error:
        raise CorrectionError(f"{path}：不是合格的 YAML，请检查缩进和引号：{error}") from error
    if raw is None:
        return ()
    if not isinstance(raw, list):
        raise CorrectionError(f"{path}：应当是一个列表，每条以“- document:”开头")
    faults: list[str] = []
    found = [_entry(place, row, faults) for place, row in enumerate(raw, 1)]
    if faults:
        raise CorrectionError(f"{path} 有 {len(faults)} 处问题：\n" + "\n".join(faults))
    return tuple(item for item in found if item is not None)


def _entry(place: int, row: Any, faults: list[str]) -> Correction | None:
    where = f"第{place}条"
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
    return Correction(
        row["document"],
        row["quote"],
        _decimal(where, "value", row.get("value"), faults),
        checked,
        bool(reject),
        str(row.get("note", "")),
    )


def _checked(where: str, name: str, value: Any, faults: list[str]) -> Any:
    if name in _TEXTS and isinstance(value, str):
        return value
    if name in _YEARS and (value is None or (isinstance(value, int) and 1900 < value < 2200)):
        return value
    if name in _CHOICES and value in _CHOICES[name]:
        return value
    if name in _FIGURES:
        return _decimal(where, name, value, faults)
    allowed = (
        "、".join(_CHOICES[name]) if name in _CHOICES else "四位年份或 null" if name in _YEARS else "文字"
    )
    known = "、".join((*_TEXTS, *_CHOICES, *_YEARS, *_FIGURES))
    faults.append(
        f"{where}：{name} 的值“{value}”不对，应为{allowed}"
        if name in (*_TEXTS, *_CHOICES, *_YEARS)
        else f"{where}：不能改 {name}，可改 {known}"
    )
    return value


def _decimal(where: str, name: str, value: Any, faults: list[str]) -> Decimal | None:
    if value is None:
        return None
    try:
        return Decimal(str(value))
    except InvalidOperation:
        faults.append(f"{where}：{name} 的值“{value}”不是数字")
        return None


def apply_corrections(
    targets: Sequence[Target], corrections: Sequence[Correction]
) -> tuple[tuple[Target, ...], tuple[Correction, ...]]:
    """The corrected rows, and the entries of these documents that met no row (to be reported, they may be out of date)."""
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
    documents = {target.document for target in targets}
    idle = tuple(
        item for place, item in enumerate(corrections) if place not in used and item.document in documents
    )
    return tuple(kept), idle


def _changed(target: Target, changes: dict[str, Any]) -> Target:
    changed: Target = replace(target, **changes, confidence=1.0)
    return replace(changed, key=link(changed.indicator)) if "indicator" in changes else changed
