"""The chat page: `python app.py [--host 127.0.0.1] [--port 7860]`. Wiring only."""

from __future__ import annotations

import argparse
import os

os.environ.setdefault("GRADIO_ANALYTICS_ENABLED", "False")

LOOPBACK = ("127.0.0.1", "localhost", "::1")


def main() -> None:
    """Reads the options and serves until stopped."""
    parser = argparse.ArgumentParser(description="问策：政策文件问答页面")
    parser.add_argument("--host", default="127.0.0.1", help="监听地址（默认 127.0.0.1）")
    parser.add_argument("--port", type=int, default=7860, help="端口（默认 7860）")
    parser.add_argument("--manage", action="store_true", help="允许访问者加入和移出文件（只监听本机时总是允许）")
    options = parser.parse_args()

    import uvicorn

    from assistant.answer import ask
    from assistant.page.server import application
    from assistant.page.view import build

    manage = options.manage or options.host in LOOPBACK
    uvicorn.run(application(build(ask, manage=manage), ask), host=options.host, port=options.port, log_level="warning",
                timeout_graceful_shutdown=5)


if __name__ == "__main__":
    main()
