"""Every sentence the program says: strict little YAML files of templates, one file a topic, one folder a further language.

A file maps keys (nested as wished) to `string.Template` texts with `$name` variables. `say("compose.difference", a=…)` fills
one in a single pass, so that text put in is never searched for variables again. An unknown key, a missing or a surplus
variable is a programming error and raises `PromptError`.

The files beside this one are simplified Chinese, which answers are composed and checked in. `en/` has the same keys in English
for all that an asker may read; traditional Chinese is made of the simplified text. `speaking` sets the language of `say`;
`recording` keeps what was said, by which a finished answer is put in another language message by message.

A file of instructions to a language model says besides what it is for, which version it is and what its variables are:
`purpose`, `version`, `variables` (name → meaning) and, under `texts`, the templates, which use all of the variables and no others.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from string import Template
from typing import Any, Literal

import yaml

from prompts.traditional import traditional

Language = Literal["zh-Hans", "zh-Hant", "en"]
FOLDER = Path(__file__).parent
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_language: ContextVar[Language] = ContextVar("language", default="zh-Hans")

_HEAD = ("purpose", "version", "variables", "texts")
"""What a file of instructions to a language model has, at its top."""


class PromptError(Exception):
    """A template is unknown, or its variables do not fit."""


@dataclass(frozen=True, slots=True)
class About:
    """What a file of instructions to a language model says of itself."""

    purpose: str
    version: int
    variables: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Said:
    """A message that was said: its key and what it was filled with."""

    key: str
    values: tuple[tuple[str, str], ...]


_record: ContextVar[dict[str, Said] | None] = ContextVar("record", default=None)


def say(key: str, **values: object) -> str:
    """The text of `key` ("file.key" or "file.group.key") with its variables filled in, in the language spoken.

    Raises PromptError for an unknown key, a missing or a surplus variable.
    """
    words = {name: str(value) for name, value in values.items()}
    text = say_in(_language.get(), key, words)
    record = _record.get()
    if record is not None:
        record.setdefault(text, Said(key, tuple(words.items())))
    return text


def say_in(language: Language, key: str, words: dict[str, str]) -> str:
    """The text of `key` in a language; in simplified Chinese where that language does not have it."""
    topic = key.split(".", 1)[0]
    template = _templates(topic, language).get(key) or _templates(topic).get(key)
    if template is None:
        raise PromptError(f"prompts: no text {key!r}")
    wanted = variables(template)
    if wanted != set(words):
        raise PromptError(
            f"prompts: {key}: missing {sorted(wanted - set(words))}, surplus {sorted(set(words) - wanted)}"
        )
    return template.substitute(words)


@contextmanager
def speaking(language: Language) -> Iterator[None]:
    """Within the block `say` speaks this language."""
    token = _language.set(language)
    try:
        yield
    finally:
        _language.reset(token)


@contextmanager
def recording() -> Iterator[dict[str, Said]]:
    """What is said within the block, by its text."""
    record: dict[str, Said] = {}
    token = _record.set(record)
    try:
        yield record
    finally:
        _record.reset(token)


def keys(topic: str, language: Language = "zh-Hans") -> tuple[str, ...]:
    """All keys of one file, in file order."""
    return tuple(_templates(topic, language))


@lru_cache(maxsize=2048)
def variables(template: Template) -> frozenset[str]:
    """The names of the template's variables. Raises PromptError for a stray "$"."""
    if not template.is_valid():
        raise PromptError(f"prompts: stray $ in {template.template!r} (write $$)")
    return frozenset(template.get_identifiers())


def about(topic: str) -> About:
    """Purpose, version and variables of a file of instructions. Raises PromptError where they are missing or do not fit its texts."""
    tree = _tree(topic)
    if not _instructs(tree):
        raise PromptError(f"prompts: {topic}.yaml: no purpose, version, variables, texts")
    purpose, version, named = (tree[name] for name in _HEAD[:3])
    if not (isinstance(purpose, str) and purpose.strip()) or not isinstance(version, int) or version < 1:
        raise PromptError(f"prompts: {topic}.yaml: purpose is to be a text, version a whole number from 1")
    if not isinstance(named, dict) or not all(isinstance(meaning, str) and meaning.strip() for meaning in named.values()):
        raise PromptError(f"prompts: {topic}.yaml: variables are to have meanings")
    found: dict[str, Template] = {}
    _collect(topic, tree["texts"], found)
    used: set[str] = set().union(*map(variables, found.values()))
    if used != set(named):
        raise PromptError(f"prompts: {topic}.yaml: variables {sorted(used ^ set(named))} are only used or only explained")
    return About(purpose.strip(), version, named)


def _instructs(tree: object) -> bool:
    return isinstance(tree, dict) and set(tree) == set(_HEAD)


@cache
def _templates(topic: str, language: Language = "zh-Hans") -> dict[str, Template]:
    """The templates of a file by their keys; those of a language that lacks the file are none."""
    if language == "zh-Hant":
        return {key: Template(traditional(one.template)) for key, one in _templates(topic).items()}
    tree = _tree(topic, language)
    if _instructs(tree):
        about(topic)
        tree = tree["texts"]
    found: dict[str, Template] = {}
    _collect(topic, tree, found)
    return found


def _tree(topic: str, language: Language = "zh-Hans") -> Any:
    path = FOLDER / f"{topic}.yaml" if language == "zh-Hans" else FOLDER / language / f"{topic}.yaml"
    if not path.is_file():
        if language != "zh-Hans":
            return {}
        raise PromptError(f"prompts: no file {path.name}")
    with path.open(encoding="utf-8") as stream:
        return yaml.load(stream, Loader=_Loader)


def _collect(prefix: str, node: object, found: dict[str, Template]) -> None:
    if isinstance(node, str):
        found[prefix] = Template(node.rstrip("\n"))
    elif isinstance(node, dict):
        for name, child in node.items():
            _collect(f"{prefix}.{name}", child, found)
    else:
        raise PromptError(f"prompts: {prefix}: expected text or a group of texts, found {type(node).__name__}")
