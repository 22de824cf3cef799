"""The optional cross-encoder; the library behind it is replaced, as it needs a downloaded model."""

import sys
from collections.abc import Sequence
from types import SimpleNamespace

import pytest

from index.cross_encoder import load_judge
from index.errors import LibraryError


class Encoder:
    """Stands for sentence_transformers.CrossEncoder: relevance is the share of the question's characters that occur."""

    def __init__(self, model: str) -> None:
        if model == "missing":
            raise OSError("no such model")

    def predict(self, pairs: Sequence[tuple[str, str]]) -> list[float]:
        return [sum(sign in passage for sign in question) / len(question) for question, passage in pairs]


@pytest.fixture(autouse=True)
def library(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "sentence_transformers", SimpleNamespace(CrossEncoder=Encoder))


def test_each_passage_gets_its_relevance() -> None:
    assert load_judge("some-model")("绿色工厂", ["绿色", "绿色工厂", "森林"]) == [0.5, 1.0, 0.0]


def test_a_model_that_cannot_be_had_is_named() -> None:
    with pytest.raises(LibraryError, match="重排模型 missing"):
        load_judge("missing")
