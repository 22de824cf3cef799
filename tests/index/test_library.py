"""The library as readers see it: records come back exact, damage is told, readers and a writer do not disturb each other."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from index.build import add, remove
from index.errors import LibraryError
from index.library import Library
from index.manifest import read_manifest
from index.reading import read_file
from index.schema import current, folder

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def library(built: Path) -> Library:
    return Library.open(built)


def test_what_was_read_comes_back_exactly(library: Library) -> None:
    entry = read_manifest(ROOT / "corpus")[2]
    (reading,) = read_file(entry.path, entry.id, given=entry.given)
    assert library.document(entry.id) == reading.document
    assert library.sections(entry.id) == reading.sections
    assert library.tables(entry.id) == reading.tables
    assert library.passages_of(entry.id) == reading.passages
    assert library.targets([entry.id]) == reading.targets
    assert library.rules([entry.id]) == reading.rules


def test_cards_stand_in_the_order_of_the_manifest_and_count_right(library: Library) -> None:
    assert list(library.cards) == [entry.id for entry in read_manifest(ROOT / "corpus")]
    for id, card in library.cards.items():
        assert card.characters == len(library.document(id).text)
        assert (card.passages, card.targets, card.rules) == (
            len(library.passages_of(id)), len(library.targets([id])), len(library.rules([id])))
    assert library.manifest.documents == len(library.cards)
    assert library.manifest.targets == len(library.targets())


def test_every_record_is_a_slice_of_its_document(library: Library) -> None:
    for id in library.cards:
        text = library.document(id).text
        assert all(text[one.start : one.end] == one.text for one in library.passages_of(id))
        assert all(text[one.start : one.end] == one.quote for one in (*library.targets([id]), *library.rules([id])))


def test_searches_keep_to_the_documents_named(library: Library) -> None:
    id = list(library.cards)[-1]
    hits = library.search_passages("工业增加值", 10, [id])
    assert hits and {passage.document for passage in library.passages([hit.id for hit in hits]).values()} == {id}
    found = library.search_targets("规上工业增加值", 10, [id])
    assert found and {target.document for target in found} == {id}
    assert library.search_targets("规上工业增加值", 10, []) == []


def test_more_ids_than_the_database_takes_at_once(library: Library) -> None:
    assert len(library.passages(range(1, 100_000))) == library.manifest.passages
    assert library.passages([]) == {} and library.targets_by_id([0, -1]) == {}


def test_a_document_as_it_is_quoted_is_that_of_its_record(library: Library) -> None:
    for id in library.cards:
        whole, worded = library.document(id), library.worded(id)
        assert (worded.text, worded.seams, worded.pages, worded.breaks) == (whole.text, whole.clean.seams, whole.clean.pages, whole.clean.breaks)
        assert worded.page(len(whole.text) // 2) == whole.page(len(whole.text) // 2)


def test_the_passages_of_a_section_are_its_own(library: Library) -> None:
    id = next(iter(library.cards))
    for section in library.sections(id):
        assert library.passages_of(id, section.index) == tuple(one for one in library.passages_of(id) if one.section == section.index)


def test_the_targets_of_sentences_are_those_that_stand_in_them(library: Library) -> None:
    id, other = list(library.cards)[:2]
    spans = {target.sentence for target in library.targets([id])[:9]}
    wanted = tuple(target for target in library.targets([id]) if target.sentence in spans)
    assert library.targets_in({(id, span) for span in spans}) == wanted
    assert all(target.document == other for target in library.targets_in({(other, span) for span in spans}))
    assert library.targets_in(set()) == ()


def test_the_passages_like_a_pattern_have_all_whose_texts_are(library: Library) -> None:
    found = library.passages_like("*每*[年月]*")
    texts = [one for id in library.cards for one in library.passages_of(id) if "每" in one.text and {"年", "月"} & set(one.text[one.text.index("每") + 1 :])]
    assert texts and set(texts) <= set(found)
    assert library.passages_like("*没有这样的话*") == ()


def test_an_unknown_document_is_a_key_error(library: Library) -> None:
    with pytest.raises(KeyError):
        library.document("nowhere")
    with pytest.raises(KeyError):
        library.text("nowhere")


def test_no_library_names_the_remedy(own_home: Path) -> None:
    with pytest.raises(LibraryError, match="python -m index build"):
        Library.open(own_home)


def _cut_database(path: Path) -> None:
    file = path / "library.sqlite"
    file.write_bytes(file.read_bytes()[:5000])


@pytest.mark.parametrize(
    "damage",
    [
        lambda path: (path / "manifest.json").unlink(),
        lambda path: (path / "manifest.json").write_text("{", encoding="utf-8"),
        lambda path: (path / "manifest.json").write_text("{}", encoding="utf-8"),
        lambda path: (path / "library.sqlite").unlink(),
        lambda path: (path / "library.sqlite").write_bytes(b"no database" * 999),
        _cut_database,
    ],
)
def test_damage_names_the_remedy(copy: Path, damage: Callable[[Path], object]) -> None:
    damage(folder(copy) / current(copy))
    with pytest.raises(LibraryError, match="python -m index build"):
        Library.open(copy)


def test_a_library_of_another_version_is_not_read(copy: Path) -> None:
    file = folder(copy) / current(copy) / "manifest.json"
    file.write_text(file.read_text(encoding="utf-8").replace('"version": ', '"version": 9'), encoding="utf-8")
    with pytest.raises(LibraryError, match="版本"):
        Library.open(copy)


def test_a_reader_keeps_its_generation_while_a_writer_swaps(copy: Path, policy: Callable[..., Path]) -> None:
    before = Library.open(copy)
    expected = before.targets()
    add([policy("某县方案")], copy, progress=False)
    assert before.targets() == expected
    assert before.search_passages("民宿产业发展", 3)
    assert "某县方案" in Library.open(copy).cards and "某县方案" not in before.cards


def test_readers_at_work_during_changes_always_see_a_whole_library(copy: Path, policy: Callable[..., Path]) -> None:
    path = policy("某县方案")
    counts = {len(Library.open(copy).targets())}
    add([path], copy, progress=False)
    counts.add(len(Library.open(copy).targets()))
    stop = threading.Event()
    seen: set[int] = set()
    faults: list[Exception] = []

    def read() -> None:
        while not stop.is_set():
            try:
                seen.add(len(Library.open(copy).targets()))
            except Exception as error:
                faults.append(error)

    readers = [threading.Thread(target=read) for _ in range(2)]
    for reader in readers:
        reader.start()
    for _ in range(2):
        remove(["某县方案"], copy)
        add([path], copy, progress=False)
    stop.set()
    for reader in readers:
        reader.join()
    assert faults == []
    assert seen <= counts and seen


def test_threads_share_one_library(library: Library) -> None:
    found: list[int] = []
    threads = [threading.Thread(target=lambda: found.append(len(library.search_targets("工业", 20)))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [20] * 8


def test_a_cross_encoder_orders_the_first_hits_where_one_is_set(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def judge(question: str, passages: Sequence[str]) -> list[float]:
        return [len(passage) / 100_000 for passage in passages]

    def load(model: str) -> Callable[[str, Sequence[str]], list[float]]:
        asked.append(model)
        return judge

    monkeypatch.setattr("index.library.load_judge", load)
    plain = Library.open(copy).search_passages("工业增加值目标", 5)
    assert asked == []
    monkeypatch.setenv("WENCE_RERANKER", "some/model")
    library = Library.open(copy)
    hits = library.search_passages("工业增加值目标", 5)
    assert asked == ["some/model"] and [hit.id for hit in hits] != [hit.id for hit in plain]
    assert [hit.confidence for hit in hits] == sorted((hit.confidence for hit in hits), reverse=True)
