"""A check of Schemathesis's own kind: no reply tells of the server's inside. Loaded by SCHEMATHESIS_HOOKS=leaks; LEAKS names more that must not be told."""

from __future__ import annotations

import os
from typing import Any

import schemathesis

INSIDE = ("Traceback", "site-packages", "/tmp/", "/home/", '.py"', "pydantic", *filter(None, os.environ.get("LEAKS", "").split(":")))


@schemathesis.check
def nothing_leaks(ctx: Any, response: Any, case: Any) -> None:
    """No path and no traceback in the reply, unless the request brought it."""
    told = [sign for sign in INSIDE if sign in response.text and sign not in str(case.body)]
    assert not told, f"the reply tells {told}"
