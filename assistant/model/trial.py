"""Whether the model configured answers: for the person who configures it."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator

from assistant.model.chat import Chat, ModelError, Reply
from assistant.model.settings import Settings
from prompts import say

_FORM = {"title": "Tried", "type": "object", "properties": {"ready": {"type": "boolean"}}, "required": ["ready"]}


def told(settings: Settings) -> str:
    """The settings in words; of the key only whether there is one."""
    secret = say("model.trial.set" if settings.key.value else "model.trial.unset")
    return say("model.trial.settings", name=settings.name, provider=settings.provider, url=settings.url or say("model.trial.own"), secret=secret,
               seconds=f"{settings.seconds:g}", retries=settings.retries, temperature=f"{settings.temperature:g}", tokens=settings.tokens)  # fmt: skip


def tried(model: Chat) -> Iterator[tuple[bool, str]]:
    """Each of the two jobs tried: whether it can be done, and the same in words."""
    asked = [("human", say("model.trial.words"))]
    yield _timed("model.trial.wording", lambda: model.words(asked), lambda text: bool(text.strip()))
    form = {**_FORM, "description": say("model.trial.form")}
    yield _timed("model.trial.reading", lambda: model.form([("human", say("model.trial.form"))], form), _filled)


def _timed(job: str, work: Callable[[], Reply], right: Callable[[str], bool]) -> tuple[bool, str]:
    began = time.perf_counter()
    try:
        good = right(work().text)
        why = "" if good else say("model.trial.other")
    except ModelError as error:
        good, why = False, str(error)
    seconds = f"{time.perf_counter() - began:.1f}"
    return good, say("model.trial.good" if good else "model.trial.bad", job=say(job), **({"seconds": seconds} if good else {"why": why}))


def _filled(text: str) -> bool:
    try:
        return json.loads(text[text.find("{") : text.rfind("}") + 1]).get("ready") is True
    except (ValueError, AttributeError):
        return False
