"""Made-up systems and cases for tests of the runner and the report; module level, so that worker processes find them."""

import os
from typing import Any

from eval.cases import Case
from eval.outcomes import Place
from eval.sources import Source

TEXT = "到2025年，产值达到10亿元。\n到2025年，企业达到20家。"
SOURCES = (Source("plan", "甲市计划", TEXT, TEXT),)


def case(number: int, type: str = "fact") -> Case:
    return Case(f"c{number:02d}", type, f"第{number}问", type != "refuse", cite_docs=("plan",), cite_quotes=("产值达到10亿元",))


CASES = tuple(case(number, ("fact", "list", "refuse")[number % 3]) for number in range(12))


class Echo:
    """Quotes the first sentence; refuses every fourth case; raises on case c05."""

    def answer(self, case: Case) -> dict[str, Any]:
        number = int(case.id[1:])
        if number == 5:
            raise ValueError("五")
        if number % 4 == 0:
            return {"id": case.id, "status": "refused", "status_reason": "not_found", "answer": "没有<b>收录</b>", "citations": []}
        citation = {"n": 1, "document": "plan", "title": "甲市计划", "path": ["一、目标"], "quote": TEXT[:15], "start": 0, "end": 15}
        return {"id": case.id, "status": "answered", "answer": f"**{case.question}**：10亿元[1]", "citations": [citation]}

    def retrieve(self, text: str) -> list[Place]:
        return [Place("plan", 16, 30), Place("plan", 0, 15)]


class Silent:
    """Refuses everything."""

    def answer(self, case: Case) -> dict[str, Any]:
        return {"id": case.id, "status": "refused", "answer": "", "citations": []}

    def retrieve(self, text: str) -> list[Place]:
        return []


class Unmakable:
    def __init__(self) -> None:
        raise RuntimeError("no library")


class Killer(Echo):
    """Ends the process on case c07, as a kill would."""

    def answer(self, case: Case) -> dict[str, Any]:
        if case.id == "c07":
            os._exit(9)
        return super().answer(case)
