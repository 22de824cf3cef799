"""Writing: all or nothing, one writer at a time, equal content has an equal fingerprint, killed at any moment nothing is lost."""

from __future__ import annotations

import fcntl
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from index import writer
from index.build import add, build, remove, verify
from index.errors import LibraryError
from index.library import Library
from index.reading import read_file
from index.schema import current, folder

ROOT = Path(__file__).parents[2]

KILLER = """
import os, signal, sys
from pathlib import Path
from index import writer
from index.build import add, build, remove
moment, what, home, *rest = sys.argv[1:]
name, _, side = moment.partition(":")
owner, _, attribute = name.rpartition(".")
target = {"": writer, "os": os, "Path": Path, "shutil": __import__("shutil")}[owner]
real = getattr(target, attribute)
def die(*arguments, **named):
    if name == "Path.replace" and Path(arguments[1]).name != "CURRENT":
        return real(*arguments, **named)
    if side == "after":
        real(*arguments, **named)
    os.kill(os.getpid(), signal.SIGKILL)
setattr(target, attribute, die)
if what == "build":
    build(Path(rest[0]), Path(home), progress=False)
elif what == "add":
    add([Path(rest[0])], Path(home), progress=False)
else:
    remove(rest, Path(home))
"""
MOMENTS = [
    *(("add", moment) for moment in ("_finish:before", "_index:after", "os.fsync:after", "Path.replace:before", "Path.replace:after")),
    *(("remove", moment) for moment in ("_index:before", "fingerprint:after", "Path.replace:after")),
    *(("build", moment) for moment in ("_index:before", "Path.replace:before", "Path.replace:after")),
]


def generations(home: Path) -> list[str]:
    return sorted(path.name for path in folder(home).iterdir() if path.name.startswith("generation-"))


@pytest.fixture
def small(own_home: Path, policy: Callable[..., Path]) -> Path:
    """A home with a library of one small document, in force."""
    add([policy("甲县方案", 137)], own_home, progress=False)
    return own_home


@pytest.mark.parametrize(("what", "moment"), MOMENTS)
def test_killed_at_any_moment_a_whole_library_is_in_force(
    small: Path, policy: Callable[..., Path], tmp_path: Path, what: str, moment: str
) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "乙.txt").write_text(policy("乙县方案", 291).read_text(encoding="utf-8"), encoding="utf-8")
    (corpus / "manifest.yaml").write_text("documents: [{id: 乙县方案, file: 乙.txt}]", encoding="utf-8")
    rest = {"build": [corpus], "add": [tmp_path / "乙县方案.txt"], "remove": ["甲县方案"]}[what]
    before, after = ["甲县方案"], {"build": ["乙县方案"], "add": ["甲县方案", "乙县方案"], "remove": []}[what]
    killed = subprocess.run([sys.executable, "-c", KILLER, moment, what, small, *rest], cwd=ROOT, check=False)
    assert killed.returncode == -9, "the moment was never reached"
    expected = after if moment == "Path.replace:after" else before
    assert list(Library.open(small).cards) == expected
    assert verify(small) == ()
    add([policy("丙县方案", 53)], small, progress=False)
    assert list(Library.open(small).cards) == [*expected, "丙县方案"]
    assert verify(small) == ()
    assert not list(folder(small).glob("*.tmp")) and len(generations(small)) <= 2


def test_equal_content_has_an_equal_fingerprint(small: Path, policy: Callable[..., Path]) -> None:
    first = Library.open(small).fingerprint
    add([policy("乙县方案", 291)], small, progress=False)
    both = Library.open(small).fingerprint
    remove(["乙县方案"], small)
    assert Library.open(small).fingerprint == first != both
    add([policy("甲县方案", 138)], small, progress=False)
    assert Library.open(small).fingerprint != first


def test_a_fresh_library_has_the_fingerprint_of_one_built_step_by_step(tmp_path: Path, policy: Callable[..., Path]) -> None:
    readings = [reading for name in ("甲", "乙") for reading in read_file(policy(name, 40 + ord(name) % 7))]
    at_once = writer.replace_all(tmp_path / "1", readings)
    for reading in reversed(readings):
        stepwise = writer.change(tmp_path / "2", put=[reading])
    assert at_once == stepwise
    assert writer.replace_all(tmp_path / "3", readings).fingerprint == at_once.fingerprint


def test_the_corpus_builds_to_the_same_fingerprint_again(built: Path, own_home: Path) -> None:
    assert build(ROOT / "corpus", own_home, progress=False).manifest == Library.open(built).manifest


def test_a_metadata_change_changes_the_fingerprint(tmp_path: Path, policy: Callable[..., Path]) -> None:
    (reading,) = read_file(policy("甲"))
    other = replace(reading, document=replace(reading.document, meta=replace(reading.document.meta, region="乙县")))
    assert writer.replace_all(tmp_path / "1", [reading]).fingerprint != writer.replace_all(tmp_path / "2", [other]).fingerprint


def test_a_second_writer_is_told_to_wait(small: Path, policy: Callable[..., Path]) -> None:
    with (folder(small) / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with pytest.raises(LibraryError, match="等它结束"):
            add([policy("乙县方案", 3)], small, progress=False)
    assert list(Library.open(small).cards) == ["甲县方案"]


def test_a_failure_leaves_nothing_behind(small: Path, policy: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    name = current(small)
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises((OSError, LibraryError)):
        add([policy("乙县方案", 3)], small, progress=False)
    assert current(small) == name and generations(small) == [name]
    assert verify(small) == ()


def test_content_hash_sees_through_format_only() -> None:
    assert writer.content_hash("到2027年，达到 70％以上。\n") == writer.content_hash("到２０２７年,达到70%以上")
    assert writer.content_hash("达到70%") != writer.content_hash("达到71%")
