"""The language model words answers and no more: served here by a loopback endpoint that says what each test has it say."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from model_endpoint import Endpoint, serving

from assistant.answer import ask
from assistant.model import tokens
from assistant.model.evidence import evidence
from assistant.model.reply import ReplyError, draft_of
from assistant.model.settings import Settings, configured
from assistant.records import Citation, Computation, Draft, Reason, Status
from index.errors import SettingsError
from prompts import say

GAP = "中卫市2023年关键工序数控化率目标比自治区2022年高多少"


@pytest.fixture
def endpoint(shipped: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Endpoint]:
    with serving() as made:
        monkeypatch.setenv("WENCE_MODEL", "m")
        monkeypatch.setenv("WENCE_MODEL_URL", made.url)
        yield made


def test_the_models_words_with_marks_made_by_code(endpoint: Endpoint) -> None:
    endpoint.replies = ["自治区2022年目标为68%[P2]，中卫市2023年目标为70%以上[P1]，后者至少高2个百分点[C1]。"]
    composed = without_model(GAP)
    answer = ask(GAP)
    assert (answer.status, answer.usage and answer.usage.kept) == (composed.status, True), answer.warnings
    assert answer.answer == f"自治区2022年目标为68%[1]，中卫市2023年目标为70%以上[2]，后者至少高2个百分点（{composed.computations[0].expression}）[2][1]。"
    assert [one.quote for one in answer.citations] == [one.quote for one in reversed(composed.citations)]
    assert answer.computations[0].operands == (2, 1)
    assert "[P1]" in endpoint.said(0) and "[C1]" in endpoint.said(0) and GAP in endpoint.said(0)
    assert (answer.usage.tokens_in, answer.usage.tokens_out, answer.usage.calls) == (900, 60, 1)


@pytest.mark.parametrize(
    ("reply", "fault"),
    [
        ("自治区2022年68%[P2]，中卫市2023年75%以上[P1]，高2个百分点[C1]。", "75%"),
        ("高2个百分点[C1][P9]。", "P9"),
        ("自治区2022年68%[P2]，中卫市2023年70%以上[P1]。", "C1"),
        ("高2个百分点[C1]，详见[这里](http://example.com)。", say("model.fault.link")),
        ("", say("model.fault.empty")),
    ],
    ids=["figure", "mark", "result", "link", "empty"],
)
def test_a_wrong_reply_is_sent_back_once_and_mended(endpoint: Endpoint, reply: str, fault: str) -> None:
    endpoint.replies = [reply, "中卫市2023年70%以上[P1]比自治区2022年68%[P2]至少高2个百分点[C1]。"]
    answer = ask(GAP)
    assert answer.usage is not None and answer.usage.kept and answer.usage.calls == 2
    assert "至少高2个百分点" in answer.answer
    assert fault in endpoint.said(1) and endpoint.asked[1]["messages"][-2]["role"] == "assistant"


def test_what_stays_wrong_is_dropped_for_the_composed_answer(endpoint: Endpoint) -> None:
    endpoint.replies = ["高12个百分点[C1]。", "高13个百分点[C1]。"]
    answer, composed = ask(GAP), without_model(GAP)
    assert (answer.answer, answer.citations) == (composed.answer, composed.citations)
    assert say("model.fell_back") in answer.warnings and answer.usage is not None and not answer.usage.kept


@pytest.mark.parametrize("status", [400, 401])
def test_an_endpoint_that_fails_leaves_the_composed_answer(endpoint: Endpoint, status: int) -> None:
    endpoint.replies = [status]
    answer = ask(GAP)
    assert answer.answer == without_model(GAP).answer and say("model.silent") in answer.warnings


def test_refusals_are_not_given_to_the_model(endpoint: Endpoint) -> None:
    answer = ask("上海市2027年规模以上工业增加值目标是多少？")
    assert answer.status == Status.REFUSED and endpoint.asked == [] and answer.usage is None


def test_tokens_are_counted_where_the_endpoint_does_not(endpoint: Endpoint) -> None:
    endpoint.usage = None
    endpoint.replies = ["中卫市2023年70%以上[P1]比自治区2022年68%[P2]至少高2个百分点[C1]。"]
    answer = ask(GAP)
    assert answer.usage is not None
    assert answer.usage.tokens_out == tokens.count("中卫市2023年70%以上[P1]比自治区2022年68%[P2]至少高2个百分点[C1]。")
    assert answer.usage.tokens_in > tokens.count(GAP)


@pytest.mark.parametrize(
    ("name", "value"),
    [("WENCE_MODEL_URL", ""), ("WENCE_MODEL_URL", "ftp://x/v1"), ("WENCE_MODEL_URL", "http://"), ("WENCE_MODEL_SECONDS", "soon"),
     ("WENCE_MODEL_SECONDS", "-1"), ("WENCE_MODEL_PRICES", "2"), ("WENCE_MODEL_PRICES", "2/x"), ("WENCE_MODEL_PRICES", "NaN/1")],
)  # fmt: skip
def test_a_setting_that_cannot_be_read_is_named(shipped: Path, monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv("WENCE_MODEL", "m")
    monkeypatch.setenv("WENCE_MODEL_URL", "http://127.0.0.1:9/v1")
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError, match=name):
        configured()
    answer = ask(GAP)
    assert (answer.status, answer.status_reason) == (Status.ERROR, Reason.SETTINGS) and name in answer.answer


def test_no_model_is_configured_by_default() -> None:
    assert configured() is None


def test_cost_is_per_million_tokens() -> None:
    assert Settings("m", "http://x", "", 1, Decimal(2), Decimal(8)).cost(1_500_000, 250_000) == Decimal(5)


def test_tokens_are_those_of_the_published_encoding() -> None:
    assert [tokens.count(text) for text in ("", "hello world", "tiktoken is great!")] == [0, 2, 6]
    assert tokens.count("中卫市关键工序数控化率") > 8


def test_what_is_thought_aloud_or_fenced_is_not_part_of_the_answer() -> None:
    assert made("<think>[P7]？</think>```markdown\n共**3家**[P1]。\n```").text == "共**3家**[1]。"


def test_marks_in_other_brackets_and_together_are_understood() -> None:
    assert made("共**3家**【P2、P1】。").text == "共**3家**[1][2]。"


@pytest.mark.parametrize("reply", ["共**3家**[1]。", "共**3家**[P3]。", "共三家[P1]。", "共**3家**[P1]<b>。", "共**3家**[P1]![x](y)。"])
def test_replies_that_are_refused(reply: str) -> None:
    with pytest.raises(ReplyError):
        made(reply)


def made(reply: str) -> Draft:
    """The draft that a reply makes of a small composed one."""
    quotes = [Citation(n, "d", "某方案", "", (), f"共{n}家", 0, 3) for n in (1, 2)]
    worked = (Computation("sum", "1 + 2 = 3", Decimal(3), "家", (1, 2)),)
    draft = Draft(Status.ANSWERED, Reason.NONE, "共**3家**[1][2]。", tuple(quotes))
    assert evidence(Draft(Status.ANSWERED, Reason.NONE, "", tuple(quotes), worked)).cited["C1"] == (1, 2)
    return draft_of(reply, draft, evidence(draft))


def without_model(question: str) -> Any:
    """The answer as composed."""
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("WENCE_MODEL")
        return ask(question)
