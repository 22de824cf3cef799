"""The ways to answer a question, in the order in which they are tried: the first that has an answer gives it.

A way is asked only where the kind of the question allows it. Single things stand before lists of them, figures before words.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from assistant.compose.in_words import (
    cases_apart,
    cases_out,
    differing,
    done_by,
    duties_of,
    duties_told,
    each_named,
    each_side,
    group_pairs,
    in_relation,
    lists,
    may_change,
    milestones,
    single_things,
)
from assistant.compose.in_words import clauses as in_words
from assistant.compose.in_words.extended import with_extension
from assistant.compose.of_demands import (
    class_members,
    conditions_of,
    contact_of,
    guide_fields,
    had_above,
    held_to,
    in_hours,
    in_time,
    kin_may,
    left_out,
    meant_by,
    one_requirement,
    procedure_of,
    requirements,
    ruled_on,
    still_open,
)
from assistant.compose.of_documents import changed, record, related, repealed, shelf, validity
from assistant.compose.of_figures import (
    abreast,
    added_on,
    agreement,
    before_added,
    by_when,
    column_summed,
    disputed,
    everyday_row,
    fills_up,
    for_each,
    from_base,
    from_gap,
    goals,
    of_grids,
    one_clause,
    parallel_items,
    parts_of_whole,
    parts_summed,
    projected,
    rate_doubted,
    reached,
    rows_of_kind,
    share_in_sentence,
    share_of_own,
    size_limits,
    stock_and_added,
    summed_up,
    told_moves,
    wondered,
    year_by_year,
)
from assistant.compose.of_figures.one_clause import against_name
from assistant.compose.of_support import (
    approved_sums,
    beyond_limit,
    bodies,
    borne,
    both_asked,
    by_age,
    by_class,
    by_formula,
    by_status,
    charged,
    excluded,
    halted,
    in_all,
    insured_rows,
    insured_steps,
    lowered,
    more_than_each,
    other_benefit,
    paid_back,
    premiums,
    prices,
    raised_share,
    reimbursed,
    remaining,
    rungs,
    tax_due,
    threshold,
    topped_up,
    treasuries,
    widened,
)
from assistant.compose.refused import asking, refusal
from assistant.eligibility.conditions import office_hours
from assistant.gather.in_words import contacts
from assistant.gather.of_figures import shares
from assistant.gather.of_support import benefits
from assistant.records import Draft
from assistant.ways import by_passage
from assistant.ways.asked import Asked
from assistant.ways.drafts import (
    figures_of,
    in_time_of,
    is_of_support,
    points_of,
    required_of,
    requirements_of,
    ruled_of,
    sentences_of,
    support_of,
    who,
)
from index.settings import today

_OF_FIGURES = re.compile(r"(?:定的数|数字|数值|目标值|的数|目标)[^。？，]{0,3}[，]?[^。？，]{0,10}有(?:什么|啥|没有|无)?(?:差别|不同|区别|出入|差异)")
"""How figures differ is asked, not what else changed between the documents."""
_OF_CHANGES = re.compile(r"(?:[多少新]|新?增)(?:提|写|讲|说|列|加|定|添)(?:了|到|出|的)?[些几]?(?:什么|哪|啥|几)|(?:新增|增加|取消|删掉?|去掉|保留)了?(?:什么|哪|啥)")
"""What is new or gone is asked, not how a figure moved."""
_LEADS = re.compile(r"(?:谁|哪[一-鿿]{0,4}?)来?(?:牵头|配合|主管)|(?:牵头|配合|主管|责任)(?:单位|部门)")
"""Who leads or helps with a task is asked, not where one applies."""
_APART = re.compile(r"[和与及、][^，。？]{1,12}(?:各|分别)(?:自|是|为|有)*(?:多少|几)")
"""Several things are asked apart (单位和个人的费率各是多少): no tier of one of them tells all."""


@dataclass(frozen=True, slots=True)
class Way:
    """One way to answer: its name, the questions it is `meant` for, and how it drafts an answer, None where it has none."""

    name: str
    draft: Callable[[Asked], Draft | None]
    meant: Callable[[Asked], bool] = lambda _: True


def _of_several_rows(asked: Asked) -> bool:
    """Whether target rows of the years asked for were found for each of several things that explain nearly all of the question: they are worked with, each with its year and role."""
    items = asked.found.items if asked.certain and asked.found is not None else ()
    return len(items) > 1 and bool(asked.query.years) and all(cell.rows for item in items for cell in item.cells)


def _of_changes(asked: Asked) -> bool:
    if _OF_CHANGES.search(asked.query.text) and len(asked.query.documents) > 1:
        return True
    told = asked.has_figures and (_OF_FIGURES.search(asked.query.text) or (asked.certain and asked.found is not None and len(asked.found.items) == 1))
    return not told or ("list" in asked.query.kinds and not _OF_FIGURES.search(asked.query.text))


POINTED: tuple[Way, ...] = (
    Way("what a repealed one said", lambda asked: repealed.not_kept(asked.query, asked.library)),
    Way("repealed", lambda asked: repealed.compose(asked.query, asked.library)),
    Way("number in a name", lambda asked: against_name.compose(asked.query, asked.library)),
    Way("in office hours", lambda asked: in_hours.compose(asked.query, asked.library), lambda asked: office_hours.asks(asked.query.question)),
    Way("whom to turn to", lambda asked: contact_of.compose(asked.query, asked.library), lambda asked: contacts.asks(asked.query.text)),
    Way("refused outright", lambda asked: refusal.outright(asked.query, asked.library)),
    Way("worked out of one sentence", lambda asked: one_clause.compose(asked.query, asked.library), lambda asked: not _of_several_rows(asked)),
    Way("items built alike", lambda asked: parallel_items.compose(asked.query, asked.library)),
    Way("too late", lambda asked: still_open.compose(asked.query, asked.library, today()), lambda asked: still_open.asks_only(asked.query)),
    Way("field of a guide", lambda asked: guide_fields.compose(asked.query, asked.own, asked.library)),
    Way("premium", lambda asked: premiums.compose(asked.query, asked.library)),
    Way("one requirement", lambda asked: one_requirement.compose(asked.query, asked.own, asked.library)),
    Way("who is of a class", lambda asked: class_members.compose(asked.query, asked.library), lambda asked: not (asked.of_amount or asked.has_figures)),
    Way("conditions of a thing", lambda asked: conditions_of.compose(asked.query, asked.own, asked.library), lambda asked: not asked.has_figures),
    Way("how a thing is applied for", lambda asked: procedure_of.compose(asked.query, asked.library), lambda asked: not (asked.has_figures or _LEADS.search(asked.query.text))),
    Way("held to a demand", lambda asked: held_to.compose(asked.query, asked.library)),
    Way("ruled on in words", ruled_of, lambda asked: not (asked.of_amount or asked.has_figures)),
    Way("in time", in_time_of, lambda asked: in_time.asks(asked.query)),
    Way("may be changed", lambda asked: may_change.compose(asked.query, asked.library), lambda asked: not asked.of_amount),
    Way("meant by a word", lambda asked: meant_by.compose(asked.query, asked.own, asked.library), lambda asked: not asked.of_amount),
    Way("both at once", lambda asked: both_asked.compose(asked.query, asked.rules, asked.library), lambda asked: both_asked.asks(asked.query) and (asked.of_support or not asked.has_figures)),
    Way("counts as having", lambda asked: excluded.counts_as_having(asked.query, asked.own, asked.library), lambda asked: bool(asked.query.documents)),
    Way("had from another", lambda asked: had_above.compose(asked.query, asked.rules, asked.library), lambda asked: had_above.asks(asked.query)),
    Way("approved sums", lambda asked: approved_sums.compose(asked.query, asked.rules, asked.library)),
    Way("paid back", lambda asked: paid_back.compose(asked.query, asked.rules, asked.library)),
    Way("left out", lambda asked: left_out.compose(asked.query, asked.rules, asked.library), lambda asked: left_out.asks(asked.query) and (asked.of_support or not asked.has_figures)),
    Way("kin who may", lambda asked: kin_may.compose(asked.query, asked.library), lambda asked: not asked.of_amount),
    Way("cases left out", lambda asked: cases_out.compose(asked.query, asked.library)),
    Way("rows of an insurance", lambda asked: insured_rows.compose(asked.query, asked.own, asked.library, today())),
    Way("steps of an insurance", lambda asked: insured_steps.compose(asked.query, asked.own, asked.library, today())),
    Way("by status", lambda asked: by_status.compose(asked.query, asked.own, asked.library, today()), lambda asked: asked.of_amount or (asked.of_support and "figure" in asked.query.kinds)),
    Way("by class", lambda asked: by_class.compose(asked.query, asked.rules, asked.library), lambda asked: by_class.asks(asked.query)),
    Way("what each body gives", lambda asked: bodies.compose(asked.query, asked.rules, asked.library), lambda asked: asked.of_amount or asked.of_support),
    Way("charged a share", lambda asked: charged.compose(asked.query, asked.rules, asked.library), lambda asked: bool(asked.query.asker)),
    Way("in all", lambda asked: in_all.compose(asked.query, asked.library)),
    Way("column summed", lambda asked: column_summed.compose(asked.query, asked.library)),
    Way("rows and columns of a table", lambda asked: of_grids.compose(asked.query, asked.library)),
    Way("a change that is told", lambda asked: told_moves.compose(asked.query, asked.library), lambda asked: not asked.of_support),
    Way("year by year", lambda asked: year_by_year.compose(asked.query, asked.library), lambda asked: not asked.of_support),
    Way("goals and outcomes", lambda asked: reached.compose(asked.query, asked.library)),
    Way("a rate that is doubted", lambda asked: rate_doubted.compose(asked.query, asked.library), lambda asked: not asked.of_support),
    Way("parts of a whole", lambda asked: parts_of_whole.compose(asked.query, asked.library), lambda asked: not asked.of_support),
    Way("parts listed", lambda asked: parts_summed.compose(asked.query, asked.library), lambda asked: not asked.of_support),
    Way("share in a sentence", lambda asked: share_in_sentence.compose(asked.query, asked.library), lambda asked: not asked.of_support),
    Way("wondered at", lambda asked: wondered.compose(asked.query, asked.library)),
    Way("what there is and what comes", lambda asked: added_on.compose(asked.query, asked.library)),
    Way("from what there is", lambda asked: from_base.compose(asked.query, asked.library)),
    Way("fills the goal", lambda asked: fills_up.compose(asked.query, asked.library)),
    Way("side by side", lambda asked: abreast.compose(asked.query, asked.library)),
    Way("before what was added", lambda asked: before_added.compose(asked.query, asked.library)),
    Way("how many and how many more", lambda asked: stock_and_added.compose(asked.query, asked.library), lambda asked: not asked.of_support),
    Way("cases apart", lambda asked: cases_apart.compose(asked.query, asked.library), lambda asked: not asked.of_support),
    Way("do they agree", lambda asked: agreement.compose(asked.query, asked.library)),
    Way("in force", lambda asked: validity.compose(asked.query, asked.library, today()), _of_changes),
    Way("still open", lambda asked: still_open.compose(asked.query, asked.library, today())),
    Way("the document itself", lambda asked: record.compose(asked.query, asked.library)),
    Way("what documents", lambda asked: shelf.compose(asked.query, asked.library)),
    Way("milestones", lambda asked: milestones.compose(asked.query, asked.library), lambda asked: not asked.has_figures or milestones.in_words(asked.query)),
    Way("rows of a kind", lambda asked: rows_of_kind.compose(asked.query, asked.library)),
    Way("main goals", lambda asked: goals.compose(asked.query, asked.library)),
    Way("two kinds differ", lambda asked: differing.compose(asked.query, asked.library),
        lambda asked: not asked.has_figures and (asked.query.operations <= {"difference", "share"} or asked.of_support)),
    Way("row in everyday words", lambda asked: everyday_row.compose(asked.query, asked.library)),
    Way("what changed", lambda asked: changed.compose(asked.query, asked.library), _of_changes),
    Way("told by a gap", lambda asked: from_gap.compose(asked.query, asked.library), lambda asked: not asked.of_support),
    Way("summed up", lambda asked: summed_up.compose(asked.query, asked.library), lambda asked: not (asked.of_support or asked.has_figures) and asked.query.operations <= {"sum"}),
    Way("by age", lambda asked: by_age.compose(asked.query, asked.library), lambda asked: not _APART.search(asked.query.text)),
    Way("may by now", lambda asked: in_time.compose(asked.query, asked.library), lambda asked: not asked.of_amount),
    Way("points", points_of),
    Way("requirements", required_of),
    Way("may by what is ruled in words", lambda asked: ruled_on.compose(asked.query, asked.library), lambda asked: not (asked.of_amount or asked.has_figures)),
    Way("which document", lambda asked: asking.documents(asked.query, asked.library), lambda asked: not asked.has_figures),
    Way("two things in relation", lambda asked: in_relation.compose(asked.query, asked.library), lambda asked: not asked.of_amount or "关系" in asked.query.text),
    Way("relation", lambda asked: related.compose(asked.query, asked.library)),
    Way("two groups", lambda asked: group_pairs.compose(asked.query, asked.library), lambda asked: not (asked.certain or asked.of_support)),
    Way("each in words", lambda asked: each_named.compose(asked.query, asked.library), lambda asked: not asked.has_figures),
    Way("each side", lambda asked: each_side.compose(asked.query, asked.library), lambda asked: not asked.certain),
    Way("which treasury pays", lambda asked: treasuries.compose(asked.query, asked.rules, asked.library)),
    Way("changed share of a sum", lambda asked: raised_share.compose(asked.query, asked.rules, asked.library), lambda asked: raised_share.asks(asked.query)),
    Way("a higher grade", lambda asked: rungs.compose(asked.query, asked.rules, asked.library, today()), lambda asked: asked.of_amount or rungs.asks(asked.query)),
    Way("topped up", lambda asked: topped_up.compose(asked.query, asked.rules, asked.library, today()), lambda asked: asked.of_amount),
    Way("what is left", lambda asked: remaining.compose(asked.query, asked.rules, asked.library, today()), lambda asked: remaining.asks(asked.query)),
    Way("share of a cost", lambda asked: reimbursed.compose(asked.query, asked.own, asked.library, today())),
    Way("lower rate", lambda asked: lowered.compose(asked.query, asked.own, asked.library, today())),
    Way("tax due", lambda asked: tax_due.compose(asked.query, asked.own, asked.library, today())),
    Way("more than each may", lambda asked: more_than_each.compose(asked.query, asked.library), lambda asked: bool(asked.query.asker)),
    Way("above a limit", lambda asked: beyond_limit.compose(asked.query, asked.library)),
    Way("paid afterwards", lambda asked: halted.compose(asked.query, asked.library)),
    Way("widened limit", lambda asked: widened.compose(asked.query, asked.library)),
    Way("threshold of a tax", lambda asked: threshold.compose(asked.query, asked.own, asked.library)),
    Way("who bears a fee", lambda asked: borne.compose(asked.query, asked.library)),
    Way("price", lambda asked: prices.compose(asked.query, asked.library), lambda asked: bool(asked.query.asker) or not asked.certain),
    Way("formula", lambda asked: by_formula.compose(asked.query, asked.library)),
    Way("another kind of benefit", lambda asked: other_benefit.compose(asked.query, asked.rules, asked.library), lambda asked: bool(benefits.asked(asked.query.text)) and not asked.certain),
    Way("duties told", lambda asked: duties_told.compose(asked.query, asked.library), lambda asked: not asked.of_amount),
    Way("support", support_of, is_of_support),
    Way("requirements beside support", requirements_of, is_of_support),
    Way("table as list", lambda asked: lists.of_table(asked.query, asked.library), lambda asked: not asked.of_support),
    Way("duties of a body", lambda asked: duties_of.compose(asked.query, asked.library)),
    Way("who", who, lambda asked: "responsibility" in asked.query.kinds),
    Way("by when", lambda asked: by_when.compose(asked.query, asked.library)),
    Way("size limits", lambda asked: size_limits.compose(asked.query, asked.library), lambda asked: not (asked.certain or by_when.asks(asked.query))),
    Way("named part", lambda asked: in_words.named_part(asked.query, asked.library)),
    Way("list", lambda asked: lists.compose(asked.query, asked.library), lambda asked: not shares.of_several(asked.query.text)),
    Way("disputed", lambda asked: disputed.compose(asked.query, asked.library), lambda asked: not (asked.found and asked.found.disputed)),
    Way("projected", lambda asked: projected.compose(asked.query, asked.library)),
    Way("for each of so many", lambda asked: for_each.compose(asked.query, asked.library)),
    Way("figures", figures_of),
    Way("single things", lambda asked: with_extension(single_things.compose(asked.query, asked.library), asked.query), lambda asked: not (asked.of_support and asked.of_amount and not single_things.asks_apart(asked.query, asked.library)) and not asked.query.kinds >= {"document", "list"} and not by_passage.limits_alone(asked)),
)
"""Ways whose answer is what was asked for."""


LAST: tuple[Way, ...] = (
    Way("goals in a table", lambda asked: of_grids.goals(asked.query, asked.library), lambda asked: not asked.of_support),
    Way("share of one's own", lambda asked: share_of_own.compose(asked.query, asked.library)),
    Way("requirements to be told", lambda asked: requirements.nearest(asked.query, asked.own, asked.library), lambda asked: not asked.of_amount),
    Way("done by", lambda asked: done_by.compose(asked.query, asked.library)),
    Way("sentences", lambda asked: by_passage.decided(sentences_of(asked), asked)),
)
"""Ways of sentences that come near: a question that leans on an earlier one is rather read with it."""
