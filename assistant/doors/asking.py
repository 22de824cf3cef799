"""A question asked by a program: the record that comes in, the Answer that goes out, and the same answer to be read."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import Field, StringConstraints

from assistant.answer import ask, the_library
from assistant.doors.failures import failure
from assistant.doors.fields import (
    NAME,
    Bound,
    ComputationRow,
    Measure,
    Number,
    Reply,
    Request,
    Restriction,
    TargetStatus,
    field,
    known,
    scope_field,
    words_field,
)
from assistant.export import answer_parts
from assistant.limits import LONGEST
from assistant.records import Answer, Citation, Computation, Grid, Reason, Status, Usage
from prompts import Language, speaking

EARLIER = 50
"""How many earlier questions go along with one at most."""


class Question(Request):
    """A question in its dialogue."""

    question: str = words_field("question")
    history: list[Annotated[str, StringConstraints(max_length=LONGEST)]] = field("history", [], max_length=EARLIER)
    scope: Restriction = scope_field()
    id: str = field("id", "", max_length=NAME)


class CitationRow(Reply):
    """A verbatim quote behind an answer."""

    n: int = field("n")
    document: str = field("document_id")
    title: str = field("title")
    number: str = field("number")
    path: list[str] = field("path")
    quote: str = field("quote")
    start: int = field("start")
    end: int = field("end")
    page: int | None = field("page")
    recognised: bool = field("recognised", False)


class GridRow(Reply):
    """A table to show."""

    columns: list[str] = field("columns")
    rows: list[list[str]] = field("rows")


class AnswerTarget(Reply):
    """A figure that an answer rests on."""

    indicator: str = field("indicator")
    scope: str = field("part")
    region: str = field("of_region")
    year: int | None = field("of_year")
    value: Number = field("value")
    value_max: Number | None = field("value_max")
    unit: str = field("unit")
    bound: Bound = field("bound")
    measure: Measure = field("measure")
    status: TargetStatus = field("target_status")
    document: str = field("document_id")


class AnswerReply(Reply):
    """The Answer of the machine interface, field by field."""

    id: str = field("id")
    question: str = field("question")
    language: Language = field("language")
    status: Literal["answered", "partial", "needs_input", "refused"] = field("status")
    status_reason: str = field("status_reason")
    answer: str = field("answer")
    citations: list[CitationRow] = field("citations")
    computations: list[ComputationRow] = field("computations")
    table: GridRow | None = field("table")
    targets: list[AnswerTarget] = field("targets")
    warnings: list[str] = field("warnings")
    suggestions: list[str] = field("suggestions")
    timings_ms: dict[str, Annotated[float, Field(ge=0)]] = field("timings_ms")
    library: str = field("library")
    usage: dict[str, Any] | None = field("usage", None)


def ask_policy(asked: Question) -> AnswerReply:
    """The answer. Raises Failure for an unknown document, and for an answer that ended in an error, whose text may name places on this machine."""
    if asked.scope.document:
        known(asked.scope.document, the_library())
    answer = ask(asked.question, asked.history, asked.id, asked.scope.scope)
    if answer.status == Status.ERROR:
        raise failure("internal" if answer.status_reason == Reason.INTERNAL else "unavailable")
    return AnswerReply.model_validate(answer.as_json())


def readable(reply: AnswerReply) -> str:
    """The answer in Markdown with its table, workings, notices and sources: for whoever reads only the text."""
    computations = tuple(Computation(one.operation, one.expression, Decimal(str(one.result)), one.unit, tuple(one.operands)) for one in reply.computations)
    citations = tuple(Citation(**{**one.model_dump(), "path": tuple(one.path)}) for one in reply.citations)
    answer = Answer(
        id=reply.id, question=reply.question, status=Status(reply.status), status_reason=Reason(reply.status_reason), answer=reply.answer,
        citations=citations, computations=computations, warnings=tuple(reply.warnings),
        table=Grid(tuple(reply.table.columns), tuple(map(tuple, reply.table.rows))) if reply.table is not None else None,
        usage=Usage(reply.usage["model"], kept=reply.usage["kept"]) if reply.usage is not None else None, language=reply.language,
    )
    with speaking(answer.language):
        return "\n\n".join(answer_parts(answer))
