"""Figures listed in one sentence, added up and held against the total that the sentence states."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise, product

from assistant import compute
from assistant.compute import Incomparable, Operand, plain
from assistant.eligibility.units import convert
from assistant.gather.of_figures.asked_apart import things_listed
from assistant.gather.of_lists.enumerations import lists
from assistant.records import Computation, Draft, Query, Status
from index.canonical import canonical
from index.quantities import Quantity, in_base_units, quantities
from index.words import bigrams
from prompts import say

_LEAST = 3
_NEAR = 16
"""A figure is that of the thing named so few signs before it."""
_STATED = re.compile(r"(?:合计|总计|共计|总|累计)[\u4e00-\u9fff]{0,8}$")
_ADDED = re.compile(r"[，,](?:新增|共|达到?)[\u4e00-\u9fff]{0,8}$")
_SENTENCE = re.compile(r"[^。；\n\t]+")
_SAID_TOGETHER = re.compile(r"加起来|相加|加总|合计|总和|之和|一个个加|逐个|逐项|加在一起|加一起|加一块")
_WITHIN = re.compile(r"其中")
_NO_SUM = frozenset({"%", "‰", "级", "岁", "倍", "年", "月", "个百分点", "百分点"})
_BOUND = re.compile(r"\d[\d.]*[\u4e00-\u9fff%]{0,4}(?:[（(]不?含[)）])?(?:及?以[上下内]|(?:[（(]不?含[)）])[至到\-—])")
"""A figure that bounds a class (20马力（含）至50马力, 300人以上)."""
_Listed = tuple[list[Quantity], Quantity | None, list[Quantity]]
"""Figures of a list, the total stated for them, and figures that are told as parts of one of the list."""


def enumerated(text: str, unit: str, mark: int, about: str = "", named: Sequence[str] = ()) -> tuple[list[str], tuple[Computation, ...]]:
    """The sum of the figures of one unit that a sentence of `text` lists (three or more), the one that has most words of `about`,
    in words and worked, with the stated total if there is one; nothing where none lists any. Where things are `named`, theirs alone are added, all of them
    or none. `mark` is the number of the citation."""
    if not unit and (_usual(text) in _NO_SUM or _BOUND.search(text)):
        return [], ()  # shares, ranks and the bounds of classes come to no sum
    unit = unit or _usual(text)
    wanted = set(bigrams(canonical(about)))
    best: tuple[int, _Listed] | None = None
    for sentence in (*_SENTENCE.findall(text), text):
        found = _listed(sentence, unit)
        near = len(wanted & set(bigrams(canonical(sentence)))) if sentence != text else -1
        if found is not None and (best is None or near > best[0]):
            best = near, found
    if best is None or (named and not _of_named(best[1][0], text, named)):
        return [], ()
    clause, stated, inside = best[1]
    if named:
        clause, stated, inside = _of_named(clause, text, named), None, []
    name = unit or (clause[0].unit if clause else "")
    values = [convert(quantity.value, _each(quantity.unit), _each(name)) for quantity in clause]
    try:
        total = compute.total([Operand(value, name, mark) for value in values if value is not None])
    except Incomparable:
        return [], ()
    lines = [say("figures.result", name=say("figures.names.sum"), figure=f"{plain(total.result)}{name}"),
             say("figures.working", expression=total.expression)]
    if inside:
        lines.append(say("clauses.sum.inside", figures="、".join(f"{plain(quantity.value)}{name}" for quantity in inside)))
    if stated is None:
        return lines, (total,)
    figures = {"sum": f"{plain(total.result)}{name}", "stated": f"{plain(stated.value)}{name}"}
    if stated.value == total.result:
        return [*lines, say("clauses.sum.agrees", **figures)], (total,)
    high, low = max(stated.value, total.result), min(stated.value, total.result)
    gap = compute.difference(Operand(high, name, mark), Operand(low, name, mark))
    return [*lines, say("clauses.sum.differs", gap=f"{plain(gap.result)}{name}", **figures),
            say("figures.working", expression=gap.expression)], (total, gap)


def _of_named(clause: Sequence[Quantity], text: str, named: Sequence[str]) -> list[Quantity]:
    """The figures that stand behind the names of the things, one for each; nothing where one of them has none, or several."""
    ends = [0, *(quantity.tail for quantity in clause)]
    behind = {quantity: text[max(end, quantity.start - _NEAR) : quantity.start] for end, quantity in zip(ends, clause, strict=False)}
    found = [[quantity for quantity in clause if thing in behind[quantity]] for thing in named]
    return [one[0] for one in found] if all(len(one) == 1 for one in found) else []


def added_up(draft: Draft, query: Query) -> Draft:
    """The draft with the figures that its only quotation lists added up and held against the total stated there, where that is asked for
    and not done; cases of which one is the asker's, and the sums of a rule that is decided on, are not added up."""
    if len(draft.citations) != 1 or not _SAID_TOGETHER.search(query.text) or draft.computations or draft.targets or draft.decides or draft.status == Status.NEEDS_INPUT:
        return draft
    quote = draft.citations[0]
    lines, made = enumerated(quote.quote, query.unit, quote.n, query.text, things_listed(query))
    if not made:
        return draft
    return replace(draft, text="\n".join((*lines, draft.text)), computations=made)


def _usual(text: str) -> str:
    """The unit that most figures of a text have, "" where none has more than two."""
    units = [_each(quantity.unit) for quantity in quantities(text)]
    usual = max(units, key=units.count, default="")
    return usual if units.count(usual) >= _LEAST else ""


def _each(unit: str) -> str:
    """A unit without "per year"."""
    return unit.split("/")[0]


def _listed(text: str, unit: str) -> _Listed | None:
    """The figures of one unit that a text lists, and the total that it states for them; None where there are too few. What is told
    as a part of a figure of the list (总规模500亿元，其中…350亿元；…150亿元，其中…100亿元) is none of it."""
    listed: list[Quantity] = []
    inside: list[Quantity] = []
    stated: Quantity | None = None
    for quantity in quantities(text):
        if _base(quantity.unit) != _base(unit):
            continue
        before = text[max(0, quantity.start - 12) : quantity.start]
        if _STATED.search(before) or (len(listed) >= _LEAST and _ADDED.search(before)):
            stated = quantity
            if len(listed) >= _LEAST:
                break
            listed = []
        elif stated is not None and listed and _WITHIN.search(text, listed[-1].tail, quantity.start):
            inside.append(quantity)
        else:
            listed.append(quantity)
    if inside and len(listed) > 1:
        return listed, stated, inside
    return (_last_run(text, listed), stated, []) if len(listed) >= _LEAST else None


def compare(first: str, second: str, marks: tuple[int, int]) -> list[str]:
    """What the lists of two texts that share most (three members or more each) have and the other has not, in words; nothing
    where no lists share anything."""
    pairs = product(lists(first), lists(second))
    one, other = max(pairs, key=lambda pair: len(_names(pair[0]) & _names(pair[1])), default=((), ()))
    known, wanted = _names(one), _names(other)
    if not known & wanted:
        return []
    if known == wanted:
        return [say("clauses.lists.agree", count=len(one))]
    lines = [say("clauses.lists.differ", first=len(one), second=len(other))]
    for members, theirs, mark in ((one, wanted, marks[0]), (other, known, marks[1])):
        alone = [member for member in members if canonical(member) not in theirs]
        if alone:
            lines.append(say("clauses.lists.only", mark=f"[{mark}]", members="、".join(alone)))
    return lines


def _names(members: Sequence[str]) -> frozenset[str]:
    return frozenset(map(canonical, members))


def _last_run(text: str, listed: list[Quantity]) -> list[Quantity]:
    """The figures after the last stop that ends a list of its own."""
    run = [listed[0]]
    for before, quantity in pairwise(listed):
        if re.search(r"[。；\n\t]", text[before.tail : quantity.digits]):
            run = []
        run.append(quantity)
    return run if len(run) >= 3 else listed


def _base(unit: str) -> str:
    """The unit without scale and without "per year"."""
    from decimal import Decimal

    return in_base_units(Decimal(1), _each(unit))[1]
