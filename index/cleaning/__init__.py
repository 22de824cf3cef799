"""`Loaded` lines → `CleanText`: one paragraph a line, furniture and crawl repeats dropped, every place mapped to its source."""

from __future__ import annotations

from index.cleaning.clean import clean

__all__ = ["clean"]
