"""A composed draft made ready for a model: citations, figures, workings and the program's own sentences are marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from assistant.check.figures import figures
from assistant.check.reading import GROUP, mask
from assistant.model.marks import MARK, marks_in, unmarked
from assistant.model.orders import withheld
from assistant.records import MARK as CITED
from assistant.records import Draft
from index.quantities import quantities

_BOUND = re.compile(r"(?:及|和|或)?(?:以上|以下|以内|之内)|左右|上下")
_QUOTED = re.compile(r"“[^“”]*(?:“[^“”]*”[^“”]*)*”")
_VERDICT = re.compile(r"\*\*[^*\n]{1,24}(?:：[^*\n]*\*\*|\*\*[，。])")
_BLANK = re.compile(r"\s+")
_TITLED = ("：", ":")


@dataclass(frozen=True, slots=True)
class Unit:
    """What one line of the draft says, in marks, the heading over it first; `marks` are those in it."""

    text: str
    marks: frozenset[str]


@dataclass(frozen=True)
class Marked:
    """A draft in marks. `fills`: mark → what code writes for it; `homes`: mark → the citations [P1] it goes with;
    `needed`: the marks that every wording must have; `headings`: lines that only lead to others."""

    text: str
    fills: dict[str, str]
    homes: dict[str, frozenset[str]]
    needed: tuple[str, ...]
    units: tuple[Unit, ...]
    headings: tuple[str, ...]
    names: dict[str, str]
    """[P1] → title, number and headings of the citation."""
    quotes: dict[str, str]
    """[P1] → its quote."""

    @cached_property
    def shown(self) -> str:
        """The text as the model is shown it, figures beside their marks."""
        return shown(self.text, self.fills)

    def context(self, mark: str) -> str:
        """All words that may be said with a mark."""
        lines = [unit.text for unit in self.units if mark in unit.marks]
        return "\n".join((*lines, self.names.get(mark, ""), self.quotes.get(mark, "")))


def shown(text: str, fills: dict[str, str]) -> str:
    """A text in marks with the figures beside their marks."""
    return MARK.sub(lambda match: f"[{match[1]}:{fills[match[1]]}]" if match[1].startswith("T") else match[0], text)


def marked(draft: Draft) -> Marked:
    """The draft in marks. Its text comes back from them letter by letter: `filled(marked.text)` says the same."""
    return _Marking(draft).done()


class _Marking:
    """One pass over the lines of a draft."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._fills = {f"P{one.n}": f"[{one.n}]" for one in draft.citations}
        self._homes: dict[str, frozenset[str]] = {mark: frozenset({mark}) for mark in self._fills}
        self._known: dict[tuple[str, frozenset[str]], str] = {}
        self._needed: list[str] = []
        self._units: list[Unit] = []
        self._headings: list[str] = []
        self._workings = [one.expression for one in draft.computations]
        self._names = [name for one in draft.citations for name in (one.title, *one.path)]
        self._counts = dict.fromkeys("TCS", 0)

    def done(self) -> Marked:
        lines, heading = [], ""
        for line in self._draft.text.split("\n"):
            if not line.strip():
                heading = ""
                lines.append("")
            elif _VERDICT.match(line) or withheld(line):
                lines.append(self._own(line))
            elif CITED.search(line):
                made = self._words(line)
                lines.append(made)
                over = f"{heading}\n" if heading else ""
                self._units.append(Unit(f"{over}{made}", frozenset(marks_in(over + made))))
                self._needed += [mark for mark in marks_in(made) if mark not in self._loose(made)]
            elif line.rstrip("* ").endswith(_TITLED):
                heading = self._words(line)
                lines.append(heading)
                self._headings.append(heading)
            else:
                lines.append(self._own(line))
        cited = self._draft.citations
        return Marked(
            "\n".join(lines), self._fills, self._homes, tuple(dict.fromkeys(self._needed)), tuple(self._units), tuple(self._headings),
            {f"P{one.n}": unmarked("\n".join((one.title, one.number, *one.path))) for one in cited},
            {f"P{one.n}": unmarked(one.quote) for one in cited})

    def _own(self, line: str) -> str:
        """A line that cites nothing, gives a verdict or is not for a model to word is told as it is."""
        kind = "C" if any(expression in line for expression in self._workings) else "S"
        mark = self._new(kind, line.strip())
        self._homes[mark] = frozenset()
        self._needed.append(mark)
        return f"[{mark}]"

    def _words(self, line: str) -> str:
        """A line with [P1] for [1], [C1] for each working and [T1] for each other figure."""
        groups = [(match.start(), frozenset(f"P{n}" for n in CITED.findall(match[0]))) for match in GROUP.finditer(line)]
        worked = sorted((at, at + len(one)) for one in dict.fromkeys(self._workings) if (at := line.find(one)) >= 0)
        figures = [(start, end) for start, end in _figures(line) if not any(at < end and start < to for at, to in worked)]
        out, place = [], 0
        for start, end in sorted((*worked, *figures)):
            printed = line[start:end]
            if start < place or self._named(line, start, end):
                continue
            home = next((marks for at, marks in groups if at >= end), groups[-1][1] if groups else frozenset())
            mark = self._told("C", printed, frozenset()) if (start, end) in worked else self._told("T", printed, home)
            out += [_signs(line[place:start]), f"[{mark}]"]
            place = end
        return "".join((*out, _signs(line[place:])))

    def _named(self, line: str, start: int, end: int) -> bool:
        """Whether a figure is part of a name (五年计划): spelled, and so in the titles or headings cited."""
        around = line[max(0, start - 2) : end + 2]
        return not any(char.isdigit() for char in line[start:end]) and any(around in name for name in self._names)

    def _told(self, kind: str, printed: str, home: frozenset[str]) -> str:
        """The mark of a figure or working that goes with these citations."""
        if (printed, home) not in self._known:
            mark = self._known[printed, home] = self._new(kind, printed)
            self._homes[mark] = home
        return self._known[printed, home]

    def _new(self, kind: str, fill: str) -> str:
        self._counts[kind] += 1
        mark = f"{kind}{self._counts[kind]}"
        self._fills[mark] = fill
        return mark

    def _loose(self, line: str) -> frozenset[str]:
        """The figures of a line that stand only in quotations, which are shown beneath the answer anyway."""
        told = _squeezed(_fill(line, self._fills))
        if any(told in _squeezed(unmarked(one.quote)) for one in self._draft.citations):
            return frozenset(mark for mark in marks_in(line) if mark.startswith("T"))
        outside = marks_in(_QUOTED.sub("", line))
        return frozenset(mark for mark in marks_in(line) if mark.startswith("T") and mark not in outside)


def _fill(text: str, fills: dict[str, str]) -> str:
    """A line in marks as printed, without its citations and bold signs."""
    return MARK.sub(lambda match: fills[match[1]] if match[1].startswith("T") else "", text).replace("*", "")


def _squeezed(text: str) -> str:
    return _BLANK.sub("", text)


def _signs(text: str) -> str:
    """Words between figures: citations in marks, other brackets harmless."""
    parts, place = [], 0
    for match in CITED.finditer(text):
        parts += [unmarked(text[place : match.start()]), f"[P{match[1]}]"]
        place = match.end()
    return "".join((*parts, unmarked(text[place:])))


def _figures(line: str) -> Iterator[tuple[int, int]]:
    """The spans of a line's figures with the words that bound them."""
    masked = mask(line.replace("*", "\0"))
    bounds = {one.digits: (one.start, one.end) for one in quantities(masked)}
    place = 0
    for figure in figures(masked):
        start, end = bounds.get(figure.start, (figure.start, figure.end))
        start, end = min(start, figure.start), max(end, figure.end)
        if figure.spelled and (bound := _BOUND.match(line, end)):
            end = bound.end()
        end -= len(line[start:end]) - len(line[start:end].rstrip())
        if start >= place:
            yield start, end
            place = end
