"""Source files → `Loaded` lines: the format is told by the content, never by the file's extension."""

from __future__ import annotations

from pathlib import Path

from index.loaders.read import load, load_bytes

__all__ = ["Path", "load", "load_bytes"]
