"""The whole way from question to answer: never an exception, always valid, always verbatim; golden questions a colleague can correct."""

from __future__ import annotations

import json
import re
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant import answer as module
from assistant.answer import ask, the_library
from assistant.records import Answer, Reason, Status
from index.build import add
from index.library import Library
from prompts import say

GOLDEN = Path(__file__).parents[1] / "golden" / "questions.jsonl"
CASES = [json.loads(line) for line in GOLDEN.read_text(encoding="utf-8").splitlines() if line.strip()]
ANYTHING = st.one_of(
    st.text(max_size=120),
    st.text(alphabet=st.characters(), max_size=40),
    st.lists(st.sampled_from(["2027年", "十三五", "中卫市", "全区", "规上工业增加值", "比", "提高", "多少", "？", "哪些单位负责", "补贴", "目标",
                              "和", "研发投入强度", "合计", "年均", "智能工厂", "我公司投资2500万元", "平均", "最高", "呢", "《", "》", "几倍"]),
             max_size=9).map("".join),
)


def is_sound(answer: Answer, library: Library) -> None:
    """What holds of every answer whatsoever."""
    tree = json.loads(json.dumps(answer.as_json(), ensure_ascii=False, allow_nan=False).encode())
    assert tree["status"] in list(Status) and tree["status_reason"] in list(Reason) and tree["answer"]
    marks = {int(mark) for mark in re.findall(r"\[(\d+)\]", answer.answer)}
    assert marks <= {one.n for one in answer.citations}
    for one in answer.citations:
        source = library.document(one.document)
        assert one.quote and source.text[one.start : one.end] == one.quote
        assert not any(one.start < place < one.end for place in source.clean.breaks)
    if answer.status == Status.ANSWERED:
        assert answer.citations and answer.status_reason == Reason.NONE
    if answer.status == Status.REFUSED:
        assert answer.status_reason != Reason.NONE


@settings(derandomize=True, deadline=None, max_examples=120)
@given(question=ANYTHING, history=st.lists(ANYTHING, max_size=2))
def test_any_text_gets_a_sound_answer(built: Path, question: str, history: list[str]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("WENCE_HOME", str(built))
        answer = ask(question, history, "1")
    assert answer.status_reason != Reason.INTERNAL, answer.answer
    is_sound(answer, Library.open(built))


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_golden_question(shipped: Path, case: dict[str, Any]) -> None:
    answer = ask(case["question"], case.get("history", ()), case["id"])
    is_sound(answer, the_library())
    assert faults(case, answer) == []


def faults(case: dict[str, Any], answer: Answer) -> list[str]:
    """What is wrong with the answer to a golden question; none if it is right."""
    if not case.get("answerable", True):
        return [] if answer.status == Status.REFUSED else [f"{answer.status}, should be refused: {answer.answer}"]
    text = _plain(answer.answer)
    found = [f"{answer.status}: {answer.answer}"] if answer.status in (Status.REFUSED, Status.ERROR) else []
    found += [f"number {one['value']}{one['unit']}" for one in case.get("expect_numbers", []) if not _has(text, one)]
    found += [f"words {words}" for words in case.get("expect_text", []) if not any(_plain(word) in text for word in words)]
    found += [f"forbidden {word}" for word in case.get("forbid_text", []) if _plain(word) in text]
    cited = {one.document for one in answer.citations}
    found += [f"not cited {id}" for id in case.get("cite_docs", []) if id not in cited]
    quotes = "\n".join(_plain(one.quote) for one in answer.citations)
    found += [f"not quoted {quote}" for quote in case.get("cite_quotes", []) if _plain(quote) not in quotes]
    return [*found, answer.answer] if found else []


def _plain(text: str) -> str:
    return re.sub(r"\[\d+\]|[\s*]", "", unicodedata.normalize("NFKC", text))


def _has(text: str, wanted: dict[str, Any]) -> bool:
    unit = {"%": "(?:%|个百分点)", "个百分点": "(?:个百分点|%)"}.get(wanted["unit"], re.escape(wanted["unit"]))
    numbers = re.findall(rf"(?<![\d.])(\d+(?:\.\d+)?){unit}", text)
    return any(abs(float(number) - wanted["value"]) <= wanted.get("tol", 0) + 1e-9 for number in numbers)


@pytest.mark.parametrize("words", ["你好！", "谢谢", "您好，在吗"])
def test_a_greeting_is_met_as_one(shipped: Path, words: str) -> None:
    answer = ask(words)
    assert (answer.status_reason, answer.answer) == (Reason.NOT_POLICY, say("refusal.greeting"))


def test_whatever_goes_wrong_the_asker_gets_an_answer(shipped: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(module, "understand", broken)
    answer = ask("2027年的目标？")
    assert (answer.status, answer.status_reason) == (Status.ERROR, Reason.INTERNAL)
    assert answer.answer == say("refusal.internal", message="ZeroDivisionError")


def test_without_a_library_the_remedy_is_named(own_home: Path) -> None:
    answer = ask("2027年的目标？")
    assert (answer.status, answer.status_reason) == (Status.ERROR, Reason.LIBRARY)
    assert "python -m index build" in answer.answer


def test_a_new_library_is_seen_at_once(copy: Path, policy: Any) -> None:
    before = ask("2031年等级民宿要达到多少家？")
    add([policy("某县方案", 137)], copy, progress=False)
    after = ask("2031年等级民宿要达到多少家？")
    assert before.status == Status.REFUSED and "137" in after.answer
    assert before.library != after.library


def test_a_quote_does_not_run_over_a_page_number(copy: Path, tmp_path: Path) -> None:
    lines = ["某市民宿品质提升工作方案", "一、提升服务", "（一）分类处置民宿。对管理规范的民宿给予授牌，对管理粗放的民宿", "- 7 -",
             "限期整改，整改后仍不合格的民宿退出名录。（责任单位：市文旅局）", "（二）培训民宿管家。每年组织轮训。"]
    path = tmp_path / "某市民宿方案.txt"
    path.write_text("\n".join(lines), encoding="utf-8")
    add([path], copy, progress=False)
    answer = ask("某市对管理粗放的民宿怎么处置？")
    source = "\n".join(lines)
    assert "限期整改" in answer.answer and "[1][2]" in answer.answer
    assert len(answer.citations) == 2
    assert all(re.sub(r"\s", "", one.quote) in re.sub(r"\s", "", source) for one in answer.citations)
    is_sound(answer, the_library())


def test_answers_are_repeatable(shipped: Path) -> None:
    first, second = (ask("2027年规模以上工业增加值比2022年目标提高多少？").as_json() for _ in range(2))
    assert {**first, "timings_ms": None} == {**second, "timings_ms": None}


@pytest.mark.parametrize(
    ("question", "right", "wrong"),
    [
        ("到2020年全区单位工业增加值能耗要降多少", "单位工业增加值能耗年均下降", "增加2300万吨"),
        ("中卫四大改造的总投资多少", "四大改造", "企业内网"),
        ("假如我们厂去年研发投入占营收2.5%，够不够规划的要求", "2.5 − 1 = 1.5个百分点", "25.48亿元"),
        ("中卫电子信息产值占全市规上工业的比例", "25亿元", "41.67%"),
        ("绿色园区2022年10个，2027年12个，五年就加2个对吗", "绿色园区", "按您说的"),
        ("银川有哪些产业园区，主导产业分别是啥", "煤制油、循环经济、煤炭电力、化工、新材料", "园区名称："),
    ],
)
def test_a_figure_of_another_kind_is_no_answer(shipped: Path, question: str, right: str, wrong: str) -> None:
    answer = ask(question).answer
    assert right in answer and wrong not in answer
