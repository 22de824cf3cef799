"""The language of questions, and answers in it: the same figures, quotes and marks, no sentence in another language."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from assistant.answer import ask
from assistant.language.detect import language

CASES = [json.loads(line) for line in (Path(__file__).parents[1] / "golden" / "languages.jsonl").read_text(encoding="utf-8").splitlines()]
_QUOTED = re.compile(r"“[^”]*”|《[^》]*》")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["question"][:20])
def test_language(case: dict[str, object]) -> None:
    assert language(str(case["question"]), case.get("history", ())) == case["language"]  # type: ignore[arg-type]


@pytest.mark.parametrize(("traditional", "simplified"), [
    ("寧夏2027年規模以上工業增加值的目標是多少？比2020年的目標多多少？", "宁夏2027年规模以上工业增加值的目标是多少？比2020年的目标多多少？"),
    ("中衛市工業技術改造投資年均增速的目標到底是15%還是10%？", "中卫市工业技术改造投资年均增速的目标到底是15%还是10%？"),
    ("我們設備投資2500萬元，建數字化車間能補多少？", "我们设备投资2500万元，建数字化车间能补多少？"),
    ("陝西省2027年綠色工廠的目標是多少？", "陕西省2027年绿色工厂的目标是多少？"),
])
def test_traditional_answers_are_the_simplified_ones_in_other_signs(shipped: Path, traditional: str, simplified: str) -> None:
    one, other = ask(traditional), ask(simplified)
    assert one.language == "zh-Hant" and other.language == "zh-Hans"
    assert (one.status, one.citations, one.targets) == (other.status, other.citations, other.targets)
    assert [step.result for step in one.computations] == [step.result for step in other.computations]
    assert one.answer != other.answer and len(one.answer) == len(other.answer)
    assert re.findall(r"\d+", one.answer) == re.findall(r"\d+", other.answer)


def test_quotes_and_titles_stay_in_the_original(shipped: Path) -> None:
    answer = ask("寧夏2027年規模以上工業增加值的目標是多少？")
    quoted = _QUOTED.findall(answer.answer)
    assert quoted and all(any(words.strip("“”《》") in cited.quote + cited.title for cited in answer.citations) for words in quoted)
    assert "新型工业强区五年计划" in answer.answer and "規模以上工業增加值" in answer.answer
