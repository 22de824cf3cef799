"""The OpenAI-compatible addresses: the models there are, and the next message of a dialogue, whole or as a stream of events."""

from __future__ import annotations

import asyncio
import json
import logging
import time
from collections.abc import AsyncIterator
from typing import Annotated, Any

from fastapi import APIRouter, Body
from fastapi.responses import JSONResponse, Response, StreamingResponse

from assistant.doors.asking import Question
from assistant.doors.calls import Calls
from assistant.doors.chat_records import MODEL, ChatRequest, Completion, ModelRow, Models
from assistant.doors.dialogue import completed, opening, pieces, question_of, whole
from assistant.doors.failures import Failure, failure
from assistant.doors.openapi import errors
from prompts import say

AT_FIRST_S, ALIVE_S = 1.0, 10.0
"""Seconds after which a stream begins at the latest, and says again that it is alive, while it waits for its answer."""
STARTED = int(time.time())
EXAMPLE = {"model": MODEL, "messages": [{"role": "user", "content": "规模以上工业增加值的目标是多少？"}]}
_EVENTS: dict[str, Any] = {"content": {"text/event-stream": {}}}
_log = logging.getLogger("wence.doors")


def chat(calls: Calls) -> APIRouter:
    """The addresses under /v1."""
    router = APIRouter(prefix="/v1", tags=["chat"])

    @router.get("/models", responses=errors(), operation_id="list_models", summary=say("doors.openapi.models"))
    async def models() -> Models:
        return Models(data=[_model()])

    @router.get("/models/{model}", responses=errors("model_not_found"), operation_id="retrieve_model", summary=say("doors.openapi.model"))
    async def model(model: str) -> ModelRow:
        if model != MODEL:
            raise failure("model_not_found", "model", model=model[:50])
        return _model()

    @router.post(
        "/chat/completions", response_model=Completion, operation_id="create_chat_completion", summary=say("doors.openapi.completion"),
        description=say("doors.openapi.completion_description"),
        responses={200: _EVENTS, **errors("context_length_exceeded", "unsupported_value", "model_not_found")})
    async def completions(asked: Annotated[ChatRequest, Body(openapi_examples={"example": {"value": EXAMPLE}})]) -> Response:
        question = question_of(asked)
        work = asyncio.ensure_future(calls(completed, asked, question))
        if not asked.stream:
            return JSONResponse(whole(await work))
        if (await asyncio.wait({work}, timeout=AT_FIRST_S))[0]:
            work.result()  # what has gone wrong by now gets a status of its own
        return StreamingResponse(stream(asked, question, work), media_type="text/event-stream", headers={"cache-control": "no-store", "x-accel-buffering": "no"})

    return router


async def stream(asked: ChatRequest, question: Question, work: asyncio.Future[Completion], alive_s: float = ALIVE_S) -> AsyncIterator[str]:
    """The answer that `work` gives as server-sent events; what goes wrong once the stream has begun is its last event."""
    usage = asked.stream_options is not None and bool(asked.stream_options.include_usage)
    created = int(time.time())
    try:
        yield _event(opening(question.id, created, usage))
        while not (await asyncio.wait({work}, timeout=alive_s))[0]:
            yield ": \n\n"
        for piece in pieces(work.result(), created, usage):
            yield _event(piece)
        yield "data: [DONE]\n\n"
    except Failure as refused:
        yield _event(refused.body)
    except Exception:  # the status is out already: the client has to be told in the stream
        _log.exception("stream")
        yield _event(failure("internal").body)
    finally:
        work.cancel()


def _event(told: dict[str, Any]) -> str:
    return f"data: {json.dumps(told, ensure_ascii=False)}\n\n"


def _model() -> ModelRow:
    return ModelRow(id=MODEL, created=STARTED, owned_by=MODEL)
