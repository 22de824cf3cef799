"""Whether the places of one document, or several documents, say the same of the thing asked about: all of them quoted, the difference worked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from assistant import compute
from assistant.agreement.dated import Dated, dated
from assistant.agreement.statements import Group, Thing, at_places, things, wanted_kinds
from assistant.agreement.words import words
from assistant.compose.citing import Citations
from assistant.compose.of_figures.unlike_measures import Reckoned, reckoned
from assistant.compose.rows import printed, short_title, subject, when
from assistant.compute import Incomparable, Operand, in_unit
from assistant.gather.of_figures.metrics import family
from assistant.gather.of_lists.headings import headline
from assistant.records import Computation, Draft, Query, Reason, Status
from index.canonical import canonical
from index.contradictions import compatible, same_thing
from index.indicators import difference
from index.library import Library
from index.quantities import in_base_units
from index.records import Target
from index.words import bigrams
from prompts import say

_MOST = 6
_LONGEST = 160
_NAMED = 0.6
_CLAUSE = re.compile(r"[^；。\n\t]+")
_RANK = re.compile(r"国家级?|自治区级?|省级?|市级?|县级?|示范|重点|试点|中小|规模以上|新增|累计")
"""Words that may make a thing another one."""


@dataclass(frozen=True, slots=True)
class _Held:
    """Rows of one thing and one year, of different places, and whether they say the same; `silent` are the parts asked about that say nothing of it."""

    group: Group
    rows: tuple[Target, ...]
    silent: tuple[str, ...]
    differ: bool


def compose(query: Query, library: Library) -> Draft | None:
    """The statements that the question holds together, with the verdict; None where it asks for nothing of the kind, or fewer than
    two places, of documents named at least two documents, say it."""
    asks = "consistency" in query.operations or _puzzled(query)
    if not asks and not words().reach.search(query.text):
        return None
    found = things(query, library)
    cite = Citations(library)
    for thing in found:
        worked = reckoned(query, thing, cite, library)
        if worked is not None:
            return _worked(worked, cite, library)
        if words().flow.search(query.text) and {group.kind for group in thing} >= {"flow", "level"}:
            return None
    if asks and words().time.search(query.text):
        draft = _when(dated(query, library), library)
        if draft is not None:
            return draft
    if not asks or _set_apart(query):
        return None
    held = [one for thing in found for group in _wanted(thing, query.text) if (one := _held(group, query, library)) is not None]
    held = [one for one in held if len(query.documents) < 2 or len({row.document for row in one.rows}) > 1]
    if not held:
        return _of_two_kinds(found, query, library)
    return _told(held, library) if _whole(held, query) else None


def _of_two_kinds(found: Sequence[Thing], query: Query, library: Library) -> Draft | None:
    """What several documents named tell of one thing by measures of different kinds (so many a year, so many by a year): not one statement, each
    quoted. None where they tell none so."""
    for thing in found if len(query.documents) > 1 else ():
        last = {row.document: (group.kind, row) for group in thing for row in group.rows if row.document in query.documents}
        if len(last) == len(query.documents) and len({kind for kind, _ in last.values()}) > 1:
            cite = Citations(library)
            rows = tuple(row for _, row in last.values())
            kinds = "；".join(say("agreement.kind", title=short_title(row.document, library), year=when(row) if kind == "level" else "",
                                 kind=say(f"agreement.kinds.{kind}"), figure=printed(row)) for kind, row in last.values())
            lines = [say("agreement.of_two_kinds", kinds=kinds), *(_line(row, rows, cite, library) for row in rows)]
            return Draft(Status.ANSWERED, Reason.NONE, "\n".join(lines), cite.all, targets=rows)
    return None


def _puzzled(query: Query) -> bool:
    """Whether the asker gives two figures of one kind and wonders at them, or one beside which another place tells a different one."""
    if any(own.unit for own in query.asker) and words().elsewhere.search(query.text):
        return True
    units = [family(own.unit) for own in query.asker if own.unit]
    several = len({own.value for own in query.asker if own.unit and units.count(family(own.unit)) > 1}) > 1
    return several and not query.operations & {"sum", "difference", "multiple", "growth", "share", "gap"} and words().puzzled.search(query.text) is not None


def _worked(made: Reckoned, cite: Citations, library: Library) -> Draft:
    """What was reckoned, with the statements it is made of."""
    quotes = [_line(row, made.rows, cite, library) for row in made.rows]
    works = [say("figures.working", expression=work.expression) for work in made.computations]
    text = "\n".join((made.lines[0], *works, *dict.fromkeys(quotes), *made.lines[1:]))
    return Draft(Status.ANSWERED, Reason.NONE, text, cite.all, made.computations, None, made.rows)


def _when(found: Sequence[Dated], library: Library) -> Draft | None:
    """The clauses that say when a thing is to be done, and whether they name the same year; None where fewer than two do."""
    if len({(one.path, one.start) for one in found}) < 2:
        return None
    cite = Citations(library)
    lines = []
    for one in found:
        text = library.text(one.document)
        where = " › ".join(headline(heading) for heading in _telling(one.path))
        parts = [say("agreement.time.quote", quote=text[start:end].strip(), mark=f"[{cite.span(one.document, one.path, start, end)}]")
                 for start, end in (*((one.lead,) if one.lead else ()), (one.start, one.end))]
        lines.append(say("agreement.time.line", where=where, quotes="".join(parts)))
    years = list(dict.fromkeys(f"{one.year}年" for one in sorted(found, key=lambda one: one.year)))
    if len(years) == 1:
        return Draft(Status.ANSWERED, Reason.NONE, "\n".join((say("agreement.time.agree", years=years[0]), *lines)), cite.all)
    verdict = say("agreement.time.differ", years="、".join(years))
    return Draft(Status.ANSWERED, Reason.NONE, "\n".join((verdict, *lines, say("agreement.advice.none"))), cite.all)


def _told(held: Sequence[_Held], library: Library) -> Draft:
    """The statements held together with their verdicts, notes and what to go by."""
    cite = Citations(library)
    lines: list[str] = []
    shown: list[str] = []
    made: list[Computation] = []
    for one in held:
        verdict, works = _verdict(one, cite)
        lines.append(verdict)
        made.extend(works)
        shown.extend(_line(row, one.rows, cite, library) for row in one.rows)
        shown.extend(say("figures.working", expression=work.expression) for work in works)
    lines += dict.fromkeys(shown)
    disputed = next((one for one in held if one.differ), None)
    if disputed is not None:
        lines.append(_advice(disputed, library))
    notes = tuple(dict.fromkeys(note for one in held if (note := _names(one))))
    silent = [f"“{name}”" for name in dict.fromkeys(name for one in held for name in one.silent)]
    lines += (f"> {note}" for note in (*notes, *((say("agreement.silent", places="、".join(silent)),) if silent else ())))
    rows = tuple(row for one in held for row in one.rows)
    return Draft(Status.ANSWERED, Reason.NONE, "\n".join(lines), cite.all, tuple(made), None, rows, notes)


def _whole(held: Sequence[_Held], query: Query) -> bool:
    """Whether the statements are about all the things that the question names side by side (百亿级、五百亿级企业)."""
    names = canonical("".join(row.indicator for one in held for row in one.rows))
    grams = set(bigrams(names))
    for one, other in pairwise(query.topic):
        if re.search(rf"{re.escape(one)}(?:、|和|与|以及|及){re.escape(other)}", query.text):
            shares = [len(grams & set(bigrams(canonical(run)))) / max(len(bigrams(canonical(run))), 1) for run in (one, other)]
            if max(shares) >= _NAMED > min(shares):
                return False
    return True


def _set_apart(query: Query) -> bool:
    """Whether things of several years or regions are compared, which need not agree."""
    return any(len({getattr(point, name) for point in query.points} - {"", None}) > 1 for name in ("year", "region"))


def _wanted(found: Thing, text: str) -> list[Group]:
    """The groups of the kinds that the question asks for; where it does not say, or has none of them, of levels first."""
    kinds = wanted_kinds(text)
    chosen = [group for group in found if group.kind in kinds]
    if chosen:
        return chosen
    order = ("level", "change", "growth", "flow")
    first = min((group.kind for group in found), key=order.index)
    return [group for group in found if group.kind == first]


def _held(group: Group, query: Query, library: Library) -> _Held | None:
    """The rows of a group that are held together: of the year asked for, else of the years for which places differ, else of the last
    year that several places tell; None where none does."""
    years = [year for year in group.years if not query.years or year in query.years or (year is None and group.kind == "flow")]
    found = []
    for year in years:
        placed = at_places(_distinct(_in_all(group.of_year(year))), query.text, library)
        if len(placed.rows) > 1:
            found.append(_Held(group, placed.rows[:_MOST], placed.silent, len({_value(row) for row in placed.rows}) > 1))
    given = [in_base_units(own.value, own.unit)[0] for own in query.asker]
    told = [one for one in found if len({_value(row)[0] for row in one.rows} & set(given)) > 1] if len(given) > 1 else []
    if not found or (len(given) > 1 and not told):
        return None
    return next((one for one in told or found if one.differ), found[-1])


def _in_all(rows: Sequence[Target]) -> Sequence[Target]:
    """The rows; of totals over several years, told in several parts, beside what falls on one year, the totals."""
    totals = [row for row in rows if row.measure == "cumulative"]
    return totals if len({row.path for row in totals}) > 1 else rows


def _distinct(rows: Sequence[Target]) -> list[Target]:
    """The rows, one of each sentence."""
    return list({(row.document, row.sentence): row for row in reversed(rows)}.values())[::-1]


def _value(row: Target) -> tuple[object, ...]:
    low, _ = in_base_units(row.value, row.unit)
    return low, in_base_units(row.value_max, row.unit)[0] if row.value_max is not None else low


def _verdict(one: _Held, cite: Citations) -> tuple[str, list[Computation]]:
    rows = one.rows
    said = list({printed(row): row for row in reversed(rows)}.values())[::-1]
    figures = [f"{printed(row)}[{cite.target(row)}]" for row in said]
    first = rows[0]
    year = f"{first.year}年" if first.year and first.measure != "annual_flow" else when(first)
    names = {"year": year, "subject": subject(first), "figures": "、".join(figures)}
    if not one.differ:
        if len({row.bound for row in rows}) > 1:
            return say("agreement.bounds", **names), []
        del names["figures"]
        return say("agreement.agree", figure=printed(first), **names), []
    values = list({_value(row): row for row in reversed(rows)}.values())[::-1]
    if len(values) == 2 and compatible(values[0], values[1]):
        return say("agreement.compatible", **names), []
    if len(values) > 2:
        return say("agreement.differ_many", **names), []
    high, low = sorted(values, key=_value, reverse=True)
    try:
        work = compute.difference(Operand(high.value, high.unit, cite.target(high)), Operand(low.value, low.unit, cite.target(low)))
    except Incomparable:
        return say("agreement.differ", gap="", **names), []
    gap = say("agreement.gap", amount=in_unit(work.result, work.unit))
    return say("agreement.differ", gap=gap, **names), [work]


def _line(row: Target, rows: Sequence[Target], cite: Citations, library: Library) -> str:
    """A row quoted with its place; by its whole clause where another row stands in the same part, so that it shows what each is about."""
    beside = any(other is not row and other.path == row.path and other.document == row.document for other in rows)
    quote = _clause(row, library) if beside else row.quote
    return say("agreement.line", where=_where(row, rows, library), quote=quote, mark=f"[{cite.target(row)}]")


def _clause(row: Target, library: Library) -> str:
    """The clause of a row, from stop to stop."""
    start, end = row.sentence
    text = library.text(row.document)
    found = next((match for match in _CLAUSE.finditer(text, start, end) if match.start() <= row.start < match.end()), None)
    return found.group().strip() if found is not None and len(found.group()) <= _LONGEST else row.quote


def _where(row: Target, rows: Sequence[Target], library: Library) -> str:
    """The place of a row: its headings, with the document where there are several."""
    path = " › ".join(headline(heading) for heading in _telling(row.path)) or short_title(row.document, library)
    several = len({other.document for other in rows}) > 1
    return f"{short_title(row.document, library)}（{path}）" if several and row.path else path


def _telling(path: Sequence[str]) -> Sequence[str]:
    """The first heading and the last one that has words."""
    named = [heading for heading in path if re.search(r"\w", heading)]
    return named if len(named) < 3 else (named[0], named[-1])


def _names(one: _Held) -> str:
    """That the places call the thing by different names, which may mean different things; "" where they do not."""
    names = list(dict.fromkeys(row.indicator for row in one.rows))
    why = next((why for name in names[1:] if (why := difference(names[0], name))), "")
    if why:
        return say("figures.note.known", why=why)
    ranks = {frozenset(_RANK.findall(name)) for name in names}
    apart = len(ranks) > 1 or any(not same_thing(one.rows[0], row) for row in one.rows)
    return say("figures.note.names", names="、".join(f"“{name}”" for name in names)) if apart else ""


def _advice(one: _Held, library: Library) -> str:
    if len({(row.document, row.path) for row in one.rows}) == 1:
        return say("agreement.advice.together")
    documents = {row.document: library.cards[row.document].meta.published for row in one.rows}
    if len(documents) > 1:
        dated = {id: published for id, published in documents.items() if published}
        if len(dated) == len(documents) and len(set(dated.values())) > 1:
            last = max(dated, key=lambda id: dated[id])
            return say("agreement.advice.later", title=short_title(last, library), published=dated[last])
        return say("agreement.advice.none")
    name = set(bigrams(canonical(one.rows[0].indicator)))
    near = {row: len(name & set(bigrams(canonical("".join(row.path))))) for row in one.rows}
    best = max(near.values())
    closest = [row for row in one.rows if near[row] == best]
    if best > 1 and len(closest) == 1:
        return say("agreement.advice.specific", where=_where(closest[0], one.rows, library))
    return say("agreement.advice.none")
