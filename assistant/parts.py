"""A question that asks for several figures, answered clause by clause where the whole leaves one of them out."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import reduce

from assistant.compose.merging import joined
from assistant.gather.of_figures.metrics import METRIC, is_measure
from assistant.gather.of_figures.rates import asked as rate_asked
from assistant.records import Citation, Draft, Query, Reason, Status
from assistant.several import cases, figures_asked, questions
from index.records import Target
from index.stretches import overlap
from prompts import say

_UNFOUND = frozenset({Reason.NOT_FOUND, Reason.UNKNOWN_INDICATOR})
_LEANS = re.compile(r"^(?:那|又)?(?:里头|里面|其中|其|它|他们|这|那里)")
_RATE = re.compile(r"(?:同比|年均|比上年)?(?:增长|增速|增幅|涨幅|降幅|下降|增长率|增减)")
"""How a thing grew, not which."""
_OF_RATES = frozenset({"growth_rate", "growth", "average"})
_BETWEEN = re.compile("(?:[、和及与]|以及)(?:各自的?|其)?")
_MEASURES = re.compile(
    rf"(?P<measures>(?:{METRIC.pattern})(?:(?:[、和及与]|以及)(?:各自的?|其)?(?:{METRIC.pattern}|{_RATE.pattern}))+)(?:的?目标)?(?=(?:各自?|分别|都)?(?:[要想应]|要求)?(?:是|为|达到?|定|到|做到)*(?:在|了|的)?(?:多少|几)[^，。；？]{{0,4}}[？。]?$)")
"""Measures of the same things that are asked for together."""
_CLAUSE = re.compile(r"[^，。；？！]+")
_SHORT = 2
"""A clause whose own topic has no more signs than this means nothing by itself."""
_LONG = 300
"""A quotation longer than this, in signs, gives way to figures told one by one."""
_WORKED = frozenset({"difference", "growth", "multiple", "gap", "sum", "forward", "backward"})
"""Operations of a clause that works with the figures of the others."""


def by_parts(draft: Draft, query: Query, understand: Callable[[str], Query], compose: Callable[[Query], Draft]) -> Draft:
    """The draft with the figures of those clauses that it leaves out; `draft` where the question asks for one figure only or the
    clauses give nothing more.

    A clause is read by its own words, with the documents, places and years of the whole where it names none.
    """
    if draft.decides and draft.whole and draft.targets:
        return draft
    if (apart := _by_measures(draft, query, understand, compose)) is not None:
        return apart
    asked = figures_asked(query.text)
    if not asked or query.refusal != Reason.NONE or draft.status == Status.NEEDS_INPUT or "consistency" in query.operations:
        return draft
    sums = [replace(one, text=f"{metric}{one.text}") for metric, text in _metrics_apart(query, asked)
            if (one := compose(replace(understand(text), dialogue=query.dialogue, question=query.question))).computations]
    if len(sums) == 2 and sum(one.operation == "sum" for one in draft.computations) < 2:
        return joined(*sums)
    parts = [part for before, text in asked if (part := _part(understand(text), (before and understand(before)) or None, query)) is not None]
    if len(parts) < 2 and not (len(parts) == 1 and draft.reason == Reason.NOT_RECORDED):
        return draft
    if (together := _of_one_document(draft, parts, compose)) is not None:
        return together
    drafts = _drafts(parts, compose)
    told = [one for one in drafts if one is not None]
    if not told:
        return draft
    whole = draft.status.tells and (draft.targets or draft.computations or len(told) < len(parts) or len(draft.text) <= _LONG)
    if whole and len(told) == len(parts) and draft.targets and not draft.computations:
        rows = {row for one in told for row in one.targets}
        whole = rows < set(draft.targets) or (set(draft.targets) <= rows and draft.reason != Reason.PART_MISSING)
    made, rest = (draft, told) if whole else (told[0], told[1:])
    for one in rest:
        made = joined(made, one) if _new(made, one) else made
    lacking = () if whole else [part.text for part, one in zip(parts, drafts, strict=True) if one is None]
    if len(parts) == 1:
        lacking = [text for _, text in asked if text != parts[0].text]
    for text in lacking:
        missing = say("clauses.part_missing", part=text)
        made = replace(made, status=Status.PARTIAL, reason=Reason.PART_MISSING, text=f"{made.text}\n\n{missing}")
    return made


def by_cases(draft: Draft, query: Query, drafted: Callable[[str], Draft]) -> Draft:
    """In place of the draft, of a question on several cases told side by side, each decided by itself under the words that tell it;
    `draft` where one of them finds no answer, they are worked out together, or the answers are of several documents."""
    asked = () if query.operations or len(query.dialogue) > 1 else cases(query.text)
    told = [drafted(text) for _, text in asked]
    if not told or any(not one.status.tells or not one.citations for one in told) or len({one.citations[0].document for one in told}) > 1:
        return draft
    headed = [replace(one, text=f"{say('clauses.case', case=case)}\n{one.text}") for one, (case, _) in zip(told, asked, strict=True)]
    return replace(reduce(joined, headed), decides=all(one.decides for one in told))


def one_by_one(draft: Draft, query: Query, understand: Callable[[str], Query], compose: Callable[[Query], Draft]) -> Draft:
    """In place of a refusal of several questions in one what each of them by itself gives, in the document that the first is answered
    from, with a note on those that give nothing; `draft` where none does."""
    pieces = questions(query.text)
    if draft.status != Status.REFUSED or draft.decides or draft.reason not in _UNFOUND or len(pieces) < 2 or query.leans:
        return draft
    told: list[Draft] = []
    lacking: list[str] = []
    home: tuple[str, ...] = ()
    for text in pieces:
        own = understand(text)
        asked = replace(own, documents=own.documents or query.documents, soft_documents=own.soft_documents or query.soft_documents or home,
                        regions=own.regions or query.regions)
        made = compose(asked)
        if made.status.tells and made.citations:
            told += [made] if made.text not in [one.text for one in told] else []
            home = home or tuple(dict.fromkeys(one.document for one in made.citations))[:1]
        else:
            lacking.append(text)
    if not told:
        return draft
    made = reduce(joined, told)
    for text in lacking:
        made = replace(made, status=Status.PARTIAL, reason=Reason.PART_MISSING, text=f"{made.text}\n\n{say('clauses.part_missing', part=text)}", decides=False)
    return made


def _by_measures(draft: Draft, query: Query, understand: Callable[[str], Query], compose: Callable[[Query], Draft]) -> Draft | None:
    """What each of several measures of the same things gives by itself (产值、年均增速各是多少), where each gives figures and one of them some that
    the draft has not; else None."""
    match = _MEASURES.search(query.text)
    if match is None or query.refusal != Reason.NONE or query.operations - _OF_RATES or query.asker:
        return None
    names = _BETWEEN.split(match["measures"])
    levels = [one for one in names if not _RATE.fullmatch(one)]
    wanted = [*levels, *(f"{level}{rate}" for rate in names if rate not in levels for level in levels)]
    told = [compose(replace(understand(f"{query.text[: match.start('measures')]}{name}各是多少？"), question=query.question)) for name in wanted]
    if any(one.status != Status.ANSWERED or not one.targets for one in told) or _as_told(draft, {row for one in told for row in one.targets}, query):
        return None
    return reduce(joined, told)


def _as_told(draft: Draft, rows: set[Target], query: Query) -> bool:
    """Whether a draft has all these rows, and none besides that is of nothing named."""
    things = [head for run in query.topic if (head := METRIC.sub("", run)[:_SHORT])]
    return rows <= set(draft.targets) and all(row in rows or any(head in row.indicator for head in things) for row in draft.targets)


def _metrics_apart(query: Query, asked: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """A sum asked for in two measures of the same things ("产值合计多少，增加值合计多少") as two questions, each with its measure; else nothing."""
    metrics = [METRIC.findall(text) for _, text in asked]
    if "sum" not in query.operations or len(asked) != 2 or any(len(names) != 1 for names in metrics) or metrics[0] == metrics[1]:
        return []
    before, first = asked[0]
    one, two = metrics[0][0], metrics[1][0]
    return [(one, f"{before}，{first}"), (two, f"{before}，{first.replace(one, two)}")]


def _part(own: Query, before: Query | None, query: Query) -> Query | None:
    """A clause as a question of its own, None where it names nothing to look up or works with the figures of others."""
    if not own.topic and own.unit and not own.operations:
        own = replace(own, topic=query.topic[:1])  # its growth, and "达到多少亿"
    if not own.topic or (own.operations & _WORKED and not rate_asked(own)):
        return None
    named = [run for run in query.topic if not _RATE.fullmatch(run)]
    if named and all(_RATE.fullmatch(run) for run in own.topic):
        own = replace(own, topic=(f"{named[0]}{own.topic[0]}",))  # 地区生产总值是多少，增长多少
    leans = _LEANS.search(own.text) is not None or sum(len(METRIC.sub("", run)) for run in own.topic) <= _SHORT
    context = tuple(word for word in (query.topic[:1] if leans else before.topic if before else ()) if word not in own.topic)
    things = _things_before(own.topic[0], query) or [run for run in context if not is_measure(run)]
    years = before.years if before and len(before.years) == 1 else query.years if len(query.years) == 1 else ()
    return replace(
        own,
        context=context,
        about=(*things, *own.topic) if all(map(is_measure, own.topic)) else own.topic,
        leans=leans and bool(context),
        soft_years=() if own.years else years,
        documents=own.documents or query.documents,
        soft_documents=own.soft_documents or query.soft_documents,
        regions=own.regions or query.regions,
        dialogue=query.dialogue,
        question=query.question,
    )


def _things_before(word: str, query: Query) -> list[str]:
    """The things that the clause right before the one with `word` names, without what is measured of them."""
    for clause in reversed(_CLAUSE.findall(query.text[: max(query.text.rfind(word), 0)])):
        things = [head for run in query.topic if run in clause and (head := METRIC.split(run)[0])]
        if things:
            return things
    return []


def _drafts(parts: list[Query], compose: Callable[[Query], Draft]) -> list[Draft | None]:
    """The figures of each part, None where there are none; of the document that the parts before are answered from, if it has some."""
    found: list[Draft | None] = []
    home: tuple[str, ...] = ()
    for part in parts:
        made = None
        for documents in dict.fromkeys((part.documents or home, part.documents)):
            one = compose(replace(part, documents=documents))
            if made is None and one.status == Status.ANSWERED and one.targets:
                made = one
        if made is not None and not home and len({one.document for one in made.citations}) == 1:
            home = (made.citations[0].document,)
        found.append(made)
    return found


def _of_one_document(draft: Draft, parts: Sequence[Query], compose: Callable[[Query], Draft]) -> Draft | None:
    """In place of figures of several documents that leave something open, what each part gives by itself, where one document tells all of them; else None."""
    if draft.status != Status.PARTIAL or not draft.targets or len({one.document for one in draft.citations}) < 2:
        return None
    told = [compose(part) for part in parts]
    homes = {one.document for made in told for one in made.citations}
    whole = len(told) > 1 and len(homes) == 1 and all(made.status == Status.ANSWERED and made.citations for made in told)
    return reduce(joined, told) if whole else None


def _new(draft: Draft, part: Draft) -> bool:
    """Whether a part has a figure that the draft has not, of another indicator, year or place, and does not quote."""
    if draft.targets:
        return not set(part.targets) & set(draft.targets) and not set(map(_told_of, part.targets)) <= set(map(_told_of, draft.targets))
    return not any(_same(one, other) for one in part.citations for other in draft.citations)


def _told_of(row: Target) -> tuple[str, str, str, int | None, str, str]:
    """What a row tells: of which indicator, as what, for when and where."""
    return row.indicator, row.measure, row.unit, row.year, row.region, row.scope


def _same(one: Citation, other: Citation) -> bool:
    return one.document == other.document and overlap(one, other)
