"""The records of the question's way: Query, Computation, Draft, Answer. Frozen values; figures are `Decimal`."""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass, field, replace
from decimal import Decimal
from enum import StrEnum
from typing import Any, Literal

from index.records import Target
from prompts import Language


class Status(StrEnum):
    """Every ending of a question."""

    ANSWERED = "answered"
    PARTIAL = "partial"
    NEEDS_INPUT = "needs_input"
    REFUSED = "refused"
    ERROR = "error"

    @property
    def tells(self) -> bool:
        """Whether something of what is asked is told, in whole or in part."""
        return self in (Status.ANSWERED, Status.PARTIAL)


class Reason(StrEnum):
    """Why an answer ended as it did (`status_reason`). "" goes with a plain answer."""

    NONE = ""
    OTHER_REGION = "other_region"
    OTHER_YEAR = "other_year"
    UNKNOWN_INDICATOR = "unknown_indicator"
    NOT_RECORDED = "not_recorded"
    NOT_PLANNED = "not_planned"
    FORECAST = "forecast"
    NOT_POLICY = "not_policy"
    PERSONAL = "personal"
    NO_AMOUNT = "no_amount"
    NOT_FOUND = "not_found"
    PART_MISSING = "part_missing"
    AMBIGUOUS = "ambiguous"
    READ = "read_by_model"
    MISSING_FACT = "missing_fact"
    EMPTY_QUESTION = "empty_question"
    TOO_LONG = "too_long"
    NOT_TEXT = "not_text"
    NOT_UNDERSTOOD = "not_understood"
    UNKNOWN_DOCUMENT = "unknown_document"
    LIBRARY = "library"
    SETTINGS = "settings"
    BAD_LINE = "bad_line"
    INTERNAL = "internal"


MARK = re.compile(r"\[(\d{1,3})\]")
"""The mark [n] of a citation in an answer's text."""


@dataclass(frozen=True, slots=True)
class Citation:
    """A verbatim quote: `quote == Document.text[start:end]`. `n` is the mark [n] in the answer's text."""

    n: int
    document: str
    title: str
    number: str
    path: tuple[str, ...]
    quote: str
    start: int
    end: int
    page: int | None = None
    recognised: bool = False


@dataclass(frozen=True, slots=True)
class Computation:
    """A worked result. `expression` is the working as shown ("2800 − 1500 = 1300"); operands are citation numbers or "asker"."""

    operation: str
    expression: str
    result: Decimal
    unit: str
    operands: tuple[int | str, ...]


@dataclass(frozen=True, slots=True)
class Usage:
    """What a language model was used for: its name, the tokens it read and wrote, how often it was asked, and whether its words were kept.

    `why` says why they were not ("fell_back" where they did not hold, "too_long", else why there was no reply); `read` is the question as
    the model read it, "" where the rules did; `prompts` the instructions and their versions; `left_out` the quotations that it was not
    given for want of room; `complaints` what was wrong with its replies.
    """

    model: str
    tokens_in: int = 0
    tokens_out: int = 0
    calls: int = 0
    kept: bool = False
    why: str = ""
    read: str = ""
    prompts: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    complaints: tuple[str, ...] = ()

    def by(self, prompt: str) -> Usage:
        """The usage with one more set of instructions."""
        return replace(self, prompts=(*self.prompts, prompt))

    def plus(self, tokens_in: int, tokens_out: int) -> Usage:
        """The usage after one more reply."""
        return replace(self, tokens_in=self.tokens_in + tokens_in, tokens_out=self.tokens_out + tokens_out, calls=self.calls + 1)


@dataclass(frozen=True, slots=True)
class Grid:
    """A table to show: column names and rows of text."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class ConditionCheck:
    """One condition of a support rule held against what the asker said."""

    text: str
    verdict: Literal["符合", "不符合", "需补充"]
    reason: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What the asker gets; `as_json` is the machine interface of design.md. `asker` are the figures that the asker gave, for the drawing;
    `language` is that of the question and of all words but quotes, titles and names."""

    id: str
    question: str
    status: Status
    status_reason: Reason
    answer: str
    citations: tuple[Citation, ...] = ()
    computations: tuple[Computation, ...] = ()
    table: Grid | None = None
    targets: tuple[Target, ...] = ()
    warnings: tuple[str, ...] = ()
    suggestions: tuple[str, ...] = ()
    timings_ms: dict[str, float] = field(default_factory=dict)
    library: str = ""
    usage: Usage | None = None
    asker: tuple[AskerFigure, ...] = ()
    language: Language = "zh-Hans"

    def as_json(self) -> dict[str, Any]:
        """The answer as plain JSON values, in the fixed order of the machine interface."""
        return {
            "id": self.id,
            "question": self.question,
            "language": self.language,
            "status": self.status.value,
            "status_reason": self.status_reason.value,
            "answer": self.answer,
            "citations": [
                {"n": c.n, "document": c.document, "title": c.title, "number": c.number, "path": list(c.path),
                 "quote": c.quote, "start": c.start, "end": c.end, "page": c.page,
                 **({"recognised": True} if c.recognised else {})}
                for c in self.citations
            ],
            "computations": [
                {"operation": c.operation, "expression": c.expression, "result": number(c.result), "unit": c.unit,
                 "operands": list(c.operands)}
                for c in self.computations
            ],
            "table": None if self.table is None else {
                "columns": list(self.table.columns), "rows": [list(row) for row in self.table.rows]},
            "targets": [
                {"indicator": t.indicator, "scope": t.scope, "region": t.region, "year": t.year, "value": number(t.value),
                 "value_max": number(t.value_max), "unit": t.unit, "bound": t.bound, "measure": t.measure,
                 "status": t.status, "document": t.document}
                for t in self.targets
            ],
            "warnings": list(self.warnings),
            "suggestions": list(self.suggestions),
            "timings_ms": {name: round(ms, 1) for name, ms in self.timings_ms.items()},
            "library": self.library,
            **({"usage": asdict(self.usage)} if self.usage else {}),
        }


def number(value: Decimal | None) -> int | float | None:
    """A Decimal as the JSON number that prints the same (2800, 48.78), None as None."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


@dataclass(frozen=True, slots=True)
class AskerFigure:
    """A figure the asker gave ("我市现在58%"): value, unit as typed, and the words before it that say what it measures."""

    value: Decimal
    unit: str
    about: str


@dataclass(frozen=True, slots=True)
class Point:
    """One of the things a question sets side by side: a region, a document, a year, each "" or None where it says nothing."""

    region: str = ""
    document: str = ""
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Query:
    """What is asked, as understood.

    `text` is the question in normal form, `topic` its content words, `core` those of them that stand in a clause that asks and are
    no mere talk (verbs and the like that no heading or indicator has), `context` what a follow-up leans on (content words of
    the questions before it), which counts where the question `leans` on them. `years`, `documents`, `regions` are what the asker named; `soft_years` a year taken over from the
    dialogue, which yields where it has no figure. `operations` name what is to be done with figures, `kinds` what kind of
    answer is wanted (keys of vocabulary.yaml). `bare` is the text without the names of documents and times. `points` pair the regions, documents and years as the words do. `unit` is the unit asked for ("多少亿元"), "" if none.
    `wants` is "actual" or "target" where the words say so. `trail` are the points that
    the dialogue has spoken of about the same thing, `soft_regions` the regions taken over from it. `about` are the words of what the dialogue is about by now: the topic, or what it takes
    over; `named` the words by which the one document spoken of was named;
    `spoken` is what each question so far asked about, in words of its own. `assumed` are assumptions to be told, in Chinese;
    `mended` are the typing slips put right, each as typed and as read.
    """

    question: str
    text: str
    topic: tuple[str, ...]
    context: tuple[str, ...] = ()
    leans: bool = False
    core: tuple[str, ...] = ()
    kinds: frozenset[str] = frozenset()
    operations: frozenset[str] = frozenset()
    years: tuple[int, ...] = ()
    soft_years: tuple[int, ...] = ()
    documents: tuple[str, ...] = ()
    soft_documents: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    unknown_regions: tuple[str, ...] = ()
    unit: str = ""
    wants: str = ""
    asker: tuple[AskerFigure, ...] = ()
    dialogue: tuple[str, ...] = ()
    refusal: Reason = Reason.NONE
    assumed: tuple[str, ...] = ()
    mended: tuple[tuple[str, str], ...] = ()
    points: tuple[Point, ...] = ()
    trail: tuple[Point, ...] = ()
    soft_regions: tuple[str, ...] = ()
    bare: str = ""
    about: tuple[str, ...] = ()
    named: str = ""
    spoken: tuple[str, ...] = ()

    @property
    def figure(self) -> bool:
        """Whether a figure may be asked for."""
        return bool(self.unit or self.operations or self.points or self.kinds & {"figure", "count"})

    @property
    def words(self) -> tuple[str, ...]:
        """What the question is about: its topic, and what it leans on if it leans on the questions before it."""
        return (*self.topic, *self.context) if self.leans else self.topic


@dataclass(frozen=True, slots=True)
class Draft:
    """A composed answer before it is checked: the text with its marks [n], and what stands behind it. `decides` says that it settles
    whether the asker may, or that there is no such thing: nothing is to be worked out or looked for in its place; `whole` that what other sentences of the
    document do to its sum is worked in already, and nothing else is to be told with it."""

    status: Status
    reason: Reason
    text: str
    citations: tuple[Citation, ...] = ()
    computations: tuple[Computation, ...] = ()
    table: Grid | None = None
    targets: tuple[Target, ...] = ()
    warnings: tuple[str, ...] = ()
    suggestions: tuple[str, ...] = ()
    usage: Usage | None = None
    asker: tuple[AskerFigure, ...] = ()
    decides: bool = False
    whole: bool = False
