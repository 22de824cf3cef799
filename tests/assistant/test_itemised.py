"""Sums over several things, years and pieces, over one county's policy (tests/golden/itemised, itemised.jsonl).

A row names the question, what was asked before it (`history`), words that the answer says and words that it does `not` say.
"""

from __future__ import annotations

import json
import random
import re
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from assistant.answer import ask
from assistant.compose.of_support.asks_listed import listed
from assistant.compose.of_support.itemised.items import items
from index.build import add

GOLDEN = Path(__file__).parents[1] / "golden"
_ROWS = [json.loads(line) for line in (GOLDEN / "itemised.jsonl").read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def home(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The shipped library with the county's policy."""
    place = tmp_path_factory.mktemp("itemised") / "home"
    shutil.copytree(built, place)
    add(sorted((GOLDEN / "itemised").glob("*.txt")), place, progress=False)
    yield place


@pytest.mark.parametrize("row", _ROWS, ids=[row["id"] for row in _ROWS])
def test_question(home: Path, monkeypatch: pytest.MonkeyPatch, row: dict[str, Any]) -> None:
    monkeypatch.setenv("WENCE_HOME", str(home))
    answer = ask(row["question"], row.get("history", []))
    said = "\n".join((answer.answer.replace("**", ""), *(one.expression for one in answer.computations)))
    assert [words for words in row["says"] if words not in said] == [], said
    assert [words for words in row["not"] if words in said] == [], said


@pytest.mark.parametrize(("question", "things"), [
    ("修了2条二级步道、1条三级步道，另外建了3块露营地，一共奖多少？", ["修了2条二级步道", "1条三级步道", "建了3块露营地"]),
    ("生活补贴、交通补贴和安家费加起来一共多少？", ["生活补贴", "交通补贴", "安家费"]),
    ("按国发〔2018〕41号的标准，我有两个孩子在上学（都由我全额扣），每个月合计多少？", ["我有两个孩子在上学"]),
    ("我是独生子，爸62岁，两个娃一个5岁一个10岁，一年呢？", ["我是独生子", "爸", "两个娃"]),
])
def test_items(question: str, things: list[str]) -> None:
    """What asks, names the document or tells an age is no thing."""
    assert [one.text for one in items(question) if not one.asks] == things


@pytest.mark.parametrize(("question", "names"), [
    ("探亲补贴加上后面的安置补贴，两样一共能补多少钱？", ["探亲补贴", "安置补贴"]),
    ("场地、水电、租金补贴这三样加起来多少？", ["场地", "水电", "租金补贴"]),
    ("我和老伴一共能拿多少补贴？", []),
    ("2条步道和1块营地一共奖多少？", []),
])
def test_listed(question: str, names: list[str]) -> None:
    """The grants named side by side before the word for their sum; neither persons nor what is counted."""
    assert listed(question) == names


_GIVEN = {"一级步道": ("条", 80), "二级步道": ("条", 30), "三级步道": ("条", 6), "标准化露营地": ("块", 2)}
_UNGIVEN = {"观景塔": "座", "游客中心": "个", "停车场": "处"}
_NUMBERS = dict(zip(range(1, 10), "一两三四五六七八九", strict=True))
_JOINED = ("、", "，另外还有", "，又建了")
_ASKED = ("，一共奖励多少？", "，合计能奖多少万元？", "，加起来给多少？")


def _asked(draw: random.Random, things: Mapping[str, int]) -> str:
    """A question that tells so many of each thing, the number before or behind it, in digits or spelled."""
    behind, spelled = draw.random() < 0.5, draw.random() < 0.5
    units = {name: _GIVEN[name][0] if name in _GIVEN else _UNGIVEN[name] for name in things}
    told = [(f"{name}{count}{units[name]}" if behind else f"{count}{units[name]}{name}")
            for name, number in things.items() for count in [_NUMBERS[number] if spelled else str(number)]]
    return f"在北岭县新建了{draw.choice(_JOINED).join(told)}{draw.choice(_ASKED)}"


@pytest.mark.parametrize("seed", range(30))
def test_every_count_is_in_the_sum(home: Path, monkeypatch: pytest.MonkeyPatch, seed: int) -> None:
    """What is called the total is the sum over all that is told; where something told has no rule, it is named and nothing is called the total."""
    monkeypatch.setenv("WENCE_HOME", str(home))
    draw = random.Random(seed)
    things = {name: draw.randint(1, 9) for name in draw.sample(sorted(_GIVEN), draw.randint(2, 4))}
    ungiven = draw.choice(sorted(_UNGIVEN)) if seed % 3 == 0 else ""
    question = _asked(draw, {**things, **({ungiven: draw.randint(2, 9)} if ungiven else {})})
    said = ask(question).answer.replace("**", "")
    right = sum(count * _GIVEN[name][1] for name, count in things.items())
    totals = re.findall(r"^合计：.*?= (\d+)万元", said, re.MULTILINE)
    assert totals in ([], [str(right)]), f"{question}\n{said}"
    if ungiven:
        assert totals == [] and ungiven in said, f"{question}\n{said}"
    else:
        assert totals or "没有算进" in said or "不能给出合计" in said, f"{question}\n{said}"
