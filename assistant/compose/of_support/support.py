"""Answers from support rules: what a rule gives (`as_printed`), or whether and how much the asker can have (`worked_out`). Here: which of the readings fits."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from assistant.compose.citing import Citations, without_stop
from assistant.compose.merging import joined
from assistant.compose.of_demands.classes import classified
from assistant.compose.of_support import (
    by_person,
    by_year,
    choices,
    doubled,
    excluded,
    in_order,
    itemised,
    matching,
    paid_by_year,
    partly_special,
    standards,
    topmost,
)
from assistant.compose.of_support.after_another import after_others
from assistant.compose.of_support.as_printed import as_printed, warnings_of
from assistant.compose.of_support.beside import with_sums
from assistant.compose.of_support.class_rows import of_his_class
from assistant.compose.of_support.concerning import decided, his, spoken_of
from assistant.compose.of_support.grading import of_grade, with_grade, with_schooling
from assistant.compose.of_support.meant_rules import best_failed, near_best, of_direction, of_payer, unspecial
from assistant.compose.of_support.members import of_member, of_name, of_row, unsettled
from assistant.compose.of_support.sibling_cases import of_thing_named, with_siblings
from assistant.compose.of_support.special_cases import each_once
from assistant.compose.of_support.stages import Steps, steps_of
from assistant.compose.of_support.together import asked
from assistant.compose.of_support.worked_out import worked_out
from assistant.eligibility import Facts, facts
from assistant.eligibility.sums.totals import sum_of
from assistant.gather.of_support import benefits
from assistant.gather.of_support.amounts_asked import named_each
from assistant.gather.of_support.rule_fit import of_its_kind
from assistant.gather.of_support.rules import explained, explains
from assistant.records import Draft, Query, Reason, Status
from index.data_files import patterns
from index.library import Library
from index.quantities import unit_family
from index.records import SupportRule
from prompts import say

_PRICE = re.compile(r"每(?:平方米|平米|间|套|个|人|亩|吨|户|年|月)[^，。；]{0,6}?\d[\d,.]*(?:[-~～—–至到]\d[\d,.]*)?元")
"""A price printed in a clause that promises support in words."""
_WORDS = patterns(Path(__file__).with_name("support.yaml"))
_HOW_LONG = re.compile(r"几年|几个月|多久|多长时间")
_SUM = re.compile(r"[\d一二三四五六七八九十百千][万亿千百]?元|\d[%‰]|全额|减半|免[收征费除交缴]|标准")
_BY_STANDARD = re.compile(r"(?:按照?|不高于|不超过|不低于|参照)+(?P<what>(?:当地|本[省市县区]|上年度?|全[省市])?[^，。；\d的]{0,10}?(?:(?:最低|平均)工资(?:标准)?|(?:最低生活|低保|失业保险金?|医疗)[^，。；\d]{0,4}标准|缴费基数|市场报价利率|基准利率))")
"""What a sum is told by that has no figure of its own."""
_LEAST = 0.45
"""A rule that explains less of a question for an amount, headings and title counted, is about something else."""
_NAMED = 0.3
"""… and less still where the question names its document, or the kind of benefit that it gives."""

_CONDITIONS = re.compile(r"前提|条件|要求|门槛")
"""The conditions of support are asked for, whether or not the asker tells of any."""


def compose(query: Query, rules: Sequence[SupportRule], library: Library, today: date, *, bears: bool = False) -> Draft | None:
    """The answer that the rules found give, None without rules and where it is asked what is not supported. `bears`: the rules are known to be those
    asked for, however little of a long story they explain."""
    if _WORDS["refused"].search(query.text):
        return None
    own = facts(query.dialogue, query.regions)
    summed = asked(query)
    besides = not summed and asks_amount(query) and bool(own.figures) and doubled.asks(query)  # how much, and whether more may be had as well
    draft = (
        topmost.compose(query, library)
        or excluded.compose(query, rules, own, library)
        or (itemised.compose(query, rules, own, library, today) if matching.asks(query) and asks_amount(query) else None)
        or matching.compose(query, own, library, today)
        or by_person.of_couple(query, rules, library)
        or (None if summed or besides else doubled.compose(query, rules, library))
        or in_order.compose(query, rules, own, library, today)
        or partly_special.compose(query, rules, own, library, today)
        or paid_by_year.compose(query, rules, own, library, today)
        or by_year.compose(query, rules, own, library, today)
        or by_person.compose(query, rules, own, library, today)
        or (itemised.compose(query, rules, own, library, today) if summed or asks_amount(query) else None)
    )
    both = doubled.compose(query, rules, library) if summed or besides else None
    if draft is None and both is not None and besides and rules:
        draft = _of_rules(query, rules, own, library, today, bears=bears)
    if draft is not None or both is not None:
        return joined(draft, both) if draft is not None and both is not None and not doubled.told(draft) else draft or both
    return _of_rules(query, rules, own, library, today, bears=bears) if rules else None


def _of_rules(query: Query, rules: Sequence[SupportRule], own: Facts, library: Library, today: date, *, bears: bool) -> Draft | None:
    """What the rules found give the asker, None where they are not what is asked about."""
    of_kind = bool(wanted := benefits.asked(query.text)) and benefits.gives(rules[0].quote, wanted)
    bears = bears or (of_kind and rules[0].has_sum and of_its_kind(query, rules[0].document, library))  # its document is called after the kind
    least, named = (0.0, 0.0) if bears else (_NAMED if of_kind else _LEAST, _NAMED)
    if way := steps_of(query, rules, library):
        return _stepwise(way, query, own, library, today)
    rules = near_best(of_direction(rules, query), query, library)
    own, members = classified(own, rules, library)
    rules = of_his_class(rules, members, own.text, library)
    rules = with_sums(of_row(of_name(of_member(with_schooling(with_grade(rules, query, library), own.text, library), own.text, library), own.text), own.text), library)
    own = standards.known(own, rules, library)
    decisions = [unsettled(rule, decided(rule, own, library, today), own.text, library) for rule in rules]
    decisions = after_others(decisions, own, library, lambda rule, left: decided(rule, left, library, today))
    decisions = each_once(decisions, lambda rule: decided(rule, own, library, today), library)
    if any(decision.decided for decision in decisions):
        mine = of_payer(his(decisions, query, own, library, today, only=bears), query)
        open_ = choices.compose(mine or decisions, own, library, warnings_of(decisions[:1])) if asks_amount(query) else None
        open_ = open_ or choices.of_list(mine or decisions, own, library, warnings_of(decisions[:1]))
        if open_ is not None and explains(query, (mine or decisions)[0].rule, library) >= (named if query.documents else least):
            return open_
        mine = of_thing_named(with_siblings(mine, lambda rule: decided(rule, own, library, today), library, own.text), own.text)
        mine = best_failed(unspecial(mine, own, library, today), query, library)
        of_named = of_grade([one.rule for one in decisions], query)
        decisions = mine or [one for one in decisions if one.rule in of_named and explains(query, one.rule, library) >= (named if query.documents and not one.rule.has_sum else least)][:1]
        if not decisions or (not mine and not asks_amount(query) and not _CONDITIONS.search(query.text) and not decisions[0].rule.has_sum and not any(
                spoken_of(check) for check in decisions[0].checks if not check.text.startswith(say("eligibility.region", place="")))):
            return None
    cite = Citations(library)
    unpriced = asks_amount(query) and all(not one.rule.has_sum for one in decisions)
    if any(decision.decided for decision in decisions) and not unpriced:
        return worked_out(decisions, query, own, library, today, members)
    if asks_amount(query) and explains(query, rules[0], library) < (named if query.documents and unpriced else least) and not (named_each(query) and len(rules) > 1):
        return None
    if unpriced and _HOW_LONG.search(query.text):
        return None
    if unpriced and not _PRICE.search(decisions[0].rule.quote):
        unpaid = decisions[0].rule
        mark = cite.rule(unpaid)
        text = say("support.no_amount", quote=without_stop(unpaid.quote), mark=f"[{mark}]")
        if _WORDS["whether"].search(_WORDS["found"].sub("，", query.text)):
            lines = [say("support.unpriced"), text, *([] if not (conditions := [one.text for one in unpaid.conditions]) else [
                say("support.conditions", conditions="；".join(conditions), mark=f"[{mark}]")])]
            return Draft(Status.PARTIAL, Reason.NO_AMOUNT, "\n".join((*(f"> {note}" for note in warnings_of(decisions[:1])), *lines)), cite.all, decides=True)
        measured = _BY_STANDARD.search(unpaid.quote)
        if measured is not None:
            asks = say("support.by_standard", standard=measured["what"])
            return Draft(Status.NEEDS_INPUT, Reason.MISSING_FACT, "\n".join((*(f"> {note}" for note in warnings_of(decisions[:1])), asks, say("support.origin", quote=without_stop(unpaid.quote), mark=f"[{mark}]"))), cite.all, decides=True)
        return Draft(Status.REFUSED, Reason.NO_AMOUNT, f"{say('refusal.no_amount')}\n{text}", cite.all)
    return as_printed(decisions, query, cite, library, today)


def _stepwise(way: Steps, query: Query, own: Facts, library: Library, today: date) -> Draft:
    """What the steps of one way give together; where some are still before the asker, what he has reached, what is left and all of them."""
    every = sorted((*way.had, *way.meant, *way.ahead), key=lambda one: one.start)
    draft = as_printed([decided(rule, own, library, today) for rule in every], query, Citations(library), library, today, whole=True)
    groups = (("steps_had", way.had), ("steps_now" if way.had else "steps_done", way.meant), ("steps_ahead", way.ahead))
    parts = [(key, made) for key, rules in groups if (way.had or way.ahead) and (made := sum_of(rules)) is not None]
    lines = [say(f"support.{key}", working=made.working) for key, made in parts]
    return replace(draft, text="\n".join((draft.text, *lines)), computations=(*draft.computations, *(step for _, made in parts for step in made.steps)), decides=True)


def asks_amount(query: Query) -> bool:
    """Whether an amount of money is asked for."""
    return unit_family(query.unit) == "money" or bool(_WORDS["amount"].search(query.text))


def tells_amount(draft: Draft, query: Query, library: Library) -> bool:
    """Whether a passage quoted tells a sum or share of what the question, which asks for one, is about."""
    return any(
        _SUM.search(one.quote) and explained(query, one.document, (*one.path, one.quote), library) >= _LEAST for one in draft.citations)
