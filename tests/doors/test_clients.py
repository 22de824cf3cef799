"""Clients and their tokens: made and taken away by a command, kept as hashes, in force at once."""

from __future__ import annotations

import hashlib
import stat
from pathlib import Path

import pytest

from assistant.__main__ import main
from assistant.doors.clients import MOST, Clients, add, read, remove
from index.errors import WenceError


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "home" / "clients"


def test_a_token_lets_its_client_in_until_it_is_taken_away(file: Path) -> None:
    clients = Clients(file)
    assert not clients.required and clients.named("wence-x") is None
    first, second = add(file, "资料处", 20), add(file, "bot")
    assert clients.required and (known := clients.named(first)) is not None and (known.name, known.per_minute) == ("资料处", 20)
    assert clients.named(second).per_minute is None  # type: ignore[union-attr]
    remove(file, "资料处")
    assert clients.named(first) is None and clients.named(second) is not None
    remove(file, "bot")
    assert clients.required and clients.named(second) is None and read(file) == ()


def test_a_new_token_replaces_the_old_one(file: Path) -> None:
    clients, first = Clients(file), add(file, "bot", 3)
    assert clients.named(first) is not None
    second = add(file, "bot")
    assert clients.named(first) is None and clients.named(second) is not None and len(read(file)) == 1 and first != second


def test_tokens_are_not_in_the_file_and_only_the_owner_reads_it(file: Path) -> None:
    token = add(file, "bot")
    assert token not in file.read_text(encoding="utf-8") and hashlib.sha256(token.encode()).hexdigest() in file.read_text(encoding="utf-8")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600 and len(token) > 45


@pytest.mark.parametrize("wrong", ["", "x" * 64, "wence-", "\ud800", "令牌"])
def test_nothing_else_lets_in(file: Path, wrong: str) -> None:
    token = add(file, "bot")
    clients = Clients(file)
    assert clients.named(wrong) is None and clients.named(token[:-1]) is None and clients.named(read(file)[0].hashed) is None


@pytest.mark.parametrize("text", ["bot", "bot:abc:", f"bot:{'0' * 64}", f"bot:{'0' * 64}:0", f":{'0' * 64}:", "\n", f"bot:{'0' * 64}:1:2"])
def test_a_faulty_file_is_told_with_its_place_and_lets_nobody_in(file: Path, text: str) -> None:
    token = add(file, "good")
    clients = Clients(file)
    file.write_text(file.read_text(encoding="utf-8") + text + "\n", encoding="utf-8")
    for _ in range(2):
        with pytest.raises(WenceError, match="第2行"):
            clients.named(token)
    with pytest.raises(WenceError, match="clients"):
        Clients(file)


@pytest.mark.parametrize(("name", "per_minute"), [("", None), ("a:b", None), ("a b", None), ("x" * 101, None), ("a", 0), ("a", -1), ("a", MOST + 1)])
def test_unfit_names_and_numbers(file: Path, name: str, per_minute: int | None) -> None:
    with pytest.raises(WenceError):
        add(file, name, per_minute)
    assert not file.exists()


def test_the_command_adds_lists_and_removes(own_home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def command(*arguments: str) -> tuple[int, str, str]:
        return main(["clients", *arguments]), *capsys.readouterr()

    assert "只许本机" in command("list")[2]
    status, out, err = command("add", "bot", "--per-minute", "30")
    token = out.strip()
    assert status == 0 and token.startswith("wence-") and "bot" in err and token not in err
    assert command("add", "资料处")[0] == 0
    listed = command("list")[1]
    assert listed.splitlines()[0].startswith("bot") and "30" in listed and "资料处" in listed and token not in listed
    assert Clients(own_home / "clients").named(token) is not None
    assert command("remove", "bot")[0] == 0 and Clients(own_home / "clients").named(token) is None
    status, out, err = command("remove", "bot")
    assert (status, out) == (1, "") and "bot" in err and command("add", "a b")[0] == 1
