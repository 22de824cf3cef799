"""The machine interface of an answer: fixed fields, plain JSON values, exact numbers."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest

from assistant.records import Answer, Citation, Computation, Grid, Query, Reason, Status, number

FIELDS = ["id", "question", "language", "status", "status_reason", "answer", "citations", "computations", "table", "targets", "warnings",
          "suggestions", "timings_ms", "library"]


def test_fields_and_their_order() -> None:
    answer = Answer(
        "7", "问", Status.ANSWERED, Reason.NONE, "答[1]",
        citations=(Citation(1, "d", "方案", "", ("一、",), "原文", 3, 5),),
        computations=(Computation("difference", "2 − 1.5 = 0.5", Decimal("0.5"), "亿元", (1, "asker")),),
        table=Grid(("年份",), (("2027",),)),
    )
    tree = json.loads(json.dumps(answer.as_json()))
    assert list(tree) == FIELDS
    assert tree["citations"] == [{"n": 1, "document": "d", "title": "方案", "number": "", "path": ["一、"], "quote": "原文", "start": 3,
                                  "end": 5, "page": None}]
    assert tree["computations"] == [{"operation": "difference", "expression": "2 − 1.5 = 0.5", "result": 0.5, "unit": "亿元",
                                     "operands": [1, "asker"]}]
    assert tree["table"] == {"columns": ["年份"], "rows": [["2027"]]}
    assert Answer("", "", Status.REFUSED, Reason.NOT_FOUND, "").as_json()["table"] is None


@pytest.mark.parametrize(("value", "text"), [("2800", "2800"), ("48.78", "48.78"), ("2.0", "2"), ("1E+3", "1000"), ("-0.5", "-0.5")])
def test_numbers_print_the_same(value: str, text: str) -> None:
    assert json.dumps(number(Decimal(value))) == text


def test_leaning_decides_whether_the_context_counts() -> None:
    query = Query("那呢", "那呢", ("甲",), ("乙",))
    assert query.words == ("甲",)
    assert Query("那呢", "那呢", ("甲",), ("乙",), leans=True).words == ("甲", "乙")
