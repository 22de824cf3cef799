"""What is asked and what target rows are called, as bigrams, and how well one fits the other. Words count by their rarity."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from math import fsum
from pathlib import Path

from assistant.gather.of_figures import filters, metrics, shares
from index.canonical import canonical
from index.data_files import patterns
from index.indicators import indicator, link
from index.library import Library
from index.records import Target
from index.synonyms import expand
from index.term_statistics import TermStatistics
from index.words import Lookup, bigrams, fold, segment

_WORDS = patterns(Path(__file__).with_name("naming.yaml"))
_BRANCH = re.compile(r"(?<=[\u4e00-\u9fff]{2})行业(?:工业)?(?=总?产值|增加值|投资|利润|收入)")
"""Words between a branch and what is measured of it: 电力行业工业增加值 is called 电力增加值 too."""
Grams = frozenset[str]


@dataclass(frozen=True, slots=True)
class Name:
    """A row's name as bigrams: whole, what of a share's name is the part (`part`: A of A占B的比重, else the whole), without words
    of rank (`core`), in short (`short`), without what is measured (`thing`), word by word."""

    name: Grams
    part: Grams
    core: Grams
    short: Grams
    thing: Grams
    words: tuple[Grams, ...]


@dataclass(frozen=True, slots=True)
class NamedRow:
    """A row as the question sees it: how well its name fits (0…1), what of the question it explains, and what of it stands
    `around` the row or in its name."""

    target: Target
    name: Grams
    core: Grams
    around: Grams
    fit: float
    explained: Grams


_KEPT = 16_384
"""So many names are kept once made; rows of many documents share them."""


@dataclass(frozen=True, slots=True)
class Whole:
    """A thing named in the question as bigrams: all, and those inside its words only."""

    grams: Grams
    inner: Grams

    @classmethod
    def of(cls, name: str, terms: TermStatistics) -> Whole:
        return cls(grams_of(name, terms), frozenset(gram for word in segment(name) for gram in bigrams(word) if len(word) > 1))


_RANKS = frozenset(gram for rank in ("国家级", "自治区级", "省级", "市级", "区级", "县级") for gram in bigrams(rank))


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked, as bigrams: all together, those within words only (`inner`), run by run (things named one after another), and in other words (`more`);
    whether words say what is measured (`metric`); `parts` tells that a share is to be worked out, `wholes` are the runs, without words of rank, that are
    no denominator; `keys` are the catalogue's indicators that runs name; `said` is all in any words; `near` is all that is looked for around rows; `seen` keeps how well
    names fit and what they explain, by name and key: rows of many documents share them."""

    grams: Grams
    inner: Grams
    runs: tuple[Grams, ...]
    wholes: tuple[Whole, ...]
    keys: Mapping[str, Grams]
    more: Grams
    metric: bool
    parts: bool
    weigh: Callable[[str], float]
    total: float
    said: Grams
    near: Lookup
    seen: dict[tuple[str, str], tuple[float, Grams]] = field(default_factory=dict, compare=False, repr=False)

    @classmethod
    def of(cls, words: Sequence[str], said: str, library: Library, *, parts: bool = False) -> Asked:
        """What `words` of the question `said` ask for; with `parts` a share is to be worked out, and its whole is asked for too."""
        runs = tuple(grams_of(word, library.terms) for word in words)
        grams: Grams = frozenset().union(*runs)
        inner = frozenset(gram for word in words for part in segment(canonical(word)) for gram in bigrams(part)) & grams
        things = [word for word in words if not metrics.METRIC.fullmatch(word)] or words  # 建材行业的总产值 is not that of all
        known = {link(word): grams_of(word, library.terms) for word in ("".join(words), *things)}
        share = shares.asked(said)
        if share is not None and (name := share.name(words)):
            known[link(name)] = grams
        asked = metrics.wanted_metrics(canonical("".join(words)))
        keys = {key: run for key, run in known.items() if indicator(key) is not None and _of_metric(key, asked)}
        more = frozenset(bigrams(canonical(" ".join(expand(said)))))
        wholes = tuple(Whole.of(without_rank(word), library.terms) for word in words
                       if (parts or f"占{word}" not in said) and f"比{word}" not in said)
        near = Lookup(grams.union(*keys.values(), *(bigrams(canonical(part)) for word in words for part in segment(word))))
        return cls(grams, inner or grams, runs, wholes, keys, more, bool(asked), parts, library.terms.weight, weight(grams, library.terms.weight),
                   grams | more, near)

    def row(self, target: Target, library: Library, least: float) -> NamedRow | None:
        """The row as the question sees it, None where its name fits less than `least`."""
        text = called(target)
        known = _name(text)
        found = self.seen.get((text, target.key))
        if found is None:
            keyed = self.keys.get(target.key, frozenset())
            explained = (known.name & self.grams) | (keyed - (_RANKS - known.name) if known.name & _RANKS else keyed)  # 市级… says nothing of 省级…
            found = self.seen[text, target.key] = self._fit(target, known), explained
        fit, explained = found
        if fit < least:
            return None
        around = self.near.within(_around(target, library)) | (known.name & self.near.terms)
        return NamedRow(target, known.name, known.core, around, fit, explained)

    def _fit(self, target: Target, row: Name) -> float:
        """How much of the row's name is asked for, by weight; words of rank (国家级…) that are not asked for do not count, and
        an indicator that the catalogue knows by another name is asked for as well."""
        if target.key in self.keys:
            return 1.0
        said = self.said
        if row.part.isdisjoint(said):
            return 0.0  # only the whole of a share is asked for, not the share
        keyed = [run for run in self.keys.values() if run]
        other = (
            bool(keyed)
            and indicator(target.key) is not None
            and not row.name & self.grams - frozenset().union(*keyed)
            and sum(weight(run & row.name, self.weigh) >= 0.7 * weight(run, self.weigh) for run in keyed) < 2
        )
        names = [name for name in (row.name, row.core, row.short, frozenset() if self.metric else row.thing) if name]
        by_grams = max((weight(name & said, self.weigh) / (weight(name, self.weigh) or 1.0) for name in dict.fromkeys(names)), default=0.0)
        if by_grams >= 1.0:
            return 0.7 if other else 1.0
        total = sum(weight(word, self.weigh) for word in row.words)
        by_words = sum(weight(word, self.weigh) for word in row.words if word <= said) / total if total else 0.0
        # The catalogue knows the row as another indicator than those that the question names.
        return max(by_grams, by_words) * (0.7 if other else 1.0)

    def whole(self, row: NamedRow, open_: set[str]) -> bool:
        """Whether the row explains all of a thing named among several that is still open."""
        return len(self.runs) > 2 and any(run & open_ and run <= row.explained for run in self.runs)

    def share(self, grams: Grams | set[str]) -> float:
        return weight(grams, self.weigh) / (self.total or 1.0)


def _of_metric(name: str, asked: frozenset[tuple[str, ...]]) -> bool:
    """Whether an indicator may measure what is asked: 规模以上工业 alone is called by its 增加值, not where its 总产值 is asked."""
    own = metrics.wanted_metrics(canonical(name))
    return not asked or not own or bool(own & asked)


def name_of(target: Target) -> Name:
    """The row's name as bigrams."""
    return _name(called(target))


def called(target: Target) -> str:
    """The row's name with its scope, in canonical form."""
    scope = "" if target.scope in filters.WHOLE or target.scope in target.indicator else target.scope
    return canonical(f"{target.indicator} {scope}")


@lru_cache(maxsize=_KEPT)
def _name(text: str) -> Name:
    name = frozenset(bigrams(text))
    bare = _WORDS["rank"].sub(" ", text)
    words = tuple(frozenset(bigrams(word)) for word in segment(bare) if len(word) > 1)
    part = frozenset(bigrams(text.split("占", 1)[0])) or name
    thing = frozenset(bigrams(metrics.METRIC.sub(" ", bare)))
    return Name(name, part, frozenset(bigrams(bare)), frozenset(bigrams(_BRANCH.sub(" ", bare))), thing, words)


def _around(target: Target, library: Library) -> str:
    """What stands around a row, folded; most of it stands around other rows too."""
    card = library.cards[target.document]
    return " ".join(map(folded, (target.key, *target.path, card.title, *card.meta.aliases, target.region, target.scope,
                                  target.department, target.quote)))


@lru_cache(maxsize=_KEPT)
def folded(text: str) -> str:
    """A text in canonical form, folded: as bigrams are looked for in it."""
    return fold(canonical(text))


def grams_of(word: str, terms: TermStatistics) -> Grams:
    """The bigrams of a run, without those across two of its words that the library never has (软件收入: not 件收)."""
    text = canonical(word)
    inside = {gram for part in segment(text) for gram in bigrams(part)}
    return frozenset(gram for gram in bigrams(text) if gram in inside or terms.known(gram))


def without_rank(name: str) -> str:
    """A name in canonical form without words of rank (规模以上, 国家级) and the like."""
    return _WORDS["rank"].sub(" ", canonical(name))


def weight(grams: Grams | set[str], weigh: Callable[[str], float]) -> float:
    """What bigrams weigh together, the same in whatever order a set has them."""
    return fsum(map(weigh, grams))
