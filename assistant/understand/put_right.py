"""A figure told in an earlier turn, or earlier in the same one, that the asker puts right or supposes otherwise: the question is asked again with it.

    设备投了600万，能补多少？ — 说错了，应该是500万 → 设备投了500万，能补多少？

Whatever reads the question then reads one case, told once. A figure goes to the clause that tells it in the same words, a bare one to the only figure
of its kind; where it might be another, nothing is changed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.eligibility.told.own_figures import MONEY
from assistant.eligibility.told.spoken import in_figures
from assistant.eligibility.vocabulary import same_count
from index.data_files import patterns
from index.dates import YEAR
from index.quantities import Quantity, chinese_number, quantities

_WORDS = patterns(Path(__file__).with_suffix(".yaml"))
_CLAUSE = re.compile(r"[^，。；？！：,;?!]+")
_STOPS = "，。；？！：,;?!"
_SAYS = re.compile(r"[一-鿿\d]")
_SAME = 0.6
"""A clause tells what an earlier one does where that has so large a part of its words."""
_TIME = frozenset({"年", "月", "个月", "天", "日"})
_YEARS = re.compile(r"(?<![第\d〇○零一二三四五六七八九十百])[二两三四五六七八九十]+(?=年(?!级))")


@dataclass(frozen=True, slots=True)
class _Clause:
    """A clause of a turn: where it stands there, and its words and figures, no years, with what is spelled told in digits."""

    start: int
    end: int
    told: str
    figures: tuple[Quantity, ...]

    @property
    def words(self) -> str:
        """Its words around its figures, without those that only lead up to them."""
        places = [(one.digits, one.tail) for one in self.figures]
        between = zip((0, *(end for _, end in places)), (*(start for start, _ in places), len(self.told)), strict=True)
        left = "".join(self.told[start:end] for start, end in between)
        return "".join(_SAYS.findall(_WORDS["ends"].sub("", _WORDS["opens"].sub("", left))))

    @property
    def bare(self) -> bool:
        """Whether it is one figure and says nothing of what that is."""
        return len(self.figures) == 1 and not self.words

    def means(self, name: str) -> bool:
        """Whether it begins with what `name` stands for in `put_right.yaml`."""
        return _WORDS[name].match(self.told) is not None

    def with_figures(self, old: Sequence[Quantity], new: _Clause) -> str:
        """Its words with the figures of another clause in the place of some of its own."""
        told = self.told
        for before, after in sorted(zip(old, new.figures, strict=True), key=lambda pair: -pair[0].digits):
            told = told[: before.digits] + new.told[after.digits : after.tail] + told[before.tail :]
        return told


_Place = tuple[int, _Clause, tuple[Quantity, ...]]
"""Where figures were told before: the number of the turn, the clause, and the figures in it."""


def put_right(question: str, history: Sequence[str]) -> tuple[str, Sequence[str]]:
    """The question and the dialogue before it as if the figures that the question puts right, or supposes, had been told at once."""
    found = _WORDS["corrects"].search(question)
    if found is not None and question[: found.start()].strip(_STOPS):
        said = question[found.end() :]
        first = _clauses(said)[:1]
        turns = _told_anew([question[: found.start()].rstrip(_STOPS)], first)
        return (question, history) if turns is None else (turns[0] + said[first[0].end :], history)
    clauses = _clauses(question[found.end() :] if found else question)
    telling = [one for one in clauses if one.figures]
    supposed = found is None and _WORDS["supposes"].match(question) is not None
    if not history or not (found or supposed or any(one.means("denies") for one in telling)):
        return question, history
    if supposed and any(one.bare and one.figures[0].unit in _TIME for one in telling):
        return question, history
    turns = _told_anew(list(history), telling)
    if turns is None:
        return question, history
    asked = [one.told for one in clauses if not one.figures and not one.means("unchanged") and not one.means("asks")]
    cue = question[: found.end()] if found else ""
    return (cue + "，".join(asked) + "？", turns) if asked else (turns[-1], turns[:-1])


def which(question: str, history: Sequence[str]) -> tuple[str, tuple[str, ...]] | None:
    """The one figure that a question puts right and the clauses of the dialogue that it might belong to, where there are several of its kind."""
    found = _WORDS["corrects"].match(question)
    told = [one for one in _clauses(question[found.end() :]) if one.figures] if found is not None and history else []
    if len(told) != 1 or not told[0].bare or put_right(question, history)[0] != question:
        return None
    figure = told[0].figures[0]
    clauses = tuple(one.told.strip() for turn in history for one in _clauses(turn) if any(_alike(figure, other) for other in one.figures))
    return (told[0].told[figure.digits : figure.tail], clauses) if clauses else None


def _told_anew(turns: list[str], clauses: Sequence[_Clause]) -> list[str] | None:
    """The turns with the figures of some clauses each in its place; None where one has none, or might have several."""
    denied: _Clause | None = None
    for clause in clauses:
        if clause.means("denies"):
            denied = clause
            continue
        place = _place(turns, clause, denied)
        if place is None:
            return None
        number, told, old = place
        turns[number] = turns[number][: told.start] + told.with_figures(old, clause) + turns[number][told.end :]
        denied = None
    return turns if clauses and denied is None else None


def _place(turns: Sequence[str], clause: _Clause, denied: _Clause | None) -> _Place | None:
    """Where the figures of a clause were told before, in the last turn that tells any such; None where it might be several places."""
    for number in range(len(turns) - 1, -1, -1):
        told = _clauses(turns[number])
        if clause.bare:
            aside = None if denied is None else {(one.value, one.unit) for one in denied.figures}
            fitting: list[_Place] = [(number, one, (figure,)) for one in told for figure in one.figures
                       if _alike(figure, clause.figures[0]) and (aside is None or (figure.value, figure.unit) in aside)]
        else:
            fitting = [(number, one, old) for one, old in _in_same_words(told, clause)]
        if fitting:
            return fitting[0] if len(fitting) == 1 else None
    return None


def _in_same_words(told: Sequence[_Clause], clause: _Clause) -> list[tuple[_Clause, tuple[Quantity, ...]]]:
    """The clauses that tell the same as `clause` does, with most of its words, and their figures that count what its do."""
    found: list[tuple[_Clause, tuple[Quantity, ...]]] = []
    best = _SAME
    for one in told:
        old = one.figures
        if len(clause.figures) == 1 and len(kin := tuple(figure for figure in old if _alike(figure, clause.figures[0]))) == 1:
            old = kin
        if len(old) != len(clause.figures) or not all(map(_alike, old, clause.figures)):
            continue
        like = _shared(clause.words, one.words)
        if like > best or (like == best and not found):
            best, found = like, [(one, old)]
        elif like == best:
            found.append((one, old))
    return found


def _shared(words: str, others: str) -> float:
    """Which part of the pairs of signs of `words` others have too."""
    pairs = [words[place : place + 2] for place in range(max(1, len(words) - 1))]
    return sum(pair in others for pair in pairs) / len(pairs)


def _clauses(text: str) -> list[_Clause]:
    """The clauses of a text."""
    found = []
    for one in _CLAUSE.finditer(text):
        told = _YEARS.sub(_in_digits, in_figures(one.group()))
        figures = (figure for figure in quantities(told) if figure.value_max is None)
        found.append(_Clause(one.start(), one.end(), told, tuple(figure for figure in figures if not YEAR.fullmatch(told[figure.digits : figure.tail].rstrip("年度")))))
    return found


def _in_digits(spelled: re.Match[str]) -> str:
    value = chinese_number(spelled.group())
    return spelled.group() if value is None else f"{value:f}"


def _alike(one: Quantity, other: Quantity) -> bool:
    """Whether two figures count the same kind of thing."""
    return same_count(one.unit, other.unit) or all(unit and MONEY.fullmatch(unit.split("/")[0]) for unit in (one.unit, other.unit))
