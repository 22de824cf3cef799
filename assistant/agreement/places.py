"""The parts of a document that a question names (附件1, 专栏2, 正文, 总体目标, 讲…那一节), as stretches of its text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.agreement.words import words
from index.canonical import canonical
from index.library import Library
from index.numbering import read_number
from index.quantities import numeral
from index.records import Section
from index.words import bigrams

_ATTACHED = frozenset({"attachment", "box"})
_STYLES = {"附件": "attachment", "附表": "attachment", "附录": "attachment", "专栏": "box", "专表": "box"}
_TAIL = re.compile(r"^(?:三年|五年|专项)?(?:行动)?(?:计划|行动|工程)$")
"""What is left of the name of a part once its own words are taken away."""
_HEADED = 0.6
"""A heading is meant by words of which it has this share."""


@dataclass(frozen=True, slots=True)
class Place:
    """A part as the question names it, and the stretches of the document that are meant; none where no heading fits."""

    said: str
    spans: tuple[tuple[int, int], ...]

    def has(self, start: int) -> bool:
        return any(first <= start < last for first, last in self.spans)


def places(text: str, document: str, library: Library) -> tuple[Place, ...]:
    """The parts that the question names, as the document has them, in the order of the question; each stretch once."""
    sections = [one for one in library.sections(document) if one.level > 0 and one.kind != "contents"]
    found: list[tuple[int, Place]] = [(at, place) for at, place in _named(text, sections) if place.spans]
    kept: list[Place] = []
    for _, place in sorted(found, key=lambda pair: pair[0]):
        if place.spans not in [one.spans for one in kept]:
            kept.append(place)
    return tuple(kept)


def _named(text: str, sections: Sequence[Section]) -> Iterator[tuple[int, Place]]:
    known = words()
    for match in known.numbered.finditer(text):
        number = match["number"]
        value = int(numeral(number) or 0)
        fitting = [one for one in sections if (mark := read_number(f"{one.marker}{one.title}")) is not None
                   and mark.style == _STYLES[match["kind"]] and mark.value == value]
        yield match.start(), Place(match.group(), _spans(fitting))
    for match in known.body.finditer(text):
        yield match.start(), Place(match.group(), _body(sections))
    for match in known.usual.finditer(text):
        yield match.start(), Place(match.group(), _spans([one for one in sections if match.group() in canonical(one.title)]))
    for match in known.spoken.finditer(text):
        name = known.aside.sub("", match["name"])
        if not known.usual.search(name) and not known.numbered.search(match.group()):
            yield match.start(), Place(name, _spans(_headed(name, sections)))


def _headed(name: str, sections: Sequence[Section]) -> list[Section]:
    """The sections whose headings have most of a name's words; the highest of those that have the most."""
    grams = set(bigrams(canonical(name)))
    shares = [(len(grams & set(bigrams(canonical(one.title)))) / len(grams), one) for one in sections] if grams else []
    best = max((share for share, _ in shares), default=0.0)
    if best < _HEADED:
        return []
    fitting = [one for share, one in shares if share == best]
    attached = [one for one in fitting if one.kind in _ATTACHED]
    return attached or fitting


def _body(sections: Sequence[Section]) -> tuple[tuple[int, int], ...]:
    first = min((one.start for one in sections if one.kind == "attachment"), default=None)
    return ((0, first),) if first else ()


def _spans(sections: Sequence[Section]) -> tuple[tuple[int, int], ...]:
    return tuple((one.start, one.end) for one in sections)


def bare(run: str, named: Sequence[Place]) -> str:
    """A run of a question's topic without words for agreement and without the names of parts, those `named` and the usual ones."""
    known = words()
    for place in named:
        run = _TAIL.sub("", run.replace(place.said, "")) if place.said in run else run
    for pattern in (known.numbered, known.usual, known.body, known.reach, known.puzzled):
        run = pattern.sub("", run)
    return re.sub(r"^(?:和|与|跟|及|里|中|的)+|(?:和|与|跟|及|里|中|的)+$", "", run)
