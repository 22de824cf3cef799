"""What the OpenAPI document says besides the records: every error with an example, and who may come in."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from assistant.doors.failures import COMMON, KINDS, sample
from assistant.doors.fields import Reply, field
from prompts import say


class ErrorRow(Reply):
    """What went wrong."""

    message: str = field("error_message")
    type: str = field("error_type")
    param: str | None = field("error_param")
    code: str | None = field("error_code")


class ErrorReply(Reply):
    """The reply to a request that is not served."""

    error: ErrorRow = field("error")


def errors(*more: str) -> dict[int | str, dict[str, Any]]:
    """The error replies of an address, by status, with an example for each code: those of every address and `more`."""
    by_status: dict[int, list[str]] = defaultdict(list)
    for code in (*COMMON, *more):
        by_status[KINDS[code][0]].append(code)
    return {status: _described(status, codes) for status, codes in sorted(by_status.items())}


def _described(status: int, codes: list[str]) -> dict[str, Any]:
    samples = {code: sample(code) for code in codes}
    told: dict[str, Any] = {
        "model": ErrorReply, "description": "\n\n".join(f"`{code}`：{one.message}" for code, one in samples.items()),
        "content": {"application/json": {"examples": {code: {"value": one.body} for code, one in samples.items()}}},
    }
    if status in (429, 503):
        told["headers"] = {"Retry-After": {"description": say("doors.openapi.retry_after"), "schema": {"type": "integer", "minimum": 1}}}
    return told


def document(app: FastAPI, token: bool) -> dict[str, Any]:
    """The document of the doors; `token` says whether one is asked for. A request that does not fit the records gets status 400 here, never FastAPI's 422."""
    made = get_openapi(
        title=say("doors.openapi.title"), version="1", description=say("doors.openapi.description"), routes=app.routes,
        tags=[{"name": name, "description": say(f"doors.openapi.tag.{name}")} for name in ("chat", "api")])
    made["components"]["securitySchemes"] = {"token": {"type": "http", "scheme": "bearer", "description": say("doors.openapi.token")}}
    made["security"] = [{"token": []}] if token else [{}, {"token": []}]
    for path in made["paths"].values():
        for operation in path.values():
            operation["responses"].pop("422", None)
    for unused in ("HTTPValidationError", "ValidationError"):
        made["components"]["schemas"].pop(unused, None)
    return made
