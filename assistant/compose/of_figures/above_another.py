"""Answers on a rate that a document wants so many points above or below another one, where the asker gives the other ("GDP增长5.5%，工业得增多少")."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant import compute
from assistant.compose.citing import Citations
from assistant.compose.of_figures.comparable import bounds
from assistant.compose.of_figures.row_lines import facts, named
from assistant.compose.of_figures.working import result
from assistant.compute import Operand, in_unit
from assistant.records import AskerFigure, Draft, Query, Reason, Status
from index.canonical import canonical
from index.library import Library
from index.words import bigrams
from prompts import say

_APART = re.compile(r"(?P<own>.{2,}?)(?P<way>高于|快于|低于|慢于)(?P<other>.{2,})")
_UP = ("高于", "快于")
_RATE = re.compile(r"(?:年均|平均|同期)?(?:增速|增长率?|增幅|增)$|全[国区省市县]|平均水平")
_SCOPE = re.compile(r"规模以上|规上")
_HALF = 0.5


def from_another(draft: Draft, query: Query, library: Library) -> Draft:
    """In place of the draft the rate that the asker's figure of the other one asks for, and how far his own is from it where he gives that too;
    the draft where it tells no such row, or he gives no such figure."""
    given = [one for one in query.asker if one.unit == "%"]
    found = next(((row, match, other) for row in draft.targets if row.unit == "个百分点" and (match := _APART.fullmatch(row.indicator)) is not None
                  and (other := _of(match["other"], given)) is not None and _shared(match["own"], other) < _shared(match["other"], other)), None) if given else None
    if found is None:
        return draft
    row, match, other = found
    cite = Citations(library)
    cited = named(row, cite, library, (row,))
    needed = compute.after(Operand(other.value, other.unit, "asker"), cited.operand, match["way"] in _UP)
    lines = [*facts([cited], library), *result("after", needed).lines]
    made = [needed]
    own = _of(match["own"], [one for one in given if one is not other])
    if own is not None:
        goal, real = Operand(needed.result, needed.unit, cited.mark), Operand(own.value, own.unit, "asker")
        short = own.value < needed.result
        made.append(compute.difference(goal, real) if short else compute.difference(real, goal))
        lines += result("gap" if short else "reached", made[-1]).lines
    note = say("figures.note.asker", figure="、".join(in_unit(one.value, one.unit) for one in (other, own) if one is not None))
    notes = (*bounds((cited,)).notes, note)
    return Draft(Status.ANSWERED, Reason.NONE, "\n".join((*lines, *(f"> {one}" for one in notes))), cite.all, tuple(made), targets=(row,), warnings=notes, decides=True)


def _of(name: str, given: Iterable[AskerFigure]) -> AskerFigure | None:
    """The asker's figure whose words name a thing best, if by half of them at least."""
    best = max(given, key=lambda one: _share(name, one), default=None)
    return best if best is not None and _share(name, best) >= _HALF else None


def _share(name: str, figure: AskerFigure) -> float:
    """How much of a thing's name, 0…1, the words of the asker's figure have."""
    asked = bigrams(_bare(name))
    return _shared(name, figure) / len(set(asked)) if asked else 0.0


def _shared(name: str, figure: AskerFigure) -> int:
    """How many bigrams a thing's name and the words of the asker's figure have both."""
    return len(frozenset(bigrams(_bare(name))) & frozenset(bigrams(_bare(figure.about))))


def _bare(text: str) -> str:
    return _RATE.sub("", _SCOPE.sub("", canonical(text)))
