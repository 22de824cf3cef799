"""Lists and sums that the documents' structure gives: rows of tables, headings under a heading, figures of one kind under it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant import compute
from assistant.compose.citing import Citations
from assistant.compose.in_words import names_told
from assistant.compose.rows import dated, place, printed, role, short_title, subject
from assistant.compute import Operand, in_unit, plain
from assistant.gather.of_figures import metrics
from assistant.gather.of_figures.rows_beyond import Beyond, beyond
from assistant.gather.of_lists.headings import Listed, headline, listed, named_together
from assistant.gather.of_lists.in_sentence import named_in_sentence
from assistant.gather.of_lists.labelled import labelled
from assistant.gather.of_lists.peers import peers
from assistant.gather.of_lists.siblings import Family, families
from assistant.gather.of_lists.table_groups import cell
from assistant.gather.of_lists.table_rows import Found, name, table_rows
from assistant.gather.of_lists.tables import TablePart, table_part
from assistant.records import Computation, Draft, Grid, Query, Reason, Status
from index.canonical import canonical
from index.cells import printed_cell
from index.library import Library
from index.records import Row, Table, Target
from index.words import bigrams
from prompts import say

_MOST_CITED = 14
_SIGNS = {">": "above", ">=": "from", "<": "below", "<=": "to"}
_MOST_TABLES = 3
_NAMES = re.compile(r"(?:[^，。：；？、\d]{2,10}、){2,}[^，。：；？、\d]{2,10}?(?=[这等]|[三四五六七八九]大)")


def compose(query: Query, library: Library) -> Draft | None:
    """The answer that tables or headings give, None where the question asks for no such list or they have none."""
    over = beyond(query, library)
    if over is not None:
        return _beyond(over, library)
    told = labelled(query, library)
    if told is not None:
        return names_told.labelled_names(told, library)
    named = named_in_sentence(query, library)
    if named is not None:
        headed = listed(query, library)  # of as many headings each tells more than its name
        return of_headings(headed, query, library) if headed is not None and len(headed.sections) == len(named.names) else names_told.named_in(named, library)
    family = families(query, library) or peers(query, library)
    if family is not None and not _others_named(query, family):
        return _family(query, family, library)
    rows = table_rows(query, library)
    if rows is not None:
        return _table(rows, library)
    found = listed(query, library)
    return of_headings(found, query, library) if found is not None else None


def _others_named(query: Query, family: Family) -> bool:
    """Whether the question lists three things or more and fewer than half of them are among the members."""
    match = _NAMES.search(query.text)
    things = [frozenset(bigrams(canonical(one))) for one in match[0].split("、")] if match else []
    called = [frozenset(bigrams(canonical(f"{member.name} {row.indicator}"))) for member in family.members for row in member.rows]
    known = [thing for thing in things if any(2 * len(thing & own) >= min(len(thing), 2) for own in called)]
    return bool(things) and 2 * len(known) < len(things)


def _beyond(found: Beyond, library: Library) -> Draft:
    cite = Citations(library)
    shown = found.rows[:_MOST_CITED]
    sign = say(f"lists.sign.{_SIGNS[found.threshold.sign]}", figure=in_unit(found.threshold.value, found.threshold.unit))
    lines = [say("lists.beyond", sign=sign, count=len(found.rows))]
    lines += [say("figures.line", when=dated(row), subject=subject(row), figure=printed(row),
                  where=place(row, library), role=role(row), mark=f"[{cite.target(row)}]") for row in shown]
    if len(found.rows) > _MOST_CITED:
        lines.append(say("lists.more", count=len(found.rows), shown=_MOST_CITED))
    return Draft(Status.ANSWERED, Reason.NONE, "\n".join(lines), cite.all, targets=shown)


def _table(found: Found, library: Library) -> Draft:
    """The names of the rows found, or what stands in the columns asked for; the rows themselves as a table."""
    cite = Citations(library)
    title = short_title(found.document, library)
    shown = _shown(found)
    marks = [cite.span(table.document, table.path, row.start, row.end) for table, row in shown]
    if found.asked:
        text = "\n".join(
            say("lists.named_cell", name=name(found, table, row), column=found.columns[column], cell=cell(row, column) or say("lists.empty_cell"), mark=f"[{mark}]")
            for (table, row), mark in zip(shown, marks, strict=True)
            for column in found.asked
        )
        text = f"{say('lists.table_of', title=title, table=shown[0][0].title)}\n{text}"
    else:
        names = [f"{name(found, table, row)}[{mark}]" for (table, row), mark in zip(shown, marks, strict=True)]
        names += [name(found, table, row) for table, row in found.rows[_MOST_CITED:]]
        tables = list(dict.fromkeys(table.title for table, _ in found.rows))
        text = say("lists.table", title=title, table="、".join(tables[:_MOST_TABLES]), count=len(found.rows), names="、".join(names))
    grid = Grid(found.columns, tuple(tuple(one.text for one in row.cells) for _, row in (shown if found.asked else found.rows)))
    return Draft(Status.ANSWERED, Reason.NONE, text, cite.all, table=grid, decides=True)


def _shown(found: Found) -> Sequence[tuple[Table, Row]]:
    """The rows to tell; where columns are asked for those that have one of the cells, and those of the same tables that have none, if they are rows of a thing at
    all, not the rest of one that the page breaks."""
    if not found.asked:
        return found.rows[:_MOST_CITED]
    full = [(table, row) for table, row in found.rows if any(cell(row, column) for column in found.asked)]
    tables = {table.title for table, _ in full or found.rows}
    return [(table, row) for table, row in found.rows if (table, row) in full or (table.title in tables and name(found, table, row) != table.title)][:_MOST_CITED]


def of_table(query: Query, library: Library) -> Draft | None:
    """The rows of a table that the question names, None if it names none; of a row asked for by its number, the cells asked for."""
    found = table_part(query, library)
    if found is None:
        return None
    fewer = table_rows(query, library) if found.number is None and not found.group else None
    if fewer is not None and fewer.document == found.table.document and len(fewer.rows) < len(found.rows):
        return _table(fewer, library)
    cite = Citations(library)
    title = short_title(found.table.document, library)
    if found.number is not None:
        return Draft(Status.ANSWERED, Reason.NONE, "\n".join(_row(found, found.rows[0], title, cite)), cite.all)
    lines = []
    for number, row in enumerate(found.rows, 1):
        mark = cite.span(found.table.document, found.table.path, row.start, row.end)
        lines.append(f"{number}. {row.cells[min(found.naming, len(row.cells) - 1)].text}[{mark}]")
    about = f"{found.table.title} › {headline(found.group)}" if found.group else found.table.title
    head = say("lists.part", title=title, table=about, count=len(found.rows))
    grid = Grid(found.table.columns, tuple(tuple(cell.text for cell in row.cells) for row in found.rows))
    return Draft(Status.ANSWERED, Reason.NONE, "\n".join((head, *lines)), cite.all, table=grid, decides=True)


def _row(found: TablePart, row: Row, title: str, cite: Citations) -> Iterator[str]:
    """One row: its name, then the cells asked for, or all; a cell that spans rows is cited where it is printed."""
    table = found.table
    mark = cite.span(table.document, table.path, row.start, row.end)
    name = row.cells[min(found.naming, len(row.cells) - 1)].text
    yield say("lists.row", title=title, table=table.title, number=found.number or 0, name=name, mark=f"[{mark}]")
    for column in found.columns or range(min(len(row.cells), len(table.columns))):
        cell = printed_cell(table, row, column)
        if cell is None or cell.start is None or cell.end is None:
            continue
        inside = row.start <= cell.start < row.end
        where = mark if inside else cite.span(table.document, table.path, cell.start, cell.end)
        yield say("lists.cell", column=table.columns[column], text=cell.text, mark=f"[{where}]")


def of_headings(found: Listed, query: Query, library: Library) -> Draft:
    """The headings found, with their number, and the sentence that names the things counted together."""
    cite = Citations(library)
    lines = []
    for section in found.sections[:_MOST_CITED]:
        mark = cite.span(found.document, section.path[:-1], section.start, section.heading_end)
        lines.append(f"- {section.marker}{headline(section.title)}[{mark}]")
    head = say("lists.headings", title=short_title(found.document, library), about=headline(found.about), count=len(found.sections))
    if len(found.sections) > _MOST_CITED:
        lines.append(say("lists.more", count=len(found.sections), shown=_MOST_CITED))
    row = named_together(query, found, library)
    if row is not None and len(found.sections) <= _MOST_CITED:
        lines.append(say("lists.together", quote=library.text(found.document)[slice(*row)].strip(), mark=f"[{cite.span(found.document, (), *row)}]"))
    return Draft(Status.ANSWERED, Reason.NONE, "\n".join((head, *lines)), cite.all)


@dataclass(frozen=True, slots=True)
class _Member:
    """`name` is the heading, `called` with the name of the figure, `shown` the figure with its words of degree."""

    name: str
    called: frozenset[str]
    value: Decimal
    operand: Operand
    shown: str


def _family(query: Query, family: Family, library: Library) -> Draft:
    """The figures of one kind under one heading, with what the question wants done with them."""
    cite = Citations(library)
    document = family.members[0].rows[0].document
    lines = [say("lists.family", title=short_title(document, library), about=headline(family.about), count=len(family.members))]
    members: list[_Member] = []
    computations: list[Computation] = []
    targets: list[Target] = []
    for member in family.members:
        rows = tuple(dict.fromkeys(member.rows))
        marks = [cite.target(row) for row in rows]
        figures = "，".join(f"{subject(row)}**{printed(row)}**[{mark}]" for row, mark in zip(rows, marks, strict=True))
        targets += rows
        called = frozenset(bigrams(canonical(f"{member.name} {rows[0].indicator}")))
        if len(rows) == 2:
            part, whole = (Operand(row.value, row.unit, mark) for row, mark in zip(rows, marks, strict=True))
            done = compute.share(part, whole)
            computations.append(done)
            lines.append(say("lists.ratio", name=member.name, figures=figures, expression=done.expression))
            members.append(_Member(member.name, called, done.result, Operand(done.result, "%", marks[0]), f"{plain(done.result)}%"))
        else:
            lines.append(say("lists.member", name=member.name, figures=figures))
            row = rows[0]
            members.append(_Member(member.name, called, row.value, Operand(row.value, row.unit, marks[0]), printed(row)))
    lines += _columns(query, family, computations, cite) or _work(query, family, members, computations, cite)
    return Draft(Status.ANSWERED, Reason.NONE, "\n".join(lines), cite.all, tuple(computations), targets=tuple(targets))


def _columns(query: Query, family: Family, computations: list[Computation], cite: Citations) -> list[str]:
    """The sum of each of the two figures that every member has (增加值, 总产值), where sums are asked for; else nothing."""
    if "sum" not in query.operations or any(len(member.rows) != 2 for member in family.members):
        return []
    lines = []
    for rows in zip(*(member.rows for member in family.members), strict=True):
        named = {metric for row in rows for metric in metrics.METRIC.findall(row.indicator)}
        name = max(named, key=len, default="")
        if "占" in query.text or len({metrics.family(row.unit) for row in rows}) > 1:
            return []
        total = compute.total([Operand(row.value, row.unit, cite.target(row)) for row in rows])
        computations.append(total)
        lines += [f"{name}{say('figures.result', name=say('figures.names.sum'), figure=in_unit(total.result, total.unit))}",
                  say("figures.working", expression=total.expression)]
    return [*lines, say("lists.overlap")]


def _work(
    query: Query, family: Family, members: Sequence[_Member], computations: list[Computation], cite: Citations
) -> list[str]:
    lines = []
    unit = members[0].operand.unit
    if query.operations & {"sum", "share", "consistency"} and unit != "%":
        total = compute.total([member.operand for member in members])
        computations.append(total)
        lines += [say("figures.result", name=say("figures.names.sum"), figure=in_unit(total.result, total.unit)),
                  say("figures.working", expression=total.expression)]
        whole = Operand(total.result, total.unit, total.operands[0])
        whole_said = next((own for own in query.asker if metrics.family(own.unit) == metrics.family(total.unit) and "占" in own.about), None)
        if whole_said is not None and "share" in query.operations:
            done = compute.share(whole, Operand(whole_said.value, whole_said.unit, "asker"))
            computations.append(done)
            lines += [say("figures.result", name=say("figures.names.share"), figure=f"{plain(done.result)}%"), say("figures.working", expression=done.expression)]
        named = _named(query, members) if "share" in query.operations and whole_said is None else []
        if "sum" in query.operations and 1 < len(named) < len(members):
            part = compute.total([member.operand for member in named])
            done = compute.share(Operand(part.result, part.unit, part.operands[0]), whole)
            computations += [part, done]
            lines += [say("figures.working", expression=part.expression),
                      say("lists.share", name="、".join(member.name for member in named), figure=f"{plain(done.result)}%",
                          expression=done.expression)]
            named = []
        for member in named:
            done = compute.share(member.operand, whole)
            computations.append(done)
            lines.append(say("lists.share", name=member.name, figure=f"{plain(done.result)}%", expression=done.expression))
        if family.stated is not None:
            lines.append(_against(total, family, cite, computations))
        lines.append(say("lists.overlap"))
    for best_of, pick in (("highest", max), ("lowest", min)):
        if best_of in query.operations:
            best = pick(members, key=lambda member: member.value)
            lines.append(say(f"figures.verdict.{best_of}", subject=best.name, figure=best.shown))
    if {"highest", "lowest"} <= query.operations:
        ordered = sorted(members, key=lambda member: member.value)
        for name, work in (("difference", compute.difference), ("multiple", compute.multiple)):
            if name in query.operations:
                made = work(ordered[-1].operand, ordered[0].operand)
                computations.append(made)
                lines += [say("figures.result", name=say(f"figures.names.{name}"), figure=in_unit(made.result, made.unit)),
                          say("figures.working", expression=made.expression)]
    return lines


def _named(query: Query, members: Sequence[_Member]) -> list[_Member]:
    """The members that the question names by words which no other member has."""
    named = []
    for run in query.topic:
        grams = frozenset(bigrams(canonical(metrics.METRIC.split(run)[0] or run)))
        hits = [member for member in members if grams and grams <= member.called]
        named += hits if len(hits) == 1 else []
    return list({id(member): member for member in named}.values())


def _against(total: Computation, family: Family, cite: Citations, computations: list[Computation]) -> str:
    """The sum held against the total that the document states itself."""
    assert family.stated is not None
    mark = cite.target(family.stated)
    stated = Operand(family.stated.value, family.stated.unit, mark)
    value = compute.convert(stated, total.unit)
    figures = {"sum": in_unit(total.result, total.unit), "stated": f"{printed(family.stated)}[{mark}]"}
    if value == total.result:
        return say("figures.verdict.sums_agree", **figures)
    whole = Operand(total.result, total.unit, total.operands[0])
    gap = compute.difference(whole, stated) if total.result > value else compute.difference(stated, whole)
    computations.append(gap)
    reached = family.stated.bound == ">=" and total.result > value
    return say("figures.verdict.sums_reach" if reached else "figures.verdict.sums_differ", gap=in_unit(gap.result, gap.unit),
               **figures) + "\n" + say("figures.working", expression=gap.expression)
