"""The endpoint's protocol with all that can go wrong with it, over real HTTP on this machine; what is sent and what is made of it."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator
from dataclasses import replace

import pytest
from langchain_core.language_models import FakeListChatModel
from model_endpoint import Breaks, Endpoint, Fails, Form, Hangs, Raw, Silent, serving
from model_fakes import Fake

from assistant.__main__ import main
from assistant.model import tokens
from assistant.model.chat import LONGEST, Chat, ModelError, chat
from assistant.model.rest import Rested
from assistant.model.settings import Secret, Settings
from prompts import say

KEY = "sk-Geheim-0815"
ASKED = [("system", "规则"), ("human", "问题")]
SCHEMA = {"title": "Asked", "description": "d", "type": "object", "properties": {"a": {"type": "string"}}, "required": ["a"]}


@pytest.fixture
def endpoint() -> Iterator[Endpoint]:
    with serving() as made:
        yield made


def model(endpoint: Endpoint, **other: object) -> Chat:
    return chat(replace(Settings("m", endpoint.url, Secret(KEY), retries=0, seconds=20), **other))  # type: ignore[arg-type]


def test_words_come_in_pieces_and_the_reply_is_all_of_them(endpoint: Endpoint) -> None:
    endpoint.replies = ["自治区2022年目标为[T1]，中卫市更高。"]
    heard: list[str] = []
    reply = model(endpoint).words(ASKED, heard.append)
    assert reply.text == "自治区2022年目标为[T1]，中卫市更高。" == "".join(heard)
    assert len([piece for piece in heard if piece]) > 2
    assert (reply.tokens_in, reply.tokens_out) == (900, 60)
    sent = endpoint.asked[0]
    assert (sent["model"], sent["stream"], sent["temperature"]) == ("m", True, 0)
    assert [(one["role"], one["content"]) for one in sent["messages"]] == [("system", "规则"), ("user", "问题")]
    assert endpoint.headers[0]["authorization"] == f"Bearer {KEY}"


def test_tokens_are_counted_here_where_the_endpoint_does_not(endpoint: Endpoint) -> None:
    endpoint.usage, endpoint.replies = None, ["中卫市更高。"]
    reply = model(endpoint).words(ASKED)
    assert (reply.tokens_in, reply.tokens_out) == (tokens.count("规则") + tokens.count("问题"), tokens.count("中卫市更高。"))


def test_a_form_is_filled_by_a_tool_call_or_written_out(endpoint: Endpoint) -> None:
    endpoint.replies = [Form({"a": "是"}), Form('{"a": '), '{"a": "是"}']
    replies = [model(endpoint).form(ASKED, SCHEMA).text for _ in range(3)]
    assert replies == ['{"a": "是"}', '{"a": ', '{"a": "是"}']
    assert endpoint.asked[0]["tools"][0]["function"]["name"] == "Asked"
    assert endpoint.asked[0]["tool_choice"]["function"]["name"] == "Asked"


@pytest.mark.parametrize(
    ("reply", "why"),
    [
        (Fails(401, message=f"bad key {KEY}"), say("model.trouble.key", status=401)),
        (Fails(404), say("model.trouble.name", status=404)),
        (Fails(429, {"Retry-After": "1"}), say("model.trouble.busy", status=429)),
        (Fails(500), say("model.trouble.status", status=500)),
        (Breaks("自治区2022年目标为[T1]，中卫市"), ""),
        (Breaks("自治区2022年目标为[T1]，中卫市", None), say("model.trouble.cut")),
        (Breaks("自治区2022年目标为[T1]，中卫市", "length"), say("model.trouble.cut")),
        (Breaks("自治区2022年目标", "content_filter"), say("model.trouble.cut")),
        (Raw("data: {nein\n\n"), ""),
        (Raw("<html>gateway</html>"), say("model.trouble.other", name="ValueError")),
        (Raw(""), say("model.trouble.other", name="ValueError")),
        (Silent(), say("model.trouble.cut")),
        ("长" * (LONGEST + 1), say("model.trouble.endless")),
    ],
    ids=["401", "404", "429", "500", "broken", "no reason", "length", "filter", "garbage", "html", "nothing", "no choices", "endless"],
)  # fmt: skip
def test_what_goes_wrong_is_told_in_our_words(endpoint: Endpoint, reply: object, why: str) -> None:
    endpoint.replies = [reply]  # type: ignore[list-item]
    with pytest.raises(ModelError) as caught:
        model(endpoint).words(ASKED)
    assert why in str(caught.value) and KEY not in str(caught.value) and endpoint.url not in str(caught.value)


@pytest.mark.parametrize("reply", [Raw("{"), Raw("<html>"), Silent(), Fails(500), Breaks('{"a"', "length")])
def test_forms_too(endpoint: Endpoint, reply: object) -> None:
    endpoint.replies = [reply]  # type: ignore[list-item]
    with pytest.raises(ModelError):
        model(endpoint).form(ASKED, SCHEMA)


def test_a_slow_endpoint_is_not_waited_for(endpoint: Endpoint) -> None:
    endpoint.replies = [Hangs()]
    with pytest.raises(ModelError) as caught:
        model(endpoint, seconds=0.2).words(ASKED)
    assert str(caught.value) in (say("model.trouble.slow", seconds="0.2"), say("model.trouble.late"))


def test_no_one_is_there() -> None:
    with pytest.raises(ModelError) as caught:
        chat(Settings("m", "http://127.0.0.1:9/v1", retries=0)).words(ASKED)
    assert str(caught.value) == say("model.trouble.unreachable")


def test_a_busy_endpoint_is_tried_again_when_it_says(endpoint: Endpoint, monkeypatch: pytest.MonkeyPatch) -> None:
    waited: list[float] = []
    monkeypatch.setattr(time, "sleep", waited.append)
    endpoint.replies = [Fails(429, {"Retry-After": "7"}), Fails(500), "好。"]
    assert model(endpoint, retries=2).words(ASKED).text == "好。"
    assert waited[0] == 7 and len(waited) == 2 and len(endpoint.asked) == 3


def test_the_key_of_another_endpoint_is_not_sent(endpoint: Endpoint, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    endpoint.replies = ["好。"]
    chat(Settings("m", endpoint.url)).words(ASKED)
    assert KEY not in str(endpoint.headers[0])


def test_tokens_are_those_of_the_published_encoding() -> None:
    assert [tokens.count(text) for text in ("", "hello world", "tiktoken is great!")] == [0, 2, 6]
    assert tokens.count("中卫市关键工序数控化率") > 8


def test_nothing_that_is_logged_shows_the_key(endpoint: Endpoint, caplog: pytest.LogCaptureFixture) -> None:
    """Not even where all that the clients have to tell is logged."""
    with caplog.at_level(logging.DEBUG):
        endpoint.replies = ["好。", Fails(500), Fails(401, message=f"bad key {KEY}"), Form({"a": "是"})]
        model(endpoint).words(ASKED)
        for _ in range(2):
            with pytest.raises(ModelError):
                model(endpoint).words(ASKED)
        model(endpoint).form(ASKED, SCHEMA)
    told = "\n".join(f"{record.getMessage()} {record.args}" for record in caplog.records if "bad key" not in record.getMessage())
    assert caplog.records and KEY not in told


def test_any_provider_is_one_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    made: dict[str, object] = {}

    def init(name: str, **given: object) -> FakeListChatModel:
        made.update(name=name, **given)
        return FakeListChatModel(responses=["好"])

    monkeypatch.setattr("langchain.chat_models.init_chat_model", init)
    chat(Settings("claude", "", Secret(KEY), "anthropic", 7, 2, 0.5))
    assert made == {"name": "claude", "model_provider": "anthropic", "api_key": KEY, "temperature": 0.5, "timeout": 7, "max_retries": 2}
    made.clear()
    chat(Settings("qwen3", "http://127.0.0.1:11434", provider="ollama"))
    assert (made["base_url"], made["model_provider"], "api_key" in made) == ("http://127.0.0.1:11434", "ollama", False)


def test_a_reply_that_does_not_say_that_it_is_whole_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("langchain.chat_models.init_chat_model", lambda *_, **__: FakeListChatModel(responses=["好"]))
    with pytest.raises(ModelError, match=say("model.trouble.cut")):
        chat(Settings("other", provider="fake")).words(ASKED)


def test_a_model_that_keeps_failing_is_left_alone_for_a_while() -> None:
    now, asked = [0.0], []

    def silent(_: str) -> str:
        asked.append(now[0])
        raise ModelError("still")

    rested = Rested(Fake(*[silent] * 7, "好"), ModelError, lambda: now[0])  # type: ignore[list-item]
    told = []
    for at in (0, 1, 2, 3, 61.9, 62, 63, 64, 65, 125):
        now[0] = at
        try:
            told.append(rested.form(ASKED, SCHEMA).text)
        except ModelError as error:
            told.append(str(error))
    resting = say("model.trouble.resting", failures=3)
    assert told == ["still"] * 3 + [resting] * 2 + ["still"] * 3 + [resting, "still"] and len(asked) == 7
    now[0] = 126
    assert rested.form(ASKED, SCHEMA).text == "好"


def test_the_command_tries_both_jobs(endpoint: Endpoint, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["model"]) == 0 and say("model.trial.none") in capsys.readouterr().out
    for name, value in (("", "m"), ("_URL", endpoint.url), ("_KEY", KEY), ("_RETRIES", "0")):
        monkeypatch.setenv(f"WENCE_MODEL{name}", value)
    endpoint.replies = ["可以", Form({"ready": True}), "可以", Form({"ready": "no"}), Fails(401), Form({"ready": True})]
    assert main(["model"]) == 0
    told = capsys.readouterr().out
    assert endpoint.url in told and say("model.trial.set") in told and KEY not in told and told.count("可以，用了") == 2
    assert main(["model"]) == 1 and say("model.trial.other") in capsys.readouterr().out
    assert main(["model"]) == 1 and say("model.trouble.key", status=401) in capsys.readouterr().out
    monkeypatch.setenv("WENCE_MODEL_URL", "nowhere")
    assert main(["model"]) == 1 and "WENCE_MODEL_URL" in capsys.readouterr().err
