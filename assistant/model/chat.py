"""A conversation with the model, through LangChain's interface to OpenAI-compatible endpoints."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from assistant.model import tokens
from assistant.model.settings import Settings
from index.errors import WenceError

Message = tuple[str, str]
"""(who speaks: "system", "human" or "ai", what)."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What the model said, and the tokens it read and wrote."""

    text: str
    tokens_in: int
    tokens_out: int


Chat = Callable[[Sequence[Message]], Reply]


class ModelError(WenceError):
    """The model did not answer; the message says why."""


@cache
def chat(settings: Settings) -> Chat:
    """What sends messages to the model of these settings. It raises ModelError where the model cannot be reached, takes
    longer than its time or answers with an error; a broken connection is tried once more.
    """
    from langchain_core.messages import AIMessage
    from langchain_openai import ChatOpenAI
    from pydantic import SecretStr

    model = ChatOpenAI(
        model=settings.name,
        base_url=settings.url,
        api_key=SecretStr(settings.key or "none"),
        timeout=settings.seconds,
        max_retries=1,
        temperature=0,
        use_responses_api=False,
    )

    def send(messages: Sequence[Message]) -> Reply:
        try:
            answer = model.invoke(list(messages))
        except Exception as error:  # whatever the endpoint and its client do, the composed answer stands
            raise ModelError(f"{type(error).__name__}: {error}") from error
        text = str(answer.text)
        usage = answer.usage_metadata if isinstance(answer, AIMessage) else None
        if usage:
            return Reply(text, usage["input_tokens"], usage["output_tokens"])
        return Reply(text, sum(tokens.count(said) for _, said in messages), tokens.count(text))

    return send
