"""The users' file: hashed, checked line by line, and the only way in."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest

from assistant.page.users import Users, put, read
from index.errors import WenceError


def header(name: str, password: str) -> str:
    return "Basic " + base64.b64encode(f"{name}:{password}".encode()).decode()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    place = tmp_path / "users"
    put(place, "张三", "一个长的密码123")
    put(place, "li", "another password")
    return place


def test_the_right_password_and_nothing_else_lets_in(file: Path) -> None:
    users = Users(file)
    good = header("张三", "一个长的密码123")
    assert users.admitted(good) == users.admitted(good) == "张三" and users.admitted(header("li", "another password")) == "li"
    for bad in (header("张三", "another password"), header("王五", "x"), header("", ""), "", "Basic ???", good.replace("Basic", "Bearer"),
                good[:-4]):
        assert users.admitted(bad) == ""


def test_passwords_are_not_in_the_file_and_only_the_owner_reads_it(file: Path) -> None:
    assert "密码" not in file.read_text(encoding="utf-8") and file.stat().st_mode & 0o077 == 0


def test_a_changed_password_replaces_the_old_one(file: Path) -> None:
    put(file, "li", "a new password")
    users = Users(file)
    assert users.admitted(header("li", "a new password")) and not users.admitted(header("li", "another password"))
    assert list(read(file)) == ["张三", "li"]


@pytest.mark.parametrize("text", ["", "name", "name:salt:hash\n", ":" + "0" * 32 + ":" + "0" * 64])
def test_a_faulty_file_is_told_with_its_place(tmp_path: Path, text: str) -> None:
    place = tmp_path / "users"
    place.write_text(text, encoding="utf-8")
    with pytest.raises(WenceError, match="users"):
        Users(place)
    with pytest.raises(WenceError, match="nowhere"):
        Users(tmp_path / "nowhere")


@pytest.mark.parametrize(("name", "password"), [("", "long enough"), ("a:b", "long enough"), ("a", "short")])
def test_unfit_names_and_passwords(tmp_path: Path, name: str, password: str) -> None:
    with pytest.raises(WenceError):
        put(tmp_path / "users", name, password)
