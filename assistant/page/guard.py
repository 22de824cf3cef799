"""What every request passes: who may come in, how large it may be, and the security headers of the reply."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any, Protocol

from starlette.concurrency import run_in_threadpool
from starlette.responses import PlainTextResponse, Response

from assistant.page.hosts import local_name, own_page
from assistant.page.limiter import USER
from assistant.page.users import Users
from prompts import say

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]

SAFE = ("GET", "HEAD", "OPTIONS")
"""Methods that bring nothing."""
OPEN = ("/healthz", "/readyz")
UPLOAD = "/gradio_api/upload"
LARGEST, LARGEST_UPLOAD = 1_000_000, 256_000_000
"""Bytes that one request may bring, and one with files."""
HEADERS = (
    (b"content-security-policy",
     b"default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; "
     b"img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; "
     b"object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'self'"),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
)


class Admission(Protocol):
    """Who may come in by addresses of their own (the doors for other programs)."""

    def owns(self, path: str) -> bool:
        """Whether the address is one of them."""

    async def refusal(self, scope: Scope, heavy: bool) -> Response | None:
        """The reply that turns the request away (as it does a `heavy` one), None if it may pass; leaves the visitor's name in the scope."""


class Guard:
    """Adds the security headers to every reply; turns away strangers, files where none are taken, and whatever is too large.

    Where the page is for this machine alone (`local`), also what other sites' pages send here, or what was sent to a name that is not this machine's.
    """

    def __init__(self, app: Any, users: Users | None = None, uploads: bool = False, doors: Admission | None = None, local: bool = False) -> None:
        self.app, self.users, self.uploads, self.doors, self.local = app, users, uploads, doors, local

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def with_headers(message: MutableMapping[str, Any]) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message.get("headers", []), *HEADERS]
            await send(message)

        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        refusal = await self._refusal(scope)
        await (refusal or self.app)(scope, receive, with_headers)

    async def _refusal(self, scope: Scope) -> Response | None:
        """The reply that turns the request away, None if it may pass; leaves the visitor's name in the scope."""
        path = plain_path(scope)
        if self.doors is not None and self.doors.owns(path):
            return await self.doors.refusal(scope, scope["method"] not in SAFE and _length(scope) > LARGEST)
        headers = headers_of(scope)
        if self.local and not (local_name(headers) and (scope["method"] in SAFE or own_page(headers))):
            return PlainTextResponse(say("page.local_only"), 403)
        if self.users is not None and path not in OPEN:
            name = await run_in_threadpool(self.users.admitted, headers.get("authorization", ""))
            if not name:
                return PlainTextResponse(say("page.users.denied"), 401, {"www-authenticate": 'Basic realm="wence", charset="UTF-8"'})
            scope[USER] = name
        if scope["method"] in SAFE:
            return None
        if path == UPLOAD and not self.uploads:
            return PlainTextResponse(say("page.documents.closed"), 403)
        if _length(scope) > (LARGEST_UPLOAD if path == UPLOAD else LARGEST):
            return PlainTextResponse(say("page.ask.too_large"), 413)
        return None


def plain_path(scope: Scope) -> str:
    """The path as the application knows it, without the prefix under which a proxy serves it."""
    path: str = scope["path"]
    return path.removeprefix(scope.get("root_path", ""))


def headers_of(scope: Scope) -> dict[str, str]:
    """The headers of a request, names in lower case."""
    pairs: list[tuple[bytes, bytes]] = scope["headers"]
    return {name.decode("latin-1"): value.decode("latin-1") for name, value in pairs}


def _length(scope: Scope) -> int:
    """The announced length of the body; endless where one comes without."""
    headers = headers_of(scope)
    if "content-length" not in headers and "transfer-encoding" not in headers:
        return 0
    given = headers.get("content-length", "")
    return int(given) if given.isdecimal() and given.isascii() else LARGEST_UPLOAD + 1
