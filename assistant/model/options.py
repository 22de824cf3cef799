"""The model's settings on the command line: they hold for this process and those that it starts."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from assistant.model.settings import VARIABLES, Given, configured
from index.errors import SettingsError
from prompts import say

_SHOWN = tuple(name for name in VARIABLES if name != "key")
"""A key on the command line could be read by every user of the machine: it comes in a file."""


def add_options(parser: argparse.ArgumentParser) -> None:
    """Gives a command `--model`, `--model-url` and so on."""
    group = parser.add_argument_group(say("model.options.title"), say("model.options.order"))
    for name in _SHOWN:
        group.add_argument(_option(name), dest=f"model_{name}", metavar=say(f"model.options.value.{name}"), help=say(f"model.options.{name}"))
    group.add_argument("--model-key-file", type=Path, metavar="FILE", help=say("model.options.key_file"))


def apply_options(options: argparse.Namespace) -> None:
    """Puts what was given in the environment. Raises SettingsError where the model so configured cannot be used."""
    given = {
        name: Given(text.strip(), _option(name))
        for name in _SHOWN if (text := getattr(options, f"model_{name}")) is not None
    }
    if options.model_key_file is not None:
        given["key"] = Given(_read(options.model_key_file), "--model-key-file")
    configured(given)
    os.environ.update({VARIABLES[name]: one.text for name, one in given.items()})


def _option(name: str) -> str:
    return "--model" if name == "name" else f"--model-{name}"


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8").strip()
    except (OSError, ValueError) as error:
        raise SettingsError(say("model.settings.key_file", file=path)) from error
