"""Figures listed in one sentence, added up and held against the total that the sentence states."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise, product

from assistant import compute
from assistant.compute import Incomparable, Operand, plain
from assistant.gather.enumerations import lists
from assistant.records import Computation
from index.canonical import canonical
from index.quantities import Quantity, in_base_units, quantities
from index.words import bigrams
from prompts import say

_LEAST = 3
_STATED = re.compile(r"(?:合计|总计|共计|总|累计)[\u4e00-\u9fff]{0,8}$")
_ADDED = re.compile(r"[，,](?:新增|共|达到?)[\u4e00-\u9fff]{0,8}$")
_SENTENCE = re.compile(r"[^。；\n\t]+")
_Listed = tuple[list[Quantity], Quantity | None]
"""Figures of a list, and the total stated for them."""


def enumerated(text: str, unit: str, mark: int, about: str = "") -> tuple[list[str], tuple[Computation, ...]]:
    """The sum of the figures of one unit that a sentence of `text` lists (three or more), the one that has most words of `about`,
    in words and worked, with the stated total if there is one; nothing where none lists any. `mark` is the number of the citation."""
    wanted = set(bigrams(canonical(about)))
    best: tuple[int, _Listed] | None = None
    for sentence in (*_SENTENCE.findall(text), text):
        found = _listed(sentence, unit)
        near = len(wanted & set(bigrams(canonical(sentence)))) if sentence != text else -1
        if found is not None and (best is None or near > best[0]):
            best = near, found
    if best is None:
        return [], ()
    clause, stated = best[1]
    name = unit or clause[0].unit
    try:
        total = compute.total([Operand(quantity.value, name, mark) for quantity in clause])
    except Incomparable:
        return [], ()
    lines = [say("figures.result", name=say("figures.names.sum"), figure=f"{plain(total.result)}{name}"),
             say("figures.working", expression=total.expression)]
    if stated is None:
        return lines, (total,)
    figures = {"sum": f"{plain(total.result)}{name}", "stated": f"{plain(stated.value)}{name}"}
    if stated.value == total.result:
        return [*lines, say("clauses.sum.agrees", **figures)], (total,)
    high, low = max(stated.value, total.result), min(stated.value, total.result)
    gap = compute.difference(Operand(high, name, mark), Operand(low, name, mark))
    return [*lines, say("clauses.sum.differs", gap=f"{plain(gap.result)}{name}", **figures),
            say("figures.working", expression=gap.expression)], (total, gap)


def _listed(text: str, unit: str) -> _Listed | None:
    """The figures of one unit that a text lists, and the total that it states for them; None where there are too few."""
    listed: list[Quantity] = []
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
        else:
            listed.append(quantity)
    return (_last_run(text, listed), stated) if len(listed) >= _LEAST else None


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

    return in_base_units(Decimal(1), unit.split("/")[0])[1]
