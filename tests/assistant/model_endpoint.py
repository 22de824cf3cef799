"""A loopback OpenAI-compatible endpoint that says what each test has it say."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass
class Endpoint:
    """What the endpoint is to say, in turn, and what it was sent. An int is an HTTP status to fail with."""

    url: str = ""
    replies: list[str | int] = field(default_factory=list)
    usage: dict[str, int] | None = None
    asked: list[dict[str, Any]] = field(default_factory=list)

    def said(self, number: int) -> str:
        """All that was sent with one request."""
        return "\n".join(message["content"] for message in self.asked[number]["messages"])


@contextmanager
def serving() -> Iterator[Endpoint]:
    """The endpoint, listening."""
    made = Endpoint(usage={"prompt_tokens": 900, "completion_tokens": 60, "total_tokens": 960})

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            made.asked.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            reply = made.replies.pop(0)
            status, body = (reply, {"error": {"message": "busy"}}) if isinstance(reply, int) else (200, completion(reply))
            data = json.dumps(body).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_: object) -> None:
            pass

    def completion(text: str) -> dict[str, Any]:
        choice = {"index": 0, "message": {"role": "assistant", "content": text}, "finish_reason": "stop"}
        return {"id": "1", "object": "chat.completion", "created": 1, "model": "m", "choices": [choice],
                **({"usage": made.usage} if made.usage else {})}  # fmt: skip

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    made.url = f"http://127.0.0.1:{server.server_port}/v1"
    yield made
    server.shutdown()
    thread.join()
    server.server_close()
