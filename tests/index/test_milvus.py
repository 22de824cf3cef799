"""The Milvus store against milvus-lite, which speaks the same interface as a cluster."""

from __future__ import annotations

import importlib.util
import time
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

from index.embed import Vectors, unit
from index.errors import LibraryError
from index.lexical import Row
from index.library import Library
from index.stores import LocalStore, Store, store

if importlib.util.find_spec("pymilvus") is None or importlib.util.find_spec("milvus_lite") is None:
    pytest.skip("pymilvus and milvus-lite are not installed: pip install 'wence[milvus]'", allow_module_level=True)

from index.milvus import collection
from index.milvus.store import MilvusStore

TEXTS = {
    "a": ["到2027年，规模以上工业增加值达到2800亿元以上。", "对建成的智能工厂，按设备投资额的10%给予最高300万元补助。"],
    "b": ["支持企业建设绿色工厂，每年创建节水型企业6家。", "每年对200名左右企业家进行培训。"],
    "c": ["森林覆盖率达到20%。", "！", "工业用水重复利用率达到90%以上，工厂节水改造。"],
}
QUESTIONS = ("智能工厂补助", "绿色工厂", "工业增加值2027年", "企业家培训", "节水")
ROWS: list[Row] = [(n, id, text) for n, (id, text) in enumerate(((id, text) for id in TEXTS for text in TEXTS[id]), 1)]


class Signs:
    """A model for tests: a text's vector counts its signs by their code."""

    dimension = 16

    def __init__(self, fingerprint: str = "signs") -> None:
        self.fingerprint = fingerprint

    def encode(self, texts: Sequence[str]) -> Vectors:
        rows = np.zeros((len(texts), self.dimension), dtype=np.float32)
        for row, text in zip(rows, texts, strict=True):
            for sign in text:
                row[ord(sign) % self.dimension] += 1
        return unit(rows)

    def encode_query(self, text: str) -> Vectors:
        vector: Vectors = self.encode([text])[0]
        return vector


@pytest.fixture(autouse=True)
def no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    """The client looks every half second whether an index is made; here it is made at once."""
    from pymilvus.client import grpc_handler

    monkeypatch.setattr(grpc_handler, "time", SimpleNamespace(**{**vars(time), "sleep": lambda _: None}))


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    uri = str(tmp_path_factory.mktemp("milvus") / "lite.db")
    yield uri
    collection.connect(uri, "").close()


def rows_of(rows: Iterable[Row], documents: Collection[str] | None) -> list[Row]:
    return [row for row in rows if documents is None or row[1] in documents]


def generation(folder: Path, place: Store, rows: Sequence[Row] = ROWS) -> Path:
    folder.mkdir(parents=True)
    place.update(folder, lambda documents: rows_of(rows, documents), None, (), len(rows))
    place.publish(folder)
    return folder


def test_it_finds_what_the_local_store_finds(database: str, tmp_path: Path) -> None:
    milvus, local = MilvusStore(Signs(), database, "", "same"), LocalStore(Signs())
    here = local.open(generation(tmp_path / "local", local))
    there = milvus.open(generation(tmp_path / "generation-same", milvus))
    for question in QUESTIONS:
        for documents in (None, ["a", "c"], []):
            # Both number terms alike, but one engine keeps lengths in steps: scores are near, not equal.
            left, right = (dict(one[0].search(question, 5, documents)) for one in (here, there))
            assert left.keys() == right.keys()
            assert all(abs(left[number] - right[number]) < 0.05 for number in left)
            vector = Signs().encode_query(question)
            near = [dict(one[1].search_vector(vector, 4, documents)) for one in (here, there)]
            assert near[0] == pytest.approx(near[1], abs=1e-5)
        for field, term in (("bigrams", "工厂"), ("words", "工厂"), ("words", "无此词")):
            assert there[0].rarity(field, term) == pytest.approx(here[0].rarity(field, term))
    assert there[1].cosines(vector, [1, 5]) == pytest.approx(here[1].cosines(vector, [1, 5]), abs=1e-5)
    assert there[0].search("绿色工厂", 5, None, ["智能工厂"])[0][0] == 3


def test_changes_come_into_force_and_the_old_goes(database: str, tmp_path: Path) -> None:
    place = MilvusStore(Signs(), database, "", "changed")
    first = generation(tmp_path / "generation-first", place)
    second = tmp_path / "generation-second"
    second.mkdir()
    (second / "milvus").mkdir()
    for file in (first / "milvus").iterdir():
        (second / "milvus" / file.name).write_bytes(file.read_bytes())
    rows = [*(row for row in ROWS if row[1] != "b"), (20, "b", "绿色工厂改为每年8家"), (21, "d", "新的绿色工厂")]
    place.update(second, lambda documents: rows_of(rows, documents), ["b", "d"], ["b"], len(rows))
    assert 3 in dict(place.open(first)[0].search("绿色工厂", 9))
    place.publish(second)
    found = dict(place.open(second)[0].search("绿色工厂", 9))
    assert {20, 21} <= found.keys() and not {3, 4} & found.keys()
    assert place.open(second)[0].search("绿色工厂", 9, ["d"])[0][0] == 21


def test_what_a_stopped_writer_left_is_removed_by_the_next(database: str, tmp_path: Path) -> None:
    place = MilvusStore(Signs(), database, "", "stopped")
    folder = generation(tmp_path / "generation-one", place)
    rows = [*ROWS, (30, "e", "半途而废的绿色工厂")]
    place.update(folder_copy(folder, tmp_path / "generation-lost"), lambda documents: rows_of(rows, documents), ["e"], (), 8)
    again = folder_copy(folder, tmp_path / "generation-next")
    place.update(again, lambda documents: rows_of([*ROWS, (30, "f", "森林")], documents), ["f"], (), 8)
    place.publish(again)
    assert dict(place.open(again)[0].search("半途而废", 9)) == {}
    assert dict(place.open(again)[0].search("森林", 9)).keys() == {5, 30}


def folder_copy(old: Path, new: Path) -> Path:
    (new / "milvus").mkdir(parents=True)
    for file in (old / "milvus").iterdir():
        (new / "milvus" / file.name).write_bytes(file.read_bytes())
    return new


def test_a_rebuild_moves_the_alias_and_the_next_writer_drops_the_old(database: str, tmp_path: Path) -> None:
    place = MilvusStore(Signs(), database, "", "rebuilt")
    first = generation(tmp_path / "generation-a", place)
    second = generation(tmp_path / "generation-b", place, ROWS[:2])
    client = collection.connect(database, "")
    assert client.describe_alias("rebuilt")["collection_name"] == "rebuilt_generation_b"
    assert place.open(first)[0].search("森林", 3)
    place.sweep(second)
    names = client.list_collections()
    assert "rebuilt_generation_b" in names and "rebuilt_generation_a" not in names
    assert any(name.startswith("same_") or not name.startswith("rebuilt_") for name in names) or len(names) == 1
    with pytest.raises(LibraryError, match="没有集合"):
        place.open(first)


def test_another_model_or_store_is_refused_and_made_anew(database: str, tmp_path: Path) -> None:
    place = MilvusStore(Signs(), database, "", "model")
    folder = generation(tmp_path / "generation-x", place, ROWS[:2])
    other = MilvusStore(Signs("other"), database, "", "model")
    for wrong, path in ((other, folder), (place, tmp_path)):
        with pytest.raises(LibraryError, match="重建"):
            wrong.open(path)
    again = folder_copy(folder, tmp_path / "generation-y")
    other.update(again, lambda documents: rows_of(ROWS[:3], documents), ["b"], (), 3)
    assert other.open(again)[0].search("绿色工厂", 3)


def test_a_busy_server_is_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    from pymilvus.exceptions import MilvusException

    waited: list[float] = []
    monkeypatch.setattr("index.milvus.collection.time.sleep", waited.append)
    answers: list[Exception | str] = [MilvusException(message="rate limit exceeded"), MilvusException(message="quota"), "done"]

    def work() -> str:
        answer = answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer

    assert collection.patiently(work) == "done" and waited == [0.5, 1.0]
    answers[:] = [MilvusException(message="no such field")]
    with pytest.raises(LibraryError, match="写不进"):
        collection.patiently(work)
    answers[:] = [MilvusException(message="rate limit exceeded")] * 9
    with pytest.raises(LibraryError, match="一直忙"):
        collection.patiently(work)


def test_a_library_in_milvus(tmp_path: Path, built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Built, searched, added to and removed from, as users do it."""
    from index import build

    monkeypatch.setenv("WENCE_STORE", "milvus")
    monkeypatch.setenv("WENCE_MILVUS_URI", str(tmp_path / "own.db"))
    corpus = tmp_path / "corpus"
    (corpus / "sources").mkdir(parents=True)
    one, two = tmp_path / "甲方案.txt", tmp_path / "乙方案.txt"
    one.write_text("甲市绿色工厂方案\n\n一、目标\n到2030年，建成绿色工厂120家以上。\n", encoding="utf-8")
    two.write_text("乙市民宿方案\n\n一、目标\n到2031年，民宿达到90家以上。\n", encoding="utf-8")
    home = tmp_path / "home"
    build.add([one], home, progress=False)
    assert Library.open(home).search_passages("绿色工厂", 3)
    build.add([two], home, progress=False)
    library = Library.open(home)
    assert {passage.document for passage in library.passages([hit.id for hit in library.search_passages("民宿", 1)]).values()} == {"乙方案"}
    assert build.verify(home) == ()
    build.remove(["甲方案"], home)
    library = Library.open(home)
    assert all(hit.id in library.passages([hit.id]) for hit in library.search_passages("绿色工厂", 5))
    assert build.verify(home) == ()
    with pytest.raises(LibraryError, match="重建"):
        Library(built, Library.open(built).name).search_passages("目标", 1)
    collection.connect(str(tmp_path / "own.db"), "").close()


def test_an_unknown_store_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WENCE_STORE", "redis")
    with pytest.raises(LibraryError, match="WENCE_STORE=redis"):
        store(tmp_path, Signs())
