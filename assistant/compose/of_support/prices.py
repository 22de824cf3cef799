"""What so many of a thing come to at a price that a document prints for each and a time ("每平方米每年140—160元", "前10年每片光伏板每年50元；
后15年每片光伏板每年40元"): for the time asked, in each of the price's stages, both ends of a range."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.compose.citing import Citations
from assistant.compute import in_unit, plain
from assistant.eligibility import facts
from assistant.eligibility.records import OwnFigure
from assistant.eligibility.vocabulary import alternation, same_count, words
from assistant.eligibility.wording import in_wan
from assistant.gather.of_documents.in_force import documents_in_force
from assistant.gather.wording import Text, share, words_of
from assistant.records import Computation, Draft, Query, Reason, Status
from index.library import Library, per_library
from index.quantities import numeral
from index.records import Passage
from prompts import say

_ASKED = re.compile(r"多少|几(?:元|块|钱)")
_UNIT = "(?:平方米|" + alternation(words("counters")) + ")"
_SUM = r"(?P<low>\d+(?:\.\d+)?)(?:元)?(?:[-—–~～至到]+(?P<high>\d+(?:\.\d+)?))?元"
_PRICE = re.compile(rf"(?:(?P<stage>[前后])(?P<years>\d+)年)?每(?P<unit>{_UNIT})(?P<noun>[\u4e00-\u9fff]{{0,6}}?)每(?P<time>年|月|天){_SUM}")
_SENTENCE = re.compile(r"[^。\n]+")
_PRINTED = "*每*每[年月天]*元*"
"""What a passage with a price looks like, as a pattern of GLOB."""
_HITS = 12
_ABOUT = 0.3
_STAGES = {"前": "first", "后": "then"}
_STAGE = re.compile(r"(?P<stage>[前头后])(?P<years>\d+|[一二三四五六七八九十]+)年")
_TAIL = re.compile(r"[子儿]$")


@dataclass(frozen=True, slots=True)
class Price:
    """A sum from `low` to `high` 元 for each `unit` of `noun` and each `time`; for the first (前) or the following (后) `years` of it (None:
    always)."""

    low: Decimal
    high: Decimal | None
    unit: str
    noun: str
    time: str
    years: int | None
    stage: str = ""


@dataclass(frozen=True, slots=True)
class Priced:
    """A sentence that prints prices, by its passage and its place in the document."""

    passage: Passage
    place: tuple[int, int]
    prices: tuple[Price, ...]


def prices(text: str) -> list[Price]:
    """The prices that a text prints, in order."""
    return [Price(Decimal(one["low"]), Decimal(one["high"]) if one["high"] else None, one["unit"], one["noun"], one["time"], int(one["years"]) if one["years"] else None, one["stage"] or "")
            for one in _PRICE.finditer(text)]


def compose(query: Query, library: Library) -> Draft | None:
    """What the asker's number of things comes to, None where no sentence on what is asked prices such things."""
    if not _ASKED.search(query.text):
        return None
    own = facts(query.dialogue, query.regions)
    fitting = [(one, counted) for one in _printed_in(library) if (counted := _count(one.prices, own.figures, query.text)) is not None
               and not _granted(one.passage, one.place, library) and _about(query, one.passage, library)]
    hits = library.search_passages(" ".join(query.words) or query.text, _HITS, documents_in_force(query, library)) if fitting else []
    found = library.passages([hit.id for hit in hits])
    ranked = ((one, counted) for hit in hits for one, counted in fitting if one.passage == found[hit.id])
    for one, counted in ranked:
        named = _named(one.prices, query.text)
        return _told(named or one.prices, counted, None if named else own.planned, one.passage, one.place, library)
    return None


def _named(told: Sequence[Price], question: str) -> list[Price]:
    """The stages of a price that a question names with their years (前十年加后十五年), in order."""
    asked = {("前" if one["stage"] == "头" else one["stage"], int(numeral(one["years"]) or 0)) for one in _STAGE.finditer(question)}
    return [price for price in told if (price.stage, price.years) in asked]


@per_library()
def _printed_in(library: Library) -> tuple[Priced, ...]:
    """The sentences of a library that print prices, gathered once."""
    return tuple(
        Priced(passage, (passage.start + sentence.start(), passage.start + sentence.end()), tuple(told))
        for passage in library.passages_like(_PRINTED) for sentence in _SENTENCE.finditer(passage.text) if (told := prices(sentence.group()))
    )


def _granted(passage: Passage, place: tuple[int, int], library: Library) -> bool:
    """Whether a rule of support gives the sum: then it is no price."""
    start, end = place
    return any(rule.has_sum and rule.start < end and rule.end > start for rule in library.rules([passage.document]))


def _about(query: Query, passage: Passage, library: Library) -> bool:
    title = library.cards[passage.document]
    return share(words_of(query.topic or (query.text,), library), Text.of(f"{title.title}{title.meta.region}{''.join(passage.path)}{passage.text}"))[0] >= _ABOUT


def _count(told: Sequence[Price], figures: Sequence[OwnFigure], question: str) -> Decimal | None:
    """How many of the priced things the asker tells, one where he asks for the price of a thing without a number; None for other things."""
    price = told[0]
    named = price.noun and any(_TAIL.sub("", figure.thing)[:2] in price.noun or price.noun in figure.thing for figure in figures if figure.thing)
    counts = [figure for figure in figures if figure.unit == price.unit or (same_count(figure.unit, price.unit) and named) or (named and figure.thing[:2] in price.noun)]
    if counts:
        return counts[-1].value
    return Decimal(1) if price.noun and price.noun[-1] in question and not figures else None


def _told(told: Sequence[Price], count: Decimal, planned: int | None, passage: Passage, place: tuple[int, int], library: Library) -> Draft:
    cite = Citations(library)
    mark = f"[{cite.span(passage.document, passage.path, *place)}]"
    steps: list[Computation] = []
    lines = []
    for price in told:
        ends = [_product(end, count, price.unit) for end in (price.low, price.high) if end is not None]
        steps += ends
        stage = say(f"prices.stage.{_STAGES[price.stage]}", years=price.years) if price.years is not None else ""
        working = say("prices.ends", least=_shown(ends[0]), most=_shown(ends[1])) if len(ends) > 1 else _shown(ends[0])
        lines.append(say("prices.each", stage=stage, time=price.time, working=working, mark=mark))
    wholes = [one for high in (False, True) if (one := _over(told, count, planned, high=high)) is not None]
    if wholes:
        steps += wholes
        working = say("prices.ends", least=_shown(wholes[0]), most=_shown(wholes[-1])) if len(wholes) > 1 else _shown(wholes[0])
        lines.append(say("prices.whole", working=working))
    quote = library.text(passage.document)[slice(*place)].strip()
    lines.append(say("support.origin", quote=quote, mark=mark))
    return Draft(Status.ANSWERED, Reason.NONE, "\n".join(lines), cite.all, tuple(steps))


def _product(end: Decimal, count: Decimal, unit: str) -> Computation:
    value = end * count
    return Computation("product", f"{in_unit(count, unit)}×{plain(end)}元 = {plain(value)}元", value, "元", ("asker",))


def _over(told: Sequence[Price], count: Decimal, planned: int | None, *, high: bool) -> Computation | None:
    """What all stages of a yearly price come to, as far as the years asked for go; of one without stages over those years. `high`: at the
    upper end of a range, None where there is none."""
    if any(price.time != "年" or (high and price.high is None) for price in told) or (planned is None and told[0].years is None):
        return None
    before, terms, value = 0, [], Decimal(0)
    for price in told:
        left = None if planned is None else planned - before
        years = left if price.years is None else price.years if left is None else min(left, price.years)
        if not years:
            continue
        count_of = f"({planned}−{before})" if before and years == left else f"{years}"
        before += years
        end = price.high if high and price.high is not None else price.low
        value += end * count * years
        terms.append(f"{plain(count)}×{plain(end)}元×{count_of}")
    return Computation("total", f"{' + '.join(terms)} = {plain(value)}元", value, "元", ("asker",)) if terms else None


def _shown(one: Computation) -> str:
    return one.expression + in_wan(one.result, one.unit)
