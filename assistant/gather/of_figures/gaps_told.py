"""Figures that documents tell only by how far another one is from them: "占60%，低于全国平均水平26个百分点" gives that of the country,
"增速15.7%，高于重工业增速9.3个百分点" that of the other branch."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set

from assistant.gather.of_figures.derived import LEVELS, Derived
from assistant.records import Query
from index.canonical import canonical
from index.library import Library
from index.records import Target
from index.words import bigrams

_MAY = re.compile(r"全[国省区市]|平均水平|[比较][^，。？]{2,14}[高低快慢]|[高低快慢]于|差距")
"""Without any of these no question asks for such a figure."""
_APART = re.compile(
    r"(?:(?P<sign>低于|少于|慢于|高于|超出|多于|高出|快于)(?P<other>(?!预期|目标|上年|去年)[\u4e00-\u9fff]{2,16}?)"
    r"|(?:(?<!百分)比(?![重例率值])|较)(?P<held>(?!预期|目标|上年|去年)[\u4e00-\u9fff]{2,16}?)(?P<way>[高低快慢])(?:出|了)?)(?:将近|近|约|超过)?\s?$"
)
"""What stands before a figure that tells how far a thing is from another."""
_ABOVE = ("高于", "超出", "多于", "高出", "快于", "高", "快")
_MEASURED = re.compile(r"^(?:同期|同比)|(?:年均|平均|同期)?(?:增速|增幅|增长率?|水平|占比|比重)?$")
_RATE = re.compile(r"增速|增幅|增长")
_AVERAGE = re.compile(r"年均|平均(?:每年|增)|期间|“?十[一二三四五六]五”?(?!末|初)")
_PIECE = re.compile(r"[^，。；？！：,;?!:]+")
_ASKS = re.compile(r"(?:多少|几|多高|多快|什么水平|推算?|还原|呢$|求出?)")
_WORKED_BACK = re.compile(r"(?:[照按据根从用拿][^，]{0,16})?(?:能不能|能否|可以|请|帮我)?(?:倒推|反推|推算|还原)")
"""The figure of what is named before is to be worked out."""
_HELD = re.compile(r"(?:(?<!百分)比(?![重例率值])|较|(?<=[高低快慢多少])于|超过|超出|高出|相当于)[^，]{0,6}$")
"""What is named behind such a word is held against, not asked for."""
_UNSAID = re.compile(r"^.*为主的|规模以上|规上|全[国省区市]|的|增加值(?=增速|占)|年均|同比|（.*?）")
"""Words that a question may leave out of the name of a thing."""
_COUNTRY = "全国"
_CANDIDATES = 120
_MOST = 0.7


def told_by_gap(query: Query, library: Library) -> Derived | None:
    """The figure that a question asks for where a document tells another one and how far that is from it; None where it asks for none, or the
    documents that it may mean differ."""
    if not _MAY.search(query.text) or "list" in query.kinds:
        return None
    named = set(query.regions) - {_COUNTRY}
    homes = named or {library.cards[document].meta.region for document in query.documents}
    return _told(query, query.documents, named, library) or (_told(query, (), homes, library) if homes else None)


def _told(query: Query, documents: Sequence[str], regions: Set[str], library: Library) -> Derived | None:
    """The figure by the documents, or by all of some regions; a report of one year (2025年的报告) tells what the next one holds."""
    found: dict[Derived, float] = {}
    for change in library.search_targets(" ".join((*query.topic, *query.words)), _CANDIDATES, documents or None):
        if regions and change.region not in regions:
            continue
        match = _APART.search(change.quote[: _figure_at(change)]) if change.unit == "个百分点" else None
        if match is None:
            continue
        other, sign = match["other"] or match["held"], match["sign"] or match["way"]
        level = _level(change, library) if _asked(query.text, _MEASURED.sub("", _MEASURED.sub("", other))) else None
        if level is None or (query.years and not {change.year, level.year} & set(query.years)):
            continue
        if bool(_AVERAGE.search(other)) != bool(_AVERAGE.search(query.text)) and _RATE.search(f"{other}{level.indicator}"):
            continue
        near = max(_near(query.text, name) for name in (level.indicator, *_own(change, sign)))
        if near >= _MOST and {one.value for one in query.asker} <= {level.value, change.value}:
            name = other if _RATE.search(other) else f"{other}{level.indicator}"
            found[Derived(level, change, "before", sign in _ABOVE, name)] = near
    best = max(found.values(), default=0.0)
    meant = [one for one, near in found.items() if near == best]
    return meant[0] if len({(one.level.value, one.change.value) for one in meant}) == 1 else None


def _asked(text: str, other: str) -> bool:
    """Whether a piece of a question asks for the figure of what is so called, which it does not only hold something against."""
    pieces = _PIECE.findall(text) if len(other) > 1 else []
    for piece, following in zip(pieces, (*pieces[1:], ""), strict=True):
        place = piece.rfind(other)
        if place >= 0 and (_ASKS.search(piece) or _WORKED_BACK.match(following)) and not _HELD.search(piece[:place]) and not _HELD.search(piece[place + len(other) :][:1]):
            return True
    return False


def _level(change: Target, library: Library) -> Target | None:
    """The figure last told before the one that tells how far it is from another, in one sentence."""
    before = [row for row in library.targets_in({(change.document, change.sentence)}) if row.end <= change.start and row.unit == "%"
              and (row.measure in LEVELS or row.measure == "annual_growth") and not _APART.search(row.quote[: _figure_at(row)])]
    return max(before, key=lambda row: row.end, default=None)


def _own(change: Target, sign: str) -> Iterator[str]:
    """What the name of such a row calls the thing that is held against another."""
    own, told, _ = change.indicator.partition(sign)
    if told and own:
        yield own


def _near(text: str, name: str) -> float:
    """How much of a name a question has, but for words that one leaves out."""
    own = frozenset(bigrams(canonical(_UNSAID.sub("", name))))
    return len(own & frozenset(bigrams(canonical(_UNSAID.sub("", text))))) / len(own) if own else 0.0


def _figure_at(row: Target) -> int:
    """Where the row's figure begins in its quote."""
    text = f"{row.value:f}"
    place = row.quote.rfind(text.rstrip("0").rstrip(".") if "." in text else text)
    return place if place >= 0 else len(row.quote)
