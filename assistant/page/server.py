"""The web application around the page: its addresses, its security headers, the page itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import gradio as gr
from fastapi import FastAPI

from assistant.page import parts
from assistant.page.answers import Ask, answers
from assistant.page.guard import Guard
from assistant.page.routes import Run, routes
from assistant.page.users import Users

WAITING = 200
AT_ONCE = 16
FONTS = ("system-ui", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "sans-serif")


def here(function: Callable[..., Any], *arguments: object) -> Any:
    """Calls `function` in this process."""
    return function(*arguments)


def application(page: gr.Blocks, ask: Ask, users: Users | None = None, run: Run = here) -> FastAPI:
    """The ASGI application: the page and the plain addresses beside it; with `users`, only for them. `run` calls what draws pages."""
    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    app.include_router(routes(ask, run))
    app.include_router(answers(ask))
    app.add_middleware(Guard, users=users)
    page.queue(default_concurrency_limit=AT_ONCE, max_size=WAITING)
    gr.mount_gradio_app(
        app, page, path="/", theme=_theme(), css=(parts.FOLDER / "page.css").read_text(encoding="utf-8"), head=parts.head(),
        footer_links=[], run_history=False, show_error=False, ssr_mode=False, mcp_server=False, enable_monitoring=False,
        pwa=False, max_file_size="64mb",
    )
    return app


def _theme() -> gr.themes.Base:
    return gr.themes.Base(font=list(FONTS), font_mono=["ui-monospace", "Consolas", "monospace"])
