"""The same question in other clothes has the same answer: talk around it, closing particles, other signs and digits, slips of sound."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from zlib import crc32

import pytest

from assistant.answer import ask

QUESTIONS = [row["question"] for line in (Path(__file__).parents[1] / "golden/questions.jsonl").read_text(encoding="utf-8").splitlines()
             if not (row := json.loads(line)).get("history") and "?" not in row["question"]]
"""Questions by themselves; notes in signs (补?%) are no sentences before or behind which anything is said."""
BEFORE = ["请问，", "老板让我问下，", "新来的，不太懂，", "写汇报材料要用，麻烦看下：", "经查阅相关文件，现请核实：", "你好，想确认一下，", "听人说过，记不太清了，", "帮我查一下", "不好意思打扰了，"]
BEHIND = ["？谢谢！", "？请一并注明出处。", "，我等着用", "？记得附上原文", "，盼复", "呀？", "来着", "？在线等，挺急的", "？我好写进材料", "？请予答复。"]
DIGITS = {str(value): sign for value, sign in enumerate("〇一二三四五六七八九")}
SLIPS = {"增加值": "增加植", "目标": "目镖", "规模": "规摸", "产业": "产也", "技术": "计术", "培育": "陪育", "计划": "计化", "示范": "示犯"}
Disguise = Callable[[str, random.Random], str]


def bare(question: str) -> str:
    return re.sub(r"[？?。！!，,\s]+$", "", question)


def full_width(question: str, _: random.Random) -> str:
    return "".join(chr(ord(sign) + 0xFEE0) if "!" <= sign <= "~" else sign for sign in question)


def spelled_years(question: str, _: random.Random) -> str:
    return re.sub(r"(?<!\d)20\d\d(?=年)", lambda match: "".join(DIGITS[digit] for digit in match.group()), question)


def slipped(question: str, random: random.Random) -> str:
    there = [right for right in SLIPS if right in question]
    right = random.choice(there) if there else ""
    return question.replace(right, SLIPS[right], 1) if right else question


DISGUISES: dict[str, Disguise] = {
    "before": lambda question, random: random.choice(BEFORE) + question,
    "behind": lambda question, random: bare(question) + random.choice(BEHIND),
    "both": lambda question, random: random.choice(BEFORE) + bare(question) + random.choice(BEHIND),
    "full width": full_width,
    "years": spelled_years,
    "slip": slipped,
}
ASKED = 50
MOST = {"before": 2, "behind": 2, "both": 2, "full width": 2, "years": 2, "slip": 5}
"""So many questions of each kind are asked; so many of them may differ, in percent."""


@cache
def told(question: str) -> object:
    """What an answer comes to: its status, the places it quotes and the figures it works out or names."""
    answer = ask(question)
    return (answer.status, frozenset((one.document, one.start, one.end) for one in answer.citations),
            frozenset((one.operation, one.result) for one in answer.computations),
            frozenset((one.indicator, one.year, one.value) for one in answer.targets))


@pytest.mark.parametrize("kind", DISGUISES)
def test_a_disguise_changes_no_answer(shipped: Path, kind: str) -> None:
    drawn = sorted(QUESTIONS, key=lambda question: crc32(f"{kind}{question}".encode()))[:ASKED]  # further questions change few of those drawn
    pairs = [(plain, worn) for plain in drawn if (worn := DISGUISES[kind](plain, random.Random(f"{kind}{plain}"))) != plain]
    other = [worn for plain, worn in pairs if told(worn) != told(plain)]
    assert 100 * len(other) <= MOST[kind] * len(pairs), other
