"""The JSON interface: an address under /api/v1 for every operation."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Annotated, Any

from fastapi import APIRouter, Body

from assistant.doors.calls import Calls
from assistant.doors.openapi import errors
from assistant.doors.operations import OPERATIONS, Operation


def api(calls: Calls) -> APIRouter:
    """The addresses."""
    router = APIRouter(prefix="/api/v1", tags=["api"])
    for operation in OPERATIONS:
        router.add_api_route(
            f"/{operation.path}", _endpoint(operation, calls), methods=["POST"], response_model=operation.record, response_model_exclude_unset=True,
            summary=operation.title, description=operation.description, operation_id=operation.name,
            responses={200: {"content": {"application/json": {"examples": {"example": {"value": operation.example["reply"]}}}}}, **errors(*operation.failures)},
        )
    return router


def _endpoint(operation: Operation, calls: Calls) -> Callable[[Any], Awaitable[Any]]:
    async def endpoint(asked: Any) -> Any:
        return await calls(operation.call, asked)

    endpoint.__annotations__ = {"asked": Annotated[operation.request, Body(openapi_examples={"example": {"value": operation.example["request"]}})]}
    return endpoint
