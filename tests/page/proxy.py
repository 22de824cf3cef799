"""A small reverse proxy that serves another server under a sub-path, as nginx does with `location /wence/ { proxy_pass http://…/; }`."""

from __future__ import annotations

import http.client
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import urlsplit

PREFIX = "/wence"
_HOP = ("connection", "transfer-encoding", "keep-alive", "content-length")


@contextmanager
def proxied(target: str) -> Iterator[str]:
    """The address under which `target` ("http://127.0.0.1:8000/") can be reached through the proxy."""
    host = urlsplit(target).netloc

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.0"

        def _pass(self) -> None:
            if not self.path.startswith(f"{PREFIX}/"):
                self.send_error(404)
                return
            body = self.rfile.read(int(self.headers.get("content-length") or 0))
            upstream = http.client.HTTPConnection(host, timeout=60)
            headers = {name: value for name, value in self.headers.items() if name.lower() not in ("connection", "host")}
            headers |= {"Host": self.headers["host"], "X-Forwarded-For": "198.51.100.4", "X-Forwarded-Proto": "http"}
            try:
                upstream.request(self.command, self.path.removeprefix(PREFIX), body or None, headers)
                reply = upstream.getresponse()
                self.send_response(reply.status)
                for name, value in reply.getheaders():
                    if name.lower() not in _HOP:
                        self.send_header(name, value)
                self.end_headers()
                while part := reply.read1(65536):
                    self.wfile.write(part)
                    self.wfile.flush()
            except OSError:
                pass  # the browser or the server went away
            finally:
                upstream.close()

        do_GET = do_POST = do_HEAD = _pass

        def log_message(self, format: str, *args: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}{PREFIX}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
