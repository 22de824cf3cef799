"""Question in, Answer out: the whole way on one screen.

    understand → gather → compute → compose → check → answer (→ in the words of a language model, where one is configured)
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from functools import cache

from assistant import each_ask, plainer, subject
from assistant.check import Complaint, check
from assistant.compose.carried import carried
from assistant.compose.footnotes import told_apart
from assistant.compose.gaps import without_gaps
from assistant.compose.in_words import item as in_item
from assistant.compose.in_words import not_written, put_to, reasons, single_things
from assistant.compose.in_words import responsibility as in_duty
from assistant.compose.in_words.nearby import with_neighbours
from assistant.compose.in_words.peculiar import with_ruling
from assistant.compose.marked import only_marked
from assistant.compose.merging import both
from assistant.compose.of_demands import kin_listed, procedure_of
from assistant.compose.of_documents import two_versions
from assistant.compose.of_figures import all_named, goals, one_side, rows_of_kind, unexplained, unlike_terms
from assistant.compose.of_figures.above_another import from_another
from assistant.compose.of_figures.calculated import in_clauses
from assistant.compose.of_figures.enumerated import added_up
from assistant.compose.of_figures.moved import with_move
from assistant.compose.of_figures.own_course import by_own_course
from assistant.compose.of_figures.told_difference import with_difference
from assistant.compose.of_support import base_only, unset_sum
from assistant.compose.of_support.modified import with_modifiers
from assistant.compose.of_support.support import tells_amount
from assistant.compose.refused import asking as in_asking
from assistant.compose.refused import named_thing, of_place, refusal
from assistant.gather.in_words.guide_asked import asks as asks_field
from assistant.gather.in_words.procedure_asked import rest as rest_of
from assistant.gather.of_documents.enclosed import enclosed
from assistant.gather.of_documents.likeliest import as_in, likeliest
from assistant.gather.of_support.trade_meant import with_trade
from assistant.language.detect import language
from assistant.language.heard import Heard, heard
from assistant.language.retold import retold
from assistant.limits import problem, readable
from assistant.model import chat, configured, worded
from assistant.parts import by_cases, by_parts, one_by_one
from assistant.records import Answer, Draft, Query, Reason, Status
from assistant.scope import EVERYTHING, Scope, empty, narrowed, within
from assistant.several import asks_how, parted, years_apart
from assistant.suggest import suggestions
from assistant.understand import understand
from assistant.understand.dialogue import resolved
from assistant.understand.manners import bare
from assistant.understand.put_right import put_right, which
from assistant.ways.composing import compose
from index.errors import SettingsError, WenceError
from index.library import Library
from index.schema import current
from index.settings import home
from prompts import Language, Said, recording, say, say_in

_lock = threading.Lock()
_open: dict[str, Library] = {}
_FROM_TEXT = frozenset({"responsibility", "how", "why", "summary"})
"""Kinds of follow-up that are first looked for in the document of the answer before."""


def ask(question: str, history: Sequence[str] = (), id: str = "", scope: Scope = EVERYTHING, shown: Callable[[Answer], None] | None = None) -> Answer:
    """The answer to a question in its dialogue (earlier questions of the asker, oldest first), from within `scope`. Never raises.

    `shown` is given the beginnings of an answer that a language model words, each checked; what comes back takes their place.
    """
    began = time.perf_counter()
    question, history = readable(question), [readable(one) for one in history]
    fingerprint = ""
    spoken, asked = language(question, history), Heard(question, tuple(history))
    kept: AbstractContextManager[dict[str, Said]] = recording() if spoken != "zh-Hans" else nullcontext({})
    with kept as said:

        def begun(made: Draft) -> None:
            if shown is not None:
                told, own = retold(made, spoken, said, {})
                shown(as_answer(told, question, id, fingerprint, language=own))

        try:
            trouble = problem(question)
            if trouble is not None:
                draft = trouble
            else:
                library = the_library()
                fingerprint = library.fingerprint
                asked = heard(question, history, library)
                part = narrowed(library, scope)
                draft = asked.refusal() or (
                    within(answer(asked.question, asked.history, part, spoken, shown and begun), scope, library) if part.cards else empty(scope, library)
                )
            draft, spoken = asked.told(*retold(draft, spoken, said, asked.own_words(question, history)))
        except SettingsError as error:
            draft = Draft(Status.ERROR, Reason.SETTINGS, say_in(spoken, "refusal.settings", {"message": str(error)}))
        except WenceError as error:
            draft = Draft(Status.ERROR, Reason.LIBRARY, say_in(spoken, "refusal.library", {"message": str(error)}))
        except Exception as error:  # whatever goes wrong, the asker gets an answer
            draft = Draft(Status.ERROR, Reason.INTERNAL, say_in(spoken, "refusal.internal", {"message": type(error).__name__}))
    return as_answer(draft, question, id, fingerprint, (time.perf_counter() - began) * 1000, spoken)


def as_answer(draft: Draft, question: str, id: str = "", fingerprint: str = "", ms: float = 0, language: Language = "zh-Hans") -> Answer:
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
        targets=() if draft.status == Status.REFUSED else draft.targets,  # a refusal tells rows that come near, none that answers
        warnings=draft.warnings,
        suggestions=draft.suggestions,
        timings_ms={"total": ms},
        library=fingerprint,
        usage=draft.usage,
        asker=draft.asker,
        language=language,
    )


def answer(
    question: str, history: Sequence[str], library: Library, spoken: Language = "zh-Hans", shown: Callable[[Draft], None] | None = None
) -> Draft:
    """The checked draft of an answer, in the words of the language model if one is configured and passes the same check; `shown`
    is given what of those words has passed so far. An answer to be put in English stays in the program's own words, which are put
    in it message by message."""
    if (unsure := which(question, history)) is not None:
        return Draft(Status.NEEDS_INPUT, Reason.MISSING_FACT, say("understand.which_figure", figure=unsure[0], clauses="”、“".join(unsure[1])))
    query, draft = _drafted(*put_right(question, history), library)
    draft = only_marked(told_apart(draft))

    def guard(made: Draft) -> tuple[Complaint, ...]:
        return check(made, query, lambda id: library.text(id))

    def answered(anew: str) -> tuple[Query, Draft] | None:
        asked, made = _drafted(anew, (), library)
        return None if check(made, asked, lambda id: library.text(id)) or not made.status.tells else (asked, made)

    complaints = guard(draft)
    settings = configured()
    if complaints:
        draft = refusal.unsupported(draft, complaints)
    elif settings is not None:
        from assistant.model.reading import read, unread

        model = chat(settings)
        if unread(query, draft):
            query, draft = read(query, draft, library, model, settings, answered)
        draft = worded(draft, question, model, settings, guard, shown) if spoken != "en" else draft
    return replace(suggestions(without_gaps(draft, library), query, library), asker=query.asker)


def _drafted(question: str, history: Sequence[str], library: Library, before: Draft | None = None) -> tuple[Query, Draft]:
    """The question as understood and its draft; of a question that goes on with who or how, the drafts of both, joined.

    `before` is the draft of the last question of `history` where it is at hand.
    """
    earlier = cache(lambda: before or _earlier(question, history, library))
    question = with_trade(question, lambda: understand(history[-1], history[:-1], library.cards, library.terms) if history else None, earlier)
    query = enclosed(likeliest(understand(question, history, library.cards, library.terms, home=lambda: _documents(earlier())), library), library)
    versions = two_versions.compose(query, lambda text, part: _drafted(text, (), part)[1], library)
    if versions is not None:
        return query, versions
    apart = parted(bare(question)) or (years_apart(bare(question)) if history else None)
    if apart is not None:
        first = _drafted(apart[0], history, library, before)[1]
        if first.status.tells:
            second = _drafted(apart[1], (*history, apart[0]), library, first)[1]
            return query, both(first, second, apart[1])
    alone = _reader(query, (), library)
    draft = _in_dialogue(query, earlier, library)
    if draft.decides and draft.whole and asks_field(query, library):
        return query, draft if before is not None else carried(draft, query, library)  # each field that is asked for is told or said to be missing
    draft = base_only.held(reasons.completed(single_things.completed(draft, query, library), query, library), query, library)
    draft = subject.kept(draft, query, lambda text: _with_thing(text, query, alone, library), library)
    draft = subject.own_first(draft, query, lambda one: compose(one, library), library)
    draft = with_neighbours(one_by_one(draft, query, alone, lambda one: compose(one, library)), query, library)
    draft = plainer.answered(draft, query, lambda text: _plainly(text, query, alone, library))
    draft = by_parts(draft, query, _reader(query, history, library) if history else alone, lambda one: compose(one, library))
    draft = by_cases(draft, query, lambda text: _drafted(text, (), library)[1])
    draft = from_another(by_own_course(draft, query, alone, library), query, library)
    draft = with_ruling(with_difference(added_up(in_clauses(draft, query, alone, library), query), query), query, library)
    draft = unexplained.noted(unlike_terms.held(draft, query, library), query, library)
    draft = put_to.completed(with_modifiers(draft, query, library), query, library)
    draft = one_side.noted(all_named.completed(with_move(draft, query), query, library), query)
    draft = procedure_of.completed(_of_rest(draft, query, alone, library), query, library)
    draft = named_thing.held(not_written.noted(kin_listed.held(draft, query), query), query, library)
    draft = of_place.held(draft, query, library)
    draft = each_ask.completed(draft, query, history, lambda text, earlier: _drafted(text, earlier, library)[1])
    draft = unset_sum.held(draft, query, lambda text: _drafted(text, history, library, before)[1])
    return query, draft if before is not None else carried(draft, query, library)


def _of_rest(draft: Draft, query: Query, alone: Callable[[str], Query], library: Library) -> Draft:
    """In place of a draft that tells no sum, of a question that asks for one and of applying besides, what the question gives without that."""
    rest = rest_of(query) if not (draft.computations or draft.decides) and "support" in query.kinds else ""
    if not rest or (draft.status in (Status.ANSWERED, Status.PARTIAL, Status.NEEDS_INPUT) and tells_amount(draft, query, library)):
        return draft
    read = alone(rest)
    own = replace(read, documents=read.documents or query.documents, regions=read.regions or query.regions, dialogue=query.dialogue)
    made = compose(own, library)
    return made if made.status in (Status.ANSWERED, Status.PARTIAL, Status.NEEDS_INPUT) and made.citations and tells_amount(made, own, library) else draft


def _plainly(text: str, query: Query, alone: Callable[[str], Query], library: Library) -> Draft:
    """The draft of a plainer question, at the document and in the dialogue of the whole."""
    read = alone(text)
    own = replace(read, documents=read.documents or query.documents, unknown_regions=(), dialogue=(text,), question=text)
    return single_things.completed(compose(own, library), own, library)


def _with_thing(text: str, query: Query, alone: Callable[[str], Query], library: Library) -> Draft:
    """The draft of a follow-up with the thing of the dialogue in its words, at the places and times that the dialogue speaks of."""
    read = alone(text)
    return compose(replace(read, soft_documents=query.soft_documents, soft_years=() if read.years else query.soft_years,
                           regions=read.regions or query.regions, dialogue=query.dialogue, question=query.question), library)


def _reader(query: Query, history: Sequence[str], library: Library) -> Callable[[str], Query]:
    """Reads a piece of a question by itself, after `history`; at a place that no document is of where the whole names one and the piece none."""

    def read(text: str) -> Query:
        piece = as_in(query, understand(text, history, library.cards, library.terms, piece=True))
        elsewhere = piece.unknown_regions or (() if piece.regions or piece.documents else query.unknown_regions)
        return replace(piece, unknown_regions=elsewhere)

    return cache(read)


def _earlier(question: str, history: Sequence[str], library: Library) -> Draft | None:
    """The draft of the answer that a question goes on from, None at the beginning of a dialogue."""
    _, before = resolved(question, history)
    return compose(likeliest(understand(before[-1], before[:-1], library.cards, library.terms), library), library) if before else None


def _documents(draft: Draft | None) -> tuple[str, ...]:
    """The documents that an answer is taken from."""
    told = draft is not None and draft.status.tells
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
    return (rows_of_kind.compose(query, library) or goals.compose(query, library) or vague) if vague is not None else compose(query, library)


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
