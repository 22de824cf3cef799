"""Which variables of messages hold words of a document."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from index.data_files import read_data


def keeps(key: str, name: str) -> bool:
    """Whether the variable `name` of the message `key` stays as it is in every language."""
    everywhere, in_message = _kept()
    return name in everywhere or name in in_message.get(key, ())


@cache
def _kept() -> tuple[frozenset[str], dict[str, frozenset[str]]]:
    tree = read_data(Path(__file__).with_suffix(".yaml"))
    return frozenset(tree["everywhere"]), {key: frozenset(names) for key, names in tree["in_message"].items()}
