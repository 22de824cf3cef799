"""The web application: the page, its addresses, the doors for other programs, and the guard before all of them."""

from __future__ import annotations

from pathlib import Path

import gradio as gr
from fastapi import FastAPI

from assistant.doors.admission import Admission
from assistant.doors.calls import here
from assistant.doors.clients import Clients
from assistant.doors.server import Beside, doors
from assistant.page import parts
from assistant.page.answers import Ask, Grow, answers
from assistant.page.guard import Guard
from assistant.page.limiter import PER_MINUTE, Limiter
from assistant.page.request_log import RequestLog
from assistant.page.routes import Run, routes
from assistant.page.users import Users

WAITING = 200
AT_ONCE = 16
FONTS = ("system-ui", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "sans-serif")


def application(page: gr.Blocks, ask: Ask, *, clients: Clients, run: Run = here, users: Users | None = None, manage: bool = False,
                local: bool = False, log: Path | None = None, per_minute: int = PER_MINUTE, grow: Grow | None = None) -> FastAPI:
    """The ASGI application: the page, the plain addresses beside it, the doors for other programs.

    `run` calls what draws pages and answers programs; with `users`, only they are let in, and by the doors the `clients`; files are taken only if
    visitors may `manage` the library; a `local` page is shown on this machine alone; requests are noted in the file `log`; a visitor may ask `per_minute` questions in a minute; `grow` answers
    in place of `ask` where an answer is shown as it is worded.
    """
    app, limiter = FastAPI(docs_url=None, redoc_url=None, openapi_url=None), Limiter(per_minute)
    app.include_router(routes(ask, run, limiter))
    app.include_router(answers(ask, limiter, grow))
    app.add_middleware(Beside, doors=doors(run, clients))
    app.add_middleware(Guard, users=users, uploads=manage, doors=Admission(clients, limiter, users), local=local)
    app.add_middleware(RequestLog, file=log)
    page.queue(default_concurrency_limit=AT_ONCE, max_size=WAITING)
    gr.mount_gradio_app(
        app, page, path="/", theme=_theme(), css=(parts.FOLDER / "page.css").read_text(encoding="utf-8"), head=parts.head(),
        footer_links=[], run_history=False, show_error=False, ssr_mode=False, mcp_server=False, enable_monitoring=False,
        pwa=False, max_file_size="64mb",
    )
    return app


def _theme() -> gr.themes.Base:
    return gr.themes.Base(font=list(FONTS), font_mono=["ui-monospace", "Consolas", "monospace"])
