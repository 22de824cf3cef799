"""What part of an amount that the asker calls by its number (那四万亿) is something that the same sentence tells: the sentence is the source of both."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant import compute
from assistant.compose.citing import Citations
from assistant.compose.of_figures.parts_of_whole import amounts_called, reports_of
from assistant.compose.of_figures.row_lines import facts, named
from assistant.compute import Incomparable, Operand, in_unit
from assistant.gather.of_figures.metrics import family
from assistant.records import Draft, Query, Reason, Status
from index.canonical import canonical
from index.library import Library
from index.quantities import Quantity, in_base_units, quantities
from index.records import Target
from prompts import say

_PART = re.compile(r"(?P<part>[\u4e00-\u9fff]{2,10}?)占(?:了|到|其中的?|其)?(?:几成|百分之[几多]|多少|比[重例]|多大)")
_LEAST = 2


def compose(query: Query, library: Library) -> Draft | None:
    """The share, with the sentence that tells part and whole; None where no share of an amount called by its number is asked for, or no one sentence of
    the reports of the years named tells both."""
    asked, called = _PART.search(query.text), amounts_called(query.text)
    if asked is None or len(called) != 1 or "share" not in query.operations or query.leans:
        return None
    words = [run for run in query.topic if run in asked["part"] or run[:_LEAST] in asked["part"]]
    documents = list(query.documents) or reports_of(query, library)
    found = list(_told(called[0], words, documents, library))
    own = [one for one in found if any(str(year) in library.cards[one[0].document].title for year in query.years)] or found
    if len({(row.value, row.unit) for row, _ in own}) != 1:
        return None
    row, whole = own[0]
    cite = Citations(library)
    shown = named(row, cite, library, [row])
    try:
        made = compute.share(shown.operand, Operand(whole.value, whole.unit, shown.mark))
    except Incomparable:
        return None
    line = say("figures.result", name=say("figures.names.share"), figure=in_unit(made.result, made.unit))
    return Draft(Status.ANSWERED, Reason.NONE, "\n".join((line, say("figures.working", expression=made.expression), *facts([shown], library))), cite.all, (made,),
                 targets=(row,), decides=True)


def _told(called: str, words: Sequence[str], documents: Sequence[str], library: Library) -> Iterator[tuple[Target, Quantity]]:
    """Each figure called by the words beside the amount in its sentence."""
    for row in library.targets(documents):
        start, end = row.sentence
        text = library.text(row.document)[start:end]
        if called not in text or not any(canonical(word[:_LEAST]) in canonical(row.indicator) for word in words):
            continue
        whole = next((one for one in quantities(text) if text[one.digits : one.tail].startswith(called)), None)
        if whole is not None and family(whole.unit) == family(row.unit) and in_base_units(row.value, row.unit)[0] < in_base_units(whole.value, whole.unit)[0]:
            yield row, whole
