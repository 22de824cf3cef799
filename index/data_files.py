"""Vocabularies and tables that stand in YAML files beside the code."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The parser in C, many times faster, where the library was built with it."""


def read_data(path: Path) -> Any:
    """What the YAML file at `path` holds."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=_LOADER)
