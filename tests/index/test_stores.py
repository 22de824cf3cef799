"""The library's own store: what changes with the documents, and what with the model."""

from collections.abc import Collection, Iterable, Sequence
from pathlib import Path

import numpy as np
import pytest

from index.embed import Vectors, unit
from index.errors import LibraryError
from index.lexical import Row
from index.stores import LocalStore, model_of

ROWS: list[Row] = [(1, "x", "绿色工厂奖励"), (2, "x", "智能工厂奖励"), (3, "y", "枸杞种植补贴")]


class Counted:
    """A model for tests: a text's vector counts some characters; it remembers what it was asked for."""

    dimension = 4

    def __init__(self, fingerprint: str) -> None:
        self.fingerprint = fingerprint
        self.seen: list[str] = []

    def encode(self, texts: Sequence[str]) -> Vectors:
        self.seen.extend(texts)
        return unit(np.array([[text.count(sign) for sign in "厂绿枸补"] for text in texts], dtype=np.float32))

    def encode_query(self, text: str) -> Vectors:
        vector: Vectors = unit(np.array([[text.count(sign) for sign in "厂绿枸补"]], dtype=np.float32))[0]
        return vector


def rows(documents: Collection[str] | None) -> Iterable[Row]:
    return [row for row in ROWS if documents is None or row[1] in documents]


def test_only_what_is_new_is_embedded(tmp_path: Path) -> None:
    model = Counted("one")
    place = LocalStore(model)
    place.update(tmp_path, lambda documents: [row for row in rows(documents) if row[1] == "x"], None, (), 2)
    place.update(tmp_path, rows, ["y"], (), 3)
    assert model.seen == [text for _, _, text in ROWS]
    lexical, dense = place.open(tmp_path)
    assert lexical.search("枸杞", 1)[0][0] == 3
    assert dense.search_vector(model.encode_query("枸"), 1)[0][0] == 3


def test_a_changed_model_is_refused_until_every_passage_is_embedded_anew(tmp_path: Path) -> None:
    LocalStore(Counted("one")).update(tmp_path, rows, None, (), 3)
    other = Counted("two")
    with pytest.raises(LibraryError, match="另一个模型"):
        LocalStore(other).open(tmp_path)
    LocalStore(other).update(tmp_path, rows, [], (), 3)
    assert other.seen == [text for _, _, text in ROWS]
    assert model_of(tmp_path / "vectors") == "two"
    assert LocalStore(other).open(tmp_path)[1].search_vector(other.encode_query("厂绿"), 1)[0][0] == 1
