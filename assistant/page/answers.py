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
from assistant.scope import Scope
from prompts import say

Ask = Callable[[str, Sequence[str], Scope], Answer]
STEPS = 3
"""How many steps a text grows in at most; each costs the reader's machine a drawing."""


class Question(BaseModel, extra="forbid", frozen=True):
    """What the page sends. `scopes` restrict the earlier questions and this one, in order; `turn` is the id of the turn on the page."""

    question: str
    history: list[str] = []
    scopes: list[Annotated[str, StringConstraints(max_length=1000)]] = []
    turn: Annotated[str, StringConstraints(pattern=r"^[a-z]+\d*$", max_length=12)]


def answers(ask: Ask, limiter: Limiter) -> APIRouter:
    """The address; `ask(question, earlier questions, scope)` answers and never raises."""
    router = APIRouter()

    @router.post("/answer")
    def answer(given: Question, request: Request) -> Response:
        if seconds := limiter.wait(visitor(request)):
            return PlainTextResponse(say("page.ask.too_many"), 429, {"retry-after": str(seconds)})
        return StreamingResponse(steps(ask, given), media_type="application/x-ndjson", headers={"cache-control": "no-store"})

    return router


def steps(ask: Ask, given: Question) -> Iterator[str]:
    """The turn as it grows: lines {"html"}, the last with "done"."""
    question, history = _whole(given.question), [_whole(each) for each in given.history]
    scopes = given.scopes if len(given.scopes) == len(history) + 1 else [""] * (len(history) + 1)
    answer = ask(question, history, Scope.read(scopes[-1]))
    for text in markup.growing(render.spoken(answer), STEPS)[:-1]:
        yield _line({"html": render.growing_html(answer, text, given.turn)})
    yield _line({"html": render.turn_html(answer, given.turn, history, scopes), "done": True})


def _whole(text: str) -> str:
    """The text without halves of characters, which cannot be sent back."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _line(step: dict[str, object]) -> str:
    return json.dumps(step, ensure_ascii=False) + "\n"
