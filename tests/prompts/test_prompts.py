"""Every sentence the program says: templates are valid, each is used, each used one exists; filling is strict and in one pass."""

from __future__ import annotations

import ast
import hashlib
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from string import Template

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

import prompts
from prompts import FOLDER, PromptError, about, keys, say

ROOT = Path(__file__).parents[2]
TOPICS = sorted(path.stem for path in FOLDER.glob("*.yaml"))


@cache
def all_keys() -> dict[str, Template]:
    return {key: prompts._templates(topic)[key] for topic in TOPICS for key in keys(topic)}


@cache
def code() -> tuple[tuple[Path, ast.Module], ...]:
    files = [ROOT / "app.py", *(path for name in ("index", "assistant", "eval") for path in (ROOT / name).rglob("*.py"))]
    return tuple((path, ast.parse(path.read_text(encoding="utf-8"))) for path in sorted(files))


def pattern(node: ast.expr) -> str | None:
    """A regular expression for the texts that a string expression can be, None if it says nothing of them."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return re.escape(node.value)
    if isinstance(node, ast.JoinedStr):
        return "".join(re.escape(part.value) if isinstance(part, ast.Constant) else ".+" for part in node.values)
    return None


def choices(node: ast.expr) -> list[ast.expr]:
    return [*choices(node.body), *choices(node.orelse)] if isinstance(node, ast.IfExp) else [node]


def said() -> Iterator[tuple[str, str, ast.Call]]:
    """Where, which key (as a pattern) and the call, for each `say(…)` of the code whose key is written there."""
    for path, tree in code():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "say" and node.args:
                for choice in choices(node.args[0]):
                    if (found := pattern(choice)) is not None:
                        yield f"{path.relative_to(ROOT)}:{node.lineno}", found, node


def imports_say(tree: ast.Module) -> bool:
    return any(isinstance(node, ast.ImportFrom) and node.module == "prompts" for node in ast.walk(tree))


@pytest.mark.parametrize("topic", TOPICS)
def test_every_template_is_valid_and_none_is_empty(topic: str) -> None:
    for key in keys(topic):
        template = prompts._templates(topic)[key]
        prompts.variables(template)
        assert template.template.strip(), key


@pytest.mark.parametrize("topic", TOPICS)
def test_no_key_is_given_twice(topic: str) -> None:
    """YAML would silently let the last one win."""

    def walk(node: yaml.Node) -> None:
        if isinstance(node, yaml.MappingNode):
            names = [key.value for key, _ in node.value]
            assert len(names) == len(set(names)), [name for name in names if names.count(name) > 1]
            for _, child in node.value:
                walk(child)

    tree = yaml.compose((FOLDER / f"{topic}.yaml").read_text(encoding="utf-8"))
    assert tree is not None
    walk(tree)


def test_every_key_that_code_says_exists() -> None:
    known = all_keys()
    missing = [
        f"{where}: {key}" for where, key, _ in said()
        if "\\." in key and not key.startswith(".+") and not any(re.fullmatch(key, one) for one in known)
    ]
    assert missing == []


def test_written_calls_give_the_variables_of_their_template() -> None:
    wrong = []
    for where, key, call in said():
        template = all_keys().get(re.sub(r"\\(.)", r"\1", key))
        names = [keyword.arg for keyword in call.keywords]
        if template is not None and None not in names and set(names) != prompts.variables(template):
            wrong.append(f"{where}: {key}: {sorted(map(str, names))} for {sorted(prompts.variables(template))}")
    assert wrong == []


def test_every_key_is_said_somewhere() -> None:
    written: set[str] = set()
    patterns: set[str] = set()
    for _, tree in code():
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                written.add(node.value)
            elif isinstance(node, ast.JoinedStr) and (found := pattern(node)) and "\\." in found:
                patterns.add(found)
    unused = [
        key for key in all_keys()
        if key not in written
        and key.split(".", 1)[1] not in written
        and not any(re.fullmatch(one, key) or re.fullmatch(one, key.split(".", 1)[1]) for one in patterns)
    ]
    assert unused == []


@pytest.mark.parametrize(
    ("key", "values", "part"),
    [
        ("nowhere.key", {}, "no file"),
        ("batch.nothing", {}, "no text"),
        ("batch", {}, "no text"),
        ("batch.page", {}, "missing ['page']"),
        ("batch.page", {"page": 1, "line": 2}, "surplus ['line']"),
        ("batch.page", {"line": 2}, "missing ['page'], surplus ['line']"),
    ],
)
def test_saying_is_strict(key: str, values: dict[str, object], part: str) -> None:
    with pytest.raises(PromptError, match=re.escape(part)):
        say(key, **values)


@settings(derandomize=True, deadline=None)
@given(st.text())
def test_text_put_in_is_not_searched_again(text: str) -> None:
    assert say("refusal.bad_line", line="$message", message=text) == all_keys()["refusal.bad_line"].template.replace(
        "$line", "$message", 1).removesuffix("$message") + text


@pytest.mark.parametrize("text", ["a: [1]", "a: 3", "a: {b: null}"])
def test_a_file_of_anything_but_texts_is_refused(text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "own.yaml").write_text(text, encoding="utf-8")
    monkeypatch.setattr(prompts, "FOLDER", tmp_path)
    prompts._templates.cache_clear()
    with pytest.raises(PromptError, match=r"own\.a"):
        say("own.a")
    prompts._templates.cache_clear()


def test_a_stray_dollar_is_refused() -> None:
    with pytest.raises(PromptError, match=r"\$\$"):
        prompts.variables(Template("价 $ 元"))


INSTRUCTIONS = [topic for topic in TOPICS if topic.startswith("model_")]


@pytest.mark.parametrize("topic", INSTRUCTIONS)
def test_instructions_to_a_model_say_what_they_are_for_and_change_their_version_with_their_words(topic: str) -> None:
    """A changed text without a new version fails: answers record the version that they were worded by."""
    said = about(topic)
    digest = hashlib.sha256((FOLDER / f"{topic}.yaml").read_bytes()).hexdigest()[:16]
    known = (ROOT / "tests" / "golden" / "model_prompts.txt").read_text(encoding="utf-8").splitlines()
    assert said.purpose and all(said.variables.values())
    assert f"{topic} {said.version} {digest}" in known, f"new version, and this line in the golden file: {topic} {said.version} {digest}"


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("purpose: p\nversion: 1\nvariables: {a: A}\ntexts: {t: $b}", "['a', 'b']"),
        ("purpose: p\nversion: 1\nvariables: {a: A, b: B}\ntexts: {t: $a}", "['b']"),
        ("purpose: ''\nversion: 1\nvariables: {}\ntexts: {t: x}", "purpose"),
        ("purpose: p\nversion: '1'\nvariables: {}\ntexts: {t: x}", "version"),
        ("purpose: p\nversion: 1\nvariables: {a: 3}\ntexts: {t: $a}", "meanings"),
        ("purpose: p\ntexts: {t: x}", "no purpose"),
    ],
)
def test_instructions_that_do_not_fit_are_refused(text: str, part: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "own.yaml").write_text(text, encoding="utf-8")
    monkeypatch.setattr(prompts, "FOLDER", tmp_path)
    with pytest.raises(PromptError, match=re.escape(part)):
        about("own")
