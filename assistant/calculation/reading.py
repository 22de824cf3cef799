"""A question that asks for calculations, read clause by clause: what is named, for when and where, and what is to be done with it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from assistant.calculation.words import words
from assistant.gather.filters import METRIC
from assistant.records import AskerFigure, Point, Query
from assistant.vocabulary import vocabulary
from index.canonical import canonical
from index.quantities import chinese_number
from index.words import bigrams

_STOPS = re.compile(r"[，,；;。？！：:]+")
_ASIDE = re.compile(r"[（(]([^（）()]*)[）)]")
_LISTED = re.compile(r"(?:[、和与及跟同]|以及|还有|加上)+")
_COUNT = re.compile(r"(?<=[目业家户区台厂品])数$")
_SHARED = 2
_NEXT = 3
_CHANGES = frozenset({"growth", "difference", "annual_rate", "pace"})
_JUDGED = frozenset({"direction", "enough", "highest", "lowest"})
_LONGEST_SPAN = 30

Joins = Callable[[str], bool]
Phrase = tuple[str, ...]
"""The words of one thing named, in order."""


@dataclass(frozen=True, slots=True)
class Side:
    """A part of a clause: the things it names, the points it names them for, the figures that the asker gives, and whether goals or
    outcomes are meant."""

    text: str
    phrases: tuple[Phrase, ...]
    points: tuple[Point, ...]
    asker: tuple[AskerFigure, ...]
    wants: str


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause: one side, or two that are held against each other (`link`), each in parts where it names several things each with its own
    point; the calculations it asks for, in order; the number of years it names; the unit in which it asks; what stands in brackets in it."""

    text: str
    sides: tuple[tuple[Side, ...], ...]
    link: str
    unit: str
    operations: tuple[str, ...]
    asks: bool
    years: int | None
    aside: str


def clauses(query: Query, understand: Callable[[str], Query], joins: Joins) -> tuple[Clause, ...]:
    """The clauses of a question. `understand` reads a piece of it by itself; `joins` tells whether two signs stand together in a name."""
    return tuple(_clause(text, understand, joins) for text in _pieces(query.text))


def _pieces(text: str) -> list[str]:
    """The clauses with what stands in brackets kept in them."""
    found: list[str] = []
    depth, start = 0, 0
    for place, char in enumerate(text):
        depth += char in "（("
        depth -= char in "）)"
        if depth <= 0 and _STOPS.match(char):
            found.append(text[start:place])
            start = place + 1
    return [piece.strip() for piece in (*found, text[start:]) if piece.strip()]


def _clause(text: str, understand: Callable[[str], Query], joins: Joins) -> Clause:
    said = words()
    aside = "，".join(_ASIDE.findall(text))
    bare = _ASIDE.sub("，", text)
    spans: list[tuple[int, int, str]] = []
    left = bare
    for name, pattern in said.operations.items():
        spans += [(*match.span(), name) for match in pattern.finditer(left)]
        left = pattern.sub(_blank, left)
    operations = [(start, name) for start, end, name in spans if not (name == "sum" and any(
        other in _CHANGES and end <= then <= end + _NEXT for then, _, other in spans))]  # 一共要涨几成 is no sum
    for match in vocabulary().asked_unit.finditer(bare):
        left = left[: match.start()] + _blank(match) + left[match.end() :]
    link, cut = _link(bare, left, said.links)
    pieces = [left] if cut is None else [left[: cut[0]], left[cut[1] :]]
    ratio = _ratio(aside, left)
    if ratio is not None:
        link, pieces = "share", list(ratio)
        operations.append((-1, "share"))
    if link == "share" and (inner := _inside(pieces)) is not None:
        pieces = inner
    if link == "share" and not any(name in ("share", "multiple", "growth") for _, name in operations) and said.ask.search(bare):
        operations.append((len(bare), "share"))
    span = said.span.search(bare)
    count = span["count"] if span else ""
    years = (int(count) if count.isdigit() else {"两": 2}.get(count) or int(chinese_number(count) or 0)) if count else None
    return Clause(
        text=text,
        sides=tuple(_parts(piece, understand, joins) for piece in pieces),
        link=link,
        unit=unit[1] if (unit := vocabulary().asked_unit.search(bare)) else "",
        operations=tuple(dict.fromkeys(name for _, name in sorted(operations))),
        asks=said.ask.search(bare) is not None or any(name in _JUDGED for _, name in operations),
        years=years if years and 1 < years <= _LONGEST_SPAN else None,
        aside=aside,
    )


def _ratio(aside: str, text: str) -> tuple[str, str] | None:
    """Part and whole of a ratio that a clause writes out in brackets or calls by its name (增加值率), None where it has none."""
    said = words()
    name = next((name for name in said.ratios if name in text), "")
    written = said.ratio.search(aside)
    if not name and written is None:
        return None
    part, whole = (written["part"], written["whole"]) if written is not None else said.ratios[name]
    return (text.replace(name, part), text.replace(name, whole)) if name else (part, whole)


def _link(text: str, left: str, links: dict[str, re.Pattern[str]]) -> tuple[str, tuple[int, int] | None]:
    """What holds two sides of a clause together, and where; "" where nothing does."""
    for name, pattern in links.items():
        source = text if name == "of" else left
        if (match := pattern.search(source)) is not None:
            return name, match.span()
    return "", None


def _inside(pieces: Sequence[str]) -> list[str] | None:
    """Part and whole of "A里B占(多少)" as B and A; None where the whole is named behind."""
    if re.search(r"[\u4e00-\u9fff]", pieces[1].replace("，", "")) and len(pieces[1].strip("，了到的")) > _SHARED:
        return None
    match = re.search(r"^(?P<whole>.+?)(?:里头|里面|当中|其中|之中|里|中)[，]?(?P<part>[^，]{2,})$", pieces[0])
    return [match["part"], match["whole"]] if match else None


def _parts(text: str, understand: Callable[[str], Query], joins: Joins) -> tuple[Side, ...]:
    """A side of a clause; its parts where each member of a list names a thing and a point of its own ("化工2020年和现代化工2027年的产值")."""
    whole = _side(text, understand, joins)
    pieces = [piece for piece in _LISTED.split(text) if piece.strip("，的")]
    if min(len(whole.phrases), len(pieces)) < _SHARED:
        return (whole,)
    parts = tuple(_side(piece, understand, joins) for piece in pieces)
    roles = {part.wants for part in parts} == {"target", "actual"}  # 增速目标、实际增速
    if not all(part.phrases and (part.points or roles) for part in parts):
        return (whole,)
    metric = whole.phrases[-1][-1]
    shared = METRIC.fullmatch(metric) is not None
    return tuple(replace(part, phrases=tuple(one if METRIC.search(one[-1]) or not shared else (*one, metric) for one in part.phrases)) for part in parts)


def _side(text: str, understand: Callable[[str], Query], joins: Joins) -> Side:
    said = words()
    left = said.noise.sub(_blank, text)
    listed = _LISTED.search(left)
    bare = said.counted.sub(_blank, left) if listed else left
    own = understand(text)
    return Side(text, _phrases(understand(bare), joins), own.points, own.asker, own.wants)


def _blank(match: re.Match[str]) -> str:
    return "，" * len(match[0])


def _phrases(query: Query, joins: Joins) -> tuple[Phrase, ...]:
    """The things that the topic of a side names: its runs, those that are not parted by 、 or 和 as one thing; what is measured put to each
    member of a list ("葡萄酒、纺织的增加值"), and what it is measured of to each measure ("工业增加值和总产值")."""
    found: list[list[str]] = []
    at = 0
    for run in (word for word in query.topic if any(joins(gram) for gram in bigrams(canonical(word)))):
        start = query.text.find(run, at)
        gap = query.text[at:start] if start >= 0 else ""
        one_name = len(gap) == 1 and gap != "、" and at and joins(query.text[at - 1 : start]) and joins(query.text[at : start + 1])
        if found and start >= 0 and (one_name or not _LISTED.search(gap)):
            found[-1].append(run)
        else:
            found.append([run])
        at = start + len(run) if start >= 0 else at
    if len(found) > 1 and len(found[-1]) > 1 and METRIC.fullmatch(found[-1][-1]):
        metric = found[-1][-1]
        found = [runs if METRIC.search(runs[-1]) else [*runs, metric] for runs in found]
    head = ""
    for runs in found:
        match = METRIC.search(runs[-1])
        if match and len(runs) == 1 and match.start() and match.end() == len(runs[0]):
            head = runs[0][: match.start()]
        elif head and len(runs) == 1 and METRIC.fullmatch(runs[0]):
            runs.insert(0, head)
    return tuple(tuple(_COUNT.sub("", run) for run in runs) for runs in found)
