"""Build, add, remove, verify: nothing is read twice, nothing goes in twice, what cannot be read is told and the rest goes in."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from index import build as offline
from index import intake
from index.errors import LibraryError, ManifestError
from index.library import Library
from index.schema import current, folder

ROOT = Path(__file__).parents[2]
Policy = Callable[..., Path]


def test_the_shipped_corpus_is_sound(built: Path) -> None:
    assert offline.verify(built) == ()
    assert all(card.coverage > 0.99 and card.targets for card in Library.open(built).cards.values())


def test_each_file_is_told_before_it_is_read(own_home: Path, policy: Policy) -> None:
    told: list[int] = []
    offline.add([policy("甲县方案", 137), policy("乙县方案", 291)], own_home, progress=False, step=told.append)
    assert told == [0, 1]


def test_an_added_document_is_there_at_once_and_gone_at_once(own_home: Path, policy: Policy) -> None:
    report = offline.add([policy("甲县方案", 137), policy("乙县方案", 291)], own_home, progress=False)
    assert (report.read, report.faults, report.failed) == (("甲县方案", "乙县方案"), (), False)
    library = Library.open(own_home)
    assert {target.document for target in library.search_targets("等级民宿")} == {"甲县方案", "乙县方案"}
    assert {137, 291} <= {target.value for target in library.targets()}
    offline.remove(["甲县方案"], own_home)
    left = Library.open(own_home)
    assert list(left.cards) == ["乙县方案"]
    assert {target.document for target in left.search_targets("等级民宿")} == {"乙县方案"}
    hits = left.passages([hit.id for hit in left.search_passages("民宿", 50)])
    assert {passage.document for passage in hits.values()} == {"乙县方案"}
    assert not any(b"137" in file.read_bytes() for file in left.path.rglob("*.sqlite"))


def test_an_unchanged_file_is_neither_read_nor_written(own_home: Path, policy: Policy, monkeypatch: pytest.MonkeyPatch) -> None:
    path = policy("甲县方案")
    offline.add([path], own_home, progress=False)
    name = current(own_home)
    monkeypatch.setattr(intake, "load", lambda *_: pytest.fail("read again"))
    report = offline.add([path], own_home, progress=False)
    assert (report.read, report.unchanged, current(own_home)) == ((), ("甲县方案",), name)


def test_a_changed_file_takes_the_place_of_the_old_one(own_home: Path, policy: Policy) -> None:
    offline.add([policy("甲县方案", 137)], own_home, progress=False)
    offline.add([policy("甲县方案", 138)], own_home, progress=False)
    values = {target.value for target in Library.open(own_home).targets()}
    assert 138 in values and 137 not in values


def test_the_same_text_under_another_name_or_format_goes_in_once(own_home: Path, policy: Policy, tmp_path: Path) -> None:
    path = policy("甲县方案")
    offline.add([path], own_home, progress=False)
    other = tmp_path / "别名.md"
    other.write_text(path.read_text(encoding="utf-8").replace("。", "。 "), encoding="utf-8")
    report = offline.add([other], own_home, progress=False)
    assert report.failed and "甲县方案" in report.faults[0].message
    assert list(Library.open(own_home).cards) == ["甲县方案"]


def test_two_equal_files_at_once_go_in_once(own_home: Path, policy: Policy) -> None:
    report = offline.add([policy("甲"), policy("乙")], own_home, progress=False)
    assert (report.read, report.failed) == (("甲",), True)


def test_what_cannot_be_read_is_told_and_the_rest_goes_in(own_home: Path, policy: Policy, tmp_path: Path) -> None:
    broken = tmp_path / "坏.pdf"
    broken.write_bytes(b"%PDF-1.7 broken")
    report = offline.add([broken, tmp_path / "没有.txt", policy("甲县方案")], own_home, progress=False)
    assert report.read == ("甲县方案",)
    assert [fault.document for fault in report.faults if fault.fatal] == ["坏", "没有"]


def test_nothing_readable_and_no_library_makes_none(own_home: Path, tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match="没有改动"):
        offline.add([tmp_path / "没有.txt"], own_home, progress=False)
    assert current(own_home) == ""


@pytest.mark.parametrize("id", ["a/b", " a", "a\n"])
def test_a_bad_id_is_refused(own_home: Path, policy: Policy, id: str) -> None:
    with pytest.raises(LibraryError, match="--id"):
        offline.add([policy("甲")], own_home, id=id, progress=False)


def test_an_id_can_be_given_to_one_file_only(own_home: Path, policy: Policy) -> None:
    assert offline.add([policy("甲")], own_home, id="x-1", progress=False).read == ("x-1",)
    with pytest.raises(LibraryError, match="--id"):
        offline.add([policy("乙", 1), policy("丙", 2)], own_home, id="x", progress=False)


def test_removing_what_is_not_there_changes_nothing(own_home: Path, policy: Policy) -> None:
    offline.add([policy("甲")], own_home, progress=False)
    name = current(own_home)
    with pytest.raises(LibraryError, match="乙、丙"):
        offline.remove(["甲", "乙", "丙"], own_home)
    assert current(own_home) == name


def test_a_library_may_become_empty_and_be_filled_again(own_home: Path, policy: Policy) -> None:
    offline.add([policy("甲")], own_home, progress=False)
    assert offline.remove(["甲"], own_home).manifest.documents == 0
    assert offline.verify(own_home) == ()
    assert offline.add([policy("甲")], own_home, progress=False).manifest.documents == 1


def test_a_manifest_with_faults_stops_before_any_work(own_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(offline, "read_file", lambda *_, **__: pytest.fail("read"))
    (tmp_path / "manifest.yaml").write_text("documents: [{id: a, file: none.txt}, {id: b, file: none.txt}]", encoding="utf-8")
    with pytest.raises(ManifestError, match="2 处问题"):
        offline.build(tmp_path, own_home, progress=False)
    assert current(own_home) == ""


def test_verify_finds_a_forged_quote(copy: Path) -> None:
    database = sqlite3.connect(folder(copy) / current(copy) / "library.sqlite")
    with database:
        database.execute("UPDATE targets SET record = replace(CAST(record AS TEXT), '2800', '2900')")
    database.close()
    faults = offline.verify(copy)
    assert any("指纹" in fault for fault in faults) and any("引文与原文位置不符" in fault for fault in faults)


def test_what_other_code_has_read_is_read_again_without_the_files(own_home: Path, policy: Policy) -> None:
    file = policy("甲")
    before = offline.add([file], own_home, progress=False).manifest
    file.unlink()
    manifest = folder(own_home) / current(own_home) / "manifest.json"
    manifest.write_text(manifest.read_text(encoding="utf-8").replace(before.code, "0" * 16), encoding="utf-8")
    database = sqlite3.connect(manifest.with_name("library.sqlite"))
    with database:
        database.execute("DELETE FROM rules")
    database.close()
    assert any("index reread" in fault for fault in offline.verify(own_home))
    offline.add([policy("乙", 5)], own_home, progress=False)
    assert Library.open(own_home).stale, "one document more does not make the others read anew"
    report = offline.reread(own_home / "no corpus", own_home, progress=False)
    assert report.read == ("甲", "乙") and offline.verify(own_home) == ()
    offline.remove(["乙"], own_home)
    assert Library.open(own_home).manifest == before


def test_corrections_outlast_another_reading(copy: Path) -> None:
    before = Library.open(copy).fingerprint
    assert offline.reread(ROOT / "corpus", copy, progress=False).manifest.fingerprint == before


def test_nothing_can_be_read_again_where_nothing_is(own_home: Path) -> None:
    with pytest.raises(LibraryError, match="index build"):
        offline.reread(own_home, own_home, progress=False)


def test_verify_finds_missing_rows(copy: Path) -> None:
    database = sqlite3.connect(folder(copy) / current(copy) / "library.sqlite")
    with database:
        database.execute("DELETE FROM passages WHERE id = (SELECT max(id) FROM passages)")
    database.close()
    assert any("条目数" in fault for fault in offline.verify(copy))


@pytest.mark.parametrize("part", ["passages", "targets", "vectors", "terms.json"])
def test_verify_finds_a_missing_search_index(copy: Path, part: str) -> None:
    path = folder(copy) / current(copy) / part
    path.rename(path.with_name("away"))
    with pytest.raises(LibraryError, match="index build"):
        offline.verify(copy)
