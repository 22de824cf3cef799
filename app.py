"""The chat page: `python app.py [--host 127.0.0.1] [--port 7860]`. Wiring only."""

from __future__ import annotations

import argparse
import os
import signal
import sys
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from assistant.page.pool import Pool

os.environ.setdefault("GRADIO_ANALYTICS_ENABLED", "False")


def cores() -> int:
    """How many processor cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 2


def evaluation_tables(summary: Mapping[str, Any]) -> list[list[list[str]]]:
    """The tables of an evaluation's summary."""
    from eval.report.tables import tables

    return tables(summary)


def main() -> None:
    """Reads the options and serves until stopped."""
    parser = argparse.ArgumentParser(description="问策：政策文件问答页面")
    parser.add_argument("--host", default="127.0.0.1", help="监听地址（默认 127.0.0.1）")
    parser.add_argument("--port", type=int, default=7860, help="端口（默认 7860）")
    parser.add_argument("--root-path", default="", help="反向代理下的子路径，如 /wence")
    parser.add_argument("--workers", type=int, default=max(1, cores() - 1), help="回答问题的进程数（默认核数减一）")
    parser.add_argument("--manage", action="store_true", help="允许访问者加入和移出文件（只监听本机时总是允许）")
    parser.add_argument("--users", type=Path, help="用户文件；给出后须登录（用 python -m assistant.page.users 生成）")
    parser.add_argument("--per-minute", type=int, default=600, help="每个用户（不登录时每个地址）每分钟最多提问几次（默认 600）")
    from assistant.model.options import add_options, apply_options

    add_options(parser)
    options = parser.parse_args()

    from assistant.page.pool import Pool
    from index.errors import WenceError

    try:
        apply_options(options)  # before the pool: its processes take the environment over
    except WenceError as error:
        sys.exit(str(error))

    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))  # the server hands the signal on once it has stopped: then the pool closes
    pool = Pool(options.workers)
    pool.warm(prepared)  # loads while the page is made here
    try:
        serve(options, pool)
    finally:
        pool.close()


def prepared() -> None:
    """Lets a process load all that answers need, before the first question."""
    from assistant.page.choices import offered

    offered()


def serve(options: argparse.Namespace, pool: Pool) -> None:
    """Makes the page and serves it until stopped; the `pool` answers. Leaves with a message where a setting is wrong."""
    from assistant.doors.clients import Clients, file
    from assistant.model import chat, configured
    from assistant.page.gradio_quick import import_gradio
    from assistant.page.hosts import LOOPBACK
    from assistant.page.users import Users
    from index.errors import WenceError
    from index.settings import home

    try:
        users = Users(options.users) if options.users else None
        clients = Clients(file())
        model = configured()
        if model is not None:
            chat(model)
    except WenceError as error:
        sys.exit(str(error))

    import_gradio()
    import uvicorn

    from assistant.answer import the_library
    from assistant.page import live
    from assistant.page.choices import within
    from assistant.page.server import application
    from assistant.page.view import build
    from prompts import say

    if not live.missing() and the_library().stale:  # opens what the first visitors would otherwise open at the same time, each in a thread
        sys.stderr.write(say("index.stale") + "\n")
    here = options.host in LOOPBACK
    alone = here and not (options.manage or options.users or options.root_path)
    manage = options.manage or here
    served = application(
        build(evaluation_tables, manage=manage), partial(pool.run, within), clients=clients, run=pool.run, users=users,
        manage=manage, local=alone, log=home() / "logs" / "requests.log", per_minute=options.per_minute, grow=partial(pool.grow, within))
    uvicorn.run(served, host=options.host, port=options.port, root_path=options.root_path, log_level="warning", timeout_graceful_shutdown=5)


if __name__ == "__main__":
    main()
