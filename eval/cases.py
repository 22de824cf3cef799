"""Evaluation cases: the typed record, its reader, and the validator that tells all faults of all files together."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from eval.measures.text import document_id, norm
from index.errors import WenceError
from prompts import say

FOLDER = Path(__file__).with_name("cases")
TYPES = (
    "fact", "compare", "compute", "conflict", "list", "responsibility", "subsidy", "qualitative", "multiturn",
    "refuse", "colloquial",
)  # fmt: skip
_REQUIRED = ("id", "type", "question", "answerable")
_TEXTS = ("id", "type", "question", "ability", "note")
_LISTS = ("history", "forbid_text", "cite_docs", "cite_quotes")
FIELDS = (*_REQUIRED, "history", "expect_numbers", "expect_text", "forbid_text", "cite_docs", "cite_quotes",
          "difficulty", "ability", "note")  # fmt: skip
_NUMBER_FIELDS = {"value", "unit", "tol"}
_DIFFICULTIES = (1, 2, 3)


class CaseError(WenceError):
    """Case files have faults; the message lists all of them."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure that the answer must state, within ± `tolerance` (0 for figures as printed)."""

    value: Decimal
    unit: str
    tolerance: Decimal


@dataclass(frozen=True, slots=True)
class Case:
    """One question and what makes its answer right; fields as in `eval/cases/README.md`. `difficulty` 0: not given."""

    id: str
    type: str
    question: str
    answerable: bool
    history: tuple[str, ...] = ()
    expect_numbers: tuple[Figure, ...] = ()
    expect_text: tuple[tuple[str, ...], ...] = ()
    forbid_text: tuple[str, ...] = ()
    cite_docs: tuple[str, ...] = ()
    cite_quotes: tuple[str, ...] = ()
    difficulty: int = 0
    ability: str = ""
    note: str = ""

    def as_json(self) -> dict[str, Any]:
        """The case as a row of a case file."""
        row: dict[str, Any] = {"id": self.id, "type": self.type}
        if self.history:
            row["history"] = list(self.history)
        return {
            **row,
            "question": self.question,
            "answerable": self.answerable,
            "expect_numbers": [
                {"value": _plain(f.value), "unit": f.unit, "tol": _plain(f.tolerance)} for f in self.expect_numbers
            ],
            "expect_text": [list(words) for words in self.expect_text],
            "forbid_text": list(self.forbid_text),
            "cite_docs": list(self.cite_docs),
            "cite_quotes": list(self.cite_quotes),
            **({"difficulty": self.difficulty} if self.difficulty else {}),
            "ability": self.ability,
            "note": self.note,
        }


def shipped() -> tuple[Path, ...]:
    """The case files of the shipped corpus, by name."""
    return tuple(sorted(FOLDER.glob("*.jsonl")))


def read_cases(paths: Sequence[Path], sources: Mapping[str, str] | None = None) -> tuple[Case, ...]:
    """The cases of these files, in order; with `sources` (document id → normalised text) quotes are checked against them.

    Raises CaseError with every fault of every file.
    """
    cases: list[Case] = []
    faults: list[str] = []
    places: dict[str, str] = {}
    for path in paths:
        for place, row in _rows(path, faults):
            found = _row_faults(row)
            faults.extend(f"{place}：{fault}" for fault in found)
            name = row.get("id")
            if isinstance(name, str) and name:
                if name in places:
                    faults.append(f"{place}：" + say("eval.case.duplicate", id=name, place=places[name]))
                places.setdefault(name, place)
            if found:
                continue
            case = case_of(row)
            cases.append(case)
            if sources is not None:
                faults.extend(f"{place}：{fault}" for fault in _source_faults(case, sources))
    if not faults and not cases:
        faults.append(say("eval.case.none"))
    if faults:
        raise CaseError(say("eval.case.faults", count=len(faults), faults="\n".join(f"  - {fault}" for fault in faults)))
    return tuple(cases)


def case_of(row: Mapping[str, Any]) -> Case:
    """The case of a sound row."""
    return Case(
        id=row["id"],
        type=row["type"],
        question=row["question"],
        answerable=row["answerable"],
        history=tuple(row.get("history") or ()),
        expect_numbers=tuple(
            Figure(_decimal(f["value"]), f.get("unit") or "", _decimal(f.get("tol") or 0))
            for f in row.get("expect_numbers") or ()
        ),
        expect_text=tuple(tuple(words) for words in row.get("expect_text") or ()),
        forbid_text=tuple(row.get("forbid_text") or ()),
        cite_docs=tuple(row.get("cite_docs") or ()),
        cite_quotes=tuple(row.get("cite_quotes") or ()),
        difficulty=row.get("difficulty") or 0,
        ability=row.get("ability") or "",
        note=row.get("note") or "",
    )


def _rows(path: Path, faults: list[str]) -> Iterator[tuple[str, dict[str, Any]]]:
    """The rows of a file that are JSON objects, each with its place; what is none goes into `faults`."""
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        faults.append(say("eval.case.unreadable", file=path, error=error))
        return
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        place = say("eval.case.place", file=path.name, line=number)
        try:
            row = json.loads(line, parse_float=Decimal, object_pairs_hook=_object)
        except ValueError as error:
            faults.append(f"{place}：" + say("eval.case.json", error=error))
            continue
        if isinstance(row, dict):
            yield place, row
        else:
            faults.append(f"{place}：" + say("eval.case.object"))


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) < len(pairs):
        names = [name for name, _ in pairs]
        raise ValueError(say("eval.case.twice", field=next(name for name in names if names.count(name) > 1)))
    return made


def _row_faults(row: Mapping[str, Any]) -> list[str]:
    found = [say("eval.case.unknown_field", field=name) for name in row if name not in FIELDS]
    found += [say("eval.case.missing", field=name) for name in _REQUIRED if name not in row]
    found += [say("eval.case.not_text", field=n) for n in _TEXTS if n in row and not isinstance(row[n], str)]
    found += [
        say("eval.case.empty", field=name)
        for name in ("id", "question")
        if isinstance(row.get(name), str) and not row[name].strip()
    ]
    if isinstance(row.get("type"), str) and row["type"] not in TYPES:
        found.append(say("eval.case.type", type=row["type"], types="、".join(TYPES)))
    if "answerable" in row and not isinstance(row["answerable"], bool):
        found.append(say("eval.case.answerable"))
    for name in _LISTS:
        if name in row and not _texts(row[name]):
            found.append(say("eval.case.not_texts", field=name))
    words = row.get("expect_text", [])
    if not isinstance(words, list) or not all(_texts(inner) and inner for inner in words):
        found.append(say("eval.case.expect_text"))
    figures = row.get("expect_numbers", [])
    if isinstance(figures, list):
        for number, figure in enumerate(figures, 1):
            found.extend(say("eval.case.figure", number=number, fault=fault) for fault in _figure_faults(figure))
    else:
        found.append(say("eval.case.not_list", field="expect_numbers"))
    level = row.get("difficulty", 1)
    if isinstance(level, bool) or level not in _DIFFICULTIES:
        found.append(say("eval.case.difficulty"))
    return found or _sense_faults(row)


def _sense_faults(row: Mapping[str, Any]) -> list[str]:
    """Faults of a row whose fields are sound each by itself."""
    found = []
    if row["answerable"] and not any(row.get(n) for n in ("expect_numbers", "expect_text", "cite_quotes")):
        found.append(say("eval.case.expects_nothing"))
    if row["type"] == "multiturn" and not row.get("history"):
        found.append(say("eval.case.no_history"))
    if row["type"] == "refuse" and row["answerable"]:
        found.append(say("eval.case.refuse_answerable"))
    if row.get("cite_quotes") and not row.get("cite_docs"):
        found.append(say("eval.case.quotes_without_documents"))
    return found


def _figure_faults(figure: object) -> Iterable[str]:
    if not isinstance(figure, dict):
        return [say("eval.case.figure_object")]
    found = [say("eval.case.unknown_field", field=name) for name in figure if name not in _NUMBER_FIELDS]
    if not _is_number(figure.get("value")):
        found.append(say("eval.case.value"))
    if not isinstance(figure.get("unit", ""), str):
        found.append(say("eval.case.not_text", field="unit"))
    tolerance = figure.get("tol", 0)
    if not _is_number(tolerance) or tolerance < 0:
        found.append(say("eval.case.tolerance"))
    elif _is_number(figure.get("value")) and tolerance and tolerance >= abs(figure["value"]):
        found.append(say("eval.case.wide_tolerance", tolerance=tolerance, value=figure["value"]))
    return found


def _source_faults(case: Case, sources: Mapping[str, str]) -> list[str]:
    """Documents that are not in the library, and quotes that stand in none of the case's documents."""
    found = [
        say("eval.case.unknown_document", document=name, known="、".join(sources))
        for name in case.cite_docs
        if document_id(name) not in sources
    ]
    texts = [sources.get(document_id(name), "") for name in case.cite_docs]
    found += [say("eval.case.quote", quote=q) for q in case.cite_quotes if not any(norm(q) in text for text in texts)]
    return found


def _texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) and item.strip() for item in value)


def _is_number(value: object) -> bool:
    return isinstance(value, int | Decimal) and not isinstance(value, bool)


def _decimal(value: object) -> Decimal:
    try:
        return Decimal(str(value))
    except InvalidOperation as error:
        raise CaseError(say("eval.case.value")) from error


def _plain(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)
