"""Whether a text has a word near in meaning to another one, by the shipped vectors."""

from __future__ import annotations

from functools import lru_cache

from index.embed import Embedder, load_embedder
from index.words import segment

_NEAR = 0.53
"""Words of one meaning (炉子, 矿热炉) have a cosine above it in the shipped model, words only met together (赌场, 场所) below."""


def akin(word: str, text: str) -> bool:
    """Whether one of the words of `text` is near to `word` in meaning, or is a half of it (空间布局, 布局)."""
    words = sorted({one for one in segment(text) if len(one) > 1})
    if not words or any(one in word for one in words):
        return bool(words)
    model = _shipped()
    return bool((model.encode(words) @ model.encode_query(word)).max() >= _NEAR)


@lru_cache(maxsize=1)
def _shipped() -> Embedder:
    return load_embedder()
