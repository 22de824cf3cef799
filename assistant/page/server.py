"""The web application around the page: its addresses, its security headers, the page itself."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, MutableMapping, Sequence
from typing import Any

import gradio as gr
from fastapi import FastAPI
from fastapi.responses import PlainTextResponse

from assistant.page import parts
from assistant.page.answers import answers
from assistant.page.routes import routes
from assistant.records import Answer
from prompts import say

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]

WAITING = 200
AT_ONCE = 16
SMALL = ("/answer", "/feedback")
LARGEST = 1_000_000
"""Bytes a question or a feedback may take."""
FONTS = ("system-ui", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "sans-serif")
HEADERS = (
    (b"content-security-policy",
     b"default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; "
     b"img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; "
     b"object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'self'"),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
)


def application(page: gr.Blocks, ask: Callable[[str, Sequence[str]], Answer]) -> FastAPI:
    """The ASGI application: the page and the plain addresses beside it."""
    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    app.include_router(routes(ask))
    app.include_router(answers(ask))
    app.add_middleware(_Guard)
    page.queue(default_concurrency_limit=AT_ONCE, max_size=WAITING)
    gr.mount_gradio_app(
        app, page, path="/", theme=_theme(), css=(parts.FOLDER / "page.css").read_text(encoding="utf-8"), head=parts.head(),
        footer_links=[], run_history=False, show_error=False, ssr_mode=False, mcp_server=False, enable_monitoring=False,
        pwa=False, max_file_size="64mb",
    )
    return app


def _theme() -> gr.themes.Base:
    return gr.themes.Base(font=list(FONTS), font_mono=["ui-monospace", "Consolas", "monospace"])


class _Guard:
    """Adds the security headers to every reply, and turns away what is too large for anything but a file."""

    def __init__(self, app: Any) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def with_headers(message: MutableMapping[str, Any]) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message.get("headers", []), *HEADERS]
            await send(message)

        if scope["type"] != "http":
            await self.app(scope, receive, send)
        elif scope["method"] == "POST" and scope["path"] in SMALL and _length(scope) > LARGEST:
            await PlainTextResponse(say("page.ask.too_large"), 413)(scope, receive, with_headers)
        else:
            await self.app(scope, receive, with_headers)


def _length(scope: Scope) -> int:
    """The announced length of the body; endless where none is announced."""
    given = dict(scope["headers"]).get(b"content-length", b"")
    return int(given) if given.isdigit() else LARGEST + 1
