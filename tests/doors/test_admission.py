"""Who comes in by the doors: clients with a token, users, or this machine; never another site through somebody's browser."""

from __future__ import annotations

import asyncio
import json
from collections.abc import MutableMapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from test_users import header

from assistant.doors.admission import Admission, is_door
from assistant.doors.clients import Clients, add
from assistant.page.guard import Guard
from assistant.page.limiter import USER, Limiter
from assistant.page.users import Users, put

LOCAL, AWAY = "127.0.0.1", "198.51.100.7"
HOST = {"host": "127.0.0.1:7860"}


class Server:
    """A guarded server that lets requests through to nothing but the name of who sent them."""

    def __init__(self, home: Path, *, users: bool = False, per_minute: int = 1000) -> None:
        self.file = home / "clients"
        put(home / "users", "li", "a long password")
        self.users = Users(home / "users") if users else None
        self.guard = Guard(self._inside, self.users, doors=Admission(Clients(self.file), Limiter(per_minute), self.users))

    async def _inside(self, scope: MutableMapping[str, Any], receive: Any, send: Any) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": json.dumps({"user": scope.get(USER, "")}).encode()})

    def ask(self, headers: dict[str, str] | None = None, *, peer: str = LOCAL, method: str = "POST", path: str = "/api/v1/ask", root: str = "") -> tuple[int, Any]:
        """Status and code (or the name of who came in) of one request."""
        sent: list[MutableMapping[str, Any]] = []

        async def send(message: MutableMapping[str, Any]) -> None:
            sent.append(message)

        raw = [(name.encode(), value.encode("latin-1")) for name, value in {**HOST, "content-length": "2", **(headers or {})}.items()]
        scope = {"type": "http", "method": method, "path": path, "root_path": root, "headers": raw, "client": (peer, 5)}
        with ThreadPoolExecutor(1) as thread:
            thread.submit(lambda: asyncio.run(self.guard(scope, None, send))).result()  # type: ignore[arg-type]
        told = json.loads(sent[1]["body"])
        self.headers = dict(sent[0]["headers"])
        return sent[0]["status"], told["error"]["code"] if "error" in told else told["user"]


@pytest.mark.parametrize("path", ["/v1", "/v1/models", "/api/v1/ask", "/mcp", "/openapi.json"])
def test_doors_are_told_from_the_page(path: str) -> None:
    assert is_door(path) and not is_door(f"/page{path}")


@pytest.mark.parametrize("path", ["/", "/answer", "/v1x", "/apis/v1", "/mcpx", "/openapi.jsonx", "/gradio_api/info", "//v1"])
def test_the_page_is_told_from_the_doors(path: str) -> None:
    assert not is_door(path)


@pytest.mark.parametrize("peer", [LOCAL, "127.8.8.8", "::1", AWAY, "10.0.0.5", "testclient"])
def test_without_clients_only_this_machine_comes_in(tmp_path: Path, peer: str) -> None:
    here = peer in (LOCAL, "127.8.8.8", "::1")
    assert Server(tmp_path).ask(peer=peer) == ((200, "") if here else (401, "missing_api_key"))


def test_a_key_that_nobody_asks_for_does_no_harm(tmp_path: Path) -> None:
    assert Server(tmp_path).ask({"authorization": "Bearer none"})[0] == 200


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"host": "evil.example:7860"}, 403), ({"host": "127.0.0.1.evil.example"}, 403), ({"host": "localhost@evil.example"}, 403), ({"host": ""}, 403),
        ({"host": "[::1"}, 403), ({"host": "localhost:7860"}, 200), ({"host": "[::1]:7860"}, 200), ({"host": "LOCALHOST"}, 200),
        ({"origin": "https://evil.example"}, 403), ({"origin": "null"}, 403), ({"origin": "http://127.0.0.1:9999"}, 403), ({"origin": "file://"}, 403),
        ({"origin": "http://127.0.0.1:7860"}, 200), ({"host": "evil.example", "origin": "http://evil.example"}, 403),
    ],
)
def test_other_sites_do_not_reach_this_machine_through_a_browser(tmp_path: Path, headers: dict[str, str], status: int) -> None:
    server = Server(tmp_path)
    assert server.ask(headers)[0] == status and server.ask(headers, path="/mcp")[0] == status
    assert server.ask(headers, method="GET", path="/openapi.json")[0] == status


def test_with_clients_a_token_is_asked_for_here_too(tmp_path: Path) -> None:
    server = Server(tmp_path)
    token = add(server.file, "bot")
    assert server.ask() == (401, "missing_api_key") and server.headers[b"www-authenticate"] == b"Bearer"
    for wrong in (f"Bearer {token}x", "Bearer ", "Bearer", f"Basic {token}", f"{token}", "Bearer \xff\xfe"):
        status, code = server.ask({"authorization": wrong})
        assert status == 401 and code in ("missing_api_key", "invalid_api_key")
    assert server.ask({"authorization": f"Bearer {token}"}, peer=AWAY) == (200, "client:bot")
    assert server.ask({"authorization": f"bearer  {token} "}, peer=AWAY) == (200, "client:bot")


def test_a_token_is_good_from_anywhere_and_under_a_sub_path(tmp_path: Path) -> None:
    server = Server(tmp_path)
    good = {"authorization": f"Bearer {add(server.file, 'bot')}"}
    assert server.ask({**good, "host": "policy.example", "origin": "https://app.example"}, peer=AWAY)[0] == 200
    assert server.ask(good, path="/wence/api/v1/ask", root="/wence")[0] == 200 and server.ask(path="/wence/api/v1/ask", root="/wence")[0] == 401


def test_a_token_opens_the_doors_and_not_the_page(tmp_path: Path) -> None:
    server = Server(tmp_path, users=True)
    good = {"authorization": f"Bearer {add(server.file, 'bot')}"}
    assert server.ask(good) == (200, "client:bot")
    with pytest.raises(json.JSONDecodeError):  # the page's own words, no record
        server.ask(good, path="/answer")


def test_users_come_in_with_their_login_but_not_from_another_site(tmp_path: Path) -> None:
    server = Server(tmp_path, users=True)
    login = {"authorization": header("li", "a long password")}
    assert server.ask() == server.ask(peer=AWAY) == server.ask({"authorization": header("li", "wrong password")}) == (401, "missing_api_key")
    assert server.ask(login, peer=AWAY) == (200, "li")
    assert server.ask({**login, "origin": "https://evil.example"}) == (403, "foreign_origin")
    add(server.file, "bot")
    assert server.ask(login) == (200, "li") and server.ask({"authorization": "Bearer wence-no"}) == (401, "invalid_api_key")


def test_a_faulty_file_closes_the_doors_to_clients(tmp_path: Path) -> None:
    server = Server(tmp_path)
    token = add(server.file, "bot")
    server.file.write_text("rubbish\n", encoding="utf-8")
    assert server.ask({"authorization": f"Bearer {token}"}) == (503, "unavailable") and server.ask() == (401, "missing_api_key")


def test_each_client_has_its_own_number_of_requests(tmp_path: Path) -> None:
    server = Server(tmp_path, per_minute=2)
    few, many = ({"authorization": f"Bearer {add(server.file, name, most)}"} for name, most in (("few", 1), ("many", 4)))
    assert [server.ask(few)[0] for _ in range(3)] == [200, 429, 429] and 0 < int(server.headers[b"retry-after"]) <= 60
    assert [server.ask(many)[0] for _ in range(5)] == [200] * 4 + [429]
    other = {"authorization": f"Bearer {add(server.file, 'other')}"}
    assert [server.ask(other)[0] for _ in range(3)] == [200, 200, 429]
    assert server.ask(few, method="GET", path="/v1/models")[0] == 200


def test_heavy_requests_are_refused_after_strangers(tmp_path: Path) -> None:
    server = Server(tmp_path)
    assert server.ask({"content-length": "1000001"}) == (413, "request_too_large")
    assert server.ask({"content-length": "1000001"}, peer=AWAY) == (401, "missing_api_key")


def test_every_refusal_carries_the_security_headers(tmp_path: Path) -> None:
    server = Server(tmp_path)
    server.ask(peer=AWAY)
    assert server.headers[b"x-content-type-options"] == b"nosniff" and b"access-control-allow-origin" not in server.headers
    assert server.ask({"origin": "https://evil.example"}, method="OPTIONS")[0] == 403 and b"access-control-allow-origin" not in server.headers
