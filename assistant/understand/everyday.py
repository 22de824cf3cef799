"""Trades, things and figures as people call them (挖煤的, 信号塔, 私人老板掏的钱), read under the names that the library's documents have for them."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from index.data_files import read_data
from index.term_statistics import TermStatistics
from index.words import bigrams

_FIGURE = re.compile(r"\d")
"""Figures are told only where they are cited."""
_ASKER = "(?<![我们咱是个家司厂])"
"""What the asker himself does (我是做软件的) is no thing asked for."""
_TWICE = re.compile(r"(?P<name>[\u4e00-\u9fff]{2,})[和、]?(?P=name)")


def in_their_names(text: str, terms: TermStatistics) -> tuple[str, tuple[tuple[str, str], ...]]:
    """A question with everyday names of trades, things and figures under those that the library knows, and each of them that holds no figure as said and as
    read; it stays where the library knows none."""
    pattern, names = _called()
    read: list[tuple[str, str]] = []

    def named(found: re.Match[str]) -> str:
        name = _known(names[found.lastgroup or ""], terms)
        if name and not _FIGURE.search(found.group()):
            read.append((found.group(), name))
        return name or found.group()

    plain = pattern.sub(named, text)
    return (_TWICE.sub(r"\g<name>", plain) if plain != text else text), tuple(read)


def _known(names: tuple[str, ...], terms: TermStatistics) -> str:
    """The first of the names that headings or indicators have, else the first that the library has at all; empty where it has none."""
    for has in (terms.in_names, terms.known):
        for name in names:
            if all(map(has, bigrams(name))):
                return name
    return ""


@cache
def _called() -> tuple[re.Pattern[str], dict[str, tuple[str, ...]]]:
    """The pattern of all everyday names, each in a group of its own, and the names of documents that each group stands for."""
    data = read_data(Path(__file__).with_suffix(".yaml"))
    tail = "|".join(data["tails"])
    lines = [(*line, f"(?:{tail})?") for line in data["things"].items()] + [(*line, f"(?:{tail})") for line in data["trades"].items()]
    names = {f"n{place}": tuple(line[0].split()) for place, line in enumerate(lines)}
    said = (f"(?P<n{place}>(?:{'|'.join(line[1].split())}){line[2]})" for place, line in enumerate(lines))
    return re.compile(f"{_ASKER}(?:{'|'.join(said)})"), names
