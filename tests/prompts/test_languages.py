"""Every message that an asker may read, in every language: the same keys, the same variables; traditional signs word by word."""

from __future__ import annotations

import re

import pytest

import prompts
from assistant.understand.traditional import simplified
from prompts import FOLDER, keys, recording, say, say_in, speaking
from prompts.traditional import traditional

NO_ANSWERS = {"check", "doors", "eval", "index", "model", "model_reading", "model_wording", "page"}
"""Files that speak to those who run the program, to other programs or to a language model; of page.yaml and model.yaml a part is in English."""
ANSWERS = sorted(path.stem for path in FOLDER.glob("*.yaml") if path.stem not in NO_ANSWERS)
"""Files whose messages all belong to an answer; a new file belongs here unless it is named above."""
ROUND_ANSWERS = ["status", "reason", "part", "working", "source.mark", "source.open", "source.copy", "action.word", "vote", "chart"]
"""Groups of page.yaml that stand round an answer."""
_HAN = re.compile(r"[\u3400-\u9fff]")
_ORIGINAL = re.compile(r"“[^”]*”|《[^》]*》|万元")
"""Chinese that may stand in English words: names and units quoted."""


@pytest.mark.parametrize("topic", ANSWERS)
def test_no_message_of_an_answer_is_without_its_english(topic: str) -> None:
    assert sorted(keys(topic, "en")) == sorted(keys(topic))


def test_no_words_round_an_answer_are_without_their_english() -> None:
    english = keys("page", "en")
    asked = [key for key in keys("page") if key.removeprefix("page.").startswith(tuple(ROUND_ANSWERS))
             and not key.endswith(("open_failed", "view"))]
    assert [key for key in asked if key not in english] == []


@pytest.mark.parametrize("topic", sorted(path.stem for path in (FOLDER / "en").glob("*.yaml")))
def test_english_has_the_variables_of_the_chinese_and_no_chinese(topic: str) -> None:
    chinese = prompts._templates(topic)
    for key, template in prompts._templates(topic, "en").items():
        assert prompts.variables(template) == prompts.variables(chinese[key]), key
        assert not _HAN.search(_ORIGINAL.sub("", template.template)), key


@pytest.mark.parametrize(("words", "written"), [
    ("以后发的为准，计算结果是界限或约数", "以後發的為準，計算結果是界限或約數"),
    ("发文机关的系统里面只有后面准备的", "發文機關的系統裡面只有後面準備的"),
    ("折合、复制、恢复、范围、征收、制造、几个、干部、联系", "折合、複製、恢復、範圍、徵收、製造、幾個、幹部、聯繫"),
    ("向主管部门核实", "向主管部門核實"),
])
def test_one_sign_for_several_is_put_by_its_word(words: str, written: str) -> None:
    assert traditional(words) == written


@pytest.mark.parametrize("topic", ANSWERS)
def test_traditional_messages_read_the_same_when_simplified(topic: str) -> None:
    for key, template in prompts._templates(topic, "zh-Hant").items():
        assert simplified(template.template).replace("著", "着") == prompts._templates(topic)[key].template, key


def test_the_language_spoken_is_that_of_the_block() -> None:
    with speaking("en"):
        assert say("rows.target") == "target"
    assert say("rows.target") == "目标"
    assert say_in("zh-Hant", "rows.target", {}) == "目標"


def test_what_is_said_is_kept_while_recording() -> None:
    with recording() as said:
        text = say("understand.reckoned", word="今年", year=2026)
    assert said[text].key == "understand.reckoned" and dict(said[text].values) == {"word": "今年", "year": "2026"}
    say("rows.actual")
    assert list(said) == [text]
