"""A model that keeps failing is left alone for a while: askers do not wait, one after the other, for what is not there."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from prompts import say

if TYPE_CHECKING:
    from assistant.model.chat import Chat, Heard, Message, Reply

FAILURES = 3
"""So many failures in a row …"""
REST = 60.0
"""… and the model is not asked for so many seconds."""


class Rested:
    """A model that is asked only if it has not just failed `FAILURES` times in a row; then it raises `error` at once."""

    def __init__(self, model: Chat, error: type[Exception], now: Callable[[], float] = time.monotonic) -> None:
        self._model, self._error, self._now = model, error, now
        self._failures, self._until = 0, 0.0

    def words(self, messages: Sequence[Message], heard: Heard | None = None) -> Reply:
        return self._ask(lambda: self._model.words(messages, heard))

    def form(self, messages: Sequence[Message], schema: Mapping[str, Any]) -> Reply:
        return self._ask(lambda: self._model.form(messages, schema))

    def _ask(self, work: Callable[[], Reply]) -> Reply:
        if self._now() < self._until:
            raise self._error(say("model.trouble.resting", failures=FAILURES))
        try:
            reply = work()
        except self._error:
            self._failures += 1
            if self._failures >= FAILURES:
                self._failures, self._until = 0, self._now() + REST
            raise
        self._failures = 0
        return reply
