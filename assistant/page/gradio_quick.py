"""Imports Gradio without what it does at every import and this program has no use for; together that takes longer than all the rest of it.

It writes type stubs, but none for a component whose source file cannot be told: so none can be, of its own classes, while it is imported.
It imports the MCP package where that is installed, for a server of its own: so there is none meanwhile (the doors import it when first asked).
"""

from __future__ import annotations

import importlib
import inspect
import sys
from types import ModuleType
from typing import Any


def import_gradio() -> None:
    """Imports Gradio; what is imported already stays as it is."""
    told, known = inspect.getfile, sys.modules.get("mcp")

    def untold(thing: Any) -> str:
        if isinstance(thing, type) and thing.__module__.startswith("gradio."):
            raise OSError(thing.__name__)
        return told(thing)

    inspect.getfile = untold  # type: ignore[assignment]
    modules: dict[str, ModuleType | None] = sys.modules  # type: ignore[assignment]
    modules.setdefault("mcp", None)
    try:
        importlib.import_module("gradio")
    finally:
        inspect.getfile = told
        if known is None:
            del modules["mcp"]
