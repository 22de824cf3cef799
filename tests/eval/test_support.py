"""Faithfulness: which figures of an answer count as supported."""

from typing import Any

import pytest

from eval.cases import Case
from eval.measures.support import supported

CASE = Case("x", "compute", "我市现在58%，差多少？", True, history=("2400万能补多少",))


def answer(text: str) -> dict[str, Any]:
    return {
        "answer": text,
        "citations": [{"quote": "达到 2,940 万元，下降１４％", "title": "某计划", "number": "某发〔2023〕13号", "path": ["三、目标"]}],
        "computations": [{"expression": "66 − 48.78 = 17.22", "result": 17.22}],
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("达到2940万元[1]", (1, 1)),
        ("即0.294亿元", (1, 1)),
        ("即29400000元", (1, 1)),
        ("下降0.14", (1, 1)),
        ("达到2950万元", (0, 1)),
        ("66 − 48.78 = 17.22", (3, 3)),
        ("您说的58%，前面说的2400万", (2, 2)),
        ("按〔2023〕13号", (2, 2)),
        ("2027年、2025—2030年、2023年4月5日", (0, 0)),
        ("1. 甲\n2. 乙", (0, 0)),
        ("没有数", (0, 0)),
        ("| 产值（亿元） |\n| --- |\n| 77 |", (0, 1)),
    ],
)
def test_supported(text: str, expected: tuple[int, int]) -> None:
    assert supported(CASE, answer(text)) == expected
