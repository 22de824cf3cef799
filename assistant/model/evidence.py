"""What the model is shown of the evidence: quotations by relevance to the question, as many as its tokens allow."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from assistant.model import tokens
from assistant.model.marked import Marked
from assistant.model.marks import unmarked
from assistant.model.orders import gives_orders, withheld
from assistant.records import Citation, Draft
from index.words import bigrams
from prompts import say


@dataclass(frozen=True, slots=True)
class Evidence:
    """The evidence as text, in the order of its marks, and the marks of the quotations that are not among it: for want of room, or
    since they give orders to a model."""

    text: str
    left_out: tuple[str, ...] = ()


def evidence(draft: Draft, made: Marked, question: str, room: int) -> Evidence | None:
    """The evidence behind a draft in at most `room` tokens: workings and the program's own sentences always, quotations by relevance.

    None where not even what always belongs there has room.
    """
    own = [_own(mark, fill) for mark, fill in made.fills.items() if mark[0] in "CS"]
    room -= tokens.count("\n".join(own))
    if room < 0:
        return None
    near = _nearness(draft, question)
    kept: dict[int, str] = {}
    for citation in sorted(draft.citations, key=lambda one: (-near(one), one.n)):
        line = _line(citation)
        size = tokens.count(line) + 1
        if size <= room and not gives_orders(line):
            kept[citation.n] = line
            room -= size
    left = tuple(f"P{one.n}" for one in draft.citations if one.n not in kept)
    return Evidence("\n".join((*(kept[n] for n in sorted(kept)), *own)), left)


def _own(mark: str, fill: str) -> str:
    """A sentence of the program's own, or of a document word for word where that is not for a model to read."""
    return say("model_wording.own", mark=mark, text=say("model_wording.withheld") if withheld(fill) else fill)


def _line(citation: Citation) -> str:
    where = unmarked(" › ".join((citation.title, *citation.path)))
    return say("model_wording.passage", mark=f"P{citation.n}", where=where, quote=unmarked(citation.quote))


def _nearness(draft: Draft, question: str) -> Callable[[Citation], float]:
    """How much a citation matters: what results rest on first, then by the share of the question's words that it has."""
    asked = frozenset(bigrams(question))
    based = {operand for one in draft.computations for operand in one.operands}

    def near(citation: Citation) -> float:
        words = frozenset(bigrams("\n".join((citation.title, *citation.path, citation.quote))))
        return (citation.n in based) + len(asked & words) / (len(asked) or 1)

    return near
