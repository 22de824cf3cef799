"""What a side of a clause takes over from the clauses before it: the things that it points back to, the figures found for what it names."""

from __future__ import annotations

import re

from assistant.calculation.clause import Clause, Side
from assistant.calculation.lookup import Term
from assistant.calculation.naming import Phrase
from assistant.calculation.pointing import at_points
from assistant.calculation.things import Frame
from assistant.gather.of_figures.metrics import family
from index.canonical import canonical
from index.words import bigrams

_THESE = re.compile(r"(?:(?:这|那|上面|前面|前述)(?:上面|前面|里|头)?的?)?(?:(?P<count>[两二三四五六])(?:样|个|项|者|种|类|家|块|方面|件|组)|俩)(?!月|多月|年|百)|(?:这|那|前面)(?P<some>几)[样个项者种类]")
_COUNTS = "一二三四五六"
_SEVERAL = 2
_METRIC = 2
"""So many signs at the end of two names say that they are measured alike."""


def told_beside(side: Side, phrases: tuple[Phrase, ...], frame: Frame) -> tuple[Phrase, ...]:
    """The things of which the clause before told the asker's figures, where this one tells that of one more thing in the same measure (甲深加工率45%，
    乙深加工率62%): they are spoken of together."""
    told = [one for one in frame.known if one.phrase in frame.phrases]
    one_more = len(phrases) == len(side.asker) == 1 and phrases[0] not in frame.phrases
    alike = one_more and bool(told) and all(one.row is None and not one.yearly and one.unit == side.asker[0].unit and one.phrase[-1][-_METRIC:] == phrases[0][-1][-_METRIC:] for one in told)
    return frame.phrases if alike else ()


def all_named(frame: Frame) -> tuple[Phrase, ...]:
    """All things that figures were found for at the points last spoken of."""
    named = tuple(dict.fromkeys(one.phrase for one in frame.known if one.phrase and one.row is not None))
    return named if set(frame.phrases) < set(named) else frame.phrases


def pointed_at(side: Side, frame: Frame) -> tuple[Phrase, ...]:
    """The things named before that a side points back to together (这两样, 那几个); nothing where it points to none, or to one."""
    match = _THESE.search(side.text)
    named = list(dict.fromkeys(one.phrase for one in frame.known if one.phrase and one.row is not None))
    if match is None or len(named) < _SEVERAL:
        return ()
    size = len(named) if match["some"] else _COUNTS.find(match["count"] or "两") + 1 or _SEVERAL
    return tuple(named[-size:]) if size >= _SEVERAL and len(frame.phrases) <= size <= len(named) else ()


def taken_over(side: Side, phrases: tuple[Phrase, ...], clause: Clause, frame: Frame, *, pointed: bool) -> tuple[Term, ...]:
    """The figures found before that a side means: of the things it names without a point, or at the points it names without a
    thing; yearly numbers hold at all points."""
    if pointed:
        return ()  # pointed back to, of the points that are spoken of by now
    if phrases:
        parts = () if clause.link != "share" or side in clause.sides[0] else tuple(phrase for part in clause.sides[0] for phrase in part.phrases)
        told = tuple(one for one in frame.known if (not side.wants or one.row is None or one.row.status == side.wants)
                     and not any(one.phrase[: len(part)] == part for part in parts))  # the whole is not its part
        return () if side.points else _known(phrases, told)
    own = [one for one in frame.known if one.phrase in frame.phrases]
    rates = [one for one in own if one.yearly and one.row is None and family(one.unit) == "share"]
    own = own if len(rates) == len(own) else [one for one in own if one not in rates]  # a rate for each year is no figure of a time
    if side.points and own and all(one.yearly for one in own) and not (side.wants == "target" or "duration" in clause.operations):
        return tuple(own)
    return at_points(side.points, own) if side.points else ()


def _known(phrases: tuple[Phrase, ...], known: tuple[Term, ...]) -> tuple[Term, ...]:
    """The figures found before that are of the things named, each of which has some; else nothing."""
    found: list[Term] = []
    for phrase in phrases:
        asked = frozenset(bigrams(canonical("".join(phrase))))
        fitting = [one for one in known if asked and asked <= frozenset(bigrams(canonical("".join(one.phrase)))) | _name(one)]
        if not fitting:
            return ()
        exact = [one for one in fitting if asked <= frozenset(bigrams(canonical("".join(one.phrase))))]
        found += exact or fitting
    return tuple(dict.fromkeys(found))


def _name(term: Term) -> frozenset[str]:
    return frozenset(bigrams(canonical(term.row.indicator))) if term.row is not None else frozenset()
