"""The ways to answer that weigh several readings: what is required, support, who, figures, the nearest sentences."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.compose.in_words import clauses as in_words
from assistant.compose.in_words import responsibility, single_things
from assistant.compose.in_words.extended import with_extension
from assistant.compose.in_words.hedge import hedge
from assistant.compose.of_demands import (
    had_above,
    in_time,
    joint_applicants,
    left_out,
    required,
    requirements,
    ruled_on,
    set_times,
    still_open,
)
from assistant.compose.of_demands.defined import with_definition
from assistant.compose.of_demands.one_verdict import told
from assistant.compose.of_figures import figures as in_figures
from assistant.compose.of_figures import worded_cells
from assistant.compose.of_support import both_asked, doubled, matching, other_places, scoring, support
from assistant.compose.of_support.concerning import decided, for_another
from assistant.compose.refused import absent, of_country, refusal
from assistant.compose.refused.unset import unset
from assistant.eligibility import Facts
from assistant.gather.in_words.clauses import clauses, explained
from assistant.gather.in_words.procedure_asked import asks_in_time
from assistant.gather.of_figures import shares
from assistant.gather.of_figures.items import Figures
from assistant.gather.of_figures.metrics import family
from assistant.gather.of_figures.reports import own_year
from assistant.gather.of_support.rules import explains, may_point, pointed
from assistant.records import Draft, Point, Reason, Status
from assistant.ways import by_passage
from assistant.ways.asked import IN_PROSE, Asked
from index.library import Library
from index.records import SupportRule
from index.settings import today
from prompts import say

_ASKS_SUPPORT = re.compile(r"(?:有|给|享|领|拿|哪|什么|啥|多少|最[高多大])[^，。？]{0,6}(?:支持|补贴|补助|奖补|奖励|资助|优惠|扶持|政策|钱)|(?:支持|补贴|补助|奖补|奖励|资助|优惠|扶持)[^，。？]{0,4}(?:吗|没|么|多少|几|最[高多大]|哪|什么)")
_MORE, _FEW = 0.35, 4
"""A passage that explains so much more of the question than a rule is rather meant; not where several rules are told."""
_COUNTS = frozenset({"count", "people"})
"""Kinds of figures that are no sum, nor a rate of one."""
_GIVES = re.compile(r"补|奖|贴|资助|津贴|减免|返还|抵扣|扣除|报销|支付|待遇|缴|费|税|贷|标准|低保|养老金")
"""What speaks of something given or paid."""
_NEARLY = 0.2
"""A sentence outside the rules of support decides on support where it explains nearly as much of the question as the rule found does."""
_GRANTED = 0.3
"""A rule that explains so much of the question is the one on whose time it turns."""
_MAY = re.compile(r"(?:能|可以|允许|准)[^，。？]{1,14}[吗么][？?]?$|能不能|可不可以|能否|可否")
"""Whether something may be done is asked."""
_MAY_HAVE = re.compile(r"(?:够不够|能不能|能否|可不可以|可否|够得上|有没有资格|够格)(?:去|来)?(?:申请|申报|贷|拿|领|享受|报|得到?)|能(?:贷|申请|拿|领|享受)到?[^，。？]{0,20}[吗么不][？?]?$")
"""Whether one with figures of his own may have a thing is asked, not how it is applied for."""
_MAY_APPLY = re.compile(r"(?:能不能|能否|可不可以|可否|[能可](?:以)?)(?:去|来)?(?:申请|办理?|租|配租|入户|落户|入住)[^，。？]{1,10}")
_GRANT = re.compile(r"补[贴助偿]|奖|资助|津贴|贴息|贷|救助|减免|资金|扶持|待遇|[拿领给]|多少")
"""Money is asked for, by whatever name; one who asks whether he may apply for a thing asks what is required."""
_IN_WORDS, _COUNTS_SAID = re.compile(r"什么(?!时[候间]|水平|目标|程度|规模|样的?水平)|啥(?!时)|怎么(?!样)|怎样|如何|咋|哪些"), re.compile(r"多[少大高]|几(?!乎)|目标|指标|增[长速幅]|比重|占比|[率量值]")
"""What is done is asked, not a figure."""
_UNITS = re.compile(r"(?:责任|牵头|配合)(?:单位|部门|厅局)")
"""Who is responsible is asked, of whatever support."""
_NAMES = re.compile(r"(?:分别|都|各)[^，。？]{0,2}(?:叫|称)(?:做|作|为)?(?:什么|啥)|名称(?:分别|都|各)?(?:是|叫)(?:什么|啥)|分(?:为|成)?(?:哪?几|多少|哪些)[类种项档]")
"""What the kinds of a thing are called is asked, not what each of them gives."""


def required_of(asked: Asked) -> Draft | None:
    """Whether the asker meets what is required of him, or is in time."""
    own = asked.own
    if (together := joint_applicants.compose(asked.query, own, asked.library)) is not None:
        return together
    reckoned = bool(asked.query.operations & {"gap", "difference"})
    granted = max((explains(asked.query, rule, asked.library) for rule in asked.rules[:1]), default=0.0) if is_of_support(asked) or asked.of_amount else 0.0
    timed = set_times.out_of_time(asked.rules[0], own, asked.library) if granted >= _GRANTED else None
    timed = timed or _in_season(asked)
    if timed is not None or (may_point(asked.query) and pointed(asked.query, asked.rules[:1])):
        return timed
    if asked.of_amount and not reckoned:
        return required.compose(asked.query, own, asked.library, "late", granted - _NEARLY)
    if not is_of_support(asked) or reckoned:
        most = required.compose(asked.query, own, asked.library) if "highest" in asked.query.operations else None
        if most is not None:
            return most  # how many there may be is told by the one sentence that limits them
        return requirements_of(asked, of_support=granted >= _GRANTED)
    if _MAY_APPLY.search(asked.query.text) and not _GRANT.search(asked.query.text):
        return requirements.compose(asked.query, own, asked.library) or requirements.nearest(asked.query, own, asked.library)
    made = requirements.compose(asked.query, own, asked.library, of_support=True)
    if made is not None or (granted >= _GRANTED and _fails(asked.rules[0], own, asked.library)):
        return made
    return required.compose(asked.query, own, asked.library, "failed", granted - _NEARLY)


def requirements_of(asked: Asked, *, of_support: bool = False) -> Draft | None:
    """The list of conditions that is meant with its verdicts, else the one sentence that decides."""
    return requirements.compose(asked.query, asked.own, asked.library, of_support=of_support) or required.compose(asked.query, asked.own, asked.library)


def ruled_of(asked: Asked) -> Draft | None:
    """That the asker may not by what a sentence rules on his case; as what he had already, or as a case that his own grant leaves out, where it is one."""
    draft = ruled_on.compose(asked.query, asked.library, first=True)
    both = both_asked.compose(asked.query, asked.rules, asked.library) if draft is not None and both_asked.asks(asked.query) else None
    had = had_above.compose(asked.query, asked.rules, asked.library) if draft is not None and both is None and had_above.asks(asked.query) else None
    if both is not None or had is not None:
        return both or had
    if draft is None or not (left_out.asks(asked.query) and (asked.of_support or not asked.has_figures)):
        return draft
    return left_out.compose(asked.query, asked.rules, asked.library) or draft


def in_time_of(asked: Asked) -> Draft | None:
    """Whether the asker is in time: by the sentence that sets a time for asking for the grant that he means, else by the one that fits what he tells."""
    own = asked.own
    meant = asked.of_support and bool(asked.rules) and explains(asked.query, asked.rules[0], asked.library) >= _GRANTED
    by_rule = set_times.by_deadline(asked.rules[0], own, asked.library) if meant else None
    return told(by_rule, asked.library) if by_rule is not None else _in_season(asked) or in_time.compose(asked.query, asked.library)


def points_of(asked: Asked) -> Draft | None:
    """The asker's points, with the conditions beside them where whether he may is asked."""
    draft = scoring.compose(asked.query, asked.library)
    return None if draft is None else requirements.beside_points(draft, asked.query, asked.own, asked.library)


def _fails(rule: SupportRule, own: Facts, library: Library) -> bool:
    """Whether the rule of the grant asked for itself, which tells a sum, speaks against the asker."""
    decision = decided(rule, own, library, today())
    return decision.verdict == "不能" and decision.applies and not for_another(decision) and bool(rule.amount)


def _in_season(asked: Asked) -> Draft | None:
    """Whether the day told is in time for the weeks of each year in which the document that is meant takes applications."""
    if not asks_in_time(asked.query.text):
        return None
    rules = asked.rules if asked.of_support else ()
    meant = rules if rules and explains(asked.query, rules[0], asked.library) >= _GRANTED else ()
    return still_open.on_day(asked.query, meant, asked.own, asked.library)


def is_of_support(asked: Asked) -> bool:
    """Whether a rule of support answers the question, not a yearly report, a list of bodies or a document itself."""
    if not asked.of_support or "document" in asked.query.kinds or ((_UNITS.search(asked.query.text) or _NAMES.search(asked.query.text)) and not asked.of_amount):
        return False
    if asked.has_figures and asked.query.documents and all(own_year(Point(document=id), asked.library) for id in asked.query.documents):
        return False  # a yearly report tells of standards for a whole place
    return asked.of_amount or doubled.asks(asked.query) or matching.asks(asked.query) or bool(asked.query.leans and asked.query.asker) or asked.goes_on or (_MAY_HAVE.search(asked.query.text) is not None and bool(asked.query.asker)) or not (asked.certain or asked.of_procedure)


def support_of(asked: Asked) -> Draft | None:
    """The rule that is asked for, unless another passage explains much more of a question that asks for no support as such (…奖励算不算在工资里)."""
    query, library = asked.query, asked.library
    draft = support.compose(query, asked.rules, library, today())
    if draft is not None and not query.asker and (stated := single_things.instead(draft, query, library)) is not None:
        return stated
    draft = with_definition(other_places.noted(draft, query, asked.rules, library), query, asked.rules, library) if draft is not None else None
    if draft is None or asked.of_amount or doubled.asks(query) or _ASKS_SUPPORT.search(query.text) or query.asker or query.leans or len(draft.citations) > _FEW or not query.words:
        return draft
    quoted = " ".join(" ".join((*one.path, one.quote, library.cards[one.document].title)) for one in draft.citations)
    best = max((one.share for one in clauses(query, library)), default=0.0)
    return draft if best - explained(query.words, quoted, library)[0] <= _MORE else None


def who(asked: Asked) -> Draft | None:
    """Who is responsible for a thing."""
    query, library = asked.query, asked.library
    return responsibility.of_own_topic(query, library) or responsibility.of_headings(query, library) or responsibility.compose(query, clauses(query, library), library)


def figures_of(asked: Asked) -> Draft | None:
    """The figures found, with what they do not tell; None where none are asked for, or what support there is for the asker."""
    if asked.found is None or (asked.of_support and matching.asks(asked.query)) or by_passage.limits_alone(asked):
        return None
    if asked.of_support and asked.of_amount and _only_counted(asked.found):
        return absent.sum_of(asked.found.items[0].cells[0].rows[0], asked.query, asked.library)
    untold = shares.lacking(asked.query.text, [row for item in asked.found.items for cell in item.cells for row in cell.rows], asked.library) if asked.has_figures else ()
    if untold:
        return replace(refusal.refuse(Reason.UNKNOWN_INDICATOR, topic="、".join(untold)), decides=True)
    made = of_country.refused(asked.query, asked.found, asked.library) or in_figures.compose(asked.query, asked.found, asked.library)
    if made is not None or "why" in asked.query.kinds:
        return made
    if _MAY.search(asked.query.text) and not (asked.query.unit or "figure" in asked.query.kinds):
        return None  # whether one may is told in words: a figure of another place is not near it
    if _IN_WORDS.search(asked.query.text) and not (asked.query.unit or asked.query.operations or "figure" in asked.query.kinds or _COUNTS_SAID.search(asked.query.text)):
        return None  # what is done is told in words: a figure of another year is not near it
    return worded_cells.compose(asked.query, asked.found, asked.library) or unset(asked.query, asked.found, asked.library) or refusal.known_but_not_so(asked.query, asked.found, asked.library)


def _only_counted(found: Figures) -> bool:
    """Whether the figures found first are numbers of things, scores or levels, and none is a sum or told of support: how much is given for one they do not tell."""
    units = [{family(row.unit) for cell in item.cells for row in cell.rows} for item in found.items]
    counted = bool(units) and bool(units[0]) and not any("money" in one for one in units) and bool(found.items[0].cells[0].rows)
    return counted and (units[0] <= _COUNTS or not any(_GIVES.search(row.quote) for item in found.items for cell in item.cells for row in cell.rows))


def sentences_of(asked: Asked) -> Draft | None:
    """The sentences that come nearest, with what they leave open; None where an amount of support is asked for and they tell none."""
    query, library = asked.query, asked.library
    draft = hedge(in_figures.with_reference(in_words.compose(query, clauses(query, library), library), query), query, library)
    draft = with_extension(refusal.untimely(refusal.untold(draft, query, library), query, library), query)
    if draft is None or not (asked.of_support and asked.of_amount) or support.tells_amount(draft, query, library):
        return draft
    if query.kinds & IN_PROSE and draft.status == Status.ANSWERED:
        return replace(draft, status=Status.PARTIAL, reason=Reason.PART_MISSING, text=f"{draft.text}\n> {say('refusal.no_amount')}")
    return None
