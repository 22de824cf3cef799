"""Where things live and which engines serve; each setting is one environment variable with a working default."""

from __future__ import annotations

import os
import time
from datetime import date
from functools import lru_cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def home() -> Path:
    """The folder of runtime data (built library, feedback, logs): WENCE_HOME, else `var/` in the project."""
    return Path(os.environ.get("WENCE_HOME") or ROOT / "var")


def corpus() -> Path:
    """The folder with `manifest.yaml` and the shipped source files: WENCE_CORPUS, else `corpus/` in the project."""
    return Path(os.environ.get("WENCE_CORPUS") or ROOT / "corpus")


def today() -> date:
    """The day that 今年, 明年 and validity are reckoned from: WENCE_TODAY (2026-03-31), else the clock's. Raises ValueError for no date."""
    given = os.environ.get("WENCE_TODAY")
    return date.fromisoformat(given) if given else _day(int(time.time() // 60))


@lru_cache(maxsize=1)
def _day(_minute: int) -> date:
    """The clock's day in a minute counted from 1970: asked for a dozen times a question, and each time the system reads its time zone."""
    return date.today()


def embedding_model() -> str:
    """The sentence-transformers model for passages: WENCE_EMBEDDING (a name or a local path), "" for the shipped one."""
    return os.environ.get("WENCE_EMBEDDING", "")


def reranker() -> str:
    """The cross-encoder that orders the first hits anew: WENCE_RERANKER (a name or a local path), "" for none."""
    return os.environ.get("WENCE_RERANKER", "")


def store() -> str:
    """Where passages are searched: WENCE_STORE, "milvus", or "" for the library's own folder."""
    return os.environ.get("WENCE_STORE", "")


def milvus_uri(home: Path) -> str:
    """The Milvus server, or a local path for milvus-lite: WENCE_MILVUS_URI, else a file under `home`."""
    return os.environ.get("WENCE_MILVUS_URI") or str(home / "milvus.db")


def milvus_token() -> str:
    """The token ("user:password" or an API key) for the Milvus server: WENCE_MILVUS_TOKEN, "" for none."""
    return os.environ.get("WENCE_MILVUS_TOKEN", "")


def milvus_collection() -> str:
    """The alias of the library's collection in Milvus: WENCE_MILVUS_COLLECTION, else "wence"."""
    return os.environ.get("WENCE_MILVUS_COLLECTION") or "wence"
