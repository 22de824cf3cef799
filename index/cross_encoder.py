"""An optional cross-encoder that reads question and passage together; slow, used on the first hits only."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from index.errors import LibraryError

Judge = Callable[[str, Sequence[str]], Sequence[float]]
"""(question, passages) → a relevance for each passage, 0…1."""


def load_judge(model: str) -> Judge:
    """The cross-encoder called `model` (a local path, or a name on the hub such as BAAI/bge-reranker-v2-m3).

    Raises LibraryError where it cannot be had.
    """
    try:
        from sentence_transformers import CrossEncoder

        encoder = CrossEncoder(model)
    except Exception as error:
        raise LibraryError(
            f"重排模型 {model} 载入不了（{error}）。请把它下载到本机后改填目录，或留空不用。"
        ) from error

    def judge(question: str, passages: Sequence[str]) -> list[float]:
        return [float(value) for value in encoder.predict([(question, passage) for passage in passages])]

    return judge
