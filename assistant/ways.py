"""The ways to answer a question, in the order in which they are tried: the first that has an answer gives it.

A way is asked only where the kind of the question allows it. Single things stand before lists of them, figures before words.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property

from assistant.compose import (
    absent,
    agreement,
    applied,
    asking,
    beyond_limit,
    borne,
    by_age,
    by_when,
    cases_apart,
    changed,
    differing,
    disputed,
    doubled,
    duties_of,
    each_named,
    each_side,
    formulas,
    from_gap,
    goals,
    group_pairs,
    halted,
    inner_places,
    lists,
    lowered,
    milestones,
    nationwide,
    prices,
    projected,
    provision,
    raised_share,
    reached,
    record,
    refusal,
    reimbursed,
    related,
    remaining,
    required,
    requirements,
    responsibility,
    share_of_own,
    shelf,
    single_things,
    size_limits,
    support,
    threshold,
    validity,
    widened,
)
from assistant.compose import clauses as in_words
from assistant.compose import figures as in_figures
from assistant.compose.concerning import decided, for_another
from assistant.compose.extended import with_extension
from assistant.compose.hedge import hedge
from assistant.compose.unset import unset
from assistant.eligibility import Facts, facts
from assistant.gather import shares
from assistant.gather.aspects import asked as aspects
from assistant.gather.aspects import of_procedure
from assistant.gather.clauses import clauses, explained
from assistant.gather.fewer import fewer
from assistant.gather.figures import Figures, figures
from assistant.gather.filters import family
from assistant.gather.in_force import holds_in
from assistant.gather.periods import first_there
from assistant.gather.reports import own_year
from assistant.gather.rules import explains, may_point, pointed, rules
from assistant.records import Draft, Point, Query, Reason, Status
from index.library import Library
from index.records import SupportRule
from index.settings import today
from prompts import say

_OF_FIGURES = re.compile(r"(?:定的数|数字|数值|目标值|的数|目标)[^。？，]{0,3}[，]?[^。？，]{0,10}有(?:什么|啥|没有|无)?(?:差别|不同|区别|出入|差异)")
"""How figures differ is asked, not what else changed between the documents."""
_OF_CHANGES = re.compile(r"(?:[多少新]|新?增)(?:提|写|讲|说|列|加|定|添)(?:了|到|出|的)?[些几]?(?:什么|哪|啥|几)|(?:新增|增加|取消|删掉?|去掉|保留)了?(?:什么|哪|啥)")
"""What is new or gone is asked, not how a figure moved."""
_APART = re.compile(r"[和与及、][^，。？]{1,12}(?:各|分别)(?:自|是|为|有)*(?:多少|几)")
"""Several things are asked apart (单位和个人的费率各是多少): no tier of one of them tells all."""
_ASKS_SUPPORT = re.compile(r"(?:有|给|享|领|拿|哪|什么|啥|多少|最[高多大])[^，。？]{0,6}(?:支持|补贴|补助|奖补|奖励|资助|优惠|扶持|政策|钱)|(?:支持|补贴|补助|奖补|奖励|资助|优惠|扶持)[^，。？]{0,4}(?:吗|没|么|多少|几|最[高多大]|哪|什么)")
_MORE, _FEW = 0.35, 4
"""A passage that explains so much more of the question than a rule is rather meant; not where several rules are told."""
_NEARLY = 0.2
"""A sentence outside the rules of support decides on support where it explains nearly as much of the question as the rule found does."""
_GRANTED = 0.3
"""A rule that explains so much of the question is the one on whose time it turns."""
_REPORT = "工作报告"
_MAY = re.compile(r"(?:能|可以|允许|准)[^，。？]{1,14}[吗么][？?]?$|能不能|可不可以|能否|可否")
"""Whether something may be done is asked."""
_UNITS = re.compile(r"(?:责任|牵头|配合)(?:单位|部门|厅局)")
"""Who is responsible is asked, of whatever support."""
_NAMES = re.compile(r"(?:分别|都|各)[^，。？]{0,2}(?:叫|称)(?:做|作|为)?(?:什么|啥)|名称(?:分别|都|各)?(?:是|叫)(?:什么|啥)|分(?:为|成)?(?:哪?几|多少|哪些)[类种项档]")
"""What the kinds of a thing are called is asked, not what each of them gives."""
_IN_PROSE = frozenset({"how", "why", "summary", "document"})
"""Kinds of questions answered with sentences."""


@dataclass(frozen=True)
class Asked:
    """A question put to a library, with what several ways want to know of it, worked out once and only where it is wanted."""

    query: Query
    library: Library

    @cached_property
    def aspects(self) -> frozenset[str]:
        """Which sides of a thing are asked for: its definition, consequence, material …"""
        return frozenset(aspects(self.query.text))

    @cached_property
    def of_procedure(self) -> bool:
        """Whether it is asked how a thing is gone about."""
        return of_procedure(self.query.text)

    @cached_property
    def found(self) -> Figures | None:
        """The figures found, None where none are asked for."""
        query = self.query
        listed = "list" in query.kinds and "count" not in query.kinds
        prose = listed or self.of_procedure or query.kinds & _IN_PROSE or self.aspects & {"definition", "consequence"}
        worked = query.operations and "consequence" not in self.aspects
        wanted = query.figure and (query.unit or worked or "figure" in query.kinds or not prose)
        return figures(query, self.library) if wanted else None

    @cached_property
    def rules(self) -> tuple[SupportRule, ...]:
        """The support rules that the question means, best first; none of another place than the one spoken of before, where it names none,
        and none of a yearly report on a wider place than it names, which grants nobody anything."""
        query = self.query
        found = tuple(rule for rule in rules(query, self.library) if query.documents or not self._reported(rule))
        places = facts(query.dialogue, query.regions).regions if found and query.context and not (query.regions or query.documents or query.leans) else ()
        return tuple(rule for rule in found if not places or any(holds_in(self.library.cards[rule.document].meta.region, place) for place in places))

    def _reported(self, rule: SupportRule) -> bool:
        """Whether a rule is told by a yearly report on another place than the question names."""
        card = self.library.cards[rule.document]
        return bool(self.query.regions) and card.title.endswith(_REPORT) and card.meta.region not in self.query.regions

    @property
    def has_figures(self) -> bool:
        """Whether figures were found."""
        return self.found is not None and bool(self.found.items)

    @property
    def certain(self) -> bool:
        """Whether figures were found that explain nearly all of the question."""
        return self.found is not None and self.found.certain

    @property
    def of_support(self) -> bool:
        """Whether support (money, relief, a title) is asked about."""
        return "support" in self.query.kinds

    @cached_property
    def goes_on(self) -> bool:
        """Whether the asker tells for how many years he had something, or which year he asks about."""
        own = facts(self.query.dialogue, self.query.regions)
        return own.nth is not None or own.received is not None

    @property
    def of_amount(self) -> bool:
        """Whether it is asked how much support there is."""
        return support.asks_amount(self.query)


@dataclass(frozen=True, slots=True)
class Way:
    """One way to answer: its name, the questions it is `meant` for, and how it drafts an answer, None where it has none."""

    name: str
    draft: Callable[[Asked], Draft | None]
    meant: Callable[[Asked], bool] = lambda _: True


def _of_changes(asked: Asked) -> bool:
    if _OF_CHANGES.search(asked.query.text) and len(asked.query.documents) > 1:
        return True
    told = asked.has_figures and (_OF_FIGURES.search(asked.query.text) or (asked.certain and asked.found is not None and len(asked.found.items) == 1))
    return not told or "list" in asked.query.kinds


def _required(asked: Asked) -> Draft | None:
    own = facts(asked.query.dialogue, asked.query.regions)
    reckoned = bool(asked.query.operations & {"gap", "difference"})
    granted = max((explains(asked.query, rule, asked.library) for rule in asked.rules[:1]), default=0.0) if _of_support(asked) or asked.of_amount else 0.0
    timed = required.out_of_time(asked.rules[0], own, asked.library) if granted >= _GRANTED else None
    timed = timed or _in_season(asked)
    if timed is not None or (may_point(asked.query) and pointed(asked.query, asked.rules[:1])):
        return timed
    if asked.of_amount and not reckoned:
        return required.compose(asked.query, own, asked.library, "late", granted - _NEARLY)
    if not _of_support(asked) or reckoned:
        return requirements.compose(asked.query, own, asked.library) or required.compose(asked.query, own, asked.library)
    made = requirements.compose(asked.query, own, asked.library)
    if made is not None or (granted >= _GRANTED and _fails(asked.rules[0], own, asked.library)):
        return made
    return required.compose(asked.query, own, asked.library, "failed", granted - _NEARLY)


def _fails(rule: SupportRule, own: Facts, library: Library) -> bool:
    """Whether the rule of the grant asked for itself, which tells a sum, speaks against the asker."""
    decision = decided(rule, own, library, today())
    return decision.verdict == "不能" and decision.applies and not for_another(decision) and bool(rule.amount)


def _in_season(asked: Asked) -> Draft | None:
    """Whether the day told is in time for the weeks of each year in which the document that is meant takes applications."""
    if not required.hands_in(asked.query):
        return None
    rules = asked.rules if asked.of_support else ()
    meant = rules if rules and explains(asked.query, rules[0], asked.library) >= _GRANTED else ()
    return required.out_of_season(asked.query, meant, facts(asked.query.dialogue, asked.query.regions), asked.library)


def _of_support(asked: Asked) -> bool:
    if not asked.of_support or "document" in asked.query.kinds or ((_UNITS.search(asked.query.text) or _NAMES.search(asked.query.text)) and not asked.of_amount):
        return False
    if asked.has_figures and asked.query.documents and all(own_year(Point(document=id), asked.library) for id in asked.query.documents):
        return False  # a yearly report tells of standards for a whole place
    return asked.of_amount or doubled.asks(asked.query) or bool(asked.query.leans and asked.query.asker) or asked.goes_on or not (asked.certain or asked.of_procedure)


def _support(asked: Asked) -> Draft | None:
    """The rule that is asked for, unless another passage explains much more of a question that asks for no support as such (…奖励算不算在工资里)."""
    query, library = asked.query, asked.library
    draft = support.compose(query, asked.rules, library, today())
    if draft is None or asked.of_amount or doubled.asks(query) or _ASKS_SUPPORT.search(query.text) or query.asker or query.leans or len(draft.citations) > _FEW or not query.words:
        return draft
    quoted = " ".join(" ".join((*one.path, one.quote, library.cards[one.document].title)) for one in draft.citations)
    best = max((one.share for one in clauses(query, library)), default=0.0)
    return draft if best - explained(query.words, quoted, library)[0] <= _MORE else None


def _of_place(asked: Asked) -> bool:
    return asked.of_support and bool(asked.query.regions) and applied.asks(asked.query) and "material" not in asked.aspects


def _who(asked: Asked) -> Draft | None:
    query, library = asked.query, asked.library
    return responsibility.of_own_topic(query, library) or responsibility.of_headings(query, library) or responsibility.compose(query, clauses(query, library), library)


def _figures(asked: Asked) -> Draft | None:
    if asked.found is None:
        return None
    if asked.of_support and asked.of_amount and _only_counted(asked.found):
        return absent.sum_of(asked.found.items[0].cells[0].rows[0], asked.query, asked.library)
    untold = shares.lacking(asked.query.text, [row for item in asked.found.items for cell in item.cells for row in cell.rows]) if asked.has_figures else ()
    if untold:
        return replace(refusal.refuse(Reason.UNKNOWN_INDICATOR, topic="、".join(untold)), decides=True)
    made = in_figures.compose(asked.query, asked.found, asked.library)
    if made is not None or "why" in asked.query.kinds:
        return made
    if _MAY.search(asked.query.text) and not (asked.query.unit or "figure" in asked.query.kinds):
        return None  # whether one may is told in words: a figure of another place is not near it
    return unset(asked.query, asked.found, asked.library) or refusal.known_but_not_so(asked.query, asked.found, asked.library)


def _only_counted(found: Figures) -> bool:
    """Whether all figures found are numbers of things: how much is given for one they do not tell."""
    units = {family(row.unit) for item in found.items for cell in item.cells for row in cell.rows}
    return bool(units) and units <= {"count", "people"} and bool(found.items[0].cells[0].rows)


def _sentences(asked: Asked) -> Draft | None:
    query, library = asked.query, asked.library
    draft = hedge(in_figures.with_reference(in_words.compose(query, clauses(query, library), library), query), query, library)
    draft = with_extension(refusal.untimely(refusal.untold(draft, query, library), query, library), query)
    if draft is None or not (asked.of_support and asked.of_amount) or support.tells_amount(draft, query, library):
        return draft
    if query.kinds & _IN_PROSE and draft.status == Status.ANSWERED:
        return replace(draft, status=Status.PARTIAL, reason=Reason.PART_MISSING, text=f"{draft.text}\n> {say('refusal.no_amount')}")
    return None


POINTED: tuple[Way, ...] = (
    Way("refused outright", lambda asked: refusal.outright(asked.query, asked.library)),
    Way("goals and outcomes", lambda asked: reached.compose(asked.query, asked.library)),
    Way("cases apart", lambda asked: cases_apart.compose(asked.query, asked.library), lambda asked: not asked.of_support),
    Way("do they agree", lambda asked: agreement.compose(asked.query, asked.library)),
    Way("in force", lambda asked: validity.compose(asked.query, asked.library, today()), _of_changes),
    Way("the document itself", lambda asked: record.compose(asked.query, asked.library)),
    Way("what documents", lambda asked: shelf.compose(asked.query, asked.library)),
    Way("milestones", lambda asked: milestones.compose(asked.query, asked.library), lambda asked: not asked.has_figures or milestones.in_words(asked.query)),
    Way("main goals", lambda asked: goals.compose(asked.query, asked.library)),
    Way("two kinds differ", lambda asked: differing.compose(asked.query, asked.library),
        lambda asked: not asked.has_figures and (not asked.query.operations or asked.of_support)),
    Way("what changed", lambda asked: changed.compose(asked.query, asked.library), _of_changes),
    Way("told by a gap", lambda asked: from_gap.compose(asked.query, asked.library), lambda asked: not asked.of_support),
    Way("by age", lambda asked: by_age.compose(asked.query, asked.library), lambda asked: not _APART.search(asked.query.text)),
    Way("requirements", _required),
    Way("which document", lambda asked: asking.documents(asked.query, asked.library), lambda asked: not asked.has_figures),
    Way("relation", lambda asked: related.compose(asked.query, asked.library)),
    Way("two groups", lambda asked: group_pairs.compose(asked.query, asked.library), lambda asked: not (asked.certain or asked.of_support)),
    Way("each in words", lambda asked: each_named.compose(asked.query, asked.library), lambda asked: not asked.has_figures),
    Way("each side", lambda asked: each_side.compose(asked.query, asked.library), lambda asked: not asked.certain),
    Way("changed share of a sum", lambda asked: raised_share.compose(asked.query, asked.rules, asked.library), lambda asked: raised_share.asks(asked.query)),
    Way("what is left", lambda asked: remaining.compose(asked.query, asked.library, today()), lambda asked: remaining.asks(asked.query)),
    Way("share of a cost", lambda asked: reimbursed.compose(asked.query, facts(asked.query.dialogue, asked.query.regions), asked.library, today())),
    Way("lower rate", lambda asked: lowered.compose(asked.query, facts(asked.query.dialogue, asked.query.regions), asked.library, today())),
    Way("above a limit", lambda asked: beyond_limit.compose(asked.query, asked.library)),
    Way("paid afterwards", lambda asked: halted.compose(asked.query, asked.library)),
    Way("widened limit", lambda asked: widened.compose(asked.query, asked.library)),
    Way("threshold of a tax", lambda asked: threshold.compose(asked.query, facts(asked.query.dialogue, asked.query.regions), asked.library)),
    Way("who bears a fee", lambda asked: borne.compose(asked.query, asked.library)),
    Way("price", lambda asked: prices.compose(asked.query, asked.library), lambda asked: bool(asked.query.asker) or not asked.certain),
    Way("formula", lambda asked: formulas.compose(asked.query, asked.library)),
    Way("support", _support, _of_support),
    Way("requirement met", lambda asked: required.compose(asked.query, facts(asked.query.dialogue, asked.query.regions), asked.library), _of_support),
    Way("table as list", lambda asked: lists.of_table(asked.query, asked.library), lambda asked: not asked.of_support),
    Way("applying, by place", lambda asked: applied.of_place(asked.query, asked.library), _of_place),
    Way("duties of a body", lambda asked: duties_of.compose(asked.query, asked.library)),
    Way("who", _who, lambda asked: "responsibility" in asked.query.kinds),
    Way("by when", lambda asked: by_when.compose(asked.query, asked.library)),
    Way("size limits", lambda asked: size_limits.compose(asked.query, asked.library), lambda asked: not (asked.certain or by_when.asks(asked.query))),
    Way("named part", lambda asked: in_words.named_part(asked.query, asked.library)),
    Way("list", lambda asked: lists.compose(asked.query, asked.library)),
    Way("disputed", lambda asked: disputed.compose(asked.query, asked.library), lambda asked: not (asked.found and asked.found.disputed)),
    Way("projected", lambda asked: projected.compose(asked.query, asked.library)),
    Way("figures", _figures),
    Way("single things", lambda asked: with_extension(single_things.compose(asked.query, asked.library), asked.query), lambda asked: not (asked.of_support and asked.of_amount) and not asked.query.kinds >= {"document", "list"}),
)
"""Ways whose answer is what was asked for."""

LAST: tuple[Way, ...] = (
    Way("share of one's own", lambda asked: share_of_own.compose(asked.query, asked.library)),
    Way("applying", lambda asked: applied.compose(asked.query, asked.rules, asked.library),
        lambda asked: (asked.of_support or asked.query.leans) and applied.asks(asked.query)),
    Way("sentences", _sentences),
)
"""Ways of sentences that come near: a question that leans on an earlier one is rather read with it."""


def compose(query: Query, library: Library) -> Draft:
    """The draft: of the first way that has an answer, else a refusal; a refusal too where the answer is about something else.

    A question that finds nothing by itself is read once more as a follow-up, then once more by its core alone.
    """
    draft = first_there(query, library, lambda one: _composed(one, library))
    draft = nationwide.held(draft, query, library, lambda one: _sentences(Asked(one, library)))
    return inner_places.held(absent.held(draft, query, library), query, library)


def _composed(query: Query, library: Library) -> Draft:
    asked = Asked(query, library)
    draft = _first(POINTED, asked)
    if draft is not None:
        return draft
    draft = _first(LAST, asked)
    if query.context and not query.leans and (draft is None or draft.status == Status.REFUSED):
        leaning = _composed(replace(query, leans=True), library)
        if draft is None or leaning.status != Status.REFUSED:
            return leaning
    for words in fewer(query, library, of_support=asked.of_support, of_procedure=asked.of_procedure) if draft is None else ():
        nearer = _composed(replace(query, topic=words, core=()), library)
        if nearer.status != Status.REFUSED:
            return nearer
    return draft or provision.compose(query, library) or refusal.not_found(query, asked.found, library)


def _first(ways: tuple[Way, ...], asked: Asked) -> Draft | None:
    return next((draft for way in ways if way.meant(asked) and (draft := way.draft(asked)) is not None), None)
