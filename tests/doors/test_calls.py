"""Calls for programs: so many at a time, not waited for without end; and streams that wait tell that they are alive."""

from __future__ import annotations

import asyncio
import json
import threading
from collections.abc import Callable
from typing import Any

import pytest
from serving import alone

from assistant.doors.asking import AnswerReply, Question
from assistant.doors.calls import Calls
from assistant.doors.chat import stream
from assistant.doors.chat_records import ChatRequest, Choice, Completion, ReplyMessage, TokenUsage
from assistant.doors.failures import Failure, failure
from index.errors import LibraryError

ASKED = ChatRequest.model_validate({"model": "wence", "messages": [{"role": "user", "content": "问"}], "stream": True})
QUESTION = Question(question="问", id="chatcmpl-1")
BEHIND = AnswerReply(id="chatcmpl-1", question="问", language="zh-Hans", status="refused", status_reason="not_found", answer="没有", citations=[], computations=[],
                     table=None, targets=[], warnings=[], suggestions=[], timings_ms={}, library="f")
MADE = Completion(id="chatcmpl-1", created=1, model="wence", system_fingerprint="f", choices=[Choice(message=ReplyMessage(content="没有。也没有"), finish_reason="stop")],
                  usage=TokenUsage(prompt_tokens=1, completion_tokens=2, total_tokens=3), wence=BEHIND)



def run(function: Callable[..., Any], *arguments: Any) -> Any:
    return function(*arguments)


def code(calls: Calls, function: Callable[..., Any]) -> str:
    with pytest.raises(Failure) as refused:
        alone(lambda: calls(function))
    return refused.value.code


def test_what_a_call_gives_and_raises_comes_through() -> None:
    assert alone(lambda: Calls(run)(lambda a, b: a + b, 1, 2)) == 3

    def refuse() -> None:
        raise failure("document_not_found", "document")

    def lose() -> None:
        raise LibraryError("/secret/place 没有文件库")

    assert code(Calls(run), refuse) == "document_not_found" and code(Calls(run), lose) == "unavailable"


def test_a_call_without_end_is_given_up() -> None:
    free = threading.Event()
    threading.Timer(5, free.set).start()
    try:
        assert code(Calls(run, patience_s=0.05), free.wait) == "timeout"
    finally:
        free.set()


def test_too_many_waiting_are_sent_away() -> None:
    async def work() -> list[Any]:
        free, calls = threading.Event(), Calls(run, at_once=1, waiting=2)
        going = [asyncio.ensure_future(calls(free.wait)) for _ in range(3)]
        while calls._threads.statistics().tasks_waiting < 2:
            await asyncio.sleep(0)
        late = await asyncio.gather(calls(free.wait), return_exceptions=True)
        free.set()
        return [*late, *await asyncio.gather(*going)]

    busy, *rest = alone(work)
    assert isinstance(busy, Failure) and busy.code == "busy" and busy.headers["retry-after"] and rest == [True, True, True]


async def events(work: asyncio.Future[Completion], alive_s: float = 10) -> list[str]:
    return [event async for event in stream(ASKED, QUESTION, work, alive_s)]


def test_a_stream_that_waits_tells_that_it_is_alive() -> None:
    async def work() -> list[str]:
        made: asyncio.Future[Completion] = asyncio.get_running_loop().create_future()
        going = stream(ASKED, QUESTION, made, 0.01)
        told = [await anext(going), await anext(going)]
        made.set_result(MADE)
        return told + [event async for event in going]

    opening, *rest = alone(work)
    assert '"role": "assistant"' in opening and rest[0] == ": \n\n" and rest[-1] == "data: [DONE]\n\n"
    told = [json.loads(event.removeprefix("data: ")) for event in rest[:-1] if event.startswith("data")]
    assert "".join(one["choices"][0]["delta"].get("content", "") for one in told) == "没有。也没有" and told[-1]["wence"]["status"] == "refused"


@pytest.mark.parametrize(("error", "kind"), [(failure("unavailable"), "unavailable"), (RuntimeError("/secret/place"), "internal")])
def test_what_goes_wrong_in_a_stream_is_its_last_event(error: Exception, kind: str) -> None:
    async def work() -> list[str]:
        made: asyncio.Future[Completion] = asyncio.get_running_loop().create_future()
        made.set_exception(error)
        return await events(made)

    told = alone(work)
    assert json.loads(told[-1].removeprefix("data: "))["error"]["code"] == kind and "secret" not in "".join(told) and len(told) == 2
