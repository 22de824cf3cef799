"""Who comes in by the doors, and how often.

With a token: the client that holds it, wherever its request comes from. Without one, only where nobody has made a client: the users of the page with
their login where there are users, else whatever runs on this machine. Browsers carry logins and reach this machine for every site that they show, so a request
without a token passes only if it comes from a page of this server, and on this machine only if it was sent to this machine by name (a foreign name that
was made to lead here is turned away).
"""

from __future__ import annotations

import ipaddress
import logging
from collections.abc import Mapping
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from assistant.doors.clients import Clients
from assistant.doors.failures import Failure, failure
from assistant.page.guard import Scope, headers_of
from assistant.page.hosts import local_name, own_page
from assistant.page.limiter import USER, Limiter, visitor
from assistant.page.users import Users
from index.errors import WenceError

DOORS = ("/v1", "/api", "/mcp", "/openapi.json")
_log = logging.getLogger("wence.doors")


def is_door(path: str) -> bool:
    """Whether a path of this server belongs to a door."""
    return any(path == door or path.startswith(f"{door}/") for door in DOORS)


class Admission:
    """Lets clients, users or this machine in, as often as the limiter says; every POST counts as a question."""

    def __init__(self, clients: Clients, limiter: Limiter, users: Users | None = None) -> None:
        self._clients, self._limiter, self._users = clients, limiter, users

    def owns(self, path: str) -> bool:
        """Whether the address is a door."""
        return is_door(path)

    async def refusal(self, scope: Scope, heavy: bool) -> Response | None:
        """The reply that turns the request away, None if it may pass; leaves the asker's name in the scope."""
        try:
            per_minute = await self._admit(scope)
            if heavy:
                raise failure("request_too_large")
            if scope["method"] == "POST":
                self._count(scope, per_minute)
        except Failure as refused:
            return reply(refused)
        return None

    async def _admit(self, scope: Scope) -> int | None:
        """Leaves the asker's name in the scope; how often he may ask, None where nothing is said of him. Raises Failure for strangers."""
        headers = headers_of(scope)
        scheme, _, token = headers.get("authorization", "").partition(" ")
        if scheme.lower() == "bearer" and self._clients.required:
            return self._client(scope, token.strip())
        if self._users is not None:
            await self._user(scope, headers, self._users)
            return None
        if self._clients.required or not _from_here(scope):
            raise failure("missing_api_key")
        if not local_name(headers) or not own_page(headers):
            raise failure("foreign_origin")
        return None

    def _client(self, scope: Scope, token: str) -> int | None:
        try:
            client = self._clients.named(token)
        except WenceError as error:  # a file with faults lets nobody in
            _log.error("%s", error)
            raise failure("unavailable") from None
        if client is None:
            raise failure("invalid_api_key")
        scope[USER] = f"client:{client.name}"
        return client.per_minute

    async def _user(self, scope: Scope, headers: Mapping[str, str], users: Users) -> None:
        name = await run_in_threadpool(users.admitted, headers.get("authorization", ""))
        if not name:
            raise failure("missing_api_key")
        if not own_page(headers):
            raise failure("foreign_origin")
        scope[USER] = name

    def _count(self, scope: Scope, per_minute: int | None) -> None:
        if seconds := self._limiter.wait(visitor(Request(scope)), most=per_minute):
            raise failure("rate_limit_exceeded", wait=seconds, seconds=seconds)


def reply(refused: Failure) -> JSONResponse:
    """The failure as a reply."""
    return JSONResponse(refused.body, refused.status, refused.headers)


def _from_here(scope: Scope) -> bool:
    """Whether the request comes from this machine; behind a proxy the server puts the address that the proxy tells in its place."""
    client: Any = scope.get("client")
    try:
        return client is not None and ipaddress.ip_address(client[0]).is_loopback
    except ValueError:
        return False
