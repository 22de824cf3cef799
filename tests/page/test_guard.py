"""Every request passes the guard: strangers and heavy bodies are turned away, every reply carries the security headers."""

from __future__ import annotations

import asyncio
from collections.abc import MutableMapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from test_users import header

from assistant.page.guard import LARGEST, LARGEST_UPLOAD, Guard
from assistant.page.users import Users, put
from prompts import say


async def inner(scope: MutableMapping[str, Any], receive: Any, send: Any) -> None:
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": b"in"})


def visit(path: str, *, method: str = "GET", root: str = "", headers: dict[str, str] | None = None,
          users: Users | None = None, uploads: bool = True, local: bool = False) -> tuple[int, dict[bytes, bytes], str]:
    """Status, headers and body of one request."""
    sent: list[MutableMapping[str, Any]] = []

    async def send(message: MutableMapping[str, Any]) -> None:
        sent.append(message)

    async def receive() -> MutableMapping[str, Any]:
        return {"type": "http.request", "body": b""}

    raw = [(name.encode(), value.encode()) for name, value in (headers or {}).items()]
    scope = {"type": "http", "method": method, "path": path, "root_path": root, "headers": raw}
    with ThreadPoolExecutor(1) as thread:  # the browser tests keep a loop running in this one
        thread.submit(lambda: asyncio.run(Guard(inner, users, uploads, local=local)(scope, receive, send))).result()
    return sent[0]["status"], dict(sent[0]["headers"]), sent[1]["body"].decode()


@pytest.fixture
def users(tmp_path: Path) -> Users:
    put(tmp_path / "users", "li", "a long password")
    return Users(tmp_path / "users")


def test_every_reply_forbids_other_hosts(users: Users) -> None:
    for status, headers, _ in (visit("/"), visit("/", users=users), visit("/answer", method="POST")):
        assert b"default-src 'self'" in headers[b"content-security-policy"] and b"nosniff" in headers[b"x-content-type-options"]
        assert status in (200, 401, 413)
        assert not [part for part in headers[b"content-security-policy"].split() if b"//" in part or part == b"*"]


def test_strangers_stay_out_but_health_is_open(users: Users) -> None:
    assert visit("/")[0] == 200
    status, headers, body = visit("/answer", users=users)
    assert status == 401 and headers[b"www-authenticate"].startswith(b"Basic") and body == say("page.users.denied")
    assert visit("/source", users=users, headers={"authorization": header("li", "wrong password")})[0] == 401
    assert visit("/source", users=users, headers={"authorization": header("li", "a long password")})[0] == 200
    assert visit("/wence/healthz", root="/wence", users=users)[0] == visit("/healthz", users=users)[0] == visit("/readyz", users=users)[0] == 200


@pytest.mark.parametrize(("length", "status"), [(str(LARGEST), 200), (str(LARGEST + 1), 413), ("x", 413), ("", 413)])
def test_heavy_questions_are_turned_away(length: str, status: int) -> None:
    assert visit("/answer", method="POST", headers={"content-length": length})[0] == status
    assert visit("/wence/answer", root="/wence", method="POST", headers={"content-length": length})[0] == status


def test_a_body_of_untold_length_is_turned_away_and_none_at_all_is_not() -> None:
    assert visit("/answer", method="POST", headers={"transfer-encoding": "chunked"})[0] == 413
    assert visit("/answer", method="DELETE")[0] == 200


@pytest.mark.parametrize("path", ["/feedback", "/gradio_api/queue/join", "/anything"])
def test_every_other_address_takes_little(path: str) -> None:
    assert visit(path, method="POST", headers={"content-length": str(LARGEST + 1)})[0] == 413
    assert visit(path, method="POST", headers={"content-length": "9"})[0] == 200


def test_files_are_taken_up_to_a_size_and_only_where_the_library_may_be_changed() -> None:
    size = {"content-length": str(LARGEST + 1)}
    assert visit("/gradio_api/upload", method="POST", headers=size)[0] == 200
    assert visit("/gradio_api/upload", method="POST", headers={"content-length": str(LARGEST_UPLOAD + 1)})[0] == 413
    for path, root in (("/gradio_api/upload", ""), ("/wence/gradio_api/upload", "/wence")):
        assert visit(path, root=root, method="POST", headers=size, uploads=False)[::2] == (403, say("page.documents.closed"))


@pytest.mark.parametrize(("method", "headers", "comes_in"), [
    ("GET", {"host": "127.0.0.1:7860"}, True),
    ("GET", {"host": "localhost"}, True),
    ("GET", {"host": "[::1]:7860"}, True),
    ("GET", {"host": "127.0.0.1:7860", "origin": "https://evil.example"}, True),
    ("POST", {"host": "127.0.0.1:7860", "origin": "http://127.0.0.1:7860", "content-length": "1"}, True),
    ("POST", {"host": "127.0.0.1:7860", "content-length": "1"}, True),
    ("GET", {"host": "evil.example:7860"}, False),
    ("GET", {"host": "127.0.0.1.evil.example"}, False),
    ("GET", {"host": "[::1"}, False),
    ("GET", {}, False),
    ("POST", {"host": "127.0.0.1:7860", "origin": "https://evil.example", "content-length": "1"}, False),
    ("POST", {"host": "127.0.0.1:7860", "origin": "null", "content-length": "1"}, False),
])
def test_a_page_for_this_machine_alone_is_reached_by_its_name_only(method: str, headers: dict[str, str], comes_in: bool) -> None:
    status, _, body = visit("/gradio_api/upload", method=method, headers=headers, local=True)
    assert (status, body) == ((200, "in") if comes_in else (403, say("page.local_only")))
    assert visit("/gradio_api/upload", method=method, headers=headers)[0] == 200
