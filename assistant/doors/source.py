"""The operations as a program's own calls: of the library on this machine, or of a server elsewhere that has these doors."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from assistant.doors.failures import KINDS, Failure, failure
from assistant.doors.fields import Reply
from assistant.doors.operations import OPERATIONS, Operation
from assistant.doors.trouble import of_validation
from index.errors import WenceError

PATIENCE_S = 150.0
"""Seconds that a server is waited for: longer than it waits itself."""
_BY_NAME = {operation.name: operation for operation in OPERATIONS}


@dataclass(frozen=True, slots=True)
class Source:
    """Where the operations are done: at the server `url`, with its `token` if it asks for one; "" is this machine's own library."""

    url: str = ""
    token: str = ""

    def ask(self, name: str, asked: Mapping[str, Any]) -> Reply:
        """The record that an operation gives. Raises Failure where it gives none; on this machine its message may name places."""
        operation = _BY_NAME[name]
        if self.url:
            return self._there(operation, asked)
        try:
            request = operation.request.model_validate(asked)
        except ValidationError as error:
            raise of_validation(error.errors()) from None
        try:
            reply: Reply = operation.call(request)
        except WenceError as error:
            raise Failure("unavailable", str(error)) from None
        return reply

    def _there(self, operation: Operation, asked: Mapping[str, Any]) -> Reply:
        import httpx

        headers = {"authorization": f"Bearer {self.token}"} if self.token else {}
        try:
            sent = httpx.post(f"{self.url.rstrip('/')}/api/v1/{operation.path}", json=dict(asked), headers=headers, timeout=PATIENCE_S)
        except httpx.HTTPError:
            raise failure("unreachable") from None
        try:
            told = sent.json()
            if sent.is_success:
                return operation.record.model_validate(told)
            error = told["error"]
            code = error["code"] if error["code"] in KINDS else "internal"
            raise Failure(code, str(error["message"]), error["param"])
        except (ValueError, KeyError, TypeError):  # something else stands at this address
            raise failure("not_found") from None
