"""Two groups of a kind side by side (职工参保和居民参保): the sentences that say the same of both, and by how much the one has more."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant import compute
from assistant.compose.in_words.clauses.quoting import quotations, quoted_at
from assistant.compose.in_words.clauses.spans import joined
from assistant.compute import Incomparable, Operand, in_unit
from assistant.gather.in_words.two_groups import two_groups
from assistant.gather.of_documents.in_force import documents_for
from assistant.gather.wording import words_of
from assistant.records import Computation, Draft, Query
from assistant.stated.asked import Asked, asked
from assistant.stated.match import best
from assistant.stated.slots import NUMERIC
from assistant.stated.statements import Statement, statements
from index.library import Library
from index.quantities import Quantity, in_base_units, quantities
from index.stretches import BRACKETED
from prompts import say

_HITS = 20
_FAR = 400
"""The sentences of the two groups stand no further apart."""
_MOST = 3
"""Of more figures of one sentence none is held against those of the other."""
_COMPARED = frozenset({"difference", "gap", "higher"})
_MORE = re.compile(r"(?:哪[边个份家里]|谁)[^，。？]{0,6}(?:多|高|少|低|长|短)")
_STOP = re.compile(r"[；;。\n]")
_LONGEST = 8
_LIMIT = re.compile(r"(?:不低于|不少于|不高于|不超过|最[高低多少长]|至[多少]|达到?|控制在|为|是|按|给予|由|在)+$")
_PAUSE = re.compile(r"[，,、；;。：:\d%％元万]")


@dataclass(frozen=True, slots=True)
class _Told:
    """A group, the sentence that tells of it, and the figures there that are told of it."""

    group: str
    statement: Statement
    figures: tuple[Quantity, ...]


def compose(query: Query, library: Library) -> Draft | None:
    """What is said of each of two groups, with the differences where they are asked for; None where the question sets no two groups side by side
    or no two sentences say the same of them."""
    groups = two_groups(query.text)
    slots = [part.slot for part in asked(query, library) if part.slot is not None and part.slot.name in NUMERIC] if groups else []
    words = words_of([run for topic in query.topic for run in _without(topic, groups)], library) if groups and slots else ()
    if groups is None or not words or query.asker or "sum" in query.operations:
        return None
    part = Asked(query.text, slots[0], words, len(words))
    text = " ".join((*(word.text for word in words), *groups))
    among = [one for one in statements((text, query.text), documents_for(query, library), _HITS, library) if part.slot is not None and part.slot.places(one.text)]
    match = best(part, [one for one in among if _second(one, groups, among) is not None], library)
    second = _second(match.statement, groups, among) if match is not None else None
    if match is None or second is None:
        return None
    told = tuple(_Told(group, one, tuple(_figures(one.text, group, groups))) for group, one in zip(groups, (match.statement, second), strict=True))
    spans = [one.statement.span for one in told]
    lead = match.statement.lead
    if lead is not None and lead[1] <= match.statement.start:
        spans.insert(0, (match.statement.passage, *lead))
    draft = quotations(joined(spans, library), library)
    held = query.operations & _COMPARED or _MORE.search(query.text)
    return _with_differences(draft, told) if held else draft


def _without(topic: str, groups: tuple[str, str]) -> list[str]:
    """The parts of a run of words beside the names of the groups."""
    return [piece for piece in re.split("|".join(map(re.escape, groups)), topic) if len(piece) > 1]


def _second(first: Statement, groups: tuple[str, str], among: Sequence[Statement]) -> Statement | None:
    """The sentence that tells of the second group beside one that tells of the first: the same, or the next one; None where there is none."""
    if groups[0] not in first.text or not list(_figures(first.text, groups[0], groups)):
        return None
    if groups[1] in first.text:
        return first if list(_figures(first.text, groups[1], groups)) else None
    near = [one for one in among if one.passage.document == first.passage.document and groups[1] in one.text and groups[0] not in one.text
            and 0 < one.start - first.start <= _FAR and list(_figures(one.text, groups[1], groups))]
    return min(near, key=lambda one: one.start, default=None)


def _figures(text: str, group: str, groups: tuple[str, str]) -> list[Quantity]:
    """The figures of a sentence behind the name of a group, as far as the other group or the next stop; not those in brackets."""
    start = text.find(group)
    ends = [place for other in groups if other != group and (place := text.find(other, start + 1)) > 0]
    ends += [match.start() for match in _STOP.finditer(text, start)]
    end = min(ends, default=len(text))
    aside = [match.span() for match in BRACKETED.finditer(text)]
    return [one for one in quantities(text) if one.unit and start <= one.digits < end and not any(first <= one.digits < last for first, last in aside)]


def _with_differences(draft: Draft, told: Sequence[_Told]) -> Draft:
    """The draft with each figure of the one group held against that of the other; as it is where they do not pair."""
    one, other = told
    paired = len(one.figures) == len(other.figures) <= _MOST and all(a.unit == b.unit and None is a.value_max is b.value_max for a, b in zip(one.figures, other.figures, strict=True))
    lines: list[str] = []
    made: list[Computation] = []
    for a, b in zip(one.figures, other.figures, strict=True) if paired else ():
        more, less = ((one, a), (other, b)) if in_base_units(a.value, a.unit)[0] >= in_base_units(b.value, b.unit)[0] else ((other, b), (one, a))
        operands = [Operand(figure.value, figure.unit, quoted_at(side.statement, draft)) for side, figure in (more, less)]
        try:
            result = compute.difference(*operands)
        except Incomparable:
            return draft
        of = _called(one, a) if len(one.figures) > 1 else ""
        first, second = (in_unit(figure.value, figure.unit) for _, figure in (more, less))
        line = say("figures.side.more", more=f"{more[0].group}{of}", less=f"{less[0].group}{of}", first=first, second=second, figure=in_unit(result.result, result.unit))
        same = say("figures.side.same", first=f"{one.group}{of}", second=f"{other.group}{of}", figure=first)
        lines += [line if result.result else same, say("figures.working", expression=result.expression)]
        made.append(result)
    return replace(draft, text="\n".join((*lines, draft.text)), computations=(*draft.computations, *made)) if made else draft


def _called(told: _Told, figure: Quantity) -> str:
    """What a figure is of, by the words right before it, by which it is told from the others of its sentence."""
    return _LIMIT.sub("", _PAUSE.split(told.statement.text[: figure.digits])[-1].split(told.group)[-1]).removeprefix("人员")[-_LONGEST:]
