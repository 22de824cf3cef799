"""What visitors say of an answer, kept on this machine: one JSON line each, in the form of an evaluation question.

A line: {"time", "verdict": "up" | "down", "reason", "question", "history", "scope", "status", "library"}; nothing about the visitor.
"""

from __future__ import annotations

import json
import threading
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, StringConstraints

LARGEST = 20_000_000
"""Bytes; a fuller file takes no more lines, so that no visitor can fill the disk."""
_lock = threading.Lock()


class Feedback(BaseModel, extra="forbid", frozen=True):
    """What the page sends."""

    verdict: Literal["up", "down"]
    reason: Annotated[str, StringConstraints(max_length=200)] = ""
    asked: Annotated[list[Annotated[str, StringConstraints(max_length=2000)]], "oldest first, the question last"]
    scope: Annotated[str, StringConstraints(max_length=1000)] = ""
    status: Annotated[str, StringConstraints(max_length=40)]
    library: Annotated[str, StringConstraints(max_length=80)]


def keep(given: Feedback, home: Path) -> bool:
    """Appends a line to <home>/feedback.jsonl. False where the file is full or there is no question."""
    if not given.asked:
        return False
    line = json.dumps(
        {"time": datetime.now(UTC).isoformat(timespec="seconds"), "verdict": given.verdict, "reason": given.reason,
         "question": given.asked[-1], "history": given.asked[:-1][-30:], "scope": given.scope, "status": given.status, "library": given.library},
        ensure_ascii=False,
    )
    path = home / "feedback.jsonl"
    with _lock:
        home.mkdir(parents=True, exist_ok=True)
        if path.exists() and path.stat().st_size > LARGEST:
            return False
        with path.open("a", encoding="utf-8") as stream:
            stream.write(line + "\n")
    return True
