"""The records of the OpenAI chat protocol: what clients send (fields of no use here are passed over), what they get."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

from assistant.doors.asking import AnswerReply
from assistant.doors.fields import NAME, Count, Reply, Restriction, described, field, whole

MODEL = "wence"
MOST_MESSAGES = 1000
Single = Annotated[int, Field(ge=1, le=1), BeforeValidator(whole)]


class Lenient(BaseModel):
    """Of the fields named, these types; others are passed over."""

    model_config = ConfigDict(extra="allow", frozen=True, strict=True, json_schema_extra=described)


class Part(Lenient):
    """A piece of a message: text."""

    type: Literal["text"] = field("part_type")
    text: str = field("part_text")


class Message(Lenient):
    """One message of the dialogue."""

    role: Literal["system", "developer", "user", "assistant", "tool", "function"] = field("role")
    content: str | list[Part] | None = field("content", None)

    @property
    def text(self) -> str:
        """All its text."""
        if isinstance(self.content, list):
            return "\n".join(part.text for part in self.content)
        return self.content or ""


class StreamOptions(Lenient):
    """What a stream brings along."""

    include_usage: bool | None = field("include_usage", None)


class ResponseFormat(Lenient):
    """The form of the answer."""

    type: Literal["text"] = field("format_type")


class Own(Lenient):
    """What this program can be told beyond the protocol."""

    scope: Restriction = field("scope", Restriction())


_ASKED = {"contains": {"type": "object", "properties": {"role": {"const": "user"}}, "required": ["role"]}}


class ChatRequest(Lenient):
    """A request for the next message."""

    model: str = field("chat_model", min_length=1, max_length=NAME, examples=[MODEL])
    messages: list[Message] = field("messages", min_length=1, max_length=MOST_MESSAGES, json_schema_extra=_ASKED)
    stream: bool | None = field("stream", None)
    stream_options: StreamOptions | None = field("stream_options", None)
    n: Single | None = field("choices", None)
    max_tokens: Count | None = field("max_tokens", None)
    max_completion_tokens: Count | None = field("max_completion_tokens", None)
    stop: str | Annotated[list[Annotated[str, StringConstraints(min_length=1)]], Field(max_length=4)] | None = field("stop", None)
    response_format: ResponseFormat | None = field("response_format", None)
    wence: Own = field("own", Own())

    @property
    def most(self) -> int | None:
        """How many tokens the answer may have."""
        return self.max_completion_tokens or self.max_tokens

    @property
    def forces_tool(self) -> bool:
        """Whether the client will have nothing but a call of one of its tools."""
        choice = (self.model_extra or {}).get("tool_choice")
        return choice == "required" or isinstance(choice, dict)


class ReplyMessage(Reply):
    """The answer as a message."""

    role: Literal["assistant"] = field("reply_role", "assistant")
    content: str = field("reply_content")
    refusal: None = field("refusal", None)


class Choice(Reply):
    """The one answer there is."""

    index: Literal[0] = field("index", 0)
    message: ReplyMessage = field("reply_message")
    logprobs: None = field("logprobs", None)
    finish_reason: Literal["stop", "length"] = field("finish_reason")


class TokenUsage(Reply):
    """Tokens, by the encoding cl100k_base."""

    prompt_tokens: int = field("prompt_tokens")
    completion_tokens: int = field("completion_tokens")
    total_tokens: int = field("total_tokens")


class Completion(Reply):
    """The reply in one piece."""

    id: str = field("completion_id")
    object: Literal["chat.completion"] = field("object", "chat.completion")
    created: int = field("created")
    model: str = field("chat_model")
    system_fingerprint: str = field("library")
    choices: list[Choice] = field("choice_list")
    usage: TokenUsage = field("token_usage")
    wence: AnswerReply = field("behind")


class ModelRow(Reply):
    """A model that can be named."""

    id: str = field("chat_model")
    object: Literal["model"] = field("object", "model")
    created: int = field("created")
    owned_by: str = field("owned_by")


class Models(Reply):
    """The models there are."""

    object: Literal["list"] = field("object", "list")
    data: list[ModelRow] = field("models")
