"""Every example of docs/doors.md does what it says at the running server."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from contextlib import AsyncExitStack
from typing import Any

import httpx2
import pytest
from browsing import ROOT
from mcp import Client, StdioServerParameters
from mcp.client.stdio import stdio_client
from mcp.client.streamable_http import streamable_http_client
from serving import Served, alone

from assistant.doors.operations import OPERATIONS

PAGE = (ROOT / "docs" / "doors.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```(\w+)\n(.*?)```", PAGE, re.S)
ADDRESS = "http://127.0.0.1:7860"
ROWS = re.findall(r"^\| `(/api/v1/[\w-]+)` \| .*? \| `(\{.*\})` \|$", PAGE, re.M)


def blocks(language: str) -> list[str]:
    return [text for name, text in BLOCKS if name == language]


def test_every_example_has_a_test() -> None:
    assert {name for name, _ in BLOCKS} == {"bash", "python", "json"} and PAGE.count("```") == 2 * (len(BLOCKS) + 1)  # and one list of commands
    assert [path for path, _ in ROWS] == [f"/api/v1/{operation.path}" for operation in OPERATIONS]
    assert all(f"`{operation.name}`" in PAGE for operation in OPERATIONS if operation.tool)


@pytest.mark.parametrize("text", blocks("bash"))
def test_commands(served: Served, text: str) -> None:
    environment = {**os.environ, "WENCE_TOKEN": served.token}
    done = subprocess.run(["bash", "-c", text.replace(ADDRESS, served.address)], env=environment, capture_output=True, text=True, check=True)
    assert "error" not in (told := json.loads(done.stdout)) and ("2800亿元" in done.stdout or "openapi" in told)


@pytest.mark.parametrize("text", blocks("python"))
def test_programs(served: Served, text: str) -> None:
    environment = {**os.environ, "WENCE_TOKEN": served.token, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run([sys.executable, "-c", text.replace(ADDRESS, served.address)], env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert any(sign in done.stdout for sign in ("2800亿元", "2800 − 1500", "负责", "责任单位"))


@pytest.mark.parametrize(("path", "asked"), ROWS)
def test_rows(served: Served, path: str, asked: str) -> None:
    reply = served.post(path, json.loads(asked))
    assert reply.status_code == 200 and any(reply.json().values())


@pytest.mark.parametrize("text", blocks("json"))
def test_settings_of_mcp_clients(served: Served, text: str) -> None:
    [(_, given)] = json.loads(text.replace(ADDRESS, served.address).replace("WENCE_TOKEN", served.token).replace("/path/to/wence", str(ROOT)))["mcpServers"].items()

    async def work() -> None:
        async with AsyncExitStack() as stack:
            if "url" in given:
                http = await stack.enter_async_context(httpx2.AsyncClient(headers=given["headers"], timeout=60))
                transport: Any = streamable_http_client(given["url"], http_client=http)
            else:
                transport = stdio_client(StdioServerParameters(**given, env={**os.environ, "WENCE_HOME": str(served.home)}))
            client = await stack.enter_async_context(Client(transport))
            done = await client.call_tool("ask_policy", {"question": "2027年规模以上工业增加值目标是多少？"})
            assert "2800亿元" in done.content[0].text

    alone(work)

