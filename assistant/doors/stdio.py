"""The MCP tools over standard input and output, for a client on this machine that starts the program itself."""

from __future__ import annotations

import anyio

from assistant.doors.calls import Calls, here


def serve() -> None:
    """Serves until the client closes the input."""
    anyio.run(_serve)


async def _serve() -> None:
    from mcp.server.stdio import stdio_server

    from assistant.doors.tools import server

    made = server(Calls(here))
    async with stdio_server() as (incoming, outgoing):
        await made.run(incoming, outgoing, made.create_initialization_options())

