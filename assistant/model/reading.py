"""A question that the rules could not read, read by a model: it picks from what the library has, code says the question anew.

The model gives a form (structured output) of marks; code validates it against the choices and against all that the rules did read,
sends it back once, and puts it into the words that the rules read best. What comes of it is told under the condition that this is what
was meant: whatever the model picked, nothing false is said.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from assistant.check.figures import common_unit
from assistant.compose.rows import short_title
from assistant.model import tokens
from assistant.model.chat import Chat, Message, ModelError
from assistant.model.choices import Choices, choices
from assistant.model.marks import unmarked
from assistant.model.orders import gives_orders
from assistant.model.reply import cleaned
from assistant.model.settings import Settings
from assistant.records import Draft, Query, Reason, Status, Usage
from index.library import Library
from prompts import about, say

PROMPT = "model_reading"
Answered = Callable[[str], tuple[Query, Draft] | None]
"""A question as the rules read it, and its draft if it has passed the guard."""
_TURNS = 2
_UNREAD = {Status.REFUSED: {Reason.NOT_FOUND, Reason.UNKNOWN_INDICATOR}, Status.NEEDS_INPUT: {Reason.AMBIGUOUS}}
_WORKED = frozenset({"difference", "share"})
"""Operations that a question said anew can have; the share (占几成) is that of an indicator."""


class Asked(BaseModel):
    """What the question asks, in marks of the choices."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    understood: bool
    kind: Literal["figure", "compare", "list", "who", "how"] = "figure"
    indicators: list[str] = Field(default=[], max_length=2)
    heading: str = ""
    documents: list[str] = Field(default=[], max_length=2)
    regions: list[str] = Field(default=[], max_length=2)
    years: list[int] = Field(default=[], max_length=2)
    status: Literal["", "target", "actual"] = ""


def unread(query: Query, draft: Draft) -> bool:
    """Whether a model may help with a question: the rules found nothing or had to ask back, and what it names is all known."""
    open_ = draft.reason in _UNREAD.get(draft.status, set())
    more = query.unknown_regions or query.asker or query.refusal != Reason.NONE or query.operations - _WORKED
    return open_ and not more and not gives_orders(query.question)


def read(query: Query, draft: Draft, library: Library, chat: Chat, settings: Settings, answered: Answered) -> tuple[Query, Draft]:
    """The question as read by the model and its draft, which says how it was read; else both as they were. `usage` tells the tokens."""
    usage = Usage(settings.name).by(f"{PROMPT}/{about(PROMPT).version}")
    fixed = say(f"{PROMPT}.system") + query.question + "".join(query.dialogue)
    given = choices(query, library, settings.tokens - tokens.count(fixed))
    messages: list[Message] = [("system", say(f"{PROMPT}.system")), ("human", _task(query, given))]
    for _ in range(_TURNS):
        try:
            reply = chat.form(messages, _schema())
        except ModelError as error:
            return query, replace(draft, usage=replace(usage, why=str(error)))
        usage = usage.plus(reply.tokens_in, reply.tokens_out)
        asked, wrong = _asked(reply.text, query, given)
        if asked is not None and not asked.understood:
            return query, replace(draft, usage=replace(usage, why="not_understood"))
        if asked is not None and not wrong:
            return _told(asked, query, draft, given, library, usage, answered)
        usage = replace(usage, complaints=(*usage.complaints, *wrong))
        messages += [("ai", reply.text), ("human", say(f"{PROMPT}.again", faults="\n".join(wrong)))]
    return query, replace(draft, usage=replace(usage, why="not_valid"))


def _told(
    asked: Asked, query: Query, draft: Draft, given: Choices, library: Library, usage: Usage, answered: Answered
) -> tuple[Query, Draft]:
    """The answer to the question said anew, if it has one and that is of what was picked."""
    question = _question(asked, given, library)
    found = answered(question)
    if found is None or not _fits(asked, query, found[1], given):
        return query, replace(draft, usage=replace(usage, why="no_answer"))
    read_as, made = found
    text = f"{say('model.read_as', question=question)}\n{made.text}"
    told = replace(made, status=Status.PARTIAL, reason=Reason.READ, text=text, suggestions=draft.suggestions or made.suggestions,
                   usage=replace(usage, read=question))  # fmt: skip
    return read_as, told


def _task(query: Query, given: Choices) -> str:
    earlier = "\n".join(unmarked(one) for one in query.dialogue[:-1] if not gives_orders(one))
    years = "、".join(str(year) for year in given.years)
    nothing = say(f"{PROMPT}.none")
    return say(f"{PROMPT}.task", question=unmarked(query.question), history=earlier or nothing, years=years or nothing, choices=given.text)


def _schema() -> dict[str, Any]:
    schema = Asked.model_json_schema()
    return {**schema, "title": "Asked", "description": say(f"{PROMPT}.form")}


def _asked(text: str, query: Query, given: Choices) -> tuple[Asked | None, list[str]]:
    """The form that a reply holds, and what is wrong with it."""
    try:
        asked = Asked.model_validate(json.loads(_object(cleaned(text))))
    except ValidationError as error:
        places = "、".join(dict.fromkeys(".".join(map(str, one["loc"])) for one in error.errors(include_input=False, include_url=False)))
        return None, [say(f"{PROMPT}.fault.shape", places=places)]
    except (ValueError, RecursionError):
        return None, [say(f"{PROMPT}.fault.json")]
    return asked, list(_faults(asked, query, given)) if asked.understood else []


def _object(text: str) -> str:
    """The JSON object in a text, from its first brace to its last."""
    return text[text.find("{") : text.rfind("}") + 1]


def _faults(asked: Asked, query: Query, given: Choices) -> Iterator[str]:
    """What a form picks that is not there, and what it leaves out or changes of all that the rules have read."""
    known = {*given.documents, *given.regions, *given.indicators, *given.headings}
    picked = [*asked.indicators, *asked.documents, *asked.regions, *([asked.heading] if asked.heading else [])]
    kinds = [(asked.indicators, "I"), (asked.documents, "D"), (asked.regions, "R"), ([asked.heading] if asked.heading else [], "H")]
    wrong = [one for one in picked if one not in known] + [one for some, kind in kinds for one in some if not one.startswith(kind)]
    if wrong:
        yield say(f"{PROMPT}.fault.mark", marks="、".join(dict.fromkeys(wrong)))
        return
    if asked.kind in ("figure", "compare") and not asked.indicators:
        yield say(f"{PROMPT}.fault.indicator")
    if asked.kind in ("list", "who", "how") and not asked.heading:
        yield say(f"{PROMPT}.fault.heading")
    if asked.kind == "compare" and max(len(asked.indicators), len(asked.regions), len(asked.years), len(asked.documents)) < 2:
        yield say(f"{PROMPT}.fault.two")
    if "difference" in query.operations and asked.kind != "compare":
        yield say(f"{PROMPT}.fault.operation")
    if set(asked.years) - set(given.years) or (query.years and set(asked.years) != set(query.years)):
        yield say(f"{PROMPT}.fault.years", years="、".join(map(str, query.years or given.years)) or say(f"{PROMPT}.none"))
    for named, some, table in ((query.regions, asked.regions, given.regions), (query.documents, asked.documents, given.documents)):
        if named and {table[one] for one in some} != set(named):
            yield say(f"{PROMPT}.fault.named", names="、".join(mark for mark, what in table.items() if what in named) or "、".join(named))
    if query.wants and asked.status not in ("", query.wants):
        yield say(f"{PROMPT}.fault.status")


def _question(asked: Asked, given: Choices, library: Library) -> str:
    """The question in the words that the rules read best."""
    documents = [short_title(given.documents[one], library) for one in asked.documents]
    home, heading = given.headings.get(asked.heading, ("", ""))
    if asked.kind in ("list", "who", "how"):
        title = documents[0] if documents else short_title(home, library)
        return say(f"{PROMPT}.ask.{asked.kind}", title=title, heading=heading)
    status = say(f"{PROMPT}.ask.{asked.status or 'target'}")
    titles = "、".join(say(f"{PROMPT}.ask.title", title=title) for title in documents)
    points = _points(asked, given)
    if asked.kind == "figure":
        return say(f"{PROMPT}.ask.figure", titles=titles, points="、".join(points), status=status)
    return say(f"{PROMPT}.ask.compare", titles=titles, one=points[-1], other=points[0], status=status)


def _points(asked: Asked, given: Choices) -> list[str]:
    """What is asked about, one for each pair of region, year and indicator; where two of one kind are named, two."""
    regions = [given.regions[one] for one in asked.regions] or [""]
    years = [say(f"{PROMPT}.ask.year", year=year) for year in sorted(asked.years)] or [""]
    names = [given.indicators[one] for one in asked.indicators]
    count = max(len(regions), len(years), len(names))

    def at(some: Sequence[str], place: int) -> str:
        return some[min(place, len(some) - 1)]

    return [at(regions, place) + at(years, place) + at(names, place) for place in range(count)]


def _fits(asked: Asked, query: Query, draft: Draft, given: Choices) -> bool:
    """Whether a draft tells what was picked, in the unit that was asked for."""
    if asked.kind in ("list", "who", "how"):
        document = given.headings[asked.heading][0]
        return not query.unit and any(one.document == document for one in draft.citations)
    names = {given.indicators[one] for one in asked.indicators}
    told = [target for target in draft.targets if (target.key or target.indicator) in names]
    regions = {given.regions[one] for one in asked.regions}
    return (
        {target.key or target.indicator for target in told} == names
        and all(any(target.region == region for target in told) for region in regions)
        and all(any(target.year == year for target in told) for year in asked.years)
        and (not query.unit or all(common_unit(target.unit)[1] == common_unit(query.unit)[1] for target in told))
    )
