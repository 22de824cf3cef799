"""JSON Lines files: one JSON object a line, UTF-8."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from index.errors import WenceError
from prompts import say


def line(row: Mapping[str, Any]) -> str:
    """`row` as one line, with its line end."""
    return json.dumps(row, ensure_ascii=False) + "\n"


def write_rows(path: Path, rows: Iterable[Mapping[str, Any]]) -> None:
    """Writes all rows; the file appears complete or not at all."""
    part = path.with_name(path.name + ".part")
    with part.open("w", encoding="utf-8") as stream:
        stream.writelines(line(row) for row in rows)
    part.replace(path)


def read_rows(path: Path) -> list[dict[str, Any]]:
    """The rows of a file. Raises WenceError, naming the line, where one is no JSON object."""
    rows = []
    try:
        with path.open(encoding="utf-8") as stream:
            for number, text in enumerate(stream, 1):
                if text.strip():
                    rows.append(_row(path, number, text))
    except (OSError, UnicodeDecodeError) as error:
        raise WenceError(say("eval.unreadable", file=path, error=error)) from error
    return rows


def _row(path: Path, number: int, text: str) -> dict[str, Any]:
    try:
        row = json.loads(text)
    except ValueError as error:
        raise WenceError(say("eval.bad_line", file=path, line=number, error=error)) from error
    if not isinstance(row, dict):
        raise WenceError(say("eval.bad_line", file=path, line=number, error=type(row).__name__))
    return row
