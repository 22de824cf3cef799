"""A question that asks for calculations, answered from what its clauses name: each result with its working, then the figures used."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from assistant.calculation.claims import claimed, told_claim
from assistant.calculation.clause import Clause
from assistant.calculation.lookup import Term
from assistant.calculation.reading import calculates, clauses
from assistant.calculation.terms import terms
from assistant.calculation.things import base_of, figure_of, level_of, told_change, told_share
from assistant.compose.citing import Citations
from assistant.compose.merging import joined, renumbered
from assistant.compose.of_figures.calculating import Calculated, calculated
from assistant.compose.of_figures.calculating.values import Sources, Value
from assistant.compose.of_figures.comparable import bounds, notes, once
from assistant.compose.of_figures.row_lines import facts, grid, named
from assistant.compose.of_figures.tested import tested
from assistant.compose.rows import printed, short_title
from assistant.compose.worked import Cited, Worked
from assistant.compute import Operand, in_unit
from assistant.gather.of_figures.metrics import family
from assistant.gather.of_figures.rates import asked as rate_asked
from assistant.gather.of_figures.rates import is_rate
from assistant.records import Draft, Query, Reason, Status
from assistant.several import asks, asks_figure
from assistant.vocabulary import vocabulary
from index.canonical import canonical
from index.library import Library
from index.records import Target
from index.words import bigrams
from prompts import say

_RATED = frozenset({"forward", "backward", "annual_rate"})
_RATES = frozenset({"growth", "growth_rate"})
_AT_RATES = frozenset({"compound", "forward"})
_OTHERWISE = frozenset({"consistency", "comparable", "trend", "rank", "first"})
"""What is asked of figures that is no calculation of clauses, and is worked elsewhere."""
_ELSEWHERE = re.compile(
    r"变成(?![^，。？]{0,8}(?:倍|多少|几))|改[称叫名为]|更名|从多少|由多少|逐个|逐次|逐步|每一?轮|"
    r"(?:加起来|加一起|加在一起|合起来|合计|之和|总和|相加)[^，。；？]{0,6}?(?:超过|比(?!(?:19|20)\d\d年)|大于|多于|高于|够|抵|赶)"
)
"""A thing goes by another name, both ends of a change are asked for in one clause, step by step, or a sum is held against another figure."""
_WORKED_BACK = re.compile(r"(?:倒|反|逆)(?:着|过来|回去)?(?:推|算).*(?:相加|加起来|合计|合起来).*(?:对得上|一致|吻合|相符)")
"""A whole worked back to is held against the sum of its parts."""
_IN_ALL = re.compile(r"累计|(?:总共|一共|合计)[增涨升降]")
"""What a rate comes to over several years is asked, not the rate that is told."""
_EACH = re.compile(r"各自?(?:是|要|得|需|该|会|往|[提降升增减])|分别|都")
_HELD = re.compile(r"相差|差(?:了)?(?:多少|几)|(?<![同环占])比(?![例重率值])")
"""Changes are asked for one by one; or held against each other."""
_NEW = "新增"
_MOST = 12
_POINTS = 3
"""From so many points on, figures are looked up clause by clause even where nothing is to be calculated."""


def in_clauses(draft: Draft, query: Query, understand: Callable[[str], Query], library: Library) -> Draft:
    """The draft, or the calculations that the question asks for clause by clause where the draft lacks some of them."""
    back = _WORKED_BACK.search(query.text) is not None
    claim = None if back else claimed(query.text)
    kept = (_OTHERWISE if draft.targets else _OTHERWISE - {"trend"}) if draft.status != Status.REFUSED else frozenset()
    kept = kept - {"comparable"} if "番" in query.text else kept  # 能比2022年翻一番吗
    elsewhere = not back and (query.operations & kept or (draft.computations and query.operations & _AT_RATES and "gap" not in query.operations) or _ELSEWHERE.search(query.text))
    rated = bool(draft.targets) and all(map(is_rate, draft.targets))
    stated = rated and not _IN_ALL.search(query.text) and ((rate_asked(query) and (draft.status == Status.PARTIAL or query.operations <= _RATES)) or vocabulary().grown.search(query.text))
    if query.refusal != Reason.NONE or draft.status == Status.NEEDS_INPUT or draft.decides or ((elsewhere or stated) and claim is None):
        return draft
    if query.leans and not query.topic and query.documents and draft.status == Status.ANSWERED and draft.computations:
        return draft  # "那2026年的报告里呢，提高了几个点": of the thing spoken of, in the document named
    if _changes_told(draft, query):
        return draft
    derivable = bool(query.asker) or draft.status == Status.REFUSED  # a figure that no document tells may follow from others
    goes_on = query.leans and bool(draft.targets)  # "那两项呢": of figures
    if not (derivable or goes_on or len(query.points) >= _POINTS or calculates(query.text)) or _only_named_new(draft, query):
        return draft
    read = clauses(query, understand, library.terms.in_names, claim.text if claim is not None else "")
    several = len({point for clause in read if not clause.earlier for parts in clause.sides for side in parts for point in side.points}) >= _POINTS
    shared = any(clause.noun and not clause.asks for clause in read)  # "总数乘上占比，一共有多少张"
    worked = any(clause.asks and (clause.operations or several or goes_on or (shared and clause.unit and family(clause.unit) != "share")) for clause in read)
    if not worked and not (derivable and any(clause.asks for clause in read)):
        return draft
    cite = Citations(library)
    done = _done(read, draft, query, cite, library)
    if not done.whole and claim is None and any(clause.noun and "占" in clause.text for clause in read):
        done = _done(clauses(query, understand, library.terms.in_names, shares_told=False), draft, query, cite, library)
    if not done.whole:
        return draft
    claim = claim or (None if back else told_claim(query.text, done.terms))
    verdict = tested(claim, done.worked.computations) if claim is not None else None
    if claim is not None and verdict is None:
        return draft
    made = _composed(done if verdict is None else replace(done, worked=_headed(done.worked, verdict)), cite, library)
    if verdict is not None:
        return made or draft
    if made is not None and draft.status == Status.ANSWERED and "support" in query.kinds and query.unit and all(family(row.unit) != family(query.unit) for row in made.targets):
        return draft  # how much is given is no number of things (各给多少钱，差多少)
    if made is not None and not made.computations and _quotes_more(draft, made, query):
        return draft
    judged = draft.status == Status.ANSWERED and not done.worked.lines and "higher" in query.operations
    if made is None or judged or not (worked or made.computations) or not _better(made, done.worked.lines, draft):
        return draft
    return joined(draft, made) if done.seeded else made


def _done(read: Sequence[Clause], draft: Draft, query: Query, cite: Citations, library: Library) -> Calculated:
    """The calculations of the clauses of a question, with the sums that a draft has worked out."""
    return calculated(
        terms(read, query, library),
        next((clause.years for clause in read if clause.years), None),
        Sources(
            mark=lambda term: cite.target(term.row) if term.row is not None else "asker",
            title=lambda term: short_title(term.row.document, library) if term.row is not None else "",
            told=lambda part, whole: told_share(part, whole, query, library),
            level=lambda term: level_of(term, library),
            look=lambda name, point: figure_of(name, point, query, library),
            base=lambda term, years: base_of(term, years, query, library),
            lasts=lambda term: _lasts(term, library),
            change=lambda first, last: told_change(first, last, library),
        ),
        tuple(_sums(draft, cite)),
    )


def _lasts(term: Term, library: Library) -> int:
    """How many years the document of a figure plans for, 0 where it does not say."""
    period = library.cards[term.row.document].meta.period if term.row is not None else None
    return period[1] - period[0] + 1 if period is not None else 0


def _only_named_new(draft: Draft, query: Query) -> bool:
    """Whether what sounds like a change is but the name of what the draft tells or lacks (城镇新增就业): without that word nothing is to be calculated."""
    told = draft.status == Status.ANSWERED and draft.targets and not draft.computations and all(_NEW in row.indicator for row in draft.targets)
    lacking = draft.status == Status.REFUSED and any(_NEW in run and run != _NEW for run in query.topic)
    return bool(told or lacking) and not calculates(query.text.replace(_NEW, ""))


def _changes_told(draft: Draft, query: Query) -> bool:
    """Whether a draft tells the changes that a question asks for one by one (各要提高多少): they are no figures to be held against each other."""
    told = draft.status == Status.ANSWERED and not draft.computations and bool(draft.targets) and all(row.measure == "change" for row in draft.targets)
    return told and query.operations <= {"difference", "growth"} and not query.asker and _EACH.search(query.text) is not None and not _HELD.search(query.text)


def _quotes_more(draft: Draft, made: Draft, query: Query) -> bool:
    """Whether a draft quotes the sentence of the figures found, of a question that asks for something in words besides (优先用来做什么，比例最多多少)."""
    apart = [asks_figure(one) for one in asks(query.text)]
    quoted = all(any(cited.document == row.document and cited.start <= row.start and row.end <= cited.end for cited in draft.citations) for row in made.targets)
    return len(apart) > 1 and not all(apart) and draft.status == Status.ANSWERED and not draft.targets and bool(made.targets) and quoted


def _headed(worked: Worked, verdict: Worked) -> Worked:
    """The verdict told first; what it is worked out of stands before it among the computations."""
    return replace(worked.plus(verdict), lines=(*verdict.lines, *worked.lines))


def _sums(draft: Draft, cite: Citations) -> Iterator[Value]:
    """The sums that a draft has worked out, with the first place that each is taken from."""
    known = {one.n: one for one in draft.citations}
    for one in dict.fromkeys((one.result, one.unit, one.operands) for one in draft.computations if one.operation == "sum"):
        total, unit, operands = one
        place = next((known[n] for n in operands if isinstance(n, int) and n in known), None)
        if place is not None:
            yield Value(Operand(total, unit, cite.span(place.document, place.path, place.start, place.end)), (), None, "", None, "sum")


def _composed(done: Calculated, cite: Citations, library: Library) -> Draft | None:
    """The answer that calculations give, None where they work with no figure of a document, or with too many."""
    rows = list(dict.fromkeys(term.row for term in done.terms if term.row is not None))
    if not rows or len(rows) > _MOST:
        return None
    cited = [named(row, cite, library, rows) for row in rows]
    worked = once(done.worked.plus(_noted(done, cited)), cited)
    disputed = _disputed(done.terms, cite)
    lines = [*worked.lines, *disputed, *facts(cited, library)] if len(cited) > 1 else [*facts(cited, library), *worked.lines, *disputed]
    used = dict.fromkeys((*(one.mark for one in cited), *(n for one in worked.computations for n in one.operands if isinstance(n, int)),
                          *(cite.target(other) for term in done.terms for other in term.others)))
    draft = Draft(
        Status.ANSWERED, Reason.NONE, "\n".join((*lines, *(f"> {note}" for note in worked.notes))), cite.all, worked.computations,
        grid(cited, library) if len(cited) > 1 else None, tuple(rows), worked.notes,
    )
    return renumbered(draft, {old: new for new, old in enumerate(used, 1)})


def _noted(done: Calculated, cited: Sequence[Cited]) -> Worked:
    """The limits of what was held against each other, and that the asker's figures are his own."""
    known = {one.row: one for one in cited}
    made = Worked()
    for first, last in done.held:
        if first.row in known and last.row in known:
            made = made.plus(Worked(notes=notes(known[first.row], known[last.row])))
    if done.worked.computations:
        made = made.plus(bounds(cited))
    if any(one.operation in _RATED for one in done.worked.computations):
        made = made.plus(Worked(notes=(say("figures.note.nominal"),)))
    own = [in_unit(term.value, term.unit) for term in done.terms if term.row is None]
    return made.plus(Worked(notes=(say("figures.note.asker", figure="、".join(own)),))) if own else made


def _tells_share(row: Target, made: Draft) -> bool:
    """Whether a row tells the share of the thing of which a share was worked out, the one whose figure comes first."""
    part, told, _ = row.indicator.partition("占")
    grams = frozenset(bigrams(canonical(part)))
    own = [frozenset(bigrams(canonical(f"{one.scope}{one.indicator}"))) for one in made.targets[:1]]
    return bool(told) and family(row.unit) == "share" and any(2 * len(grams & one) >= len(grams) for one in own)


def _verdicts(lines: Sequence[str], draft: Draft) -> list[str]:
    """The lines that tell something in words: none of a result, which has its working behind it."""
    workings = {say("figures.working", expression=one.expression) for one in draft.computations}
    return [line for line, after in pairwise((*lines, "")) if line not in workings and after not in workings]


def _disputed(used: Sequence[Term], cite: Citations) -> list[str]:
    """A line for each figure beside which its document has another one."""
    lines = []
    for term in used:
        if term.row is not None and term.others:
            figures = "、".join(f"{printed(row)}[{cite.target(row)}]" for row in (term.row, *term.others))
            lines.append(say("figures.verdict.conflict_inside", figures=figures))
    return list(dict.fromkeys(lines))


def _better(made: Draft, lines: Sequence[str], draft: Draft) -> bool:
    """Whether a draft lacks something that another has worked out (`lines`) or found."""
    if draft.status != Status.ANSWERED:
        return bool(lines) or len(made.targets) >= _POINTS
    shown = {(row.document, row.value) for row in draft.targets}
    unknown = any((row.document, row.value) not in shown for row in made.targets)
    if not made.computations:
        more = shown < {(row.document, row.value) for row in made.targets}
        return not draft.computations and (any(line not in draft.text for line in lines) or (unknown and (more or len(made.targets) >= _POINTS)))
    held = any("占" in row.indicator and row.bound == "<=" for row in made.targets)
    if not held and all(one.operation == "share" for one in made.computations) and any(_tells_share(row, made) for row in draft.targets):
        return False  # a share that the documents tell is not to be worked out of other figures
    if _verdicts(lines, made) and not _verdicts([line for line in draft.text.split("\n") if line[:1] not in ("-", ">")], draft):
        return True
    results = {(one.result, family(one.unit)) for one in draft.computations}
    return unknown or any((one.result, family(one.unit)) not in results for one in made.computations)
