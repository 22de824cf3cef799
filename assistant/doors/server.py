"""The web application of the doors, and the way to it beside the page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException
from starlette.routing import Route

from assistant.doors.admission import is_door, reply
from assistant.doors.api import api
from assistant.doors.calls import Calls, Run
from assistant.doors.chat import chat
from assistant.doors.clients import Clients
from assistant.doors.failures import Failure, failure
from assistant.doors.mcp_door import McpDoor
from assistant.doors.openapi import document
from assistant.doors.trouble import of_validation
from assistant.page.guard import Receive, Scope, Send, plain_path
from prompts import say


class Beside:
    """Sends requests for the doors to them, all others on to the page."""

    def __init__(self, app: Any, doors: Any) -> None:
        self._app, self._doors = app, doors

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        door = scope["type"] == "http" and is_door(plain_path(scope))
        await (self._doors if door else self._app)(scope, receive, send)


def doors(run: Run, clients: Clients) -> FastAPI:
    """The doors; `run` does their work, `clients` are only asked whether a token is needed."""
    calls = Calls(run)
    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None, redirect_slashes=False)
    app.include_router(chat(calls))
    app.include_router(api(calls))
    app.router.routes.append(Route("/mcp", McpDoor(calls), methods=["POST"]))
    made: dict[bool, dict[str, Any]] = {}

    @app.get("/openapi.json", include_in_schema=False)
    async def openapi(request: Request) -> JSONResponse:
        token = clients.required
        if token not in made:
            made[token] = document(app, token)
        return JSONResponse({**made[token], "servers": [{"url": request.scope.get("root_path", "") or "/"}]})

    for kind, handler in _HANDLERS.items():
        app.add_exception_handler(kind, handler)
    return app


async def _failed(_request: Request, error: Any) -> JSONResponse:
    return reply(error)


async def _unfit(_request: Request, error: Any) -> JSONResponse:
    return reply(of_validation(error.errors()))


async def _http(_request: Request, error: Any) -> JSONResponse:
    known = {404: "not_found", 405: "method_not_allowed"}.get(error.status_code)
    made = reply(failure(known) if known else failure("invalid_request", why=say("doors.invalid.other")))
    made.headers.update(error.headers or {})
    return made


async def _broken(_request: Request, _error: Any) -> JSONResponse:
    return reply(failure("internal"))


_HANDLERS: dict[type[Exception], Callable[[Request, Any], Any]] = {
    Failure: _failed, RequestValidationError: _unfit, HTTPException: _http, Exception: _broken,
}
