"""The request log: when, which kind of address, what came of it, how long it took. Never who, and nothing of what was asked.

One line a request in <home>/logs/requests.log: `2026-01-31T08:15:00+00:00 POST /answer 200 34ms`. Addresses are cut to their first
part, and to a fixed list of these, because the rest may hold names of files or words of visitors.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Awaitable, Callable, MutableMapping
from contextlib import suppress
from datetime import UTC, datetime
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Any

LARGEST, OLDER = 5_000_000, 3
"""Bytes of the log before it is set aside, and how many of those set aside are kept."""
KNOWN = frozenset((
    "", "answer", "api", "assets", "choices", "config", "evaluation", "export", "feedback", "gradio_api", "healthz", "leaf", "mcp", "openapi.json", "readyz", "source",
    "static", "targets", "theme.css", "v1",
))


class RequestLog:
    """Notes every HTTP request that passes; a log that cannot be written never stops a request."""

    def __init__(self, app: Any, file: Path | None) -> None:
        self._app = app
        self._log = logging.Logger("wence.requests", logging.INFO)
        if file is not None:
            self._log.addHandler(_handler(file))

    async def __call__(
        self, scope: MutableMapping[str, Any], receive: Callable[[], Awaitable[Any]], send: Callable[[MutableMapping[str, Any]], Awaitable[None]]
    ) -> None:
        began, status = time.perf_counter(), 0

        async def noting(message: MutableMapping[str, Any]) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self._app(scope, receive, noting)
        finally:
            if scope["type"] == "http":
                self._log.info("%s %s %s %s %dms", datetime.now(UTC).isoformat(timespec="seconds"), scope["method"], kind(scope), status,
                               (time.perf_counter() - began) * 1000)
            elif scope["type"] == "lifespan":  # ends when the server does
                for handler in self._log.handlers:
                    handler.close()


def kind(scope: MutableMapping[str, Any]) -> str:
    """The first part of the path, or /… where it is none of ours."""
    first = str(scope["path"]).removeprefix(scope.get("root_path", "")).lstrip("/").split("/")[0]
    return f"/{first}" if first in KNOWN else "/…"


class _Quiet(RotatingFileHandler):
    """Leaves a line out rather than complain of a full or missing disk."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: ARG002 - the name is logging's
        return


def _handler(file: Path) -> logging.Handler:
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
    return _Quiet(file, maxBytes=LARGEST, backupCount=OLDER, encoding="utf-8", delay=True)
