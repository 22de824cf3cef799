"""Things that one article gives each class of another sum: each number goes to the class whose figure or words it is told with ("给2级的送了100次、4级的80次": 1-2级每人次
2元，3-5级每人次4元)."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal

from assistant.compose.of_support.itemised.binding import Bound
from assistant.compose.of_support.itemised.classes import NAMING, Case, by_words, cases_of, of_grant, pairs_of
from assistant.compose.of_support.itemised.entries import only_who
from assistant.compose.of_support.itemised.items import Item
from assistant.compute import in_unit
from assistant.eligibility import Decision, Facts
from assistant.eligibility.levels import levels
from assistant.eligibility.records import Amount, OwnFigure
from assistant.eligibility.sums.on_top import on_top
from assistant.eligibility.units import convert
from assistant.eligibility.vocabulary import same_count, words
from assistant.records import Computation
from index.library import Library
from index.records import SupportRule
from index.words import bigrams
from prompts import say

Decide = Callable[[SupportRule, Facts], Decision]
_SEVERAL = 2
_ADDED = re.compile("再|另|额外|增加|增发|加发|追加")
_HEADS = ("人", "名", "位", "人次")
_ANY = "个"


def bound(things: Sequence[Item], meant: Sequence[SupportRule], documents: Sequence[str], own: Facts, decide: Decide, library: Library) -> list[Bound]:
    """The things, two or more, each with what the class of one article gives for its number; [] where one of them is of no class, or the classes of several articles fit."""
    told = [one for one in things if one.figures and not one.asks]
    topics = [pair for one in things if one.asks for found in _NAMED_GRANT.finditer(one.text) for pair in bigrams(found["what"])]
    titles = "".join(f"{library.cards[one].title}{library.cards[one].meta.region}" for one in documents)
    topics = [pair for pair in topics if pair not in titles][-_SEVERAL:]
    rules = library.rules(documents)
    clauses = [[one for one in rules if (one.path, one.start) == place] for place in dict.fromkeys((one.path, one.start) for one in rules)]
    articles = [[one for one in rules if one.path == place] for place in dict.fromkeys(one.path for one in rules)]
    told = [one for one in told if not only_who(one)]
    added = {one.path for one in rules if one.amount is not None and on_top(one) and _ADDED.search(one.quote)}
    found = [made for group in (*clauses, *articles) if group[0].path not in added and len(cases_of(group)) > 1 and _speaks(topics, group) and not _of_others(told, group, clauses, titles) and (
        made := _of_group(told, group, topics, own, decide))]
    first = [made for made in found if any(one.rule in meant for one in made)] or found
    return first[0] if len({one[0].rule.path for one in first}) == 1 or (first and first[0][0].rule.path == meant[0].path) else []


def _of_others(told: Sequence[Item], group: Sequence[SupportRule], clauses: Sequence[Sequence[SupportRule]], titles: str) -> bool:
    """Whether a thing is told in words of which another clause has more (成套装备, beside a row of 单机设备; 国家级品种, beside 国家级良种基地)."""
    own = _words_of(group)
    others = [_words_of(one) for one in clauses if any(rule not in group for rule in one)]
    for item in told:
        pairs = {pair for pair in pairs_of(item.text) if pair not in titles}
        if any(sum(pair in other for pair in pairs) > sum(pair in own for pair in pairs) for other in others):
            return True
    return False


def _words_of(group: Sequence[SupportRule]) -> str:
    return " ".join((*group[0].path, *(one.quote for one in group), *(name for one in group for name in one.for_whom)))


def _speaks(topics: Sequence[str], group: Sequence[SupportRule]) -> bool:
    """Whether rules are on the grant that the question names besides the things (运营补贴, no 建设补贴); True where it names none in words of its own."""
    text = _words_of(group)
    return not topics or any(pair in text for pair in topics)


_NAMED_GRANT = re.compile(r"(?P<what>[\u4e00-\u9fff]{2,6})(?:补贴|补助|奖励|津贴|资助|奖|费)")


def _of_group(told: Sequence[Item], rules: Sequence[SupportRule], topics: Sequence[str], own: Facts, decide: Decide) -> list[Bound]:
    """The things with the classes of some rules, [] unless each is of one, and two at least are told."""
    cases = of_grant(cases_of(rules), topics)
    if len({(one.amount, one.rule.currency_unit) for one in cases}) < _SEVERAL:
        return []
    pieces = [piece for one in told for piece in _pieces(one, cases)]
    placed = [(one, _case_of(one, cases)) for one in pieces]
    bare = [one for one, case in placed if case is None]
    kept = [(one, *case) for one, case in placed if case is not None]
    if len(kept) < _SEVERAL or not (any(case is None for _, case, _ in kept) or len({(case.rule.start, case.amount, case.name) for _, case, _ in kept if case is not None}) > 1):
        return []
    if not all(one is pieces[0] and not by_words(one, cases) and _counts_all(one, [figure for _, _, figure in kept]) for one in bare):
        return []
    found: list[Bound] = []
    for item, case, figure in kept:
        one = _worked(item, case, figure, told, own, decide) if case is not None else _none(item, found, cases)
        if one is None:
            return []
        found.append(one)
    return found if any(one.decision.amounts[0].value for one in found) else []


def _counts_all(item: Item, counts: Sequence[OwnFigure | None]) -> bool:
    """Whether a thing of no class only tells how many there are in all (办了三场演出)."""
    whole = {Decimal(len(counts)), sum((one.value if one is not None else Decimal(1) for one in counts), Decimal(0))}
    return all(one.value in whole and (one.unit in words("counters") or one.noun) for one in item.figures)


def _pieces(item: Item, cases: Sequence[Case]) -> list[Item]:
    """A thing; several where it tells figures of one kind by which the classes differ and nothing else (60家和20家)."""
    units = {one.bounds.unit for one in cases if one.bounds is not None}
    alike = [one for one in item.figures if any(convert(one.value, one.unit, unit) is not None for unit in units)]
    if len(item.figures) < _SEVERAL or alike != list(item.figures):
        return [item]
    return [Item(in_unit(one.value, one.unit), (one,)) for one in item.figures]


def _case_of(item: Item, cases: Sequence[Case]) -> tuple[Case | None, OwnFigure | None] | None:
    """The class of a thing with the number that is counted (None for one); no class where its figure is below all of them; None where it is of none, or of several."""
    by_figure = [(figure, [one for one in cases if one.bounds is not None and one.bounds.has(figure)]) for figure in item.figures if any(
        one.bounds is not None and convert(figure.value, figure.unit, one.bounds.unit) is not None for one in cases)]
    measured = [one for one in item.figures if one.value != 1]
    telling = [(figure, fitting) for figure, fitting in by_figure if not _may_count(figure, cases) or len(measured) == 1 or _is_tiered(cases)]
    if len(telling) > 1:
        return None
    if telling:
        figure, fitting = telling[0]
        fitting = by_words(item, fitting) if len(fitting) > 1 else fitting
        fitting = [one for one in fitting if one.bounds is not None and _INCLUDED.search(one.bounds.text)] or fitting if len(fitting) > 1 else fitting
        rest = [one for one in item.figures if one != figure]
        if not fitting and not rest and _is_tiered(cases) and _below(figure, cases):
            return None, None
        if len(fitting) == 1 and any(convert(figure.value, figure.unit, unit) is not None for unit in fitting[0].units):
            return (fitting[0], figure) if all(one.value == 1 and one.unit in words("counters") for one in rest) else None
        if len(fitting) == 1 and len(rest) <= 1 and all(_counted(one, fitting[0]) for one in rest):
            return fitting[0], rest[0] if rest else None
        return None
    fitting = by_words(item, [one for one in cases if not _of_other_level(item, one.rule)])
    told = [one for one in item.figures if one.unit not in NAMING or len(item.figures) == 1]
    counts = [one for one in told if len(fitting) == 1 and _counted(one, fitting[0])]
    return (fitting[0], counts[0]) if len(counts) == 1 == len(told) else None


_INCLUDED = re.compile("含")


def _of_other_level(item: Item, rule: SupportRule) -> bool:
    """Whether a thing is told of another level (村级) than the rule is for (区级)."""
    named, his = levels(item.text), levels("".join(rule.for_whom)) or levels(rule.quote)
    return bool(named) and bool(his) and not named & his


def _is_tiered(cases: Sequence[Case]) -> bool:
    return any(one.rule.tiers for one in cases)


def _may_count(figure: OwnFigure, cases: Sequence[Case]) -> bool:
    """Whether a figure may be the number that is paid for."""
    return any(_counted(figure, one) for one in cases)


def _below(figure: OwnFigure, cases: Sequence[Case]) -> bool:
    """Whether a figure is less than each of the steps asks for."""
    values = [(convert(figure.value, figure.unit, one.bounds.unit), one.bounds.low) for one in cases if one.bounds is not None]
    return bool(values) and all(value is not None and low is not None and value < low for value, low in values)


def _counted(figure: OwnFigure, case: Case) -> bool:
    """Whether a figure is a number of what a class gives its sum for."""
    if figure.growth and not case.units:
        return False
    units = [one for one in case.units if one not in words("persons")]
    if not units:
        return figure.unit in words("counters") and figure.unit not in words("measured")
    heads = figure.noun == "人" or figure.unit in _HEADS
    return any(same_count(figure.unit, one) or convert(figure.value, figure.unit, one) is not None or (heads and one in _HEADS) or (
        figure.unit == _ANY and (one in figure.thing or one in words("counters"))) for one in units) or (set(units) == {"人", "次"} and figure.unit in ("次", "人次"))


def _only(own: Facts, item: Item) -> Facts:
    return replace(own, figures=item.figures, planned=None, once=True, months=None, whole=False, received=None, nth=None, claimed=())


def _worked(item: Item, case: Case, figure: OwnFigure | None, others: Sequence[Item], own: Facts, decide: Decide) -> Bound | None:
    """A thing with what its class gives for its number; None where the rule is not the asker's, for what he tells of it (住1晚), not of the `others` (住2晚)."""
    facts = _only(own, item)
    decision = decide(case.rule, facts)
    if decision.verdict == "不能":
        for other in others:
            facts = replace(facts, text=facts.text.replace(other.text, "") if other != item else facts.text)
        decision = decide(case.rule, facts)
    if decision.verdict == "不能":
        return None
    unit = case.rule.currency_unit
    count = _number(figure, case)
    if figure is None or count is None:
        made = Amount("", case.amount, unit, in_unit(case.amount, unit))
    else:
        value = count * case.amount
        counted = case.units[0] if case.units and (count != figure.value or (figure.unit in _HEADS and case.units[0] in _HEADS)) else figure.unit
        working = f"{in_unit(count, counted)}×{in_unit(case.amount, unit)} = {in_unit(value, unit)}"
        made = Amount("", value, unit, working, (), (Computation("subsidy", working, value, unit, ("asker",)),))
    own_texts = {one.text for one in case.rule.conditions if one.text in case.name} | ({case.bounds.text} if case.bounds is not None else set())
    return Bound(item, replace(decision, amounts=(made,), checks=tuple(one for one in decision.checks if one.text not in own_texts)))


def _number(figure: OwnFigure | None, case: Case) -> Decimal | None:
    """A number in what the sum is for (5万TEU: 50000)."""
    if figure is None:
        return None
    return next((value for one in case.units if (value := convert(figure.value, figure.unit, one)) is not None), figure.value)


def _none(item: Item, found: Sequence[Bound], cases: Sequence[Case]) -> Bound | None:
    """A thing whose figure is below all steps: it gives nothing; None where none before it is of a step."""
    if not found:
        return None
    figure = item.figures[0]
    text = say("eligibility.working.no_tier", value=in_unit(figure.value, figure.unit))
    return Bound(item, replace(found[0].decision, amounts=(Amount("", Decimal(0), cases[0].rule.currency_unit, text),)))
