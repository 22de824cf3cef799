"""The target table against rows labelled by hand: found, nothing invented, fields right.

A labelled row is found by an extracted row of the same document with the same figure whose quote overlaps. Labelled rows are those of
`eval/labels`: `<id>.jsonl` labels a document from beginning to end, `<id>.partial.jsonl` stretches of it (no precision can be told),
`<id>.optional.jsonl` rows that neither help nor hurt.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from eval.jsonl import read_rows, write_rows
from eval.statistics import estimate
from index.quantities import in_base_units

FOLDER = Path(__file__).resolve().parents[1] / "labels"
EXTRACTED = "targets.jsonl"
LABELLED = "labels.jsonl"
"""What a run keeps of both sides, so that it can be scored again by itself."""
_COMPARED = ("document", "quote", "value", "unit", "year", "bound", "measure", "status")
FIELDS = ("year", "bound", "measure", "status")
Row = Mapping[str, Any]
_REACH = {"=": "reach", ">=": "reach"}
_ALIKE = {"户": "家", "个": "家", "项": "家", "座": "家", "百分点": "%", "个百分点": "%"}
_RUN = 8
_BLANK = re.compile(r"[\s*]")


@dataclass(frozen=True, slots=True)
class Labels:
    """The labelled rows of one document; `whole` tells whether it is labelled from beginning to end."""

    rows: tuple[Row, ...]
    optional: tuple[Row, ...]
    whole: bool


@dataclass(frozen=True, slots=True)
class Matched:
    """Labels held against extracted rows: the pairs, the labelled rows missed, and the extracted rows that are none's."""

    pairs: tuple[tuple[Row, Row], ...]
    missed: tuple[Row, ...]
    invented: tuple[Row, ...]


def labels(folder: Path = FOLDER) -> dict[str, Labels]:
    """Document id → its labelled rows."""
    found = {}
    for path in sorted(folder.glob("*.jsonl")):
        id, _, kind = path.stem.partition(".")
        if kind != "optional":
            extra = folder / f"{id}.optional.jsonl"
            optional = tuple(read_rows(extra)) if extra.is_file() else ()
            found[id] = Labels(tuple(read_rows(path)), optional, not kind)
    return found


def store(folder: Path, labelled: Mapping[str, Labels], extracted: Iterable[Row]) -> None:
    """Keeps labels and extracted rows in the folder of a run."""
    write_rows(folder / LABELLED, (
        {**row, "doc": id, "whole": held.whole, "optional": optional}
        for id, held in labelled.items()
        for optional, rows in ((False, held.rows), (True, held.optional))
        for row in rows
    ))  # fmt: skip
    write_rows(folder / EXTRACTED, ({name: _json(row[name]) for name in _COMPARED} for row in extracted))


def read(folder: Path) -> tuple[dict[str, Labels], list[dict[str, Any]]]:
    """The labels and the extracted rows that a run keeps."""
    kept: dict[str, list[dict[str, Any]]] = {}
    for row in read_rows(folder / LABELLED):
        kept.setdefault(row["doc"], []).append(row)
    held = {
        id: Labels(tuple(row for row in rows if not row["optional"]), tuple(row for row in rows if row["optional"]), rows[0]["whole"])
        for id, rows in kept.items()
    }
    return held, read_rows(folder / EXTRACTED)


def match(labelled: Labels, extracted: Iterable[Row]) -> Matched:
    """Each labelled row with one extracted row, one of the same year where there are several."""
    free = list(extracted)
    pairs, missed = [], []
    for row in labelled.rows:
        fitting = [place for place, other in enumerate(free) if fits(row, other)]
        if fitting:
            best = min(fitting, key=lambda place: free[place]["year"] != row["year"])
            pairs.append((row, free.pop(best)))
        else:
            missed.append(row)
    known = (*labelled.rows, *labelled.optional)
    invented = [other for other in free if not any(fits(row, other) for row in known)] if labelled.whole else []
    return Matched(tuple(pairs), tuple(missed), tuple(invented))


def fits(row: Row, other: Row) -> bool:
    """Whether an extracted row has the figure of a labelled one, out of the same words."""
    alternatives = row.get("alt") or {}
    wanted = [(row["value"], row["unit"]), *alternatives.get("value_unit", ())]
    wanted += [(row["value"], unit) for unit in alternatives.get("unit", ())]
    value, unit = _figure(other["value"], other["unit"])
    same = any(value == number and (unit == name or not unit or not name) for number, name in (_figure(*one) for one in wanted))
    return same and _overlap(str(row["quote"]), str(other["quote"]))


def right(row: Row, other: Row, field: str) -> bool:
    """Whether a field of an extracted row is what the labelled row says; "at least" and "reach" count as one."""
    wanted = [row[field], *(row.get("alt") or {}).get(field, ())]
    got = other[field]
    return got in wanted or _REACH.get(str(got), got) in [_REACH.get(str(one), one) for one in wanted]


def measure(labelled: Mapping[str, Labels], extracted: Sequence[Row]) -> dict[str, Any]:
    """Recall, precision, F1 and the share of each field right, with intervals, over the documents that both sides have.

    Precision and F1 are over documents labelled from beginning to end. Empty where there are none.
    """
    by_document: dict[str, list[Row]] = {}
    for row in extracted:
        by_document.setdefault(str(row["document"]), []).append(row)
    held = [(labelled[id], match(labelled[id], by_document[id])) for id in labelled if id in by_document]
    recall = [(1.0, 1.0) for _, one in held for _ in one.pairs] + [(0.0, 1.0) for _, one in held for _ in one.missed]
    whole = [one for labels, one in held if labels.whole]
    found = [1.0 for one in whole for _ in one.pairs]
    invented = [1.0 for one in whole for _ in one.invented]
    missed = [1.0 for one in whole for _ in one.missed]
    tallies = {
        "recall": recall,
        "precision": [(1.0, 1.0) for _ in found] + [(0.0, 1.0) for _ in invented],
        "f1": [(2.0, 2.0) for _ in found] + [(0.0, 1.0) for _ in (*invented, *missed)],
        **{name: [(float(right(*pair, name)), 1.0) for _, one in held for pair in one.pairs] for name in FIELDS},
    }
    made = {name: estimate(rows) for name, rows in tallies.items()}
    return {name: one.as_json() for name, one in made.items() if one}


def _json(value: object) -> object:
    """A value as JSON has it; a Decimal by its digits, so that none is lost."""
    return str(value) if isinstance(value, Decimal) else value


def _figure(value: object, unit: str) -> tuple[Decimal, str]:
    number, name = in_base_units(Decimal(str(value)), _plain(unit))
    return abs(number).normalize(), _ALIKE.get(name, name)


def _overlap(one: str, two: str) -> bool:
    """Whether two quotes share a run of 8 characters, or of 60 % of the shorter."""
    short, long = sorted((_plain(one), _plain(two)), key=len)
    need = min(_RUN, -(-len(short) * 6 // 10))
    return any(short[place : place + need] in long for place in range(len(short) - need + 1))


def _plain(text: str) -> str:
    return _BLANK.sub("", unicodedata.normalize("NFKC", text))
