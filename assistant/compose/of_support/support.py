"""Answers from support rules: what a rule gives, or whether and how much the asker can have."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path

from assistant.compose.citing import Citations, without_stop
from assistant.compose.merging import joined
from assistant.compose.of_demands.classes import Membership, classified
from assistant.compose.of_documents import replaced
from assistant.compose.of_support import (
    alternatives,
    by_person,
    by_year,
    choices,
    counted_in,
    doubled,
    elsewhere,
    excluded,
    in_order,
    instalments,
    itemised,
    matching,
    paid_by_year,
    partly_special,
    standards,
    terms,
    topmost,
    treasuries,
)
from assistant.compose.of_support.after_another import after_others
from assistant.compose.of_support.applicant_limits import held_alone
from assistant.compose.of_support.beside import halved, left_to_pay, of_spent, steps, with_sums
from assistant.compose.of_support.capped import caps, over_cap
from assistant.compose.of_support.class_rows import of_his_class
from assistant.compose.of_support.concerning import decided, for_another, his, spoken_of
from assistant.compose.of_support.deducted import deducted
from assistant.compose.of_support.grading import of_grade, with_grade, with_schooling
from assistant.compose.of_support.later_ones import lessened, without_the_rest
from assistant.compose.of_support.limits_beside import beside as limits_beside
from assistant.compose.of_support.meant_rules import best_failed, near_best, of_direction, of_payer, unspecial
from assistant.compose.of_support.members import of_member, of_name, of_row, unsettled
from assistant.compose.of_support.raising import raises
from assistant.compose.of_support.settled import settled, told_apiece
from assistant.compose.of_support.shared_out import shared_out
from assistant.compose.of_support.showing import SHOWN, chosen, distinct, not_other_rows, of_his_case, once
from assistant.compose.of_support.sibling_cases import of_thing_named, with_siblings
from assistant.compose.of_support.special_cases import each_once
from assistant.compose.of_support.stages import Steps, steps_of
from assistant.compose.of_support.supplements import scaled, with_bases
from assistant.compose.of_support.together import asked, names_several, together, with_the_article
from assistant.compose.of_support.told_elsewhere import told_elsewhere
from assistant.compose.of_support.variants import of_his_thing
from assistant.compose.rows import short_title
from assistant.eligibility import Decision, Facts, explain, facts
from assistant.eligibility.conditions.time_checks import beyond, years_left
from assistant.eligibility.sums.in_cells import in_cell
from assistant.eligibility.sums.on_top import on_top
from assistant.eligibility.sums.per_head import worked
from assistant.eligibility.sums.totals import fixed_total, sum_of
from assistant.eligibility.told.durations import durations
from assistant.eligibility.uncounted import uncounted
from assistant.gather.of_support import benefits
from assistant.gather.of_support.amounts_asked import named_each, parts
from assistant.gather.of_support.rules import explained, explains
from assistant.records import Computation, Draft, Query, Reason, Status
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
        open_ = choices.compose(mine or decisions, own, library, _warnings(decisions[:1])) if asks_amount(query) else None
        open_ = open_ or choices.of_list(mine or decisions, own, library, _warnings(decisions[:1]))
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
        return _decided(decisions, query, own, library, today, members)
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
            return Draft(Status.PARTIAL, Reason.NO_AMOUNT, "\n".join((*(f"> {note}" for note in _warnings(decisions[:1])), *lines)), cite.all, decides=True)
        measured = _BY_STANDARD.search(unpaid.quote)
        if measured is not None:
            asks = say("support.by_standard", standard=measured["what"])
            return Draft(Status.NEEDS_INPUT, Reason.MISSING_FACT, "\n".join((*(f"> {note}" for note in _warnings(decisions[:1])), asks, say("support.origin", quote=without_stop(unpaid.quote), mark=f"[{mark}]"))), cite.all, decides=True)
        return Draft(Status.REFUSED, Reason.NO_AMOUNT, f"{say('refusal.no_amount')}\n{text}", cite.all)
    return _stated(decisions, query, cite, library, today)


def _stepwise(way: Steps, query: Query, own: Facts, library: Library, today: date) -> Draft:
    """What the steps of one way give together; where some are still before the asker, what he has reached, what is left and all of them."""
    every = sorted((*way.had, *way.meant, *way.ahead), key=lambda one: one.start)
    draft = _stated([decided(rule, own, library, today) for rule in every], query, Citations(library), library, today, whole=True)
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


def _stated(decisions: Sequence[Decision], query: Query, cite: Citations, library: Library, today: date, *, whole: bool = False) -> Draft:
    """What the rules say, where the asker tells nothing of himself; `whole`: with their sum."""
    rules = [decision.rule for decision in decisions] if whole else of_grade([decision.rule for decision in not_other_rows(decisions)], query)
    lines = []
    row = _in_a_row(rules, library) if whole else None
    if row is not None:
        mark = cite.span(rules[0].document, rules[0].path, *row)
        lines.append(say("support.rule", title=short_title(rules[0].document, library), quote=library.text(rules[0].document)[slice(*row)], mark=f"[{mark}]"))
    for rule in {(rule.document, rule.start): rule for rule in sorted(rules, key=lambda one: one.end)}.values():
        if row is None:
            lines.append(say("support.rule", title=short_title(rule.document, library), quote=without_stop(rule.quote), mark=f"[{cite.rule(rule)}]"))
        lines += [say("support.in_cell", sum=cell, mark=f"[{cite.rule(rule)}]")] if (cell := in_cell(rule)) else []
        lines += [*alternatives.listed(rule, cite, library), *replaced.of(rule, cite, library), *caps(rule, cite, library)]
    notes = _warnings(decisions)
    once = list({(rule.document, rule.start, rule.end): rule for rule in rules}.values())
    sum_ = fixed_total(once) if whole or (asked(query) and len(once) == len(named_each(query))) else None
    lines += [say("support.total", working=sum_.working)] if sum_ is not None else []
    lines += [say("support.term", quote=quote, mark=f"[{n}]") for quote, n in terms.asked_too(rules[0], query, cite, library)] if rules else []
    lines += _over(rules, cite, library, today)
    text = "\n".join((*(f"> {note}" for note in notes), *dict.fromkeys(lines)))
    return Draft(Status.ANSWERED, Reason.NONE, text, cite.all, () if sum_ is None else sum_.steps, warnings=notes)


def _in_a_row(rules: Sequence[SupportRule], library: Library) -> tuple[int, int] | None:
    """Where rules stand that follow each other with nothing but a stop between, None where they do not."""
    placed = sorted(rules, key=lambda one: one.start)
    text = library.text(placed[0].document)
    apart = [text[one.end : next_.start].strip("，；;、 ") for one, next_ in pairwise(placed)]
    return None if any(apart) else (placed[0].start, placed[-1].end)


def _decided(decisions: Sequence[Decision], query: Query, own: Facts, library: Library, today: date, members: Sequence[Membership]) -> Draft:
    cite = Citations(library)
    decisions = by_year.of_year(decisions, own, library, today)
    named = of_grade([one.rule for one in decisions], query)
    decisions = of_his_thing(of_his_case([one for one in decisions if one.rule in named], own.text), own.text)
    if asked(query) and not names_several(query):
        decisions = [one for one in decisions if any(amount.steps for amount in one.amounts) or on_top(one.rule)] or decisions
    if (query.leans or query.context) and facts(query.dialogue[-1:]).figures:  # a follow-up that tells a figure wants what is worked out from it
        decisions = [one for one in decisions if one.amounts and (one.rule.tiers or any(amount.steps for amount in one.amounts))] or decisions
    mine = [one for one in decisions if one.verdict != "不能" or not for_another(one)] or decisions
    shown = once(mine)[:SHOWN] if len(parts(query)) > 1 else chosen(decisions, asked(query), query.text)
    shown = with_the_article(shown, query, lambda rule: decided(rule, own, library, today), library)
    shown = distinct(scaled(with_bases(shown, lambda rule: decided(rule, own, library, today), library)))
    less = without_the_rest([lessened(one, own, library) for one in shown])
    shown = [one for one, _ in less]
    warnings = _warnings(shown)
    texts = ["\n".join(say("eligibility.line.warning", warning=warning) for warning in warnings)] if warnings else []
    computations: list[Computation] = []
    told: set[tuple[str, int]] = set()
    apart, further = False, False
    for decision, later in less:
        mark = f"[{cite.rule(decision.rule)}]"
        before, marks = told_elsewhere(decision.rule, own, cite, library)
        if later is not None:
            marks += f"[{(n := cite.span(decision.rule.document, decision.rule.path, *later))}]"
            before.append(say("support.origin", quote=library.text(decision.rule.document)[slice(*later)], mark=f"[{n}]"))
        sourced, source = standards.cited(decision, own, cite, library)
        marks += source
        timed = terms.apart(decision.rule, cite, library) if decision.rule.lead or any(amount.steps for amount in decision.amounts) else []
        shares = limits_beside(decision, cite)
        marks += "".join(f"[{n}]" for _, n in (*timed, *shares))
        lines = [explain(decision, mark + marks, warned=True), say("support.origin", quote=without_stop(decision.rule.quote), mark=mark), *sourced, *before, *alternatives.listed(decision.rule, cite, library)]
        rates = steps(decision, own, library)
        computations += [*rates, *(step for amount in (*decision.amounts, *decision.needed, *decision.later) for step in amount.steps)]
        for found in (counted_in.lines, deducted, halved, shared_out, of_spent, left_to_pay, treasuries.lines):
            more_lines, more_steps = found(decision, own, cite, library)
            lines += more_lines
            computations += more_steps
        parted, paid = instalments.paid(decision, "。".join((*query.dialogue[:-1], query.question)), cite, library)
        lines += parted
        further = further or instalments.untold(decision, query.question, parted)
        computations += (*worked(decision.checks), *paid, *years_left(decision.rule, own))
        lines += [say("support.rate" if one.unit == "%" else "support.standard", working=one.expression, mark=mark) for one in rates]
        lines += [say("support.each", quote=each, mark=mark)] if (each := told_apiece(decision)) else []
        other_places, sums_there = elsewhere.sums(decision, lambda rule: decided(rule, own, library, today), cite, library)
        lines += [*raises(decision, own, cite, library), *other_places]
        computations += sums_there
        behind = terms.rest(decision.rule, cite, library)
        lines += replaced.of(decision.rule, cite, library)
        whole, held = held_alone(decision, own.text, cite, library) if len(shown) == 1 else ([], [])
        lines += whole
        computations += held
        late = beyond(decision.rule, library.cards[decision.rule.document].meta, own)
        by_itself = terms.each_apart(decision.rule, cite, library) if len([one for one in decision.amounts if one.case]) > 1 else []
        apart = apart or bool(by_itself)
        limits = [*shares, *behind, *(one for one in timed if one not in behind), *terms.counted(decision.rule, cite, library, told), *(terms.meant_for(decision.rule, cite, library) if late else ()), *by_itself, *terms.of(decision.rule, cite, library, told),
                  *(terms.asked_too(decision.rule, query, cite, library) if decision is shown[0] else ())]
        lines += [say("support.term", quote=quote, mark=f"[{n}]") for quote, n in limits]
        texts.append("\n".join((*lines, *caps(decision.rule, cite, library), *over_cap(decision, library))))
    texts += [say("support.member", label=one.label, quote=library.text(one.document)[one.start : one.end], mark=f"[{cite.span(one.document, (), one.start, one.end)}]")
              for one in members if any(decision.rule.subject == one.label for decision in shown)]
    texts += _over([one.rule for one in shown], cite, library, today)
    text, more = together(shown, query, own, cite, library, apart=apart)
    texts += [text] if text else []
    texts += ["\n".join(left)] if (left := uncounted(shown, more, own)) else []
    further = further or (asked(query) and any(one.missing and not one.amounts and on_top(one.rule) for one in shown))  # more that is given on top is in no sum yet
    further = further or (asked(query) and len(shown) == 1 and _by_month_only(shown[0], query.question))
    lacking = further or (bool(text) and not more) or (bool(left) and asked(query) and not more)  # a thing named is in no sum
    status = (Status.PARTIAL, Reason.PART_MISSING) if lacking and settled(shown)[0] == Status.ANSWERED else settled(shown)
    return Draft(
        *status,
        "\n\n".join(texts),
        cite.all,
        (*computations, *more),
        warnings=warnings,
        decides=any(decision.amounts for decision in shown),
    )


def _by_month_only(decision: Decision, question: str) -> bool:
    """Whether no more than a month's sum is told of a grant, though a time is told beside the question for what comes to in all."""
    monthly = "月" in decision.rule.per.split("/") and bool(decision.amounts)
    return monthly and bool(durations(question)) and not any("×" in f"{one.working}{one.words}" or one.steps for one in decision.amounts)


def _over(rules: Sequence[SupportRule], cite: Citations, library: Library, today: date) -> list[str]:
    """Until when each document held that holds no longer, quoted once."""
    found = [one for rule in rules if (one := terms.over(rule, cite, library, today)) is not None]
    return [say("support.valid", quote=quote, mark=f"[{mark}]") for quote, mark in dict.fromkeys(found)]


def _warnings(decisions: Sequence[Decision]) -> tuple[str, ...]:
    """The warnings of the decisions, of several from one document those of the first."""
    of_document: dict[str, tuple[str, ...]] = {}
    for decision in decisions:
        of_document.setdefault(decision.rule.document, decision.warnings)
    return tuple(dict.fromkeys(warning for warnings in of_document.values() for warning in warnings))


