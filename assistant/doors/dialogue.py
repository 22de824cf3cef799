"""A dialogue of the OpenAI protocol made a question, and its answer made the next message, whole or in pieces.

The last message of the user is the question, those before it are the dialogue. What system messages, tools and earlier answers say is counted and otherwise left
alone: nothing that is sent can change how an answer is made.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterator, Sequence
from typing import Any, Literal
from uuid import uuid4

from assistant.doors.asking import EARLIER, Question, ask_policy, readable
from assistant.doors.chat_records import (
    MODEL,
    ChatRequest,
    Choice,
    Completion,
    Message,
    ReplyMessage,
    TokenUsage,
)
from assistant.doors.failures import failure
from assistant.limits import LONGEST
from assistant.model.tokens import count
from prompts import say

_PER_MESSAGE = 4
"""Tokens that a message costs besides its text."""
_PIECE = re.compile(r"[^。；\n]*[。；\n]+|[^。；\n]+")


def question_of(asked: ChatRequest) -> Question:
    """The question with those before it. Raises Failure for an unknown model, no question, one too long, and what cannot be had."""
    if asked.model != MODEL:
        raise failure("model_not_found", "model", model=asked.model[:50])
    if asked.forces_tool:
        raise failure("unsupported_value", "tool_choice", what="tool_choice")
    said = [message.text for message in asked.messages if message.role == "user"]
    if not said:
        raise failure("invalid_request", "messages", why=say("doors.invalid.no_user"))
    *earlier, question = said
    if len(question) > LONGEST:
        raise failure("context_length_exceeded", "messages", length=len(question), limit=LONGEST)
    dialogue = [text for text in earlier if text.strip() and len(text) <= LONGEST]  # without what was never answered
    return Question.model_construct(question=question, history=dialogue[-EARLIER:], scope=asked.wence.scope, id=f"chatcmpl-{uuid4().hex}")


def completed(asked: ChatRequest, question: Question) -> Completion:
    """The answer as the protocol has it. Raises Failure for an answer that ended in an error."""
    answer = ask_policy(question)
    text, finish = cut(readable(answer), asked)
    return Completion(
        id=answer.id, created=int(time.time()), model=MODEL, system_fingerprint=answer.library,
        choices=[Choice(message=ReplyMessage(content=text), finish_reason=finish)], usage=_usage(asked.messages, text), wence=answer)


def cut(text: str, asked: ChatRequest) -> tuple[str, Literal["stop", "length"]]:
    """The text as far as the client will have it, and why it ends there: "length" for too many tokens."""
    stops = [asked.stop] if isinstance(asked.stop, str) else asked.stop or []
    ends = [place for sign in stops if sign and (place := text.find(sign)) >= 0]
    text = text[: min(ends, default=len(text))]
    if asked.most is None or count(text) <= asked.most:
        return text, "stop"
    low, high = 0, len(text)
    while low < high:  # the longest beginning that is short enough
        middle = (low + high + 1) // 2
        low, high = (middle, high) if count(text[:middle]) <= asked.most else (low, middle - 1)
    return text[:low], "length"


def _usage(messages: Sequence[Message], text: str) -> TokenUsage:
    prompt, completion = sum(count(message.text) + _PER_MESSAGE for message in messages), count(text)
    return TokenUsage(prompt_tokens=prompt, completion_tokens=completion, total_tokens=prompt + completion)


def whole(made: Completion) -> dict[str, Any]:
    """The reply in one piece."""
    return {**made.model_dump(exclude={"wence"}), "wence": _behind(made)}


def _behind(made: Completion) -> dict[str, Any]:
    return made.wence.model_dump(mode="json", exclude_unset=True)


def opening(id: str, created: int, usage: bool) -> dict[str, Any]:
    """The first piece of a stream: who speaks."""
    return _chunk(id, created, None, {"role": "assistant", "content": ""}, None, usage)


def pieces(made: Completion, created: int, usage: bool) -> Iterator[dict[str, Any]]:
    """The other pieces: the text sentence by sentence, why it ends with what stands behind it, and if wanted the usage."""
    [choice] = made.choices
    for words in _PIECE.findall(choice.message.content):
        yield _chunk(made.id, created, made.system_fingerprint, {"content": words}, None, usage)
    last = _chunk(made.id, created, made.system_fingerprint, {}, choice.finish_reason, usage)
    yield {**last, "wence": _behind(made)}
    if usage:
        yield {**last, "choices": [], "usage": made.usage.model_dump()}


def _chunk(id: str, created: int, library: str | None, delta: dict[str, str], finish: str | None, usage: bool) -> dict[str, Any]:
    return {
        "id": id, "object": "chat.completion.chunk", "created": created, "model": MODEL, "system_fingerprint": library,
        "choices": [{"index": 0, "delta": delta, "logprobs": None, "finish_reason": finish}], **({"usage": None} if usage else {}),
    }
