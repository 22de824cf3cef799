"""The model's settings: one precedence, faults named with place and remedy, a key never shown."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import traceback
from decimal import Decimal
from pathlib import Path

import pytest

from assistant.answer import ask
from assistant.model.chat import chat
from assistant.model.options import add_options, apply_options
from assistant.model.settings import Secret, Settings, configured
from assistant.records import Reason, Status
from index.errors import SettingsError
from prompts import say

URL = "http://127.0.0.1:9/v1"
KEY = "sk-Geheim-0815"


@pytest.fixture
def named(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """A model in the environment."""
    monkeypatch.setenv("WENCE_MODEL", "m")
    monkeypatch.setenv("WENCE_MODEL_URL", URL)
    return monkeypatch


def write(home: Path, text: str) -> Path:
    home.mkdir(exist_ok=True)
    path = home / "model.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def given(*arguments: str) -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    add_options(parser)
    return parser.parse_args(arguments)


@pytest.fixture
def kept() -> object:
    """The environment as it was, after options have been put into it."""
    before = dict(os.environ)
    yield None
    os.environ.clear()
    os.environ.update(before)


def test_no_model_is_configured_by_default() -> None:
    assert configured() is None


def test_the_file_alone(own_home: Path) -> None:
    write(own_home, f"name: qwen3\nurl: {URL}\nkey: {KEY}\nseconds: 12.5\nretries: 0\ntemperature: 0.3\ntokens: 4000\nprices: 2/8\n")
    assert configured() == Settings("qwen3", URL, Secret(KEY), "openai", 12.5, 0, 0.3, 4000, Decimal(2), Decimal(8))


def test_environment_goes_before_the_file_and_the_command_line_before_both(
    own_home: Path, monkeypatch: pytest.MonkeyPatch, kept: object
) -> None:
    write(own_home, f"name: in-file\nurl: {URL}\nseconds: 1\nretries: 1\ntokens: 1000\n")
    monkeypatch.setenv("WENCE_MODEL", "in-environment")
    monkeypatch.setenv("WENCE_MODEL_SECONDS", "2")
    apply_options(given("--model-seconds", "3", "--model-retries", "3"))
    settings = configured()
    assert settings is not None
    assert (settings.name, settings.seconds, settings.retries, settings.tokens) == ("in-environment", 3, 3, 1000)


def test_an_empty_name_in_the_environment_turns_the_files_model_off(own_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(own_home, f"name: m\nurl: {URL}\n")
    assert configured() is not None
    monkeypatch.setenv("WENCE_MODEL", "")
    assert configured() is None


def test_a_changed_file_is_read_again(own_home: Path) -> None:
    write(own_home, f"name: one\nurl: {URL}\n")
    first = configured()
    write(own_home, f"name: other\nurl: {URL}\n")
    second = configured()
    assert first is not None and second is not None and (first.name, second.name) == ("one", "other")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("WENCE_MODEL_URL", ""), ("WENCE_MODEL_URL", "ftp://x/v1"), ("WENCE_MODEL_URL", "http://"), ("WENCE_MODEL_URL", "http://h:99999/"),
        ("WENCE_MODEL_URL", "http://h/v1?key=1"), ("WENCE_MODEL_SECONDS", "soon"), ("WENCE_MODEL_SECONDS", "-1"),
        ("WENCE_MODEL_SECONDS", "0"), ("WENCE_MODEL_SECONDS", "NaN"), ("WENCE_MODEL_RETRIES", "1.5"), ("WENCE_MODEL_RETRIES", "99"),
        ("WENCE_MODEL_TEMPERATURE", "3"), ("WENCE_MODEL_TOKENS", "12"), ("WENCE_MODEL_PRICES", "2"), ("WENCE_MODEL_PRICES", "2/x"),
        ("WENCE_MODEL_PRICES", "NaN/1"), ("WENCE_MODEL_PROVIDER", "Open AI"),
    ],
)  # fmt: skip
def test_a_setting_that_cannot_be_read_is_named(shipped: Path, named: pytest.MonkeyPatch, name: str, value: str) -> None:
    named.setenv(name, value)
    with pytest.raises(SettingsError, match=name):
        configured()
    answer = ask("中卫市2023年关键工序数控化率目标是多少")
    assert (answer.status, answer.status_reason) == (Status.ERROR, Reason.SETTINGS) and name in answer.answer


@pytest.mark.parametrize(
    "text", ["name: [m", "- m", "name: {a: 1}", "nmae: m", "name: m\nurl: ftp://x", "name: true", "name: m\nurl: http://h\nseconds: bald"]
)
def test_a_fault_in_the_file_names_the_file(own_home: Path, text: str) -> None:
    path = write(own_home, text)
    with pytest.raises(SettingsError) as caught:
        configured()
    assert str(path) in str(caught.value)


@pytest.mark.parametrize("arguments", [("--model", "m", "--model-url", "x"), ("--model", "m", "--model-url", URL, "--model-tokens", "1")])
def test_a_fault_on_the_command_line_names_the_option_and_changes_nothing(arguments: tuple[str, ...]) -> None:
    with pytest.raises(SettingsError, match=arguments[-2]):
        apply_options(given(*arguments))
    assert "WENCE_MODEL" not in os.environ


def test_the_key_comes_in_a_file_on_the_command_line(tmp_path: Path, kept: object) -> None:
    file = tmp_path / "key"
    file.write_text(f"{KEY}\n", encoding="utf-8")
    apply_options(given("--model", "m", "--model-url", URL, "--model-key-file", str(file)))
    settings = configured()
    assert settings is not None and settings.key == Secret(KEY)
    with pytest.raises(SettingsError, match="nowhere"):
        apply_options(given("--model-key-file", str(tmp_path / "nowhere")))


@pytest.mark.parametrize("key", [f"{KEY} x", f"{KEY}\nx", f"{KEY}密"])
def test_a_key_that_cannot_be_sent_is_refused_without_being_shown(named: pytest.MonkeyPatch, key: str) -> None:
    named.setenv("WENCE_MODEL_KEY", key)
    with pytest.raises(SettingsError, match="WENCE_MODEL_KEY") as caught:
        configured()
    assert KEY not in "".join(traceback.format_exception(caught.value))


def test_the_key_is_shown_nowhere(own_home: Path, named: pytest.MonkeyPatch) -> None:
    named.setenv("WENCE_MODEL_KEY", KEY)
    settings = configured()
    assert settings is not None and settings.key.value == KEY
    for text in (repr(settings), str(settings), f"{settings.key}", f"{settings.key!r}", str({"s": settings}), repr(chat(settings))):
        assert KEY not in text
    write(own_home, f"name: m\nurl: {URL}\nkey: {KEY}\nsecond: [\n")
    with pytest.raises(SettingsError) as caught:
        configured()
    assert KEY not in "".join(traceback.format_exception(caught.value))


def test_a_password_in_the_address_is_refused_without_being_shown(named: pytest.MonkeyPatch) -> None:
    named.setenv("WENCE_MODEL_URL", f"http://me:{KEY}@127.0.0.1:9/v1")
    with pytest.raises(SettingsError, match="WENCE_MODEL_URL") as caught:
        configured()
    assert KEY not in str(caught.value)


def test_a_provider_that_langchain_does_not_know_or_that_is_not_installed(named: pytest.MonkeyPatch) -> None:
    named.setenv("WENCE_MODEL_KEY", KEY)
    for provider, part in (("nobody", "nobody"), ("cohere", "langchain-cohere")):
        named.setenv("WENCE_MODEL_PROVIDER", provider)
        settings = configured()
        assert settings is not None
        with pytest.raises(SettingsError, match=part) as caught:
            chat(settings)
        assert KEY not in "".join(traceback.format_exception(caught.value))


def test_a_named_provider_needs_no_address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WENCE_MODEL", "deepseek-chat")
    with pytest.raises(SettingsError, match="WENCE_MODEL_URL"):
        configured()
    monkeypatch.setenv("WENCE_MODEL_PROVIDER", "deepseek")
    settings = configured()
    assert settings is not None and (settings.provider, settings.url) == ("deepseek", "")


def test_cost_is_per_million_tokens() -> None:
    assert Settings("m", price_in=Decimal(2), price_out=Decimal(8)).cost(1_500_000, 250_000) == Decimal(5)


def test_options_say_where_they_stand() -> None:
    parser = argparse.ArgumentParser()
    add_options(parser)
    assert "--model-key-file" in parser.format_help() and "model.yaml" in parser.format_help()
    assert say("model.options.name") in parser.format_help().replace("\n                        ", "")


@pytest.mark.parametrize(("program", "rest"), [(("app.py",), ()), (("-m", "assistant", "ask"), ("问",)), (("-m", "assistant", "model"), ())])
def test_programs_leave_with_the_message(own_home: Path, program: tuple[str, ...], rest: tuple[str, ...]) -> None:
    done = subprocess.run(
        [sys.executable, *program, *rest, "--model", "m", "--model-url", "nowhere"], cwd=Path(__file__).parents[2], capture_output=True, text=True,
        encoding="utf-8", check=False)
    assert done.returncode == 1 and "--model-url" in done.stderr and "Traceback" not in done.stderr
