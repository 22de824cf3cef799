"""Dialogues: golden ones a colleague can correct; what is taken back, where a question leads back, which item is meant."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.answer import ask
from assistant.compose.in_words.item import which
from assistant.records import Status
from assistant.understand.dialogue import resolved

GOLDEN = Path(__file__).parents[1] / "golden" / "dialogues.jsonl"
CASES = [json.loads(line) for line in GOLDEN.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_golden_dialogue(shipped: Path, case: dict[str, Any]) -> None:
    *history, question = case["turns"]
    answer = ask(question, history)
    text = re.sub(r"\*\*|\[\d+\]", "", answer.answer)
    assert answer.status in (Status.ANSWERED, Status.PARTIAL), text
    assert [word for word in case["has"] if word not in text] == [], text
    assert [word for word in case.get("not", ()) if word in text] == [], text
    told = next((line for line in text.split("\n") if "承接上文" in line), "")
    assert [word for word in case.get("told", ()) if word not in told] == []


@pytest.mark.parametrize(
    ("question", "history", "meant", "size"),
    [
        ("不是中卫，是全区", ["甲"], "是全区", 1),
        ("我问的不是2022年，是2027年", ["甲"], "是2027年", 1),
        ("是不是全区都要做到？", ["甲"], "是不是全区都要做到？", 1),
        ("全区的，不是中卫的", ["甲"], "全区的", 1),
        ("我在县城上班，不是省会也不是地级市，能扣多少", [], "我在县城上班，不是省会也不是地级市，能扣多少", 0),
        ("我家不是低保户也不是特困户，孩子能减免吗", [], "我家不是低保户也不是特困户，孩子能减免吗", 0),
        ("回到刚才第一个问题，2027年是多少", ["甲", "乙"], "2027年是多少", 1),
        ("上上个问题里2022年呢", ["甲", "乙", "丙"], "2022年呢", 2),
        ("回到第一个问题", ["甲", "乙"], "甲", 0),
        ("第九个问题", ["甲"], "第九个问题", 1),
    ],
)
def test_what_is_taken_back_and_where_a_question_leads(question: str, history: list[str], meant: str, size: int) -> None:
    spoken, before = resolved(question, history)
    assert (spoken, len(before)) == (meant, size)


@settings(derandomize=True, deadline=None, max_examples=200)
@given(st.text(alphabet=st.sampled_from("不是中卫，全区第一二个问题回到刚才上的2027年。？ "), max_size=24), st.lists(st.just("甲"), max_size=3))
def test_something_is_always_left_to_ask(question: str, history: list[str]) -> None:
    spoken, before = resolved(question, history)
    assert re.search(r"\w", spoken) or not re.search(r"\w", question)
    assert len(before) <= len(history)


@pytest.mark.parametrize(
    ("question", "place"),
    [("第二条具体说说", 2), ("第三项是什么？", 3), ("最后一条呢", -1), ("那第4个由谁负责", 4), ("第二产业占比多少", None), ("第十四个五年规划的目标", None),
     ("2027年目标是多少", None)],
)
def test_which_item_is_meant(question: str, place: int | None) -> None:
    assert which(question) == place


def test_a_share_is_no_answer_to_how_fast_a_thing_grows(shipped: Path) -> None:
    answer = ask("增速呢？", ["2027年规上工业增加值要达到多少？"])
    assert answer.status == Status.REFUSED and "15%" not in answer.answer
