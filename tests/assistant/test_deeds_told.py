"""What a condition wants done, told in other words: golden lines (tests/golden/deeds.txt), condition｜what the asker says｜verdict."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.eligibility import decide, facts
from index.records import CleanText, Document, Metadata
from index.rules import extract

_LINES = [line.split("｜") for line in (Path(__file__).parents[1] / "golden/deeds.txt").read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
_VERDICTS = {"符合": "能", "不符合": "不能", "需补充": "要补充"}


@pytest.mark.parametrize(("condition", "said", "verdict"), _LINES, ids=["，".join(line[:2]) for line in _LINES])
def test_a_deed_is_told_in_other_words(condition: str, said: str, verdict: str) -> None:
    (rule,) = extract(Document("d", Metadata(), CleanText(f"对{condition}的企业，给予10万元补助。")), (), ())
    found = decide(rule, facts((f"{said}，能拿多少补助？",), ()))
    assert found.verdict == _VERDICTS[verdict], found.checks
    assert found.checks
