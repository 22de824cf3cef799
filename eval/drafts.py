"""Cases drafted from a library's targets and rules, for a person to check, reword and complete.

A draft asks for what the library itself read out of the text. As it stands it only tells whether the program agrees with
itself; it becomes a case when someone has held it against the source and put the question in their own words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from eval.cases import Case, Figure
from index.records import Document, SupportRule, Target
from prompts import say

_SHORTEST, _LONGEST = 8, 60
"""Characters of a gold quote."""


def draft(document: Document, targets: Sequence[Target], rules: Sequence[SupportRule]) -> tuple[Case, ...]:
    """Drafts for one document, in text order: a question for each target that has a year, one for each rule with figures."""
    found = sorted([*_of_targets(document, targets), *_of_rules(document, rules)], key=lambda item: item[0])
    drafts: dict[tuple[object, ...], Case] = {}
    for _, case in found:
        drafts.setdefault((case.question, case.expect_numbers), case)
    return tuple(drafts.values())


def _of_targets(document: Document, targets: Sequence[Target]) -> Iterator[tuple[int, Case]]:
    for number, target in enumerate(targets, 1):
        if target.year is None or not target.indicator:
            continue
        question = say(
            f"eval.draft.{target.status}",
            title=document.title, scope="" if target.indicator.startswith(target.scope) else target.scope, year=target.year, indicator=target.indicator,
        )  # fmt: skip
        values = [value for value in (target.value, target.value_max) if value is not None]
        figures = tuple(Figure(value, target.unit, Decimal(0)) for value in values)
        yield target.start, _case(document, f"t{number:03d}", "fact", question, figures, target)


def _of_rules(document: Document, rules: Sequence[SupportRule]) -> Iterator[tuple[int, Case]]:
    for number, rule in enumerate(rules, 1):
        money = [value for value in (rule.cap, rule.amount, rule.amount_max) if value is not None]
        figures = [Figure(value, rule.currency_unit, Decimal(0)) for value in money]
        figures += [Figure(rule.rate * 100, "%", Decimal(0))] if rule.rate is not None else []
        if figures and rule.subject:
            question = say("eval.draft.rule", title=document.title, subject=rule.subject)
            yield rule.start, _case(document, f"r{number:03d}", "subsidy", question, tuple(figures), rule)


def _case(
    document: Document, number: str, type: str, question: str, figures: tuple[Figure, ...], place: Target | SupportRule
) -> Case:
    return Case(
        id=f"{document.id}-{number}",
        type=type,
        question=question,
        answerable=True,
        expect_numbers=figures,
        cite_docs=(document.id,),
        cite_quotes=(quoted(document.text, place.start, place.end),),
        difficulty=1,
        note=say("eval.draft.note", path=" › ".join(place.path), quote=place.quote),
    )


def quoted(text: str, start: int, end: int) -> str:
    """The words of a span, shortened from the left at a comma where they are too long; widened to the line's start if too short."""
    if end - start < _SHORTEST:
        start = max(text.rfind("\n", 0, start) + 1, end - _LONGEST)
    words = text[start:end]
    if len(words) > _LONGEST:
        cut = next((place + 1 for place in range(len(words) - _LONGEST, len(words)) if words[place] in "，；、：\t"), None)
        words = words[cut:] if cut and len(words) - cut >= _SHORTEST else words[-_LONGEST:]
    return words.strip()
