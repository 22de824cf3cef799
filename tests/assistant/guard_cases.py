"""Cases for the guard: drafts put together from the lines of tests/golden/guard_*.jsonl."""

from __future__ import annotations

import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

from assistant.records import Citation, Computation, Draft, Grid, Query, Reason, Status
from index.quantities import quantities

GOLDEN = Path(__file__).parent.parent / "golden"


def lines(name: str) -> list[dict[str, Any]]:
    """The rows of one golden file."""
    return [json.loads(line) for line in (GOLDEN / name).read_text(encoding="utf-8").splitlines() if line.strip()]


SOURCES = {row["key"]: row for row in lines("guard_sources.jsonl")}


def _documents() -> tuple[dict[str, str], dict[str, int]]:
    """The documents that the sources stand in, and where each quote begins."""
    texts: dict[str, str] = {}
    places: dict[str, int] = {}
    for key, row in SOURCES.items():
        text = texts.get(row["document"], f"{row['title']}\n")
        places[key] = len(text) + len(row["before"])
        texts[row["document"]] = f"{text}{row['before']}{row['quote']}{row['behind']}\n"
    return texts, places


TEXTS, PLACES = _documents()


def text_of(document: str) -> str:
    return TEXTS[document]


def citation(n: int, key: str) -> Citation:
    row, start = SOURCES[key], PLACES[key]
    return Citation(n, row["document"], row["title"], row["number"], tuple(row["path"]), row["quote"], start, start + len(row["quote"]))


def case(row: dict[str, Any]) -> tuple[Draft, Query, Callable[[str], str]]:
    """A golden row as what `check` takes. `shift`, `document`, `quote`, `empty`, `numbers` spoil the citations."""
    numbers = row.get("numbers", range(1, len(row["sources"]) + 1))
    citations = [citation(n, key) for n, key in zip(numbers, row["sources"], strict=True)]
    if "shift" in row or "document" in row or "quote" in row or "empty" in row:
        citations[0] = _spoilt(citations[0], row)
    computations = tuple(
        Computation(operation, expression, Decimal(result), unit, tuple(operands))
        for operation, expression, result, unit, operands in row.get("computations", ())
    )
    table = Grid(tuple("" for _ in row["table"][0]), tuple(tuple(cells) for cells in row["table"])) if "table" in row else None
    status = Status(row.get("status", "answered"))
    draft = Draft(status, Reason.NONE, row["answer"], tuple(citations), computations, table, warnings=tuple(row.get("warnings", ())))
    return draft, Query(row["question"], row["question"], ()), text_of


def _spoilt(whole: Citation, row: dict[str, Any]) -> Citation:
    shift = row.get("shift", 0)
    old, new = row.get("quote", ("", ""))
    quote = "" if "empty" in row else whole.quote.replace(old, new) if old else whole.quote
    end = whole.start if "empty" in row else whole.end
    return Citation(
        whole.n, row.get("document", whole.document), whole.title, whole.number, whole.path, quote, whole.start + shift, end + shift)


__all__ = ["SOURCES", "TEXTS", "case", "citation", "lines", "quantities", "text_of"]
