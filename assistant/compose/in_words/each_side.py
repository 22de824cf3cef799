"""A single thing asked of several documents, places or things named in a row (how much, how long, what share): what is stated of each,
and the difference or the sum."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from assistant import compute
from assistant.compose.in_words.clauses.quoting import quotations, quoted_at
from assistant.compose.rows import short_title
from assistant.compute import Incomparable, Operand, in_unit
from assistant.gather.of_documents.in_force import documents_for
from assistant.gather.of_lists.in_a_row import in_a_row
from assistant.gather.wording import Word, words_of
from assistant.records import Computation, Draft, Query
from assistant.stated.asked import Asked, asked
from assistant.stated.match import Match, best
from assistant.stated.slots import NUMERIC, Slot, slot_of
from assistant.stated.statements import statements
from assistant.understand.series import of_several_years
from index.canonical import canonical
from index.library import Library
from index.quantities import Quantity, in_base_units, quantities
from index.words import segment
from prompts import say

_HITS = 20
_MOST = 4
"""Of more sides none is asked by itself."""
_NAME = 3
"""So many signs at least name a thing alone."""
_MONEY = re.compile(r"补贴|补助|奖励|资助|贷款|额度|资金|钱|罚款|(?:交易|成交|销售|营业|零售)额|营收|租金")
_MEASURES = re.compile(r"金额|数额|数值|数目|要求|条件|标准|门槛|规定")
"""Words for a figure as such, which no sentence that tells one has to have."""
_COMPARED = frozenset({"difference", "gap", "higher"})
_MORE = re.compile(r"(?:哪[边个份家里]|谁)[^，。？]{0,6}(?:多|高|少|低|长|短|严|宽)")
_AGAINST = re.compile(r"各|分别|都|哪[边个份家]|谁|差|比|一样|不同|区别")
"""Words by which several are held against each other."""


@dataclass(frozen=True, slots=True)
class _Side:
    """A document, a place or a `thing` of the question, and the documents to look in."""

    name: str
    documents: tuple[str, ...]
    thing: str = ""


def compose(query: Query, library: Library) -> Draft | None:
    """What each side states of the thing asked, with the difference of two amounts where it is asked for; None where fewer than two sides
    are named, no single thing is asked, or one of them states nothing."""
    sides = _sides(query, library)
    sides = sides if len(sides) > 1 else _in_a_row(query, library)
    summed = "sum" in query.operations
    part = _thing(query, library) if 1 < len(sides) <= _MOST and (summed or _AGAINST.search(query.text)) else None
    if part is None:
        return None
    rest = words_of([run for run in query.topic if not any(side.thing and (side.thing in run or run in side.thing) for side in sides)], library)
    rest = tuple(word for word in rest if not _MEASURES.fullmatch(word.text))
    matches = [_of_side(part, side, rest, library) for side in sides]
    found = [one for one in matches if one is not None]
    if len(found) < len(sides):
        return None
    if summed and len({(one.statement.passage.document, one.statement.start) for one in found}) < len(found):
        return None  # one sentence told of all sides is counted once, by those who read it as a rule
    if summed:
        return _with_sum(found, library)
    draft = quotations([(one.statement.passage, one.statement.start, one.statement.end) for one in found], library)
    held = query.operations & _COMPARED or _MORE.search(query.text)
    return _with_difference(draft, found, sides) if held and len(found) == 2 else draft


def _sides(query: Query, library: Library) -> list[_Side]:
    """The documents that a question names, else the places, each with its documents."""
    named = list(dict.fromkeys(query.documents))
    if of_several_years(named, library.cards):
        return []
    regions = {library.cards[id].meta.region for id in named}
    sides = [_Side(short_title(id, library), (id,)) for id in named]
    for place in query.regions:
        inside = documents_for(replace(query, documents=(), soft_documents=(), regions=(place,)), library) or []
        if place not in regions and library.of_regions([place]):
            sides.append(_Side(place, tuple(inside)))
    return sides


def _in_a_row(query: Query, library: Library) -> list[_Side]:
    """The things that a question names one beside another (甲、乙和丙三个项目), each with the documents spoken of; [] where it names none so,
    or no document or place."""
    documents = query.documents or tuple(id for place in query.regions for id in library.of_regions([place]))
    return [_Side(name, documents, name) for name in in_a_row(query)] if documents else []


def _thing(query: Query, library: Library) -> Asked | None:
    """The one thing asked of all sides, with the words of the whole question; None where none or several are asked."""
    slots = [part.slot for part in asked(query, library) if part.slot is not None and part.slot.name in NUMERIC]
    words = words_of(query.topic, library)
    if not slots or not words or query.asker:
        return None
    money = slot_of("多少钱") if slots[0].name == "quantity" and _MONEY.search(query.text) else None
    slot = Slot(money.name, money.told, slots[0].bound) if money is not None else slots[0]
    return Asked(query.text, slot, words, len(words))


def _of_side(part: Asked, side: _Side, rest: tuple[Word, ...], library: Library) -> Match | None:
    """What is stated of a side; of a thing named in a row in a sentence that names it, by the `rest` of the words, which are none of such names."""
    if not side.thing:
        text = " ".join(word.text for word in part.words)
        return best(part, statements((text,), side.documents, _HITS, library), library)
    words = (*words_of((side.thing,), library), *rest)
    told = [(one, canonical(" ".join((one.text, *one.passage.path)))) for one in statements((" ".join(word.text for word in words),), side.documents, _HITS, library)]
    near = next((some for name in _names(side.thing) if (some := [one for one, text in told if name in text])), [])
    return best(replace(part, words=words, own=len(words)), near, library)


def _names(thing: str) -> Iterator[str]:
    """A name in canonical form, then without words before it that only say where it is (中心商圈鑫丰源)."""
    parts = segment(thing)
    yield from (canonical(name) for at in range(len(parts)) if len(name := "".join(parts[at:])) >= _NAME or not at)


def _with_sum(found: Sequence[Match], library: Library) -> Draft | None:
    """What is stated of each side, added up; None where one of them states no single amount."""
    amounts = [_amount(one) for one in found]
    draft = quotations([(one.statement.passage, one.statement.start, one.statement.end) for one in found], library)
    operands = [Operand(amount.value, amount.unit, quoted_at(one.statement, draft)) for one, amount in zip(found, amounts, strict=True) if amount is not None]
    if len(operands) < len(found):
        return None
    try:
        made = compute.total(operands)
    except Incomparable:
        return None
    lines = (say("figures.result", name=say("figures.names.sum"), figure=in_unit(made.result, made.unit)), say("figures.working", expression=made.expression))
    return replace(draft, text="\n".join((*lines, draft.text)), computations=(*draft.computations, made))


def _with_difference(draft: Draft, found: Sequence[Match], sides: Sequence[_Side]) -> Draft:
    """The draft with which of two amounts is the greater and by how much; as it is where one of them states no single amount."""
    amounts = [_amount(one) for one in found]
    if any(amount is None for amount in amounts):
        return draft
    operands = [Operand(amount.value, amount.unit, quoted_at(one.statement, draft)) for one, amount in zip(found, amounts, strict=True) if amount is not None]
    greater, lesser = (0, 1) if _size(operands[0]) >= _size(operands[1]) else (1, 0)
    try:
        made: Computation = compute.difference(operands[greater], operands[lesser])
    except Incomparable:
        return draft
    line = say("figures.side.same", first=sides[0].name, second=sides[1].name, figure=_printed(operands[0])) if not made.result else say(
        "figures.side.more", more=sides[greater].name, less=sides[lesser].name, first=_printed(operands[greater]), second=_printed(operands[lesser]),
        figure=in_unit(made.result, made.unit))
    working = say("figures.working", expression=made.expression)
    return replace(draft, text=f"{line}\n{working}\n{draft.text}", computations=(*draft.computations, made))


def _amount(match: Match) -> Quantity | None:
    """The amount that a statement gives, None where it gives several in different places."""
    own = [one for one in quantities(match.statement.text) if one.unit and any(start <= one.digits < end for start, end in match.places)]
    return own[0] if len({(one.value, one.unit) for one in own}) == 1 and own[0].value_max is None else None


def _size(operand: Operand) -> Decimal:
    return in_base_units(operand.value, operand.unit)[0]


def _printed(operand: Operand) -> str:
    return in_unit(operand.value, operand.unit)
