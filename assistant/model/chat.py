"""A conversation with the model, through LangChain's chat-model interface: any provider that it knows."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from queue import Empty, SimpleQueue
from threading import Event, Thread
from typing import TYPE_CHECKING, Any, Protocol

from assistant.model import tokens
from assistant.model.rest import Rested
from assistant.model.settings import OPENAI, Settings
from index.errors import SettingsError, WenceError
from prompts import say

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel
    from langchain_core.messages import AIMessage

Message = tuple[str, str]
"""(who speaks: "system", "human" or "ai", what)."""
Heard = Callable[[str], None]
LONGEST = 40_000
"""More characters than this are no reply but a model that does not stop."""
_WHOLE = frozenset({"stop", "end_turn", "stop_sequence", "tool_calls", "tool_use", "function_call", "complete"})
"""Why a reply ended, if it is whole, in the words of the providers."""
_REASONS = ("finish_reason", "stop_reason", "done_reason")


@dataclass(frozen=True, slots=True)
class Reply:
    """What the model said, and the tokens it read and wrote."""

    text: str
    tokens_in: int
    tokens_out: int


class ModelError(WenceError):
    """The model gave no whole reply; the message says why, in Chinese, without address or key."""


class Chat(Protocol):
    """The model, as the two jobs know it. Both raise ModelError where there is no whole reply in time."""

    def words(self, messages: Sequence[Message], heard: Heard | None = None) -> Reply:
        """The reply in words; `heard` is told each piece of it as it comes."""

    def form(self, messages: Sequence[Message], schema: Mapping[str, Any]) -> Reply:
        """The reply as the JSON text of a form; `schema` is its JSON schema with a title and a description."""


@cache
def chat(settings: Settings) -> Chat:
    """The model of these settings. Raises SettingsError where LangChain does not know the provider or its package is missing."""
    return Rested(_LangChain(settings, _made(settings)), ModelError)


def _made(settings: Settings) -> BaseChatModel:
    from langchain.chat_models import init_chat_model

    own: dict[str, Any] = {"base_url": settings.url} if settings.url else {}
    if settings.key.value:
        own["api_key"] = settings.key.value
    if settings.provider == OPENAI and settings.url:
        own.setdefault("api_key", "none")  # or the client would send the key of another endpoint that the environment holds
    own |= {"temperature": settings.temperature, "timeout": settings.seconds, "max_retries": settings.retries}
    own |= {"use_responses_api": False, "stream_usage": True} if settings.provider == OPENAI else {}
    try:
        made: BaseChatModel = init_chat_model(settings.name, model_provider=settings.provider, **own)
    except ImportError as error:
        raise SettingsError(say("model.settings.package", provider=settings.provider, why=settings.key.hidden(str(error)))) from None
    except Exception as error:  # each provider checks its settings in its own way; its message may show the key
        why = settings.key.hidden(f"{type(error).__name__}: {error}").split("\n")[0][:200]
        raise SettingsError(say("model.settings.refused", provider=settings.provider, why=why)) from None
    return made


class _LangChain:
    """A LangChain model, given no longer than its time and told apart from all that can go wrong with it."""

    def __init__(self, settings: Settings, model: BaseChatModel) -> None:
        self._settings, self._model = settings, model

    def words(self, messages: Sequence[Message], heard: Heard | None = None) -> Reply:
        def work(tell: Heard, stopped: Event) -> AIMessage:
            whole: Any = None
            size = 0
            for piece in self._model.stream(list(messages)):
                whole = piece if whole is None else whole + piece
                size += len(piece.text)
                if stopped.is_set() or size > LONGEST:
                    raise ModelError(say("model.trouble.endless"))
                tell(str(piece.text))
            if whole is None:
                raise ModelError(say("model.trouble.cut"))
            ended: AIMessage = whole
            return ended

        answer = self._in_time(work, heard or (lambda _: None))
        return self._reply(messages, str(answer.text), answer)

    def form(self, messages: Sequence[Message], schema: Mapping[str, Any]) -> Reply:
        def work(_: Heard, __: Event) -> AIMessage:
            name = str(schema["title"])
            bound = self._model.bind_tools([dict(schema)], tool_choice=name)
            return bound.invoke(list(messages))

        answer = self._in_time(work, lambda _: None)
        filled: list[Any] = [call["args"] for call in answer.tool_calls]
        filled += [call["args"] for call in answer.invalid_tool_calls if call["args"] is not None]
        text = (filled[0] if isinstance(filled[0], str) else json.dumps(filled[0], ensure_ascii=False)) if filled else str(answer.text)
        return self._reply(messages, text, answer)

    def _reply(self, messages: Sequence[Message], text: str, answer: AIMessage) -> Reply:
        """The reply with its tokens, counted here where the endpoint does not. Raises ModelError where it is not whole."""
        told = next((str(answer.response_metadata[name]) for name in _REASONS if answer.response_metadata.get(name)), "")
        if told.lower() not in _WHOLE:
            raise ModelError(say("model.trouble.cut"))
        if usage := answer.usage_metadata:
            return Reply(text, usage["input_tokens"], usage["output_tokens"])
        return Reply(text, sum(tokens.count(said) for _, said in messages), tokens.count(text))

    def _in_time(self, work: Callable[[Heard, Event], AIMessage], heard: Heard) -> AIMessage:
        """What `work` gives, done in a thread of its own that is left alone when the time is up: whatever the provider's client
        waits for, the asker does not. `heard` is called in this thread."""
        told: SimpleQueue[tuple[str, Any]] = SimpleQueue()
        stopped = Event()

        def run() -> None:
            try:
                told.put(("done", work(lambda text: told.put(("text", text)), stopped)))
            except Exception as error:  # whatever the endpoint and its client do, the composed answer stands
                told.put(("failed", error))

        end = time.monotonic() + self._settings.seconds
        Thread(target=run, daemon=True, name="wence-model").start()
        try:
            while True:
                kind, what = told.get(timeout=max(0.0, end - time.monotonic()))
                if kind == "done":
                    answer: AIMessage = what
                    return answer
                if kind == "failed":
                    raise what if isinstance(what, ModelError) else ModelError(_trouble(what))
                heard(what)
        except Empty:
            raise ModelError(_slow(self._settings.seconds)) from None
        finally:
            stopped.set()


def _slow(seconds: float) -> str:
    return say("model.trouble.slow", seconds=f"{seconds:g}")


def _trouble(error: Exception) -> str:
    """Why there is no reply, for the answer's record: never the endpoint's own words, which may hold anything."""
    status = getattr(error, "status_code", None) or getattr(getattr(error, "response", None), "status_code", None)
    name = type(error).__name__
    if status in (401, 403):
        return say("model.trouble.key", status=status)
    if status == 404:
        return say("model.trouble.name", status=status)
    if status == 429:
        return say("model.trouble.busy", status=status)
    if isinstance(status, int):
        return say("model.trouble.status", status=status)
    if "Timeout" in name:
        return say("model.trouble.late")
    if "Connect" in name:
        return say("model.trouble.unreachable")
    return say("model.trouble.other", name=name)
