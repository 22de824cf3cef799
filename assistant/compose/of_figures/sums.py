"""Sums of the figures shown, and shares in them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.compose.of_figures.comparable import core
from assistant.compose.of_figures.working import summed
from assistant.compose.rows import printed
from assistant.compose.worked import Cited, Worked
from assistant.compute import Incomparable, Operand, convert, difference, in_unit, plain
from assistant.compute import share as compute_share
from assistant.gather.of_figures.metrics import METRIC, family
from assistant.gather.of_lists.in_a_row import in_a_row
from assistant.records import Computation, Query
from index.canonical import canonical
from index.words import bigrams
from prompts import say

_COMPARED = re.compile(r"(?:加起来|加一起|加在一起|合起来|合计|之和|总和|相加)[^，。；？]{0,6}?(?:超过|比|大于|多于|高于|够|抵|赶)")
_ACROSS = re.compile(r"[两三四五六]年(?:里|来|间)?(?:一共|加起来|加一起|合计|总共|共|总计|累计)")
_COUNTED = re.compile(r"[一二两三四五六七八九十\d]+[大个项类种家]的?(?P<thing>[\u4e00-\u9fff]{2})")

_HOW_COUNTED = re.compile(r"^(?:累计|总共|共计|新增|不少|起码|至少|出来|两类|之和)+$")
"""How things are counted, no thing itself."""
_ADDED_VALUE = "增加值"
_NUMBER = re.compile(r"^[一二两三四五六七八九十\d]+[大个项类种家]的?")


def sums(query: Query, cited: Sequence[Cited]) -> Worked:
    """The sum over the groups for each year, and the difference of two sums; that they cannot be added where their units are unlike."""
    try:
        return _sums(query, cited)
    except Incomparable as error:
        return Worked((say("figures.verdict.incomparable", why=str(error)),))


def _sums(query: Query, cited: Sequence[Cited]) -> Worked:
    done = Worked()
    if (told := _told(query, cited)) or (_ACROSS.search(query.text) and (told := _by_year(query, cited))):
        return done.plus(summed(told))
    if len(row := _in_a_row(query, cited)) > 1:
        made = _with_total(summed(row), [one for one in cited if one not in row], query.text)
        return done.plus(made).plus(_shares(query, row, made.computations[0]))
    years: list[int | None] = [*dict.fromkeys(query.years)] or [None]
    worked = []
    for year in years:
        members = _amounts([one for one in cited if year is None or one.row.year == year])
        members, against = _split(query, _without_whole(_one_each(_listed(query, members), query.text)))
        if (lacking := _lacking(query, [*members, *([against] if against else [])])) and len(members) > 1:
            done = done.plus(Worked((say("figures.verdict.sum_lacks", words="、".join(lacking)),), partial=True))
        if _unlike(members):
            continue
        if len(members) > 1 and year is None and (apart := _years_apart(members)):
            return done.plus(Worked((say("figures.verdict.incomparable", why=say("figures.note.years_differ", years=apart)),)))
        if len(members) > 1:
            done = done.plus(part := summed(members))
            worked.append((year, part.computations[0]))
            done = done.plus(_shares(query, members, part.computations[0])).plus(_held(part.computations[0], against))
    if len(worked) == 2 and query.operations & {"difference", "higher", "multiple", "growth"}:
        (_, one), (_, two) = worked
        gap = abs(one.result - two.result)
        high, low = max(one.result, two.result), min(one.result, two.result)
        text = f"{plain(high)} − {plain(low)} = {in_unit(gap, one.unit)}"
        computation = Computation("difference", text, gap, one.unit, (*one.operands, *two.operands))
        line = say("figures.result", name=say("figures.names.difference"), figure=in_unit(gap, one.unit))
        done = done.plus(Worked((line, say("figures.working", expression=text)), (computation,)))
    return done


def _unlike(members: Sequence[Cited]) -> bool:
    """Whether added value stands among figures that measure something else: their sum says nothing."""
    return len({_ADDED_VALUE in one.row.indicator for one in members}) > 1


def _told(query: Query, cited: Sequence[Cited]) -> list[Cited]:
    """The rows whose figures, two or more and no others of their kind, the asker gives to be added."""
    kinds = [family(figure.unit) for figure in query.asker]
    if not kinds or kinds.count(kinds[0]) < 2:
        return []
    given = [figure.value for figure in query.asker if family(figure.unit) == kinds[0]]
    rows = {one.row.value: one for one in reversed(cited) if one.row.value in given and family(one.row.unit) == kinds[0]}
    return [rows[value] for value in given] if len(rows) == len(given) and not query.operations & {"share"} else []


def _in_a_row(query: Query, cited: Sequence[Cited]) -> list[Cited]:
    """Of the figures of one document one for each thing that the question names side by side, [] unless each has one of its own; [] too where
    several years are asked for, each of which has its sum."""
    if len(query.years) > 1:
        return []
    found: list[Cited] = []
    for name in map(canonical, in_a_row(query)):
        own = [one for one in cited if name in canonical(one.row.indicator) and one not in found]
        found += sorted(own, key=lambda one: len(one.row.indicator))[:1]
    apart = {(one.row.document, one.row.year, family(one.row.unit)) for one in found}
    return found if len(found) == len(in_a_row(query)) and len(apart) == 1 else []


def _with_total(made: Worked, others: Sequence[Cited], text: str) -> Worked:
    """A sum, and whether it is the total (总面积) that stands among the other figures; not a total of something that the question does not name
    (规模以上工业总产值)."""
    sum_ = made.computations[0]
    asked = frozenset(bigrams(canonical(text)))
    total = next((one for one in others if "总" in one.row.indicator and family(one.row.unit) == family(sum_.unit)
                  and _mostly(frozenset(bigrams(canonical(METRIC.sub("", one.row.indicator)))), asked)), None)
    if total is None:
        return made
    figures = {"sum": in_unit(sum_.result, sum_.unit), "stated": printed(total.row)}
    gap = abs(sum_.result - convert(total.operand, sum_.unit))
    line = say("clauses.sum.differs", gap=in_unit(gap, sum_.unit), **figures) if gap else say("clauses.sum.agrees", **figures)
    return made.plus(_held(sum_, total) if gap else Worked()).plus(Worked((line,)))


def _by_year(query: Query, cited: Sequence[Cited]) -> list[Cited]:
    """One row for each year asked for, of one thing, where it is no running total; none unless each year has one."""
    rows = {one.row.year: one for one in reversed(cited) if one.row.year in query.years and one.row.measure in ("level", "annual_flow")}
    names = {core(one.row.indicator) for one in rows.values()}
    running = any("累计" in one.row.quote for one in rows.values())
    return [rows[year] for year in sorted(rows, key=lambda year: year or 0)] if len(names) == 1 and len(rows) == len(set(query.years)) > 1 and not running else []


def _years_apart(members: Sequence[Cited]) -> str:
    """The years of figures out of several documents that the question does not name, where they differ; "" where they do not."""
    years = sorted({one.row.year for one in members if one.row.year})
    several = len({one.row.document for one in members}) > 1
    return "、".join(f"{year}年" for year in years) if several and len(years) > 1 else ""


def _split(query: Query, members: Sequence[Cited]) -> tuple[list[Cited], Cited | None]:
    """The figures to be added, and the one that their sum is compared with, which the question names behind the word for the sum."""
    match = _COMPARED.search(query.text)
    if match is None:
        return list(members), None
    first, last = query.text[: match.start()], query.text[match.end() :]
    behind = [one for one in members if (name := core(one.row.indicator)[:3]) in last and name not in first]
    before = [one for one in members if one not in behind]
    return (before, behind[0]) if len(behind) == 1 and len(before) > 1 else (list(members), None)


def _held(total: Computation, other: Cited | None) -> Worked:
    """The sum held against another figure."""
    if other is None:
        return Worked()
    whole = Operand(total.result, total.unit, total.operands[0])
    more = total.result >= convert(other.operand, total.unit)
    made = difference(whole, other.operand) if more else difference(other.operand, whole)
    line = say(f"figures.sum_{'above' if more else 'below'}", name=other.name, figure=printed(other.row),
               gap=in_unit(made.result, made.unit))
    return Worked((line, say("figures.working", expression=made.expression)), (made,))


def _amounts(members: Sequence[Cited]) -> list[Cited]:
    """The figures that can be added: without rates of growth where there are amounts, of the kind of unit that most have where they
    are three or more."""
    amounts = [one for one in members if one.row.measure != "annual_growth"] or list(members)
    kinds = [family(one.row.unit) for one in amounts]
    most = max(kinds, key=kinds.count, default="")
    return [one for one, kind in zip(amounts, kinds, strict=True) if kind == most] if kinds.count(most) > 2 else amounts


def _listed(query: Query, members: Sequence[Cited]) -> list[Cited]:
    """Of figures for things listed in the question those that are for one of them, not for what all have in common."""
    heads = [query.text[match.start("thing") :] for match in _COUNTED.finditer(query.text)]
    runs = [frozenset(bigrams(canonical(run))) for run in query.topic
            if not any(head.startswith(_NUMBER.sub("", run)) for head in heads) and not METRIC.fullmatch(run)]
    names = {id(one): frozenset(bigrams(canonical(f"{one.row.indicator}{one.row.scope}"))) for one in members}
    own = [run for run in runs if sum(_mostly(run, name) for name in names.values()) < len(members)]
    if len(own) < 3:
        return list(members)
    return [one for one in members if any(_mostly(run, names[id(one)]) for run in own)]


def _without_whole(members: Sequence[Cited]) -> list[Cited]:
    """The figures, three or more, without one for the whole that all the others are parts of by their names (工业总产值 beside
    冶金工业总产值, 建材工业总产值)."""
    names = {id(one): core(one.row.indicator) for one in members}
    parts = [one for one in members if not all(other is one or (names[id(one)] in names[id(other)] and names[id(one)] != names[id(other)])
                                               for other in members)]
    return parts if len(parts) >= 2 else list(members)


def _lacking(query: Query, members: Sequence[Cited]) -> list[str]:
    """The things listed in the question, three or more, that no figure is for."""
    if len(query.topic) < 3:
        return []
    names = [frozenset(bigrams(canonical(f"{one.row.indicator}{one.row.scope}"))) for one in members]
    heads = frozenset(match["thing"][:2] for match in _COUNTED.finditer(query.text))
    listed = [run for run in dict.fromkeys(query.topic) if _NUMBER.sub("", run)[:2] not in heads and not _HOW_COUNTED.match(run)]
    return [run for run in listed if not any(_mostly(frozenset(bigrams(canonical(run))), name) for name in names)]


def _mostly(run: frozenset[str], name: frozenset[str]) -> bool:
    """Whether a name has at least half of a run's bigrams."""
    return len(run & name) >= 0.5 * len(run)


def _shares(query: Query, members: Sequence[Cited], total: Computation) -> Worked:
    """The share in the sum of the member that the question names once more."""
    done = Worked()
    if "share" in query.operations:
        for one in members:
            name = core(one.row.indicator)[:4]
            if sum(name[:2] in run for run in query.topic) > 1 or (len(query.topic) > 1 and query.topic[-1][:3] in one.row.indicator):
                part = compute_share(one.operand, Operand(total.result, total.unit, total.operands[0]))
                line = say("lists.share", name=one.name, figure=f"{plain(part.result)}%", expression=part.expression)
                return done.plus(Worked((line,), (part,)))
    return done


def _one_each(cited: Sequence[Cited], text: str) -> list[Cited]:
    """One row an indicator and a region: summing one indicator twice says nothing."""
    kept: dict[str, Cited] = {}
    for one in _as_named(cited, text):
        kept.setdefault(f"{core(one.row.indicator)}{one.row.scope}{one.row.region}", one)
    return list(kept.values())


def _as_named(cited: Sequence[Cited], text: str) -> list[Cited]:
    """The rows without those of another document and another thing where one like it is named in full (专精特新示范企业, not 专精特新中小企业)."""
    asked = core(text)
    names = {id(one): core(one.row.indicator) for one in cited}
    full = [(frozenset(bigrams(names[id(one)])), one.row.document) for one in cited if names[id(one)] in asked]
    return [one for one in cited if names[id(one)] in asked or not any(
        document != one.row.document and 2 * len(grams & frozenset(bigrams(names[id(one)]))) >= len(grams) for grams, document in full)]
