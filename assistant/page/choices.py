"""What the welcome offers, made from the library in force: questions that it answers, and the scopes to restrict evidence to."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Any

from assistant.answer import ask, the_library
from assistant.charts.points import part_of
from assistant.compose.rows import short_title
from assistant.compute import in_unit
from assistant.records import Answer
from assistant.render import ask_button
from assistant.scope import Scope, plan_of
from index.errors import LibraryError
from index.library import Library, per_library
from index.records import SupportRule
from index.views import matrix
from prompts import say

PER_GROUP, GROUPS, TRIED, LONGEST, NAMED = 2, 3, 8, 34, 6
_CLEAN = re.compile(r"[\u4e00-\u9fffA-Za-z0-9“”]{3,14}")
_SHARE = Decimal("0.6")
"""The share of the sum at which the cap is reached that an example names."""


def within(question: str, history: Sequence[str], scope: Scope, shown: Callable[[Answer], None] | None = None) -> Answer:
    """The answer from within the scope; `shown` is given the beginnings of one that a language model words."""
    return ask(question, history, scope=scope, shown=shown)


def offered() -> dict[str, Any]:
    """{"examples": HTML, "holds": what the library holds, in words, "document" | "region" | "plan" | "year": [[value, words], …]}; all empty without a library."""
    try:
        library = the_library()
    except LibraryError:
        return {"examples": "", "holds": "", "document": [], "region": [], "plan": [], "year": []}
    return _offered(library)


@per_library()
def _offered(library: Library) -> dict[str, Any]:
    cards = library.cards.values()
    plans = sorted({plan_of(card) for card in cards} - {""})
    regions = sorted({card.meta.region for card in cards} - {""})
    years = sorted({target.year for target in library.targets() if target.year}, reverse=True)
    return {
        "examples": "".join(_group(name, questions) for name, questions in examples(library)),
        "holds": say("page.example.holds", documents=len(cards), regions=_named(regions), targets=library.manifest.targets, rules=library.manifest.rules),
        "document": [[card.id, card.title] for card in cards],
        "region": [[region, region] for region in regions],
        "plan": [[plan, say("scope.plan", period=plan.replace("-", "—"))] for plan in plans],
        "year": [[str(year), say("scope.year", year=year)] for year in years],
    }


def _named(regions: Sequence[str]) -> str:
    """The regions, the first few of many."""
    named = "、".join(regions[:NAMED]) or say("page.example.nowhere")
    return named if len(regions) <= NAMED else say("page.example.more", named=named, count=len(regions))


def _group(name: str, questions: Iterable[str]) -> str:
    from html import escape

    buttons = "".join(map(ask_button, questions))
    return f'<div class="group"><h3>{escape(say(f"page.example.{name}"))}</h3>{buttons}</div>'


def examples(library: Library) -> list[tuple[str, list[str]]]:
    """Up to three groups (by key in the prompts) of two questions each, of those that the library's own contents suggest and answer."""
    found: list[tuple[str, list[str]]] = []
    for name, candidates in (("compare", _comparisons(library)), ("support", _supports(library)), ("duty", _duties(library)),
                             ("figure", _figures(library)), ("document", _documents(library))):
        if len(found) == GROUPS:
            break
        questions = _answered(candidates)
        if questions:
            found.append((name, questions))
    return found


def _answered(candidates: Iterable[str]) -> list[str]:
    """The first candidates that are told what they ask, of the first few."""
    kept: list[str] = []
    for tried, question in enumerate(dict.fromkeys(one for one in candidates if len(one) <= LONGEST)):
        if len(kept) == PER_GROUP or tried == TRIED:
            break
        if ask(question).status.tells:
            kept.append(question)
    return kept


def _comparisons(library: Library) -> Iterator[str]:
    """Indicators that several documents set targets for: how they differ between two years, what each says."""
    ways = ("change", "each")
    at = 0
    for row in matrix(library.targets(), library.cards.values()).rows:
        if row.series.measure != "level" or not _CLEAN.fullmatch(row.indicator):
            continue
        figures = [target for cell in row.cells for target in cell if target.status == "target" and target.year and not part_of(target)]
        region = max(dict.fromkeys(target.region for target in figures), key=lambda name: sum(target.region == name for target in figures), default="")
        years = sorted({target.year or 0 for target in figures if target.region == region})
        if len(years) < 2 or len({target.document for target in figures if target.region == region}) < 2:
            continue
        way = ways[at % 2]
        at += 1
        if way == "change":
            yield say("page.example.change", region=region, indicator=row.indicator, year=years[-1], earlier=years[0])
        else:
            yield say("page.example.each", indicator=row.indicator)


def _supports(library: Library) -> Iterator[str]:
    """What support is there for, with a sum below the cap where a rate applies."""
    rules = [rule for rule in library.rules() if _CLEAN.fullmatch(rule.subject) and rule.has_sum]
    for rule in sorted(rules, key=lambda rule: rule.rate is None):
        money = _money(rule)
        if money:
            yield say("page.example.sum", subject=rule.subject, base=rule.base, money=money)
        else:
            yield say("page.example.amount", subject=rule.subject)


def _money(rule: SupportRule) -> str:
    """A round sum of the asker's to which rate and cap apply, "" where they do not."""
    if rule.rate is None or not rule.rate or rule.cap is None or not rule.base:
        return ""
    full = rule.cap / rule.rate * _SHARE
    step = Decimal(10) ** full.adjusted()
    return in_unit((full / step).to_integral_value() * step, rule.currency_unit)


def _duties(library: Library) -> Iterator[str]:
    for target in library.targets():
        if target.department and _CLEAN.fullmatch(target.indicator):
            yield say("page.example.who", subject=target.indicator)
    for rule in library.rules():
        if rule.department and _CLEAN.fullmatch(rule.subject):
            yield say("page.example.who", subject=rule.subject)


def _figures(library: Library) -> Iterator[str]:
    for target in library.targets():
        if target.status == "target" and target.year and target.confidence == 1 and _CLEAN.fullmatch(target.indicator):
            yield say("page.example.target", region=target.region, year=target.year, indicator=target.indicator)


def _documents(library: Library) -> Iterator[str]:
    for id in library.cards:
        yield say("page.example.about", title=short_title(id, library))
