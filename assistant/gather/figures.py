"""Which target rows a question means: groups of rows, one group an indicator asked for.

A row matches by its name (indicator and scope) and is helped by what stands around it (headings, document, sentence). Words
count by their rarity in the library. Groups are taken greedily: the row whose name explains most of what is still unexplained
of the question comes first, rows of like names join it. What no row explains counts against the match.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assistant.records import Query
from index.library import Library
from index.quantities import unit_family
from index.records import Target
from index.canonical import canonical
from index.term_statistics import TermStatistics
from index.words import bigrams, segment

_CANDIDATES = 240
_GROUPS = 8
_NAME = 0.5
"""A row's name must be explained by the question at least by this share, by weight."""
_GAIN = 0.1
"""A further group must explain at least this share of the question."""
_LIKE = 0.7
"""Rows of a group must match at least this share as well as its first row."""
_SAME = 0.5
"""Names that share this much by weight may be one indicator."""
_WHOLE = frozenset({"全区", "全省", "全市", "全国", "全县", "全州", "全盟", "全旗", ""})
_METRICS = (
    ("增加值",), ("总产值", "产值"), ("营业收入", "销售收入", "主营业务收入", "业务收入", "服务收入"), ("利润",), ("税收",),
    ("投资强度", "投入强度"), ("用水量",), ("产能",), ("产量",), ("装机",), ("利用率",), ("普及率", "使用率"), ("数控化率",),
    ("数字化率",), ("覆盖率",), ("合格率",), ("转化率",), ("机械化率",), ("失业率",),
)
"""Words for what is measured; a row that measures one of them does not answer a question for another."""


@dataclass(frozen=True, slots=True)
class Group:
    """Rows of one indicator asked for. `name` is the best row's indicator, `score` 0…1 how well its name fits."""

    name: str
    rows: tuple[Target, ...]
    score: float


@dataclass(frozen=True, slots=True)
class Figures:
    """The groups found and `explained` 0…1, the share of the question that they, with their surroundings, explain;
    `missing` are the words that they leave open."""

    groups: tuple[Group, ...]
    explained: float
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Row:
    target: Target
    name: frozenset[str]
    around: frozenset[str]
    text: str


_EXPLAINED = 0.55
"""The groups, with what surrounds them, must explain at least this share of the question."""


def figures(query: Query, library: Library) -> Figures:
    """The groups of target rows that the query means, by its topic, with what it leans on where the topic is not enough.

    None where they would leave too much of the question open.
    """
    found = matched(query, library, query.topic)
    if query.context and (not found.groups or found.explained < _EXPLAINED or "difference" in query.operations):
        found = matched(query, library, (*query.topic, *query.context))
    return found if found.explained >= _EXPLAINED else Figures((), found.explained, found.missing)


def matched(query: Query, library: Library, words: Sequence[str]) -> Figures:
    """The groups of target rows that `words` mean, whatever they leave open."""
    asked_text = canonical(" ".join(words))
    asked = frozenset(bigrams(asked_text))
    if not asked:
        return Figures((), 0.0, ())
    weigh = library.terms.weight
    total = _sum(asked, weigh)
    found = library.search_targets(" ".join((*words, *query.regions)), _CANDIDATES, None)
    if query.documents:
        inside = library.search_targets(" ".join(words), _CANDIDATES, query.documents)
        found = list(dict.fromkeys((*inside, *found)))
    rows = [_row(target, library) for target in found if _measures(asked_text, target)]
    groups: list[Group] = []
    open_ = set(asked)
    context: set[str] = set()
    while rows and len(groups) < _GROUPS:
        scored = sorted(
            ((_score(row, asked, open_, total, weigh), -place, row) for place, row in enumerate(rows)), reverse=True,
            key=lambda item: item[:2],
        )
        best, _, first = scored[0]
        gain = _sum(first.name & open_, weigh) / total
        fit = _sum(first.name & asked, weigh) / (_sum(first.name, weigh) or 1)
        if gain < _GAIN or fit < _NAME:
            break
        chosen = [row for score, _, row in scored if score >= _LIKE * best and _alike(row, first, asked, weigh)]
        groups.append(Group(first.target.indicator, tuple(row.target for row in chosen), fit))
        for row in chosen:
            open_ -= row.name
            context |= row.around
        taken = {id(row) for row in chosen}
        rows = [row for row in rows if id(row) not in taken]
    covered = asked - (open_ - context)
    missing = _missing(words, covered, context, library.terms)
    return Figures(tuple(groups), _sum(covered, weigh) / total, missing)


def family(unit: str) -> str:
    """The family of a unit, 个百分点 and % as one."""
    return "share" if unit in ("个百分点", "百分点", "%") else unit_family(unit)


def _row(target: Target, library: Library) -> _Row:
    scope = "" if target.scope in _WHOLE else target.scope
    name = canonical(f"{target.indicator} {scope}")
    card = library.cards[target.document]
    around = canonical(" ".join((target.key, *target.path, card.title, *card.meta.aliases, target.region, target.scope,
                                 target.department, target.quote)))
    return _Row(target, frozenset(bigrams(name)), frozenset(bigrams(around)) | frozenset(bigrams(name)), name)


def _score(row: _Row, asked: frozenset[str], open_: set[str], total: float, weigh: Callable[[str], float]) -> float:
    size = _sum(row.name, weigh) or 1.0
    fit = _sum(row.name & asked, weigh) / size
    gain = _sum(row.name & open_, weigh) / total
    near = _sum(row.around & open_, weigh) / total
    return 0.45 * fit + 0.4 * gain + 0.15 * near


def _alike(row: _Row, first: _Row, asked: frozenset[str], weigh: Callable[[str], float]) -> bool:
    """Whether two rows are one indicator asked for: in another document, year or wording, the question telling them not apart."""
    if row.name == first.name:
        return True
    own = _sum((row.name - first.name) & asked, weigh)
    lacking = _sum((first.name - row.name) & asked, weigh)
    total = _sum(asked, weigh)
    if row.target.key and row.target.key == first.target.key and row.target.key != row.target.indicator:
        return own <= 0.3 * total
    both = _sum(row.name & first.name, weigh)
    largest = max(_sum(row.name, weigh), _sum(first.name, weigh), 0.01)
    return own <= 0.1 * total and lacking <= 0.2 * total and both >= _SAME * largest


def _measures(asked: str, target: Target) -> bool:
    """Whether the row may measure what is asked: 产值 is not 增加值."""
    name = canonical(target.indicator)
    for metric in _METRICS:
        wanted = [word for word in metric if word in asked]
        if wanted and any(word in name for other in _METRICS if other is not metric for word in other):
            if not any(word in name for word in metric):
                other_asked = any(word in asked and word in name for other in _METRICS if other is not metric for word in other)
                if not other_asked:
                    return False
    return True


def _missing(words: Sequence[str], covered: set[str] | frozenset[str], context: set[str], terms: TermStatistics) -> tuple[str, ...]:
    """The words of the question that no row explains, by whole words."""
    left = []
    for run in words:
        for word in segment(run):
            grams = frozenset(bigrams(canonical(word)))
            if len(word) > 1 and grams and not grams & (covered | context) and re.search(r"\w", word):
                left.append(word)
    return tuple(left)


def _sum(grams: frozenset[str] | set[str], weigh: Callable[[str], float]) -> float:
    return sum(weigh(gram) for gram in grams)
