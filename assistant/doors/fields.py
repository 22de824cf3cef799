"""The building blocks of the doors' records: strict requests, plain replies, fields with their description from the prompts."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema

from assistant import scope as scopes
from assistant.answer import the_library
from assistant.doors.failures import failure
from assistant.limits import LONGEST
from assistant.records import number
from index.library import Library
from prompts import say

NAME = 200
"""Characters of a name, an id or the like at most."""
Number = Annotated[int | float, WithJsonSchema({"type": "number"})]


def whole(value: Any) -> Any:
    """2027.0, a whole number to JSON, as such."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


Whole = Annotated[int, BeforeValidator(whole)]
"""A whole number as JSON has it."""
Count = Annotated[int, Field(ge=1), BeforeValidator(whole)]
Year = Annotated[int, Field(ge=1900, le=2200), BeforeValidator(whole)]


def field(name: str, default: Any = ..., **limits: Any) -> Any:
    """A field described by the text `doors.field.<name>`."""
    return Field(default, description=say(f"doors.field.{name}"), **limits)


def described(schema: dict[str, Any]) -> None:
    """Leaves what the prompts say of the fields as all that a record's schema says: its notes in the code are for us."""
    schema.pop("description", None)
    for each in (schema, *schema.get("properties", {}).values()):
        each.pop("title", None)


class Request(BaseModel):
    """What is sent: nothing but the fields named, of just these types."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, json_schema_extra=described)


class Reply(BaseModel):
    """What is sent back."""

    model_config = ConfigDict(frozen=True, json_schema_extra=described)


class Restriction(Request):
    """Which documents and figures are looked at; all restrictions hold together."""

    document: str = field("document", "", max_length=NAME)
    region: str = field("region", "", max_length=NAME)
    plan: str = field("plan", "", max_length=NAME, examples=["2021-2025"])
    year: Year | None = field("year", None)

    @property
    def scope(self) -> scopes.Scope:
        """The same as the assistant's scope."""
        return scopes.Scope(self.document, self.region, self.plan, str(self.year) if self.year is not None else "")


def scope_field() -> Any:
    """The field that restricts what is looked at."""
    return field("scope", Restriction())


def words_field(name: str) -> Any:
    """A question, a quote or the like: text as long as a question may be."""
    return field(name, min_length=1, max_length=LONGEST)


Bound = Literal[">=", "<=", "=", "~", "range"]
Measure = Literal["level", "annual_growth", "annual_flow", "change", "cumulative"]
TargetStatus = Literal["target", "actual"]


class TargetRow(Reply):
    """A target as `python -m index targets` gives it."""

    document: str = field("document_id")
    quote: str = field("quote")
    indicator: str = field("indicator")
    scope: str = field("part")
    region: str = field("of_region")
    value: Number = field("value")
    value_max: Number | None = field("value_max")
    unit: str = field("unit")
    bound: Bound = field("bound")
    measure: Measure = field("measure")
    year: int | None = field("of_year")
    base_year: int | None = field("base_year")
    status: TargetStatus = field("target_status")
    path: list[str] = field("path")
    start: int = field("start")
    end: int = field("end")
    key: str = field("key")
    department: str = field("department")
    confidence: Number = field("confidence")


class ComputationRow(Reply):
    """A worked result."""

    operation: str = field("operation")
    expression: str = field("expression")
    result: Number = field("result")
    unit: str = field("unit")
    operands: list[int | str] = field("operands")


def plain(value: Any) -> Any:
    """Rows of the machine interface with their Decimals as the JSON numbers that print the same."""
    if isinstance(value, Decimal):
        return number(value)
    if isinstance(value, dict):
        return {name: plain(each) for name, each in value.items()}
    return [plain(each) for each in value] if isinstance(value, list) else value


def library_within(restriction: Restriction) -> Library:
    """The library in force, narrowed. Raises Failure for a document that it has not, LibraryError where there is none."""
    library = the_library()
    if restriction.document:
        known(restriction.document, library)
    return scopes.narrowed(library, restriction.scope)


def known(document: str, library: Library) -> str:
    """The id of a document. Raises Failure where the library has no such document."""
    if document not in library.cards:
        raise failure("document_not_found", "document")
    return document
