"""Rows of the machine interface: targets, rules, conflicts and loose extracts as JSON Lines, CSV or XLSX."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Collection, Iterable, Sequence
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from index.errors import WenceError
from index.library import Library
from index.records import Reading, Row, Section, SupportRule, Table, Target
from index.wording import dated_words, figure_words

if TYPE_CHECKING:
    from index.views import Matrix, Point


def target_rows(library: Library, documents: Collection[str] | None = None) -> list[dict[str, Any]]:
    """The target rows of the library (of these documents)."""
    return [target_row(target) for target in library.targets(documents)]


def rule_rows(library: Library, documents: Collection[str] | None = None) -> list[dict[str, Any]]:
    """The support rule rows of the library (of these documents)."""
    return [rule_row(rule) for rule in library.rules(documents)]


def conflict_rows(library: Library, documents: Collection[str] | None = None) -> list[dict[str, Any]]:
    """The conflicts inside and between the documents of the library (those that touch one of these documents)."""
    from index.conflicts import conflicts

    return [
        {
            "grade": conflict.grade,
            "within": conflict.first.document == conflict.second.document,
            "indicator": conflict.first.indicator,
            "region": conflict.first.region,
            "year": conflict.first.year,
            "document_a": conflict.first.document,
            "figure_a": figure_words(conflict.first),
            "quote_a": conflict.first.quote,
            "start_a": conflict.first.start,
            "document_b": conflict.second.document,
            "figure_b": figure_words(conflict.second),
            "quote_b": conflict.second.quote,
            "start_b": conflict.second.start,
            "what": conflict.what,
        }
        for conflict in conflicts(library.targets())
        if documents is None or {conflict.first.document, conflict.second.document} & set(documents)
    ]


def trend_rows(points: Sequence[Point]) -> list[dict[str, Any]]:
    """The points of a trend, one row a figure."""
    return [
        {
            "year": point.target.year,
            "document": point.target.document,
            "title": point.title,
            "indicator": point.target.indicator,
            "scope": point.target.scope,
            "region": point.target.region,
            "figure": figure_words(point.target),
            "value": point.target.value,
            "value_max": point.target.value_max,
            "unit": point.target.unit,
            "bound": point.target.bound,
            "measure": point.target.measure,
            "status": point.target.status,
            "note": point.note,
            "quote": point.target.quote,
            "start": point.target.start,
        }
        for point in points
    ]


def matrix_rows(matrix: Matrix) -> list[dict[str, Any]]:
    """One row an indicator, one column a document; a document that does not name it has "—"."""
    return [
        {
            "indicator": row.indicator,
            "measure": row.series.measure,
            "gaps": row.gaps,
            **{
                card.id: "；".join(dated_words(target) for target in cell) or "—"
                for card, cell in zip(matrix.documents, row.cells, strict=True)
            },
        }
        for row in matrix.rows
    ]


def extract_rows(reading: Reading, what: str) -> list[dict[str, Any]]:
    """What was read out of a loose document: its "text", "sections", "tables", "targets" or "rules"."""
    if what == "text":
        document = reading.document
        return [
            {
                "document": document.id,
                "title": document.title,
                "format": document.format,
                "coverage": document.clean.coverage,
                "dropped": [
                    {"reason": drop.reason, "text": drop.text, "line": drop.line + 1, "page": drop.page}
                    for drop in document.clean.dropped
                ],
                "faults": [fault.message for fault in reading.faults],
                "text": document.text,
            }
        ]
    if what == "sections":
        return [section_row(reading.document.id, section) for section in reading.sections]
    if what == "tables":
        return [table_row(table, row) for table in reading.tables for row in table.rows]
    if what == "targets":
        return [target_row(target) for target in reading.targets]
    return [rule_row(rule) for rule in reading.rules]


def target_row(target: Target) -> dict[str, Any]:
    """A target as a row of the machine interface."""
    return {
        "document": target.document,
        "quote": target.quote,
        "indicator": target.indicator,
        "scope": target.scope,
        "region": target.region,
        "value": target.value,
        "value_max": target.value_max,
        "unit": target.unit,
        "bound": target.bound,
        "measure": target.measure,
        "year": target.year,
        "base_year": target.base_year,
        "status": target.status,
        "path": list(target.path),
        "start": target.start,
        "end": target.end,
        "key": target.key,
        "department": target.department,
        "confidence": target.confidence,
    }


def rule_row(rule: SupportRule) -> dict[str, Any]:
    """A support rule as a row of the machine interface."""
    return {
        "document": rule.document,
        "quote": rule.quote,
        "subject": rule.subject,
        "conditions": [condition.text for condition in rule.conditions],
        "benefit": rule.benefit,
        "rate": rule.rate,
        "base": rule.base,
        "cap": rule.cap,
        "amount": rule.amount,
        "amount_max": rule.amount_max,
        "tiers": [
            {
                "text": tier.text,
                "minimum": tier.minimum,
                "maximum": tier.maximum,
                "unit": tier.unit,
                "rate": tier.rate,
                "amount": tier.amount,
                "cap": tier.cap,
            }
            for tier in rule.tiers
        ],
        "per": rule.per,
        "currency_unit": rule.currency_unit,
        "period": rule.period,
        "valid_until": rule.valid_until,
        "path": list(rule.path),
        "start": rule.start,
        "end": rule.end,
        "exclusions": list(rule.exclusions),
        "relief": rule.relief,
        "limits": [
            {
                "on": limit.on,
                "value": limit.value,
                "unit": limit.unit,
                "what": limit.what,
                "base": limit.base,
                "per": limit.per,
                "text": limit.text,
                "start": limit.start,
                "end": limit.end,
            }
            for limit in rule.limits
        ],
        "department": rule.department,
        "confidence": rule.confidence,
    }


def section_row(document: str, section: Section) -> dict[str, Any]:
    """A section as a row."""
    return {
        "document": document,
        "index": section.index,
        "parent": section.parent,
        "level": section.level,
        "kind": section.kind,
        "marker": section.marker,
        "title": section.title,
        "path": list(section.path),
        "start": section.start,
        "end": section.end,
    }


def table_row(table: Table, row: Row) -> dict[str, Any]:
    """A row of a table, with the table's number, title and column heads; words of cells that span rows are in each of them."""
    return {
        "document": table.document,
        "table": table.index,
        "title": table.title,
        "columns": list(table.columns),
        "cells": [cell.text for cell in row.cells],
        "path": list(table.path),
        "start": row.start,
        "end": row.end,
    }


def write_rows(rows: Sequence[dict[str, Any]], form: str, output: Path | None) -> None:
    """Write rows as "jsonl", "csv" (with a byte order mark, for spreadsheets) or "xlsx", to a file or standard output.

    Raises WenceError where the file cannot be written, or for xlsx without a file.
    """
    try:
        if form == "xlsx":
            if output is None:
                raise WenceError("xlsx 要写到文件：请加 --output 文件名.xlsx")
            _write_xlsx(rows, output)
        elif output is None:
            _write_text(rows, form, sys.stdout)
        else:
            with output.open("w", encoding="utf-8-sig" if form == "csv" else "utf-8", newline="") as stream:
                _write_text(rows, form, stream)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise WenceError(f"写不了 {output}：{error.strerror or error}") from None


def _write_text(rows: Sequence[dict[str, Any]], form: str, stream: Any) -> None:
    if form == "jsonl":
        for row in rows:
            stream.write(json.dumps(row, ensure_ascii=False, default=_plain) + "\n")
    elif rows:
        table = csv.writer(stream)
        table.writerow(rows[0])
        table.writerows(_cells(row.values()) for row in rows)


def _write_xlsx(rows: Sequence[dict[str, Any]], output: Path) -> None:
    from openpyxl import Workbook

    with output.open("wb") as stream:
        book = Workbook(write_only=True)
        sheet = book.create_sheet("数据")
        if rows:
            sheet.append(list(rows[0]))
            for row in rows:
                sheet.append(_cells(row.values()))
        book.save(stream)


def _cells(values: Iterable[Any]) -> list[Any]:
    """Values as spreadsheet cells: lists as text; text that a spreadsheet would take for a formula is quoted."""
    cells: list[Any] = []
    for value in values:
        if isinstance(value, Decimal):
            cells.append(_plain(value))
        elif isinstance(value, list | dict):
            cells.append(json.dumps(value, ensure_ascii=False, default=_plain))
        elif isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t"):
            cells.append("'" + value)
        else:
            cells.append(value)
    return cells


def _plain(value: object) -> int | float:
    """A Decimal as the JSON number that prints the same."""
    if not isinstance(value, Decimal):
        raise TypeError(f"not a JSON value: {value!r}")
    return int(value) if value == value.to_integral_value() else float(value)
