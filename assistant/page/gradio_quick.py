"""Imports Gradio without the type stubs that it writes anew at every import, which takes as long as all the rest of it.

Gradio makes no stub for a component whose source file cannot be told. So none can be, of its own classes, while it is imported.
"""

from __future__ import annotations

import importlib
import inspect
from typing import Any


def import_gradio() -> None:
    """Imports Gradio; what is imported already stays as it is."""
    told = inspect.getfile

    def untold(thing: Any) -> str:
        if isinstance(thing, type) and thing.__module__.startswith("gradio."):
            raise OSError(thing.__name__)
        return told(thing)

    inspect.getfile = untold  # type: ignore[assignment]
    try:
        importlib.import_module("gradio")
    finally:
        inspect.getfile = told
