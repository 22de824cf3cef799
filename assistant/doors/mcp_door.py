"""The MCP tools over HTTP: the streamable transport without sessions, each message by itself. The MCP package is loaded with the first message."""

from __future__ import annotations

import asyncio
from typing import Any

from anyio import to_thread

from assistant.doors.calls import Calls
from assistant.page.guard import LARGEST, Receive, Scope, Send


class McpDoor:
    """What stands at the address /mcp. Who may send, from where and how often, the server's guard has settled before."""

    def __init__(self, calls: Calls) -> None:
        self._calls = calls
        self._starting = asyncio.Lock()
        self._sessions: Any = None
        self._kept: asyncio.Task[None] | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await (await self._started()).handle_request(scope, receive, send)

    async def _started(self) -> Any:
        """The package's session manager, started with the first message and kept running as long as the server."""
        async with self._starting:
            if self._sessions is None:
                sessions = await to_thread.run_sync(self._manager)
                running = asyncio.Event()
                self._kept = asyncio.create_task(_keep(sessions, running))
                await running.wait()
                self._sessions = sessions
        return self._sessions

    def _manager(self) -> Any:
        from mcp.server.streamable_http_manager import StreamableHTTPSessionManager

        from assistant.doors.tools import server

        return StreamableHTTPSessionManager(server(self._calls), json_response=True, stateless=True, max_request_body_size=LARGEST)


async def _keep(sessions: Any, running: asyncio.Event) -> None:
    async with sessions.run():
        running.set()
        await asyncio.Event().wait()
