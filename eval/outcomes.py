"""What a run stores: for every system and case the answer as given, what was retrieved, the time it took or how it failed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from eval.jsonl import read_rows

FILE = "outcomes.jsonl"


@dataclass(frozen=True, slots=True)
class Place:
    """A retrieved stretch of a document: half-open, in characters of its text."""

    document: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """One system's outcome on one case. `answer` is an Answer JSON, {} where asking failed; `failure` then says why.

    `retrieved` are the places searched out for the question, best first; `seconds` the wall time of asking.
    """

    system: str
    case: str
    answer: Mapping[str, Any]
    retrieved: tuple[Place, ...] = ()
    seconds: float = 0.0
    failure: str = ""

    def as_json(self) -> dict[str, Any]:
        """The outcome as a row of the outcomes file; a place is [document, start, end]."""
        return {**asdict(self), "retrieved": [[place.document, place.start, place.end] for place in self.retrieved]}


def outcome_of(row: Mapping[str, Any]) -> Outcome:
    """The outcome of a stored row."""
    return Outcome(**{**row, "retrieved": tuple(Place(*place) for place in row["retrieved"])})


def read_outcomes(path: Path) -> tuple[Outcome, ...]:
    """All stored outcomes, in stored order."""
    return tuple(outcome_of(row) for row in read_rows(path))


def read_whole_outcomes(path: Path) -> tuple[Outcome, ...]:
    """The outcomes that an interrupted run left whole; a last line cut short is cut off the file."""
    if not path.is_file():
        return ()
    data = path.read_bytes()
    whole = data[: data.rfind(b"\n") + 1]
    if len(whole) < len(data):
        path.write_bytes(whole)
    return tuple(outcome_of(json.loads(line)) for line in whole.decode("utf-8").splitlines())
