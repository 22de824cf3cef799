"""What several things of the asker's give together: each under its own rule of one document, worked out and added up. Here: which things count."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from assistant.compose.citing import Citations
from assistant.compose.of_support.asks_listed import left_out
from assistant.compose.of_support.concerning import decided
from assistant.compose.of_support.itemised.binding import Bound, bound
from assistant.compose.of_support.itemised.items import Item, items, of_pieces, told_in, with_their_figures
from assistant.compose.of_support.itemised.named import bound as by_name
from assistant.compose.of_support.itemised.named import grants, spoken_of
from assistant.compose.of_support.itemised.of_classes import bound as by_classes
from assistant.compose.of_support.itemised.parts import Part, part
from assistant.compose.of_support.itemised.risen import less_had, without_paid
from assistant.compose.of_support.itemised.telling import told_each
from assistant.compose.of_support.raising import raises
from assistant.compose.of_support.showing import replaces
from assistant.compose.of_support.stages import steps_of
from assistant.compose.of_support.supplements import scaled, with_bases
from assistant.compose.of_support.together import asked
from assistant.eligibility import Decision, Facts
from assistant.eligibility.records import OwnFigure
from assistant.eligibility.sums.on_top import on_top, scales
from assistant.eligibility.told.durations import durations
from assistant.eligibility.told.said import same
from assistant.eligibility.told.staff import is_staff
from assistant.eligibility.vocabulary import words
from assistant.gather.of_support.amounts_asked import asked_each
from assistant.gather.of_support.grants import named as of_question
from assistant.gather.of_support.rules import is_of_grant
from assistant.records import Draft, Query
from index.library import Library
from index.records import SupportRule
from prompts import say

_NAMES_GRANT = re.compile(r"^[一-鿿]{2,6}(?:补贴|补助|津贴|安家费)$")
_MOST = 6
_APART = 3
"""So many things given under different headings are to be added up without being asked."""


def compose(query: Query, rules: Sequence[SupportRule], own: Facts, library: Library, today: date) -> Draft | None:
    """What the things that the question tells give together, None where fewer than two fall under rules of their own, one has no
    single sum or one that is multiplied further or at a higher rate for some, or what counts something falls under none; nor for figures of years one after another."""
    documents = list(query.documents) if len(query.documents) == 1 else list(dict.fromkeys(rule.document for rule in rules))[:1]
    named = grants(query.text)
    if not documents:
        return None
    things = every = without_paid(with_their_figures(told_in(query.dialogue) if asked(query) else items(query.text)))
    counted = [one for one in things if one.figures and not all(_of_staff(figure, own) for figure in one.figures)]
    things = [one for one in things if not one.figures or one in counted] if counted else things
    if not own.series and (each := next((made for some in (every, things) if (made := by_classes(some, rules, documents, own, lambda rule, facts: decided(rule, facts, library, today), library))), [])):
        cite = Citations(library)
        sums = [part(one, cite.rule(one.rule)) for one in each]
        if None not in sums and not _in_place(each, own, library):
            return told_each(each, [one for one in sums if one is not None], (), (), query, own, cite, library)
    if named and (both := by_name(named, rules, documents, own, lambda rule, facts: decided(rule, facts, library, today), library)) and not _left(both, things, own):
        cite = Citations(library)
        sums = [part(one, cite.rule(one.rule)) for one in both]
        return told_each(both, [one for one in sums if one is not None], (), (), query, own, cite, library) if None not in sums else None
    if own.series or steps_of(query, rules, library):
        return None
    found, rest = bound(things, documents, own, lambda rule, facts: decided(rule, facts, library, today), library, rules, each=asked_each(query))
    rest = [one for one in rest if not one.figures or not (all(_of_himself(figure, own) for figure in one.figures) or _all_of(one, found))]
    if _of_another_grant(query.text, [one.rule for one in found]) or _beside_the_grant(query, found, library):
        return None
    idle = [one for one in found if len(found) > 1 and _THERE_IS.match(one.item.text) and any(check.verdict == "需补充" and check.text.startswith(say("eligibility.subject", subject="")) for check in one.decision.checks)]
    found, rest = [one for one in found if one not in idle], [*rest, *(one.item for one in idle)]
    found, risen = less_had(found, library)
    if not _several(found, query) or any(one.figures and not _counted(one) for one in rest):
        return None
    if _in_place(found, own, library):
        return None
    if any(_NAMES_GRANT.search(one.text) for one in rest) or not all(spoken_of(one, found) for one in named):
        return None  # a grant named and not found is not left out of a sum
    bases = [one.rule for one in found]
    found = [_times(one, lambda rule: decided(rule, own, library, today), library) for one in found]
    cite = Citations(library)
    parts = [part(one, cite.rule(one.rule)) for one in found]
    if any(one is None for one in parts):
        return None
    bases = [rule for rule, one in zip(bases, found, strict=True) if rule != one.rule]
    return told_each(found, _on_top([one for one in parts if one is not None], found), rest, [*_named_besides(found, library), *(Item(name, ()) for name in left_out(query.text, [one.rule for one in found]))], query, own, cite, library, bases, risen)


def _in_place(found: Sequence[Bound], own: Facts, library: Library) -> bool:
    """Whether one of several rules takes the place of another, or the sum of one is raised further."""
    return any(replaces(one.rule, other.rule) for one in found for other in found) or any(raises(one.decision, own, Citations(library), library) for one in found)


def _times(one: Bound, decide: Callable[[SupportRule], Decision], library: Library) -> Bound:
    """A thing with what a rule behind its own gives instead, so many times the sum, where the asker tells what that asks for."""
    more = [other for other in scaled(with_bases([one.decision], decide, library)) if scales(other.rule) and other.amounts and other.verdict != "不能"]
    return one if len(more) != 1 else replace(one, decision=more[0])


def _beside_the_grant(query: Query, found: Sequence[Bound], library: Library) -> bool:
    """Whether the question names one grant, on which some of the rules found are, and others are on nothing of it: what they ask for is but a circumstance of
    the asker's (合同签了3年, who asks for a 租房补贴)."""
    kinds = of_question(query.text, library)
    beside = [one for one in found if len(kinds) == 1 and not is_of_grant(kinds[0], one.rule)]
    return 0 < len(beside) < len(found) and not any(one.item.figures and not durations(one.item.text) for one in beside)


def _of_another_grant(text: str, found: Sequence[SupportRule]) -> bool:
    """Whether the question names the heading of some of the rules found, as the grant it asks for, and others stand under a heading that names another
    grant: what is given on top of the one named is rather meant."""
    headings = {rule.path: heading[1] for rule in found if (heading := _HEADED.search("".join(rule.path[-1:]))) is not None}
    return len(headings) == len({rule.path for rule in found}) and sum(same(name) in same(text) for name in headings.values()) == 1 < len(set(headings.values()))


_HEADED = re.compile(r"(?:第[一二三四五六七八九十百]+条)?\s*([一-鿿]{2,16}(?:补贴|补助|津贴|奖励|资助))。?$")


def _of_himself(figure: OwnFigure, own: Facts) -> bool:
    """Whether a figure only says what the asker is: his age, the capital, the taxes or the staff of his firm, though a thing tells it without the firm."""
    told = [one for one in own.figures if (one.value, one.unit) == (figure.value, figure.unit)]
    return figure.unit == "岁" or figure.measure in ("注册资本", "税收") or any(map(is_staff, (figure, *told)))


_THERE_IS = re.compile(r"(?:一共|总共|共|里面|目前|现)?有\d")
"""What only is there (有40家企业): nothing that was done, where a rule is for somebody who the asker is not known to be."""


def _of_staff(figure: OwnFigure, own: Facts) -> bool:
    """Whether a figure is the number of all who work for the asker, by the words in which he tells it."""
    return any(map(is_staff, (one for one in own.figures if (one.value, one.unit) == (figure.value, figure.unit))))


def _named_besides(found: Sequence[Bound], library: Library) -> list[Item]:
    """What the things name besides that has a rule of its own in the same paragraph (…通过到股票上市: the listing), and is in no sum."""
    known = {(one.rule.start, one.rule.amount) for one in found}
    paths = {one.rule.path for one in found}
    names: dict[str, None] = {}
    for rule in library.rules([found[0].rule.document]):
        if rule.path in paths and rule.amount is not None and (rule.start, rule.amount) not in known and len(rule.conditions) == 1 and not on_top(rule):
            name = rule.conditions[0].text
            if _BARE.fullmatch(name) and any(name in one.item.text and name not in one.rule.quote and name not in [held_.text for held_ in one.rule.conditions] for one in found):
                names[name] = None
    return [Item(name, ()) for name in names]


_BARE = re.compile(r"[\u4e00-\u9fff]{3,12}")


def _counted(item: Item) -> bool:
    """Whether a thing is told by its number alone: where no rule is for it, what is found for the others stands, and it is named as left out."""
    return all(figure.measure == figure.unit and figure.unit in words("counters") and figure.unit != "人" for figure in item.figures)


def _left(found: Sequence[Bound], things: Sequence[Item], own: Facts) -> list[Item]:
    """The things counted, several of each, of which no number is in what is worked out of the grants found: neither whole nor in steps (8人: 5人×1000元 + 3人×2000元)."""
    worked: set[str] = set()
    for amount in (amount for one in found for amount in one.decision.amounts):
        stepped = [Decimal(number) for number in _MULTIPLIED.findall(amount.working)]
        worked |= {*_NUMBER.findall(amount.working), f"{sum(stepped, Decimal(0)):f}"}
    counted = ((one, f"{figure.value:f}") for one in things for figure in one.figures if figure.measure == figure.unit and not _of_himself(figure, own) and figure.value > 1 and not _COUPLE.match(f"{figure.unit}{figure.thing}"))
    return [one for one, number in counted if number not in worked]


_COUPLE = re.compile("口子")
_MULTIPLIED = re.compile(r"(\d+)[\u4e00-\u9fff]{1,2}×")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")


def _on_top(parts: Sequence[Part], found: Sequence[Bound]) -> list[Part]:
    """The parts, what is given on top of another one as often as that."""
    made: list[Part] = []
    for one, bound_ in zip(parts, found, strict=True):
        added = made and not one.rhythm and _ADDED.search(bound_.rule.quote) and bound_.rule.path == found[len(made) - 1].rule.path
        made.append(replace(one, rhythm=made[-1].rhythm) if added else one)
    return made


_ADDED = re.compile(r"(?:再|另|分别|相应)增加[^，。；]{0,6}\d")


def _several(found: Sequence[Bound], query: Query) -> bool:
    """Whether there are several things, and their sum is asked or they are given under different headings."""
    apart = len({one.rule.path for one in found}) == len(found) >= _APART
    return 1 < len(found) <= _MOST and (asked(query) or apart or asked_each(query) or _counted_of_one(found))


def _counted_of_one(found: Sequence[Bound]) -> bool:
    """Whether several pieces of one article are told one by one, each with its number (一个省级成套装备、一个国家级单机设备)."""
    return len({one.rule.path for one in found}) == 1 and all(one.item.figures and all(of_pieces(figure) for figure in one.item.figures) for one in found)


def _all_of(item: Item, found: Sequence[Bound]) -> bool:
    """Whether what is counted is all that is then told one by one (有四个产品：…; 两个项目，投资分别为…)."""
    told = {1, sum(_count(one) for one in found), sum(one.item.apart for one in found)}
    return all(of_pieces(figure) and figure.value in told for figure in item.figures)


def _count(one: Bound) -> int:
    """How many pieces a thing is."""
    return int(sum((figure.value for figure in one.item.figures if of_pieces(figure)), Decimal(0))) or 1
