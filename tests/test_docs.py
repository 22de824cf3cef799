"""Documents that cannot fall behind: commands exist, statuses and reasons have words, settings and decisions are written down."""

from __future__ import annotations

import importlib
import re
from pathlib import Path

import pytest
import yaml

from assistant.records import Reason, Status
from index.manifest import FIELDS
from prompts import keys

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "corpus").glob("*.md")]
COMMANDS = sorted(set(re.findall(r"python -m (index|assistant|eval) ([a-z]+)((?: \[?--[a-z-]+| [^\s`\-]+)*)", README)))
WITHOUT_WORDS = {Reason.NONE, Reason.PART_MISSING, Reason.AMBIGUOUS, Reason.MISSING_FACT, Reason.READ}
"""Reasons whose answer is made of found things, so that no fixed sentence goes with them."""


@pytest.mark.parametrize(("package", "command", "rest"), COMMANDS)
def test_commands_of_the_readme_exist_with_their_options(
    package: str, command: str, rest: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stop:
        importlib.import_module(f"{package}.__main__").main([command, "--help"])
    told = capsys.readouterr().out
    assert stop.value.code == 0
    assert all(option in told for option in re.findall(r"--[a-z-]+", rest))


def test_the_readme_names_every_command() -> None:
    named = {(package, command) for package, command, _ in COMMANDS}
    assert {("index", name) for name in ("build", "add", "remove", "list", "verify", "targets", "rules", "conflicts", "extract")} <= named
    assert {("assistant", "ask"), ("assistant", "batch"), ("eval", "run"), ("eval", "score")} <= named


def test_make_targets_of_the_readme_exist() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^make ([a-z]+)", README, re.M)) | set(re.findall(r"`make ([a-z]+)`", README))
    assert {"run", "test"} <= targets
    assert all(re.search(rf"^{target}:", makefile, re.M) for target in targets)


def test_every_setting_is_documented() -> None:
    code = "".join(path.read_text(encoding="utf-8") for name in ("index", "assistant", "eval") for path in (ROOT / name).rglob("*.py"))
    settings = set(re.findall(r"WENCE_[A-Z_]+", code))
    assert settings and settings == set(re.findall(r"`(WENCE_[A-Z_]+)`", README))


def test_every_status_is_documented() -> None:
    assert [status for status in Status if f"`{status}`" not in README] == []


def test_every_reason_has_words_and_all_words_a_reason() -> None:
    said = {key.removeprefix("refusal.") for key in keys("refusal")}
    assert {reason.value for reason in Reason if reason not in WITHOUT_WORDS} - said == set()
    page = {key.removeprefix("page.reason.") for key in keys("page") if key.startswith("page.reason.")}
    assert page <= {reason.value for reason in Reason}


def test_every_decision_is_indexed_and_says_what_was_not_done() -> None:
    pages = {path.name for path in (ROOT / "docs" / "decisions").glob("*.md")} - {"README.md"}
    index = (ROOT / "docs" / "decisions" / "README.md").read_text(encoding="utf-8")
    assert set(re.findall(r"\]\(([^)]+\.md)\)", index)) == pages
    for name in pages:
        text = (ROOT / "docs" / "decisions" / name).read_text(encoding="utf-8")
        assert re.search(r"Not taken|没有采用", text) and re.search(r"Consequences|后果", text), name


@pytest.mark.parametrize("page", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    links = re.findall(r"\]\(([^)#\s]+)", page.read_text(encoding="utf-8"))
    assert [link for link in links if "://" not in link and not (page.parent / link).exists()] == []


@pytest.mark.parametrize("page", [ROOT / "docs" / "design.md", *(ROOT / "docs" / "decisions").glob("*.md")], ids=lambda path: path.name)
def test_modules_and_vocabularies_that_pages_name_exist(page: Path) -> None:
    """A page names them in full or by the end of their path: `gather/of_support/rules`, `told/facts.yaml`, `assistant/answer.py::answer`."""
    there = {str(path.relative_to(ROOT)) for name in ("prompts", "index", "assistant", "eval") for path in (ROOT / name).rglob("*")}
    ends = {"/".join(parts[at:]) for parts in (path.removesuffix(".py").split("/") for path in there) for at in range(len(parts))}
    named = re.findall(r"`([a-z]+(?:/[a-z_]+)+)(\.[a-z_A-Z]+)?(?:::(\w+))?`", page.read_text(encoding="utf-8"))
    known = {path for path, end, _ in named if path in ends or f"{path}{end}" in ends or path.startswith(("corpus/", "docs/", "tests/"))}
    assert [path for path, *_ in named if path not in known] == []
    functions = [(path, function) for path, end, function in named if function and end == ".py"]
    assert [function for path, function in functions if f"def {function}(" not in (ROOT / f"{path}.py").read_text(encoding="utf-8")] == []


def test_the_layout_in_the_readme_exists() -> None:
    block = README.split("## 目录")[1].split("```")[1]
    names = re.findall(r"^(\S+)", block.strip(), re.M)
    assert names and all((ROOT / name).exists() for name in names)


def test_the_data_card_has_every_document() -> None:
    card = (ROOT / "corpus" / "README.md").read_text(encoding="utf-8")
    manifest = yaml.safe_load((ROOT / "corpus" / "manifest.yaml").read_text(encoding="utf-8"))
    for row in manifest["documents"]:
        assert f"| {row['id']} |" in card
        assert set(row) <= FIELDS


def test_the_exchange_in_the_readme_is_real(shipped: Path) -> None:
    from assistant.answer import ask

    for question in re.findall(r"\*\*问\*\* (.+)", README):
        told = README.split(question)[1].split("**问**")[0]
        answer = ask(question)
        lines = [re.sub(r"^> ", "", line) for line in answer.answer.splitlines()]
        assert lines and all(line in told for line in lines if line), answer.answer
        assert all(one.quote in told and (not one.number or one.number in told) for one in answer.citations)
