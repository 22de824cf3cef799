"""What every request passes: who may come in, how large it may be, and the security headers of the reply."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.responses import PlainTextResponse

from assistant.page.users import Users
from prompts import say

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]

OPEN = ("/healthz", "/readyz")
SMALL = ("/answer", "/feedback")
LARGEST = 1_000_000
"""Bytes a question or a feedback may take."""
HEADERS = (
    (b"content-security-policy",
     b"default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; "
     b"img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; "
     b"object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'self'"),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
)


class Guard:
    """Adds the security headers to every reply; turns away strangers, and what is too large for anything but a file."""

    def __init__(self, app: Any, users: Users | None) -> None:
        self.app, self.users = app, users

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def with_headers(message: MutableMapping[str, Any]) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message.get("headers", []), *HEADERS]
            await send(message)

        if scope["type"] != "http":
            await self.app(scope, receive, send)
        elif self.users is not None and _path(scope) not in OPEN and not await self._admits(scope, self.users):
            asks = {"www-authenticate": 'Basic realm="wence", charset="UTF-8"'}
            await PlainTextResponse(say("page.users.denied"), 401, asks)(scope, receive, with_headers)
        elif scope["method"] == "POST" and _path(scope) in SMALL and _length(scope) > LARGEST:
            await PlainTextResponse(say("page.ask.too_large"), 413)(scope, receive, with_headers)
        else:
            await self.app(scope, receive, with_headers)

    async def _admits(self, scope: Scope, users: Users) -> bool:
        header = dict(scope["headers"]).get(b"authorization", b"").decode("latin-1")
        return await run_in_threadpool(users.admits, header)


def _path(scope: Scope) -> str:
    """The path as the application knows it, without the prefix under which a proxy serves it."""
    path: str = scope["path"]
    return path.removeprefix(scope.get("root_path", ""))


def _length(scope: Scope) -> int:
    """The announced length of the body; endless where none is announced."""
    given = dict(scope["headers"]).get(b"content-length", b"")
    return int(given) if given.isdigit() else LARGEST + 1
