"""How often character bigrams occur in a library, and how its signs sound: weights of words, and typing slips mended.

Kept as one JSON file in the library's folder; made from passages, headings and indicator names at build time.
"""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Callable, Iterable
from functools import cached_property
from itertools import pairwise
from pathlib import Path

from index.slips import Slips, sounds
from index.words import bigrams, fold

_FILE = "terms.json"


class _Weights(dict[str, float]):
    """Bigram → weight, worked out when first asked for; bigrams that the library does not have are not kept."""

    def __init__(self, passages: int, frequency: Counter[str]) -> None:
        self._passages, self._frequency = passages, frequency

    def __missing__(self, gram: str) -> float:
        weight = max(0.2, math.log((self._passages + 1) / (self._frequency.get(gram, 0) + 0.5)))
        if gram in self._frequency:
            self[gram] = weight
        return weight


class TermStatistics:
    """Bigram counts of a library: `passages` in all, `frequency` passages with the bigram, `names` names with the
    bigram or trigram."""

    def __init__(self, passages: int, frequency: Counter[str], names: Counter[str], sounds: dict[str, str]) -> None:
        self.passages = passages
        self._frequency = frequency
        self._names = names
        self._sounds = sounds
        self.weight: Callable[[str], float] = _Weights(passages, frequency).__getitem__
        """The inverse document frequency of a bigram, at least 0.2; one the library has never seen weighs most."""

    @classmethod
    def count(cls, passages: Iterable[str], names: Iterable[str]) -> TermStatistics:
        """The statistics of these passages and names (headings, indicators)."""
        frequency: Counter[str] = Counter()
        number = 0
        for text in passages:
            frequency.update(set(bigrams(text)))
            number += 1
        named: Counter[str] = Counter()
        for name in names:
            grams = bigrams(name)
            named.update({*grams, *(a + b[1:] for a, b in pairwise(grams) if a[1:] == b[:1])})
        return cls(number, frequency, named, sounds({char for gram in frequency for char in gram}))

    @classmethod
    def open(cls, folder: Path) -> TermStatistics:
        """The statistics written in `folder`."""
        tree = json.loads((folder / _FILE).read_text(encoding="utf-8"))
        return cls(tree["passages"], Counter(tree["frequency"]), Counter(tree["names"]), tree["sounds"])

    def write(self, folder: Path) -> None:
        """Write the statistics into `folder`."""
        tree = {
            "passages": self.passages,
            "frequency": self._frequency,
            "names": self._names,
            "sounds": self._sounds,
        }
        (folder / _FILE).write_text(json.dumps(tree, ensure_ascii=False, sort_keys=True), encoding="utf-8")

    def known(self, gram: str) -> bool:
        """Whether the library has the bigram anywhere."""
        return gram in self._frequency or gram in self._names

    def in_names(self, gram: str) -> bool:
        """Whether a bigram or trigram stands in a heading or an indicator's name."""
        return fold(gram) in self._names

    def mended(self, text: str) -> str:
        """`text` with typing slips put right, see `Slips`."""
        return self._slips.mended(text)

    def slips(self, text: str) -> tuple[tuple[str, str], ...]:
        """What `mended` puts right in `text`, each as typed and as read."""
        return self._slips.changes(text)

    @cached_property
    def _slips(self) -> Slips:
        return Slips(self._names, self._frequency, self._sounds)
