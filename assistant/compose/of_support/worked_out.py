"""What the rules found give the asker himself: each decision shown with its sum, its bounds and its source; the sums together where that is asked."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from assistant.compose.citing import Citations, without_stop
from assistant.compose.of_demands.classes import Membership
from assistant.compose.of_documents import replaced
from assistant.compose.of_support import (
    alternatives,
    by_year,
    counted_in,
    elsewhere,
    instalments,
    standards,
    terms,
    treasuries,
)
from assistant.compose.of_support.applicant_limits import held_alone
from assistant.compose.of_support.as_printed import until_when, warnings_of
from assistant.compose.of_support.beside import halved, left_to_pay, of_spent, steps
from assistant.compose.of_support.capped import caps, over_cap
from assistant.compose.of_support.concerning import decided, for_another
from assistant.compose.of_support.deducted import deducted
from assistant.compose.of_support.grading import of_grade
from assistant.compose.of_support.later_ones import lessened, without_the_rest
from assistant.compose.of_support.limits_beside import beside as limits_beside
from assistant.compose.of_support.raising import raises
from assistant.compose.of_support.settled import settled, told_apiece
from assistant.compose.of_support.shared_out import shared_out
from assistant.compose.of_support.showing import SHOWN, chosen, distinct, of_his_case, once
from assistant.compose.of_support.supplements import scaled, with_bases
from assistant.compose.of_support.together import asked, names_several, together, with_the_article
from assistant.compose.of_support.told_elsewhere import told_elsewhere
from assistant.compose.of_support.variants import of_his_thing
from assistant.eligibility import Decision, Facts, explain, facts
from assistant.eligibility.conditions.time_checks import beyond, years_left
from assistant.eligibility.sums.on_top import on_top
from assistant.eligibility.sums.per_head import worked
from assistant.eligibility.told.durations import durations
from assistant.eligibility.uncounted import uncounted
from assistant.gather.of_support.amounts_asked import parts
from assistant.records import Computation, Draft, Query, Reason, Status
from index.library import Library
from prompts import say


def worked_out(decisions: Sequence[Decision], query: Query, own: Facts, library: Library, today: date, members: Sequence[Membership]) -> Draft:
    """The answer of decisions of which at least one is decided; `members` are the classes that the asker is in, quoted where a rule shown is for one."""
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
    warnings = warnings_of(shown)
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
    texts += until_when([one.rule for one in shown], cite, library, today)
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
