"""A loopback endpoint that speaks OpenAI's protocol and says what each test has it say, errors of every kind among it."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

PIECE = 7
"""So many characters come in one piece of a stream."""


@dataclass(frozen=True)
class Form:
    """A reply that calls the tool it was given; `arguments` are a value, or the text as it is."""

    arguments: Any


@dataclass(frozen=True)
class Fails:
    """An HTTP error."""

    status: int
    headers: Mapping[str, str] = field(default_factory=dict)
    message: str = "busy"


@dataclass(frozen=True)
class Breaks:
    """A stream that is cut off in the middle of its words; `ending` ends it politely for that reason instead."""

    text: str
    ending: str | None = ""


@dataclass(frozen=True)
class Raw:
    """A body as it is."""

    body: str


class Hangs:
    """No reply until the test is over."""


class Silent:
    """A completion without choices."""


Reply = str | Form | Fails | Breaks | Raw | Hangs | Silent
Says = Reply | Callable[[dict[str, Any]], Reply]


@dataclass
class Endpoint:
    """What the endpoint is to say, in turn, and what it was sent. A function is given the request."""

    url: str = ""
    replies: list[Says] = field(default_factory=list)
    usage: dict[str, int] | None = field(default_factory=lambda: {"prompt_tokens": 900, "completion_tokens": 60, "total_tokens": 960})
    asked: list[dict[str, Any]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    over: threading.Event = field(default_factory=threading.Event)

    def said(self, number: int) -> str:
        """All that was sent with one request."""
        return "\n".join(message["content"] for message in self.asked[number]["messages"])


@contextmanager
def serving() -> Iterator[Endpoint]:
    """The endpoint, listening."""
    made = Endpoint()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            request = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            made.asked.append(request)
            made.headers.append({name.lower(): value for name, value in self.headers.items()})
            reply = made.replies.pop(0)
            reply = reply if isinstance(reply, Reply) else reply(request)
            if isinstance(reply, Hangs):
                made.over.wait()
                self.close_connection = True
            elif isinstance(reply, Fails):
                self.send(reply.status, json.dumps({"error": {"message": reply.message}}), reply.headers)
            elif isinstance(reply, Raw):
                self.send(200, reply.body, {"Content-Type": "text/event-stream" if request.get("stream") else "application/json"})
            elif request.get("stream"):
                self.stream(reply)
            else:
                self.send(200, json.dumps(completion(reply, request)), {})

        def send(self, status: int, body: str, headers: Mapping[str, str]) -> None:
            data = body.encode()
            self.send_response(status)
            for name, value in {"Content-Type": "application/json", "Content-Length": str(len(data)), **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(data)

        def stream(self, reply: Reply) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/event-stream")
            self.send_header("Transfer-Encoding", "chunked")
            self.end_headers()
            text = reply.text if isinstance(reply, Breaks) else reply if isinstance(reply, str) else ""
            for at in range(0, len(text), PIECE):
                self.event(choice({"content": text[at : at + PIECE]}))
            if isinstance(reply, Breaks) and reply.ending == "":
                self.close_connection = True
                return
            if not isinstance(reply, Silent):
                self.event(choice({}, reply.ending if isinstance(reply, Breaks) else "stop"))
            self.event({"id": "1", "object": "chat.completion.chunk", "created": 1, "model": "m", "choices": [],
                        **({"usage": made.usage} if made.usage else {})})  # fmt: skip
            self.chunk("data: [DONE]\n\n")
            self.wfile.write(b"0\r\n\r\n")

        def event(self, body: dict[str, Any]) -> None:
            self.chunk(f"data: {json.dumps(body, ensure_ascii=False)}\n\n")

        def chunk(self, text: str) -> None:
            data = text.encode()
            self.wfile.write(f"{len(data):x}\r\n".encode() + data + b"\r\n")
            self.wfile.flush()

        def log_message(self, *_: object) -> None:
            pass

    def choice(delta: dict[str, Any], ended: str | None = None) -> dict[str, Any]:
        one = {"index": 0, "delta": {"role": "assistant", **delta}, "finish_reason": ended}
        return {"id": "1", "object": "chat.completion.chunk", "created": 1, "model": "m", "choices": [one]}

    def completion(reply: Reply, request: dict[str, Any]) -> dict[str, Any]:
        message: dict[str, Any] = {"role": "assistant", "content": reply if isinstance(reply, str) else None}
        ended: str | None = "stop"
        if isinstance(reply, Form):
            arguments = reply.arguments if isinstance(reply.arguments, str) else json.dumps(reply.arguments, ensure_ascii=False)
            name = request["tools"][0]["function"]["name"]
            message["tool_calls"] = [{"id": "c1", "type": "function", "function": {"name": name, "arguments": arguments}}]
            ended = "tool_calls"
        if isinstance(reply, Breaks):
            message["content"], ended = reply.text, reply.ending
        choices = [] if isinstance(reply, Silent) else [{"index": 0, "message": message, "finish_reason": ended}]
        return {"id": "1", "object": "chat.completion", "created": 1, "model": "m", "choices": choices,
                **({"usage": made.usage} if made.usage else {})}  # fmt: skip

    class Server(ThreadingHTTPServer):
        def handle_error(self, *_: object) -> None:
            """Clients that hang up are part of the tests."""

    server = Server(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    made.url = f"http://127.0.0.1:{server.server_port}/v1"
    try:
        yield made
    finally:
        made.over.set()
        server.shutdown()
        thread.join()
        server.server_close()
