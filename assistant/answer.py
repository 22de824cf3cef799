"""Question in, Answer out: the whole way on one screen.

    understand → gather → compute → compose → check → answer (→ in the words of a language model, where one is configured)
"""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache

from assistant.check import Complaint, check
from assistant.compose import agreement as in_agreement
from assistant.compose import applied, refusal
from assistant.compose import asking as in_asking
from assistant.compose import changed as in_change
from assistant.compose import clauses as in_words
from assistant.compose import disputed as in_dispute
from assistant.compose import figures as in_figures
from assistant.compose import item as in_item
from assistant.compose import limited as in_limits
from assistant.compose import lists as in_lists
from assistant.compose import required as in_requirement
from assistant.compose import requirements as in_requirements
from assistant.compose import responsibility as in_duty
from assistant.compose import scaled as in_scale
from assistant.compose import stated as in_statements
from assistant.compose import support as in_support
from assistant.compose import validity as in_validity
from assistant.compose.calculated import in_clauses
from assistant.compose.carried import carried
from assistant.compose.enumerated import added_up
from assistant.compose.gaps import without_gaps
from assistant.compose.hedge import hedge
from assistant.compose.merging import both
from assistant.eligibility import facts
from assistant.gather.aspects import asked as aspects
from assistant.gather.aspects import of_procedure
from assistant.gather.clauses import clauses
from assistant.gather.figures import figures
from assistant.gather.likeliest import likeliest
from assistant.gather.rules import rules
from assistant.limits import problem, readable
from assistant.model import chat, configured, worded
from assistant.parts import by_parts
from assistant.records import Answer, Draft, Query, Reason, Status
from assistant.scope import EVERYTHING, Scope, empty, narrowed, within
from assistant.several import asks_how, parted
from assistant.suggest import suggestions
from assistant.understand import understand
from assistant.understand.dialogue import resolved
from index.errors import SettingsError, WenceError
from index.library import Library
from index.schema import current
from index.settings import home, today
from prompts import say

_lock = threading.Lock()
_open: dict[str, Library] = {}
_OF_FIGURES = re.compile(r"(?:定的数|数字|数值|目标值|的数|目标)[^。？，]{0,3}[，]?[^。？，]{0,10}有(?:什么|啥|没有|无)?(?:差别|不同|区别|出入|差异)")
"""How figures differ is asked, not what else changed between the documents."""
_FROM_TEXT = frozenset({"responsibility", "how", "why", "summary"})
"""Kinds of follow-up that are first looked for in the document of the answer before."""


def ask(question: str, history: Sequence[str] = (), id: str = "", scope: Scope = EVERYTHING) -> Answer:
    """The answer to a question in its dialogue (earlier questions of the asker, oldest first), from within `scope`. Never raises."""
    began = time.perf_counter()
    question, history = readable(question), [readable(one) for one in history]
    fingerprint = ""
    try:
        trouble = problem(question)
        if trouble is not None:
            draft = trouble
        else:
            library = the_library()
            fingerprint = library.fingerprint
            part = narrowed(library, scope)
            draft = within(answer(question, history, part), scope, library) if part.cards else empty(scope, library)
    except SettingsError as error:
        draft = Draft(Status.ERROR, Reason.SETTINGS, say("refusal.settings", message=str(error)))
    except WenceError as error:
        draft = Draft(Status.ERROR, Reason.LIBRARY, say("refusal.library", message=str(error)))
    except Exception as error:  # whatever goes wrong, the asker gets an answer
        draft = Draft(Status.ERROR, Reason.INTERNAL, say("refusal.internal", message=type(error).__name__))
    return as_answer(draft, question, id, fingerprint, (time.perf_counter() - began) * 1000)


def as_answer(draft: Draft, question: str, id: str = "", fingerprint: str = "", ms: float = 0) -> Answer:
    """A draft as the answer that goes out; `fingerprint` is that of the library asked, `ms` the time it took."""
    return Answer(
        id=id,
        question=question,
        status=draft.status,
        status_reason=draft.reason,
        answer=draft.text,
        citations=draft.citations,
        computations=draft.computations,
        table=draft.table,
        targets=draft.targets,
        warnings=draft.warnings,
        suggestions=draft.suggestions,
        timings_ms={"total": ms},
        library=fingerprint,
        usage=draft.usage,
        asker=draft.asker,
    )


def answer(question: str, history: Sequence[str], library: Library) -> Draft:
    """The checked draft of an answer, in the words of the language model if one is configured and passes the same check."""
    query, draft = _drafted(question, history, library)

    def guard(made: Draft) -> tuple[Complaint, ...]:
        return check(made, query, lambda id: library.document(id).text)

    complaints = guard(draft)
    model = configured()
    if complaints:
        draft = refusal.unsupported(draft, complaints)
    elif model is not None:
        draft = worded(draft, query, chat(model), model.name, guard)
    return replace(suggestions(without_gaps(draft, library), query, library), asker=query.asker)


def _drafted(question: str, history: Sequence[str], library: Library, before: Draft | None = None) -> tuple[Query, Draft]:
    """The question as understood and its draft; of a question that goes on with who or how, the drafts of both, joined.

    `before` is the draft of the last question of `history` where it is at hand.
    """
    earlier = cache(lambda: before or _earlier(question, history, library))
    query = likeliest(understand(question, history, library.cards, library.terms, home=lambda: _documents(earlier())), library)
    apart = parted(question)
    if apart is not None:
        first = _drafted(apart[0], history, library, before)[1]
        if first.status in (Status.ANSWERED, Status.PARTIAL):
            second = _drafted(apart[1], (*history, apart[0]), library, first)[1]
            return query, both(first, second, apart[1])
    draft = in_statements.completed(_in_dialogue(query, earlier, library), query, library)
    reader = _reader(library)
    draft = added_up(in_clauses(by_parts(draft, query, lambda text: understand(text, history, library.cards, library.terms), lambda one: compose(one, library)), query, reader, library), query)
    return query, draft if before is not None else carried(draft, query, library)


def _reader(library: Library) -> Callable[[str], Query]:
    """Reads a piece of a question by itself."""
    return cache(lambda text: understand(text, (), library.cards, library.terms))


def _earlier(question: str, history: Sequence[str], library: Library) -> Draft | None:
    """The draft of the answer that a question goes on from, None at the beginning of a dialogue."""
    _, before = resolved(question, history)
    return compose(likeliest(understand(before[-1], before[:-1], library.cards, library.terms), library), library) if before else None


def _documents(draft: Draft | None) -> tuple[str, ...]:
    """The documents that an answer is taken from."""
    told = draft is not None and draft.status in (Status.ANSWERED, Status.PARTIAL)
    return tuple(dict.fromkeys(one.document for one in draft.citations)) if draft is not None and told else ()


def _in_dialogue(query: Query, earlier: Callable[[], Draft | None], library: Library) -> Draft:
    """The draft; of an item of the answer before, or from that answer's document, where the question leans on it."""
    if "responsibility" in query.kinds and in_duty.says_only_who(query) and (before := earlier()) is not None:
        draft = in_duty.of_answer(before, library)
        if draft is not None:
            return draft
    if asks_how(query.text):
        query = replace(query, kinds=frozenset({"how"}), unit="", operations=frozenset(), wants="")
    place = in_item.which(query.text)
    if place is not None and len(query.dialogue) > 1 and (before := earlier()) is not None:
        draft = in_item.compose(place, before, library)
        if draft is not None:
            return draft
    free = not (query.documents or query.soft_documents or query.regions or query.points)
    if query.leans and free and (query.kinds & _FROM_TEXT or not query.figure):
        documents = _documents(earlier())
        if len(documents) == 1:
            anchored = replace(query, soft_documents=documents)
            for leaning in (anchored, replace(anchored, leans=False, context=())) if query.topic else (anchored,):
                draft = compose(leaning, library)
                if draft.status != Status.REFUSED:
                    return draft
    vague = in_asking.indicators(query, library) if query.refusal == Reason.NONE else None
    return vague or compose(query, library)


def compose(query: Query, library: Library) -> Draft:
    """The draft: the first way to answer that the question's kind allows and the library has evidence for, else a refusal.

    A question that finds nothing by itself is read once more as a follow-up, then once more by its core alone.
    """
    draft = refusal.outright(query, library) or in_agreement.compose(query, library)
    listed = "list" in query.kinds and "count" not in query.kinds
    in_prose = listed or of_procedure(query.text) or bool(query.kinds & {"how", "why", "summary", "document"}) or bool(aspects(query.text) & {"definition", "consequence"})
    figured = query.figure and (query.unit or query.operations or "figure" in query.kinds or not in_prose)
    found = figures(query, library) if draft is None and figured else None
    told = found is not None and bool(found.items) and (_OF_FIGURES.search(query.text) or (found.certain and len(found.items) == 1))
    if draft is None and not (told and "list" not in query.kinds):
        draft = in_validity.compose(query, library, today()) or in_change.compose(query, library)
    if draft is None and (query.operations & {"gap", "difference"} or not in_support.asks_amount(query)):
        own = facts(query.dialogue, query.regions)
        draft = in_requirements.compose(query, own, library) or in_requirement.compose(query, own, library)
    if draft is None and not (found and found.items):
        draft = in_asking.documents(query, library)
    if draft is None and "support" in query.kinds and "document" not in query.kinds and (
        in_support.asks_amount(query) or (query.leans and query.asker) or not ((found and found.certain) or of_procedure(query.text))
    ):
        draft = in_support.compose(query, rules(query, library), library, today())
    if draft is None and "support" not in query.kinds:
        draft = in_lists.of_table(query, library)
    if draft is None and "support" in query.kinds and query.regions and applied.asks(query) and "material" not in aspects(query.text):
        draft = applied.of_place(query, library)
    if draft is None and "responsibility" in query.kinds:
        draft = in_duty.of_own_topic(query, library) or in_duty.compose(query, clauses(query, library), library)
    if draft is None and not (found and found.certain):
        draft = in_limits.compose(query, library)
    if draft is None:
        draft = in_words.named_part(query, library)
    if draft is None:
        draft = in_lists.compose(query, library)
    if draft is None and not (found and found.disputed):
        draft = in_dispute.compose(query, library)
    if draft is None:
        draft = in_scale.compose(query, library)
    if draft is None and found is not None:
        draft = in_figures.compose(query, found, library) or refusal.known_but_not_so(query, found, library)
    if draft is None:
        draft = in_statements.compose(query, library)
    untold = draft is None
    if draft is None:
        draft = in_figures.with_reference(in_words.compose(query, clauses(query, library), library), query)
        draft = hedge(draft, query, library)
        draft = refusal.untimely(refusal.untold(draft, query, library), query, library)
        if draft is not None and "support" in query.kinds and in_support.asks_amount(query) and not in_support.tells_amount(draft, query, library):
            draft = None
    if draft is None and "support" in query.kinds and applied.asks(query):
        draft = applied.compose(query, rules(query, library), library)
    if query.context and not query.leans and (draft is None or (untold and draft.status == Status.REFUSED)):
        leaning = compose(replace(query, leans=True), library)
        if draft is None or leaning.status != Status.REFUSED:
            return leaning
    if draft is None and query.core and query.core != query.topic and not of_procedure(query.text):
        draft = compose(replace(query, topic=query.core, core=()), library)
        return draft if draft.status != Status.REFUSED else refusal.not_found(query, found, library)
    return draft or refusal.not_found(query, found, library)


def the_library() -> Library:
    """The library in force, opened once and again whenever another is put in force. Raises LibraryError if there is none."""
    place = home()
    name = current(place)
    key = f"{place}\n{name}"
    with _lock:
        if key not in _open:
            _open.clear()
            _open[key] = Library.open(place)
        return _open[key]
