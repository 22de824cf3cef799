"""The web application around the page: its addresses, its security headers, the page itself."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, MutableMapping, Sequence
from typing import Any

import gradio as gr
from fastapi import FastAPI

from assistant.page import parts
from assistant.page.routes import routes
from assistant.records import Answer

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]

WAITING = 200
AT_ONCE = 16
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
    app.add_middleware(_Headers)
    page.queue(default_concurrency_limit=AT_ONCE, max_size=WAITING)
    gr.mount_gradio_app(
        app, page, path="/", theme=_theme(), css=(parts.FOLDER / "page.css").read_text(encoding="utf-8"), head=parts.head(),
        footer_links=[], run_history=False, show_error=False, ssr_mode=False, mcp_server=False, enable_monitoring=False,
        pwa=False, max_file_size="64mb",
    )
    return app


def _theme() -> gr.themes.Base:
    return gr.themes.Base(font=list(FONTS), font_mono=["ui-monospace", "Consolas", "monospace"])


class _Headers:
    """Adds the security headers to every reply; leaves streams alone."""

    def __init__(self, app: Any) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def with_headers(message: MutableMapping[str, Any]) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message.get("headers", []), *HEADERS]
            await send(message)

        await self.app(scope, receive, with_headers if scope["type"] == "http" else send)
