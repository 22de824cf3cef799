"""The MCP package's own client at the running server, and at the program started by the client itself."""

from __future__ import annotations

import os
import sys
from contextlib import AsyncExitStack
from pathlib import Path

import httpx2
import jsonschema
import pytest
from browsing import ROOT
from mcp import Client, MCPError, StdioServerParameters
from mcp.client.stdio import stdio_client
from mcp.client.streamable_http import streamable_http_client
from serving import Served, alone

TOOLS = {
    "ask_policy": {"question": "2027年规模以上工业增加值目标是多少？"},
    "search_passages": {"query": "智能工厂", "limit": 3},
    "query_targets": {"words": "工业增加值", "year": 2027},
    "compare_targets": {"indicator": "规模以上工业增加值"},
    "check_eligibility": {"project": "建设智能工厂", "figures": [{"measure": "设备投资", "figure": "2500万元"}]},
    "verify_quote": {"quote": "到2027年，规模以上工业增加值达到2900亿元以上"},
}



async def over_http(served: Served, stack: AsyncExitStack, mode: str, headers: dict[str, str] | None = None) -> Client:
    http = await stack.enter_async_context(httpx2.AsyncClient(headers=served.headers if headers is None else headers, timeout=60))
    return await stack.enter_async_context(Client(streamable_http_client(f"{served.address}/mcp", http_client=http), mode=mode))


async def over_stdio(home: Path, stack: AsyncExitStack) -> Client:
    command = StdioServerParameters(command=sys.executable, args=["-m", "assistant", "mcp"], cwd=ROOT, env={**os.environ, "WENCE_HOME": str(home)})
    return await stack.enter_async_context(Client(stdio_client(command)))


async def converse(client: Client) -> None:
    """Lists the tools and uses each: the schemas hold, in and out."""
    listed = {tool.name: tool for tool in (await client.list_tools()).tools}
    assert set(listed) == set(TOOLS)
    for name, arguments in TOOLS.items():
        tool = listed[name]
        jsonschema.validate(arguments, tool.input_schema)
        done = await client.call_tool(name, arguments)
        assert not done.is_error, done.content
        jsonschema.validate(done.structured_content, tool.output_schema)
        assert done.structured_content and done.content[0].text
        assert tool.title and tool.description and tool.annotations.read_only_hint
    answer = await client.call_tool("ask_policy", TOOLS["ask_policy"])
    assert "2800亿元" in answer.content[0].text and answer.structured_content["citations"][0]["quote"] in answer.content[0].text
    more = await client.call_tool("ask_policy", {"question": "比2020年的目标提高多少？", "history": [TOOLS["ask_policy"]["question"]]})
    assert "1300亿元" in more.content[0].text
    lie = (await client.call_tool("verify_quote", TOOLS["verify_quote"])).structured_content
    assert lie["result"] == "absent" and {"yours": "9", "source": "8"} in lie["nearest"][0]["differences"]
    assert 2800 in [row["value"] for row in (await client.call_tool("query_targets", TOOLS["query_targets"])).structured_content["targets"]]


async def fail(client: Client) -> None:
    """What does not fit is told in the result, without what was sent."""
    for name, arguments in (("ask_policy", {}), ("ask_policy", {"question": 3}), ("ask_policy", {"question": "机密" * 2000}),
                            ("search_passages", {"query": "a", "scope": {"document": "nowhere"}})):
        done = await client.call_tool(name, arguments)
        assert done.is_error and "机密" not in done.content[0].text and "Traceback" not in done.content[0].text
    done = await client.call_tool("delete_everything", {})
    assert done.is_error


@pytest.mark.parametrize("mode", ["auto", "legacy"])
def test_tools_are_used_over_http(served: Served, mode: str) -> None:
    async def work() -> None:
        async with AsyncExitStack() as stack:
            client = await over_http(served, stack, mode)
            await converse(client)
            await fail(client)

    alone(work)


def test_tools_are_used_over_standard_input_and_output(built: Path) -> None:
    async def work() -> None:
        async with AsyncExitStack() as stack:
            client = await over_stdio(built, stack)
            await converse(client)
            await fail(client)

    alone(work)


def test_without_a_library_a_tool_says_so_and_no_path(own_home: Path) -> None:
    async def work() -> None:
        async with AsyncExitStack() as stack:
            client = await over_stdio(own_home, stack)
            done = await client.call_tool("ask_policy", TOOLS["ask_policy"])
            assert done.is_error and str(own_home) not in done.content[0].text and "文件库" in done.content[0].text

    alone(work)


def test_strangers_are_kept_out(served: Served) -> None:
    async def work() -> None:
        with pytest.raises(BaseExceptionGroup) as refused:
            async with AsyncExitStack() as stack:
                await over_http(served, stack, "auto", {})
        assert refused.value.subgroup(MCPError) is not None

    alone(work)


@pytest.mark.parametrize(("method", "path", "status"), [("GET", "/mcp", 405), ("DELETE", "/mcp", 405), ("POST", "/mcp/more", 404)])
def test_other_addresses_and_methods_are_refused(served: Served, method: str, path: str, status: int) -> None:
    import httpx

    reply = httpx.request(method, served.address + path, headers=served.headers, timeout=30)
    assert reply.status_code == status and reply.json()["error"]["message"]


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b'{"jsonrpc": "2.0"}', b"\xff", b'{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":3}}'])
def test_garbage_is_refused_without_a_traceback(served: Served, body: bytes) -> None:
    import httpx

    headers = {**served.headers, "content-type": "application/json", "accept": "application/json, text/event-stream"}
    reply = httpx.post(f"{served.address}/mcp", content=body, headers=headers, timeout=30)
    assert reply.status_code < 500 and "Traceback" not in reply.text and str(ROOT) not in reply.text and "site-packages" not in reply.text
