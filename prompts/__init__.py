"""Every sentence the program says: strict little YAML files of templates, one file a topic.

A file maps keys (nested as wished) to `string.Template` texts with `$name` variables. `say("compose.difference", a=…)` fills
one in a single pass, so that text put in is never searched for variables again. An unknown key, a missing or a surplus
variable is a programming error and raises `PromptError`.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from string import Template
from typing import Any

import yaml

FOLDER = Path(__file__).parent
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class PromptError(Exception):
    """A template is unknown, or its variables do not fit."""


def say(key: str, **values: object) -> str:
    """The text of `key` ("file.key" or "file.group.key") with its variables filled in.

    Raises PromptError for an unknown key, a missing or a surplus variable.
    """
    template = _templates(key.split(".", 1)[0]).get(key)
    if template is None:
        raise PromptError(f"prompts: no text {key!r}")
    wanted = variables(template)
    if wanted != set(values):
        raise PromptError(
            f"prompts: {key}: missing {sorted(wanted - set(values))}, surplus {sorted(set(values) - wanted)}"
        )
    return template.substitute({name: str(value) for name, value in values.items()})


def keys(topic: str) -> tuple[str, ...]:
    """All keys of one file, in file order."""
    return tuple(_templates(topic))


def variables(template: Template) -> set[str]:
    """The names of the template's variables. Raises PromptError for a stray "$"."""
    if not template.is_valid():
        raise PromptError(f"prompts: stray $ in {template.template!r} (write $$)")
    return set(template.get_identifiers())


@cache
def _templates(topic: str) -> dict[str, Template]:
    path = FOLDER / f"{topic}.yaml"
    if not path.is_file():
        raise PromptError(f"prompts: no file {path.name}")
    with path.open(encoding="utf-8") as stream:
        tree = yaml.load(stream, Loader=_Loader)
    found: dict[str, Template] = {}
    _collect(topic, tree, found)
    return found


def _collect(prefix: str, node: object, found: dict[str, Template]) -> None:
    if isinstance(node, str):
        found[prefix] = Template(node.rstrip("\n"))
    elif isinstance(node, dict):
        for name, child in node.items():
            _collect(f"{prefix}.{name}", child, found)
    else:
        raise PromptError(f"prompts: {prefix}: expected text or a group of texts, found {type(node).__name__}")
