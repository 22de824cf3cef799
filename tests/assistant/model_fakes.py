"""A model with a memory: it says what it is given to say, piece by piece, and remembers all that was said to it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from assistant.model.chat import Heard, Message, ModelError, Reply
from eval.model_stub.behaviours import draft_in

Says = str | ModelError | Callable[[str], str]
"""A reply, what is raised instead, or what is made of the draft (of a form: of all) that the model is shown."""


class Fake:
    """Replies in turn; `sent` are the messages of each request, `forms` the schemas asked for."""

    def __init__(self, *replies: Says, piece: int = 5) -> None:
        self._replies, self._piece = list(replies), piece
        self.sent: list[tuple[Message, ...]] = []
        self.forms: list[Mapping[str, Any]] = []

    def words(self, messages: Sequence[Message], heard: Heard | None = None) -> Reply:
        text = self._next(messages, draft_in)
        for at in range(0, len(text), self._piece):
            (heard or str)(text[at : at + self._piece])
        return Reply(text, 100, 10)

    def form(self, messages: Sequence[Message], schema: Mapping[str, Any]) -> Reply:
        self.forms.append(schema)
        return Reply(self._next(messages, lambda told: told[1][1]), 100, 10)

    def _next(self, messages: Sequence[Message], shown: Callable[[Sequence[Message]], str]) -> str:
        self.sent.append(tuple(messages))
        reply = self._replies.pop(0)
        if isinstance(reply, ModelError):
            raise reply
        return reply if isinstance(reply, str) else reply(shown(messages))
