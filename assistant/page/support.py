"""What the form of the support tab comes to: each rule that may fit decided condition by condition, with amounts and source, as HTML."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from itertools import combinations

from assistant import markup
from assistant.eligibility import Decision, Facts, explain, facts_from_form, match, total
from assistant.eligibility.records import Amount
from assistant.eligibility.vocabulary import MEASURES
from assistant.gather.in_words.procedure import of_rule
from assistant.gather.in_words.procedure_asked import Kind
from assistant.gather.of_documents.one_place import apart
from assistant.page.rows import source_button
from assistant.render.plain import expression
from assistant.understand.places import places_named
from index.library import Library
from index.records import SupportRule
from index.schema import Card
from prompts import keys, say

CLOSE = 0.4
"""From this fit on a rule speaks of what the asker does, not of enterprises at large."""
MOST = 40
"""How many rules of each kind are shown."""
BUILT: Mapping[str, bool | None] = {"unsaid": None, "built": True, "unbuilt": False}
"""The states a project can be said to be in, by their key in the prompts."""
STEPS: Mapping[Kind, str] = {"papers": "材料", "time": "时间", "place": "受理"}
"""What to know for applying, by its kind."""
_COMMA = re.compile(r",(?!\d)")


@dataclass(frozen=True, slots=True)
class Form:
    """The fields as filled in. `figures` are what was typed, by what they measure; `built` is a key of `BUILT`."""

    place: str = ""
    industry: str = ""
    size: str = ""
    traits: tuple[str, ...] = ()
    project: str = ""
    figures: tuple[tuple[str, str], ...] = ()
    built: str = "unsaid"


def measures() -> tuple[str, ...]:
    """What a figure of the asker's can measure."""
    return tuple(MEASURES)


def sizes() -> tuple[str, ...]:
    """The size classes to choose from."""
    return tuple(say(key) for key in keys("page") if key.startswith("page.size."))


def facts_of(form: Form, cards: Mapping[str, Card]) -> Facts:
    """The facts that the form tells; a place of which the library has documents is known by its short name too."""
    places = [name for name, _ in places_named(form.place.strip(), cards, ())[0]]
    own = say("page.support.own", traits="、".join(form.traits)) if form.traits else ""
    project = "，".join(part for part in (own, form.project.strip()) if part)
    return facts_from_form(form.place.strip(), form.industry.strip().removesuffix("企业"), form.size, _typed(form), project, BUILT[form.built], places)


def trouble(form: Form) -> str:
    """What has to be filled in or written otherwise before rules can be held against the form, "" if nothing."""
    for measure, figure in _typed(form).items():
        if not facts_from_form(figures={measure: figure}).figures:
            return say("page.support.unread", measure=measure, figure=figure)
    told = (form.industry.strip(), form.size, form.project.strip(), *form.traits, *_typed(form).values())
    return "" if any(told) else say("page.support.nothing")


def _typed(form: Form) -> dict[str, str]:
    return {measure: figure.strip() for measure, figure in form.figures if figure.strip()}


def support_html(form: Form, library: Library, rules: Sequence[SupportRule]) -> str:
    """The rules that speak of what the asker does, decided, those he can have first; folded away, the rules for everyone."""
    own = facts_of(form, library.cards)
    decisions = match(rules, own, {id: card.meta for id, card in library.cards.items()})
    near = [decision for decision in decisions if decision.relevance >= CLOSE]
    general = [decision for decision in decisions if decision.relevance < CLOSE]
    said = f'<p class="doc">{escape(say("page.support.said", facts=_COMMA.sub("，", own.text)))}</p>'
    if not decisions:
        return f'<div class="reply listing" role="status">{said}<p class="none">{escape(say("page.support.unfit"))}</p></div>'
    counted = {verdict: sum(one.verdict == verdict for one in near) for verdict in ("能", "要补充", "不能")}
    count = say("page.support.found", can=counted["能"], open=counted["要补充"], cannot=counted["不能"])
    both = sum_of([one for one in near if one.verdict == "能"], library)
    together = f'<p class="together">{escape(say("page.support.together", working=both.working))}</p>' if both else ""
    return (
        f'<div class="reply listing decided">{said}<p class="count" role="status">{escape(count)}</p>{together}{_cards(near, library)}'
        f"{_folded(general, library)}</div>"
    )


def sum_of(decisions: Sequence[Decision], library: Library) -> Amount | None:
    """What the rules come to together, None where that cannot be told or they are of places apart, of which the asker is in one at most."""
    places = {library.cards[one.rule.document].meta.region for one in decisions} - {""}
    return None if any(apart(one, other) for one, other in combinations(sorted(places), 2)) else total(decisions)


def _cards(decisions: Sequence[Decision], library: Library) -> str:
    return f'<ol class="cards wide">{"".join(_card(decision, library) for decision in decisions[:MOST])}</ol>'


def _folded(decisions: Sequence[Decision], library: Library) -> str:
    if not decisions:
        return ""
    title = escape(say("page.support.general", count=len(decisions)))
    return f'<details class="general"><summary>{title}</summary>{_cards(decisions, library)}</details>'


def _card(decision: Decision, library: Library) -> str:
    rule, card = decision.rule, library.cards[decision.rule.document]
    subject = rule.subject or (rule.path[-1] if rule.path else say("page.support.unnamed"))
    number = f"<span>{escape(card.meta.number)}</span>" if card.meta.number else ""
    path = "".join(f"<li>{escape(step)}</li>" for step in rule.path)
    told = explain(decision)
    return (
        f'<li class="card" data-verdict="{decision.verdict}"><h2>{escape(subject)}</h2>'
        f'<div class="text">{markup.to_html(told, (), "case")}</div>{_working(decision, told)}<blockquote>{escape(rule.quote)}</blockquote>'
        f'<p class="doc"><cite>《{escape(card.title)}》</cite>{number}</p><ol class="path">{path}</ol>'
        f'<p class="tools">{source_button(rule.document, rule.start, rule.end, card.title)}</p>{_applying(rule, library)}</li>'
    )


def _working(decision: Decision, told: str) -> str:
    """The sums behind the amounts, where the words told do not show them already."""
    sums = dict.fromkeys(expression(step) for amount in decision.amounts for step in amount.steps)
    lines = "".join(f"<li><code>{escape(line)}</code></li>" for line in sums if line not in told)
    return f'<section class="working"><h3>{escape(say("page.part.working"))}</h3><ol>{lines}</ol></section>' if lines else ""


def _applying(rule: SupportRule, library: Library) -> str:
    """How to apply, in the document's words; what it does not tell is said so."""
    text, title = library.text(rule.document), library.cards[rule.document].title
    steps = of_rule(rule, library)
    lines = "".join(
        f"<li>{escape(say('page.support.step', kind=STEPS[step.kind], quote=text[step.start : step.end].strip()))}"
        f"{source_button(rule.document, step.start, step.end, title)}</li>" for step in steps
    )
    silent = [word for kind, word in STEPS.items() if kind not in {step.kind for step in steps}]
    lines += f"<li>{escape(say('page.support.silent', kinds='、'.join(silent)))}</li>" if silent else ""
    return f'<details class="applying"><summary>{escape(say("page.support.applying"))}</summary><ul>{lines}</ul></details>'
