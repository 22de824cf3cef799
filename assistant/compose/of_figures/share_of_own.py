"""A part of an amount that the asker tells, by the share of it that a document sets (采购金额800万元，按不低于采购金额的30%预付，预付多少): quoted and worked out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from assistant import compute
from assistant.compose.in_words.clauses.quoting import quotations
from assistant.compute import Operand, in_unit
from assistant.gather.of_documents.in_force import documents_for
from assistant.gather.of_figures.metrics import family
from assistant.gather.wording import Text, share, words_of
from assistant.records import Computation, Draft, Query
from assistant.stated.statements import Statement, statements
from index.library import Library
from prompts import say

_SHARE = re.compile(
    r"(?P<base>[\u4e00-\u9fff]{2,12})的(?P<least>\d+(?:\.\d+)?)[%％]?(?:[—–\-~～至到](?P<most>\d+(?:\.\d+)?))?[%％](?P<above>以[上内下])?"
)
_BOUND = re.compile(r"不低于|不少于|不高于|不超过|最高|至少|至多")
_ASKED = re.compile(r"(?:多少|几)(?:个)?(?:亿|万|千|百)?(?P<unit>元|块|钱|吨|盒|支|件|人|亩|平方米|平米)?")
_AMOUNT = re.compile(r"(?:金|总|数)额")
_NAME = 2
_HITS = 12
_ABOUT, _APART = 0.5, 0.1
"""The sentence with its headings has so much of the words, and so much more than one with another share."""


@dataclass(frozen=True, slots=True)
class _Set:
    """A share that a document sets of what the asker tells, with the sentence, and how much of the question stands there."""

    statement: Statement
    match: re.Match[str]
    weight: float

    @property
    def rates(self) -> tuple[str, ...]:
        return tuple(one for one in (self.match["least"], self.match["most"]) if one)


def compose(query: Query, library: Library) -> Draft | None:
    """The part of the one amount told, None where none is asked for, or no one share of such an amount is set."""
    own = query.asker[0] if len(query.asker) == 1 else None
    asked = _ASKED.search(query.text)
    if own is None or asked is None or family(own.unit) not in ("money", "count") or query.years or (query.unit and family(query.unit) != family(own.unit)):
        return None
    words = words_of(query.topic, library)
    found: list[_Set] = []
    for one in statements((" ".join(word.text for word in words), query.text), documents_for(query, library), _HITS, library):
        for match in _SHARE.finditer(one.text):
            if _names(match["base"], own.about):
                text = Text.of(" ".join((one.text, one.lead_text, *one.passage.path, library.cards[one.passage.document].title)))
                found.append(_Set(one, match, share(words, text)[0]))
    found.sort(key=lambda one: -one.weight)
    if not found or found[0].weight < _ABOUT or any(one.rates != found[0].rates and one.weight > found[0].weight - _APART for one in found[1:]):
        return None
    return _told(found[0], Operand(own.value, own.unit, "asker"), library)


def _names(base: str, about: str) -> bool:
    """Whether the words before an amount name what a share is taken of; 采购额 is 采购金额."""
    base, about = (_AMOUNT.sub("额", text) for text in (base, about))
    return any(base.endswith(about[at : at + size]) for size in range(4, _NAME, -1) for at in range(len(about) - size + 1))


def _told(one: _Set, own: Operand, library: Library) -> Draft:
    draft = quotations([(one.statement.passage, one.statement.start, one.statement.end)], library)
    made: list[Computation] = [compute.portion(own, Operand(Decimal(rate), "%", draft.citations[0].n)) for rate in one.rates]
    figure = "—".join(in_unit(each.result, each.unit) for each in made)
    bound = _BOUND.search(one.match["base"])
    line = say("figures.result", name=say("figures.names.portion"), figure=f"{bound.group() if bound is not None else ''}{figure}{one.match['above'] or ''}")
    workings = (say("figures.working", expression=each.expression) for each in made)
    return Draft(draft.status, draft.reason, "\n".join((line, *workings, draft.text)), draft.citations, tuple(made))
