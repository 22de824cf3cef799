"""All measures of one outcome, worked out by hand."""

from decimal import Decimal
from typing import Any

from eval.cases import Case, Figure
from eval.measures.score import Scorer
from eval.outcomes import Outcome, Place
from eval.sources import Source

TEXT = "一、目标\n到2025年，产值达到12.5亿元，企业达到30家。\n二、保障\n加强领导。"
SCORER = Scorer([Source("plan", "计划", TEXT, TEXT.replace("。", "。 ")), Source("made", "改过", "原文没有的话", "别的话")])
ZERO = Decimal(0)
CASE = Case(
    "c", "fact", "?", True, expect_numbers=(Figure(Decimal("12.5"), "亿元", ZERO), Figure(Decimal(30), "家", ZERO)),
    cite_docs=("plan",), cite_quotes=("产值达到12.5亿元", "企业达到30家"), difficulty=2, ability="lookup",
)  # fmt: skip
REFUSE = Case("r", "refuse", "?", False)


def cite(quote: str, start: int | None = None, document: str = "plan") -> dict[str, Any]:
    place = TEXT.find(quote) if start is None else start
    return {"n": 1, "document": document, "quote": quote, "start": place, "end": place + len(quote)}


def outcome(text: str, *citations: dict[str, Any], status: str = "answered", retrieved: tuple[Place, ...] = ()) -> Outcome:
    return Outcome("wence", "c", {"status": status, "answer": text, "citations": list(citations)}, retrieved, 0.25)


def test_a_right_answer_reaches_everything() -> None:
    quote = "产值达到12.5亿元，企业达到30家"
    start = TEXT.find(quote)
    found = SCORER.score(CASE, outcome("12.5亿元，30家", cite(quote), retrieved=(Place("plan", start, start + 17),)))
    assert (found.right, found.faults, found.seconds, found.status) == (True, (), 0.25, "answered")
    assert found.tallies == {
        "right": (1, 1), "false_refusals": (0, 1), "figures": (2, 2), "citation_fidelity": (1, 1), "citation_recall": (2, 2),
        "citation_precision": (1, 1), "faithfulness": (2, 2), "mrr": (1, 1), "recall@5": (1, 1), "recall@10": (1, 1), "recall@20": (1, 1),
        "ndcg@10": (1, 1),
    }  # fmt: skip


def test_half_an_answer() -> None:
    found = SCORER.score(CASE, outcome("12.5亿元", cite("产值达到12.5亿元"), cite("加强领导")))
    assert [fault.kind for fault in found.faults] == ["number", "quote"]
    assert found.tallies["figures"] == (1, 2)
    assert found.tallies["citation_recall"] == (1, 2)
    assert found.tallies["citation_precision"] == (1, 2)
    assert found.tallies["recall@20"] == (0, 1)


def test_fidelity_wants_the_words_the_place_and_the_source() -> None:
    right, moved, altered = cite("加强领导"), cite("加强领导", 3), cite("加强了领导", TEXT.find("加强"))
    invented = cite("原文没有的话", 0, "made")
    nowhere = cite("加强领导", 0, "nowhere")
    found = SCORER.score(CASE, outcome("", right, moved, altered, invented, nowhere))
    assert found.tallies["citation_fidelity"] == (1, 5)


def test_refusals() -> None:
    right = SCORER.score(REFUSE, outcome("没有收录", status="refused"))
    assert right.right
    assert right.tallies == {"right": (1, 1), "refusal_precision": (1, 1), "refusal_recall": (1, 1), "false_answers": (0, 1)}
    wrong = SCORER.score(REFUSE, outcome("12.5亿元"))
    assert wrong.tallies == {"faithfulness": (0, 1), "right": (0, 1), "refusal_recall": (0, 1), "false_answers": (1, 1)}
    false = SCORER.score(CASE, outcome("没有收录", status="refused"))
    assert false.tallies["refusal_precision"] == (0, 1)
    assert false.tallies["false_refusals"] == (1, 1)


def test_a_failure_is_wrong_and_reaches_nothing() -> None:
    for case in (CASE, REFUSE):
        found = SCORER.score(case, Outcome("wence", "c", {}, (), 1.0, "ValueError: x"))
        assert (found.right, found.failed, [fault.kind for fault in found.faults]) == (False, True, ["failed"])
        assert found.tallies["right"] == (0, 1)
    assert found.tallies["refusal_recall"] == (0, 1)
