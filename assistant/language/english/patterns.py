"""Patterns over the words of a clause: `by how much is {a} [higher|larger] than {b} (in {c})`; each takes time linear in the words but
for its phrases, whatever the words are.

[x|y] is a choice, (x) may be left out, * passes any words over, <name> is a choice given by name, {a} takes one word or more, as few as
will do.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

_TOKEN = re.compile(r"\{\w\}|<\w+>|[\[\]()|*]|[^\s{}<>\[\]()|*]+")
_WORD = re.compile(r"\S+?(?=[,;:]?(?:\s|$))|[,;:]")
_FIGURE = re.compile(r"\d[\d.,]*%?")
_SIGNS = ".,;:?!\"“”'"


@dataclass(slots=True)
class _Node:
    """A step of a pattern: what it takes, and the steps it may go on with."""

    takes: str = ""
    """A word, "{a}" for a phrase, "*" for any words; "" for nothing."""
    then: list[_Node] = field(default_factory=list)


class Pattern:
    """A compiled pattern. Raises ValueError for one that is not well formed."""

    def __init__(self, text: str, choices: Mapping[str, str]) -> None:
        self._end = _Node()
        tokens = _TOKEN.findall(text)
        self._start, at = self._sequence(tokens, 0, self._end, choices)
        if at != len(tokens):
            raise ValueError(f"pattern {text!r}")

    def match(self, words: Sequence[str]) -> dict[str, str] | None:
        """The phrases of a clause by name where the pattern fits all of it, else None. `words` are those of `words_of`."""
        keys = [word.lower().strip(_SIGNS) or word for word in words]
        failed: set[tuple[int, int]] = set()
        taken: dict[str, str] = {}

        def fits(node: _Node, at: int) -> bool:
            if (id(node), at) in failed:
                return False
            for end in self._ends(node, at, keys):
                if (node is self._end and end == len(keys)) or any(fits(one, end) for one in node.then):
                    if node.takes.startswith("{"):
                        taken[node.takes[1]] = " ".join(words[at:end])
                    return True
            failed.add((id(node), at))
            return False

        return taken if fits(self._start, 0) else None

    @staticmethod
    def _ends(node: _Node, at: int, keys: Sequence[str]) -> Sequence[int]:
        """Where what a step takes may end."""
        if not node.takes:
            return (at,)
        if node.takes == "*":
            return range(at, len(keys) + 1)
        if node.takes in ("{x}", "{y}"):
            return [end for end in (at + 1, at + 2) if end <= len(keys) and _FIGURE.fullmatch(keys[at]) and (end == at + 1 or keys[at + 1] == "percent")]
        if node.takes.startswith("{"):
            return range(at + 1, len(keys) + 1)
        return (at + 1,) if at < len(keys) and keys[at] == node.takes else ()

    def _sequence(self, tokens: Sequence[str], at: int, then: _Node, choices: Mapping[str, str]) -> tuple[_Node, int]:
        """The steps up to a closing sign, and where that stands; the last goes on with `then`."""
        start = last = _Node()
        while at < len(tokens) and tokens[at] not in ("]", ")", "|"):
            token = tokens[at]
            if token in ("[", "("):
                join = _Node()
                at = self._choice(tokens, at + 1, last, join, choices)
                if token == "(":
                    last.then.append(join)
                last = join
            elif token.startswith("<"):
                join = _Node()
                self._choice([*_TOKEN.findall(choices[token[1:-1]]), "]"], 0, last, join, choices)
                last = join
                at += 1
            else:
                step = _Node(token)
                last.then.append(step)
                last = step
                at += 1
        last.then.append(then)
        return start, at

    def _choice(self, tokens: Sequence[str], at: int, before: _Node, join: _Node, choices: Mapping[str, str]) -> int:
        """The ways from `before` to `join`; where the sign after the closing one stands."""
        while True:
            way, at = self._sequence(tokens, at, join, choices)
            before.then.append(way)
            if tokens[at] != "|":
                return at + 1
            at += 1


def words_of(text: str) -> list[str]:
    """The words of a clause as patterns take them; commas by themselves."""
    return _WORD.findall(text)
