"""The kind of benefit that a question asks for (a loan, a deduction from tax), and whether a rule gives that kind: 公积金能贷多少 is not answered with
what of the interest is taken off the tax."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from index.data_files import pattern, read_data


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of benefit: how it is asked for, how a rule says that it gives it, and the words for it by which documents are found."""

    asked: re.Pattern[str]
    given: re.Pattern[str]
    nouns: str


_KINDS = {name: Kind(re.compile(pattern(words["asked"])), re.compile(pattern(words["given"])), words.get("nouns", ""))
          for name, words in read_data(Path(__file__).with_name("benefits.yaml")).items()}


def asked(text: str) -> frozenset[str]:
    """The kinds of benefits that a question asks for, none where it does not say or asks for money at large."""
    return frozenset(name for name, kind in _KINDS.items() if kind.asked.search(text))


def unnamed(text: str, kinds: Collection[str]) -> str:
    """A question without the words that ask for these kinds of benefits."""
    for name in kinds:
        text = _KINDS[name].asked.sub("", text)
    return text


def nouns(wanted: Collection[str]) -> tuple[str, ...]:
    """The words that documents use for the kinds of benefits wanted."""
    return tuple(_KINDS[name].nouns for name in sorted(wanted) if _KINDS[name].nouns)


def gives(quote: str, wanted: Collection[str]) -> bool:
    """Whether a rule gives a benefit of one of the kinds wanted, if any are."""
    return not wanted or any(_KINDS[name].given.search(quote) for name in wanted)
