"""What does not fit the records, told in Chinese: the field and what is wrong with it, never what was sent."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from assistant.doors.failures import Failure, failure
from prompts import keys, say

_KNOWN = {key.removeprefix("doors.invalid.") for key in keys("doors") if key.startswith("doors.invalid.")}
_PLACES = frozenset({"body", "query", "path"})
_LONGEST = 100


def of_validation(errors: Sequence[Any]) -> Failure:
    """The failure for the faults that pydantic found, told of the first."""
    first = errors[0]
    where = ".".join(str(step) for step in first["loc"] if step not in _PLACES and first["type"] != "json_invalid")[:_LONGEST]
    kind = first["type"] if first["type"] in _KNOWN else "other"
    limits = {name: value for name, value in first.get("ctx", {}).items() if name in _LIMITS.get(kind, ())}
    return failure("invalid_request", where or None, why=say(f"doors.invalid.{kind}", **limits))


_LIMITS = {
    "string_too_long": ("max_length",), "string_too_short": ("min_length",), "too_long": ("max_length",), "too_short": ("min_length",),
    "greater_than_equal": ("ge",), "less_than_equal": ("le",), "literal_error": ("expected",),
}
"""What of a fault's context goes into its message."""
