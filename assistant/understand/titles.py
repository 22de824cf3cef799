"""The names of a library's documents, ready to be looked up: by shared words, as they stand, by number, region and period."""

from __future__ import annotations

import math
import re
from collections import Counter, OrderedDict, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from assistant.understand.yearly import series_of
from index.regions import bare_name, find_regions, region, resolve
from index.schema import Card

NOISE = re.compile(r"[“”\"《》〈〉（）()\[\]〔〕、，。：·\s]")
"""Signs that do not count in a name."""
_NUMBER = re.compile(r"(?P<prefix>[\u4e00-\u9fff]+)\s?[〔\[（【(](?P<year>\d{4})[〕\]）】)]\s?(?P<no>\d+)号")
_ORDER = re.compile(r"(?P<prefix>[\u4e00-\u9fff]+令)(?:(?P<year>\d{4})年)?第(?P<no>\d+)号")
_SHORTEST = 3
"""Names of fewer signs are not looked for as they stand."""
_EXACT = 0.9
_KEPT = 4


@dataclass(frozen=True, slots=True)
class Number:
    """A document's 文号 in parts."""

    id: str
    prefix: str
    year: str


class Titles:
    """Names (title, nicknames, id) of documents; every look-up costs by what is found, not by how many there are."""

    def __init__(self, cards: Mapping[str, Card]) -> None:
        self.forms = {id: _forms(card) for id, card in cards.items()}
        self._flat = [(id, form) for id, forms in self.forms.items() for form in forms]
        sizes: list[int] = []
        holding: dict[str, list[int]] = defaultdict(list)
        self._beginning: dict[str, list[int]] = defaultdict(list)
        owners: dict[str, set[str]] = defaultdict(set)
        for place, (id, form) in enumerate(self._flat):
            own = grams(form)
            sizes.append(len(own))
            for gram in own:
                holding[gram].append(place)
                owners[gram].add(id)
            if len(form) >= _SHORTEST:
                self._beginning[form.upper()[:2]].append(place)
        self._sizes = np.array(sizes, dtype=np.int32)
        self._holding = {gram: np.array(places) for gram, places in holding.items()}
        size = len(self.forms) + 1
        self._weights = {gram: math.log(size / len(ids)) + 0.3 for gram, ids in owners.items()}
        self._unknown = math.log(size) + 0.3
        regions: dict[str, list[str]] = defaultdict(list)
        numbers: dict[str, list[Number]] = defaultdict(list)
        for id, card in cards.items():
            regions[card.meta.region].append(id)
            if match := _NUMBER.search(card.meta.number) or _ORDER.search(card.meta.number):
                numbers[match["no"]].append(Number(id, match["prefix"], match["year"] or card.meta.published[:4]))
        self._regions = {name: tuple(ids) for name, ids in regions.items()}
        self._numbers = dict(numbers)
        self._order = {id: place for place, id in enumerate(cards)}
        self._meant: dict[str, frozenset[str]] = {}
        self.regions = frozenset(self._regions) - {""}
        self.bare = {id: NOISE.sub("", card.title) for id, card in cards.items()}
        self.unlisted = sorted(name for name in self.regions if len(name) > 1 and region(name) is None)
        """Regions of documents that no list of places has."""
        self.short = {bare: name for name in sorted(self.regions)
                      if region(name) is not None and len(bare := bare_name(name)) > 1 and not find_regions(bare)}
        """Short names of regions of documents that are not taken for places by themselves (北海, 中山) → the full names."""
        self._ids = tuple(cards)
        self._bearing: dict[str, int] = defaultdict(int)
        for place, id in enumerate(self._ids):
            for sign in set(self.bare[id]):
                self._bearing[sign] |= 1 << place
        self.series = series_of(cards)
        counted = Counter(card.meta.region for card in cards.values() if card.meta.region)
        self.main_region = counted.most_common(1)[0][0] if counted else ""

    def of_regions(self, names: Collection[str]) -> list[str]:
        """The documents of these regions, in library order."""
        return sorted((id for name in names for id in self._regions.get(name, ())), key=self._order.__getitem__)

    def meant_by(self, word: str) -> frozenset[str]:
        """The regions of the library that a word such as 全区 may mean, seen from any of them."""
        known = self._meant.get(word)
        if known is None:
            homes = {resolve(word, name) for name in self.regions}
            known = self._meant[word] = frozenset(homes & self.regions)
        return known

    def with_signs(self, signs: str) -> list[str]:
        """The documents whose title has all these signs, in library order."""
        held = -1 if signs else 0
        for sign in set(signs):
            held &= self._bearing.get(sign, 0)
        return [id for place, id in enumerate(self._ids) if held >> place & 1] if held else []

    def numbered(self, number: str) -> Sequence[Number]:
        """The documents whose 文号 ends in this number."""
        return self._numbers.get(number, ())

    def like(self, phrase: str, least: float) -> dict[str, float]:
        """The documents with a name that has at least the share `least` of a phrase, by weight, or stands in it as a whole → the
        greatest share of their names (0…1); in library order."""
        wanted = grams(phrase)
        if not wanted:
            return {}
        total = sum(self._weights.get(gram, self._unknown) for gram in wanted)
        shared, counts = np.zeros(len(self._flat)), np.zeros(len(self._flat), dtype=np.int32)
        for gram in wanted:
            held = self._holding.get(gram)
            if held is not None:
                shared[held] += self._weights[gram]
                counts[held] += 1
        bare = NOISE.sub("", phrase)
        scores: dict[str, float] = {}
        complete = counts == self._sizes
        places = np.flatnonzero((shared >= least * total * 0.999) | complete)
        for place, share, all_ in zip(places.tolist(), (shared[places] / total).tolist(), complete[places].tolist(), strict=True):
            id, form = self._flat[place]
            score = max(share, _EXACT) if all_ and len(form) >= _SHORTEST and form in bare else share
            if score >= least:
                scores[id] = max(scores.get(id, 0.0), score)
        return scores

    def standing_in(self, text: str) -> list[tuple[str, int, int]]:
        """The names that stand in a text, whatever signs stand between: (id, start, end) in library order, each once."""
        places = [place for place, char in enumerate(text) if not NOISE.match(char)]
        bare = "".join(text[place] for place in places)
        begun = {place for at in range(len(bare) - 1) for place in self._beginning.get(bare[at : at + 2], ())}
        found = []
        for place in sorted(begun):
            id, form = self._flat[place]
            at = bare.find(form.upper())
            if at >= 0:
                found.append((id, places[at], places[at + len(form) - 1] + 1))
        return found


_known: OrderedDict[int, tuple[Mapping[str, Card], Titles]] = OrderedDict()


def titles(cards: Mapping[str, Card]) -> Titles:
    """The names of these documents, made once for each library."""
    held = _known.get(id(cards))
    if held is None or held[0] is not cards:
        held = _known[id(cards)] = cards, Titles(cards)
        while len(_known) > _KEPT:
            _known.popitem(last=False)
    return held[1]


def grams(phrase: str) -> frozenset[str]:
    """The bigrams of a phrase without the signs that do not count."""
    bare = NOISE.sub("", phrase)
    return frozenset(bare[i : i + 2] for i in range(len(bare) - 1))


def own_grams(forms: Collection[str]) -> frozenset[str]:
    """The bigrams of all these names."""
    return frozenset().union(*map(grams, forms))


def _forms(card: Card) -> tuple[str, ...]:
    forms = [NOISE.sub("", name) for name in (card.meta.title, *card.meta.aliases, card.id) if name]
    return tuple(dict.fromkeys(form for form in forms if len(form) >= 2))
