"""Limits that clauses set for a thing whose size the asker gives: "150千安的电解槽", where 160千安以下 are to be closed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from assistant.gather.of_documents.in_force import documents_for
from assistant.gather.of_figures.metrics import family
from assistant.gather.wording import Text, Word, part_of, share, words_of
from assistant.records import AskerFigure, Query
from assistant.vocabulary import vocabulary
from index.library import Library
from index.quantities import Quantity, in_base_units, quantities
from index.records import Passage

Sign = Literal[">", ">=", "<", "<="]

_OVER = re.compile(r"(?:不低于|不少于|不小于|至少)$")
_ABOVE = re.compile(r"(?:超过|高于|大于|突破|超|过|多于|逾)$")
_BELOW = re.compile(r"(?:低于|少于|小于|不到|不足|不满|未达到?)$")
_UNDER = re.compile(r"(?:不超过|不高于|不多于|至多|不大于)$")
_AFTER = re.compile(r"\s?(?:\([^()]{1,4}\)|（[^（）]{1,4}）)?(?:级)?(?P<over>(?:及|或|和|含)?以上)|\s?(?P<under>(?:及|或|和|含)?以[下内])")
_CLAUSE = re.compile(r"[^，,。；;：:\n\t]+")
_SENTENCE = re.compile(r"[^。；;\n\t]+[。；;]?")
_AROUND = re.compile(r"[^，,。；;：:？！、]+")
_HEAD = re.compile(r"的?(?P<name>[\u4e00-\u9fff]{2,10})")
_COUNTED = re.compile(r"\d+\s*[个家项户座条](?:以上|以内|左右)?[^，\d]{0,8}$")
"""How many things of a size there are to be (引进2个投资2亿元以上的项目) is a goal, no limit."""
_DATED = re.compile(r"(?:19|20)\d\d年")
_HALF = 0.5
_HITS = 24
_NEAR = 0.75
"""Limits in clauses of this share of the best one's fit are told beside it."""


@dataclass(frozen=True, slots=True)
class Limit:
    """A limit in a sentence (`start…end` in the document): sign and figure as printed there, and whether the asker's figure lies
    within; `fit` tells how well sentence and question go together, 0…2."""

    passage: Passage
    start: int
    end: int
    sign: Sign
    value: Decimal
    unit: str
    printed: str
    figure: AskerFigure
    within: bool
    fit: float


def sign_of(text: str, quantity: Quantity) -> Sign | None:
    """The sign that the words round a figure give it (不低于60%, 35蒸吨以下); None where they give none."""
    before, after = text[max(0, quantity.digits - 4) : quantity.digits], _AFTER.match(text, quantity.tail)
    if after:
        return ">=" if after["over"] else "<="
    signs: tuple[tuple[re.Pattern[str], Sign], ...] = ((_OVER, ">="), (_UNDER, "<="), (_ABOVE, ">"), (_BELOW, "<"))
    return next((sign for pattern, sign in signs if pattern.search(before)), None)


def holds(sign: Sign, value: Decimal, limit: Decimal) -> bool:
    """Whether `value` lies within the limit."""
    return {">": value > limit, ">=": value >= limit, "<": value < limit, "<=": value <= limit}[sign]


_FIGURES = 8
"""Figures of one question that are looked up: the library is searched for each."""


def limits(query: Query, library: Library) -> tuple[Limit, ...]:
    """The limits that the documents set in the asker's unit for the thing whose size the asker gives, the best fitting first, those
    of one passage together; none where no clause has both thing and unit."""
    sized = [figure for figure in query.asker if _sized(figure)][:_FIGURES]
    found = [limit for figure in sized for limit in _of_figure(figure, query, library)]
    if not found:
        return ()
    best = max(found, key=lambda one: one.fit)
    kept = [one for one in found if one.passage == best.passage and one.fit >= _NEAR * best.fit]
    return tuple(sorted(kept, key=lambda one: one.start))


def _sized(figure: AskerFigure) -> bool:
    """Whether a figure tells a size: a number of things is a goal more often than a limit, and a figure of a year is none of the asker's."""
    return bool(figure.unit) and family(figure.unit) not in ("share", "time", "count") and not _DATED.search(figure.about)


def _of_figure(figure: AskerFigure, query: Query, library: Library) -> Iterator[Limit]:
    beside, thing = _words(figure, query.text, library)
    if not thing:
        return
    heaviest = max(thing, key=lambda word: word.weight)
    asked = words_of(query.words, library)
    hits = library.search_passages(f"{' '.join(word.text for word in (*thing, *beside))} {in_base_units(figure.value, figure.unit)[1]}", _HITS, documents_for(query, library))
    passages = library.passages([hit.id for hit in hits])
    for hit in hits:
        passage = passages[hit.id]
        if passage.document in library.superseded and passage.document not in query.documents:
            continue
        for sentence in _SENTENCE.finditer(passage.text):
            text = Text.of(sentence.group())
            if part_of(heaviest, text) < _HALF:
                continue
            fit = share(thing, text)[0] + share(asked, text)[0]
            for clause in _CLAUSE.finditer(sentence.group()):
                for quantity in quantities(clause.group()):
                    limit = None if _COUNTED.search(clause.group()[: quantity.start]) else _limit(clause.group(), quantity, figure)
                    if limit is not None and part_of(heaviest, Text.of(clause.group())) >= _HALF:
                        sign, within = limit
                        yield Limit(passage, passage.start + sentence.start(), passage.start + sentence.end(), sign, quantity.value,
                                    quantity.unit, _printed(clause.group(), quantity), figure, within, fit)


def _limit(text: str, quantity: Quantity, figure: AskerFigure) -> tuple[Sign, bool] | None:
    """The sign of a clause's figure and whether the asker's lies within, None where it is no limit in the asker's unit."""
    sign = sign_of(text, quantity)
    if sign is None or not quantity.unit or quantity.value_max is not None:
        return None
    own, unit = in_base_units(figure.value, figure.unit)
    value, other = in_base_units(quantity.value, quantity.unit)
    if unit != other and other.split("/")[0] != unit and unit.split("/")[0] != other:
        return None
    return sign, holds(sign, own, value)


def _printed(text: str, quantity: Quantity) -> str:
    """The limit as it is printed, with the words that make it one."""
    after = _AFTER.match(text, quantity.tail)
    before = next((found[0] for pattern in (_OVER, _UNDER, _ABOVE, _BELOW) if (found := pattern.search(text[max(0, quantity.digits - 4) : quantity.digits]))), "")
    return text[quantity.digits : after.end()] if after else f"{before}{text[quantity.digits : quantity.tail]}"


def _words(figure: AskerFigure, text: str, library: Library) -> tuple[tuple[Word, ...], tuple[Word, ...]]:
    """The words beside the asker's figure in its clause, and those of the thing that it is the size of."""
    clause, at = _clause(figure, text)
    if not clause:
        return (), ()
    after = _HEAD.match(clause, at)
    named: Sequence[str] = (after["name"],) if after else (clause[: at],)
    stop = vocabulary().stop
    thing = [word for word in words_of([run for run in named if run], library) if not (stop.fullmatch(word.text) or word.text.isdigit())]
    return words_of([clause[:at]], library), tuple(word for word in thing if len(word.text) > 1 and any(weight for _, weight in word.grams))


def _clause(figure: AskerFigure, text: str) -> tuple[str, int]:
    """The clause of the question that holds the asker's figure, and the place in it where figure and unit end."""
    for clause in _AROUND.finditer(text):
        for quantity in quantities(clause.group()):
            if quantity.value == figure.value and clause.group()[: quantity.start].endswith(figure.about[-4:]):
                return clause.group(), quantity.tail
    return "", 0
