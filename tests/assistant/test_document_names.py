"""Documents as people name them: golden rows over the shipped corpus, orders and short forms over invented cards, years from today."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from assistant.answer import ask
from assistant.understand import understand
from assistant.understand.documents import mentions
from index.library import Library
from index.records import Metadata
from index.schema import Card

GOLDEN = Path(__file__).parents[1] / "golden" / "document_names.jsonl"
CASES = [json.loads(line) for line in GOLDEN.read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def library(built: Path) -> Library:
    return Library.open(built)


@pytest.mark.parametrize("case", CASES, ids=[case["question"] for case in CASES])
def test_golden_name(library: Library, case: dict[str, Any]) -> None:
    query = understand(case["question"], case.get("history", ()), library.cards, library.terms)
    assert list(query.documents) == case["documents"]


def card(id: str, title: str, number: str = "", region: str = "全国", published: str = "2024-01-01") -> Card:
    meta = Metadata(title=title, number=number, region=region, published=published)
    return Card(id, meta, "", "text", "", False, 0, 0, 0, 0, 0, 0, 1.0, 0, "")


CARDS = {
    one.id: one
    for one in (
        card("care", "某市长期护理保险试行办法", "某医保规字〔2024〕1号", "某市"),
        card("order", "牧场登记管理规定", "农业农村部令2023年第83号"),
        card("old", "2025年云南省政府工作报告", region="云南省", published="2025-01-12"),
        card("new", "2026年云南省政府工作报告", region="云南省", published="2026-01-20"),
        card("volume", "清湾市“双创”政策汇编", region="清湾市", published="2023-01-20"),
    )
}


@pytest.mark.parametrize(
    ("question", "documents"),
    [
        ("长护险办法的参保对象", ("care",)),
        ("农业农村部令第83号什么时候施行", ("order",)),
        ("83号令对登记时限怎么规定", ("order",)),
        ("云南今年的政府工作报告的粮食目标", ("new",)),
        ("云南去年的政府工作报告的粮食目标", ("old",)),
        ("云南最新的政府工作报告", ("new",)),
        ("云南今年的报告粮食目标", ("new",)),
        ("护理站有哪些办法", ()),
        ("按文件能拿到多少护理补贴", ()),
        ("我们按这个政策领过奖励", ()),
        ("护理设备更新那个补助能申请吗", ()),
        ("按清湾那本政策手册补多少", ("volume",)),
        ("照清湾“双创”那本汇编补多少", ("volume",)),
    ],
)
def test_orders_short_forms_and_reports_of_a_year(monkeypatch: pytest.MonkeyPatch, question: str, documents: tuple[str, ...]) -> None:
    monkeypatch.setenv("WENCE_TODAY", "2026-03-31")
    assert tuple(id for one in mentions(question, CARDS) for id in one.documents) == documents


@pytest.mark.parametrize(
    ("question", "years"),
    [("到明年规上工业增加值要达到多少", (2027,)), ("今年和去年比呢", (2026, 2025)), ("近三年的目标", ()), ("比上年同期增长多少", ())],
)
def test_years_reckoned_from_today(library: Library, monkeypatch: pytest.MonkeyPatch, question: str, years: tuple[int, ...]) -> None:
    monkeypatch.setenv("WENCE_TODAY", "2026-03-31")
    assert understand(question, (), library.cards, library.terms).years == years


def test_what_is_reckoned_is_told(shipped: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WENCE_TODAY", "2026-03-31")
    answer = ask("到明年规上工业增加值要达到多少？")
    assert "2800亿元" in answer.answer and "“明年”按2027年理解" in answer.answer
