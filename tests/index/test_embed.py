"""The shipped model, and the cache of others."""

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from index.embed import SHIPPED, CachedEmbedder, StaticEmbedder, Vectors, load_embedder, unit
from index.errors import LibraryError


@pytest.fixture(scope="module")
def shipped() -> StaticEmbedder:
    return StaticEmbedder(SHIPPED)


def test_vectors_have_length_1_and_unknown_text_is_zero(shipped: StaticEmbedder) -> None:
    rows = shipped.encode(["规模以上工业增加值", "，。", ""])
    assert rows.dtype == np.float32
    assert rows.shape == (3, shipped.dimension)
    assert np.linalg.norm(rows, axis=1) == pytest.approx([1, 0, 0], abs=1e-5)


def test_related_texts_are_nearer_than_unrelated_ones(shipped: StaticEmbedder) -> None:
    asked, near, far = shipped.encode(
        ["企业研发投入补助", "对企业研究开发费用给予补贴", "森林覆盖率和湿地保护"]
    )
    assert asked @ near > asked @ far + 0.1


def test_a_vector_does_not_depend_on_its_batch(shipped: StaticEmbedder) -> None:
    texts = ["智能工厂", "数字化车间和智能工厂的建设要求" * 200, "5G"]
    assert np.allclose(shipped.encode(texts)[0], shipped.encode_query(texts[0]), atol=1e-6)


def test_the_model_fits_into_its_size_limit() -> None:
    assert sum(file.stat().st_size for file in SHIPPED.rglob("*") if file.is_file()) <= 12 * 2**20


def test_model2vec_reads_the_same_vectors(shipped: StaticEmbedder, monkeypatch: pytest.MonkeyPatch) -> None:
    """An independent reader of the format gives the same vectors."""
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    from model2vec import StaticModel

    texts = ["到2025年，全社会研发经费投入年均增长7%以上。", "设备投资补助" * 400]
    other = StaticModel.from_pretrained(SHIPPED, max_length=None)
    rows = other.encode(texts, max_length=None, use_multiprocessing=False).astype(np.float32)
    assert np.allclose(unit(rows), shipped.encode(texts), atol=2e-3)


def test_searching_needs_no_torch() -> None:
    code = (
        "import sys; from index.embed import load_embedder; import index.retrieval; load_embedder().encode(['工业']);"
        "print([m for m in ('torch', 'sentence_transformers', 'gradio', 'transformers') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_damaged_model_is_named(tmp_path: Path) -> None:
    (tmp_path / "tokenizer.json").write_text("{}")
    with pytest.raises(LibraryError, match="读不出"):
        load_embedder(str(tmp_path))


class Counting:
    fingerprint = "counting"
    dimension = 2

    def __init__(self) -> None:
        self.seen: list[str] = []

    def encode(self, texts: Sequence[str]) -> Vectors:
        self.seen.extend(texts)
        return np.array([[len(text), 1] for text in texts], dtype=np.float32)

    def encode_query(self, text: str) -> Vectors:
        return np.array([len(text), 1], dtype=np.float32)


def test_the_cache_asks_the_model_once_for_each_text(tmp_path: Path) -> None:
    model = Counting()
    first = CachedEmbedder(model, tmp_path / "sub" / "cache.sqlite").encode(["一", "二二"])
    second = CachedEmbedder(model, tmp_path / "sub" / "cache.sqlite").encode(["二二", "三三三", "一"])
    assert model.seen == ["一", "二二", "三三三"]
    assert second.tolist() == [first[1].tolist(), [3, 1], first[0].tolist()]
    model.fingerprint = "another"
    CachedEmbedder(model, tmp_path / "sub" / "cache.sqlite").encode(["一"])
    assert model.seen[-1] == "一"
