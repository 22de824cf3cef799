"""Dense search: cosines, filters, adding and removing, and what is on disk."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from index import dense
from index.dense import DenseIndex
from index.embed import Vectors, unit
from index.errors import LibraryError


class Letters:
    """A model for tests: a text's vector counts its letters a–h."""

    dimension = 8

    def __init__(self, fingerprint: str = "letters") -> None:
        self.fingerprint = fingerprint

    def encode(self, texts: Sequence[str]) -> Vectors:
        return unit(np.array([[text.count(sign) for sign in "abcdefgh"] for text in texts], dtype=np.float32))

    def encode_query(self, text: str) -> Vectors:
        vector: Vectors = self.encode([text])[0]
        return vector


ROWS = [(10, "x", "aaa"), (11, "x", "aab"), (20, "y", "bbb"), (21, "y", "abb"), (30, "z", "ccc")]


@pytest.fixture
def index(tmp_path: Path) -> DenseIndex:
    return DenseIndex.create(tmp_path / "dense", ROWS, Letters())


def ids(found: list[tuple[int, float]]) -> list[int]:
    return [number for number, _ in found]


def test_scores_are_cosines_best_first(index: DenseIndex) -> None:
    found = index.search("a", 5)
    assert found[0] == (10, 1.0)
    assert ids(found) == [10, 11, 21, 20, 30]
    assert found[1][1] == pytest.approx(2 / 5**0.5, abs=1e-5)


def test_filters_by_document_and_by_id(index: DenseIndex) -> None:
    assert ids(index.search("a", 5, ["y"])) == [21, 20]
    assert index.search("a", 5, []) == []
    assert ids(index.search("c", 5, ["z", "x", "none"])) == [30, 10, 11]


def test_cosines_of_chosen_entries(index: DenseIndex) -> None:
    found = index.cosines(Letters().encode_query("b"), [30, 20, 11])
    assert found == {30: 0.0, 20: 1.0, 11: pytest.approx(1 / 5**0.5, abs=1e-5)}
    assert index.cosines(Letters().encode_query("b"), []) == {}


def test_a_text_without_known_tokens_finds_nothing(index: DenseIndex) -> None:
    assert index.search("？", 5) == []


def test_added_entries_are_found_and_removed_ones_are_gone(index: DenseIndex, tmp_path: Path) -> None:
    index.add([(40, "w", "hhh")])
    assert ids(index.search("h", 1)) == [40]
    index.remove(["x"])
    again = DenseIndex.open(tmp_path / "dense", Letters())
    assert len(again) == 4
    assert sorted(ids(again.search("a", 9))) == [20, 21, 30, 40]
    again.add([(50, "x", "ggg")])
    assert ids(again.search("g", 9, ["x"])) == [50]


def test_vectors_of_another_model_are_refused(index: DenseIndex, tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match="另一个模型"):
        DenseIndex.open(tmp_path / "dense", Letters("other"))


@pytest.mark.parametrize("name", ["vectors.faiss", "state.json"])
def test_damage_is_named(index: DenseIndex, tmp_path: Path, name: str) -> None:
    (tmp_path / "dense" / name).write_bytes(b"{")
    with pytest.raises(LibraryError, match="打不开"):
        DenseIndex.open(tmp_path / "dense", Letters())


def test_an_empty_index_finds_nothing(tmp_path: Path) -> None:
    assert DenseIndex.create(tmp_path / "dense", [], Letters()).search("a", 5) == []


def test_a_large_index_finds_what_the_exact_one_finds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Inverted lists, made at once or grown into, against exact search on the same rows; added to and removed from."""
    random = np.random.default_rng(1)
    rows = [(n, f"d{n % 7}", "".join(random.choice(list("abcdefgh"), 12))) for n in range(3000)]
    exact = DenseIndex.create(tmp_path / "exact", rows, Letters())
    monkeypatch.setattr(dense, "_EXACT", 1000)
    large = DenseIndex.create(tmp_path / "large", rows, Letters())
    grown = DenseIndex.create(tmp_path / "grown", rows[:900], Letters())
    grown.add(rows[900:])
    assert not any(dense._is_exact(one._index) for one in (large, grown))
    for step in range(2):
        scores = [[score for _, score in one.search("aabbbc", 10)] for one in (exact, large, grown)]
        assert scores[0] == pytest.approx(scores[1], abs=2e-3) and scores[0] == pytest.approx(scores[2], abs=2e-3)
        for one in (exact, large, grown):
            one.remove([f"d{step}"])
            one.add([(5000 + step, "new", "aabbbc")])
    for name in ("large", "grown"):
        reopened = DenseIndex.open(tmp_path / name, Letters())
        assert set(ids(reopened.search("aabbbc", 5))) >= {5000, 5001}
        assert reopened.cosines(Letters().encode_query("aabbbc"), [5000]) == {5000: pytest.approx(1, abs=1e-3)}
        gone = {n for n, document, _ in rows if document in ("d0", "d1")}
        assert not set(ids(reopened.search("aabbbc", 50))) & gone
        kept = {n for n, document, _ in rows if document == "d3"}
        assert set(ids(reopened.search("aabbbc", 50, ["d3"]))) <= kept
