"""By how much the two amounts differ that an answer in the documents' own words quotes for two cases side by side."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant import compute
from assistant.compute import Operand, in_unit
from assistant.records import Draft, Query, Status
from index.quantities import Quantity, in_base_units, quantities
from index.stretches import BRACKETED
from prompts import say

_ASKS = re.compile(
    r"(?:差|(?:多|少|高|低|长|短|早|晚|大|小|贵|严|宽)(?:出|了)?)(?:了|出|着|是|有)?(?:多少|几)个?(?P<unit>工作日|周岁|[年月天日岁元块分]|[万亿]元?|百分点)?钱?(?=[，。？]|$)"
    r"|差多[少大]|差距(?:是|有)?多[少大]")
"""By how much one is more than the other."""
_SIDES = re.compile(r"[和与跟同][^，。？]{2,}|各(?:是|自|有|为)?|分别|两[种类者个档样]|[前后]一?[种类者个档]")
"""Two cases stand side by side."""
_EACH = re.compile(r"每[一个]*(?:[年月日天人户次家件亩台套]|学年)|当[年月日]|一次性")
_CLAUSE = re.compile(r"[，。；,;：\n]")
_NEAR = 16
"""How often an amount is given is said so near before it."""
_SAID = {"块": "元", "周岁": "岁", "百分点": "%"}


def with_difference(draft: Draft, query: Query) -> Draft:
    """The draft followed by the difference of the two amounts that it quotes, where that is asked for and not worked out; as it is where it quotes
    fewer or more of one unit."""
    match = _ASKS.search(query.text)
    open_ = draft.status == Status.ANSWERED and not (draft.computations or draft.targets or draft.table)
    if match is None or not open_ or not _SIDES.search(query.text[: match.start()]):
        return draft
    told = [(figure, one.n, _rhythm(text[: figure.digits])) for one in draft.citations for text in (BRACKETED.sub("，", one.quote),) for figure in quantities(text) if figure.unit]
    asked = _SAID.get(match["unit"] or "", match["unit"] or "")
    pairs = [pair for unit in dict.fromkeys(figure.unit for figure, *_ in told)
             if (not asked or asked in unit) and len(pair := _distinct([one for one in told if one[0].unit == unit])) == 2]
    if len(pairs) != 1 or any(figure.value_max is not None for figure, *_ in pairs[0]) or pairs[0][0][2] != pairs[0][1][2]:
        return draft
    more, less = sorted(pairs[0], key=lambda one: -in_base_units(one[0].value, one[0].unit)[0])
    made = compute.difference(*(Operand(figure.value, figure.unit, mark) for figure, mark, _ in (more, less)))
    lines = (say("figures.result", name=say("figures.names.difference"), figure=in_unit(made.result, made.unit)), say("figures.working", expression=made.expression))
    return replace(draft, text="\n".join((*lines, draft.text)), computations=(made,))


_Told = tuple[Quantity, int, frozenset[str]]
"""An amount quoted, the number of its citation, and how often and for whom it is given."""


def _distinct(told: list[_Told]) -> list[_Told]:
    """One of each value, in order."""
    return list({(one[0].value, one[0].value_max): one for one in reversed(told)}.values())[::-1]


def _rhythm(before: str) -> frozenset[str]:
    """How often and for whom an amount is given, by the words of its clause before it (每月, 当年)."""
    return frozenset(_EACH.findall(_CLAUSE.split(before)[-1] if _EACH.search(_CLAUSE.split(before)[-1]) else before[-_NEAR:]))
