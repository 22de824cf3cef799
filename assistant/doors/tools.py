"""The MCP server: a tool for each operation, with the schemas of its records."""

from __future__ import annotations

import logging
from typing import Any

from mcp.server.lowlevel import Server
from mcp.types import (
    CallToolRequestParams,
    CallToolResult,
    ListToolsResult,
    TextContent,
    Tool,
    ToolAnnotations,
)
from pydantic import ValidationError

from assistant.doors.calls import Calls
from assistant.doors.failures import Failure, failure
from assistant.doors.operations import OPERATIONS, Operation
from assistant.doors.trouble import of_validation
from prompts import say

_log = logging.getLogger("wence.doors")
_TOOLS = {operation.name: operation for operation in OPERATIONS if operation.tool}


def server(calls: Calls) -> Server[Any]:
    """The server; `calls` does the work of its tools. What goes wrong in a tool is told in the result, for the model to read."""

    async def list_tools(_context: Any, _params: Any) -> ListToolsResult:
        return ListToolsResult(tools=[_tool(operation) for operation in _TOOLS.values()])

    async def call_tool(_context: Any, params: CallToolRequestParams) -> CallToolResult:
        try:
            return await _called(params, calls)
        except Failure as refused:
            return CallToolResult(content=[TextContent(type="text", text=refused.message)], is_error=True)
        except Exception:  # its words stay here
            _log.exception("tool")
            return CallToolResult(content=[TextContent(type="text", text=failure("internal").message)], is_error=True)

    return Server("wence", version="1", title=say("page.title"), instructions=say("doors.mcp.instructions"), on_list_tools=list_tools, on_call_tool=call_tool)


async def _called(params: CallToolRequestParams, calls: Calls) -> CallToolResult:
    operation = _TOOLS.get(params.name)
    if operation is None:
        raise failure("not_found")
    try:
        asked = operation.request.model_validate(params.arguments or {})
    except ValidationError as error:
        raise of_validation(error.errors()) from None
    record = await calls(operation.call, asked)
    return CallToolResult(
        content=[TextContent(type="text", text=operation.text(record))], structured_content=record.model_dump(mode="json", exclude_unset=True))


def _tool(operation: Operation) -> Tool:
    return Tool(
        name=operation.name, title=operation.title, description=operation.description,
        input_schema=operation.request.model_json_schema(), output_schema=operation.record.model_json_schema(mode="serialization"),
        annotations=ToolAnnotations(read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False),
    )
