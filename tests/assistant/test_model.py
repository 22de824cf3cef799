"""A question answered in a model's words, over real HTTP and the shipped documents; without a model all is as it was."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from model_endpoint import Breaks, Endpoint, Fails, Hangs, Raw, Silent, serving

from assistant.answer import ask
from assistant.records import Answer, Status
from prompts import say

GAP = "中卫市2023年关键工序数控化率目标比自治区2022年高多少"
GOOD = (
    "[S1][C1]\n按制造业高质量发展方案，宁夏回族自治区2022年关键工序数控化率目标为[T2][P2]；"
    "中卫市2023年关键工序数控化率目标为[T1][P1]。\n[S2]\n[S3]"
)  # fmt: skip


@pytest.fixture
def endpoint(shipped: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Endpoint]:
    with serving() as made:
        monkeypatch.setenv("WENCE_MODEL", "m")
        monkeypatch.setenv("WENCE_MODEL_URL", made.url)
        monkeypatch.setenv("WENCE_MODEL_RETRIES", "0")
        yield made


def test_the_models_words_with_marks_made_by_code(endpoint: Endpoint) -> None:
    endpoint.replies = [GOOD]
    composed, answer = without_model(GAP), ask(GAP)
    assert (answer.status, answer.usage and answer.usage.kept) == (composed.status, True), answer.usage
    assert "宁夏回族自治区2022年关键工序数控化率目标为68%[1]；中卫市2023年关键工序数控化率目标为70%以上[2]。" in answer.answer
    assert [one.quote for one in answer.citations] == [one.quote for one in reversed(composed.citations)]
    assert answer.computations[0].expression == composed.computations[0].expression and answer.computations[0].operands == (2, 1)
    assert "[T1:70%以上]" in endpoint.said(0) and GAP in endpoint.said(0)
    assert (answer.usage.tokens_in, answer.usage.tokens_out, answer.usage.calls) == (900, 60, 1)
    told = answer.as_json()["usage"]
    assert (told["model"], told["kept"], told["why"], told["prompts"]) == ("m", True, "", ("model_wording/1",))


def test_a_wrong_reply_is_sent_back_once_and_mended(endpoint: Endpoint) -> None:
    endpoint.replies = [GOOD.replace("[T1]", "75%以上"), GOOD]
    answer = ask(GAP)
    assert answer.usage is not None and answer.usage.kept and answer.usage.calls == 2
    assert "75%" in endpoint.said(1) and endpoint.asked[1]["messages"][-2]["role"] == "assistant"


def test_what_stays_wrong_is_dropped_for_the_composed_answer(endpoint: Endpoint) -> None:
    endpoint.replies = ["高12个百分点[C1]。", "高13个百分点[C1]。"]
    answer, composed = ask(GAP), without_model(GAP)
    assert (answer.answer, answer.citations) == (composed.answer, composed.citations)
    assert say("model.fell_back") in answer.warnings and answer.usage is not None and not answer.usage.kept


@pytest.mark.parametrize(
    "reply", [Fails(400), Fails(401), Fails(429), Fails(500), Breaks(GOOD[:40]), Breaks(GOOD, "length"), Raw("{"), Silent(), Hangs()],
    ids=["400", "401", "429", "500", "broken", "length", "garbage", "no choices", "slow"],
)  # fmt: skip
def test_an_endpoint_that_fails_leaves_the_composed_answer(
    endpoint: Endpoint, monkeypatch: pytest.MonkeyPatch, reply: object
) -> None:
    composed = without_model(GAP)
    if isinstance(reply, Hangs):
        monkeypatch.setenv("WENCE_MODEL_SECONDS", "0.2")
    endpoint.replies = [reply]  # type: ignore[list-item]
    answer = ask(GAP)
    assert (answer.status, answer.answer, answer.citations) == (composed.status, composed.answer, composed.citations)
    assert answer.usage is not None and answer.usage.why and say("model.silent", why=answer.usage.why) in answer.warnings


def test_only_checked_beginnings_are_shown_on_the_way(endpoint: Endpoint) -> None:
    endpoint.replies = [GOOD]
    begun: list[Answer] = []
    answer = ask(GAP, shown=begun.append)
    assert begun and all(answer.answer.startswith(one.answer) for one in begun)
    assert all(one.status == answer.status and one.question == GAP for one in begun)


def test_what_was_shown_of_a_reply_that_breaks_is_withdrawn(endpoint: Endpoint) -> None:
    endpoint.replies = [Breaks(GOOD[:80])]
    begun: list[Answer] = []
    answer = ask(GAP, shown=begun.append)
    assert begun and answer.answer == without_model(GAP).answer


def test_refusals_for_sound_reasons_are_not_given_to_the_model(endpoint: Endpoint) -> None:
    answer = ask("帮我写一首诗")
    assert answer.status == Status.REFUSED and endpoint.asked == [] and answer.usage is None


def without_model(question: str) -> Answer:
    """The answer as composed."""
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("WENCE_MODEL")
        return ask(question)
