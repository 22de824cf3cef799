"""What can go wrong at a door, in the error shape of the OpenAI protocol. No message holds a path, a traceback or what was sent."""

from __future__ import annotations

from collections.abc import Mapping

from prompts import say

KINDS: Mapping[str, tuple[int, str]] = {
    "invalid_request": (400, "invalid_request_error"),
    "context_length_exceeded": (400, "invalid_request_error"),
    "unsupported_value": (400, "invalid_request_error"),
    "missing_api_key": (401, "authentication_error"),
    "invalid_api_key": (401, "authentication_error"),
    "foreign_origin": (403, "permission_error"),
    "not_found": (404, "invalid_request_error"),
    "model_not_found": (404, "invalid_request_error"),
    "document_not_found": (404, "invalid_request_error"),
    "method_not_allowed": (405, "invalid_request_error"),
    "request_too_large": (413, "invalid_request_error"),
    "rate_limit_exceeded": (429, "rate_limit_error"),
    "internal": (500, "server_error"),
    "unavailable": (503, "server_error"),
    "busy": (503, "server_error"),
    "timeout": (504, "server_error"),
    "unreachable": (503, "server_error"),
}
"""HTTP status and type by code; "unreachable" is said by our own clients of a server."""
COMMON = (
    "invalid_request", "missing_api_key", "invalid_api_key", "foreign_origin", "method_not_allowed", "request_too_large", "rate_limit_exceeded",
    "internal", "unavailable", "busy", "timeout",
)
"""What can go wrong with any request."""
SAMPLES: Mapping[str, Mapping[str, object]] = {
    "invalid_request": {"why": say("doors.invalid.missing")},
    "context_length_exceeded": {"length": 2600, "limit": 2000},
    "unsupported_value": {"what": "n"},
    "model_not_found": {"model": "gpt"},
    "rate_limit_exceeded": {"seconds": 12},
}
"""What the messages that hold values may hold, for examples."""
BUSY_S = 5
"""Seconds after which a server that is full may be asked again."""


class Failure(Exception):
    """A request that is not served: `code` is one of `KINDS`; `param` names the field at fault, `wait` the seconds until another try."""

    def __init__(self, code: str, message: str, param: str | None = None, wait: int | None = None) -> None:
        super().__init__(code, message, param, wait)
        self.code, self.message, self.param, self.wait = code, message, param, wait

    @property
    def status(self) -> int:
        """The HTTP status."""
        return KINDS[self.code][0]

    @property
    def body(self) -> dict[str, object]:
        """The error as JSON."""
        return {"error": {"message": self.message, "type": KINDS[self.code][1], "param": self.param, "code": self.code}}

    @property
    def headers(self) -> dict[str, str]:
        """The headers that go with it."""
        told = {"retry-after": str(self.wait)} if self.wait is not None else {}
        return told | ({"www-authenticate": "Bearer"} if self.status == 401 else {})


def sample(code: str) -> Failure:
    """An example of a failure."""
    return Failure(code, say(f"doors.failure.{code}", **SAMPLES.get(code, {})))


def failure(code: str, param: str | None = None, *, wait: int | None = None, **values: object) -> Failure:
    """The failure with its message from the prompts."""
    return Failure(code, say(f"doors.failure.{code}", **values), param, wait)
