"""The conversation's own address: a question and those before it in, the turn as HTML out, as it grows, one JSON line a step.

Nothing is kept between questions: the browser sends the earlier ones along.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from typing import Annotated

from fastapi import APIRouter, Request
from fastapi.responses import PlainTextResponse, Response, StreamingResponse
from pydantic import BaseModel, StringConstraints

from assistant import markup, render
from assistant.page.limiter import Limiter, visitor
from assistant.records import Answer
from assistant.render.plain import spoken
from assistant.scope import Scope
from prompts import say

Ask = Callable[[str, Sequence[str], Scope], Answer]
Grow = Callable[[str, Sequence[str], Scope], Iterator[tuple[Answer, bool]]]
"""Answers too: the beginnings of an answer that is being worded, with False, then the answer, with True, which takes their place."""
STEPS = 3
"""How many steps a text grows in at most; each costs the reader's machine a drawing."""


class Question(BaseModel, extra="forbid", frozen=True):
    """What the page sends. `scopes` restrict the earlier questions and this one, in order; `turn` is the id of the turn on the page."""

    question: str
    history: list[str] = []
    scopes: list[Annotated[str, StringConstraints(max_length=1000)]] = []
    turn: Annotated[str, StringConstraints(pattern=r"^[a-z]+\d*$", max_length=12)]


def answers(ask: Ask, limiter: Limiter, grow: Grow | None = None) -> APIRouter:
    """The address; `ask(question, earlier questions, scope)` answers and never raises, or `grow` in its place."""
    router = APIRouter()

    @router.post("/answer")
    def answer(given: Question, request: Request) -> Response:
        if seconds := limiter.wait(visitor(request)):
            return PlainTextResponse(say("page.ask.too_many"), 429, {"retry-after": str(seconds)})
        return StreamingResponse(steps(ask, given, grow), media_type="application/x-ndjson", headers={"cache-control": "no-store"})

    return router


def steps(ask: Ask, given: Question, grow: Grow | None = None) -> Iterator[str]:
    """The turn as it grows: lines {"html"}, the last with "done". What a language model words grows as it comes."""
    question, history = _whole(given.question), [_whole(each) for each in given.history]
    scopes = given.scopes if len(given.scopes) == len(history) + 1 else [""] * (len(history) + 1)
    scope = Scope.read(scopes[-1])
    last = ""
    for answer, whole in grow(question, history, scope) if grow else [(ask(question, history, scope), True)]:
        told = spoken(answer)
        for text in [told] if not whole else [] if last else markup.growing(told, STEPS)[:-1]:
            if text != last:
                yield _line({"html": render.growing_html(answer, text, given.turn)})
                last = text
    yield _line({"html": render.turn_html(answer, given.turn, history, scopes), "done": True})


def _whole(text: str) -> str:
    """The text without halves of characters, which cannot be sent back."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _line(step: dict[str, object]) -> str:
    return json.dumps(step, ensure_ascii=False) + "\n"
