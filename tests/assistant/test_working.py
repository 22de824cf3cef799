"""Sums worked out in the open with all that limits them; whatever is composed of true words passes the guard."""

from __future__ import annotations

import json
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from assistant.answer import answer
from assistant.compose.refused import refusal
from index import build
from index.library import Library

GOLDEN = Path(__file__).parents[1] / "golden" / "working"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    home = tmp_path_factory.mktemp("working")
    build.add(sorted(GOLDEN.glob("*.txt")), home, progress=False)
    return Library.open(home)


def rows() -> list[dict[str, Any]]:
    return [json.loads(line) for line in (GOLDEN / "questions.jsonl").read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["question"])
def test_limits_are_worked_in(row: dict[str, Any], library: Library) -> None:
    draft = answer(row["question"], row.get("history", ()), library)
    assert [words for words in row["says"] if words not in draft.text] == [], draft.text
    assert [words for words in row["not"] if words in draft.text] == [], draft.text


_WHO = ("桐岭县的", "我们在桐岭县，是农产品加工企业，", "我们公司是外地搬到桐岭县的，")
_DID = (
    "{n}台播种机今年刚买", "今年新购{n}辆保温车，都是5吨，每辆{m}万元，都上了牌", "新建了一座气调库，库容{n}00立方米，总造价{m}万元", "新建了{n}00立方米的冷库",
    "参加了{n}个目录内展会，一个展会租了3个展位，每个展位费{m}万元", "扩建项目投资额{m}0万元，已经验收", "是农产品加工扩建项目，投资额{m}00万元", "首次通过了绿色工厂认定，又买了{n}台播种机",
    "是二孩家庭，买了{m}0平方米的新建商品住房，合同总价{m}万元", "是三孩家庭，购买家庭首套住房，合同总价{m}万元，住房100平方米",
)
_ASKS = ("，能补多少？", "，这个能补吗？", "，总共能拿多少？")
_FIGURES = ((1, 8), (3, 40), (7, 95))


@pytest.mark.parametrize("did", _DID)
def test_nothing_true_is_withdrawn(did: str, library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever asks for whatever: the guard has nothing against what was composed from the rules."""
    withdrawn: list[object] = []
    real = refusal.unsupported

    def spy(draft: Any, complaints: Any) -> Any:
        withdrawn.append((asked, [one.message for one in complaints]))
        return real(draft, complaints)

    monkeypatch.setattr(refusal, "unsupported", spy)
    for who, ask, (n, m) in product(_WHO, _ASKS, _FIGURES):
        asked = f"{who}{did.format(n=n, m=m)}{ask}"
        answer(asked, (), library)
        answer("那换成我兄弟厂，数多一倍呢？", (asked,), library)
    assert withdrawn == []
