"""The doors on the page's own server: beside the page, for many at once, in its request log, under a sub-path."""

from __future__ import annotations

import asyncio
import re
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi.testclient import TestClient
from model_endpoint import Fails, serving
from serving import Served, alone
from test_model import GAP, GOOD

from assistant.doors.admission import Admission
from assistant.doors.clients import Clients, add
from assistant.doors.server import Beside, doors
from assistant.page.guard import Guard
from assistant.page.limiter import Limiter
from prompts import say

QUESTIONS = ("2027年规模以上工业增加值目标是多少？", "工业互联网平台一年运营费600万元，能补多少？", "绿色工厂创建由哪个部门负责？", "上海市2027年的工业增加值目标是多少？")
AT_ONCE = 50


def test_the_page_stands_beside_the_doors(served: Served) -> None:
    page = httpx.get(served.address, timeout=30)
    assert page.status_code == 200 and "<html" in page.text and httpx.get(f"{served.address}/healthz", timeout=30).json() == {"status": "ok"}
    answer = httpx.post(f"{served.address}/answer", json={"question": QUESTIONS[0], "turn": "t1"}, timeout=60)
    assert answer.status_code == 200 and "2800亿元" in answer.text


def test_many_clients_are_served_at_once(served: Served) -> None:
    async def ask(client: httpx.AsyncClient, number: int) -> tuple[int, str]:
        question = QUESTIONS[number % len(QUESTIONS)]
        message = [{"role": "user", "content": question}]
        call = {"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {"name": "ask_policy", "arguments": {"question": question}}}
        ways: list[tuple[str, Any]] = [
            ("/v1/chat/completions", {"model": "wence", "messages": message}), ("/v1/chat/completions", {"model": "wence", "messages": message, "stream": True}),
            ("/api/v1/ask", {"question": question}), ("/mcp", call), ("/api/v1/search", {"query": question}),
        ]
        path, asked = ways[number % len(ways)]
        reply = await client.post(path, json=asked, headers={"accept": "application/json, text/event-stream"})
        return reply.status_code, reply.text

    async def work() -> list[tuple[int, str]]:
        async with httpx.AsyncClient(base_url=served.address, headers=served.headers, timeout=60, limits=httpx.Limits(max_connections=AT_ONCE)) as client:
            return await asyncio.gather(*(ask(client, number) for number in range(AT_ONCE)))

    told = alone(work)
    assert {status for status, _ in told} == {200} and not [text for _, text in told if '"error":' in text or '"isError":true' in text]


def test_the_log_tells_which_door_and_no_words(served: Served) -> None:
    for path, asked in (("/api/v1/ask", {"question": QUESTIONS[2]}), ("/v1/chat/completions", {}), ("/mcp", {}), ("/api/v1/nothing/at/all", {})):
        served.post(path, asked)
    log = (served.home / "logs" / "requests.log").read_text(encoding="utf-8")
    assert re.search(r"POST /api 200 ", log) and re.search(r"POST /v1 400 ", log) and re.search(r"POST /mcp 4\d\d ", log) and "绿色" not in log and "nothing" not in log
    assert served.token not in log and "tests" not in log


def test_the_doors_open_under_a_sub_path(shipped: Path, tmp_path: Path) -> None:
    clients = Clients(tmp_path / "clients")
    token = add(tmp_path / "clients", "bot")
    app = Guard(Beside(None, doors(lambda function, *arguments: function(*arguments), clients)), doors=Admission(clients, Limiter()))
    client = TestClient(app, root_path="/wence", base_url="http://policy.example", headers={"authorization": f"Bearer {token}"})
    assert client.get("/wence/v1/models").json()["data"][0]["id"] == "wence"
    assert client.post("/wence/api/v1/documents", json={}).json()["total"] == 5
    assert client.get("/wence/openapi.json").json()["servers"] == [{"url": "/wence"}]
    assert client.get("/wence/v1/nothing").status_code == 404 and TestClient(app, root_path="/wence").get("/wence/v1/models").status_code == 401


@pytest.mark.parametrize(("reply", "kept"), [(GOOD, True), (GOOD.replace("[T1]", "75%以上"), False), (Fails(500), False)])
def test_a_language_model_behind_the_answer_is_told_and_held_to_it(shipped: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reply: Any, kept: bool) -> None:
    with serving() as endpoint:
        for name, value in (("MODEL", "m"), ("MODEL_URL", endpoint.url), ("MODEL_RETRIES", "0")):
            monkeypatch.setenv(f"WENCE_{name}", value)
        endpoint.replies = [reply, reply]
        client = TestClient(doors(lambda function, *arguments: function(*arguments), Clients(tmp_path / "clients")))
        made = client.post("/v1/chat/completions", json={"model": "wence", "messages": [{"role": "user", "content": GAP}]}).json()
    text, behind = made["choices"][0]["message"]["content"], made["wence"]
    assert (behind["usage"]["model"], behind["usage"]["kept"]) == ("m", kept) and "70%以上" in text and "75%" not in text and endpoint.asked
    assert all(one["quote"] in text for one in behind["citations"]) and (say("page.worded.by", model="m") in text) == kept
